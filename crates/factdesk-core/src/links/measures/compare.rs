//! Whether two figures of one noun speak of one fact and cannot both be right.

use super::Measured;
use super::context::{self, Context, Sign};
use super::days::Days;
use super::reported::Reported;
use super::term::Term;
use crate::draft::Draft;
use crate::facts::{Figure, FigureKind, Hedge, Measure};
use crate::language::TokenKind;
use crate::markup::Zone;
use std::borrow::Cow;
use std::cell::OnceCell;

/// A figure with its surroundings, which are read when first asked for.
pub(super) struct Case<'a> {
    figure: &'a Figure,
    measure: &'a Measure,
    from: From<'a>,
    context: OnceCell<Cow<'a, Context>>,
    days: OnceCell<Option<Vec<Days>>>,
}

/// Where a figure is known from.
#[derive(Clone, Copy)]
enum From<'a> {
    /// The draft that is read, of this year.
    Draft(&'a Draft, &'a Measured, Option<i16>),
    /// Another one of its story.
    Story(&'a Reported),
}

impl<'a> Case<'a> {
    /// `measured` of `draft`; `now` is the year the draft is of.
    pub(super) fn new(draft: &'a Draft, measured: &'a Measured, now: Option<i16>) -> Case<'a> {
        let from = From::Draft(draft, measured, now);
        Case { figure: measured.figure(draft), measure: measured.measure(draft), from, context: OnceCell::new(), days: OnceCell::new() }
    }

    /// What another draft of the story tells.
    pub(super) fn told(told: &'a Reported) -> Case<'a> {
        Case { figure: &told.figure, measure: &told.measure, from: From::Story(told), context: OnceCell::new(), days: OnceCell::new() }
    }

    fn context(&self) -> &Context {
        match self.from {
            From::Draft(draft, measured, now) => self.context.get_or_init(|| context::read(draft, measured, now)),
            From::Story(told) => &told.context,
        }
    }

    /// The days its sentence speaks of; `None` where one of them cannot be told.
    fn days(&self) -> Option<&[Days]> {
        match self.from {
            From::Draft(draft, measured, _) => self.days.get_or_init(|| context::days(draft, measured)).as_deref(),
            From::Story(told) => told.days.as_deref(),
        }
    }

    fn zone(&self) -> Zone {
        match self.from {
            From::Draft(draft, measured, _) => draft.paragraph(measured.paragraph).zone,
            From::Story(told) => told.zone,
        }
    }

    /// The two as they stand in one draft; `None` where they stand in two.
    fn together(&self, other: &Case<'a>) -> Option<(&'a Draft, &'a Measured, &'a Measured)> {
        match (self.from, other.from) {
            (From::Draft(draft, one, _), From::Draft(_, other, _)) => Some((draft, one, other)),
            _ => None,
        }
    }
}

/// How two figures contradict each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Verdict {
    /// No value fits both.
    Plain,
    /// A word quantity or an open time scope leaves room for doubt.
    Weak,
    /// One value with two scales.
    Slip {
        /// Whether they are a thousand times apart; else a million.
        thousandfold: bool,
    },
}

