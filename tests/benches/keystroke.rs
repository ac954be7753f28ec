//! What a keystroke costs before any protocol: `cargo bench -p factdesk-tests`.

use divan::{Bencher, black_box};
use factdesk_core::{Config, Draft, Format};
use std::fmt::Write;
use support::samples;

fn main() {
    divan::main();
}

/// About `bytes` of copy: the sample drafts, each paragraph numbered so that no two are the same.
fn copy(bytes: usize) -> String {
    let mut text = String::new();
    let samples = samples();
    let paragraphs = || samples.iter().flat_map(|sample| sample.text.split("\n\n"));
    for (number, paragraph) in std::iter::repeat_with(paragraphs).flatten().enumerate() {
        if bytes <= text.len() {
            break;
        }
        write!(text, "Item {number}: {}\n\n", paragraph.trim()).expect("a string takes all");
    }
    text
}

/// The draft with one letter more in the middle.
fn typed(text: &str) -> String {
    let at = text.floor_char_boundary(text.len() / 2);
    format!("{}x{}", &text[..at], &text[at..])
}

#[divan::bench(args = [5_000, 50_000, 500_000])]
fn keystroke(bencher: Bencher<'_, '_>, bytes: usize) {
    let config = Config::default();
    let text = copy(bytes);
    let draft = Draft::read(text.as_str(), Format::Markdown, None, &config);
    let next = typed(&text);
    bencher.bench(|| black_box(&draft).revise(next.as_str(), None, &config, std::sync::Arc::default()));
}

#[divan::bench(args = [5_000, 50_000, 500_000])]
fn first_reading(bencher: Bencher<'_, '_>, bytes: usize) {
    let config = Config::default();
    let text = copy(bytes);
    bencher.bench(|| Draft::read(black_box(text.as_str()), Format::Markdown, None, &config));
}
