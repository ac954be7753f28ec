//! `factdesk lsp`: serves an editor on standard input and output, and logs to standard error.

use crate::output;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::Directive;

/// Holds what is logged, in the syntax of `tracing_subscriber`'s `EnvFilter`.
const LOG_VARIABLE: &str = "FACTDESK_LOG";

/// Serves until the editor leaves; the exit status is the protocol's.
pub(crate) fn run() -> ExitCode {
    let asked = std::env::var(LOG_VARIABLE).unwrap_or_default();
    let filter = EnvFilter::builder().with_default_directive(tracing::Level::WARN.into()).parse_lossy(asked);
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(false).with_env_filter(filter.add_directive(silence())).init();
    match factdesk_lsp::serve_stdio() {
        Ok(ended) => ExitCode::from(ended.exit_code()),
        Err(error) => {
            output::problem(&format!("{error:#}"));
            output::Status::Failed.into()
        }
    }
}

/// The transport quotes messages that it cannot decode, and those hold the words of drafts.
fn silence() -> Directive {
    "tower_lsp_server=off".parse().expect("it is a directive")
}
