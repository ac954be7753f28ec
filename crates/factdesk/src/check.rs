//! `factdesk check`: drafts in, findings out.

mod json;
mod text;

use crate::args::{CheckArgs, CheckFormat};
use crate::house::{Given, Houses};
use crate::inputs::{self, Input};
use crate::output::{self, Status};
use factdesk_core::Severity;
use rayon::prelude::*;

/// Runs the command.
pub(crate) fn run(args: &CheckArgs) -> anyhow::Result<Status> {
    let (drafts, mut problems) = inputs::find(&args.paths, args.stdin_filename.as_deref());
    let given = Given { config: args.config.as_deref(), rules: &args.rules };
    let (houses, of_houses) = Houses::find(drafts.iter().map(|draft| &*draft.name), given);
    problems.extend(of_houses);

    let mut reports = Vec::with_capacity(drafts.len());
    let checked: Vec<Result<Report, String>> = drafts.par_iter().map(|draft| check(draft, &houses, args.format)).collect();
    for result in checked {
        match result {
            Ok(report) => reports.push(report),
            Err(problem) => problems.push(problem),
        }
    }
    for problem in &problems {
        output::problem(problem);
    }
    match args.format {
        CheckFormat::Text => text::write(&mut output::people(), &reports)?,
        CheckFormat::Json => json::write(&mut output::machine(), &reports)?,
    }
    if !problems.is_empty() {
        return Ok(Status::Failed);
    }
    let met = reports.iter().flat_map(|report| &report.severities).any(|severity| args.fail_on.is_met(*severity));
    Ok(if met { Status::Found } else { Status::Clean })
}

/// What was found in one draft, ready to be printed; its text is let go.
struct Report {
    /// The findings as they are printed, one after another.
    printed: String,
    /// How much each finding weighs.
    severities: Vec<Severity>,
    /// How many words the draft has, counted as newsrooms do: what stands between spaces.
    words: usize,
}

fn check(input: &Input, houses: &Houses, format: CheckFormat) -> Result<Report, String> {
    let (draft, config) = input.draft(houses)?;
    let path = input.name.to_string_lossy();
    let printed = match format {
        CheckFormat::Text => text::print(&draft, &path),
        CheckFormat::Json => json::print(&draft, config, &path),
    };
    let severities = draft.findings().iter().map(|finding| finding.severity).collect();
    Ok(Report { printed, severities, words: draft.text().split_whitespace().count() })
}
