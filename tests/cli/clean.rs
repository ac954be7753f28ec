//! `factdesk clean`.

use crate::desk::Desk;
use snapbox::str;

const LEDGER: &str = "[[source]]\nid = \"log\"\nname = \"Dam log\"\nurl = \"https://dam.example/log\"\n";
const DAM: &str = "The dam leaks [@log, p. 4]. It is old [source: diary]. <!-- factdesk: allow vague-source -->\r\n";
const CLEAN: &str = "The dam leaks ([Dam log, p. 4](https://dam.example/log)). It is old.\r\n";

fn read(desk: &Desk, path: &str) -> String {
    std::fs::read_to_string(desk.path().join(path)).expect("it is there")
}

#[test]
fn copy_goes_to_standard_output_to_a_file_or_in_place() {
    let desk = Desk::with(&[("sources.toml", LEDGER), ("dam.md", DAM), ("b/dam.md", DAM)]);
    let printed = desk.factdesk("clean dam.md").output().expect("the program runs");
    assert_eq!((String::from_utf8_lossy(&printed.stdout).as_ref(), printed.status.code()), (CLEAN, Some(0)));
    desk.factdesk("clean dam.md -o out.md").assert().success().stdout_eq("").stderr_eq("");
    assert_eq!((read(&desk, "out.md"), read(&desk, "dam.md")), (CLEAN.to_owned(), DAM.to_owned()));
    desk.factdesk("clean dam.md b --in-place").assert().success().stdout_eq("").stderr_eq("");
    assert_eq!((read(&desk, "dam.md"), read(&desk, "b/dam.md")), (CLEAN.to_owned(), CLEAN.to_owned()));
    let from_stdin = desk.factdesk("clean - --stdin-filename dam.md").stdin(DAM).output().expect("the program runs");
    assert_eq!(String::from_utf8_lossy(&from_stdin.stdout), CLEAN);
}

#[test]
fn what_is_still_open_is_told_and_nothing_is_written() {
    let desk = Desk::with(&[
        ("factdesk.toml", "[rules]\nopen-placeholder = \"off\"\n"),
        ("a.md", DAM),
        ("b.md", "The dam is old.\n\nIt is TK metres high [source: ].\n"),
    ]);
    desk.factdesk("clean a.md b.md --in-place").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
factdesk: b.md:3: “TK” is still open. Fill it in or take it out before the copy runs.
factdesk: b.md:3: “[source: ]” is still open. Fill it in or take it out before the copy runs.

"#]]);
    assert_eq!(read(&desk, "a.md"), DAM);
    desk.factdesk("clean b.md -o c.md").assert().code(2);
    assert!(!desk.path().join("c.md").exists());
}

#[test]
fn several_drafts_need_a_place_each() {
    let desk = Desk::with(&[("a.md", DAM), ("b.md", DAM)]);
    desk.factdesk("clean a.md b.md").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
factdesk: 2 drafts do not fit into one copy; name one, or write each in its own place with --in-place

"#]]);
    desk.factdesk("clean - --in-place").stdin(DAM).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
factdesk: standard input has no place to be written to; leave out --in-place

"#]]);
}
