//! See `unsourced_allegation.md`.

use super::words::Words;
use super::{Context, Group, Rule, Sink, brief};
use crate::draft::{At, Draft};
use crate::facts::{Kept, NameKind, Paragraph};
use crate::finding::Severity;
use crate::language::{Case, Class};
use crate::links::State;
use crate::text::Span;
use rustc_hash::FxHashSet;
use std::cell::LazyCell;
use std::ops::Range;

pub(super) static RULE: Rule = Rule {
    slug: "unsourced-allegation",
    group: Group::Sourcing,
    severity: Severity::Warning,
    page: include_str!("unsourced_allegation.md"),
    check,
};

/// How far behind its verb the thing wronged may stand, in tokens: "altered two of the monthly readings".
const REACH: usize = 6;
/// How far before a noun its name or article may stand: "Homeland Union activists".
const PHRASE: usize = 4;

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    // Most drafts allege nothing, and then nobody asks.
    let judged = LazyCell::new(|| judged(cx.draft));
    for (index, paragraph) in cx.bodies() {
        for (number, found) in &paragraph.kept::<Stated>().0 {
            let number = *number;
            let party = match found.deed {
                Deed::Done => party(cx.draft, index, number, found.verb),
                Deed::DoneBy(first) => agent(cx.draft, index, number, first),
            };
            let Some(party) = party else { continue };
            if party.cluster.is_some_and(|cluster| judged.contains(&cluster)) {
                continue;
            }
            let vouch = cx.draft.links().vouch(cx.draft, index, found.span);
            // No year excuses an allegation (ruling 8), so that settled history vouches for none.
            // A "cue" inside of the wrong itself ("ignored repeated warnings") vouches for nothing.
            let own_cue = vouch.state == State::Attributed && vouch.cue.is_some_and(|cue| found.span.covers(cue));
            if vouch.state.is_vouched() && vouch.state != State::Background && !own_cue {
                continue;
            }
            let shown = brief(found.span.of(&paragraph.prose.text));
            let who = brief(party.span.of(&paragraph.prose.text));
            let message = format!(
                "“{shown}” is stated as fact of “{who}”, and no source is named. Say who alleges it or which court found it, and what “{who}” answers."
            );
            sink.report(At { paragraph: index, span: found.span }, message).lower(usize::from(vouch.state == State::CarriedWeakly));
        }
    }
}

/// People and bodies of whom the draft says that they were convicted, charged or have confessed.
fn judged(draft: &Draft) -> FxHashSet<usize> {
    let mut out = FxHashSet::default();
    for (index, placed) in draft.paragraphs().iter().enumerate() {
        let paragraph = &placed.paragraph;
        let words = Words::new(paragraph);
        for (number, sentence) in paragraph.sentences.iter().enumerate() {
            if !words.sentence_has(number, Class::Adjudicated) {
                continue;
            }
            let of = draft.links().names.of.get(index);
            let names = paragraph.names.iter().zip(of.into_iter().flatten());
            out.extend(names.filter(|(name, _)| sentence.span.covers(name.span)).map(|(_, cluster)| *cluster));
        }
    }
    out
}

/// The first wrong of each sentence that states one with no doubt and no quotation marks, by the sentence.
struct Stated(Vec<(usize, Wrong)>);

impl Kept for Stated {
    fn of(paragraph: &Paragraph) -> Stated {
        let words = Words::new(paragraph);
        let stated = |number: &usize, found: &Wrong| !words.sentence_has(*number, Class::Alleged) && !paragraph.in_quote(found.span.start);
        let found = (0..paragraph.sentences.len()).filter_map(|number| Some((number, wrong(paragraph, number)?)));
        Stated(found.filter(|(number, found)| stated(number, found)).collect())
    }
}

pub(super) struct Wrong {
    /// The token of the verb.
    verb: usize,
    deed: Deed,
    /// The verb with what it was done to.
    span: Span,
}

