//! `factdesk lsp`, as an editor starts it. What it answers is tested end to end elsewhere.

use crate::desk::Desk;

fn message(body: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

#[test]
fn a_session_that_ends_in_order_has_status_0_and_one_cut_off_has_1() {
    let initialize = message(r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#);
    let shutdown = message(r#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#);
    let exit = message(r#"{"jsonrpc":"2.0","method":"exit"}"#);
    let desk = Desk::with(&[]);
    for (arguments, said, status) in [
        ("lsp", [initialize.as_str(), &shutdown, &exit].concat(), 0),
        ("lsp --stdio", [initialize.as_str(), &exit].concat(), 1),
        ("lsp", initialize.clone(), 1),
    ] {
        let run = desk.factdesk(arguments).stdin(said).output().expect("the program runs");
        assert_eq!(run.status.code(), Some(status), "{}", String::from_utf8_lossy(&run.stderr));
    }
}
