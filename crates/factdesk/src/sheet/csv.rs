//! The sheet for spreadsheets: one table, a row a sentence, all drafts below each other.

use super::{Document, state_name, who};

const HEAD: [&str; 17] = [
    "Draft",
    "No.",
    "Line",
    "Statement",
    "Kinds",
    "Vouched",
    "Who vouches",
    "Source id",
    "Source",
    "Place in source",
    "Address",
    "Findings",
    "Check-worthiness",
    "Place in draft",
    "Checker",
    "Date",
    "Verdict",
];

/// The sheet as CSV (RFC 4180), in UTF-8 with the mark by which spreadsheet programs know it.
pub(super) fn print(document: &Document) -> anyhow::Result<Vec<u8>> {
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    out.write_record(HEAD)?;
    for part in &document.drafts {
        for row in &part.sheet.rows {
            let kinds: Vec<&str> = row.kinds.iter().map(|kind| kind.name()).collect();
            let cited = |of: fn(&factdesk_core::sheet::Cited) -> Option<&str>| {
                row.cited.iter().map(|cited| of(cited).unwrap_or_default()).collect::<Vec<_>>().join("; ")
            };
            let findings: Vec<String> =
                row.findings.iter().map(|found| format!("{} ({}): {}", found.rule, found.severity.name(), found.message)).collect();
            let cells = [
                part.path.clone(),
                row.number.to_string(),
                row.line.to_string(),
                row.text.clone(),
                kinds.join(", "),
                state_name(row).to_owned(),
                who(row),
                cited(|cited| cited.id.as_deref()),
                cited(|cited| Some(&cited.source)),
                cited(|cited| cited.locator.as_deref()),
                cited(|cited| cited.url.as_deref()),
                findings.join("\n"),
                format!("{:.2}", row.check_worthiness),
                row.place.to_owned(),
                String::new(),
                String::new(),
                String::new(),
            ];
            out.write_record(cells.map(inert))?;
        }
    }
    Ok(out.into_inner()?)
}

/// A cell that no spreadsheet takes for a formula: one that begins as a formula does gets an apostrophe, by
/// which spreadsheets know text (OWASP, "CSV Injection").
fn inert(cell: String) -> String {
    const OPENS: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if cell.trim_start_matches(' ').starts_with(OPENS) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@sum", "\t=1", "  =1", "＝1"] {
            assert_eq!(inert(cell.to_owned()), format!("'{cell}"));
        }
        assert_eq!(inert("“We had to,” 1-2".to_owned()), "“We had to,” 1-2");
    }
}
