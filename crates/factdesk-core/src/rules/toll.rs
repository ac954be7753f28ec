//! Tolls: a count of people and the word that says what befell them. Shared by the rules that ask
//! for a toll's source and those that leave tolls to that one.

use crate::facts::{Figure, FigureKind, Kept, Paragraph};
use crate::language::{Case, Class, Phrase};
use crate::text::Span;

/// How many tokens apart a figure and its verb may stand.
const REACH: usize = 9;
/// What befalls people.
const HARM: [Class; 5] = [Class::Death, Class::Injury, Class::Arrest, Class::Missing, Class::Displacement];

/// The tolls of a paragraph, each with the index of its figure, in order.
struct Tolls(Vec<(usize, Span)>);

impl Kept for Tolls {
    fn of(paragraph: &Paragraph) -> Tolls {
        let figures = paragraph.figures.iter().enumerate();
        Tolls(figures.filter_map(|(index, figure)| Some((index, read(paragraph, figure)?))).collect())
    }
}

/// Each figure of a paragraph that counts people killed, injured, arrested, missing or displaced, by its index, with the
/// span of figure and verb.
pub(super) fn all(paragraph: &Paragraph) -> &[(usize, Span)] {
    &paragraph.kept::<Tolls>().0
}

/// The span of figure and verb, where the figure of this index is a toll.
pub(super) fn of(paragraph: &Paragraph, figure: usize) -> Option<Span> {
    let tolls = all(paragraph);
    tolls.binary_search_by_key(&figure, |(index, _)| *index).ok().map(|found| tolls[found].1)
}

fn read(paragraph: &Paragraph, figure: &Figure) -> Option<Span> {
    if figure.kind != FigureKind::Number || !counts_people(paragraph, figure) || is_year(paragraph, figure) {
        return None;
    }
    let sentence = &paragraph.sentences[paragraph.sentence_at(figure.span.start)?];
    let first = paragraph.token_at(figure.span.start);
    let last = paragraph.token_at(figure.noun.map_or(figure.span, |noun| noun.join(figure.span)).end);
    let people = is_people(paragraph, figure);
    let end = sentence.tokens.end.min(last + REACH);
    let behind = (last..end).take_while(|index| !breaks(paragraph, *index)).find(|index| harms(paragraph, *index, people));
    let start = sentence.tokens.start.max(first.saturating_sub(3));
    let before = (start..first).rev().take_while(|index| !breaks(paragraph, *index)).find(|index| harms(paragraph, *index, people));
    let inside = (first..last).find(|index| harms(paragraph, *index, people));
    let verb = inside.or(behind).or(before)?;
    let whole = figure.noun.map_or(figure.span, |noun| figure.span.join(noun));
    Some(whole.join(paragraph.tokens[verb].span))
}

/// Whether the counted noun can be people, or none is given ("dozens were killed", "killed 14").
/// What else dies or is hurt in copy is named in the list; "two of the dead" is a part, no toll.
fn counts_people(paragraph: &Paragraph, figure: &Figure) -> bool {
    const OTHERS: &[&str] = &[
        "swans",
        "sheep",
        "cattle",
        "cows",
        "dogs",
        "cats",
        "birds",
        "goats",
        "horses",
        "pigs",
        "chickens",
        "hens",
        "fish",
        "wolves",
        "bears",
        "elephants",
        "animals",
        "deer",
        "ducks",
        "geese",
        "bees",
        "trees",
        "jobs",
        "bills",
        "projects",
        "ships",
        "cars",
        "years",
        "days",
        "weeks",
        "months",
        "hours",
        "times",
        "percent",
        "points",
        "seats",
        "votes",
        "games",
        "matches",
    ];
    let text = &paragraph.prose.text;
    let behind = paragraph.token_at(figure.span.end);
    let word = |index: usize| paragraph.tokens.get(index).map_or("", |token| token.span.of(text));
    let first = paragraph.token_at(figure.span.start);
    // "the dead include two children", "among them 14 officers": a part of a toll told before.
    let part =
        (first.saturating_sub(2)..first).any(|before| matches!(word(before), "include" | "includes" | "included" | "including" | "among"));
    if part {
        return false;
    }
    if word(behind) == "of" && matches!(word(behind + 1), "the" | "those" | "them" | "these" | "whom") {
        return false;
    }
    figure.noun.is_none_or(|noun| !OTHERS.iter().any(|other| noun.of(text).ends_with(other)))
}

/// Whether the word at `index` is one of harm. "held a meeting", "shot a film", "a dead heat": words
/// of many senses count only where `people` are counted, and verbs among them only in the passive.
fn harms(paragraph: &Paragraph, index: usize, people: bool) -> bool {
    const VERBS: &[&str] = &["held", "hold", "holds", "holding", "hurt", "shot", "shoot", "fled"];
    let token = &paragraph.tokens[index];
    let word = token.span.of(&paragraph.prose.text);
    let verb = VERBS.iter().any(|other| word.eq_ignore_ascii_case(other));
    let passive = index > 0 && {
        let before = &paragraph.tokens[index - 1];
        before.classes.has(Class::Auxiliary) || before.span.of(&paragraph.prose.text).ends_with("ly")
    };
    let known = HARM.iter().any(|class| token.classes.has(*class));
    let many_senses = verb || word.eq_ignore_ascii_case("dead") || word.eq_ignore_ascii_case("missing");
    let phrase = |phrase: &Phrase| phrase.span.start == token.span.start && HARM.iter().any(|class| phrase.classes.has(*class));
    let plain = known && (!many_senses || (people && (passive || !verb)));
    plain || paragraph.phrases.iter().any(phrase)
}

/// "the 1828 race": four digits with no comma, in the range of years.
pub(super) fn is_year(paragraph: &Paragraph, figure: &Figure) -> bool {
    let words = figure.span.of(&paragraph.prose.text);
    words.len() == 4 && figure.value.is_some_and(|value| (1500.0..2100.0).contains(&value))
}

/// Whether the counted noun surely is people: a word for them, a nationality, or none at all.
fn is_people(paragraph: &Paragraph, figure: &Figure) -> bool {
    let Some(noun) = figure.noun else { return true };
    let tokens = paragraph.token_at(noun.start)..paragraph.token_at(noun.end);
    paragraph.tokens[tokens].iter().any(|token| {
        let known = token.classes.has(Class::People) || token.classes.has(Class::Person) || token.classes.has(Class::Collective);
        known || (token.case == Case::Capital && token.span.of(&paragraph.prose.text).ends_with('s'))
    })
}

fn breaks(paragraph: &Paragraph, index: usize) -> bool {
    matches!(paragraph.tokens[index].span.of(&paragraph.prose.text), ";" | ":" | "“" | "”" | "\"")
}
