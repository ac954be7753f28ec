//! The measure of one figure: its noun, what befell those counted, and what narrows it.

use super::nouns::{is_plural, lemma};
use super::{Figure, FigureKind};
use crate::facts::Paragraph;
use crate::language::{Class, Token, TokenKind};
use crate::text::Span;

/// What a figure counts: two figures compare only on one measure.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Measure {
    /// The counted noun's singular ("troop"), "person" for people in general, the unit for money
    /// and lengths.
    pub noun: Box<str>,
    /// What befell those counted.
    pub event: Option<Event>,
    /// The words that narrow the noun ("guest" of "guest musicians"), sorted.
    pub modifiers: Vec<Box<str>>,
    /// The kind of the figure's unit.
    pub percent: bool,
}

impl Measure {
    /// What is measured, in words for a hover: "people killed", "guest musician".
    pub fn describe(&self) -> String {
        let mut out = String::new();
        for modifier in &self.modifiers {
            out.push_str(modifier);
            out.push(' ');
        }
        let people = &*self.noun == "person";
        out.push_str(if people { "people" } else { &self.noun });
        if let Some(event) = self.event {
            out.push(' ');
            out.push_str(event.name());
        }
        out
    }
}

/// Whether figures of this kind count or weigh something that can be compared.
fn is_comparable(kind: FigureKind) -> bool {
    matches!(kind, FigureKind::Number | FigureKind::Percent | FigureKind::Currency | FigureKind::Dimension)
}

/// What befalls people who are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Event {
    /// Killed, died, dead.
    Death,
    /// Injured, hurt, wounded.
    Injury,
    /// Arrested, detained, held.
    Arrest,
    /// Missing.
    Missing,
    /// Displaced, evacuated.
    Displacement,
}

impl Event {
    /// A word for it.
    pub fn name(self) -> &'static str {
        match self {
            Event::Death => "killed",
            Event::Injury => "injured",
            Event::Arrest => "arrested",
            Event::Missing => "missing",
            Event::Displacement => "displaced",
        }
    }
}

const EVENTS: [(Class, Event); 5] = [
    (Class::Death, Event::Death),
    (Class::Injury, Event::Injury),
    (Class::Arrest, Event::Arrest),
    (Class::Missing, Event::Missing),
    (Class::Displacement, Event::Displacement),
];

/// Nouns that count people and say nothing more of them.
const ANYBODY: &[&str] =
    &["person", "life", "victim", "death", "fatality", "injury", "arrest", "casualty", "dead", "injured", "wounded", "missing"];

/// A figure and what it measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// The index of the figure in its paragraph.
    pub figure: usize,
    /// What it measures.
    pub measure: Measure,
}

/// What the figures of `paragraph` measure, in their order.
pub(in crate::facts) fn read(paragraph: &Paragraph) -> Vec<Counted> {
    let figures = paragraph.figures.iter().enumerate();
    figures.filter_map(|(index, figure)| measure(paragraph, figure).map(|measure| Counted { figure: index, measure })).collect()
}

/// What `figure` of `paragraph` measures, if it counts something that can be compared.
fn measure(paragraph: &Paragraph, figure: &Figure) -> Option<Measure> {
    if !is_comparable(figure.kind) || paragraph.in_quote(figure.span.start) {
        return None;
    }
    let cx = Words { paragraph, text: &paragraph.prose.text };
    match figure.kind {
        FigureKind::Currency | FigureKind::Dimension => Some(Measure { noun: figure.unit.name.clone(), ..Measure::default() }),
        FigureKind::Percent => {
            let noun = cx.percent_noun(figure)?;
            Some(Measure { noun, percent: true, ..Measure::default() })
        }
        // Points are leads, scores and shares of many things.
        _ if &*figure.unit.name == "point" => None,
        _ => cx.count(figure),
    }
}

/// The words around a figure.
struct Words<'a> {
    paragraph: &'a Paragraph,
    text: &'a str,
}

