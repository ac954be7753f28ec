//! Transcripts and documents: who said what, at which time, and where in the file.
//!
//! A file is read once, whatever its kind, into the words that were said and a way back to the
//! file's bytes. [`search`] finds a quotation in many of them. Nothing here fails: what cannot be
//! read is told in one line, and the rest is used.

mod align;
mod cues;
mod head;
mod labelled;
mod name;
mod recognised;
mod script;
mod search;
mod seeds;

pub use align::Difference;
pub use name::Called;
pub use search::{Passage, Sought, search};

use crate::facts::Date;
use crate::text::Span;
use script::Run;
use seeds::Seeds;
use std::sync::Arc;

/// The words of one recording or document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transcript {
    file: Arc<str>,
    /// What was said, a line for each turn.
    said: Box<str>,
    /// The way back to the file.
    runs: Box<[Run]>,
    turns: Box<[Turn]>,
    voices: Box<[Voice]>,
    about: About,
    seeds: Seeds,
}

/// A stretch of one voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// Where it begins in what was said.
    start: u32,
    /// Whose it is: an index into [`Transcript::voices`].
    pub voice: u16,
    /// When it begins, in seconds from the beginning of the recording, where the file tells.
    pub time: Option<u32>,
}

/// Somebody who speaks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Voice {
    /// As the file labels it; empty for words without a label.
    pub label: Box<str>,
    /// The whole name, where the file gives one.
    pub name: Option<Box<str>>,
    /// Whether it is the one who asks: the interviewer.
    pub asks: bool,
    /// What a draft's names are compared with.
    called: Called,
    /// Whether its label is none, a number, or an office.
    nameless: bool,
}

impl Voice {
    /// Whether the file does not tell who it is: there is no label, or one such as "Speaker 2", `SPEAKER_00`, "A" and "The clerk".
    pub fn is_unknown(&self) -> bool {
        self.name.is_none() && !self.asks && self.nameless
    }

    /// Whether a person of this name can be who speaks.
    pub fn may_be(&self, person: &Called) -> bool {
        self.called.may_be(person)
    }

    /// The name or the label; empty where there is neither.
    pub fn shown(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.label)
    }
}

/// What the head of a file tells of its occasion.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// The day it was recorded.
    pub day: Option<Date>,
    /// Whose words it is said to hold, by their whole names.
    pub people: Vec<Box<str>>,
    /// Who asks.
    pub askers: Vec<Box<str>>,
    /// The place and the event, in the file's words.
    pub occasion: Vec<Box<str>>,
    /// The keys that tell what kind of occasion it is: "interview", "press conference".
    pub kinds: Vec<Box<str>>,
}

impl Transcript {
    /// A file of more bytes is not read at all: some 300 hours of talk.
    pub const MOST_BYTES: u64 = 16 << 20;

    /// The endings of names by which files can be transcripts, in lower case and without the stop.
    pub const ENDINGS: &'static [&'static str] = &["txt", "md", "vtt", "srt", "json"];

    /// Reads a file that the story calls `file`, whose ending tells how it is written: `.vtt`, `.srt`,
    /// `.json` as speech recognition writes it, else labelled text. With it comes a line for the
    /// reader where something could not be read; what could is used.
    pub fn read(file: impl Into<Arc<str>>, text: &str) -> (Transcript, Option<String>) {
        let file = file.into();
        if text.len() as u64 > Self::MOST_BYTES {
            return (script::Script::default().finish(file), Some(Self::too_large(text.len() as u64)));
        }
        if text.contains('\0') {
            return (
                script::Script::default().finish(file),
                Some("This file holds bytes that are no text, so none of it is used.".to_owned()),
            );
        }
        let ends = |ending: &str| {
            file.len() > ending.len() && file.as_bytes()[file.len() - ending.len()..].eq_ignore_ascii_case(ending.as_bytes())
        };
        let mut script = script::Script::default();
        script.about.day = crate::date_in_file_name(super::file_name(&file));
        let problem = if ends(".vtt") || ends(".srt") {
            cues::read(text, &mut script)
        } else if ends(".json") {
            recognised::read(text, &mut script)
        } else {
            labelled::read(text, &mut script);
            None
        };
        let transcript = script.finish(file);
        let problem = problem.or_else(|| transcript.turns.is_empty().then(|| "No words were found in this transcript.".to_owned()));
        (transcript, problem)
    }

    /// What is said of a file of too many bytes, for those who look before they read.
    pub fn too_large(bytes: u64) -> String {
        let most = Self::MOST_BYTES >> 20;
        format!(
            "This transcript is {} MB long; a file of more than {most} MB is not read. Split it, or leave it out of the story.",
            bytes >> 20
        )
    }

    /// The file, as the story names it.
    pub fn file(&self) -> &Arc<str> {
        &self.file
    }

    /// Who speaks.
    pub fn voices(&self) -> &[Voice] {
        &self.voices
    }

    /// The turns, in the order of the file.
    pub fn turns(&self) -> &[Turn] {
        &self.turns
    }

    /// What the file tells of its occasion.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// The words of a turn.
    pub fn words(&self, turn: usize) -> &str {
        let bounds = self.bounds(turn);
        self.said.get(bounds.range()).unwrap_or_default().trim_end()
    }

    /// Where a turn lies in the file, in its bytes.
    pub fn place(&self, turn: usize) -> Span {
        let start = self.bounds(turn).start as usize;
        self.to_file(Span::new(start, start + self.words(turn).len()))
    }

    /// A time as its files write it: "00:05:21".
    pub fn clock(seconds: u32) -> String {
        format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
    }

    /// The turn that holds the byte `at` of what was said.
    fn turn_at(&self, at: u32) -> usize {
        self.turns.partition_point(|turn| turn.start <= at).saturating_sub(1)
    }

    /// Where a turn lies in what was said.
    fn bounds(&self, turn: usize) -> Span {
        let start = self.turns[turn].start as usize;
        Span::new(start, self.turns.get(turn + 1).map_or(self.said.len(), |next| next.start as usize))
    }

    /// The bytes of the file that `span` of what was said was read from.
    fn to_file(&self, span: Span) -> Span {
        script::to_file(&self.runs, span)
    }
}

#[cfg(test)]
mod tests;
