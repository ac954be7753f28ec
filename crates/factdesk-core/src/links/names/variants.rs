//! Two spellings of one person (rulings 5, 6 and 31).

use super::Mention;
use super::spelling::Spelling;
use crate::config::Config;
use crate::draft::At;
use crate::facts::{Certainty, NameKind, plain};
use crate::language::{Class, Classes, fold, is_slip};
use crate::text::Span;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A spelling that differs from the usual one of the same person.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// The words as written.
    pub spelling: String,
    /// The spelling used otherwise, in the same extent: a bare surname for a bare surname.
    pub usual: String,
    /// Every mention in this spelling.
    pub mentions: Vec<At>,
    /// Where the usual spelling stands.
    pub usual_at: Usual,
}

/// Where the usual spelling of a name stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Usual {
    /// First here in the draft.
    Here(At),
    /// In the house's list of names.
    House,
    /// In the house's ledger, as a source with this key.
    Ledger(Box<str>),
    /// In another draft of the story: its file, and the place in bytes of that file.
    Elsewhere(Arc<str>, Span),
}

impl Usual {
    /// The place in the draft, where there is one.
    pub fn here(&self) -> Option<At> {
        match self {
            Usual::Here(at) => Some(*at),
            Usual::House | Usual::Ledger(_) | Usual::Elsewhere(..) => None,
        }
    }
}

/// A token has to be this long for one edit to count, and this long where the given name is identical.
const LONG: usize = 6;
const LONG_BESIDE_GIVEN: usize = 5;
/// Where two words have a slip each, both have to be this long.
pub(super) const LONG_BESIDE_SLIP: usize = 8;

/// How two spellings of one name differ.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Difference {
    /// In hyphens, spaces or diacritics alone.
    Joints,
    /// In one letter, or two neighbours that changed places.
    Slip,
    /// In how each word, heard alike, is written down.
    Sound,
}

/// Finds the variants among the draft's spellings.
pub(super) fn find(config: &Config, spellings: &[Spelling], mentions: &[Mention]) -> Vec<Variant> {
    let people: Vec<usize> = (0..spellings.len()).filter(|index| may_vary(&spellings[*index])).collect();
    let mut firsts = vec![usize::MAX; spellings.len()];
    for (order, mention) in mentions.iter().enumerate().rev() {
        firsts[mention.spelling] = order;
    }
    let first = |spelling: usize| firsts[spelling];
    let mut out: Vec<(usize, Variant)> = Vec::new();
    let mut taken = vec![false; spellings.len()];
    let near = Near::new(spellings, &people);
    for a in &people {
        for b in &near.behind(spellings, *a) {
            if taken[*a] || taken[*b] || difference(config, &spellings[*a], &spellings[*b]).is_none() {
                continue;
            }
            // Ruling 6: one against one, the later is the variant; otherwise the rarer.
            let weight = |index: usize| support(spellings, index);
            let (first_a, first_b) = (first(*a), first(*b));
            let b_is_variant = match weight(*a).cmp(&weight(*b)) {
                std::cmp::Ordering::Less => false,
                std::cmp::Ordering::Greater => true,
                std::cmp::Ordering::Equal => first_a < first_b,
            };
            let (usual, variant) = if b_is_variant { (*a, *b) } else { (*b, *a) };
            taken[variant] = true;
            out.push((
                first(variant),
                Variant {
                    spelling: spellings[variant].text.clone(),
                    usual: usual_form(&spellings[usual], &spellings[variant]),
                    mentions: mentions.iter().filter(|mention| mention.spelling == variant).map(|mention| mention.at).collect(),
                    usual_at: mentions.get(first(usual)).map_or(Usual::House, |mention| Usual::Here(mention.at)),
                },
            ));
        }
    }
    for index in people {
        if taken[index] {
            continue;
        }
        let house = config.names.iter().find_map(|name| against_house(&spellings[index], name).map(|usual| (name, usual)));
        let Some((_, usual)) = house else { continue };
        out.push((
            first(index),
            Variant {
                spelling: spellings[index].text.clone(),
                usual,
                mentions: mentions.iter().filter(|mention| mention.spelling == index).map(|mention| mention.at).collect(),
                usual_at: Usual::House,
            },
        ));
    }
    out.sort_by_key(|(first, _)| *first);
    out.into_iter().map(|(_, variant)| variant).collect()
}

/// Spellings that may differ by one edit, found without comparing each with each: one edit in a
/// surname of five letters or more leaves its first two or its last two as they are.
struct Near {
    /// What each spelling has at its ends, hashed, and the spelling; in order.
    by_end: Vec<(u64, usize)>,
}

