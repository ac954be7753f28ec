//! Whatever bytes come, reading answers: noise, drafts in the middle of an edit, and every file of
//! the shared corpora where they lie beside the repository. Properties of small texts are tested in core.

use factdesk_core::{Config, Draft, Format, explain, fixes, hover};
use std::path::{Path, PathBuf};
use support::{SAMPLES, repository, samples};

/// How much noise is read.
const NOISE: usize = 64 << 10;

/// How much of a file is read: debug builds read slowly, and few drafts are longer.
const MOST_OF_A_FILE: usize = 16 << 10;

const FORMATS: [Format; 2] = [Format::Plain, Format::Markdown];

/// Reads `text` and asks everything that can be asked of it; a panic is the failure.
fn ask_everything(text: &str, format: Format) -> Draft {
    let config = Config::default();
    let draft = Draft::read(text, format, None, &config);
    for finding in draft.findings() {
        assert!(text.get(finding.span.range()).is_some(), "{finding:?}");
        fixes(&draft, finding, &config);
    }
    for line in (0..draft.lines().lines()).step_by(7) {
        let start = draft.lines().start(line).expect("the line is there");
        hover(&draft, start + 3);
        explain(&draft, factdesk_core::Span { start, end: draft.lines().end(line) });
    }
    draft
}

/// Numbers that look random and are the same on every run (xorshift64, Marsaglia 2003).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % below.max(1)
    }
}

#[test]
fn noise_is_a_draft() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let bytes: Vec<u8> = (0..NOISE).map(|_| numbers.next(256) as u8).collect();
    let printable: Vec<u8> = bytes.iter().map(|byte| b' ' + byte % 95).collect();
    for bytes in [bytes, printable] {
        let text = String::from_utf8_lossy(&bytes);
        for format in FORMATS {
            ask_everything(&text, format);
        }
    }
}

#[test]
fn nested_and_repeated_marks_are_a_draft() {
    for mark in ["“", "\"", "'", "[", "(", "> ", "*", "`", "- ", "# ", "Q: ", "[source: ", "<!-- ", "TK ", "1,", "A. ", "\r", "|"] {
        let text = mark.repeat(4_000);
        for format in FORMATS {
            ask_everything(&text, format);
        }
    }
}

#[test]
fn a_sample_edited_again_and_again_reads_as_if_it_were_new() {
    const EDITS: usize = 40;
    let pieces = ["“", "”", "\n\n", " ", ".", "said ", "Holm ", "47 ", "[source: ]", "TK", "\r\n", "💣", "- ", "(LKV)"];
    let mut numbers = Numbers(41);
    for sample in samples() {
        let config = Config::default();
        let mut text = sample.text.clone();
        let mut draft = Draft::read(text.as_str(), sample.format, None, &config);
        for _ in 0..EDITS {
            let start = text.floor_char_boundary(numbers.next(text.len()));
            let end = text.ceil_char_boundary((start + numbers.next(12)).min(text.len()));
            text.replace_range(start..end, pieces[numbers.next(pieces.len())]);
            draft = draft.revise(text.as_str(), None, &config, std::sync::Arc::default());
            let fresh = Draft::read(text.as_str(), sample.format, None, &config);
            assert_eq!(draft.findings(), fresh.findings(), "{}:\n{text}", sample.name);
            assert_eq!(draft.links(), fresh.links(), "{}:\n{text}", sample.name);
        }
    }
}

#[test]
fn every_file_of_the_repository_and_beside_it_is_a_draft() {
    let mut files = Vec::new();
    // A fresh clone has no shared corpora; its own samples and pages are read in any case.
    let shared = repository().join("../shared");
    for folder in [repository().join(SAMPLES), repository().join("crates"), shared] {
        if folder.is_dir() {
            files_below(&folder, &mut files);
        }
    }
    assert!(samples().len() < files.len());
    for path in files {
        let bytes = std::fs::read(&path).expect("the file can be read");
        let text = String::from_utf8_lossy(&bytes[..bytes.len().min(MOST_OF_A_FILE)]);
        for format in FORMATS {
            ask_everything(&text, format);
        }
    }
}

fn files_below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let entry = entry.expect("the entry can be read");
        let kind = entry.file_type().expect("it has a type");
        if kind.is_dir() {
            files_below(&entry.path(), files);
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
}