/// The first wrong that a sentence says somebody did.
pub(super) fn wrong(paragraph: &Paragraph, number: usize) -> Option<Wrong> {
    let words = Words::new(paragraph);
    let sentence = &paragraph.sentences[number];
    let phrases = words.phrases(sentence.span).filter(|phrase| phrase.classes.has(Class::Wrong));
    let phrase = phrases.map(|phrase| (paragraph.token_at(phrase.span.start), paragraph.token_at(phrase.span.end) - 1)).next();
    let verb = sentence.tokens.clone().find_map(|index| {
        // What stands behind a preposition is not what the verb was done to: "beat her by 200 votes".
        let ends = |at: usize| words.is_break(at) || (words.has(at, Class::Preposition) && !words.is(at, &["of"]));
        let object = || (index + 1..(index + 1 + REACH).min(sentence.tokens.end)).take_while(|at| !ends(*at));
        if words.has(index, Class::Wrong)
            && !is_figurative(words, index)
            && (!words.text(index).ends_with("ly") || is_past(words, index + 1))
        {
            let last = object().find(|at| words.is_word(*at) && !words.has(*at, Class::Determiner)).unwrap_or(index);
            return Some((index, last));
        }
        let (verb, object_class) =
            if words.has(index, Class::WrongWith) { (true, Class::Wronged) } else { (words.has(index, Class::WrongTo), Class::Harmed) };
        // A harm that is counted is a toll: one fault, one finding.
        let counted = words.has(index, Class::Death) && paragraph.figures.iter().any(|figure| sentence.span.covers(figure.span));
        if !verb || counted {
            return None;
        }
        if is_done_to(words, index, sentence.tokens.start, object_class) {
            return Some((index, index));
        }
        let hit = object().find(|at| words.has(*at, object_class))?;
        // "beat the workers' team": the thing wronged is the head of its phrase.
        (!words.is_possessive(hit + 1)).then_some((index, hit))
    });
    let (first, last) = match (phrase, verb) {
        (Some(phrase), Some(verb)) => phrase.min(verb),
        (found, other) => found.or(other)?,
    };
    let deed = deed(words, first, last, sentence.tokens.clone())?;
    Some(Wrong { verb: first, deed, span: words.span(first, last) })
}

/// "illegally tapped", "knowingly sold": the adverb makes a wrong of what was done, not of what is.
fn is_past(words: Words<'_>, index: usize) -> bool {
    const IRREGULAR: &[&str] = &[
        "took", "sold", "gave", "built", "kept", "held", "hid", "ran", "made", "paid", "spent", "shot", "put", "let", "bought", "got",
        "drove", "told",
    ];
    words.text(index).ends_with("ed") || words.is(index, IRREGULAR)
}

/// "the inmates were beaten by the guards": the thing wronged is the subject.
fn is_done_to(words: Words<'_>, index: usize, floor: usize, class: Class) -> bool {
    let Some(be) = words.before(index, floor).filter(|be| words.is(*be, &["was", "were", "been", "being"])) else { return false };
    let wronged = (be.saturating_sub(PHRASE).max(floor)..be).rev().find(|at| words.is_word(*at) && !words.has(*at, Class::Auxiliary));
    words.is(index + 1, &["by"]) && wronged.is_some_and(|at| words.has(at, class))
}

/// "stole the show", "stole a win", "forged ahead", "groomed dogs".
fn is_figurative(words: Words<'_>, index: usize) -> bool {
    const IDIOM: &[&str] = &[
        "show",
        "scene",
        "spotlight",
        "limelight",
        "headlines",
        "ball",
        "base",
        "bases",
        "second",
        "third",
        "home",
        "lead",
        "win",
        "point",
        "points",
        "victory",
        "march",
        "thunder",
        "heart",
        "hearts",
        "glance",
        "glances",
        "kiss",
        "moment",
        "ahead",
        "away",
        "into",
        "out",
        "in",
        "past",
        "through",
        "down",
        "up",
        "dormant",
        "hidden",
        "alliance",
        "alliances",
        "path",
        "career",
        "bond",
        "bonds",
        "partnership",
        "partnerships",
        "link",
        "links",
        "relationship",
        "friendship",
        "identity",
        "consensus",
        "deal",
        "coalition",
        "ties",
        "with",
        "between",
        "beneath",
        "behind",
        "below",
        "on",
        "there",
        "still",
        "awake",
        "at",
        "within",
        "along",
        "around",
        "puck",
        "possession",
        "winner",
        "goal",
        "equaliser",
        "wicket",
        "pass",
        "game",
        "set",
        "march",
        "chances",
    ];
    let next = index + 1..index + 5;
    next.take_while(|at| !words.is_break(*at)).any(|at| words.is(at, IDIOM) && (at == index + 1 || !words.has(at, Class::Preposition)))
}

/// Which way a verb tells of its deed.
#[derive(Clone, Copy, PartialEq)]
enum Deed {
    /// The subject did it.
    Done,
    /// It was done to the subject by what begins with this token: "were beaten by the police".
    DoneBy(usize),
}

