//! `factdesk lsp` as an editor runs it: a process with three pipes and an exit status.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// The words of the draft, which must be seen nowhere but in the protocol.
const WORDS: &str = "Zibulka";

struct Process {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Process {
    /// Starts the program, with all that it can log.
    fn start() -> Process {
        let mut child = Command::new(env!("CARGO_BIN_EXE_factdesk"))
            .args(["lsp", "--stdio"])
            .env("FACTDESK_LOG", "trace")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let input = child.stdin.take().expect("it was asked for");
        let output = BufReader::new(child.stdout.take().expect("it was asked for"));
        Process { child, input, output }
    }

    fn write(&mut self, body: &str) {
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("the server reads");
    }

    fn tell(&mut self, method: &str, params: &Value) {
        self.write(&json!({ "jsonrpc": "2.0", "method": method, "params": params }).to_string());
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.write(&json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params }).to_string());
        self.read(|message| message["id"] == 1)
    }

    /// The next message that is `wanted`.
    fn read(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            let mut length = 0;
            let mut line = String::new();
            while line != "\r\n" {
                line.clear();
                assert_ne!(self.output.read_line(&mut line).expect("the server writes"), 0, "the server is there");
                length = line.strip_prefix("Content-Length: ").map_or(length, |it| it.trim().parse().expect("a length is a number"));
            }
            let mut body = vec![0; length];
            self.output.read_exact(&mut body).expect("a message is whole");
            let message = serde_json::from_slice(&body).expect("a message is JSON");
            if wanted(&message) {
                return message;
            }
        }
    }

    /// Says hello and has a draft read; some of what it says is broken.
    fn draft(&mut self) {
        self.ask("initialize", &json!({ "capabilities": {} }));
        self.tell("initialized", &json!({}));
        self.write(&format!("{{\"jsonrpc\": \"2.0\", \"method\": \"{WORDS}\", \"id\": {{\"{WORDS}\""));
        self.write(&format!("{{\"jsonrpc\": \"{WORDS}\", \"method\": [\"{WORDS}\"]}}"));
        self.tell("textDocument/didChange", &json!({ "textDocument": WORDS }));
        let text = format!("Mayor Ada {WORDS} said it cost TK.");
        let document = json!({ "uri": "file:///draft.md", "languageId": "markdown", "version": 1, "text": text });
        self.tell("textDocument/didOpen", &json!({ "textDocument": document }));
        let published = self.read(|message| message["method"] == "textDocument/publishDiagnostics");
        assert_eq!(published["params"]["diagnostics"][0]["code"], "open-placeholder");
    }

    /// Waits for the end: the exit status, and what was logged. Standard input is left open, as
    /// editors leave it.
    fn end(mut self) -> (Option<i32>, String) {
        let mut log = String::new();
        self.child.stderr.take().expect("it was asked for").read_to_string(&mut log).expect("logs are UTF-8");
        (self.child.wait().expect("it ends").code(), log)
    }
}

#[test]
fn the_exit_status_says_whether_shutdown_came_first() {
    let mut orderly = Process::start();
    orderly.draft();
    orderly.ask("shutdown", &Value::Null);
    orderly.tell("exit", &Value::Null);
    assert_eq!(orderly.end().0, Some(0));

    let mut abrupt = Process::start();
    abrupt.draft();
    abrupt.tell("exit", &Value::Null);
    assert_eq!(abrupt.end().0, Some(1));
}

#[test]
fn words_of_a_draft_reach_no_log() {
    let mut process = Process::start();
    process.draft();
    process.tell("exit", &Value::Null);
    let (_, log) = process.end();
    assert!(!log.contains(WORDS), "{log}");
}
