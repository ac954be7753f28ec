//! `factdesk check`.

use crate::desk::{Desk, list};
use serde_json::json;
use snapbox::str;
use std::io::Read;
use std::process::{Command, Stdio};
use support::{SAMPLES, check_generated, repository};

const BRIDGE: &str = "The bridge has TK lamps, Ada Holm said.\n";
const CLEAN: &str = "The bridge is old, Ada Holm said.\n";

#[test]
fn findings_are_shown_under_the_copy() {
    let desk = Desk::with(&[("bridge.txt", BRIDGE), ("clean.md", CLEAN)]);
    desk.factdesk("check").assert().code(1).stderr_eq("").stdout_eq(str![[r#"
error[open-placeholder]: “TK” is still open. Fill it in or take it out before the copy runs.
 --> bridge.txt:1:16
  |
1 | The bridge has TK lamps, Ada Holm said.
  |                ^^

Found in 2 drafts of 15 words: 1 error.

"#]]);
}

#[test]
fn both_places_of_a_finding_are_shown_and_a_wrap_is_not_underlined() {
    let desk =
        Desk::with(&[("wrapped.txt", "It is old.\r\n\r\n“It will stand, said Ada Holm. “It has\r\nstood.” Experts\r\nsay it is old.\r\n")]);
    desk.factdesk("check wrapped.txt").assert().code(1).stdout_eq(str![[r#"
error[unbalanced-quote]: A quotation is opened here while another is still open: a ” is missing before it, or this mark is one too many.
 --> wrapped.txt:3:32
  |
3 | “It will stand, said Ada Holm. “It has
  | - opened here                  ^^^

warning[vague-source]: “Experts” could be anyone. Name one of them, or say how they know.
 --> wrapped.txt:4:9
  |
4 | stood.” Experts
  |         ^^^^^^^
5 | say it is old.
  | ^^^

Found in 1 draft of 17 words: 1 error, 1 warning.

"#]]);
}

#[test]
fn the_readme_shows_what_the_samples_give() {
    const SHOWN: &[&str] = &["unsourced-toll", "figure-conflict", "name-variant"];
    let run = Command::new(env!("CARGO_BIN_EXE_factdesk")).current_dir(repository()).args(["check", SAMPLES]).output();
    let printed = String::from_utf8(run.expect("the program runs").stdout).expect("it prints UTF-8");
    let blocks: Vec<&str> = printed.trim_end().split("\n\n").collect();
    let of = |rule: &&str| blocks.iter().find(|block| block.lines().next().is_some_and(|line| line.contains(&format!("[{rule}]"))));
    let shown: Vec<&str> = SHOWN.iter().filter_map(of).copied().collect();
    let fenced = format!("\n\n```text\n{}\n```\n\n", shown.join("\n\n"));
    check_generated("README.md", ("<!-- sample -->", "<!-- end of sample -->"), &fenced);
}

#[test]
fn nothing_found_is_said_so() {
    let desk = Desk::with(&[("clean.txt", CLEAN)]);
    desk.factdesk("check clean.txt").assert().success().stderr_eq("").stdout_eq(str![[r#"
Nothing was found in 1 draft of 7 words.

"#]]);
}

#[test]
fn json_has_lines_and_utf16_columns_from_0_and_byte_spans() {
    let desk = Desk::with(&[("bridge.md", "# Bridge\r\n\r\n𝒳 – the “𝒳” bridge has TK lamps, Ada Holm said.\r\n")]);
    let found = &desk.json("check --format json bridge.md", "")[0];
    assert_eq!((&found["files"], &found["words"]), (&json!(1), &json!(13)));
    let [finding] = list(found, "findings") else { panic!("one finding: {found}") };
    assert_eq!(finding["path"], "bridge.md");
    assert_eq!(finding["rule"], "open-placeholder");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["range"], json!({"start": {"line": 2, "character": 25}, "end": {"line": 2, "character": 27}}));
    assert_eq!(finding["span"], json!([47, 49]));
    assert_eq!(finding["related"], json!([]));
}

#[test]
fn json_fixes_are_edits_of_the_draft() {
    let desk = Desk::with(&[("bridge.md", "Experts say the bridge is old.\n")]);
    let found = &desk.json("check --format json bridge.md", "")[0];
    let fixes = list(&list(found, "findings")[0], "fixes");
    assert!(fixes.iter().all(|fix| !list(fix, "edits").is_empty()), "{fixes:#?}");
    let allow = fixes.iter().find(|fix| fix["title"] == "Ignore here").expect("every finding can be ignored");
    let text = " <!-- factdesk: allow vague-source -->";
    assert_eq!(allow["edits"], json!([{"path": "bridge.md", "span": [30, 30], "text": text}]));
}

#[test]
fn the_status_follows_the_severity_asked_for() {
    let desk = Desk::with(&[("old.txt", "Experts say the bridge is old.\n")]);
    for (arguments, status) in [
        ("check old.txt", 1),
        ("check --fail-on error old.txt", 0),
        ("check --fail-on never old.txt", 0),
        ("check --rule vague-source=error --fail-on error old.txt", 1),
        ("check --rule vague-source=hint old.txt", 0),
        ("check --rule vague-source=hint --fail-on hint old.txt", 1),
        ("check --rule vague-source=off --fail-on hint old.txt", 0),
        ("check --format json old.txt", 1),
    ] {
        let run = desk.factdesk(arguments).output().expect("the program runs");
        assert_eq!(run.status.code(), Some(status), "{arguments}");
    }
}

#[test]
fn wrong_usage_is_told_with_what_would_be_right() {
    let desk = Desk::with(&[]);
    desk.factdesk("check --rule vague-sources=off").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: invalid value 'vague-sources=off' for '--rule <RULE=SEVERITY>': there is no rule “vague-sources”; did you mean “vague-source”?

For more information, try '--help'.

"#]]);
    desk.factdesk("chekc").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: unrecognized subcommand 'chekc'

  tip: some similar subcommands exist: 'schema', 'check'

Usage: factdesk <COMMAND>

For more information, try '--help'.

"#]]);
}

#[test]
fn folders_give_their_drafts_in_order_without_what_is_ignored() {
    let desk = Desk::with(&[
        ("b/two.markdown", BRIDGE),
        ("b/one.md", BRIDGE),
        ("a.txt", BRIDGE),
        ("a.rs", BRIDGE),
        ("b/old/three.md", BRIDGE),
        ("b/.ignore", "old/\n"),
        ("drafts.gitignored/x.md", BRIDGE),
        (".gitignore", "*.gitignored\n"),
        ("b/talk.transcript.txt", BRIDGE),
    ]);
    let found = &desk.json("check --format json . b/one.md", "")[0];
    let paths: Vec<&str> = list(found, "findings").iter().filter_map(|finding| finding["path"].as_str()).collect();
    assert_eq!(paths, ["a.txt", "b/one.md", "b/two.markdown"]);
    assert_eq!(found["files"], 3);
}

#[test]
fn a_draft_on_standard_input_is_read_as_the_file_it_is_said_to_be() {
    let desk = Desk::with(&[("desk/factdesk.toml", "[rules]\nvague-source = \"hint\"\n")]);
    let copy = "# Experts say the bridge is old.\n\nExperts say the bridge is old.\n";
    let rules = |arguments: &str| -> Vec<String> {
        let found = &desk.json(arguments, copy)[0];
        let named = |key: &'static str| list(found, "findings").iter().map(move |finding| finding[key].as_str().unwrap_or_default());
        named("path")
            .zip(named("rule"))
            .zip(named("severity"))
            .map(|((path, rule), severity)| format!("{path} {rule} {severity}"))
            .collect()
    };
    assert_eq!(rules("check --format json -"), ["- vague-source warning", "- vague-source warning"]);
    assert_eq!(rules("check --format json --stdin-filename desk/bridge.md -"), ["desk/bridge.md vague-source hint"]);
}

#[test]
fn what_cannot_be_read_is_one_line_each_and_the_rest_is_checked() {
    let desk = Desk::with(&[
        ("bridge.txt", BRIDGE),
        ("desk/factdesk.toml", "year = 2025\n[rules]\nvague-sorce = \"off\"\n"),
        ("desk/a.md", CLEAN),
    ]);
    desk.write("latin.txt", b"The bridge\nis in Malm\xf6.\n");
    desk.factdesk("check --format text nowhere.md latin.txt bridge.txt desk")
        .assert()
        .code(2)
        .stderr_eq(str![[r#"
factdesk: desk/factdesk.toml:3:1: there is no rule “vague-sorce”; did you mean “vague-source”?
factdesk: latin.txt: not UTF-8: byte 21, on line 2, belongs to another encoding; save the file as UTF-8
factdesk: nowhere.md: there is no such file or folder; check the spelling

"#]])
        .stdout_eq(str![[r#"
error[open-placeholder]: “TK” is still open. Fill it in or take it out before the copy runs.
 --> bridge.txt:1:16
  |
1 | The bridge has TK lamps, Ada Holm said.
  |                ^^

Found in 2 drafts of 15 words: 1 error.

"#]]);
}

#[test]
fn a_reader_that_leaves_early_is_no_trouble() {
    let desk = Desk::with(&[("bridge.txt", &BRIDGE.repeat(2_000))]);
    for arguments in [["check", "bridge.txt"].as_slice(), &["check", "--format", "json", "bridge.txt"], &["facts", "bridge.txt"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_factdesk"))
            .current_dir(desk.path())
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut first = [0; 10];
        child.stdout.take().expect("it is piped").read_exact(&mut first).expect("it prints that much");
        let output = child.wait_with_output().expect("it ends");
        assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""), "{arguments:?}");
    }
}
