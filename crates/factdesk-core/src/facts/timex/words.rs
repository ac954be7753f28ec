//! The paragraph's words as times are written: letters, digits and marks apart, so that "8.30pm",
//! "five-thirty" and "Dec-2018" come in the same pieces as when they are written with spaces.

use crate::text::Span;
use jiff::civil;

/// One run of letters, one run of digits, or one mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    /// Its text.
    pub(super) text: &'a str,
    /// Where it stands, in prose bytes.
    pub(super) span: Span,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
}

/// The words of a paragraph, and the day of the copy.
#[derive(Debug)]
pub(super) struct Words<'a> {
    list: Vec<Word<'a>>,
    /// The day of the copy, where it is known.
    pub(super) today: Option<civil::Date>,
    /// The moment of the copy, where more than its day is known.
    pub(super) now: Option<civil::DateTime>,
}

/// Something read, and the word behind it.
pub(super) type Read<T> = Option<(T, usize)>;

impl<'a> Words<'a> {
    /// Cuts `text`.
    pub(super) fn new(text: &'a str, today: Option<civil::Date>) -> Words<'a> {
        let mut list = Vec::with_capacity(text.len() / 4);
        let (mut at, mut spaced) = (0, true);
        while let Some(c) = text[at..].chars().next() {
            let end = match c {
                c if c.is_whitespace() => {
                    (at, spaced) = (at + c.len_utf8(), true);
                    continue;
                }
                c if c.is_ascii_digit() => run(text, at, |c| c.is_ascii_digit()),
                c if c.is_alphabetic() => clock_end(text, at).unwrap_or_else(|| run(text, at, char::is_alphabetic)),
                c => at + c.len_utf8(),
            };
            list.push(Word { text: &text[at..end], span: Span::new(at, end), spaced });
            (at, spaced) = (end, false);
        }
        Words { list, today, now: None }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The text at `at`; empty past the end.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.list.get(at).map_or("", |word| word.text)
    }

    /// Whether the word at `at` is `text`, whatever its case.
    pub(super) fn is(&self, at: usize, text: &str) -> bool {
        self.text(at).eq_ignore_ascii_case(text)
    }

    /// Whether the word at `at` is one of `texts`, whatever their case.
    pub(super) fn any(&self, at: usize, texts: &[&str]) -> bool {
        texts.iter().any(|text| self.is(at, text))
    }

    /// Whether the word before `at` is one of `texts`.
    pub(super) fn behind(&self, at: usize, texts: &[&str]) -> bool {
        at > 0 && self.any(at - 1, texts)
    }

    /// Past the words `texts`, if they stand at `at` one after the other.
    pub(super) fn past(&self, at: usize, texts: &[&str]) -> Option<usize> {
        texts.iter().enumerate().all(|(offset, text)| self.is(at + offset, text)).then_some(at + texts.len())
    }

    /// Past the word at `at`, if it is one of `texts`; otherwise `at`.
    pub(super) fn skip(&self, at: usize, texts: &[&str]) -> usize {
        if self.any(at, texts) { at + 1 } else { at }
    }

    /// Whether nothing stands between the word at `at` and the one before it.
    pub(super) fn joined(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|word| !word.spaced)
    }

    /// Whether the word at `at` begins with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.text(at).starts_with(char::is_uppercase)
    }

    /// Whether the word at `at` is in lower case.
    pub(super) fn is_lower(&self, at: usize) -> bool {
        self.text(at).starts_with(char::is_lowercase)
    }

    /// Whether copy goes on at `at` with something other than a mark.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        self.text(at).starts_with(char::is_alphanumeric)
    }

    /// The whole number in digits at `at`, no more than `most` digits long. Groups of a longer
    /// number ("10,000") and decimals are none.
    pub(super) fn digits(&self, at: usize, most: usize) -> Option<i32> {
        let text = self.text(at);
        let plain = !text.is_empty() && text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
        let group = |mark: usize| {
            let digits = |index: usize, sound: fn(usize) -> bool| {
                let text = self.text(index);
                sound(text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
            };
            self.text(mark) == "," && self.joined(mark) && self.joined(mark + 1) && digits(mark + 1, |length| length == 3)
        };
        let grouped = group(at + 1) || at > 1 && group(at - 1) && text.len() == 3;
        (plain && !grouped).then(|| text.parse().ok()).flatten()
    }

    /// The span from the word `first` up to the word `next`, which is behind the last.
    pub(super) fn span(&self, first: usize, next: usize) -> Span {
        self.list[first].span.join(self.list[next - 1].span)
    }
}

