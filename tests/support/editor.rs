//! An editor for tests: a client of the language server, run in the same process over a pipe.
//!
//! It waits for messages, never for time to pass. When a test is over it leaves as the protocol
//! asks for, and fails the test if a message was left unread or the server ended otherwise.

#![allow(clippy::missing_panics_doc, reason = "what a test does not expect is a panic")]

use factdesk_core::LineIndex;
use factdesk_lsp::Ended;
use factdesk_lsp::position::{self, Encoding, LinePosition};
use serde_json::{Value, json};
use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream};
use tokio::runtime::Runtime;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;
use tower_lsp::gen_lsp_types::{
    CodeAction, Diagnostic, DocumentDiagnosticReport, DocumentDiagnosticRequest, Hover, HoverRequest, InitializeResult, Notification,
    PublishDiagnosticsNotification, PublishDiagnosticsParams, Request,
};

/// How long a message may take. Only a failing test waits that long.
const PATIENCE: Duration = Duration::from_secs(30);

/// An editor, with the folder it has open.
pub struct Editor {
    runtime: Runtime,
    to_server: DuplexStream,
    from_server: UnboundedReceiver<Value>,
    server: Option<JoinHandle<Ended>>,
    /// Messages that came before the one that was waited for.
    unread: VecDeque<Value>,
    last_id: i64,
    folder: TempDir,
    /// The documents that are open, by address: their version and text.
    open: BTreeMap<String, (i32, String)>,
    encoding: Encoding,
    initialized: InitializeResult,
}

/// Starts the server and says hello, as an editor of these capabilities, in an empty folder.
pub fn editor(capabilities: &Value) -> Editor {
    Editor::start(json!({ "capabilities": capabilities }), &[])
}

impl Editor {
    /// Starts the server in a folder of `files`, each a path below it and its text. `params` are
    /// those of `initialize`, without the folder.
    pub fn start(mut params: Value, files: &[(&str, &str)]) -> Editor {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        for (path, text) in files {
            write(&folder.path().join(path), text);
        }
        let uri = address(folder.path());
        params["workspaceFolders"] = json!([{ "uri": uri, "name": "desk" }]);
        let mut editor = Editor::silent(folder);
        let initialized = editor.ask("initialize", params);
        editor.initialized = serde_json::from_value(initialized).expect("the answer is well formed");
        editor.encoding = match editor.initialized.capabilities.position_encoding.clone().map(String::from).as_deref() {
            Some("utf-8") => Encoding::Utf8,
            Some("utf-32") => Encoding::Utf32,
            _ => Encoding::Utf16,
        };
        editor.tell("initialized", json!({}));
        editor
    }

    /// Starts the server and says nothing to it.
    pub fn connect() -> Editor {
        Editor::silent(tempfile::tempdir().expect("a temporary folder can be made"))
    }

    fn silent(folder: TempDir) -> Editor {
        const PIPE: usize = 1 << 16;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build().expect("threads can be started");
        let (to_server, input) = tokio::io::duplex(PIPE);
        let (output, from_server) = tokio::io::duplex(PIPE);
        let (sender, receiver) = unbounded_channel();
        let server = runtime.spawn(factdesk_lsp::serve(input, output));
        runtime.spawn(receive(from_server, sender));
        Editor {
            runtime,
            to_server,
            from_server: receiver,
            server: Some(server),
            unread: VecDeque::new(),
            last_id: 0,
            folder,
            open: BTreeMap::new(),
            encoding: Encoding::default(),
            initialized: InitializeResult::default(),
        }
    }

    /// What the server said of itself.
    pub fn initialized(&self) -> &InitializeResult {
        &self.initialized
    }

    /// The address of a file in the folder.
    pub fn uri(&self, file: &str) -> String {
        address(&self.folder.path().join(file))
    }

    /// Puts a file into the folder, without a word to the server.
    pub fn write(&self, file: &str, text: &str) {
        write(&self.folder.path().join(file), text);
    }

