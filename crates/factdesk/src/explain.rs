//! `factdesk explain`: what a rule is for, or why the sentences of a line were flagged or were not.

use crate::args::ExplainArgs;
use crate::house::{Given, Houses};
use crate::inputs::Input;
use crate::output::{self, Status};
use anyhow::{anyhow, bail};
use factdesk_core::{Draft, RULES, Span, explain};
use std::io::Write;
use std::path::Path;

/// Runs the command.
pub(crate) fn run(args: &ExplainArgs) -> anyhow::Result<Status> {
    let mut out = output::people();
    if let Some(rule) = RULES.iter().find(|rule| rule.slug == args.what) {
        out.write_all(rule.page.as_bytes())?;
        out.flush()?;
        return Ok(Status::Clean);
    }
    let Some((path, line)) = path_and_line(&args.what) else {
        bail!("there is no rule “{}”; write a name that `factdesk rules` lists, or a line as PATH:LINE", args.what);
    };
    let input = Input::new(Path::new(path), None);
    let (houses, problems) = Houses::find([&*input.name], Given { config: args.house.config.as_deref(), rules: &[] });
    for problem in &problems {
        output::problem(problem);
    }
    let (draft, _) = input.draft(&houses).map_err(|problem| anyhow!(problem))?;
    let lines = draft.lines();
    let Some(start) = line.checked_sub(1).and_then(|line| lines.start(line)) else {
        bail!("{path} has no line {line}; it has {}", lines.lines());
    };
    write(&mut out, &draft, Span { start, end: lines.end(line - 1) })?;
    Ok(if problems.is_empty() { Status::Clean } else { Status::Failed })
}

/// `drafts/a.md:12` as its parts; a column behind the line, as editors write it, is left out.
fn path_and_line(what: &str) -> Option<(&str, u32)> {
    let (before, last) = what.rsplit_once(':')?;
    let last: u32 = last.parse().ok()?;
    let earlier = before.rsplit_once(':').and_then(|(path, line)| Some((path, line.parse().ok()?)));
    Some(earlier.unwrap_or((before, last)))
}

fn write(out: &mut impl Write, draft: &Draft, line: Span) -> std::io::Result<()> {
    let explained = explain(draft, line);
    if explained.is_empty() {
        writeln!(out, "There is no copy on this line.")?;
    }
    for (index, explanation) in explained.iter().enumerate() {
        if 0 < index {
            writeln!(out)?;
        }
        let shown = draft.shown(explanation.sentence);
        let words: Vec<&str> = shown.split_whitespace().collect();
        writeln!(out, "{}", words.join(" "))?;
        for line in &explanation.lines {
            writeln!(out, "  {line}")?;
        }
    }
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_may_have_a_column_and_a_path_may_have_a_colon() {
        assert_eq!(path_and_line("a.md:12"), Some(("a.md", 12)));
        assert_eq!(path_and_line("a.md:12:7"), Some(("a.md", 12)));
        assert_eq!(path_and_line("C:\\a.md:12"), Some(("C:\\a.md", 12)));
        assert_eq!(path_and_line("vague-source"), None);
    }
}
