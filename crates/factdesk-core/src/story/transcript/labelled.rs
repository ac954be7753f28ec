//! Text with labels: "KESTREL: We sold it." with or without time codes, below a head of lines such as
//! "Interview: Ada Kestrel". Text without any label is a document: words of one voice.

use super::head::{self, clock, time_code};
use super::name::Called;
use super::script::{NOBODY, Script};
use rustc_hash::FxHashMap;

/// A longer label is the beginning of a sentence.
const LONGEST_LABEL: usize = 48;

/// A line of more words is no head line but an answer: "Interviewee: …".
const LONGEST_HEAD_LINE: usize = 14;

/// A line as far as its beginning tells.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Line<'a> {
    /// Its time code, in seconds.
    pub(super) time: Option<u32>,
    /// What may be the label of a turn.
    pub(super) label: Option<&'a str>,
    /// Where its words begin where that is no label, in the file.
    pub(super) plain: usize,
    /// Where its words begin where it is one.
    pub(super) behind: usize,
    /// Where it ends.
    pub(super) end: usize,
}

/// Reads `text` into `script`.
pub(super) fn read(text: &str, script: &mut Script) {
    let lines: Vec<Line<'_>> = lines(text).collect();
    let labels = Labels::among(&lines, text, script);
    let mut front_matter = Front::Before;
    for line in &lines {
        let whole = text[line.plain..line.end].trim();
        if front_matter.takes(whole) {
            head::take(whole, &mut script.about);
            continue;
        }
        if whole.is_empty() && line.time.is_none() {
            continue;
        }
        let label = line.label.filter(|label| labels.are(label, line.time.is_some()));
        let in_head = script.is_empty() && line.time.is_none() && whole.split_whitespace().count() <= LONGEST_HEAD_LINE;
        if in_head && (whole.starts_with('#') || !whole.ends_with('?') && head::take(whole, &mut script.about)) {
            continue;
        }
        match (label, line.time) {
            (Some(label), time) => script.turn(label, time),
            // A time code without a label goes on with the voice before it.
            (None, Some(time)) => script.go_on(Some(time)),
            (None, None) if whole.starts_with('#') => continue,
            // In a document each paragraph is a turn, so that its place can be told.
            (None, None) if labels.none => script.turn(NOBODY, None),
            (None, None) => {}
        }
        let from = if label.is_some() { line.behind } else { line.plain };
        script.say(&text[from..line.end], from);
    }
}

/// YAML between fences at the top of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Front {
    Before,
    Inside,
    Behind,
}

impl Front {
    /// Whether the line belongs to it.
    fn takes(&mut self, line: &str) -> bool {
        let fence = line == "---";
        let inside = match self {
            Front::Before => fence,
            Front::Inside => true,
            Front::Behind => false,
        };
        *self = match self {
            Front::Before if fence => Front::Inside,
            Front::Inside if !fence => Front::Inside,
            _ => Front::Behind,
        };
        inside
    }
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let read = read_line(text, start, start + line.trim_end().len());
        start += line.len();
        read
    })
}

/// Reads the beginning of the line at these bytes of `text`.
pub(super) fn read_line(text: &str, start: usize, end: usize) -> Line<'_> {
    let end = end.max(start);
    let skip = |at: usize, marks: &[char]| end - text[at..end].trim_start_matches(|c: char| c.is_whitespace() || marks.contains(&c)).len();
    let mut at = skip(start, &['>', '*', '_', '-', '–', '—', '•']);
    let mut line = Line { end, plain: at, behind: at, ..Line::default() };
    if let Some((seconds, length)) = time_code(&text[at..end]) {
        line.time = Some(seconds);
        at = skip(at + length, &['-', '–', '—', '>', '*', '_']);
        if let Some((_, length)) = time_code(&text[at..end]) {
            at = skip(at + length, &['-', '*', '_']);
        }
        line.plain = at;
    }
    if let Some((label, time, length)) = label(&text[at..end]) {
        line.label = Some(label);
        line.time = line.time.or(time);
        line.behind = (at + length).min(end);
    }
    line
}

