//! The sheet in Markdown: a table for each draft.

use super::{Document, Part, state_name, who};
use factdesk_core::sheet::{Cited, Count, Row, SourceUse, Summary};
use std::fmt::Write;

/// The sheet, with all that copy could say in markup made inert.
pub(super) fn print(document: &Document) -> String {
    let mut out = String::from("# Fact-check sheet\n\n");
    summary(&mut out, &document.summary);
    for part in &document.drafts {
        print_part(&mut out, part, 1 < document.drafts.len());
    }
    out
}

fn print_part(out: &mut String, part: &Part, several: bool) {
    let sheet = &part.sheet;
    let title = if sheet.title.is_empty() { &part.path } else { &sheet.title };
    let _ = write!(out, "\n## {}\n\n{}", inert(title), inert(&part.path));
    if let Some(date) = &sheet.date {
        let _ = write!(out, " · {date}");
    }
    out.push('\n');
    if several {
        out.push('\n');
        summary(out, &sheet.summary);
    }
    if !sheet.sources.is_empty() {
        out.push_str("\n### Sources\n\n| source | what it is | sentences | first on line |\n|---|---|--:|--:|\n");
        for source in &sheet.sources {
            let _ = writeln!(out, "| {} | {} | {} | {} |", source_name(source), source.kind, source.sentences, source.line);
        }
    }
    out.push_str("\n### Statements\n\n| no. | line | statement | kinds | vouched by | source and place | findings | worth | checker | date | verdict |\n");
    out.push_str("|--:|--:|---|---|---|---|---|--:|---|---|---|\n");
    for row in &sheet.rows {
        print_row(out, row);
    }
    if !sheet.elsewhere.is_empty() {
        out.push_str("\n### Other findings\n\n");
        for found in &sheet.elsewhere {
            let _ = writeln!(out, "- Line {}, {} ({}): {}", found.line, found.rule, found.severity.name(), inert(&found.message));
        }
    }
}

fn print_row(out: &mut String, row: &Row) {
    let kinds: Vec<&str> = row.kinds.iter().map(|kind| kind.name()).collect();
    let who = who(row);
    let vouched = if who.is_empty() { state_name(row).to_owned() } else { format!("{}: {}", state_name(row), inert(&who)) };
    let cited: Vec<String> = row.cited.iter().map(cited_words).collect();
    let findings: Vec<String> =
        row.findings.iter().map(|found| format!("{} ({}): {}", found.rule, found.severity.name(), inert(&found.message))).collect();
    let _ = writeln!(
        out,
        "| {} | {} | {} | {} | {vouched} | {} | {} | {:.2} | | | |",
        row.number,
        row.line,
        inert(&row.text),
        kinds.join(", "),
        cited.join("; "),
        findings.join("<br>"),
        row.check_worthiness
    );
}

fn summary(out: &mut String, summary: &Summary) {
    let counts = |counts: &[Count]| counts.iter().map(|count| format!("{} {}", count.name, count.count)).collect::<Vec<_>>().join(", ");
    let _ = writeln!(out, "- Sentences that state something: {}", summary.sentences);
    let _ = writeln!(out, "- Without a source: {}", summary.unsourced);
    for (name, list) in [("Vouched for", &summary.states), ("To check", &summary.kinds), ("Findings", &summary.findings)] {
        if !list.is_empty() {
            let _ = writeln!(out, "- {name}: {}", counts(list));
        }
    }
}

fn source_name(source: &SourceUse) -> String {
    let mut name = inert(&source.name);
    for more in [&source.role, &source.url].into_iter().flatten().filter(|more| **more != source.name) {
        name.push_str(", ");
        name.push_str(&inert(more));
    }
    name
}

fn cited_words(cited: &Cited) -> String {
    let parts = [Some(&cited.source), cited.role.as_ref(), cited.locator.as_ref(), cited.url.as_ref().filter(|url| **url != cited.source)];
    let id = cited.id.as_ref().filter(|id| **id != cited.source).map(|id| format!(" ({})", inert(id))).unwrap_or_default();
    format!("{}{id}", parts.into_iter().flatten().map(|part| inert(part)).collect::<Vec<_>>().join(", "))
}

/// Words of a draft as text: what Markdown would read as marks stands behind a backslash (`CommonMark` 2.4),
/// and what HTML would is an entity.
fn inert(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_draft_are_no_markup() {
        assert_eq!(inert("a | b\n*c* <script> [x](y)"), "a \\| b \\*c\\* &lt;script&gt; \\[x\\](y)");
    }
}