impl Words<'_> {
    fn token(&self, index: usize) -> Option<&Token> {
        self.paragraph.tokens.get(index)
    }

    fn word(&self, index: usize) -> &str {
        self.token(index).map_or("", |token| token.span.of(self.text))
    }

    fn is(&self, index: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.word(index).eq_ignore_ascii_case(word))
    }

    fn has(&self, index: usize, class: Class) -> bool {
        self.token(index).is_some_and(|token| token.classes.has(class))
    }

    fn tokens(&self, span: Span) -> std::ops::Range<usize> {
        self.paragraph.token_at(span.start)..self.paragraph.token_at(span.end)
    }

    fn count(&self, figure: &Figure) -> Option<Measure> {
        let figure_tokens = self.tokens(figure.span);
        let noun_tokens = figure.noun.map(|noun| self.tokens(noun));
        let behind = noun_tokens.as_ref().map_or(figure_tokens.end, |noun| noun.end.max(figure_tokens.end));
        let own = noun_tokens.as_ref().and_then(|noun| noun.clone().next_back()).map(|head| lemma(self.word(head)));
        let (own, modifiers_of) = match own {
            Some(own) => (Some(own), noun_tokens.clone()),
            None => (self.noun_before(figure_tokens.start).map(|index| lemma(self.word(index))), None),
        };
        let head_event = noun_tokens.as_ref().and_then(|noun| noun.clone().find_map(|index| event_noun(self, index)));
        let people = noun_tokens.as_ref().is_none_or(|noun| noun.clone().any(|index| self.is_people(index)))
            || own.as_deref().is_some_and(|own| ANYBODY.contains(&own));
        let told_event = own.is_some() && noun_tokens.is_none();
        let told_event = told_event.then(|| self.noun_before(figure_tokens.start).and_then(|index| self.event_verb(index))).flatten();
        let event = head_event.or(told_event).or_else(|| {
            let found = self.event_behind(behind, self.is_whole(figure_tokens.start)).or_else(|| self.event_before(figure_tokens.start));
            found.filter(|_| people || own.is_none())
        });
        let noun = match own {
            Some(own) if ANYBODY.contains(&own.as_str()) && (event.is_some() || own == "person") => "person".to_owned(),
            Some(own) => own,
            None if event.is_some() => "person".to_owned(),
            None => return None,
        };
        let mut modifiers = Vec::new();
        if let Some(range) = modifiers_of {
            let head = range.end - 1;
            modifiers.extend(
                range.filter(|index| *index < head && self.is_content(*index)).map(|index| lemma(self.word(index)).into_boxed_str()),
            );
            self.of_phrase(behind, &mut modifiers);
        }
        modifiers.sort_unstable();
        modifiers.dedup();
        Some(Measure { noun: noun.into(), event, modifiers, percent: false })
    }

    fn is_people(&self, index: usize) -> bool {
        [Class::People, Class::Person, Class::Collective].iter().any(|class| self.has(index, *class)) || event_noun(self, index).is_some()
    }

    fn is_content(&self, index: usize) -> bool {
        let closed = [Class::Determiner, Class::Conjunction, Class::Preposition, Class::Pronoun];
        self.token(index).is_some_and(|token| token.kind == TokenKind::Word && !closed.iter().any(|class| token.classes.has(*class)))
    }

    /// "members of the security forces": what stands behind "of" narrows the noun.
    fn of_phrase(&self, at: usize, out: &mut Vec<Box<str>>) {
        if !self.is(at, &["of"]) {
            return;
        }
        let mut index = at + 1;
        while self.has(index, Class::Determiner) {
            index += 1;
        }
        while self.is_content(index) && !self.has(index, Class::Auxiliary) && !self.has(index, Class::Say) && index < at + 6 {
            out.push(lemma(self.word(index)).into());
            if is_plural(self.word(index)) {
                break;
            }
            index += 1;
        }
    }

    /// "the invoices, 14 in all", "the number of fires … was 71": a noun that stands before.
    fn noun_before(&self, start: usize) -> Option<usize> {
        let before = start.checked_sub(1)?;
        if self.word(before) == "," {
            let total = self.is(start + 1, &["in"]) && self.is(start + 2, &["all", "total"]);
            let noun = before.checked_sub(1)?;
            return (total && is_plural(self.word(noun))).then_some(noun);
        }
        if !self.is(before, &["was", "is", "at", "to", "reached", "were", "stands", "stood"]) {
            return None;
        }
        let sentence = self.paragraph.sentence_at(self.token(start)?.span.start)?;
        let first = self.paragraph.sentences[sentence].tokens.start;
        let number = (first..before).rev().find(|index| self.is(*index, &["number"]))?;
        let noun = number + 2;
        let noun = if self.has(noun, Class::Determiner) { noun + 1 } else { noun };
        (self.is(number + 1, &["of"]) && is_plural(self.word(noun))).then_some(noun)
    }

    /// "five of the nine", "none of the 241": the figure is the whole of a part.
    fn is_whole(&self, start: usize) -> bool {
        let led = |back: usize, words: &[&str]| start.checked_sub(back).is_some_and(|index| self.is(index, words));
        led(1, &["the", "its", "their", "those", "these"]) && led(2, &["of"]) && start > 2 && !led(3, &["all", "each", "the"])
    }

    /// What befell those counted, behind the noun: "were arrested", "who have died", "hurt".
    fn event_behind(&self, from: usize, whole: bool) -> Option<Event> {
        const REACH: usize = 9;
        let mut index = from;
        // "of the security forces" belongs to the noun.
        if self.is(index, &["of"]) {
            index += 1;
            while index < from + 5
                && !self.has(index, Class::Auxiliary)
                && self.token(index).is_some_and(|token| token.kind == TokenKind::Word)
            {
                if let Some(event) = self.event_verb(index) {
                    return Some(event);
                }
                index += 1;
            }
        }
        while index < from + REACH {
            let token = self.token(index).filter(|token| token.kind == TokenKind::Word)?;
            if let Some(event) = self.event_verb(index) {
                return Some(event);
            }
            // "None of the 241 passengers was hurt": the verb tells of the part.
            if whole && token.classes.has(Class::Auxiliary) {
                return None;
            }
            let passes = [Class::Auxiliary, Class::Adverb].iter().any(|class| token.classes.has(*class))
                || self.is(
                    index,
                    &[
                        "who",
                        "that",
                        "reported",
                        "confirmed",
                        "feared",
                        "left",
                        "believed",
                        "more",
                        "others",
                        "to",
                        "badly",
                        "seriously",
                        "slightly",
                    ],
                )
                || self.word(index).ends_with("ly");
            if !passes {
                return None;
            }
            index += 1;
        }
        None
    }

    /// What befell those counted, before the figure: "killed 14", "the death toll rose to 16",
    /// "at the cost of five lives".
    fn event_before(&self, start: usize) -> Option<Event> {
        let before = start.checked_sub(1)?;
        if let Some(event) = self.event_verb(before) {
            return Some(event);
        }
        if self.is(before, &["of"]) && before > 0 && self.is(before - 1, &["loss"]) {
            return Some(Event::Death);
        }
        let toll = (before.saturating_sub(5)..before).rev().find(|index| self.is(*index, &["toll"]))?;
        let bare = (toll + 1..start).all(|index| {
            self.is(
                index,
                &[
                    "of", "at", "to", "stood", "stands", "rose", "risen", "has", "is", "was", "reached", "by", "climbed", "now", "had",
                    "from",
                ],
            )
        });
        bare.then_some(Event::Death)
    }

    /// The event that a verb or participle tells of. "holds" is no arrest, nor is "holding".
    fn event_verb(&self, index: usize) -> Option<Event> {
        let token = self.token(index).filter(|token| token.kind == TokenKind::Word)?;
        if self.is(index, &["hold", "holds", "holding", "shooting", "execute", "executed", "executing", "retired"]) {
            return None;
        }
        if self.is(index, &["held"]) {
            let passive = index > 0 && self.is(index - 1, &["were", "was", "been", "being", "are", "is", "still"]);
            return passive.then_some(Event::Arrest);
        }
        EVENTS.iter().find(|(class, _)| token.classes.has(*class)).map(|(_, event)| *event)
    }

    /// What a percentage is of, where the noun stands right beside it: "the 67 percent turnout",
    /// "turnout was 71 percent".
    fn percent_noun(&self, figure: &Figure) -> Option<Box<str>> {
        if &*figure.unit.name != "%" {
            return None;
        }
        let tokens = self.tokens(figure.span);
        let next = tokens.end;
        let before = tokens.start.checked_sub(1)?;
        let plain = |index: usize| {
            let closed = [Class::Auxiliary, Class::Adverb, Class::Trend, Class::Say];
            self.is_content(index) && !closed.iter().any(|class| self.has(index, *class))
        };
        if plain(next) && self.has(before, Class::Determiner) && !self.is(next, &["more", "less", "fewer", "higher", "lower", "up", "down"])
        {
            return Some(lemma(self.word(next)).into());
        }
        let verb = self.is(before, &["was", "is", "hit", "hits", "reached", "at"]);
        let noun = if self.is(before, &["at"]) { before.checked_sub(2)? } else { before.checked_sub(1)? };
        let put = !self.is(before, &["at"]) || self.is(before - 1, &["stood", "put", "was", "stands"]);
        (verb && put && plain(noun)).then(|| lemma(self.word(noun)).into())
    }
}

/// Nouns that say what befell those they count: "27 deaths", "40 arrests".
fn event_noun(words: &Words<'_>, index: usize) -> Option<Event> {
    let text = words.word(index);
    let noun = ["deaths", "fatalities", "injuries", "arrests", "lives", "dead", "casualties", "injured", "wounded"]
        .iter()
        .any(|noun| text.eq_ignore_ascii_case(noun));
    if !noun || text.eq_ignore_ascii_case("lives") || text.eq_ignore_ascii_case("casualties") {
        return None;
    }
    EVENTS.iter().find(|(class, _)| words.has(index, *class)).map(|(_, event)| *event)
}
