//! The language server of factdesk: the only crate that knows the protocol.
//!
//! [`serve`] speaks it over any pair of streams and [`serve_stdio`] over standard input and
//! output. What a draft says is read by `factdesk_core`; this crate keeps the drafts that are
//! open, finds the house's settings, and carries findings, hovers and fixes to the editor.
//!
//! Three rules hold everywhere in it. What a message changes is changed before the first `.await`
//! of its handler, because only that part of a handler runs in the order of the messages. No
//! handler waits for an answer of the editor, because that answer may stand behind messages that
//! wait for the handler. And drafts are read on threads of their own, so that the next message is
//! always taken at once.

mod backend;
mod boundary;
mod capabilities;
mod convert;
mod handlers;
mod input;
mod session;
mod settings;
mod stdio;

pub use convert::position;
pub use stdio::serve_stdio;

use backend::Backend;
use boundary::Boundary;
use input::Input;
use tokio::io::{AsyncRead, AsyncWrite};
use tower_lsp::{LspService, Server};

/// How many messages may be under way at once. High, because a cancellation takes a place too:
/// where all are taken by requests, none of those can be cancelled.
const MESSAGES_AT_ONCE: usize = 1024;

/// How a session came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The editor asked for the shutdown first.
    Orderly,
    /// The editor left without a word: `exit` alone, or a closed stream.
    Abruptly,
}

impl Ended {
    /// The exit status the protocol asks for (3.18, "Exit Notification").
    pub fn exit_code(self) -> u8 {
        match self {
            Ended::Orderly => 0,
            Ended::Abruptly => 1,
        }
    }
}

/// Serves one editor until it says `exit` or closes `input`. Needs a tokio runtime with time.
pub async fn serve<I, O>(input: I, output: O) -> Ended
where
    I: AsyncRead + Unpin,
    O: AsyncWrite,
{
    let (service, socket) = LspService::build(Backend::new).custom_method("window/workDoneProgress/cancel", Backend::end_progress).finish();
    let session = service.inner().session();
    let (boundary, shutdown) = Boundary::new(service);
    Server::new(Input::new(input), output, socket).concurrency_level(MESSAGES_AT_ONCE).serve(boundary).await;
    session.end();
    if shutdown.was_asked_for() { Ended::Orderly } else { Ended::Abruptly }
}
