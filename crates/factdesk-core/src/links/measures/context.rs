//! The surroundings of a figure: what its clause says, when, where, and whether it is a part.

use super::Measured;
use super::days::{Days, date_of_figure, date_of_moment};
use super::term::Term;
use crate::draft::Draft;
use crate::facts::{Figure, FigureKind, Kept, Paragraph};
use crate::language::{Case, Class, Token, TokenKind};
use crate::text::Span;
use std::borrow::Cow;
use std::sync::OnceLock;

/// What two figures are compared by beyond their measure.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Context {
    /// Stems of the telling words of the clause.
    pub(super) words: Vec<Term>,
    /// Capitalised words of the clause, which name places, people and bodies.
    pub(super) names: Vec<Term>,
    /// Words that set one apart from another: first, north, women.
    pub(super) contrasts: Vec<Term>,
    /// Years named in the sentence.
    pub(super) years: Vec<i16>,
    /// Weekdays, months and days named in the sentence.
    pub(super) days: Vec<(Option<i8>, Option<i8>, Option<i8>)>,
    /// "last week", "this season": times told by reference.
    pub(super) relative: Vec<Term>,
    /// How the copy speaks of the count.
    signs: u8,
}

/// How the copy speaks of a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Sign {
    /// "the 31 people", "all 27", "of the 41".
    Definite,
    /// "all 27", "none of the 16", "a fleet of 241", "14 in all".
    Total,
    /// "including", "another", "of whom", "two of the": a part, or more of the same.
    Part,
    /// "could", "if", "expected", "a year": no count of what happened.
    Open,
    /// "rose to", "raised", "revised", "earlier": said to have changed.
    Update,
    /// "by the time", "at the end of": a moment in a growing count.
    Moment,
    /// "put the figure at", "but", "while", "higher than": another count is known of.
    Disputed,
}

impl Context {
    /// Whether the copy speaks of the count so.
    pub(super) fn is(&self, sign: Sign) -> bool {
        self.signs & (1 << sign as u8) != 0
    }

    fn mark(&mut self, sign: Sign, holds: bool) {
        self.signs |= u8::from(holds) << sign as u8;
    }
}

/// The surroundings of `measured`; `now` is the year the draft is of.
pub(super) fn read<'a>(draft: &'a Draft, measured: &Measured, now: Option<i16>) -> Cow<'a, Context> {
    let paragraph = draft.paragraph(measured.paragraph);
    paragraph.kept::<Surroundings>().0[measured.slot].get_or_init(|| Told::of(paragraph, measured.slot)).at(now)
}

/// The surroundings of the figures of a paragraph that measure something, each read when it is
/// first compared.
struct Surroundings(Vec<OnceLock<Told>>);

impl Kept for Surroundings {
    fn of(paragraph: &Paragraph) -> Surroundings {
        Surroundings(paragraph.measures.iter().map(|_| OnceLock::new()).collect())
    }
}

/// What the surroundings of a figure tell in a draft of any year.
struct Told {
    /// As of a draft of no year: a whole date is of its time, a bare year is not.
    context: Context,
    /// The years of whole dates.
    whole: Vec<i16>,
}

impl Told {
    fn of(paragraph: &Paragraph, slot: usize) -> Told {
        let mut told = Told { context: surroundings(paragraph, slot), whole: Vec::new() };
        Sentence::of(paragraph, slot).when(&mut told);
        told
    }

    /// As of a draft of this year, of which no date is told as another year's.
    fn at(&self, now: Option<i16>) -> Cow<'_, Context> {
        let Some(now) = now.filter(|now| !self.whole.is_empty() || self.context.years.contains(now)) else {
            return Cow::Borrowed(&self.context);
        };
        let mut context = self.context.clone();
        context.years.extend(&self.whole);
        context.years.retain(|year| *year != now);
        Cow::Owned(context)
    }
}

