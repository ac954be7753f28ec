//! A file's text, or one line on why there is none.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Spans are 32-bit; copy is a thousandth of this, and a file above it is no draft.
const MOST_BYTES: u64 = 256 << 20;

/// A file that cannot be used, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file or folder.
    pub path: PathBuf,
    /// What is wrong with it and what to do, without its name.
    pub message: String,
}

/// The text of a file.
///
/// # Errors
/// One line that says what is wrong with it and what to do about it, without its name.
pub fn read(path: &Path) -> Result<String, String> {
    read_from(File::open(path).map_err(|error| trouble(&error))?)
}

/// The text that `source` holds.
///
/// # Errors
/// As [`read`].
pub fn read_from(source: impl Read) -> Result<String, String> {
    let mut bytes = Vec::new();
    match source.take(MOST_BYTES + 1).read_to_end(&mut bytes) {
        Ok(size) if MOST_BYTES < size as u64 => Err(format!("larger than {} MB, so it is no draft; leave it out", MOST_BYTES >> 20)),
        Ok(_) => decode(bytes),
        Err(error) => Err(trouble(&error)),
    }
}

/// What an error of the file system means for whoever named the file.
fn trouble(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder; check the spelling".to_owned(),
        io::ErrorKind::PermissionDenied => "it may not be read; check its permissions".to_owned(),
        _ => format!("it cannot be read ({error})"),
    }
}

/// The bytes as text; where they are not UTF-8, the place of the first that is not.
///
/// # Errors
/// One line that says where the text is broken and what to do about it.
pub fn decode(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].split(|byte| *byte == b'\n').count();
        format!("not UTF-8: byte {at}, on line {line}, belongs to another encoding; save the file as UTF-8")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_byte_of_another_encoding_is_told_with_its_line() {
        let problem = decode(b"Caf\xc3\xa9\nCaf\xe9".to_vec()).expect_err("a lone E9 is Latin-1");
        assert!(problem.starts_with("not UTF-8: byte 9, on line 2,"), "{problem}");
    }
}
