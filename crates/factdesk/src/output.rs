//! How the binary answers: the exit status, lines of trouble, and an output that may be closed early.

use std::io::{self, Write};
use std::process::ExitCode;

/// The exit status, as FORMATS.md has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// Nothing was found that weighs enough.
    Clean = 0,
    /// Something was found.
    Found = 1,
    /// The usage is wrong, or an input could not be read.
    Failed = 2,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(status as u8)
    }
}

/// Writes one line of trouble to standard error. That nobody reads it there is no trouble of its own.
pub(crate) fn problem(line: &str) {
    let _ = writeln!(io::stderr().lock(), "factdesk: {line}");
}

/// Whether `error` only says that the reader of standard output has gone, as `head` does.
pub(crate) fn is_closed(error: &anyhow::Error) -> bool {
    let of = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(of))
}

/// Standard output for other programs: buffered, and byte for byte what is written.
pub(crate) fn machine() -> impl Write {
    io::BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// Standard output for people: colours only where it is a terminal and `NO_COLOR` does not say otherwise.
pub(crate) fn people() -> impl Write {
    io::BufWriter::new(anstream::stdout().lock())
}