/// How the verb at `index` tells of its deed; `None` for what may be, what was not, and what was
/// done by nobody who is named.
fn deed(words: Words<'_>, index: usize, last: usize, sentence: Range<usize>) -> Option<Deed> {
    const BE: &[&str] = &["was", "were", "been", "be", "being", "is", "are", "get", "got", "gets", "getting", "having"];
    const UNREAL: &[&str] = &[
        "to", "not", "never", "n't", "would", "could", "may", "might", "should", "must", "can", "will", "a", "an", "the", "of", "by", "no",
        "for", "from", "without",
    ];
    let before = words.before(index, sentence.start)?;
    let text = words.text(before);
    let denied = (before + 1..index).any(|at| words.is(at, &["not", "never", "hardly", "nearly", "almost", "rarely"]));
    let going_on = words.text(index).ends_with("ing");
    if denied || words.is(before, UNREAL) || text.ends_with("n't") || text.ends_with("n’t") {
        return None;
    }
    if going_on {
        return words.is(before, BE).then_some(Deed::Done);
    }
    if words.is(before, BE) {
        let by = (last.min(index) + 1..(index + 5).min(sentence.end)).find(|at| words.is(*at, &["by"]))?;
        return Some(Deed::DoneBy(by + 1));
    }
    Some(Deed::Done)
}

/// Whom a wrong is told of.
struct Party {
    span: Span,
    cluster: Option<usize>,
}

/// The subject of the verb at `verb`, where it is somebody whom a reader can identify.
fn party(draft: &Draft, index: usize, number: usize, verb: usize) -> Option<Party> {
    let paragraph = draft.paragraph(index);
    let words = Words::new(paragraph);
    let floor = paragraph.sentences[number].tokens.start;
    let mut at = words.before(verb, floor)?;
    while floor < at && words.is(at, &["has", "had", "have", "then", "also", "did", "been", "was", "were", "is", "are"]) {
        at = words.before(at, floor)?;
    }
    if words.is(at, &["and"]) || words.has(at, Class::Pronoun) && words.is(at, &["who"]) {
        // A second verb, or a clause about the name before it.
        let name = named_before(draft, index, paragraph.tokens[at].span.start, words.is(at, &["who"]), floor);
        return name;
    }
    if words.is(at, &["he", "she"]) {
        return pronoun(draft, index, at);
    }
    if words.is(at, &[","]) {
        // "its director, Ada Holm, pocketed"; "Holm, its director, pocketed": the name stands in the
        // apposition or before it.
        if let Some(named) = at.checked_sub(1).and_then(|last| named_at(draft, index, last)) {
            return Some(named);
        }
        let comma = (floor..at).rev().find(|other| words.is(*other, &[","]))?;
        return named_at(draft, index, comma.checked_sub(1)?);
    }
    if let Some(name) = named_at(draft, index, at) {
        return Some(name);
    }
    body(draft, index, at, floor).or_else(|| {
        // "managers at the plant": the head stands before the preposition.
        let link = (at.saturating_sub(PHRASE).max(floor)..at).rev().find(|other| words.is(*other, &["at", "of", "in", "from", "for"]))?;
        let head = link.checked_sub(1).filter(|head| floor <= *head)?;
        let group = words.has(head, Class::Collective) || words.has(head, Class::Body) || words.has(head, Class::Person);
        (group && !words.has(head, Class::PasserBy)).then(|| Party { span: words.span(head, at), cluster: None })
    })
}

/// Who is behind "by": a name or a body that can be identified.
fn agent(draft: &Draft, index: usize, number: usize, first: usize) -> Option<Party> {
    let words = Words::new(draft.paragraph(index));
    let end = draft.paragraph(index).sentences[number].tokens.end;
    let phrase = (first..end.min(first + PHRASE)).take_while(|at| !words.is_break(*at) && !words.has(*at, Class::Preposition));
    phrase.into_iter().find_map(|at| named_at(draft, index, at).or_else(|| body(draft, index, at, first)))
}

/// The person or body whose name ends with the token at `at`.
fn named_at(draft: &Draft, index: usize, at: usize) -> Option<Party> {
    let paragraph = draft.paragraph(index);
    let token = paragraph.tokens.get(at)?;
    let found = paragraph.names.iter().position(|name| name.span.end == token.span.end)?;
    let cluster = *draft.links().names.of.get(index)?.get(found)?;
    let kind = draft.links().names.clusters[cluster].kind;
    matches!(kind, NameKind::Person | NameKind::Body).then(|| Party { span: paragraph.names[found].span, cluster: Some(cluster) })
}

/// The party of the clause that goes on: the nearest name before `start`; for "who" one right before it.
fn named_before(draft: &Draft, index: usize, start: u32, right_before: bool, floor: usize) -> Option<Party> {
    let paragraph = draft.paragraph(index);
    let end = paragraph.token_at(start);
    let words = Words::new(paragraph);
    if right_before {
        let last = end.checked_sub(1)?;
        let last = if words.is(last, &[","]) { last.checked_sub(1)? } else { last };
        return named_at(draft, index, last);
    }
    // "The police beat workers and then fled": the subject opens the sentence.
    (floor..end).find_map(|at| named_at(draft, index, at).or_else(|| body(draft, index, at, floor)))
}

