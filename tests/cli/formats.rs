//! `factdesk check --format sarif|github|junit`.

use crate::desk::{Desk, list};
use serde_json::{Value, json};
use snapbox::str;

const CUTS: &str = "# Cuts\n\n𝒳 – the budget cuts 41 jobs, Ada Holm said.\n\nOf the 47 jobs cut, most were part-time, Holm said.\n";

#[test]
fn sarif_has_the_places_the_rules_and_the_fingerprints() {
    let desk = Desk::with(&[("a b.md", CUTS)]);
    let log = &desk.json("check --format sarif .", "")[0];
    assert_eq!(log["version"], "2.1.0");
    let run = &list(log, "runs")[0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let rules = list(&run["tool"]["driver"], "rules");
    assert_eq!(rules.len(), factdesk_core::RULES.len());
    let filled = |value: &Value| value.as_str().is_some_and(|text| !text.is_empty());
    assert!(rules.iter().all(|rule| filled(&rule["id"]) && filled(&rule["shortDescription"]["text"]) && filled(&rule["help"]["markdown"])));
    let [result] = list(run, "results") else { panic!("one finding: {run}") };
    assert_eq!((&result["ruleId"], &result["level"]), (&json!("figure-conflict"), &json!("warning")));
    assert_eq!(rules[result["ruleIndex"].as_u64().unwrap_or_default() as usize]["id"], "figure-conflict");
    let place = |location: &Value| location["physicalLocation"].clone();
    let region = |line: u32, start: u32, end: u32| json!({"startLine": line, "startColumn": start, "endLine": line, "endColumn": end});
    assert_eq!(place(&result["locations"][0]), json!({"artifactLocation": {"uri": "a%20b.md"}, "region": region(5, 8, 15)}));
    assert_eq!(place(&result["relatedLocations"][0])["region"], region(3, 22, 29));
    assert!(filled(&result["relatedLocations"][0]["message"]["text"]) && filled(&result["partialFingerprints"]["factdesk/v1"]));
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn sarif_levels_follow_severities_and_problems_are_notified() {
    let desk = Desk::with(&[("a.md", "Experts say the bridge is old.\n")]);
    for (severity, level) in [("error", "error"), ("warning", "warning"), ("information", "note"), ("hint", "note")] {
        let log = &desk.json(&format!("check --format sarif --rule vague-source={severity} a.md none.md"), "")[0]["runs"][0];
        assert_eq!(log["results"][0]["level"], level);
        assert_eq!(log["invocations"][0]["executionSuccessful"], false);
        assert_eq!(list(&log["invocations"][0], "toolExecutionNotifications").len(), 1);
    }
    let none = &desk.json("check --format sarif --rule vague-source=off a.md", "")[0]["runs"][0];
    assert_eq!(list(none, "results").len(), 0);
}

#[test]
fn github_commands_stand_on_a_line_each_and_are_escaped() {
    let desk = Desk::with(&[
        ("100%,a:b.md", CUTS),
        ("wrapped.txt", "It is old.\n\nSome say that experts\nhold 10% of it. Experts\nsay it is old.\n"),
    ]);
    desk.factdesk("check --format github .").assert().code(1).stdout_eq(str![[r#"
::warning file=100%25%2Ca%3Ab.md,line=5,endLine=5,col=8,endColumn=15,title=figure-conflict::“47 jobs” here, “41 jobs” earlier. Settle on one, or say why they differ.%0A“41 jobs” earlier: line 3
::warning file=wrapped.txt,line=4,endLine=4,col=6,endColumn=9,title=unsourced-figure::No source is named for “10%25”. Say where the figure comes from.
::warning file=wrapped.txt,line=4,endLine=5,title=vague-source::“Experts” could be anyone. Name one of them, or say how they know.

"#]]);
}

#[test]
fn junit_has_a_suite_a_draft_and_fails_what_counts() {
    let desk = Desk::with(&[
        ("a&b.md", CUTS),
        ("clean.md", "The bridge is old, Ada Holm said.\n"),
        ("hint.md", "It fell.\n\n\u{1}\"It,\" he <said>. “It,” he said.\n"),
    ]);
    desk.factdesk("check --format junit .").assert().code(1).stdout_eq(str![[r#"
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="factdesk" tests="3" failures="1" errors="0">
<testsuite name="a&amp;b.md" tests="1" failures="1" errors="0">
  <testcase classname="a&amp;b.md" name="figure-conflict, line 5">
    <failure type="warning" message="“47 jobs” here, “41 jobs” earlier. Settle on one, or say why they differ.">a&amp;b.md:5: “47 jobs” here, “41 jobs” earlier. Settle on one, or say why they differ.
“41 jobs” earlier: a&amp;b.md:3</failure>
  </testcase>
</testsuite>
<testsuite name="clean.md" tests="1" failures="0" errors="0">
  <testcase classname="clean.md" name="no findings"/>
</testsuite>
<testsuite name="hint.md" tests="1" failures="0" errors="0">
  <testcase classname="hint.md" name="mixed-quote-marks, line 3">
    <system-out>hint.md:3: These quotation marks are curly; others of the draft are straight (1 against 1 quotations). Use one style throughout.</system-out>
  </testcase>
</testsuite>
</testsuites>

"#]]);
}

#[test]
fn a_place_in_another_draft_of_the_story_is_shown_with_its_file_and_line() {
    let dated = |day: u32, dead: u32| format!("---\ndate: 2025-03-0{day}\n---\n\nThe gale at Ostby killed {dead} people, police said.\n");
    let desk = Desk::with(&[("gale.set/one.md", &dated(1, 14)), ("gale.set/two.md", &dated(2, 9))]);
    desk.factdesk("check gale.set").assert().code(1).stdout_eq(str![[r#"
warning[figure-drift]: “9 people” here, “14 people” in the earlier draft one.md. Settle on one, or say what has changed.
 --> gale.set/two.md:5:26
  |
5 | The gale at Ostby killed 9 people, police said.
  |                          ^^^^^^^^
  |
 ::: gale.set/one.md:5:26
  |
5 | The gale at Ostby killed 14 people, police said.
  |                          --------- “14 people” in one.md

Found in 2 drafts of 26 words: 1 warning.

"#]]);
    let github = desk.factdesk("check --format github gale.set").output().expect("the program runs").stdout;
    assert!(String::from_utf8_lossy(&github).contains(": gale.set/one.md, line 5\n"), "{}", String::from_utf8_lossy(&github));
    let sarif = &desk.json("check --format sarif gale.set", "")[0]["runs"][0]["results"][0]["relatedLocations"][0]["physicalLocation"];
    assert_eq!((&sarif["artifactLocation"]["uri"], &sarif["region"]["startLine"]), (&json!("gale.set/one.md"), &json!(5)));
}
