//! `factdesk check`: drafts in, findings out.

mod files;
mod github;
mod json;
mod junit;
mod sarif;
mod text;

use crate::args::{CheckArgs, CheckFormat, FailOn};
use crate::baseline::{Baseline, Found};
use crate::house::{Given, Houses};
use crate::inputs::{self, Gathered, Input};
use crate::output::{self, Status};
use crate::since::Since;
use factdesk_core::{Draft, Finding, Severity};
use files::OtherFiles;
use rayon::prelude::*;
use std::io::Write;

/// Runs the command.
pub(crate) fn run(args: &CheckArgs) -> anyhow::Result<Status> {
    let given = Given { config: args.house.config.as_deref(), rules: &args.rules };
    let Gathered { drafts, houses, mut problems } = inputs::gather(&args.paths, args.input.stdin_filename.as_deref(), given);
    // What is to be left out must be known before anything is told.
    let left_out = LeftOut {
        baseline: args.baseline.as_deref().map(Baseline::read).transpose()?,
        since: args.new_since.as_deref().map(|revision| Since::find(revision, drafts.iter().map(|draft| &*draft.name))).transpose()?,
    };

    let files = OtherFiles::default();
    let mut reports = Vec::with_capacity(drafts.len());
    let checked: Vec<Result<Report, String>> = drafts.par_iter().map(|draft| check(draft, &houses, args, &left_out, &files)).collect();
    for result in checked {
        match result {
            Ok(report) => reports.push(report),
            Err(problem) => problems.push(problem),
        }
    }
    for problem in &problems {
        output::problem(problem);
    }
    let summary = Summary { problems: &problems, fail_on: args.fail_on };
    match args.format {
        CheckFormat::Text => text::write(&mut output::people(), &reports)?,
        CheckFormat::Json => json::write(&mut output::machine(), &reports)?,
        CheckFormat::Sarif => sarif::write(&mut output::machine(), &reports, &summary)?,
        CheckFormat::Junit => junit::write(&mut output::machine(), &reports, &summary)?,
        CheckFormat::Github => {
            let mut out = output::machine();
            reports.iter().try_for_each(|report| out.write_all(report.printed.as_bytes()))?;
            out.flush()?;
        }
    }
    if let Some(line) = left_out.baseline.as_ref().and_then(|baseline| baseline.gone(reports.iter().map(|report| &report.found))) {
        output::problem(&line);
    }
    if !problems.is_empty() {
        return Ok(Status::Failed);
    }
    let met = reports.iter().flat_map(|report| &report.severities).any(|severity| args.fail_on.is_met(*severity));
    Ok(if met { Status::Found } else { Status::Clean })
}

/// Findings that are not to be told.
struct LeftOut {
    /// Those that were accepted before.
    baseline: Option<Baseline>,
    /// Those on lines that have not changed.
    since: Option<Since>,
}

/// What is told of a draft.
struct Kept<'a> {
    findings: Vec<&'a Finding>,
    files: &'a OtherFiles,
}

/// What holds for the whole run.
struct Summary<'a> {
    problems: &'a [String],
    fail_on: FailOn,
}

/// What was found in one draft, ready to be printed; its text is let go.
struct Report {
    /// The findings as they are printed, one after another.
    printed: String,
    /// How much each finding that is told weighs.
    severities: Vec<Severity>,
    /// How many words the draft has, counted as newsrooms do: what stands between spaces.
    words: usize,
    /// Everything that was found, told or not.
    found: Found,
}

fn check(input: &Input, houses: &Houses, args: &CheckArgs, left_out: &LeftOut, files: &OtherFiles) -> Result<Report, String> {
    let (draft, house) = input.draft(houses)?;
    let path = input.name.to_string_lossy();
    let accepted = |finding: &Finding| left_out.baseline.as_ref().is_some_and(|baseline| baseline.has(&finding.fingerprint));
    let old = |finding: &Finding| left_out.since.as_ref().is_some_and(|since| !since.touches(&input.name, &draft, finding));
    let findings = draft.findings().iter().filter(|finding| !accepted(finding) && !old(finding)).collect();
    let kept = Kept { findings, files };
    let printed = match args.format {
        CheckFormat::Text => text::print(&draft, &path, &kept),
        CheckFormat::Json => json::print(&draft, &house.config, &path, &kept),
        CheckFormat::Sarif => sarif::print(&draft, &path, &kept),
        CheckFormat::Github => github::print(&draft, &path, &kept),
        CheckFormat::Junit => junit::print(&draft, &path, &kept, args.fail_on),
    };
    let severities = kept.findings.iter().map(|finding| finding.severity).collect();
    Ok(Report { printed, severities, words: words(&draft), found: Found::of(&input.name, &draft) })
}

fn words(draft: &Draft) -> usize {
    draft.text().split_whitespace().count()
}
