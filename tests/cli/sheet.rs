//! `factdesk sheet`.

use crate::desk::{Desk, list};
use snapbox::str;

const MILL: &str = "# Mill cuts 41 jobs\n\nThe mill cut 41 jobs, its director, Ada Holm, said [source: board minutes, p. 4]. Experts say it will close.\n\nWho knows?\n";

#[test]
fn the_markdown_sheet_has_a_row_for_each_statement() {
    let desk = Desk::with(&[("mill.md", MILL)]);
    desk.factdesk("sheet mill.md --format markdown").assert().success().stderr_eq("").stdout_eq(str![[r#"
# Fact-check sheet

- Sentences that state something: 3
- Without a source: 1
- Vouched for: attributed 2, headline 1
- To check: figure 2, name 1, statement 1
- Findings: warning 1

## Mill cuts 41 jobs

mill.md

### Sources

| source | what it is | sentences | first on line |
|---|---|--:|--:|
| Ada Holm, director | person | 1 | 3 |
| board minutes | mark | 1 | 3 |
| Experts | nobody in particular | 1 | 3 |

### Statements

| no. | line | statement | kinds | vouched by | source and place | findings | worth | checker | date | verdict |
|--:|--:|---|---|---|---|---|--:|---|---|---|
| 1 | 1 | Mill cuts 41 jobs | figure | the copy below |  |  | 0.64 | | | |
| 2 | 3 | The mill cut 41 jobs, its director, Ada Holm, said. | figure, name | attributed: Ada Holm, director | board minutes, p. 4 |  | 0.89 | | | |
| 3 | 3 | Experts say it will close. | statement | attributed to nobody in particular: Experts |  | vague-source (warning): “Experts” could be anyone. Name one of them, or say how they know. | 0.22 | | | |

"#]]);
}

#[test]
fn the_csv_sheet_is_read_by_spreadsheets() {
    let desk = Desk::with(&[("mill.md", "=1+1 jobs went, Ada Holm said.\n")]);
    desk.factdesk("sheet mill.md --format csv").assert().success().stdout_eq(str![[r#"
﻿Draft,No.,Line,Statement,Kinds,Vouched,Who vouches,Source id,Source,Place in source,Address,Findings,Check-worthiness,Place in draft,Checker,Date,Verdict
mill.md,1,1,"'=1+1 jobs went, Ada Holm said.","figure, name",attributed,Ada Holm,,,,,,0.90,body,,,

"#]]);
}

#[test]
fn the_json_sheet_holds_what_the_page_does() {
    let desk = Desk::with(&[("mill.md", MILL)]);
    let sheet = &desk.json("sheet mill.md --format json", "")[0];
    let rows = list(&list(sheet, "drafts")[0], "rows");
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[1]["voucher"], serde_json::json!({"name": "Ada Holm", "role": "director", "kind": "person"}));
    assert_eq!(rows[1]["cited"][0]["locator"], "p. 4");
    assert_eq!(rows[1]["checker"], "");
    assert_eq!(rows[2]["findings"][0]["rule"], "vague-source");
    assert_eq!((&sheet["summary"]["sentences"], &sheet["summary"]["unsourced"]), (&rows.len().into(), &1.into()));
}

#[test]
fn the_page_needs_nothing_else_and_takes_copy_as_text() {
    let desk = Desk::with(&[
        ("a.md", "“<script>alert(1)</script>,” said Ada <b>Holm</b>. See [it](javascript:alert(1)) and [that](https://ostby.example).\n"),
        ("b.md", MILL),
    ]);
    desk.factdesk("sheet . -o sheet.html").assert().success().stdout_eq("").stderr_eq("");
    let page = std::fs::read_to_string(desk.path().join("sheet.html")).expect("it was written");
    assert_eq!(page.matches("<script").count(), 1, "only the page's own");
    assert!(!page.contains("href=\"javascript") && page.contains("href=\"https:&#x2f;&#x2f;ostby.example\""), "{page}");
    assert!(!page.contains(" src=") && !page.contains("@import") && !page.contains("url("), "nothing is fetched");
    assert_eq!(page.matches("<h2 ").count(), 2, "a part for each draft");
}

#[test]
fn a_sheet_of_what_cannot_be_read_says_so_and_holds_the_rest() {
    let desk = Desk::with(&[("mill.md", MILL)]);
    desk.factdesk("sheet mill.md none.md -o sheet.json").assert().code(2).stderr_eq(str![[r#"
factdesk: none.md: there is no such file or folder; check the spelling

"#]]);
    assert!(desk.path().join("sheet.json").is_file());
    desk.factdesk("sheet mill.md -o no/such/sheet.html").assert().code(2).stderr_eq(str![[r#"
factdesk: no/such/sheet.html: its folder is not there; make it first, or check the spelling

"#]]);
}

#[test]
fn every_key_of_the_json_sheet_is_described() {
    let formats = std::fs::read_to_string(support::repository().join("crates/factdesk/FORMATS.md")).expect("it is there");
    let desk = Desk::with(&[("mill.md", MILL)]);
    let sheet = &desk.json("sheet mill.md --format json", "")[0];
    let draft = &list(sheet, "drafts")[0];
    let row = &list(draft, "rows")[1];
    for object in [sheet, &sheet["summary"], draft, row, &row["voucher"], &row["cited"][0], &draft["sources"][0]] {
        for key in object.as_object().expect("it is an object").keys() {
            assert!(formats.contains(&format!("`{key}`")) || formats.contains(&format!("\"{key}\"")), "{key}");
        }
    }
}