#[cfg(test)]
thread_local! {
    /// How often two figures have been compared: growth is measured in this, not in time.
    pub(super) static COMPARED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Whether and how `later` contradicts `earlier`.
pub(super) fn conflict<'a>(earlier: &Case<'a>, later: &Case<'a>) -> Option<Verdict> {
    #[cfg(test)]
    COMPARED.set(COMPARED.get() + 1);
    let (a, b) = (earlier.figure, later.figure);
    if a.kind != b.kind || earlier.measure.percent != later.measure.percent || agree(a, b) {
        return None;
    }
    let together = earlier.together(later);
    if together.is_some_and(|(draft, one, other)| is_one_sentence(draft, one, other)) {
        return None;
    }
    let apart = scale_slip(a, b);
    // "2 million" and "2 billion" may be two things.
    let apart = apart.filter(|_| has_two_digits(b));
    let slip = apart.is_some();
    let money = a.kind == FigureKind::Currency;
    if a.kind == FigureKind::Dimension && a.unit != b.unit || money && !slip && !is_transposed(a, b) {
        return None;
    }
    let (first, second) = (earlier.context(), later.context());
    if !money && !same_modifiers(earlier.measure, first, later.measure, second) {
        return None;
    }
    let money_apart = money && slip && !is_pointed_at(later) && shared(&first.words, &second.words) < WANTED_SIGNS;
    if money_apart {
        return None;
    }
    // A caption may be of another day's picture.
    let captioned = earlier.zone() == Zone::Caption || later.zone() == Zone::Caption;
    if captioned && shared(&first.words, &second.words) < WANTED_SIGNS {
        return None;
    }
    if first.is(Sign::Part) || second.is(Sign::Part) {
        return None;
    }
    let near = together.is_some_and(|(_, one, other)| other.paragraph == one.paragraph || other.paragraph == one.paragraph + 1);
    if second.is(Sign::Update) || near && (first.is(Sign::Update) || second.is(Sign::Disputed) && !slip) {
        return None;
    }
    let one_time = match together {
        Some(_) if same_time(first, second) => OneTime::Likely,
        Some(_) => OneTime::No,
        None => same_days(earlier, later),
    };
    if !(slip || one_time != OneTime::No && same_place(first, second)) {
        return None;
    }
    let headline = matches!(earlier.zone(), Zone::Headline | Zone::Deck);
    // Drafts of one story that tell of one day, or of the toll, tell of one event.
    let one_event = together.is_none() && (counts_all(earlier) && counts_all(later) || one_time == OneTime::Told);
    let signs = signs(later, first, second) + usize::from(headline) + usize::from(is_transposed(a, b)) + usize::from(one_event);
    let open = first.is(Sign::Open) || second.is(Sign::Open);
    let wanted = if open { WANTED_SIGNS + 1 } else { WANTED_SIGNS };
    let money_told = !money || slip || shared(&first.words, &second.words) > 0;
    if !slip && signs < wanted || !money_told {
        return None;
    }
    let word = a.hedge == Hedge::Word || b.hedge == Hedge::Word;
    if let Some(factor) = apart {
        return Some(Verdict::Slip { thousandfold: factor < 1e4 });
    }
    let weak = word || open || first.is(Sign::Moment) || second.is(Sign::Moment);
    Some(if weak { Verdict::Weak } else { Verdict::Plain })
}

/// "Forty people were held", "people have died": the toll of the story as a whole.
fn counts_all(case: &Case<'_>) -> bool {
    case.measure.event.is_some() && &*case.measure.noun == "person" && case.measure.modifiers.is_empty()
}

/// How many signs the surroundings give that the two tell of one fact.
fn signs(later: &Case<'_>, first: &Context, second: &Context) -> usize {
    if later.measure.percent {
        return if second.is(Sign::Definite) { WANTED_SIGNS } else { 1 };
    }
    // "Of the 47 jobs cut" points back to a count that the reader has met.
    let points_back = second.is(Sign::Total) && second.is(Sign::Definite);
    let totals = usize::from(points_back || first.is(Sign::Total) && second.is(Sign::Total));
    let event = usize::from(later.measure.event.is_some());
    // Lengths and weights of all sorts share their units: only totals compare.
    if later.figure.kind == FigureKind::Dimension && !(first.is(Sign::Total) && second.is(Sign::Total)) {
        // "The bridge, 340 metres long", "the 430-metre bridge": the thing measured stands in both.
        return if second.is(Sign::Definite) && names_one_thing(later, first) { WANTED_SIGNS } else { 0 };
    }
    let restated = later.measure.modifiers.iter().filter(|modifier| first.words.contains(&Term::of_stem(modifier))).count();
    let anchors = shared(&first.words, &second.words) + restated + totals + event;
    if anchors == 0 { 0 } else { anchors + usize::from(second.is(Sign::Definite)) }
}

