//! What a draft costs as one of a story's: `cargo bench -p factdesk-tests --bench story`.

use divan::{Bencher, black_box};
use factdesk_core::{Config, Digest, Draft, Format, Set, Story, Transcript};
use std::fmt::Write;
use std::sync::Arc;
use support::samples;

fn main() {
    divan::main();
}

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

/// About 5 KB of copy on one day: paragraphs of the samples, with other digits, so that drafts share their measures, names and
/// quotes and disagree in many figures.
fn draft(number: usize) -> String {
    let samples = samples();
    let paragraphs: Vec<&str> = samples.iter().flat_map(|sample| sample.text.split("\n\n")).collect();
    let mut chance = Chance(number as u64);
    let mut text = format!("---\ndate: 2026-{:02}-{:02}\n---\n\n", number / 28 % 12 + 1, number % 28 + 1);
    while text.len() < 5_000 {
        for letter in paragraphs[chance.below(paragraphs.len())].trim().chars() {
            let digit = letter.is_ascii_digit().then(|| char::from(b'1' + chance.below(9) as u8));
            text.push(digit.unwrap_or(letter));
        }
        text.push_str("\n\n");
    }
    text
}

/// 60 KB of talk in the words of the samples.
fn talk(number: usize) -> String {
    let samples = samples();
    let words: Vec<&str> = samples.iter().flat_map(|sample| sample.text.split_whitespace()).collect();
    let mut chance = Chance(number as u64);
    let mut text = String::from("Interview: Ada Holm, harbour clerk\n\n");
    while text.len() < 60_000 {
        write!(text, "{}:", if chance.below(2) == 0 { "ROE" } else { "HOLM" }).expect("a string takes all");
        for _ in 0..40 {
            write!(text, " {}", words[chance.below(words.len())]).expect("a string takes all");
        }
        text.push('\n');
    }
    text
}

fn digest(number: usize, text: &str) -> Arc<Digest> {
    Arc::new(Digest::read(text, Format::Markdown, None, &Config::default(), &format!("{number:04}.md").into()))
}

fn set(drafts: usize) -> Set {
    Set::new((0..drafts).map(|number| digest(number, &draft(number))))
}

/// A story of so many drafts and a tenth as many transcripts, as the one in their middle sees it.
fn story(drafts: usize) -> (Arc<Story>, String) {
    let middle = drafts / 2;
    let transcripts = (0..drafts / 10).map(|number| Arc::new(Transcript::read(format!("{number}.txt"), &talk(number)).0)).collect();
    let story = Story { file: format!("{middle:04}.md").into(), sets: vec![Arc::new(set(drafts))], transcripts, ..Story::default() };
    (Arc::new(story), draft(middle))
}

#[divan::bench(args = [10, 200, 2_000], sample_count = 20)]
fn first_check(bencher: Bencher<'_, '_>, drafts: usize) {
    let (config, (story, text)) = (Config::default(), story(drafts));
    bencher.bench(|| Draft::read_in(black_box(text.as_str()), Format::Markdown, None, &config, Arc::clone(&story)));
}

/// One letter more in the middle.
#[divan::bench(args = [10, 200, 2_000], sample_count = 20)]
fn edited_and_checked_again(bencher: Bencher<'_, '_>, drafts: usize) {
    let (config, (story, text)) = (Config::default(), story(drafts));
    let known = Draft::read_in(text.as_str(), Format::Markdown, None, &config, Arc::clone(&story));
    let at = text.floor_char_boundary(text.len() / 2);
    let next = format!("{}x{}", &text[..at], &text[at..]);
    bencher.bench(|| black_box(&known).revise(next.as_str(), None, &config, Arc::clone(&story)));
}

/// What has changed in one draft is put before the others.
#[divan::bench(args = [10, 200, 2_000], sample_count = 20)]
fn put_in_the_set(bencher: Bencher<'_, '_>, drafts: usize) {
    let (set, changed) = (set(drafts), digest(0, &draft(drafts)));
    bencher.bench(|| black_box(&set).with(Arc::clone(&changed)));
}

/// The same when it is the seventeenth that changes, and the index of all is brought up to date.
#[divan::bench(args = [20, 200, 2_000], sample_count = 20)]
fn put_in_the_set_and_settled(bencher: Bencher<'_, '_>, drafts: usize) {
    const MOST_FRESH: usize = 16;
    let changed = |number| digest(number, &draft(drafts + number));
    let set = (0..MOST_FRESH).fold(set(drafts), |set, number| set.with(changed(number)));
    let last = changed(MOST_FRESH);
    bencher.bench(|| black_box(&set).with(Arc::clone(&last)));
}
