//! Where settings come from: `factdesk.toml`, `.factdesk/ignored.toml`, `--config`.

use crate::desk::{Desk, list};
use snapbox::str;

const OLD: &str = "Experts say the bridge is old.\n";

/// The severities of what is found, in order of the paths.
fn severities(desk: &Desk, arguments: &str) -> Vec<String> {
    let found = &desk.json(arguments, "")[0];
    list(found, "findings").iter().map(|finding| finding["severity"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_nearest_settings_above_a_draft_hold() {
    let desk = Desk::with(&[
        ("factdesk.toml", "[rules]\nvague-source = \"error\"\n"),
        ("a/b/old.md", OLD),
        ("c/factdesk.toml", "[rules]\nvague-source = \"hint\"\n"),
        ("c/old.md", OLD),
    ]);
    assert_eq!(severities(&desk, "check --format json a c"), ["error", "hint"]);
    assert_eq!(severities(&desk, "check --format json --config c/factdesk.toml a c"), ["hint", "hint"]);
    assert_eq!(severities(&desk, "check --format json --rule vague-source=information a c"), ["information", "information"]);
}

#[test]
fn what_the_desk_ignores_is_left_out() {
    let desk = Desk::with(&[("drafts/old.txt", OLD)]);
    let print = factdesk_core::fingerprint("vague-source", OLD.trim(), 0);
    let ignored = factdesk_core::Ignored { rule: "vague-source".to_owned(), fingerprint: print, reason: String::new() };
    desk.write(".factdesk/ignored.toml", factdesk_core::IgnoredList::entry(&ignored).as_bytes());
    assert_eq!(severities(&desk, "check --format json drafts"), Vec::<String>::new());
}

#[test]
fn settings_that_cannot_be_used_are_told_once_and_drafts_are_checked() {
    let desk =
        Desk::with(&[("factdesk.toml", "profile = \n"), (".factdesk/ignored.toml", "ignored = 3\n"), ("a/old.md", OLD), ("b/old.md", OLD)]);
    desk.factdesk("check a b --config none.toml").assert().code(2).stderr_eq(str![[r#"
factdesk: .factdesk/ignored.toml: invalid type: integer `3`, expected a sequence; nothing is ignored until it is mended
factdesk: none.toml: there is no such file or folder; check the spelling

"#]]);
    let told = desk.factdesk("check a b").output().expect("the program runs").stderr;
    let told = String::from_utf8(told).expect("it prints UTF-8");
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 2, "{told}");
    assert!(lines[0].contains(".factdesk/ignored.toml") && lines[1].contains("factdesk.toml:1:"), "{told}");
    assert_eq!(severities(&desk, "check --format json a b"), ["warning", "warning"]);
}

#[test]
fn the_date_in_a_file_name_counts() {
    let desk = Desk::with(&[("2025-10-14.md", "The vote is on Tuesday, Oct. 15.\n")]);
    let facts = desk.json("facts 2025-10-14.md", "");
    assert_eq!(facts[0]["id"], "2025-10-14.md");
}

#[test]
fn the_schema_is_one_of_json_schema() {
    let desk = Desk::with(&[]);
    let output = desk.factdesk("schema").output().expect("the program runs").stdout;
    let schema: serde_json::Value = serde_json::from_slice(&output).expect("it is JSON");
    assert_eq!(schema["title"], "factdesk.toml");
    assert!(schema["properties"]["rules"].is_object());
}

#[test]
fn keys_are_looked_up_in_the_ledgers_near_a_draft() {
    let desk = Desk::with(&[
        ("sources.toml", "[[source]]\nid = \"holm24\"\n"),
        ("a/one.md", "The well is deep [@holm24]. It is old [@roe].\n"),
        ("b/wells.bib", "@book{roe,\n  title = {Wells},\n}\n"),
        ("b/two.md", "The well is deep [@holm24]. It is old [@roe].\n"),
        ("c/sources.toml", "[[source]]\nid = \"holm24\"\nname = \"Ada\n\n[[source]]\nid = \"roe\"\nname = \"Jane Roe\"\n"),
        ("c/three.md", "The well is deep [@holm24]. It is old [@roe]. It is cold [@pell].\n"),
    ]);
    let rules = |path: &str| -> Vec<String> {
        let found = &desk.json(&format!("check --format json {path}"), "")[0];
        list(found, "findings").iter().map(|finding| finding["message"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let unknown = "No source in the ledger has the key “roe”. Add it there, or cite another.";
    assert_eq!(rules("a"), [unknown]);
    assert_eq!(rules("b"), Vec::<String>::new());
    assert_eq!(rules("c"), ["No source in the ledger has the key “pell”. Add it there, or cite another."]);
    let told = desk.factdesk("check c").output().expect("the program runs").stderr;
    let told = String::from_utf8(told).expect("it prints UTF-8");
    assert!(told.contains("sources.toml:3:") && told.contains("The rest of the ledger is used"), "{told}");
}

#[test]
fn what_the_house_calls_a_transcript_is_no_copy() {
    let desk = Desk::with(&[
        ("factdesk.toml", "[story]\ntranscripts = [\"tapes/*.txt\"]\n"),
        ("tapes/one.txt", "HOLM: The pier cost TK crowns.\n"),
        ("pier.txt", "The pier cost TK crowns.\n"),
    ]);
    let paths = |asked: &str| -> Vec<String> {
        let found = &desk.json(&format!("check --format json {asked}"), "")[0];
        list(found, "findings").iter().map(|finding| finding["path"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(paths("."), ["pier.txt"]);
    assert_eq!(paths("tapes/one.txt"), ["tapes/one.txt"], "one that is named is read whatever it is");
}
