//! The server on standard input and output.

mod streams;

use crate::{Ended, serve};
use anyhow::Context;
use std::time::Duration;
use streams::{Incoming, Outgoing, standard_output};

/// How long a thread that waits for the next keystroke is kept. Longer than a reporter thinks:
/// starting one costs more than reading a draft.
const KEEP_IDLE_THREADS: Duration = Duration::from_mins(10);

/// Serves the editor on standard input and output and says how it ended. Logs go where the
/// caller's `tracing` subscriber sends them, which must not be standard output.
///
/// # Errors
/// The system gives no threads, or no standard output.
pub fn serve_stdio() -> anyhow::Result<Ended> {
    keep_words_out_of_panics();
    // One thread for the messages: with more, a keystroke measured 0.69 ms for 0.62 where diagnostics
    // are pushed, and 0.63 for 0.76 where they are asked for; no reason for more.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .thread_keep_alive(KEEP_IDLE_THREADS)
        .build()
        .context("the server's threads cannot be started")?;
    let input = Incoming::new(std::io::stdin()).context("the thread that reads cannot be started")?;
    let output = Outgoing(standard_output().context("there is no standard output")?);
    let ended = runtime.block_on(serve(input, output));
    // The thread that reads standard input cannot be ended, and editors keep their side open.
    runtime.shutdown_background();
    Ok(ended)
}

/// A panic's message can quote the draft; its place in the program cannot.
fn keep_words_out_of_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(String::new, |place| format!(" at {}:{}", place.file(), place.line()));
        tracing::error!("panicked{place}");
    }));
}