    /// The text of a file in the folder.
    pub fn read(&self, file: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(file)).expect("the file is there")
    }

    // --- Documents ---

    /// Opens a document at version 1, in the language of its ending.
    pub fn open(&mut self, file: &str, text: &str) {
        let language = if Path::new(file).extension().is_some_and(|it| it == "md") { "markdown" } else { "plaintext" };
        let uri = self.uri(file);
        let document = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
        self.open.insert(uri, (1, text.to_owned()));
    }

    /// Replaces the first `words` of a document.
    pub fn replace(&mut self, file: &str, words: &str, by: &str) {
        let uri = self.uri(file);
        let (version, text) = self.open.get(&uri).expect("the document is open").clone();
        let at = text.find(words).expect("the words stand there");
        let range = self.range_in(&text, at, at + words.len());
        let text = text.replacen(words, by, 1);
        self.change(file, version + 1, &json!([{ "range": range, "text": by }]));
        self.open.insert(uri, (version + 1, text));
    }

    /// Sends changes as they are; the editor's own text is not touched.
    pub fn change(&mut self, file: &str, version: i32, changes: &Value) {
        let document = json!({ "uri": self.uri(file), "version": version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// Closes a document.
    pub fn close(&mut self, file: &str) {
        let uri = self.uri(file);
        self.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
        self.open.remove(&uri);
    }

    /// The text of an open document.
    pub fn text(&self, file: &str) -> &str {
        &self.open.get(&self.uri(file)).expect("the document is open").1
    }

    /// The range of the first `words` in a document.
    pub fn range(&self, file: &str, words: &str) -> Value {
        let text = self.text(file);
        let at = text.find(words).expect("the words stand there");
        self.range_in(text, at, at + words.len())
    }

    fn range_in(&self, text: &str, start: usize, end: usize) -> Value {
        let lines = LineIndex::new(text);
        let at = |offset: usize| {
            let LinePosition { line, character } = position::position(text, &lines, offset as u32, self.encoding);
            json!({ "line": line, "character": character })
        };
        json!({ "start": at(start), "end": at(end) })
    }

    // --- Features ---

    /// The diagnostics that are published for a version of a document. Those of older versions
    /// may come before, in their order.
    pub fn diagnostics(&mut self, file: &str, version: i32) -> Vec<Diagnostic> {
        let mut before = 0;
        loop {
            let published = self.published(file);
            let now = published.version.expect("diagnostics of a draft bear a version");
            assert!(before < now && now <= version, "version {now} came after {before}, waiting for {version}");
            if now == version {
                return published.diagnostics;
            }
            before = now;
        }
    }

    /// The next diagnostics that are published for a file.
    pub fn published(&mut self, file: &str) -> PublishDiagnosticsParams {
        let uri = self.uri(file);
        let method = String::from(PublishDiagnosticsNotification::METHOD);
        let message = self.wait(|message| message["method"] == method && message["params"]["uri"] == uri);
        serde_json::from_value(message["params"].clone()).expect("the message is well formed")
    }

    /// Asks for the diagnostics of a document.
    pub fn pull(&mut self, file: &str, known: Option<&str>) -> DocumentDiagnosticReport {
        let mut params = json!({ "textDocument": { "uri": self.uri(file) } });
        if let Some(known) = known {
            params["previousResultId"] = json!(known);
        }
        self.request::<DocumentDiagnosticRequest>(params)
    }

    /// The hover at the start of the first `words` of a document.
    pub fn hover(&mut self, file: &str, words: &str) -> Option<Hover> {
        let id = self.send_hover(file, words);
        serde_json::from_value(self.answer_to(id)).expect("the answer is well formed")
    }

    /// Asks for a hover and does not wait.
    pub fn send_hover(&mut self, file: &str, words: &str) -> i64 {
        let position = self.range(file, words)["start"].clone();
        self.send(&String::from(HoverRequest::METHOD), json!({ "textDocument": { "uri": self.uri(file) }, "position": position }))
    }

    /// The actions on the first `words` of a document.
    pub fn actions(&mut self, file: &str, words: &str) -> Vec<CodeAction> {
        self.actions_in(file, words, &json!({ "diagnostics": [] }))
    }

    /// The actions on the first `words` of a document, in a context.
    pub fn actions_in(&mut self, file: &str, words: &str, context: &Value) -> Vec<CodeAction> {
        let range = self.range(file, words);
        let params = json!({ "textDocument": { "uri": self.uri(file) }, "range": range, "context": context });
        serde_json::from_value(self.ask("textDocument/codeAction", params)).expect("all answers are code actions")
    }

    /// Does what an action says: to open documents and to files. Tells the server of both.
    pub fn apply(&mut self, action: &CodeAction) {
        let edit = serde_json::to_value(action.edit.as_ref().expect("every action carries its edit")).expect("edits are JSON");
        let mut changes: Vec<(String, Value)> = Vec::new();
        for change in edit["documentChanges"].as_array().into_iter().flatten() {
            // Writing to a file creates it.
            if change["kind"] != "create" {
                let uri = change["textDocument"]["uri"].as_str().expect("a change has a place").to_owned();
                changes.push((uri, change["edits"].clone()));
            }
        }
        for (uri, edits) in edit["changes"].as_object().into_iter().flatten() {
            changes.push((uri.clone(), edits.clone()));
        }
        for (uri, edits) in changes {
            self.apply_to(&uri, edits.as_array().map(Vec::as_slice).unwrap_or_default());
        }
    }

    fn apply_to(&mut self, uri: &str, edits: &[Value]) {
        let path = path_of(uri);
        let known = self.open.get(uri).cloned();
        let mut text = known.as_ref().map_or_else(|| std::fs::read_to_string(&path).unwrap_or_default(), |(_, text)| text.clone());
        let lines = LineIndex::new(&text);
        let offset = |at: &Value| {
            let unit = |key: &str| at[key].as_u64().expect("positions are numbers") as u32;
            let place = LinePosition { line: unit("line"), character: unit("character") };
            position::offset(&text, &lines, place, self.encoding) as usize
        };
        let mut spans: Vec<_> = edits.iter().map(|edit| (offset(&edit["range"]["start"]), offset(&edit["range"]["end"]), edit)).collect();
        spans.sort_by_key(|(start, ..)| std::cmp::Reverse(*start));
        for (start, end, edit) in spans {
            let new = edit["newText"].as_str().or(edit["snippet"]["value"].as_str()).expect("an edit has a text");
            text.replace_range(start..end, new);
        }
        if let Some((version, _)) = known {
            let document = json!({ "uri": uri, "version": version + 1 });
            self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [{ "text": text }] }));
            self.open.insert(uri.to_owned(), (version + 1, text));
        } else {
            write(&path, &text);
            self.tell("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": uri, "type": 2 }] }));
        }
    }

    // --- Messages ---

    /// Sends a notification.
    pub fn tell(&mut self, method: &str, params: Value) {
        let mut message = json!({ "jsonrpc": "2.0", "method": method });
        message["params"] = params;
        self.write_message(&message);
    }

    /// Sends a typed request and waits for its answer.
    pub fn request<R: Request>(&mut self, params: Value) -> R::Result {
        serde_json::from_value(self.ask(&String::from(R::METHOD), params)).expect("the answer is well formed")
    }

    /// Sends a request and waits for its answer.
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.send(method, params);
        self.answer_to(id)
    }

    /// Sends a request and does not wait.
    pub fn send(&mut self, method: &str, params: Value) -> i64 {
        self.last_id += 1;
        let mut message = json!({ "jsonrpc": "2.0", "id": self.last_id, "method": method });
        if !params.is_null() {
            message["params"] = params;
        }
        self.write_message(&message);
        self.last_id
    }

    /// Waits for the result of a request.
    pub fn answer_to(&mut self, id: i64) -> Value {
        let answer = self.response_to(id);
        assert!(answer.get("error").is_none(), "{answer}");
        answer["result"].clone()
    }

    /// Waits for the code of the error that answers a request.
    pub fn error_of(&mut self, id: i64) -> i64 {
        let answer = self.response_to(id);
        answer["error"]["code"].as_i64().unwrap_or_else(|| panic!("no error: {answer}"))
    }

    fn response_to(&mut self, id: i64) -> Value {
        self.wait(|message| message.get("method").is_none() && message["id"] == id)
    }

    /// Waits for a request of the server, and answers it.
    pub fn answer(&mut self, method: &str, result: &Value) -> Value {
        let request = self.wait(|message| message["method"] == method && message.get("id").is_some());
        self.write_message(&json!({ "jsonrpc": "2.0", "id": request["id"], "result": result }));
        request["params"].clone()
    }

    /// Waits for a notification of the server.
    pub fn notification(&mut self, method: &str) -> Value {
        self.wait(|message| message["method"] == method && message.get("id").is_none())["params"].clone()
    }

    fn write_message(&mut self, message: &Value) {
        self.write_body(&message.to_string());
    }

    /// Writes the body of a message as it is.
    pub fn write_body(&mut self, body: &str) {
        let framed = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        self.runtime.block_on(self.to_server.write_all(framed.as_bytes())).expect("the server reads");
    }

    /// The first message that is not read yet and `wanted`.
    #[track_caller]
    fn wait(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.unread.iter().position(&wanted) {
            return self.unread.remove(at).expect("it was just found");
        }
        loop {
            let next = self.runtime.block_on(async { tokio::time::timeout(PATIENCE, self.from_server.recv()).await });
            let message = next.unwrap_or_else(|_| panic!("nothing came; unread: {:#?}", self.unread)).expect("the server is there");
            if wanted(&message) {
                return message;
            }
            self.unread.push_back(message);
        }
    }

    /// Leaves without a word but `exit`, and says how the server took it.
    pub fn leave_abruptly(mut self) -> Ended {
        self.tell("exit", Value::Null);
        self.end()
    }

    /// Closes the pipe, and says how the server took it.
    pub fn hang_up(mut self) -> Ended {
        let (_, nobody) = tokio::io::duplex(1);
        self.to_server = nobody;
        self.end()
    }

    /// Leaves with `shutdown` as a notification, as some editors do.
    pub fn leave_with_notifications(mut self) -> Ended {
        self.tell("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.end()
    }

    fn end(&mut self) -> Ended {
        let server = self.server.take().expect("it ends once");
        self.runtime.block_on(async { tokio::time::timeout(PATIENCE, server).await }).expect("the server ends").expect("without a panic")
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        // A failed test has said what is wrong.
        if self.server.is_none() || std::thread::panicking() {
            return;
        }
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.tell("exit", Value::Null);
        assert_eq!(self.end(), Ended::Orderly);
        while let Some(message) = self.runtime.block_on(self.from_server.recv()) {
            self.unread.push_back(message);
        }
        assert!(self.unread.is_empty(), "left unread: {:#?}", self.unread);
    }
}

/// Takes the server's messages off the pipe until it is closed.
async fn receive(pipe: DuplexStream, sender: UnboundedSender<Value>) {
    let mut pipe = BufReader::new(pipe);
    loop {
        let mut length = 0;
        loop {
            let mut line = String::new();
            match pipe.read_line(&mut line).await {
                Ok(0) | Err(_) => return,
                Ok(_) if line == "\r\n" => break,
                Ok(_) => {}
            }
            if let Some(value) = line.strip_prefix("Content-Length: ") {
                length = value.trim().parse().expect("a length is a number");
            }
        }
        let mut body = vec![0; length];
        pipe.read_exact(&mut body).await.expect("a message is whole");
        let message = serde_json::from_slice(&body).expect("a message is JSON");
        if sender.send(message).is_err() {
            return;
        }
    }
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("folders can be made");
    std::fs::write(path, text).expect("files can be written");
}

fn address(path: &Path) -> String {
    tower_lsp::gen_lsp_types::Uri::from_file_path(path).expect("the path is absolute").to_string()
}

fn path_of(uri: &str) -> std::path::PathBuf {
    let uri: tower_lsp::gen_lsp_types::Uri = uri.parse().expect("it is an address");
    uri.to_file_path().expect("it is a file")
}
