//! What stands above and beside the words: head lines, labels, time codes.

use super::name::Called;
use super::{About, Voice};
use crate::facts::{Date, Paragraph, written_date};
use crate::language::{Class, Lexicon};
use crate::markup::{Lead, Prose, Zone};

/// What a line of a head tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tells {
    Speaker,
    Asker,
    Day,
    Occasion,
    Nothing,
}

/// The keys of head lines, in lower case.
const KEYS: &[(Tells, &[&str])] = &[
    (
        Tells::Speaker,
        &[
            "interview",
            "interview with",
            "interviewee",
            "interviewees",
            "interviewed",
            "speaker",
            "speakers",
            "subject",
            "guest",
            "guests",
            "with",
            "witness",
            "witnesses",
            "present",
            "participants",
            "participant",
            "attendees",
            "panel",
            "statement by",
            "statement",
            "speech by",
            "speech",
            "remarks by",
            "testimony of",
            "who",
            "name",
            "source",
            "caller",
        ],
    ),
    (
        Tells::Asker,
        &[
            "interviewer",
            "interviewers",
            "interviewed by",
            "reporter",
            "reporters",
            "host",
            "moderator",
            "asked by",
            "conducted by",
            "questions by",
        ],
    ),
    (
        Tells::Day,
        &[
            "recorded",
            "recorded on",
            "date",
            "day",
            "held",
            "when",
            "recording date",
            "date of interview",
            "interview date",
            "date recorded",
            "created",
        ],
    ),
    (
        Tells::Occasion,
        &[
            "place",
            "location",
            "where",
            "venue",
            "event",
            "occasion",
            "meeting",
            "title",
            "hearing",
            "session",
            "topic",
            "press conference",
            "re",
            "subject line",
        ],
    ),
    (
        Tells::Nothing,
        &[
            "duration",
            "length",
            "file",
            "recording",
            "transcribed by",
            "transcribed",
            "transcriber",
            "transcript",
            "language",
            "format",
            "version",
            "note",
            "notes",
            "id",
            "kind",
            "type",
            "status",
            "medium",
            "device",
            "time",
            "story",
            "slug",
            "audio",
            "source file",
            "words",
            "model",
        ],
    ),
];

/// Takes a line "Key: value" of a file's head; `false` where the key is none that heads have.
pub(super) fn take(line: &str, about: &mut About) -> bool {
    let Some((key, value)) = line.split_once(':') else { return false };
    let key = key.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let value = value.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '"' | '\''));
    let Some((tells, _)) = KEYS.iter().find(|(_, keys)| keys.contains(&key.as_str())) else { return false };
    if *tells != Tells::Nothing && !about.kinds.iter().any(|known| **known == *key) {
        about.kinds.push(key.as_str().into());
    }
    match tells {
        Tells::Speaker => about.people.extend(names(value).map(Into::into)),
        Tells::Asker => about.askers.extend(names(value).map(Into::into)),
        Tells::Day => about.day = day(value).or(about.day),
        Tells::Occasion if !value.is_empty() => about.occasion.push(value.into()),
        Tells::Occasion | Tells::Nothing => {}
    }
    true
}

/// Whether a line's key is one that heads have: such a word labels no turn.
pub(super) fn is_key(label: &str) -> bool {
    let label = label.to_lowercase();
    KEYS.iter().any(|(_, keys)| keys.contains(&label.as_str()))
}

/// The whole names in "Ada Holm, harbour clerk; Tom Roe and Mia Falk": a piece of one word is a name
/// only at the beginning.
fn names(value: &str) -> impl Iterator<Item = &str> {
    let pieces = value.split([',', ';', '&', '(', ')', '/']).flat_map(|piece| piece.split(" and "));
    pieces.map(str::trim).enumerate().filter(|(index, piece)| looks_like_a_name(piece, *index == 0)).map(|(_, piece)| piece)
}

fn looks_like_a_name(piece: &str, first: bool) -> bool {
    const PARTICLES: &[&str] = &["de", "da", "di", "del", "der", "den", "van", "von", "la", "le", "bin", "al", "el", "y"];
    let words: Vec<&str> = piece.split_whitespace().collect();
    (1 + usize::from(!first)..=5).contains(&words.len())
        && words.iter().all(|word| word.starts_with(char::is_uppercase) || PARTICLES.contains(word))
        && piece.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '.'))
}

/// The first day written in `text` with month and day of the month.
pub(super) fn day(text: &str) -> Option<Date> {
    if let Some(date) = written_date(text) {
        return Some(date);
    }
    let mut prose = Prose::default();
    prose.push(text, 0);
    let paragraph = Paragraph::read(prose, Zone::Body, Lead::None, false, Lexicon::standard());
    paragraph.figures.iter().filter_map(|figure| figure.date).find(|date| date.month.is_some() && date.day.is_some())
}

/// A time code at the beginning of `text`, in seconds, and the bytes it takes, brackets and all:
/// "[00:00:04]", "00:04", "(1:02:03.5)".
pub(super) fn time_code(text: &str) -> Option<(u32, usize)> {
    let open = text.chars().next().filter(|c| matches!(c, '[' | '(' | '<' | '{'));
    let digits = &text[open.map_or(0, char::len_utf8)..];
    let length = digits.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b',')).count();
    let seconds = clock(digits[..length].trim_end_matches(['.', ',', ':']))?;
    let mut taken = open.map_or(0, char::len_utf8) + length;
    if open.is_some() {
        taken += 1;
        if !text[taken - 1..].starts_with([']', ')', '>', '}']) {
            return None;
        }
    } else if text[taken..].starts_with(char::is_alphanumeric) {
        return None;
    }
    Some((seconds, taken))
}