/// "the missing 6.2 billion", "its 240 billion": a sum the reader has met. A sum of another draft is.
fn is_pointed_at(later: &Case<'_>) -> bool {
    const REACH: usize = 2;
    let From::Draft(draft, measured, _) = later.from else { return true };
    let paragraph = draft.paragraph(measured.paragraph);
    let first = paragraph.token_at(later.figure.span.start);
    paragraph.tokens[first.saturating_sub(REACH)..first].iter().any(|token| {
        let word = token.span.of(&paragraph.prose.text);
        token.kind == TokenKind::Clitic
            || ["the", "its", "this", "that", "their", "his", "her", "those", "all"].iter().any(|the| word.eq_ignore_ascii_case(the))
    })
}

/// Whether the word right behind the later measure is told of by the earlier's clause.
fn names_one_thing(later: &Case<'_>, first: &Context) -> bool {
    let From::Draft(draft, measured, _) = later.from else { return false };
    let paragraph = draft.paragraph(measured.paragraph);
    let next = paragraph.tokens.get(paragraph.token_at(later.figure.span.end));
    let word = next.map_or("", |token| token.span.of(&paragraph.prose.text));
    word.len() > 3 && first.words.contains(&Term::of_stem(&word.to_ascii_lowercase()))
}

/// How many signs it takes that two figures tell of one fact.
const WANTED_SIGNS: usize = 2;

/// Whether the two allow one value, or one is the other rounded, or an open hedge leaves room.
fn agree(a: &Figure, b: &Figure) -> bool {
    if !a.is_disjoint(b) || rounds_to(a, b) || rounds_to(b, a) {
        return true;
    }
    let open = |hedge: Hedge| matches!(hedge, Hedge::MoreThan | Hedge::AtLeast);
    // Ruling 30: against "more than N" only from twice the figure.
    (open(a.hedge) && a.low.at < b.low.at && b.low.at < 2.0 * a.low.at)
        || (open(b.hedge) && b.low.at < a.low.at && a.low.at < 2.0 * b.low.at)
}

/// "8,000" for 7,950: whether `rough` is `exact` rounded to the zeros it ends in.
fn rounds_to(exact: &Figure, rough: &Figure) -> bool {
    let (Some(exact), Some(rough)) = (exact.value, rough.value) else { return false };
    if rough < 2.0 * (exact - rough).abs() {
        return false;
    }
    let mut place = 1.0;
    while rough >= 1000.0 && rough % (place * 10.0) == 0.0 && place < rough {
        place *= 10.0;
    }
    place >= 100.0 && (exact - rough).abs() <= place / 2.0
}

/// How many times apart one value stands in two scales: a thousand or a million.
fn scale_slip(a: &Figure, b: &Figure) -> Option<f64> {
    let (a_value, b_value) = (a.value?, b.value?);
    let (low, high) = if a_value < b_value { (a_value, b_value) } else { (b_value, a_value) };
    let scaled = a.rounding > 0.0 && b.rounding > 0.0;
    [1e3, 1e6].into_iter().find(|factor| scaled && low > 0.0 && (high / low - factor).abs() < 1e-6 * factor)
}

/// "6.2 million" and "6.2 billion" are hardly by chance; "2 million" and "2 billion" may be.
fn has_two_digits(figure: &Figure) -> bool {
    let Some(mut value) = figure.value.map(f64::abs).filter(|value| *value > 0.0) else { return false };
    while value >= 10.0 && value % 10.0 == 0.0 {
        value /= 10.0;
    }
    value >= 10.0 || value.fract() > 0.0
}

/// "47" for 74, "1,430" for 1,340: the same digits in another order, two neighbours of which have
/// changed places.
fn is_transposed(a: &Figure, b: &Figure) -> bool {
    let thousandths = |figure: &Figure| figure.value.filter(|_| figure.hedge == Hedge::Exact).map(|value| (value * 1000.0).round() as i64);
    let (Some(mut a), Some(mut b)) = (thousandths(a), thousandths(b)) else { return false };
    if a == b {
        return false;
    }
    while a % 10 == b % 10 {
        (a, b) = (a / 10, b / 10);
    }
    a.min(b) >= 10 && a / 100 == b / 100 && a % 10 == b / 10 % 10 && a / 10 % 10 == b % 10
}

