use super::*;
use crate::{Config, Format};
use proptest::prelude::*;

fn read(text: &str, format: Format) -> Sheet {
    sheet(&Draft::read(text, format, None, &Config::default()))
}

/// Each row as "kinds | state | who, role | sources".
fn rows(text: &str) -> Vec<String> {
    let row = |row: &Row| {
        let kinds: Vec<&str> = row.kinds.iter().map(|kind| kind.name()).collect();
        let who = row.voucher.as_ref().map_or(String::new(), |voucher| match &voucher.role {
            Some(role) => format!("{}, {role}", voucher.name),
            None => voucher.name.clone(),
        });
        let cited: Vec<String> = row
            .cited
            .iter()
            .map(|cited| {
                format!("{} {}{}", cited.kind, cited.source, cited.locator.as_ref().map_or(String::new(), |at| format!(" @ {at}")))
            })
            .collect();
        format!("{} | {} | {who} | {}", kinds.join(" "), row.state, cited.join("; "))
    };
    read(text, Format::Markdown).rows.iter().map(row).collect()
}

#[test]
fn each_sentence_tells_who_vouches_by_name_and_role() {
    let text = "The mill cut 41 jobs, its director, Ada Holm, said. “We had to,” she said.\n\nThe mill is old.";
    assert_eq!(
        rows(text),
        ["figure name | attributed | Ada Holm, director | ", "quote | attributed | Ada Holm, director | ", "statement | none |  | "]
    );
}

#[test]
fn sources_come_with_their_place() {
    let text = "It cost 4 crowns [@holm24, p. 3; @roe]. It leaks [source: dam diary, p. 4]. It was [sold](https://ostby.example/sale).\n\n\
                The pier fell.[^1]\n\nNobody saw it.\n\nhttps://ostby.example/pier\n\n[^1]: Land register, page 90.\n";
    let cited: Vec<String> = rows(text).iter().map(|row| row.rsplit(" | ").next().unwrap_or_default().to_owned()).collect();
    assert_eq!(
        cited,
        [
            "ledger holm24 @ p. 3; ledger roe",
            "mark dam diary @ p. 4",
            "link sold",
            "footnote Land register @ page 90",
            "address https://ostby.example/pier"
        ]
    );
}

#[test]
fn marks_are_no_words_of_a_sentence() {
    let sheet = read("It leaks [source: dam diary, p. 4]. It cost 4 crowns [@holm24].\n", Format::Markdown);
    let texts: Vec<&str> = sheet.rows.iter().map(|row| row.text.as_str()).collect();
    assert_eq!(texts, ["It leaks.", "It cost 4 crowns."]);
}

#[test]
fn questions_credits_and_furniture_state_nothing() {
    let text = "# Who sold the pier\n\nBy Ilse Maring\n\nWho paid for it? The pier has 40 planks.\n\nRelated article: Old piers\n";
    let sheet = read(text, Format::Markdown);
    let texts: Vec<&str> = sheet.rows.iter().map(|row| row.text.as_str()).collect();
    assert_eq!((texts, sheet.title.as_str()), (vec!["The pier has 40 planks."], "Who sold the pier"));
}

#[test]
fn a_headline_with_a_figure_states_it() {
    let sheet = read("# Council cuts 41 jobs\n\nThe council met.\n", Format::Markdown);
    assert_eq!(sheet.rows.iter().map(|row| row.place).collect::<Vec<_>>(), ["headline", "body"]);
}

#[test]
fn a_cell_is_read_with_the_head_of_its_column() {
    let sheet = read("| Year | Crowns spent |\n|---|---|\n| 2024 | 4 million |\n", Format::Markdown);
    assert_eq!(sheet.rows.last().map(|row| row.text.as_str()), Some("Crowns spent: 4 million"));
}

#[test]
fn findings_stand_in_their_row_and_none_is_lost() {
    let text = "---\ntitle: TK\n---\n\nExperts say the bridge will hold. Is it XXX metres long?\n";
    let sheet = read(text, Format::Markdown);
    assert_eq!(sheet.rows[0].findings.iter().map(|remark| remark.rule).collect::<Vec<_>>(), ["vague-source"]);
    assert_eq!(sheet.elsewhere.iter().map(|remark| remark.line).collect::<Vec<_>>(), [2, 5]);
    let draft = Draft::read(text, Format::Markdown, None, &Config::default());
    let listed: usize = sheet.summary.findings.iter().map(|count| count.count).sum();
    assert_eq!(listed, draft.findings().len());
}