/// "he": somebody named in this paragraph or the one before.
fn pronoun(draft: &Draft, index: usize, at: usize) -> Option<Party> {
    let names = &draft.links().names;
    let start = draft.paragraph(index).tokens[at].span.start;
    let person = |paragraph: usize, before: u32| {
        let of = names.of.get(paragraph)?;
        let named = draft.paragraph(paragraph).names.iter().zip(of);
        named
            .filter(|(name, _)| name.span.end <= before)
            .map(|(_, cluster)| *cluster)
            .rfind(|cluster| names.clusters[*cluster].kind == NameKind::Person)
    };
    let cluster = person(index, start).or_else(|| person(index.checked_sub(1)?, u32::MAX))?;
    Some(Party { span: draft.paragraph(index).tokens[at].span, cluster: Some(cluster) })
}

/// A body or an office that a reader can identify: "the police", "its trust", "Ostby Union activists".
fn body(draft: &Draft, index: usize, at: usize, floor: usize) -> Option<Party> {
    const STRANGERS: &[&str] = &[
        "attacker",
        "gunman",
        "thief",
        "robber",
        "suspect",
        "assailant",
        "driver",
        "intruder",
        "killer",
        "victim",
        "stranger",
        "burglar",
        "others",
    ];
    let paragraph = draft.paragraph(index);
    let words = Words::new(paragraph);
    let office = words.has(at, Class::Person) && !words.has(at, Class::PasserBy) && !words.is(at, STRANGERS);
    let group = [Class::Body, Class::Collective, Class::Party].iter().any(|class| words.has(at, *class));
    if !(office || group) {
        return None;
    }
    let start = (at.saturating_sub(PHRASE).max(floor)..at)
        .rev()
        .take_while(|other| !words.is_break(*other) && !words.has(*other, Class::Preposition));
    let mut first = at;
    let mut identified = false;
    for other in start {
        let token = &paragraph.tokens[other];
        let named = paragraph.names.iter().any(|name| name.span.covers(token.span));
        identified |= named || words.is_possessive(other) || words.is(other, &["the", "its", "his", "her", "their"]);
        if words.is(other, &["a", "an", "some", "many", "two", "three", "several", "other"]) {
            return None;
        }
        first = other;
    }
    let alone = at == floor && words.is(at, &["police"]) && paragraph.tokens[at].case != Case::Lower;
    (identified || alone).then(|| Party { span: words.span(first, at), cluster: None })
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean};

    #[test]
    fn wrongdoing_stated_as_fact_is_reported() {
        check(
            "unsourced-allegation",
            "
            Ada Holm kept the books of the pier. She pocketed the rents of two shops.
                                                     ^^^^^^^^^^^^^^^^^^ unsourced-allegation

            Last winter the police beat workers and went home.
                                   ^^^^^^^^^^^^ unsourced-allegation

            Ostby Freight took bribes for a decade.
                          ^^^^^^^^^^^ unsourced-allegation",
        );
    }

    #[test]
    fn whoever_did_it_may_stand_behind_the_verb_or_before_a_clause() {
        check(
            "unsourced-allegation",
            "
            The inmates were beaten by the guards in the yard.
                             ^^^^^^ unsourced-allegation

            Jan Roe, who ran the fund, took kickbacks from the builder.
                                       ^^^^^^^^^^^^^^ unsourced-allegation

            Managers at the plant falsified the test results.
                                  ^^^^^^^^^^^^^^^^^^ unsourced-allegation

            The agency illegally tapped the phones of two reporters.
                       ^^^^^^^^^^^^^^^^ unsourced-allegation",
        );
    }

    #[test]
    fn no_year_excuses_it() {
        check(
            "unsourced-allegation",
            "
            In 1997 Ada Holm falsified the log of the ferry.
                             ^^^^^^^^^^^^^^^^^ unsourced-allegation",
        );
    }

    #[test]
    fn an_accuser_a_court_or_a_doubt_is_enough() {
        check_clean("unsourced-allegation", "Ada Holm pocketed the rents of two shops, the auditor, Jan Roe, said.");
        check_clean("unsourced-allegation", "Ada Holm was convicted in May. Holm embezzled 40,000 crowns.");
        check_clean("unsourced-allegation", "Jan Roe accused Ada Holm of theft. Police say she stole two boats.");
        check_clean("unsourced-allegation", "If Ada Holm stole the boat, nobody saw it. Holm denied that she stole anything.");
    }

    #[test]
    fn nobody_in_particular_and_ways_of_speaking_are_let_be() {
        check_clean("unsourced-allegation", "Thieves stole two boats in the night. A man looted the kiosk.");
        check_clean("unsourced-allegation", "The mayor never took a bribe. The council destroyed old chairs. Her gamble paid off.");
        check_clean("unsourced-allegation", "Ada Holm stole the show. Ostby Athletic beat Pell Rovers. Jan Roe was murdered in May.");
    }
}