fn surroundings(paragraph: &Paragraph, slot: usize) -> Context {
    let cx = Sentence::of(paragraph, slot);
    let counted = &paragraph.measures[slot];
    let first = cx.paragraph.token_at(cx.own.start.min(paragraph.figures[counted.figure].span.start));
    let behind = cx.paragraph.token_at(cx.own.end);
    let mut out = Context::default();
    cx.clause(first, behind, &mut out);
    cx.before(first, &mut out);
    cx.behind(behind, &mut out);
    // "In all, 17 villages …".
    let opens = cx.is(cx.tokens.start, &["in"]) && cx.is(cx.tokens.start + 1, &["all", "total"]);
    out.mark(Sign::Total, opens);
    out.mark(Sign::Definite, opens || counted.measure.event.is_some() && cx.tells_of_disaster(behind));
    // "The eight survivors were taken to hospital": all of those told of before.
    let opens = first == cx.tokens.start + 1 && cx.is(cx.tokens.start, &["the", "all"]) && cx.has(behind, Class::Auxiliary);
    // "The 300 cars sold abroad": what narrows the count makes it a part.
    let participle = cx.word(behind).ends_with("ed") || cx.is(behind, &["sold", "built", "made", "lost", "held", "sent", "bought", "born"]);
    let narrowed = cx.token(behind + 1).is_some_and(|token| {
        let closed = [Class::Auxiliary, Class::Preposition, Class::Conjunction, Class::Determiner, Class::Pronoun];
        token.kind == TokenKind::Word && token.case == Case::Lower && !closed.iter().any(|class| token.classes.has(*class))
    });
    out.mark(Sign::Part, participle && narrowed && cx.is(first.saturating_sub(1), &["the"]));
    // "Six survivors on Monday and two more on Tuesday": the count went on.
    out.mark(
        Sign::Update,
        (behind..cx.tokens.end)
            .any(|index| cx.is(index, &["more", "another", "further"]) && cx.has(index.saturating_sub(1), Class::NumberWord)),
    );
    out.mark(Sign::Total, opens);
    out.mark(
        Sign::Update,
        cx.any(&["raised", "raising", "revised", "revising", "updated", "initially", "previously", "corrected", "adjusted"]),
    );
    out.mark(
        Sign::Disputed,
        cx.any(&[
            "but",
            "while",
            "whereas",
            "though",
            "although",
            "however",
            "instead",
            "disputed",
            "estimate",
            "estimates",
            "estimated",
            "put",
        ]),
    );
    out.mark(Sign::Open, cx.near(first, behind));
    out.mark(Sign::Moment, ["by the time", "at the end of", "at the time"].iter().any(|phrase| cx.has_phrase(phrase)));
    out
}

/// Classes of words that tell nothing of what a figure is about.
const CLOSED: [Class; 11] = [
    Class::Determiner,
    Class::Conjunction,
    Class::Preposition,
    Class::Pronoun,
    Class::Auxiliary,
    Class::Adverb,
    Class::NumberWord,
    Class::Weekday,
    Class::Month,
    Class::Say,
    Class::Light,
];

/// What befalls people who are counted.
const EVENTS: [Class; 5] = [Class::Death, Class::Injury, Class::Arrest, Class::Missing, Class::Displacement];

struct Sentence<'a> {
    paragraph: &'a Paragraph,
    text: &'a str,
    tokens: std::ops::Range<usize>,
    /// The figure with its noun.
    own: Span,
}

/// The days that the words around `measured` speak of, none where they speak of none; `None` where
/// one of them cannot be told.
pub(super) fn days(draft: &Draft, measured: &Measured) -> Option<Vec<Days>> {
    let (index, paragraph) = (measured.paragraph, draft.paragraph(measured.paragraph));
    let (_, span) = Sentence::of(paragraph, measured.slot).when_told();
    // A bare year is compared as such.
    let is_day = |figure: &&Figure| figure.date.is_some_and(|date| date.month.is_some() || date.weekday.is_some());
    let dates = paragraph.figures.iter().filter(|figure| span.covers(figure.span)).filter(is_day);
    let dates = dates.map(|figure| date_of_figure(draft, index, figure));
    let moments = paragraph.moments.iter().filter(|moment| span.covers(moment.span)).map(|moment| date_of_moment(draft, index, moment));
    dates.chain(moments).map(|date| Days::of(&date?)).collect()
}

