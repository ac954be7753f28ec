//! `factdesk`: the one binary. It reads arguments and files, and writes; what drafts mean is
//! `factdesk-core`'s to say, and editors are `factdesk-lsp`'s to serve.

mod args;
mod baseline;
mod check;
mod clean;
mod explain;
mod facts;
mod house;
mod inputs;
mod lsp;
mod offsets;
mod output;
mod rules;
mod sheet;
mod since;
mod write;

use args::{Command, CommandLine};
use clap::Parser;
use output::Status;
use std::process::ExitCode;

fn main() -> ExitCode {
    let done = match CommandLine::parse().command {
        Command::Check(args) => check::run(&args),
        Command::Facts(args) => facts::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Sheet(args) => sheet::run(&args),
        Command::Clean(args) => clean::run(&args),
        Command::Baseline(command) => baseline::run(&command),
        Command::Lsp(_) => return lsp::run(),
        Command::Rules => rules::run(),
        Command::Schema => rules::schema(),
    };
    match done {
        Ok(status) => status.into(),
        Err(error) if output::is_closed(&error) => Status::Clean.into(),
        Err(error) => {
            output::problem(&format!("{error:#}"));
            Status::Failed.into()
        }
    }
}