/// "1:02:03.5" and "02:03" in seconds.
pub(super) fn clock(text: &str) -> Option<u32> {
    let mut parts = text.split([':', '.', ',']);
    let separators = text.bytes().filter(|byte| *byte == b':').count();
    if !(1..=2).contains(&separators) {
        return None;
    }
    let mut seconds: u32 = 0;
    for place in 0..=separators {
        let part = parts.next()?;
        if part.is_empty() || part.len() > if place == 0 { 3 } else { 2 } {
            return None;
        }
        let value: u32 = part.parse().ok()?;
        if place > 0 && value > 59 {
            return None;
        }
        seconds = seconds * 60 + value;
    }
    Some(seconds)
}

/// The names that a head gives to labels.
pub(super) struct Names<'a> {
    people: Vec<(&'a str, Called, bool)>,
    /// The one who answers, where there is only one.
    only: Option<&'a str>,
}

impl<'a> Names<'a> {
    pub(super) fn new(about: &'a About) -> Names<'a> {
        let people = about.people.iter().map(|name| (&**name, Called::new(name), false));
        let askers = about.askers.iter().map(|name| (&**name, Called::new(name), true));
        Names { people: people.chain(askers).collect(), only: about.people.first().filter(|_| about.people.len() == 1).map(|name| &**name) }
    }

    /// Gives each voice its whole name, joins those that are one, and returns for each voice the
    /// one it is now.
    pub(super) fn name_all(&self, voices: &mut Vec<Voice>) -> Vec<u16> {
        let old = std::mem::take(voices);
        let called: Vec<Called> = old.iter().map(|voice| Called::new(&voice.label)).collect();
        let mut of = Vec::with_capacity(old.len());
        for (voice, own) in old.iter().zip(&called) {
            let mut voice = voice.clone();
            match voice.label.to_lowercase().as_str() {
                "" => {}
                "q" | "question" | "interviewer" | "reporter" | "host" | "moderator" => voice.asks = true,
                "a" | "answer" | "interviewee" | "guest" => voice.name = self.only.map(Into::into),
                _ => {
                    if let Some((name, _, asks)) = self.people.iter().find(|(_, called, _)| called.may_be(own)) {
                        voice.name = Some((*name).into());
                        voice.asks = *asks;
                    } else if let Some(full) = fuller(&old, &called, own) {
                        voice.name = Some(full.into());
                    }
                }
            }
            let same = |known: &Voice| match (&known.name, &voice.name) {
                (Some(one), Some(other)) => one == other,
                _ => known.label.eq_ignore_ascii_case(&voice.label) || voice.name.as_deref() == Some(&*known.label),
            };
            voice.nameless = is_nameless(&voice.label);
            voice.called = voice.name.as_deref().map_or_else(|| own.clone(), Called::new);
            let found = voices.iter().position(same).unwrap_or_else(|| {
                voices.push(voice);
                voices.len() - 1
            });
            of.push(found as u16);
        }
        of
    }
}

/// Whether a label names nobody: it is empty, a letter, a number, or an office.
fn is_nameless(label: &str) -> bool {
    const GENERIC: &[&str] = &[
        "speaker",
        "spk",
        "voice",
        "interviewee",
        "answer",
        "guest",
        "unknown",
        "participant",
        "caller",
        "audience",
        "member",
        "all",
        "the",
        "of",
    ];
    let lexicon = Lexicon::standard();
    let generic = |word: &str| {
        let word = word.trim_end_matches(|c: char| c.is_ascii_digit()).to_lowercase();
        let classes = lexicon.classes(&word);
        let office = [Class::Person, Class::Title, Class::Body, Class::Collective, Class::People];
        word.len() < 2 || GENERIC.contains(&word.as_str()) || office.iter().any(|class| classes.has(*class))
    };
    label.split(|c: char| c.is_whitespace() || matches!(c, '_' | '#' | '-' | '.')).all(generic)
}

/// The label of another turn that has the whole name of which `own` is the surname.
fn fuller<'v>(voices: &'v [Voice], called: &[Called], own: &Called) -> Option<&'v str> {
    let mut fuller = voices.iter().zip(called).filter(|(_, other)| other.is_fuller_than(own) && other.may_be(own));
    fuller.next().map(|(voice, _)| &*voice.label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_codes_are_read_with_what_stands_around_them() {
        assert_eq!(time_code("[00:00:04] HOLM: So"), Some((4, 10)));
        assert_eq!(time_code("1:02:03.500 --> 1:02:04"), Some((3723, 11)));
        assert_eq!(time_code("00:04 Holm"), Some((4, 5)));
        assert_eq!((time_code("2026"), time_code("12:75 x"), time_code("[laughs]"), time_code("4:1:2:3")), (None, None, None, None));
    }

    #[test]
    fn head_lines_tell_people_day_and_place() {
        let mut about = About::default();
        let lines = [
            "Interview: Ada Holm, harbour clerk, OHB",
            "Recorded: 3 March 2026, 05:10",
            "**Interviewer:** Tom Roe",
            "Place: north quay",
            "Weather: rain",
        ];
        let taken: Vec<bool> = lines.iter().map(|line| take(line, &mut about)).collect();
        assert_eq!(taken, [true, true, true, true, false]);
        assert_eq!(
            (about.people, about.askers, about.occasion),
            (vec!["Ada Holm".into()], vec!["Tom Roe".into()], vec!["north quay".into()])
        );
        assert_eq!(about.day.map(|day| (day.year, day.month, day.day)), Some((Some(2026), Some(3), Some(3))));
    }
}
