//! `factdesk facts`.

use crate::desk::{Desk, list};
use serde_json::{Value, json};
use snapbox::str;

/// The text under a pair of scalar offsets, as any language slices it.
fn slice(text: &str, place: &Value) -> String {
    let ends: Vec<usize> = serde_json::from_value(place.clone()).expect("it is a pair");
    text.chars().skip(ends[0]).take(ends[1] - ends[0]).collect()
}

fn under(text: &str, entry: &Value) -> String {
    slice(text, &json!([entry["start"], entry["end"]]))
}

#[test]
fn places_count_unicode_scalars() {
    let text = "𝒳 – Škoda.\r\n\r\n“Äpfel, 𝒳, wir müssen das tun,” said Ada Holm. Experts say TK.";
    let line = json!({"id": 7, "text": text, "format": "markdown"}).to_string();
    let facts = &Desk::with(&[]).json("facts --format jsonl -", &line)[0];
    assert_eq!(facts["id"], 7);
    let quote = &list(facts, "quotes")[0];
    assert_eq!(under(text, quote), "“Äpfel, 𝒳, wir müssen das tun,”");
    assert_eq!(slice(text, &quote["speaker"]), "Ada Holm");
    let attribution = &list(facts, "attributions")[0];
    assert_eq!((slice(text, &attribution["cue"]), slice(text, &attribution["source"])), ("said".into(), "Ada Holm".into()));
    let sentences: Vec<String> = list(facts, "sentences").iter().map(|sentence| under(text, sentence)).collect();
    assert_eq!(sentences, ["𝒳 – Škoda.", "“Äpfel, 𝒳, wir müssen das tun,” said Ada Holm.", "Experts say TK."]);
    let states: Vec<&Value> = list(facts, "sentences").iter().map(|sentence| &sentence["state"]).collect();
    assert_eq!(states[1], "attributed");
    let findings: Vec<String> = list(facts, "findings").iter().map(|finding| under(text, finding)).collect();
    assert_eq!(findings, ["Experts say", "TK"]);
    for sentence in list(facts, "sentences") {
        let worth = sentence["check_worthiness"].as_f64().expect("it is a number");
        assert!((0.0..=1.0).contains(&worth), "{sentence}");
    }
}

#[test]
fn spans_intervals_and_times_that_recur_stand_beside_what_they_are_made_of() {
    let text = "More than 40 stalls open every Tuesday from 2014 to 2018, one in five until 9 p.m. tomorrow.";
    let line = json!({"id": 1, "text": text, "date": "2025-03-12"}).to_string();
    let facts = &Desk::with(&[]).json("facts -", &line)[0];
    let show = |figure: &Value| format!("{} {} {}", figure["kind"].as_str().unwrap_or_default(), under(text, figure), figure["value"]);
    let figures: Vec<String> = list(facts, "figures").iter().map(show).collect();
    assert_eq!(
        figures,
        [
            "number 40 40.0",
            "set every Tuesday \"XXXX-WXX-2\"",
            "date 2014 \"2014\"",
            "date 2018 \"2018\"",
            "number one in five 0.2",
            "time 9 p.m. tomorrow \"2025-03-13T21:00\"",
            "range from 2014 to 2018 \"(2014-01-01,2018-01-01,P4Y)\"",
            "range More than 40 \"(40,)\"",
        ]
    );
}

#[test]
fn identifiers_come_back_as_they_were_and_in_order() {
    let ids = ["\"a\"", "1.50", "12345678901234567890123", "{\"doc\":[1,null]}", "null"];
    let lines: Vec<String> = (0..400).map(|number| format!("{{\"text\":\"One.\",\"id\":{}}}\n", ids[number % ids.len()])).collect();
    let output = Desk::with(&[]).factdesk("facts -").stdin(lines.concat()).output().expect("the program runs");
    let printed = String::from_utf8(output.stdout).expect("it prints UTF-8");
    assert_eq!(printed.lines().count(), 400);
    for (number, line) in printed.lines().enumerate() {
        let expected = format!("{{\"id\":{},", ids[number % ids.len()]);
        assert!(line.starts_with(&expected), "line {number}: {line}");
    }
}

#[test]
fn a_line_that_is_no_draft_is_told_and_the_others_are_answered() {
    let desk = Desk::with(&[]);
    let lines = [
        r#"{"id": 1, "text": "One."}"#,
        "",
        "One.",
        r#"{"id": 2}"#,
        r#"{"id": 3, "text": "One.", "date": "March"}"#,
        r#"{"id": 4, "text": "One.", "date": "2025-03-11", "more": true}"#,
    ];
    let run = desk.factdesk("facts -").stdin(lines.join("\n"));
    run.assert().code(2).stderr_eq(str![[r#"
factdesk: standard input, line 3: not a draft (expected value at column 1); write {"id": …, "text": "…"}, with "format" plain or markdown
factdesk: standard input, line 4: not a draft (missing field `text` at column 9); write {"id": …, "text": "…"}, with "format" plain or markdown
factdesk: standard input, line 5: “March” is no date; write YYYY-MM-DD

"#]]);
    let ids: Vec<Value> = desk.json("facts -", &lines.join("\n")).into_iter().map(|facts| facts["id"].clone()).collect();
    assert_eq!(ids, [json!(1), json!(4)]);
}

#[test]
fn paths_are_the_identifiers_of_files() {
    let desk = Desk::with(&[("b.md", "One."), ("a.txt", "One."), ("c.rs", "One.")]);
    let ids: Vec<Value> = desk.json("facts .", "").into_iter().map(|facts| facts["id"].clone()).collect();
    assert_eq!(ids, ["a.txt", "b.md"]);
    desk.factdesk("facts a.txt -").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
factdesk: - reads drafts from standard input and stands alone; leave out the other paths

"#]]);
    desk.factdesk("facts").assert().code(2).stdout_eq("");
}

#[test]
fn every_field_is_there() {
    let facts = Desk::with(&[]).json("facts -", r#"{"id": 1, "text": ""}"#);
    let expected = json!({"id": 1, "quotes": [], "attributions": [], "figures": [], "entities": [], "sentences": [], "findings": []});
    assert_eq!(facts, [expected]);
}
