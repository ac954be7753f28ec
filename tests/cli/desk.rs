//! A folder of drafts to run the program in.

use serde_json::Value;
use snapbox::cmd::Command;
use std::path::Path;
use tempfile::TempDir;

/// A folder with files, gone after the test.
pub(crate) struct Desk(TempDir);

impl Desk {
    /// A folder that holds `files`, each a path below it and its bytes.
    pub(crate) fn with(files: &[(&str, &str)]) -> Desk {
        let desk = Desk(tempfile::tempdir().expect("a temporary folder can be made"));
        for (path, text) in files {
            desk.write(path, text.as_bytes());
        }
        desk
    }

    /// Puts one more file into the folder.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("a folder can be made");
        std::fs::write(path, bytes).expect("a file can be written");
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// The program with its arguments, to be run in the folder.
    pub(crate) fn factdesk(&self, arguments: &str) -> Command {
        Command::new(env!("CARGO_BIN_EXE_factdesk"))
            .current_dir(self.path())
            .args(arguments.split_whitespace())
            .env_remove("CLICOLOR_FORCE")
            .env("COLUMNS", "100")
    }

    /// What the program prints as JSON values, one a line, whatever its status.
    pub(crate) fn json(&self, arguments: &str, stdin: &str) -> Vec<Value> {
        let output = self.factdesk(arguments).stdin(stdin.to_owned()).output().expect("the program runs");
        let stdout = String::from_utf8(output.stdout).expect("it prints UTF-8");
        stdout.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
    }
}

/// `value`'s entries under a key, as many as there are.
pub(crate) fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().expect("it is a list")
}
