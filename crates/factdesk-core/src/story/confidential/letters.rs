//! A text as its letters, whatever stands for them and between them.

use crate::language::fold;

/// What stands between two words of a name, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing, a hyphen, or a hyphen at the end of a line: one word still.
    Tight,
    /// Spaces, one line end, marks of emphasis, stops of initials.
    Loose,
    /// The same with a comma.
    Comma,
    /// Anything else: no name goes on behind it.
    Wide,
}

/// One step through a text.
enum Step {
    /// A letter or digit.
    Letter { folded: Folded, capital: bool },
    /// Something between letters.
    Between(Gap),
    /// A line end.
    Line,
}

/// A letter without case and diacritic.
enum Folded {
    /// One of ASCII.
    One(char),
    /// What another becomes: "ss" for ß, nothing for a mark over the letter before it.
    Many(String),
}

impl Folded {
    fn is_empty(&self) -> bool {
        matches!(self, Folded::Many(letters) if letters.is_empty())
    }

    /// What is left of `word` behind the letter; `None` where it does not begin with it.
    fn strip<'w>(&self, word: &'w str) -> Option<&'w str> {
        match self {
            Folded::One(letter) => word.strip_prefix(*letter),
            Folded::Many(letters) => word.strip_prefix(letters.as_str()),
        }
    }
}

/// The first letters of a name: what names are looked up by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Start([u8; 3]);

impl Start {
    /// The start of these folded letters.
    pub(super) fn of(letters: impl Iterator<Item = char>) -> Start {
        let mut start = Start::default();
        for letter in letters {
            start.push(letter);
        }
        start
    }

    fn push(&mut self, letter: char) {
        /// Letters of other scripts are told apart later.
        const OTHER: u8 = 0xff;
        if let Some(place) = self.0.iter_mut().find(|place| **place == 0) {
            *place = if letter.is_ascii() { letter as u8 } else { OTHER };
        }
    }

    pub(super) fn is_empty(self) -> bool {
        self.0[0] == 0
    }

    pub(super) fn is_full(self) -> bool {
        self.0[2] != 0
    }

    /// The first `count` letters alone.
    pub(super) fn cut(mut self, count: usize) -> Start {
        self.0[count..].fill(0);
        self
    }

    /// The letters of `text` from byte `at` on, over whatever may stand inside of a name.
    fn at(text: &str, mut at: usize) -> Start {
        let mut start = Start::default();
        while !start.is_full() {
            match step(text, at) {
                Some((Step::Letter { folded: Folded::One(letter), .. }, next)) => {
                    start.push(letter);
                    at = next;
                }
                Some((Step::Letter { folded: Folded::Many(letters), .. }, next)) => {
                    letters.chars().for_each(|letter| start.push(letter));
                    at = next;
                }
                Some((Step::Between(Gap::Wide), _)) | None => break,
                Some((_, next)) => at = next,
            }
        }
        start
    }
}

/// The start of a word.
pub(super) struct Word {
    /// The letters that begin with it.
    pub(super) letters: Start,
    /// Where it begins, in bytes.
    pub(super) start: usize,
    /// A byte inside or behind it from which the next word is looked for.
    pub(super) next: usize,
}

/// What stands before a capital inside of one surname: the "Mc" of `McHolm`.
const PREFIXES: &[&str] = &["mc", "mac", "fitz", "de", "di", "du", "la", "le", "van", "von", "o", "d", "al", "el"];

/// The first word that begins at or behind byte `at`, which must not lie inside of one. Inside of a run of letters a
/// capital behind a small letter begins one as well (`#JusticeForHolm`), and a letter behind a digit.
pub(super) fn word_from(text: &str, mut at: usize) -> Option<Word> {
    loop {
        let (step, end) = step(text, at)?;
        if let Step::Letter { capital, .. } = step {
            let bytes = text.as_bytes();
            let small = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_lowercase);
            let (mut next, mut after_capital, mut last) = (end, capital, at);
            loop {
                // Most letters are these.
                while small(next) && !bytes[last].is_ascii_digit() {
                    (last, next, after_capital) = (next, next + 1, false);
                }
                let Some((Step::Letter { capital, .. }, end)) = self::step(text, next) else { break };
                let opens = capital && (!after_capital || small(end)) && !PREFIXES.contains(&text[at..next].to_ascii_lowercase().as_str());
                if opens || (bytes[last].is_ascii_digit() && !bytes[next].is_ascii_digit()) {
                    break;
                }
                (last, next, after_capital) = (next, end, capital);
            }
            return Some(Word { letters: Start::at(text, at), start: at, next });
        }
        at = end;
    }
}

