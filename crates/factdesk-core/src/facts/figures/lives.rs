//! When somebody was born, how old he or she is, and how old on the day of death.
//!
//! Whose life it is stands as a name or a pronoun; `links` knows who that is.

use super::{Figure, FigureKind, Hedge};
use crate::facts::{Certainty, Name, NameKind, Quote, Reading, quotes};
use crate::language::{Case, Class, TokenKind};
use crate::text::Span;

/// Something told of a life.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Life {
    /// The name or pronoun of whose life it is, in prose bytes.
    pub whose: Span,
    /// Whether that is a pronoun, which stands for the person of the sentence before.
    pub pronoun: bool,
    /// What is told.
    pub told: Told,
}

/// What is told of a life. Numbers are indices into the paragraph's figures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Told {
    /// An age on the day of the draft.
    Age(usize),
    /// A day or year of birth.
    Born(usize),
    /// An age at death, and the date of it where one is given.
    Died {
        /// The age.
        age: usize,
        /// The date.
        date: Option<usize>,
    },
}

/// Reads what the paragraph tells of lives.
pub(in crate::facts) fn read(reading: &Reading<'_>, names: &[Name], quotes: &[Quote], figures: &[Figure]) -> Vec<Life> {
    let cx = Lives { reading, names, quotes, figures };
    let mut out = Vec::new();
    for (index, figure) in figures.iter().enumerate() {
        let told = match figure.kind {
            FigureKind::Date => cx.birth(index),
            FigureKind::Age if figure.hedge == Hedge::Exact && figure.value.is_some() => cx.death(index).or_else(|| cx.age(index)),
            FigureKind::Number if figure.hedge == Hedge::Exact && figure.noun.is_none() => cx.death(index).or_else(|| cx.plain_age(index)),
            _ => None,
        };
        out.extend(told);
    }
    out
}

struct Lives<'r, 'a> {
    reading: &'r Reading<'a>,
    names: &'r [Name],
    quotes: &'r [Quote],
    figures: &'r [Figure],
}

/// Words for people who are not the one named before: "Holm, whose son was born in 1999".
const OTHERS: &[&str] = &[
    "whose",
    "son",
    "sons",
    "daughter",
    "daughters",
    "father",
    "mother",
    "brother",
    "sister",
    "child",
    "children",
    "baby",
    "wife",
    "husband",
    "twins",
    "her",
    "his",
    "their",
    "grandson",
    "granddaughter",
    "nephew",
    "niece",
    "idea",
    "it",
    "they",
    "party",
    "company",
];