impl<'a> Sentence<'a> {
    /// The sentence of the figure that the measure in `slot` is of.
    fn of(paragraph: &'a Paragraph, slot: usize) -> Sentence<'a> {
        let figure = &paragraph.figures[paragraph.measures[slot].figure];
        let own = figure.noun.map_or(figure.span, |noun| figure.span.join(noun));
        let tokens =
            paragraph.sentence_at(figure.span.start).map_or(0..paragraph.tokens.len(), |index| paragraph.sentences[index].tokens.clone());
        Sentence { paragraph, text: &paragraph.prose.text, tokens, own }
    }

    fn token(&self, index: usize) -> Option<&'a Token> {
        self.paragraph.tokens.get(index).filter(|_| self.tokens.contains(&index))
    }

    fn word(&self, index: usize) -> &'a str {
        self.token(index).map_or("", |token| token.span.of(self.text))
    }

    fn is(&self, index: usize, words: &[&str]) -> bool {
        let own = self.word(index);
        words.iter().any(|word| own.eq_ignore_ascii_case(word))
    }

    fn has(&self, index: usize, class: Class) -> bool {
        self.token(index).is_some_and(|token| token.classes.has(class))
    }

    fn any(&self, words: &[&str]) -> bool {
        self.tokens.clone().any(|index| self.is(index, words))
    }

    /// Whether words right around the figure say that it is a wish, a plan or a limit.
    fn near(&self, first: usize, behind: usize) -> bool {
        const REACH: usize = 6;
        const BEFORE: &[&str] = &[
            "if", "could", "would", "might", "may", "will", "should", "expected", "expects", "expect", "plans", "planned", "forecast",
            "target", "capacity", "aims", "need", "needs", "wants", "hopes", "hold", "holds", "carry", "carries", "seats", "room", "limit",
        ];
        let before = self.tokens.start.max(first.saturating_sub(REACH))..first;
        before.clone().any(|index| self.is(index, BEFORE))
            || (behind..behind + REACH).any(|index| self.is(index, &["expected", "forecast", "planned"]))
    }

    fn has_phrase(&self, phrase: &str) -> bool {
        let first = phrase.split(' ').next().unwrap_or_default();
        self.tokens
            .clone()
            .any(|index| self.is(index, &[first]) && phrase.split(' ').enumerate().all(|(offset, word)| self.is(index + offset, &[word])))
    }

    /// The telling words of the clause around the figure.
    fn clause(&self, first: usize, behind: usize, out: &mut Context) {
        const REACH_BACK: usize = 14;
        const REACH_ON: usize = 16;
        let breaks = |index: usize| matches!(self.word(index), ";" | ":" | "“" | "”" | "\"" | "—" | "");
        let start = (self.tokens.start.max(first.saturating_sub(REACH_BACK))..first)
            .rev()
            .take_while(|index| !breaks(*index))
            .last()
            .unwrap_or(first);
        let end =
            (behind..self.tokens.end.min(behind + REACH_ON)).take_while(|index| !breaks(*index)).last().map_or(behind, |last| last + 1);
        let mut included = false;
        for index in start..end {
            included = self.collect(index, included, out);
        }
    }

    /// Takes the token into the context if it tells something; says whether it did.
    fn collect(&self, index: usize, included: bool, out: &mut Context) -> bool {
        let Some(token) = self.token(index) else { return false };
        if token.kind != TokenKind::Word || self.own.overlaps(token.span) || self.is_said(token.span) {
            return false;
        }
        let word = self.word(index);
        let lower = word.to_ascii_lowercase();
        if token.classes.has(Class::Contrast) {
            out.words.push(Term::of(&lower));
            out.contrasts.push(Term::of(&lower));
            return true;
        }
        // "turned back", "walked out": the particle is half of the verb.
        if included && ["out", "off", "up", "down", "back", "away", "over"].contains(&lower.as_str()) {
            out.words.push(Term::of(&lower));
            return false;
        }
        if CLOSED.iter().any(|class| token.classes.has(*class)) || lower.len() < 3 {
            return false;
        }
        if token.case != Case::Lower && index != self.tokens.start {
            out.names.push(Term::of(&lower));
        }
        out.words.push(Term::of_stem(&lower));
        true
    }

    /// Whether the span is a source's or a cue's.
    fn is_said(&self, span: Span) -> bool {
        self.paragraph
            .attributions
            .iter()
            .any(|attribution| attribution.cue.span.overlaps(span) || attribution.source.is_some_and(|source| source.span.overlaps(span)))
    }

    /// The words whose times go for the figure: to the next comma behind it, for what is told
    /// after that goes for another, and from the "that" which its clause hangs on.
    fn when_told(&self) -> (std::ops::Range<usize>, Span) {
        let first = self.paragraph.token_at(self.own.start);
        let behind = self.paragraph.token_at(self.own.end);
        let start = (self.tokens.start..first).rev().find(|index| self.is(*index, &["that", "which"]) && self.hangs(*index));
        let end = (behind..self.tokens.end).find(|index| matches!(self.word(*index), "," | ";")).unwrap_or(self.tokens.end);
        let told = start.unwrap_or(self.tokens.start)..end;
        let span = match (self.token(told.start), self.token(told.end.saturating_sub(1))) {
            (Some(first), Some(last)) => first.span.join(last.span),
            _ => self.own,
        };
        (told, span)
    }

    /// "the landslide that killed 12": what is told there is told of the landslide's own day.
    fn hangs(&self, index: usize) -> bool {
        let noun = index.checked_sub(1).and_then(|before| self.token(before));
        let noun = noun.is_some_and(|token| token.kind == TokenKind::Word && !token.classes.has(Class::Say));
        noun && self.token(index + 1).is_some_and(|next| EVENTS.iter().any(|class| next.classes.has(*class)))
    }

    fn when(&self, out: &mut Told) {
        let (told, span) = self.when_told();
        for figure in self.paragraph.figures.iter().filter(|figure| figure.kind == FigureKind::Date && span.covers(figure.span)) {
            let Some(date) = figure.date else { continue };
            let years = if date.day.is_some() { &mut out.whole } else { &mut out.context.years };
            years.extend(date.year);
            if date.day.is_some() || date.weekday.is_some() || date.month.is_some() {
                out.context.days.push((date.month, date.day, date.weekday));
            }
        }
        let relative_times = &mut out.context.relative;
        for index in told {
            let relative = self.is(index, &["last", "previous", "past"])
                && self
                    .is(index + 1, &["year", "month", "week", "winter", "summer", "spring", "autumn", "fall", "season", "time", "decade"]);
            let ago = self.is(index, &["ago", "earlier"])
                && index > 0
                && self.is(index - 1, &["years", "year", "months", "weeks", "decades", "decade"]);
            if relative || ago {
                relative_times.push(Term::of(&self.word(index + usize::from(relative)).to_ascii_lowercase()));
            }
            if self.is(index, &["yesterday", "tomorrow", "overnight"]) {
                relative_times.push(Term::of(&self.word(index).to_ascii_lowercase()));
            }
        }
    }

    /// What leads to the figure.
    fn before(&self, first: usize, out: &mut Context) {
        let Some(before) = first.checked_sub(1).filter(|before| self.tokens.contains(before)) else { return };
        let clitic = self.token(before).is_some_and(|token| token.kind == TokenKind::Clitic);
        out.mark(Sign::Definite, clitic || self.is(before, &["the", "those", "these", "all"]));
        out.mark(Sign::Total, self.is(before, &["all", "both"]));
        if self.is(before, &["the", "those", "these", "its", "his", "her", "their"]) || clitic {
            let lead = self.of_before(before, clitic);
            out.mark(Sign::Total, lead.is_some_and(|lead| self.is(lead, &["all", "none", "each", "every"])));
            let opens = lead.is_some_and(|lead| lead == self.tokens.start) && self.is(before, &["the"]);
            out.mark(Sign::Total, opens);
            // "two of the 16": the sixteen are the whole, the two the part, which has no noun.
        }
        // "the second printing of 8,000 leaflets", "the number of fires … was 71".
        out.mark(Sign::Definite, self.is(before, &["of"]) && self.the_before(before));
        out.mark(Sign::Definite, self.is(before, &["was", "is", "stands", "stood"]) && self.has_phrase("the number of"));
        if self.is(before, &["of"]) && before > 0 {
            out.mark(Sign::Total, self.is(before - 1, &["fleet", "total", "crew", "staff", "workforce", "all", "membership", "force"]));
        }
        out.mark(
            Sign::Part,
            self.is(
                before,
                &[
                    "another",
                    "other",
                    "further",
                    "including",
                    "additional",
                    "extra",
                    "only",
                    "least",
                    "first",
                    "last",
                    "next",
                    "remaining",
                    "every",
                    "per",
                ],
            ),
        );
        let near = first.saturating_sub(3).max(self.tokens.start)..first;
        out.mark(
            Sign::Part,
            near.clone()
                .any(|index| self.is(index, &["another", "including", "includes", "included", "among", "include", "remaining", "leaving"])),
        );
        let recent = first.saturating_sub(4).max(self.tokens.start)..first;
        let moved = recent.clone().any(|index| self.has(index, Class::Trend));
        let to = self.is(before, &["to", "from", "by"]);
        out.mark(Sign::Update, moved && to);
        out.mark(Sign::Update, self.is(before, &["from"]));
    }

    /// Whether the noun before "of" at `of` has "the" before it.
    fn the_before(&self, of: usize) -> bool {
        const LONGEST: usize = 4;
        (of.saturating_sub(LONGEST)..of)
            .rev()
            .take_while(|index| !self.has(*index, Class::Preposition))
            .any(|index| self.is(index, &["the", "those", "these"]))
    }

    /// "in the crash", "of the flood": the later mention refers to an event that the reader knows.
    fn tells_of_disaster(&self, behind: usize) -> bool {
        const REACH: usize = 8;
        (behind..behind + REACH).any(|index| {
            self.is(index, &["the"]) && self.has(index.saturating_sub(1), Class::Preposition) && self.has(index + 1, Class::Disaster)
        })
    }

    /// The token before "of the", "of its", "of the city's".
    fn of_before(&self, before: usize, clitic: bool) -> Option<usize> {
        let from = if clitic { before.saturating_sub(4) } else { before.saturating_sub(1) };
        let of = (from..before).rev().find(|index| self.is(*index, &["of"]))?;
        Some(of.checked_sub(1).filter(|lead| self.tokens.contains(lead)).unwrap_or(of))
    }

    /// What follows the noun.
    fn behind(&self, behind: usize, out: &mut Context) {
        // "All three books about the sea".
        out.mark(Sign::Part, self.is(behind, &["about"]));
        out.mark(Sign::Part, self.is(behind, &["more", "others", "other", "apiece", "each", "extra"]));
        let of_them = self.is(behind, &["of"]) && self.is(behind + 1, &["whom", "which", "them", "those", "these"]);
        out.mark(Sign::Part, of_them && !out.is(Sign::Total));
        let total = self.is(behind, &["in"]) && self.is(behind + 1, &["all", "total"]);
        out.mark(Sign::Total, total);
        let rate = self.is(behind, &["a", "an", "per", "every", "each"])
            && self.is(
                behind + 1,
                &["year", "month", "week", "day", "hour", "person", "night", "head", "time", "match", "game", "minute", "season"],
            );
        out.mark(Sign::Open, rate || self.is(behind, &["annually", "daily", "monthly", "weekly"]));
    }
}
