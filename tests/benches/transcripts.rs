//! What it costs to index transcripts and to find a quote in them: `cargo bench -p factdesk-tests --bench transcripts`.

use divan::{Bencher, black_box};
use factdesk_core::Transcript;
use factdesk_core::story::{Sought, search};
use std::fmt::Write;
use std::sync::Arc;
use support::samples;

fn main() {
    divan::main();
}

/// An hour of talk: 60 KB in turns with time codes, drawn from the words of the samples as often as these have them.
fn talk(seed: u64) -> String {
    let samples = samples();
    let words: Vec<&str> = samples.iter().flat_map(|sample| sample.text.split_whitespace()).collect();
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut text = String::from("Interview: Ada Holm, harbour clerk\nInterviewer: Tom Roe\n\n");
    for turn in 0u64.. {
        if 60_000 <= text.len() {
            break;
        }
        let voice = if turn % 2 == 0 { "ROE" } else { "HOLM" };
        write!(text, "[00:{:02}:{:02}] {voice}:", turn / 6 % 60, turn % 6 * 10).expect("a string takes all");
        for _ in 0..40 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let word = words[(state >> 33) as usize % words.len()].trim_matches(|c: char| !c.is_alphanumeric());
            write!(text, " {word}").expect("a string takes all");
        }
        text.push_str(".\n");
    }
    text
}

fn transcripts(count: u64) -> Vec<Arc<Transcript>> {
    (0..count).map(|seed| Arc::new(Transcript::read(format!("{seed}.txt"), &talk(seed)).0)).collect()
}

/// Forty words of the last transcript, two of them others.
fn quote(count: u64) -> Sought {
    let text = talk(count - 1);
    let turn = text.lines().filter_map(|line| line.split_once("HOLM: ")).nth(60).expect("there are more turns").1;
    let mut words: Vec<&str> = turn.split(' ').take(40).collect();
    (words[11], words[30]) = ("otherwise", "elsewhere");
    Sought::of(&words.join(" ")).expect("it is long enough")
}

#[divan::bench]
fn index_one(bencher: Bencher<'_, '_>) {
    let text = talk(1);
    bencher.bench(|| Transcript::read("a.txt", black_box(&text)));
}

#[divan::bench(args = [1, 10, 100, 1_000])]
fn find_forty_words(bencher: Bencher<'_, '_>, count: u64) {
    let (transcripts, quote) = (transcripts(count), quote(count));
    let found = search(&transcripts, &quote);
    assert_eq!(found.first().map(|passage| passage.transcript as u64), Some(count - 1));
    bencher.bench(|| search(black_box(&transcripts), &quote));
}
