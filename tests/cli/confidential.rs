//! No output holds a name that the ledger marks confidential.

use crate::desk::Desk;

const LEDGER: &str = "\
[[source]]
id = \"works\"
name = \"Oswin Ferranby\"
role = \"clerk of works\"
confidential = true

[[source]]
id = \"ferranby\"
name = \"Oswin Ferranby\"
confidential = \"yes\"

[[source]]
name = \"Oswin Ferranby

[[source]]
id = \"ferranby\"
";
const BIBLIOGRAPHY: &str = "@misc{ferranby2,\n  author = {Ferranby, Oswin},\n  keywords = {confidential},\n  note = {Oswin $5},\n}\n";
/// Copy in which many rules have something to say of the name, and one that was found in an earlier draft.
const DRAFT: &str = "\
---
title: What Ferranby saw
date: 2025-03-04
---

# Ferranby’s 41 wells

Ferranby falsified 12 of the 40 readings. “It leaks,” said Oswin Ferrranby, the clerk. Oswin
Ferranby, 41, was born in 1911, experts told Ferranby. As reported by Ferranby News, the mayor left.
“We counted nineteen of them in the shed by the lower weir,” Ferranby said [@oswin; source: Oswin Ferranby].

Ferranby's 30 of 50 wells, or 70 percent, leak [@ferranby]. <!-- ask Ferranby --> [Ferranby](https://x.example/oswin-ferranby).
";
const EARLIER: &str = "---\ndate: 2025-03-01\n---\n\nFerranby has 19 wells. “We counted ninety of them in the shed by the lower weir,” Oswin Ferranby said.\n";
const TRANSCRIPT: &str = "FERRANBY: We counted ninety of them in the shed by the lower weir, and Ferranby said so.\n";

/// Every way to run the program that prints what it made of drafts.
const RUNS: &[&str] = &[
    "check weir.set",
    "check --format json weir.set",
    "facts weir.set/2025-03-04-wells.md",
    "facts --format jsonl weir.set/2025-03-04-wells.md",
    "explain weir.set/2025-03-04-wells.md:6",
    "explain weir.set/2025-03-04-wells.md:8",
    "explain weir.set/2025-03-04-wells.md:9",
    "explain weir.set/2025-03-04-wells.md:12",
    "sheet weir.set",
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
            let named = text.lines().find(|line| line.to_lowercase().contains("ferranby") || line.to_lowercase().contains("ferrranby"));
            assert_eq!(named, None, "{run}: {stream}");
        }
        assert!(!output.stdout.is_empty(), "{run} prints something");
    }
}