impl Lives<'_, '_> {
    fn is(&self, index: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.reading.is(index, word))
    }

    fn sentence(&self, at: usize) -> std::ops::Range<usize> {
        let found = self.reading.sentences.partition_point(|sentence| sentence.tokens.end <= at);
        self.reading.sentences.get(found).map_or(at..at, |sentence| sentence.tokens.clone())
    }

    fn is_quoted(&self, span: Span) -> bool {
        quotes::are_spoken_at(self.quotes, span.start)
    }

    /// "born in Sligo in 1971", "born on 2 March 1777", "(born 1971)".
    fn birth(&self, date: usize) -> Option<Life> {
        const REACH: usize = 8;
        let figure = &self.figures[date];
        figure.date.and_then(|date| date.year)?;
        let first = self.reading.token_at(figure.span.start);
        let sentence = self.sentence(first);
        // "Eva Roe (1931-2004)".
        let dashed = matches!(self.reading.word(first + 1), "-" | "–") && self.reading.is_number(first + 2);
        if let Some(open) = first.checked_sub(1).filter(|open| dashed && self.reading.word(*open) == "(") {
            let name = self.names.iter().find(|name| self.reading.token_at(name.span.end) == open)?;
            return (!self.is_quoted(figure.span)).then_some(Life { whose: name.span, pronoun: false, told: Told::Born(date) });
        }
        let born = (first.saturating_sub(REACH).max(sentence.start)..first).rev().find(|index| self.is(*index, &["born", "b."]))?;
        let between = born + 1..first;
        let plain = between.clone().all(|index| self.reading.is_word(index) && !self.is(index, &["and", "but", "who", "after", "before"]));
        // No other date stands between, and none is a year of something else: "born in the 1970s".
        let whole = figure.high.at <= figure.low.at && !self.is_quoted(figure.span);
        if !plain || !whole {
            return None;
        }
        if born == sentence.start {
            // "Born in 1950, Ada Holm died …".
            let comma = (first..sentence.end.min(first + 5)).find(|index| self.reading.word(*index) == ",")?;
            let name = self.names.iter().find(|name| self.reading.token_at(name.span.start) == comma + 1)?;
            return Some(Life { whose: name.span, pronoun: false, told: Told::Born(date) });
        }
        let (whose, pronoun) = self.subject(born, sentence.start)?;
        Some(Life { whose, pronoun, told: Told::Born(date) })
    }

    /// "died in 1902, at sea, aged 71", "died at the age of 64".
    fn death(&self, age: usize) -> Option<Life> {
        const REACH: usize = 16;
        let figure = &self.figures[age];
        let first = self.reading.token_at(figure.number.start);
        let sentence = self.sentence(first);
        let aged = first.checked_sub(1).is_some_and(|before| {
            self.is(before, &["aged", "at"]) || self.is(before, &["of"]) && before > 0 && self.is(before - 1, &["age"])
        }) || self.is(self.reading.token_at(figure.span.start), &["aged"]);
        let died = (first.saturating_sub(REACH).max(sentence.start)..first).rev().find(|index| self.is(*index, &["died", "dies"]))?;
        let plausible = figure.value.is_some_and(|value| (0.0..=120.0).contains(&value));
        if !aged || !plausible || self.is_quoted(figure.span) {
            return None;
        }
        let date = self.figures.iter().position(|date| {
            let at = self.reading.token_at(date.span.start);
            date.kind == FigureKind::Date && date.value.is_some() && (died..sentence.end).contains(&at) && at <= first + 4
        });
        // "Eva Roe (1931-2004) died": the second year of a life is that of its end.
        let date = date.or_else(|| {
            self.figures.iter().position(|date| {
                let at = self.reading.token_at(date.span.start);
                let dashed = at > sentence.start && matches!(self.reading.word(at - 1), "-" | "–");
                date.kind == FigureKind::Date && dashed && (sentence.start..died).contains(&at) && self.reading.word(at + 1) == ")"
            })
        });
        // The person who died stands before the verb; what is told of him or her may stand between.
        let named = self.names.iter().filter(|name| (sentence.start..died).contains(&self.reading.token_at(name.span.start)));
        let named: Vec<&Name> = named.filter(|name| !(name.certainty == Certainty::Strong && name.kind != NameKind::Person)).collect();
        // A name that is a person's goes before what may be a place.
        let surely: Vec<&Name> = named.iter().copied().filter(|name| name.kind == NameKind::Person).collect();
        let mut people = if surely.is_empty() { named } else { surely }.into_iter();
        let (whose, pronoun) = match (people.next(), people.next()) {
            (Some(name), None) if !(sentence.start..died).any(|index| self.is(index, OTHERS)) => (name.span, false),
            (None, _) => self.pronoun_before(died)?,
            _ => return None,
        };
        Some(Life { whose, pronoun, told: Told::Died { age, date } })
    }

    /// "Stoeva, 71,", "Vance is 63", "the 22-year-old Brandt".
    fn age(&self, age: usize) -> Option<Life> {
        const TITLE: usize = 3;
        let figure = &self.figures[age];
        if self.is_quoted(figure.span) || figure.value.is_none_or(|value| value > 120.0) {
            return None;
        }
        let first = self.reading.token_at(figure.span.start);
        let next = self.reading.token_at(figure.span.end);
        let sentence = self.sentence(first);
        let before = first.checked_sub(1).filter(|before| sentence.contains(before));
        let life = |name: &Name| Life { whose: name.span, pronoun: false, told: Told::Age(age) };
        if let Some(comma) = before.filter(|before| self.reading.word(*before) == ",") {
            let name = self.names.iter().find(|name| self.reading.token_at(name.span.end) == comma)?;
            return Some(life(name));
        }
        // "Ada Holm, a 38-year-old welder".
        if let Some(article) = before.filter(|before| *before > 0 && self.is(*before, &["a", "an"]) && self.reading.word(before - 1) == ",")
            && let Some(name) = self.names.iter().find(|name| self.reading.token_at(name.span.end) == article - 1)
        {
            return Some(life(name));
        }
        if let Some(verb) = before.filter(|before| self.is(*before, &["was"])) {
            return self.age_at_death(age, verb);
        }
        if let Some(verb) = before.filter(|before| self.is(*before, &["is", "turned", "turns"])) {
            let (whose, pronoun) = self.subject(verb, sentence.start)?;
            let past = self.is(verb, &["turned"]);
            return (!past).then_some(Life { whose, pronoun, told: Told::Age(age) });
        }
        // "the 63-year-old mayor Ada Holm".
        let name = self.names.iter().find(|name| {
            let start = self.reading.token_at(name.span.start);
            (next..=next + TITLE).contains(&start) && (next..start).all(|index| self.is_plain_word(index))
        })?;
        let whole = figure.span.of(&self.reading.prose.text);
        whole.contains("old").then(|| life(name))
    }

    /// "He died in March 2020. He was 67.": told right behind a death.
    fn age_at_death(&self, age: usize, verb: usize) -> Option<Life> {
        let sentence = self.sentence(verb);
        let before = self.sentence(sentence.start.checked_sub(1)?);
        let died = before.clone().find(|index| self.is(*index, &["died", "dies"]))?;
        let (whose, pronoun) = self.pronoun_before(verb).filter(|_| verb == sentence.start + 1)?;
        let date = self.figures.iter().position(|date| {
            date.kind == FigureKind::Date && date.value.is_some() && (died..before.end).contains(&self.reading.token_at(date.span.start))
        });
        Some(Life { whose, pronoun, told: Told::Died { age, date } })
    }

    /// "Vance is 63, and": a bare number right behind a name and "is".
    fn plain_age(&self, age: usize) -> Option<Life> {
        const AGES: std::ops::RangeInclusive<f64> = 5.0..=110.0;
        let figure = &self.figures[age];
        let verb = self.reading.token_at(figure.span.start).checked_sub(1).filter(|verb| self.is(*verb, &["is"]))?;
        let name = self.names.iter().find(|name| self.reading.token_at(name.span.end) == verb)?;
        let stops = matches!(self.reading.word(self.reading.token_at(figure.span.end)), "," | "." | "and");
        let plausible = figure.value.is_some_and(|value| AGES.contains(&value) && value.fract() == 0.0);
        (stops && plausible && !self.is_quoted(figure.span)).then_some(Life { whose: name.span, pronoun: false, told: Told::Age(age) })
    }

    fn is_plain_word(&self, index: usize) -> bool {
        let token = self.reading.tokens[index];
        let closed = [Class::Preposition, Class::Conjunction, Class::Auxiliary, Class::Pronoun, Class::Determiner];
        token.kind == TokenKind::Word && token.case == Case::Lower && !closed.iter().any(|class| token.classes.has(*class))
    }

    /// The name or pronoun that the verb at `verb` is told of.
    fn subject(&self, verb: usize, start: usize) -> Option<(Span, bool)> {
        const REACH: usize = 10;
        if let Some(found) = self.pronoun_before(verb) {
            return Some(found);
        }
        let name = self.names.iter().rev().find(|name| {
            let end = self.reading.token_at(name.span.end);
            start <= self.reading.token_at(name.span.start) && end <= verb
        })?;
        let between = self.reading.token_at(name.span.end)..verb;
        let clitic = self.reading.tokens.get(between.start).is_some_and(|token| token.kind == TokenKind::Clitic);
        let open =
            between.len() <= REACH && !between.clone().any(|index| self.is(index, OTHERS) || self.is(index, &["and", "that", "when"]));
        (open && !clitic).then_some((name.span, false))
    }

    /// "He had been born", "She is 63": the pronoun right before the verb.
    fn pronoun_before(&self, verb: usize) -> Option<(Span, bool)> {
        let mut at = verb.checked_sub(1)?;
        while self.is(at, &["was", "had", "been", "is", "were"]) {
            at = at.checked_sub(1)?;
        }
        self.is(at, &["he", "she"]).then(|| (self.reading.tokens[at].span, true))
    }
}
