//! JSON as speech recognition writes it: Whisper's `segments`, whisper.cpp's `transcription`, a list
//! of `utterances` or of `words`, or the bare list. A file that is cut off is used as far as it goes.

use super::head;
use super::script::{NOBODY, Script};
use crate::text::Span;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;
use std::fmt;

/// Reads the segments of `text` into `script`; with it, a line that says what could not be read.
pub(super) fn read(text: &str, script: &mut Script) -> Option<String> {
    if text.trim().is_empty() {
        return None;
    }
    let mut from_json = serde_json::Deserializer::from_str(text);
    let mut spare = Spare::default();
    let read = Node { file: text, script, spare: &mut spare, kind: Kind::Top }.deserialize(&mut from_json);
    if script.is_empty() {
        for word in spare.words {
            word.say(text, script);
        }
    }
    if let Some(whole) = spare.text.filter(|_| script.is_empty()) {
        script.turn(NOBODY, None);
        say(text, whole, script);
    }
    match read {
        Err(error) => Some(format!("This JSON cannot be read from line {} on; what stands before is used.", error.line())),
        Ok(()) if script.is_empty() => Some("This JSON holds no segments with words, so none of it is used.".to_owned()),
        Ok(()) => None,
    }
}

/// What is used where there are no segments.
#[derive(Default)]
struct Spare<'a> {
    text: Option<&'a RawValue>,
    words: Vec<Segment<'a>>,
}

/// One segment, utterance or word.
#[derive(Deserialize)]
struct Segment<'a> {
    #[serde(borrow, alias = "transcript", alias = "word", alias = "punctuated_word", alias = "value", default)]
    text: Option<&'a RawValue>,
    #[serde(alias = "start_time", alias = "ts", alias = "timestamps", alias = "timestamp", default)]
    start: Value,
    #[serde(alias = "speaker_label", alias = "speaker_name", alias = "speaker_id", default)]
    speaker: Value,
    #[serde(borrow, default)]
    words: Option<&'a RawValue>,
}

impl Segment<'_> {
    fn say(&self, file: &str, script: &mut Script) {
        let label = match &self.speaker {
            Value::String(name) => name.clone(),
            Value::Number(number) => format!("Speaker {number}"),
            _ => NOBODY.to_owned(),
        };
        if let Some(words) = self.text {
            script.turn(&label, seconds(&self.start));
            say(file, words, script);
            return;
        }
        let Some(words) = self.words.and_then(|words| serde_json::from_str::<Vec<Segment<'_>>>(words.get()).ok()) else { return };
        script.turn(&label, seconds(&self.start).or_else(|| words.first().and_then(|word| seconds(&word.start))));
        for word in words.iter().filter_map(|word| word.text) {
            say(file, word, script);
        }
    }
}

/// When a segment begins: a number of seconds, that number or a clock in a string, the first of a
/// pair, or the `from` of whisper.cpp's timestamps.
fn seconds(start: &Value) -> Option<u32> {
    let whole = |seconds: f64| format!("{:.0}", seconds.floor()).parse().ok();
    match start {
        Value::Number(number) => number.as_f64().and_then(whole),
        Value::String(text) => head::clock(text).or_else(|| text.parse().ok().and_then(whole)),
        Value::Array(pair) => pair.first().and_then(seconds),
        Value::Object(stamps) => stamps.get("from").and_then(seconds),
        _ => None,
    }
}

/// Adds the words of a JSON string, each character led back to the bytes it is written with.
fn say(file: &str, words: &RawValue, script: &mut Script) {
    let raw = words.get();
    // The value borrows from the file, so its address tells where it stands.
    let at = (raw.as_ptr() as usize).wrapping_sub(file.as_ptr() as usize);
    let Some(inner) = raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).filter(|_| file.get(at..at + raw.len()) == Some(raw))
    else {
        return;
    };
    if inner.trim().is_empty() {
        return;
    }
    script.part();
    let (mut plain, mut next) = (0, 0);
    while let Some(found) = inner[next..].find('\\') {
        let escape = next + found;
        script.push_within(&inner[plain..escape], at + 1 + plain);
        let (c, length) = unescape(&inner[escape..]);
        script.push_as(c, Span::new(at + 1 + escape, at + 1 + escape + length));
        plain = escape + length;
        next = plain;
    }
    script.push_within(&inner[plain..], at + 1 + plain);
}

/// The character that an escape sequence at the beginning of `text` stands for, and its bytes.
fn unescape(text: &str) -> (char, usize) {
    let unit = |at: usize| {
        text.get(at + 2..at + 6).filter(|_| text[at..].starts_with("\\u")).and_then(|digits| u32::from_str_radix(digits, 16).ok())
    };
    match text.as_bytes().get(1) {
        Some(b'u') => match (unit(0), unit(6)) {
            (Some(high @ 0xD800..0xDC00), Some(low @ 0xDC00..0xE000)) => {
                (char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)).unwrap_or(' '), 12)
            }
            (Some(unit), _) => (char::from_u32(unit).unwrap_or(' '), 6),
            _ => (' ', 2),
        },
        Some(c @ (b'"' | b'\\' | b'/')) => (char::from(*c), 2),
        Some(_) => (' ', 1 + text[1..].chars().next().map_or(0, char::len_utf8)),
        None => (' ', 1),
    }
}

/// Where in the file a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The whole file, or a wrapper such as `results`.
    Top,
    /// A list of segments.
    Segments,
    /// A list of words, which count where there are no segments.
    Words,
}

/// Reads a value of one kind.
struct Node<'s, 'a> {
    file: &'a str,
    script: &'s mut Script,
    spare: &'s mut Spare<'a>,
    kind: Kind,
}

impl<'a> DeserializeSeed<'a> for Node<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'a> Visitor<'a> for Node<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("segments of speech")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<(), M::Error> {
        let Node { file, script, spare, .. } = self;
        while let Some(key) = map.next_key::<std::borrow::Cow<'a, str>>()? {
            let kind = match &*key {
                "segments" | "transcription" | "utterances" | "monologues" | "phrases" | "chunks" => Kind::Segments,
                "words" | "word_segments" => Kind::Words,
                "results" | "result" | "output" => Kind::Top,
                "text" | "transcript" => {
                    spare.text = Some(map.next_value()?);
                    continue;
                }
                _ => {
                    let value: &RawValue = map.next_value()?;
                    if let Ok(value) = serde_json::from_str::<&str>(value.get()) {
                        head::take(&format!("{key}: {value}"), &mut script.about);
                    }
                    continue;
                }
            };
            map.next_value_seed(Node { file, script: &mut *script, spare: &mut *spare, kind })?;
        }
        Ok(())
    }

    fn visit_seq<S: SeqAccess<'a>>(self, mut seq: S) -> Result<(), S::Error> {
        while let Some(raw) = seq.next_element::<&'a RawValue>()? {
            // What is no segment says nothing: the rest may.
            let Ok(segment) = serde_json::from_str::<Segment<'a>>(raw.get()) else { continue };
            if self.kind == Kind::Words {
                self.spare.words.push(segment);
            } else {
                segment.say(self.file, self.script);
            }
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}