/// Whether the words that narrow the nouns are the same, or told by the other's clause: "cancelled
/// 46 flights", "the 64 cancelled flights".
fn same_modifiers(a: &Measure, a_context: &Context, b: &Measure, b_context: &Context) -> bool {
    let told = |modifier: &str, other: &Measure, context: &Context| {
        other.modifiers.iter().any(|own| **own == *modifier) || context.words.contains(&Term::of_stem(modifier))
    };
    a.modifiers.iter().all(|modifier| told(modifier, b, b_context)) && b.modifiers.iter().all(|modifier| told(modifier, a, a_context))
}

fn is_one_sentence(draft: &Draft, a: &Measured, b: &Measured) -> bool {
    let paragraph = draft.paragraph(a.paragraph);
    let sentence = |measured: &Measured| paragraph.sentence_at(measured.figure(draft).span.start);
    a.paragraph == b.paragraph && sentence(a) == sentence(b)
}

fn same_time(a: &Context, b: &Context) -> bool {
    let past = |context: &Context| context.years.iter().any(|year| *year > 0);
    if past(a) != past(b) || (past(a) && !a.years.iter().any(|year| b.years.contains(year))) {
        return false;
    }
    if a.relative.is_empty() != b.relative.is_empty()
        || (!a.relative.is_empty() && !a.relative.iter().any(|word| b.relative.contains(word)))
    {
        return false;
    }
    let alike = |x: &(Option<i8>, Option<i8>, Option<i8>), y: &(Option<i8>, Option<i8>, Option<i8>)| {
        let same = |x: Option<i8>, y: Option<i8>| x.is_none() || y.is_none() || x == y;
        // "On Friday" and "in March": a month told alone is another time.
        let apart = |x: &(Option<i8>, Option<i8>, Option<i8>), y: &(Option<i8>, Option<i8>, Option<i8>)| {
            x.0.is_none() && x.2.is_some() && y.0.is_some() && y.1.is_none() && y.2.is_none()
        };
        same(x.0, y.0) && same(x.1, y.1) && same(x.2, y.2) && !apart(x, y) && !apart(y, x)
    };
    a.days.is_empty() || b.days.is_empty() || a.days.iter().any(|x| b.days.iter().any(|y| alike(x, y)))
}

/// Whether two figures tell of one time.
#[derive(Clone, Copy, PartialEq)]
enum OneTime {
    No,
    /// Nothing sets them apart.
    Likely,
    /// Both name it.
    Told,
}

/// Whether two drafts tell of one time: by the days their words mean, where those are known.
fn same_days(earlier: &Case<'_>, later: &Case<'_>) -> OneTime {
    let (a, b) = (earlier.context(), later.context());
    let likely = |holds: bool| if holds { OneTime::Likely } else { OneTime::No };
    let Some((first, second)) = earlier.days().zip(later.days()) else { return likely(same_time(a, b)) };
    let past = |context: &Context| !context.years.is_empty();
    if past(a) != past(b) || past(a) && !a.years.iter().any(|year| b.years.contains(year)) {
        return OneTime::No;
    }
    if first.is_empty() || second.is_empty() {
        return OneTime::Likely;
    }
    if first.iter().any(|one| second.iter().any(|other| one.overlaps(*other))) { OneTime::Told } else { OneTime::No }
}

/// Whether no name and no word of contrast sets the two apart.
fn same_place(a: &Context, b: &Context) -> bool {
    let apart = |a: &[Term], b: &[Term]| !a.is_empty() && !b.is_empty() && !a.iter().any(|word| b.contains(word));
    let lacks = |a: &[Term], b: &[Term]| a.iter().any(|word| !b.contains(word));
    // A second mention that is no reference back, with names of its own, tells of another case.
    let own = !b.is(Sign::Definite) && !b.is(Sign::Total) && lacks(&a.names, &b.names) && lacks(&b.names, &a.names);
    !own && !apart(&a.names, &b.names) && !apart(&a.contrasts, &b.contrasts)
}

fn shared(a: &[Term], b: &[Term]) -> usize {
    a.iter().enumerate().filter(|(index, word)| b.contains(word) && !a[..*index].contains(word)).count()
}