#[test]
fn what_is_vouched_for_still_has_its_kind() {
    let text = "The mayor embezzled the harbour fund, prosecutor Ada Holm said. At least 17 people were killed, police said. \
                It is the largest mill in the county, Holm said.";
    let kinds: Vec<Vec<Kind>> = read(text, Format::Plain).rows.into_iter().map(|row| row.kinds).collect();
    assert!(kinds[0].contains(&Kind::Allegation), "{kinds:?}");
    assert!(kinds[1].contains(&Kind::Toll), "{kinds:?}");
    assert!(kinds[2].contains(&Kind::Superlative), "{kinds:?}");
    let charged = "Ada Holm was charged with fraud. Holm denied that the pier had moved. The mill charges 4 crowns, Holm said.";
    let kinds: Vec<bool> = read(charged, Format::Plain).rows.iter().map(|row| row.kinds.contains(&Kind::Allegation)).collect();
    assert_eq!(kinds, [true, false, false]);
}

#[test]
fn of_several_cues_the_one_that_can_be_told_is_told() {
    let rows = rows("Holm said the stoppage cost less than it had feared: 40 crowns.");
    assert!(rows[0].contains("| Holm |"), "{rows:?}");
}

#[test]
fn a_figure_outside_of_what_was_said_makes_a_row_partly_sourced() {
    let text = "Some 300 planks broke, and the council said that 41 jobs would go.";
    assert!(read(text, Format::Plain).rows[0].partly);
    assert!(!read("The council said that 41 jobs would go.", Format::Plain).rows[0].partly);
}

#[test]
fn sources_are_counted_once_a_sentence() {
    let text = "The mill is old, Ada Holm said. Holm said it would close. It leaks [@log, p. 1; @log, p. 2].";
    let used: Vec<(String, usize)> = read(text, Format::Plain).sources.into_iter().map(|source| (source.name, source.sentences)).collect();
    assert_eq!(used, [("Ada Holm".to_owned(), 2), ("log".to_owned(), 1)]);
}

proptest! {
    #![proptest_config(crate::cases::cases(64))]

    #[test]
    fn any_draft_has_a_sheet_with_every_finding_in_it(text in "(?s).{0,300}", markdown: bool) {
        let format = if markdown { Format::Markdown } else { Format::Plain };
        let draft = Draft::read(text.as_str(), format, None, &Config::default());
        let sheet = sheet(&draft);
        let rows: usize = sheet.rows.iter().map(|row| row.findings.len()).sum();
        prop_assert_eq!(rows + sheet.elsewhere.len(), draft.findings().len());
        for row in &sheet.rows {
            prop_assert!(text.get(row.span[0] as usize..row.span[1] as usize).is_some());
        }
    }
}

#[test]
fn the_ledger_tells_of_its_sources_and_confidential_ones_are_told_by_description_alone() {
    let ledger = "[[source]]\nid = \"register26\"\nname = \"Land register of Tarnholm\"\nrole = \"county office\"\nurl = \"https://register.example\"\n\n\
                  [[source]]\nid = \"korvald\"\nname = \"Tilde Korvald\"\nrole = \"harbour clerk\"\nconfidential = true\nurl = \"https://korvald.example\"\n";
    let mut read = crate::Ledger::default();
    assert_eq!(read.add("sources.toml", ledger), []);
    let story = crate::Story { ledger: Some(std::sync::Arc::new(read)), ..crate::Story::default() };
    let text = "# Korvald speaks\n\nTilde Korvald embezzled 40 crowns. “It is cold,” Korvald said. It is 1 pier [@register26, p. 4]. It leaks \
                [source: Tilde Korvald, tape, 12:30]. It fell [@korvald].\n\nExperts say Tilde Korvald knew.";
    let draft = Draft::read_in(text, Format::Markdown, None, &Config::default(), std::sync::Arc::new(story));
    let sheet = sheet(&draft);
    let printed = format!("{sheet:?}");
    assert!(!printed.to_lowercase().contains("korvald"), "{printed}");
    let cited = &sheet.rows.iter().find(|row| row.text.contains("1 pier")).expect("it is a row").cited[0];
    assert_eq!((cited.source.as_str(), cited.locator.as_deref()), ("Land register of Tarnholm", Some("p. 4")));
    assert_eq!((cited.url.as_deref(), cited.role.as_deref()), (Some("https://register.example"), Some("county office")));
    let fell = sheet.rows.iter().find(|row| row.text.contains("fell")).expect("it is a row");
    assert_eq!((fell.cited[0].source.as_str(), &fell.cited[0].url), ("[harbour clerk]", &None));
}