/// What stands at byte `at`, and the byte behind it.
fn step(text: &str, at: usize) -> Option<(Step, usize)> {
    let bytes = text.as_bytes();
    let byte = *bytes.get(at)?;
    let between = |gap: Gap, len: usize| Some((Step::Between(gap), at + len));
    match byte {
        b'a'..=b'z' | b'0'..=b'9' => Some((Step::Letter { folded: Folded::One(char::from(byte)), capital: false }, at + 1)),
        b'A'..=b'Z' => Some((Step::Letter { folded: Folded::One(char::from(byte.to_ascii_lowercase())), capital: true }, at + 1)),
        b'\n' => Some((Step::Line, at + 1)),
        b'-' => between(Gap::Tight, 1),
        b' ' | b'\t' | b'\r' | b'_' | b'+' | b'.' | b'*' | b'\'' | b'"' | b'>' | b'\\' => between(Gap::Loose, 1),
        b',' => between(Gap::Comma, 1),
        b'%' => match percent(&text[at..]) {
            Some((c, len)) => Some((of(c), at + len)),
            None => between(Gap::Wide, 1),
        },
        b'&' => match reference(&text[at..]) {
            Some((c, len)) => Some((of(c), at + len)),
            None => between(Gap::Wide, 1),
        },
        0..0x80 => between(Gap::Wide, 1),
        _ => {
            let c = text[at..].chars().next()?;
            Some((of(c), at + c.len_utf8()))
        }
    }
}

fn of(c: char) -> Step {
    let folded = fold(c.encode_utf8(&mut [0; 4]));
    let combining = unicode_normalization::char::is_combining_mark(c);
    match c {
        _ if !folded.is_empty() || combining => Step::Letter { folded: Folded::Many(folded), capital: c.is_uppercase() },
        '\n' => Step::Line,
        // Soft hyphen, hyphens, joiners and the zero-width space.
        '-' | '\u{ad}' | '‐' | '‑' | '\u{200b}'..='\u{200d}' | '\u{2060}' => Step::Between(Gap::Tight),
        ',' => Step::Between(Gap::Comma),
        c if c.is_whitespace() || matches!(c, '’' | '‘' | '“' | '”' | '\'' | '.' | '_' | '+' | '·') => Step::Between(Gap::Loose),
        _ => Step::Between(Gap::Wide),
    }
}

/// "%20" and the like, as one character, and how many bytes it takes.
fn percent(text: &str) -> Option<(char, usize)> {
    let byte = |at: usize| {
        let hex = text.get(at + 1..at + 3).filter(|_| text.as_bytes().get(at) == Some(&b'%'))?;
        u8::from_str_radix(hex, 16).ok()
    };
    let first = byte(0)?;
    let more = match first {
        0..0x80 => 0,
        0xc0..0xe0 => 1,
        0xe0..0xf0 => 2,
        _ => 3,
    };
    let bytes: Option<Vec<u8>> = (0..=more).map(|index| byte(index * 3)).collect();
    let decoded = String::from_utf8(bytes?).ok()?;
    Some((decoded.chars().next()?, (more + 1) * 3))
}

/// "&eacute;", "&#233;" and the like, as one character without its diacritic, and how many bytes it takes.
fn reference(text: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 12;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let number = |digits: &str, radix: u32| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    let c = match name.strip_prefix('#') {
        Some(digits) => match digits.strip_prefix(['x', 'X']) {
            Some(digits) => number(digits, 16)?,
            None => number(digits, 10)?,
        },
        None => match name {
            "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
            "apos" | "rsquo" | "lsquo" | "quot" => '\'',
            "shy" => '\u{ad}',
            "szlig" => 'ß',
            "oslash" => 'ø',
            "Oslash" => 'Ø',
            "aelig" => 'æ',
            _ => {
                const MARKS: &[&str] = &["acute", "grave", "circ", "uml", "tilde", "ring", "cedil", "slash", "caron", "breve", "ogon"];
                let first = name.chars().next()?;
                MARKS.contains(&&name[first.len_utf8()..]).then_some(first)?
            }
        },
    };
    Some((c, end + 1))
}

