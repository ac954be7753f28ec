//! `factdesk clean`: publishable copy, of all drafts or of none.

use crate::args::{CleanArgs, RuleSetting};
use crate::house::{Given, Houses};
use crate::inputs::{self, Gathered, Input};
use crate::output::{self, Status};
use crate::write;
use anyhow::bail;
use factdesk_core::clean;

/// Runs the command.
pub(crate) fn run(args: &CleanArgs) -> anyhow::Result<Status> {
    // A house that does not ask for placeholders in drafts does not print them either.
    let asked = [RuleSetting { slug: "open-placeholder".to_owned(), severity: "error".to_owned() }];
    let given = Given { config: args.house.config.as_deref(), rules: &asked };
    let Gathered { drafts, houses, mut problems } = inputs::gather(&args.paths, args.input.stdin_filename.as_deref(), given);
    if !args.in_place && 1 < drafts.len() {
        bail!("{} drafts do not fit into one copy; name one, or write each in its own place with --in-place", drafts.len());
    }
    if args.in_place && args.paths.iter().any(|path| inputs::is_stdin(path)) {
        bail!("standard input has no place to be written to; leave out --in-place");
    }
    let mut copies: Vec<Copy<'_>> = Vec::new();
    for input in &drafts {
        match copy(input, &houses) {
            Ok(copy) => copies.push(copy),
            Err(told) => problems.extend(told),
        }
    }
    for problem in &problems {
        output::problem(problem);
    }
    if !problems.is_empty() {
        return Ok(Status::Failed);
    }
    for copy in copies {
        if !args.in_place {
            write::to(args.output.as_deref(), copy.text.as_bytes())?;
        } else if copy.changed {
            write::replace(&copy.input.name, copy.text.as_bytes())?;
        }
    }
    Ok(Status::Clean)
}

/// A draft made publishable.
struct Copy<'a> {
    input: &'a Input,
    text: String,
    changed: bool,
}

/// The copy of one draft, or a line for each thing that stands in its way.
fn copy<'a>(input: &'a Input, houses: &Houses) -> Result<Copy<'a>, Vec<String>> {
    let (draft, house) = input.draft(houses).map_err(|problem| vec![problem])?;
    let text = clean(&draft, &house.config).map_err(|obstacles| {
        let told = obstacles.into_iter().map(|obstacle| {
            let at = draft.lines().line_column(obstacle.span.start);
            format!("{}:{}: {}", input.name.display(), at.line + 1, obstacle.message)
        });
        told.collect::<Vec<_>>()
    })?;
    Ok(Copy { input, changed: text != draft.text(), text })
}