/// What two near spellings share: all letters, their sound, or either end of the surname.
#[derive(PartialEq, Eq, Hash)]
enum Ends<'s> {
    All(&'s str),
    Heard(&'s str),
    First(Option<(char, char)>),
    Last(Option<(char, char)>),
}

impl Near {
    fn new(spellings: &[Spelling], people: &[usize]) -> Near {
        let mut by_end: Vec<(u64, usize)> =
            people.iter().flat_map(|index| ends(&spellings[*index]).map(|ends| (key(&ends), *index))).collect();
        by_end.sort_unstable();
        Near { by_end }
    }

    /// Those near to the spelling `index` that come after it, in order.
    fn behind(&self, spellings: &[Spelling], index: usize) -> Vec<usize> {
        let mut out = Vec::new();
        for ends in ends(&spellings[index]) {
            let key = key(&ends);
            let first = self.by_end.partition_point(|entry| *entry <= (key, index));
            out.extend(self.by_end[first..].iter().take_while(|(other, _)| *other == key).map(|(_, other)| *other));
        }
        out.sort_unstable();
        out.dedup();
        out
    }
}

fn key(ends: &Ends<'_>) -> u64 {
    let mut hasher = FxHasher::default();
    ends.hash(&mut hasher);
    hasher.finish()
}

fn ends(spelling: &Spelling) -> impl Iterator<Item = Ends<'_>> {
    let word = if spelling.kind() == NameKind::Body { spelling.core() } else { spelling.words.last().map_or("", String::as_str) };
    let mut letters = word.chars();
    let first = letters.next().zip(letters.next());
    let mut letters = word.chars().rev();
    let last = letters.next().zip(letters.next());
    let heard = spelling.is_full_person().then_some(Ends::Heard(&spelling.heard));
    [Ends::All(&spelling.compact), Ends::First(first), Ends::Last(last)].into_iter().chain(heard)
}

/// How often the spelling of the surname stands in the draft, in full names and alone.
fn support(spellings: &[Spelling], index: usize) -> usize {
    let Some(last) = spellings[index].words.last() else { return 0 };
    let given = spellings[index].words.first().filter(|_| spellings[index].words.len() > 1);
    let same =
        |other: &&Spelling| other.words.last() == Some(last) && (other.words.len() == 1 || given.is_none() || other.words.first() == given);
    spellings.iter().filter(same).map(|other| other.count).sum()
}

pub(super) fn may_vary(spelling: &Spelling) -> bool {
    match spelling.kind() {
        NameKind::Person => true,
        NameKind::Other => {
            let single = spelling.words.len() == 1 && spelling.compact.len() >= LONG;
            let word = spelling.classes.has(Class::Word)
                || spelling.classes.has(Class::Demonym)
                || spelling.classes.has(Class::Place)
                || spelling.classes.has(Class::BodyName);
            single && !word && !spelling.is_acronym
        }
        NameKind::Body => spelling.words.len() > 1 && !spelling.is_guess(),
        NameKind::Place => false,
    }
}

/// How `a` and `b` differ where they are one person's name; `None` where they are equal or two people's.
pub(super) fn difference(config: &Config, a: &Spelling, b: &Spelling) -> Option<Difference> {
    match (a.words.len() > 1, b.words.len() > 1) {
        (true, true) => match (a.kind() == NameKind::Body, b.kind() == NameKind::Body) {
            (true, true) => body_difference(config, a, b),
            (false, false) => full_difference(a, b),
            // A company may be read as a person where its legal form is left out.
            _ => (a.bare().len() > 1).then(|| body_difference(config, a, b)).flatten(),
        },
        (false, false) => {
            let person = a.certainty() > Certainty::Guess && b.certainty() > Certainty::Guess;
            (person && a.is_person_somewhere() && b.is_person_somewhere()).then(|| surname_difference(&a.words[0], &b.words[0])).flatten()
        }
        (true, false) => a.is_full_person().then(|| bare_difference(a, b)).flatten(),
        (false, true) => b.is_full_person().then(|| bare_difference(b, a)).flatten(),
    }
}

fn bare_difference(full: &Spelling, bare: &Spelling) -> Option<Difference> {
    let last = full.words.last()?;
    surname_difference(last, bare.words.first()?)
}

/// Two surnames that stand for one person; plurals and peoples are no slips.
fn surname_difference(a: &str, b: &str) -> Option<Difference> {
    let plural = |one: &str, many: &str| many.strip_prefix(one).is_some_and(|rest| matches!(rest, "s" | "es" | "n" | "i"));
    let long = a.len().max(b.len()) >= LONG;
    (long && !plural(a, b) && !plural(b, a) && is_slip(a, b)).then_some(Difference::Slip)
}