fn run(text: &str, at: usize, belongs: impl Fn(char) -> bool) -> usize {
    text[at..].char_indices().find(|(_, c)| !belongs(*c)).map_or(text.len(), |(length, _)| at + length)
}

/// The end of "o'clock", "a.m." and "p.m.", which are one word with their marks.
fn clock_end(text: &str, at: usize) -> Option<usize> {
    const FORMS: [&str; 6] = ["o'clock", "o’clock", "a.m.", "p.m.", "a.m", "p.m"];
    let form = FORMS.iter().find(|form| text.get(at..at + form.len()).is_some_and(|own| own.eq_ignore_ascii_case(form)))?;
    let end = at + form.len();
    (!text[end..].starts_with(char::is_alphanumeric)).then_some(end)
}

/// The number in digits or words at `at`, below a hundred: "3", "twelve", "twenty-five"; "a" is one
/// and "a couple" two.
pub(super) fn count(words: &Words<'_>, at: usize) -> Read<i32> {
    if let Some(number) = words.digits(at, 3) {
        return Some((number, at + 1));
    }
    if words.any(at, &["a", "an"]) {
        let couple = words.is(at + 1, "couple");
        return Some(if couple { (2, words.skip(at + 2, &["of"])) } else { (1, at + 1) });
    }
    if words.is(at, "couple") {
        return Some((2, words.skip(at + 1, &["of"])));
    }
    cardinal(words, at)
}

/// The number in words at `at`, below a hundred.
pub(super) fn cardinal(words: &Words<'_>, at: usize) -> Read<i32> {
    if let Some(small) = place(SMALL, words.text(at)) {
        return Some((small, at + 1));
    }
    let tens = 10 * (place(TENS, words.text(at))? + 2);
    let ones = past_hyphen(words, at + 1);
    let one = place(SMALL, words.text(ones)).filter(|one| (1..10).contains(one));
    Some(one.map_or((tens, at + 1), |one| (tens + one, ones + 1)))
}

/// The rank at `at`: "14th", "first", "twenty-third", "twenty third".
pub(super) fn rank(words: &Words<'_>, at: usize) -> Read<i32> {
    if let Some(number) = words.digits(at, 3) {
        let suffixed = words.joined(at + 1) && words.any(at + 1, &["st", "nd", "rd", "th"]);
        return suffixed.then_some((number, at + 2));
    }
    if let Some(found) = place(RANKS, words.text(at)) {
        return Some((found + 1, at + 1));
    }
    if words.any(at, &["twentieth", "thirtieth"]) {
        return Some((if words.is(at, "twentieth") { 20 } else { 30 }, at + 1));
    }
    let tens = 10 * (place(TENS, words.text(at))? + 2);
    let ones = past_hyphen(words, at + 1);
    let one = place(RANKS, words.text(ones)).filter(|one| *one < 9)?;
    Some((tens + one + 1, ones + 1))
}

fn past_hyphen(words: &Words<'_>, at: usize) -> usize {
    if matches!(words.text(at), "-" | "‑") && words.joined(at) && words.joined(at + 1) { at + 1 } else { at }
}

fn place(list: &[&str], text: &str) -> Option<i32> {
    list.iter().position(|word| word.eq_ignore_ascii_case(text)).and_then(|index| i32::try_from(index).ok())
}

const SMALL: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

const RANKS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