/// Reads a name letter by letter.
pub(super) struct Letters<'t> {
    text: &'t str,
    at: usize,
    /// The byte behind the last letter that was read.
    end: usize,
    /// Whether anything has stood between two words.
    crossed: bool,
}

impl<'t> Letters<'t> {
    pub(super) fn new(text: &'t str, start: usize) -> Letters<'t> {
        Letters { text, at: start, end: start, crossed: false }
    }

    /// Where the next letter begins.
    pub(super) fn next_start(&self) -> Option<usize> {
        let mut at = self.at;
        loop {
            match step(self.text, at)? {
                (Step::Letter { .. }, _) => return Some(at),
                (_, next) => at = next,
            }
        }
    }

    /// Whether the next letter is a capital.
    pub(super) fn next_is_capital(&self) -> bool {
        let step = self.next_start().and_then(|at| step(self.text, at));
        matches!(step, Some((Step::Letter { capital: true, .. }, _)))
    }

    /// Reads the letters of `word`, over hyphens inside of it.
    pub(super) fn take(&mut self, word: &str) -> Option<()> {
        let mut rest = word;
        let mut begun = false;
        while !rest.is_empty() {
            match step(self.text, self.at)? {
                (Step::Letter { folded, .. }, next) => {
                    rest = folded.strip(rest)?;
                    (self.at, self.end, begun) = (next, next, true);
                }
                (Step::Between(Gap::Tight), next) if begun => {
                    self.at = next;
                    // A wrap behind the hyphen.
                    while let Some((Step::Line | Step::Between(Gap::Loose), next)) = step(self.text, self.at) {
                        self.at = next;
                    }
                }
                // "O'Neill": the mark is part of the word.
                (Step::Between(Gap::Loose), next)
                    if begun && matches!(&self.text.as_bytes()[self.at..next], [b'\'' | b'.'] | [0xe2, 0x80, 0x99 | 0x98]) =>
                {
                    self.at = next;
                }
                _ => return None,
            }
        }
        Some(())
    }

    /// Goes over what stands between two words; `None` where that is more than `most`.
    pub(super) fn cross(&mut self, most: Gap) -> Option<()> {
        let mut lines = 0;
        loop {
            match step(self.text, self.at)? {
                (Step::Letter { folded, .. }, next) if folded.is_empty() => self.at = next,
                (Step::Letter { .. }, _) => return Some(()),
                (Step::Between(gap), next) => {
                    if most < gap {
                        return None;
                    }
                    self.crossed = true;
                    self.at = next;
                }
                (Step::Line, next) => {
                    lines += 1;
                    // A blank line ends a paragraph, and a name with it.
                    if 1 < lines {
                        return None;
                    }
                    self.crossed = true;
                    self.at = next;
                }
            }
        }
    }

    /// Goes over initials that stand before the next word: "Ada F. Holm", "Ada J. R. Holm".
    pub(super) fn skip_initials(&mut self) {
        const MOST: usize = 3;
        for _ in 0..MOST {
            let before = (self.at, self.end, self.crossed);
            let initial = self.cross(Gap::Loose).is_some() && self.crossed && self.next_is_capital() && {
                let (_, next) = step(self.text, self.at).unwrap_or((Step::Line, self.at));
                self.at = next;
                !matches!(step(self.text, next), Some((Step::Letter { .. }, _)))
            };
            if !initial {
                (self.at, self.end, self.crossed) = before;
                return;
            }
        }
    }

    /// The byte behind the name, where its last letter ends a word; an "s" of the plural may follow.
    pub(super) fn end_of_word(self) -> Option<usize> {
        let mut end = self.end;
        // A combining mark belongs to its letter.
        while let Some((Step::Letter { folded, .. }, next)) = step(self.text, end) {
            if !folded.is_empty() {
                break;
            }
            end = next;
        }
        // "holm84": a number goes on with no word, nor does the capital of "#HolmInquiry".
        let bytes = self.text.as_bytes();
        let small = bytes[..end].last().is_some_and(u8::is_ascii_lowercase);
        let is_letter = |at: usize| {
            let other = bytes.get(at).is_some_and(|byte| byte.is_ascii_digit() || (small && byte.is_ascii_uppercase()));
            !other && matches!(step(self.text, at), Some((Step::Letter { .. }, _)))
        };
        if !is_letter(end) {
            return Some(end);
        }
        let plural = self.text[end..].starts_with(['s', 'S']) && !is_letter(end + 1);
        plural.then_some(end)
    }
}
