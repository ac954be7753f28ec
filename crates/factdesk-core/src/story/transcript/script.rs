//! Puts what was said together, whatever kind of file it comes from.

use super::head::Names;
use super::seeds::Seeds;
use super::{About, Transcript, Turn, Voice};
use crate::text::Span;
use std::sync::Arc;

/// A piece of what was said and the piece of the file it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    /// Where it begins in what was said.
    said: u32,
    /// Where it begins in the file.
    file: u32,
    /// Its length in the file, where that is not its length in what was said; else 0.
    whole: u32,
}

/// Who speaks in words without a label.
pub(super) const NOBODY: &str = "";

/// More labels than this are no labels: they would not fit the index of a voice.
const MOST_VOICES: usize = 1_000;

/// A transcript on its way.
#[derive(Default)]
pub(super) struct Script {
    pub(super) about: About,
    said: String,
    runs: Vec<Run>,
    turns: Vec<Turn>,
    voices: Vec<Voice>,
}

impl Script {
    /// Whether nothing was said so far.
    pub(super) fn is_empty(&self) -> bool {
        self.turns.is_empty()
    }

    /// Begins a turn of the voice with this label.
    pub(super) fn turn(&mut self, label: &str, time: Option<u32>) {
        let voice = self.voice(label.trim());
        self.close_turn();
        self.turns.push(Turn { start: self.said.len() as u32, voice, time });
    }

    /// Begins another turn of the voice that speaks.
    pub(super) fn go_on(&mut self, time: Option<u32>) {
        let voice = self.turns.last().map(|turn| turn.voice);
        match voice {
            Some(voice) => {
                self.close_turn();
                self.turns.push(Turn { start: self.said.len() as u32, voice, time });
            }
            None => self.turn(NOBODY, time),
        }
    }

    /// Gives what follows to the voice with this label, at the time that it is.
    pub(super) fn speak(&mut self, label: &str) {
        let time = self.turns.last().and_then(|turn| turn.time);
        self.turn(label, time);
    }

    /// Adds words of the file's byte `file` on to the turn, byte for byte, with a space before them.
    pub(super) fn say(&mut self, words: &str, file: usize) {
        let trimmed = words.trim_start();
        let file = file + words.len() - trimmed.len();
        let trimmed = trimmed.trim_end();
        if trimmed.is_empty() {
            return;
        }
        self.part();
        self.push(trimmed, file);
    }

    /// Parts the words to come from those that were said.
    pub(super) fn part(&mut self) {
        if self.turns.is_empty() {
            self.turn(NOBODY, None);
        }
        let opens = self.turns.last().is_some_and(|turn| turn.start as usize == self.said.len());
        if !opens && !self.said.ends_with(char::is_whitespace) {
            self.said.push(' ');
        }
    }

    /// Adds words read byte for byte from the file's byte `file` on.
    pub(super) fn push(&mut self, words: &str, file: usize) {
        let follows = self
            .runs
            .last()
            .is_some_and(|run| run.whole == 0 && self.said.len() - run.said as usize == file.wrapping_sub(run.file as usize));
        if !follows {
            self.runs.push(Run { said: self.said.len() as u32, file: file as u32, whole: 0 });
        }
        self.said.push_str(words);
    }

    /// Adds words of a line, without a space where the line or the turn begins.
    pub(super) fn push_within(&mut self, words: &str, file: usize) {
        let opens = self.turns.last().is_none_or(|turn| turn.start as usize == self.said.len());
        let kept = if opens { words.trim_start() } else { words };
        if !kept.is_empty() {
            self.push(kept, file + words.len() - kept.len());
        }
    }

    /// Adds a character that stands for the bytes `file` as a whole.
    pub(super) fn push_as(&mut self, c: char, file: Span) {
        self.runs.push(Run { said: self.said.len() as u32, file: file.start, whole: file.len() as u32 });
        self.said.push(c);
    }

    fn close_turn(&mut self) {
        let Some(last) = self.turns.last() else { return };
        let kept = self.said.trim_end().len().max(last.start as usize);
        self.said.truncate(kept);
        while self.runs.last().is_some_and(|run| kept <= run.said as usize) {
            self.runs.pop();
        }
        if last.start as usize == self.said.len() {
            self.turns.pop();
        } else {
            self.said.push('\n');
        }
    }

    fn voice(&mut self, label: &str) -> u16 {
        let known = self.voices.iter().position(|voice| &*voice.label == label);
        let index = known.unwrap_or_else(|| {
            if self.voices.len() < MOST_VOICES {
                self.voices.push(Voice { label: label.into(), ..Voice::default() });
            }
            self.voices.len() - 1
        });
        index as u16
    }

    /// The transcript, with its voices named and an index of its words.
    pub(super) fn finish(mut self, file: Arc<str>) -> Transcript {
        self.close_turn();
        let said_by = Names::new(&self.about).name_all(&mut self.voices);
        for turn in &mut self.turns {
            turn.voice = said_by[turn.voice as usize];
        }
        let seeds = Seeds::new(&self.said);
        Transcript {
            file,
            said: self.said.into(),
            runs: self.runs.into(),
            turns: self.turns.into(),
            voices: self.voices.into(),
            about: self.about,
            seeds,
        }
    }
}

/// The bytes of the file that `span` of what was said was read from.
pub(super) fn to_file(runs: &[Run], span: Span) -> Span {
    let run_of = |at: u32| runs.get(runs.partition_point(|run| run.said <= at).saturating_sub(1));
    let (Some(first), Some(last)) = (run_of(span.start), run_of(span.end.saturating_sub(1))) else { return Span::default() };
    let start = if first.whole == 0 { first.file + span.start.saturating_sub(first.said) } else { first.file };
    let end = if last.whole == 0 { last.file + span.end.saturating_sub(last.said) } else { last.file + last.whole };
    Span::new(start as usize, end as usize)
}