/// What may be a label at the beginning of `text`, a time code behind it, and the bytes up to the
/// words: "KESTREL:", "Ada Kestrel (00:04):", "**Q:**", and a line of its own "Ada Kestrel  0:04".
fn label(text: &str) -> Option<(&str, Option<u32>, usize)> {
    let near = &text[..text.floor_char_boundary(LONGEST_LABEL + 12)];
    // The colon of a time code is none behind a label.
    let colon = near.match_indices(':').map(|(at, _)| at).find(|at| {
        let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        !(digit(near.as_bytes().get(at + 1)) && at.checked_sub(1).is_some_and(|before| digit(near.as_bytes().get(before))))
    });
    let bare = |label: &str| label.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '-' | '–')).len();
    let (whole, behind) = match colon {
        Some(colon) => (&near[..colon], colon + 1),
        None if text.len() == near.len() && text.ends_with(|c: char| c.is_ascii_digit() || matches!(c, ')' | ']')) => (text, text.len()),
        None => return None,
    };
    let behind_marks = text[behind..].trim_start_matches(['*', '_']);
    if !behind_marks.is_empty() && !behind_marks.starts_with(char::is_whitespace) {
        return None;
    }
    // A time code at the end of the label.
    let (name, time) = match whole.rfind(|c: char| !matches!(c, ':' | '.' | ')' | ']') && !c.is_ascii_digit()) {
        Some(last) => {
            let from = last + whole[last..].chars().next().map_or(1, char::len_utf8);
            let time = clock(whole[from..].trim_end_matches([')', ']']));
            let name = whole[..if time.is_some() { from } else { whole.len() }].trim_end_matches(['(', '[']);
            (name, time)
        }
        None => return None,
    };
    if colon.is_none() && time.is_none() {
        return None;
    }
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    (bare(name) > 0 && name.len() <= LONGEST_LABEL && is_shaped(name)).then_some((name, time, text.len() - behind_marks.len()))
}

/// Whether words can name a speaker: up to five, each with a capital, or small words between them.
fn is_shaped(label: &str) -> bool {
    const SMALL: &[&str] = &["of", "the", "for", "and", "de", "da", "di", "der", "den", "van", "von", "la", "bin", "al"];
    let name = label.split(['(', ',', '[']).next().unwrap_or_default();
    let words: Vec<&str> = name.split_whitespace().collect();
    (1..=5).contains(&words.len())
        && label.starts_with(char::is_uppercase)
        && words.iter().all(|word| SMALL.contains(word) || word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '#'))
        && !name.contains(['!', '?', '"', '“', '”', ';'])
}

/// Which of the words before colons are labels.
struct Labels<'a> {
    /// How many lines they begin, by label.
    count: FxHashMap<&'a str, usize>,
    /// Names that the head gives.
    known: Vec<Called>,
    /// Whether the file has no label at all.
    none: bool,
}

impl<'a> Labels<'a> {
    fn among(lines: &[Line<'a>], text: &'a str, script: &Script) -> Labels<'a> {
        let mut about = script.about.clone();
        let mut labels = Labels { count: FxHashMap::default(), known: Vec::new(), none: true };
        // The head ends with the first line that is none of it; names are looked for in it only.
        let mut head = true;
        for line in lines {
            let whole = text[line.plain..line.end].trim();
            head = head && (whole.is_empty() || matches!(whole, "---") || whole.starts_with('#') || head::take(whole, &mut about));
            if let Some(label) = line.label {
                *labels.count.entry(label).or_default() += 1;
            }
        }
        labels.known = about.people.iter().chain(&about.askers).map(|name| Called::new(name)).collect();
        labels.none = !lines.iter().any(|line| line.label.is_some_and(|label| labels.are(label, line.time.is_some())));
        labels
    }

    /// Whether `label` is one: it stands behind or before a time code, is in capitals, begins several
    /// lines, or is a name that the head gives. "Listen: we had nothing" begins a sentence.
    fn are(&self, label: &str, timed: bool) -> bool {
        let letters = || label.chars().filter(|c| c.is_alphabetic());
        let capitals = letters().all(char::is_uppercase);
        let several = self.count.get(label).is_some_and(|count| *count > 1);
        if head::is_key(label) {
            return timed || several;
        }
        timed || capitals || several || label.starts_with("Speaker") || self.known.iter().any(|known| known.may_be(&Called::new(label)))
    }
}