fn full_difference(a: &Spelling, b: &Spelling) -> Option<Difference> {
    if a.compact == b.compact {
        return (a.plain != b.plain).then_some(Difference::Joints);
    }
    if a.words.len() != b.words.len() {
        return None;
    }
    if is_heard_alike(a, b) {
        return Some(Difference::Sound);
    }
    let mut unequal = (0..a.words.len()).filter(|place| a.words[*place] != b.words[*place]);
    let slipped = |place: usize, least: usize| {
        let (one, other) = (&a.words[place], &b.words[place]);
        one.len().max(other.len()) >= least && is_slip(one, other)
    };
    let (place, second, more) = (unequal.next()?, unequal.next(), unequal.next().is_some());
    if let Some(second) = second {
        // Two slips in two long words are no chance either.
        let both = !more && slipped(place, LONG_BESIDE_SLIP) && slipped(second, LONG_BESIDE_SLIP);
        return both.then_some(Difference::Slip);
    }
    let (one, other) = (a.words[place].as_str(), b.words[place].as_str());
    // "a Puerto Rican", "Puerto Ricans"
    if one.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(one) {
        return None;
    }
    // A slip in a long word that is written down by ear otherwise too.
    if place > 0 && one.len().min(other.len()) >= LONG_BESIDE_SLIP && is_slip(&a.sounds()[place], &b.sounds()[place]) {
        return Some(Difference::Sound);
    }
    slipped(place, if place > 0 { LONG_BESIDE_GIVEN } else { LONG }).then_some(Difference::Slip)
}

/// Two names written down by ear: each word sounds alike, and together they are long enough for
/// that to be no chance ("Yousuf Hussayn", "Yusuf Hussain").
fn is_heard_alike(a: &Spelling, b: &Spelling) -> bool {
    /// Letters that both names need.
    const ENOUGH: usize = 9;
    a.compact.len().min(b.compact.len()) >= ENOUGH
        && (0..a.words.len()).all(|place| a.words[place] == b.words[place] || a.sounds()[place] == b.sounds()[place])
}

/// Two names of bodies that differ by one letter of a long word; not where both words are English
/// ("Ellin Health", "Ellin Wealth"), nor in their legal forms alone.
fn body_difference(config: &Config, a: &Spelling, b: &Spelling) -> Option<Difference> {
    // The rest of the name is the same where it has more words, if only a legal form.
    let least = if a.words.len() > 1 && a.words.len() == b.words.len() { LONG_BESIDE_GIVEN } else { LONG };
    let (a, b) = (a.bare(), b.bare());
    if a.len() != b.len() {
        return None;
    }
    let mut unequal = a.iter().zip(b).filter(|(a, b)| a != b);
    let (one, other) = unequal.next()?;
    let plural = |one: &str, many: &str| many.strip_prefix(one).is_some_and(|rest| matches!(rest, "s" | "es" | "n"));
    let english = |word: &str| config.lexicon().classes(word) != Classes::NONE;
    let long = one.len().max(other.len()) >= least && !one.bytes().chain(other.bytes()).any(|byte| byte.is_ascii_digit());
    let slip = unequal.next().is_none() && long && is_slip(one, other) && !plural(one, other) && !plural(other, one);
    (slip && !(english(one) && english(other))).then_some(Difference::Slip)
}

/// The usual spelling, as much of it as the variant has.
pub(super) fn usual_form(usual: &Spelling, variant: &Spelling) -> String {
    let words: Vec<&str> = usual.text.split_whitespace().collect();
    if variant.words.len() == 1 && words.len() > 1 {
        return words[words.len() - 1].to_owned();
    }
    if variant.words.len() > 1 && usual.words.len() == 1 {
        let mut kept: Vec<&str> = variant.text.split_whitespace().collect();
        kept.pop();
        kept.push(&usual.text);
        return kept.join(" ");
    }
    words.join(" ")
}

/// The house's spelling, where this one is a slip from it.
pub(super) fn against_house(spelling: &Spelling, name: &str) -> Option<String> {
    let words: Vec<String> = name.split_whitespace().map(fold).collect();
    if words.len() < 2 || spelling.words.len() < 2 {
        let last = words.last()?;
        let bare = spelling.words.len() == 1 && words.len() > 1 && spelling.is_person_somewhere();
        return (bare && surname_difference(last, &spelling.words[0]).is_some())
            .then(|| name.split_whitespace().next_back().unwrap_or(name).to_owned());
    }
    let joined = words.concat();
    if joined == spelling.compact {
        return (plain(name) != spelling.plain).then(|| name.to_owned());
    }
    if words.len() != spelling.words.len() {
        return None;
    }
    let unequal: Vec<usize> = (0..words.len()).filter(|index| words[*index] != spelling.words[*index]).collect();
    let [place] = unequal[..] else { return None };
    let least = if place > 0 { LONG_BESIDE_GIVEN } else { LONG };
    let (one, other) = (&words[place], &spelling.words[place]);
    (one.len().max(other.len()) >= least && is_slip(one, other)).then(|| name.to_owned())
}
