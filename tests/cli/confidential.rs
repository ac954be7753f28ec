//! No output holds a name that the ledger marks confidential.

use crate::desk::Desk;

/// The name stands in no page of a rule: logs in SARIF hold the pages.
const LEDGER: &str = "\
[[source]]
id = \"works\"
name = \"Oswin Oskwald\"
role = \"clerk of works\"
confidential = true

[[source]]
id = \"oskwald\"
name = \"Oswin Oskwald\"
confidential = \"yes\"

[[source]]
name = \"Oswin Oskwald

[[source]]
id = \"oskwald\"
";
const BIBLIOGRAPHY: &str = "@misc{oskwald2,\n  author = {Oskwald, Oswin},\n  keywords = {confidential},\n  note = {Oswin $5},\n}\n";
/// Copy in which many rules have something to say of the name, and one that was found in an earlier draft.
const DRAFT: &str = "\
---
title: What Oskwald saw
date: 2025-03-04
---

# Oskwald’s 41 wells

Oskwald falsified 12 of the 40 readings. “It leaks,” said Oswin Oskkwald, the clerk. Oswin
Oskwald, 41, was born in 1911, experts told Oskwald. As reported by Oskwald News, the mayor left.
“We counted nineteen of them in the shed by the lower weir,” Oskwald said [@oswin; source: Oswin Oskwald].

Oskwald's 30 of 50 wells, or 70 percent, leak [@oskwald]. <!-- ask Oskwald --> [Oskwald](https://x.example/oswin-oskwald).
";
const EARLIER: &str =
    "---\ndate: 2025-03-01\n---\n\nOskwald has 19 wells. “We counted ninety of them in the shed by the lower weir,” Oswin Oskwald said.\n";
const TRANSCRIPT: &str = "OSKWALD: We counted ninety of them in the shed by the lower weir, and Oskwald said so.\n";

/// Every way to run the program that prints what it made of drafts.
const RUNS: &[&str] = &[
    "check weir.set",
    "check --format json weir.set",
    "check --format sarif weir.set",
    "check --format github weir.set",
    "check --format junit weir.set",
    "clean weir.set/2025-03-04-wells.md",
    "baseline accept baseline.toml weir.set",
    "facts weir.set/2025-03-04-wells.md",
    "facts --format jsonl weir.set/2025-03-04-wells.md",
    "explain weir.set/2025-03-04-wells.md:6",
    "explain weir.set/2025-03-04-wells.md:8",
    "explain weir.set/2025-03-04-wells.md:9",
    "explain weir.set/2025-03-04-wells.md:12",
    "check --format sarif weir.set",
    "check --format github weir.set",
    "check --format junit weir.set",
    "sheet weir.set",
    "sheet --format markdown weir.set",
    "sheet --format html weir.set",
    "sheet --format csv weir.set",
    "sheet --format json weir.set",
];

#[test]
fn no_output_holds_a_confidential_name() {
    let desk = Desk::with(&[
        ("weir.set/sources.toml", LEDGER),
        ("weir.set/desk.bib", BIBLIOGRAPHY),
        ("weir.set/2025-03-01-first.md", EARLIER),
        ("weir.set/2025-03-04-wells.md", DRAFT),
        ("weir.set/shed.transcript.txt", TRANSCRIPT),
    ]);
    for run in RUNS {
        let output = desk.factdesk(run).env("RUST_LOG", "trace").env("FACTDESK_LOG", "trace").output().expect("the program runs");
        for (stream, bytes) in [("stdout", &output.stdout), ("stderr", &output.stderr)] {
            let text = String::from_utf8_lossy(bytes);
            let named = text.lines().find(|line| line.to_lowercase().contains("oskwald") || line.to_lowercase().contains("oskkwald"));
            assert_eq!(named.map(|line| line.chars().take(300).collect::<String>()), None, "{run}: {stream}");
        }
        assert!(!output.stdout.is_empty() || !output.stderr.is_empty(), "{run} prints something");
    }
    let accepted = std::fs::read_to_string(desk.path().join("baseline.toml")).expect("it was written");
    assert!(!accepted.is_empty() && !accepted.to_lowercase().contains("ferranby"), "{accepted}");
}
