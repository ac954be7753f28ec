//! Subtitles: `.vtt` (`WebVTT`, W3C, 4 April 2019) and `.srt`, of which it came. A file may be cut off anywhere.

use super::head::{self, clock};
use super::labelled::read_line;
use super::script::{NOBODY, Script};
use crate::text::Span;

/// Reads the cues of `text` into `script`; with it, a line that says what could not be read.
pub(super) fn read(text: &str, script: &mut Script) -> Option<String> {
    let mut at = 0;
    let mut block = Block::Between;
    let mut cues = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = line.trim();
        if let Some(time) = timing(words) {
            // A new cue goes on with the voice before, unless it names another.
            script.go_on(Some(time));
            cues += 1;
            block = Block::Cue;
            continue;
        }
        block = match block {
            _ if words.is_empty() => Block::Between,
            Block::Between if words.starts_with("NOTE") => {
                head::take(words.trim_start_matches("NOTE"), &mut script.about);
                Block::Note
            }
            Block::Between if words.starts_with("WEBVTT") => Block::Note,
            Block::Between if words.starts_with("STYLE") || words.starts_with("REGION") => Block::Skipped,
            // The name or number of a cue.
            Block::Between => Block::Between,
            Block::Note => {
                head::take(words, &mut script.about);
                Block::Note
            }
            Block::Skipped => Block::Skipped,
            Block::Cue => {
                payload(text, start, start + line.trim_end().len(), script);
                Block::Cue
            }
        };
    }
    (cues == 0 && !text.trim().is_empty()).then(|| "No cue with a time was found in this file, so none of its words are used.".to_owned())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Block {
    Between,
    Note,
    Skipped,
    Cue,
}

/// The beginning of a cue's time in seconds: "00:01.000 --> 00:04.000".
fn timing(line: &str) -> Option<u32> {
    let (from, _) = line.split_once("-->")?;
    clock(from.trim())
}

/// One line of a cue: its voice, by tag or by label, and its words without tags and entities.
fn payload(text: &str, start: usize, end: usize, script: &mut Script) {
    let line = read_line(text, start, end);
    let label = line.label.filter(|label| !label.contains('<') && label.split_whitespace().count() < 5);
    let mut at = start;
    if let Some(label) = label {
        script.speak(label);
        at = line.behind;
    } else if text[start..end].trim_start().starts_with(">>") {
        // In closed captions two of these tell that another speaks, and not who.
        script.speak(NOBODY);
    }
    script.part();
    let mut plain = at;
    while at < end {
        let rest = &text[at..end];
        let tag = rest.starts_with('<').then(|| rest.find('>')).flatten();
        let entity = entity(rest);
        if tag.is_none() && entity.is_none() {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        script.push_within(&text[plain..at], plain);
        if let Some(close) = tag {
            if let Some(name) = voice(&rest[1..close]) {
                script.speak(name);
                script.part();
            }
            at += close + 1;
        } else if let Some((c, length)) = entity {
            script.push_as(c, Span::new(at, at + length));
            at += length;
        }
        plain = at;
    }
    script.push_within(&text[plain..end], plain);
}

/// The name in a voice tag: "v Ada Kestrel", "v.loud Ada Kestrel".
fn voice(tag: &str) -> Option<&str> {
    let rest = tag.strip_prefix('v')?;
    let name = if rest.starts_with('.') { rest.split_once(' ')?.1 } else { rest.strip_prefix([' ', '\t'])? };
    Some(name.trim()).filter(|name| !name.is_empty())
}

/// A character reference at the beginning of `text`, and the bytes it takes.
fn entity(text: &str) -> Option<(char, usize)> {
    const KNOWN: &[(&str, char)] = &[
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&nbsp;", ' '),
        ("&quot;", '"'),
        ("&apos;", '\''),
        ("&#39;", '\''),
        ("&lrm;", ' '),
        ("&rlm;", ' '),
    ];
    KNOWN.iter().find(|(written, _)| text.starts_with(written)).map(|(written, c)| (*c, written.len()))
}
