//! `factdesk sheet`: the fact-check sheet of drafts, as a page, as Markdown, for spreadsheets and for programs.

mod csv;
mod html;
mod markdown;

use crate::args::{SheetArgs, SheetFormat};
use crate::house::Given;
use crate::inputs::{self, Gathered};
use crate::output::{self, Status};
use crate::write;
use factdesk_core::sheet::{Row, Sheet, Summary};
use rayon::prelude::*;
use serde::Serialize;
use std::path::Path;

/// Everything that is written: a part for each draft.
#[derive(Serialize)]
struct Document {
    /// The counts of all parts together.
    summary: Summary,
    drafts: Vec<Part>,
}

/// The sheet of one draft.
#[derive(Serialize)]
struct Part {
    path: String,
    #[serde(flatten)]
    sheet: Sheet,
}

/// What a checker fills in, in each row of the JSON.
const TO_FILL_IN: [&str; 3] = ["checker", "date", "verdict"];

/// Runs the command.
pub(crate) fn run(args: &SheetArgs) -> anyhow::Result<Status> {
    let given = Given { config: args.house.config.as_deref(), rules: &[] };
    let Gathered { drafts, houses, mut problems } = inputs::gather(&args.paths, args.input.stdin_filename.as_deref(), given);
    let read: Vec<Result<Part, String>> = drafts
        .par_iter()
        .map(|input| {
            let (draft, _) = input.draft(&houses)?;
            let path = input.name.to_string_lossy();
            // A file may be called after its confidential source.
            let path = draft.story().ledger.as_ref().map_or(path.clone(), |ledger| ledger.mask(&path).into_owned().into());
            Ok(Part { path: path.into_owned(), sheet: factdesk_core::sheet(&draft) })
        })
        .collect();
    let mut parts = Vec::new();
    for result in read {
        match result {
            Ok(part) => parts.push(part),
            Err(problem) => problems.push(problem),
        }
    }
    for problem in &problems {
        output::problem(problem);
    }
    let document = Document { summary: Summary::total(parts.iter().map(|part| &part.sheet.summary)), drafts: parts };
    let format = args.format.or_else(|| args.output.as_deref().and_then(of_ending)).unwrap_or(SheetFormat::Html);
    let written = match format {
        SheetFormat::Html => html::print(&document)?.into_bytes(),
        SheetFormat::Markdown => markdown::print(&document).into_bytes(),
        SheetFormat::Csv => csv::print(&document)?,
        SheetFormat::Json => json(&document)?,
    };
    write::to(args.output.as_deref(), &written)?;
    Ok(if problems.is_empty() { Status::Clean } else { Status::Failed })
}

/// The format that the ending of a file's name asks for.
fn of_ending(path: &Path) -> Option<SheetFormat> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "html" | "htm" => Some(SheetFormat::Html),
        "md" | "markdown" => Some(SheetFormat::Markdown),
        "csv" => Some(SheetFormat::Csv),
        "json" => Some(SheetFormat::Json),
        _ => None,
    }
}

fn json(document: &Document) -> anyhow::Result<Vec<u8>> {
    let mut value = serde_json::to_value(document)?;
    let parts = value["drafts"].as_array_mut().into_iter().flatten();
    for row in parts.filter_map(|part| part["rows"].as_array_mut()).flatten() {
        for column in TO_FILL_IN {
            row[column] = "".into();
        }
    }
    let mut out = serde_json::to_vec(&value)?;
    out.push(b'\n');
    Ok(out)
}

/// A state as a checker reads it.
fn state_name(row: &Row) -> &'static str {
    match row.state {
        "quoted" if row.unsourced => "quoted, no speaker named",
        "quoted" => "quoted",
        "attributed" if row.unsourced => "attributed to nobody in particular",
        "attributed" if row.partly => "partly attributed",
        "attributed" => "attributed",
        "cited" => "cited",
        "observed" => "seen by the reporter",
        "carried" => "goes on from the source before",
        "headline" => "the copy below",
        "background" => "public record or background",
        _ => "no source",
    }
}

/// "Ada Holm, mayor": who vouches, in one line.
fn who(row: &Row) -> String {
    row.voucher.as_ref().map_or_else(String::new, |voucher| match &voucher.role {
        Some(role) => format!("{}, {role}", voucher.name),
        None => voucher.name.clone(),
    })
}
