//! Which mentions of a name belong to one person, body or place.
//!
//! Every spelling is looked at once, however often it stands in the draft; mentions then follow
//! their spelling, and a bare surname follows the person named last. Spellings of one person that
//! differ by a slip are one cluster, and listed as [`Variant`]s.

mod elsewhere;
mod fold;
mod listed;
mod near;
mod offices;
mod people;
mod spelling;
mod variants;

pub use elsewhere::Spelt;
pub(crate) use elsewhere::all as spelt;
pub(crate) use near::keys as near_keys;
pub use offices::HeldElsewhere;
pub(crate) use offices::{all as offices, held, people, person_key};
pub use variants::{Usual, Variant};

use crate::config::Config;
use crate::draft::{At, Draft};
use crate::facts::{Certainty, NameKind};
use crate::language::Class;
use crate::text::Span;
use rustc_hash::FxHashMap;
use spelling::Spelling;

/// One person, body, place or other thing with a name, with every mention of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// What it is.
    pub kind: NameKind,
    /// Whether it is certainly a name and certainly of this kind.
    pub certainty: Certainty,
    /// The fullest form of its name.
    pub name: String,
    /// Its mentions in the order of the draft; spans in prose bytes, without title and possessive.
    pub mentions: Vec<At>,
    /// Its role as first given: a title or description, in prose bytes.
    pub role: Option<At>,
    /// Whether the draft's pronouns and titles make it a man (`Some(true)`) or a woman (`Some(false)`).
    pub male: Option<bool>,
    /// Its acronym, where one is given.
    pub acronym: Option<String>,
    /// The index of the first mention that gives the whole name of a person, given name included.
    pub first_full: Option<usize>,
}

/// Who is who in a draft.
#[derive(Debug, Default, PartialEq)]
pub struct Names {
    /// One entry for each thing with a name, in the order of first mention.
    pub clusters: Vec<Cluster>,
    /// For each paragraph, for each of its names, the index of its cluster.
    pub of: Vec<Vec<usize>>,
    /// Spellings that differ from the usual one of the same person, in the order of first mention.
    pub variants: Vec<Variant>,
}

impl Names {
    /// The cluster of the name that covers `span` of a paragraph's prose.
    pub fn at(&self, draft: &Draft, paragraph: usize, span: Span) -> Option<usize> {
        let names = &draft.paragraph(paragraph).names;
        let found = names.iter().position(|name| name.span.covers(span) || span.covers(name.span))?;
        self.of.get(paragraph)?.get(found).copied()
    }
}

/// Groups the names of `draft`.
pub(super) fn find(draft: &Draft, config: &Config) -> Names {
    let (spellings, mentions) = spelling::all(draft);
    let mut names = clusters(draft, config, &spellings, &mentions);
    names.variants = variants::find(config, &spellings, &mentions);
    let listed = listed::find(draft, &spellings, &mentions, &names.variants);
    names.variants.extend(listed);
    let elsewhere = elsewhere::find(draft, config, &spellings, &mentions, &names.variants);
    names.variants.extend(elsewhere);
    names
}

/// Groups the names of `draft` and does not compare their spellings.
pub(super) fn group(draft: &Draft, config: &Config) -> Names {
    let (spellings, mentions) = spelling::all(draft);
    clusters(draft, config, &spellings, &mentions)
}

fn clusters(draft: &Draft, config: &Config, spellings: &[Spelling], mentions: &[Mention]) -> Names {
    let grouped = Grouping::new(spellings).run(draft);
    let mut names = settle(draft, spellings, mentions, &grouped);
    people::learn(draft, config, &mut names);
    names
}

/// One mention on its way to its cluster.
struct Mention {
    at: At,
    /// The index in its paragraph's names.
    index: usize,
    spelling: usize,
}

/// Groups of spellings.
struct Grouping<'s> {
    spellings: &'s [Spelling],
    /// For each spelling its group, once it has one.
    group: Vec<Option<usize>>,
    /// The first spelling of each group.
    heads: Vec<usize>,
    /// Groups by the ends of their names: "Roe", "van der Velde".
    by_end: FxHashMap<&'s str, Vec<usize>>,
    /// Groups by the first word of their names.
    by_start: FxHashMap<&'s str, Vec<usize>>,
}

/// Which group each spelling belongs to; a bare surname may belong to several people.
struct Grouped {
    of: Vec<Vec<usize>>,
    heads: Vec<usize>,
}

impl<'s> Grouping<'s> {
    fn new(spellings: &'s [Spelling]) -> Grouping<'s> {
        let group = vec![None; spellings.len()];
        Grouping { spellings, group, heads: Vec::new(), by_end: FxHashMap::default(), by_start: FxHashMap::default() }
    }

    fn run(mut self, draft: &Draft) -> Grouped {
        self.full_names();
        self.acronyms(draft);
        let of = (0..self.spellings.len()).map(|spelling| self.candidates(spelling)).collect::<Vec<_>>();
        let mut of = of;
        for (spelling, candidates) in of.iter_mut().enumerate() {
            if candidates.is_empty() {
                candidates.push(self.heads.len());
                self.heads.push(spelling);
            }
        }
        Grouped { of, heads: self.heads }
    }

    fn start_group(&mut self, spelling: usize) -> usize {
        let group = self.heads.len();
        self.heads.push(spelling);
        self.group[spelling] = Some(group);
        self.index(spelling, group);
        group
    }

    /// Makes the ends and the start of a name lead to its group.
    fn index(&mut self, spelling: usize, group: usize) {
        let spellings = self.spellings;
        let this = &spellings[spelling];
        let add = |map: &mut FxHashMap<&'s str, Vec<usize>>, key: &'s str| {
            let groups = map.entry(key).or_default();
            if !groups.contains(&group) {
                groups.push(group);
            }
        };
        for end in &this.ends {
            add(&mut self.by_end, end);
        }
        if this.words.len() < 2 {
            return;
        }
        if let Some(bare) = this.words.last().and_then(|last| fold::without_particle(last)) {
            add(&mut self.by_end, bare);
        }
        add(&mut self.by_start, &this.words[0]);
    }

    /// Names of several words: equal ones, and those of one person with and without middle names
    /// or with initials, are one group.
    fn full_names(&mut self) {
        let spellings = self.spellings;
        let mut by_core: FxHashMap<&str, usize> = FxHashMap::default();
        for (spelling, this) in spellings.iter().enumerate() {
            if this.words.len() < 2 || this.is_guess() {
                continue;
            }
            if let Some(group) = by_core.get(this.core()) {
                self.group[spelling] = Some(*group);
                continue;
            }
            let same = (this.kind() == NameKind::Person).then(|| self.same_person(spelling)).flatten();
            let group = match same {
                Some(group) => {
                    self.group[spelling] = Some(group);
                    self.index(spelling, group);
                    group
                }
                None => self.start_group(spelling),
            };
            by_core.insert(spellings[spelling].core(), group);
            by_core.entry(&spellings[spelling].compact).or_insert(group);
        }
        // "AdaHolm" and "Ellin Dye" go with "Ada Holm" and "Ellin Dye Ltd".
        for (spelling, this) in spellings.iter().enumerate().filter(|(_, this)| this.words.len() == 1 && this.compact.len() > 2) {
            let group = by_core.get(this.compact.as_str()).filter(|_| !this.classes.has(Class::Word));
            if self.group[spelling].is_none() {
                self.group[spelling] = group.copied();
            }
        }
    }

    /// The one group of a person whose name goes with this one: "Ada F. Holm" with "Ada Holm", "A. Holm".
    fn same_person(&self, spelling: usize) -> Option<usize> {
        let this = &self.spellings[spelling];
        let fits = |group: &usize| {
            let head = &self.spellings[self.heads[*group]];
            // Thousands of people share a given name: what costs least is asked first.
            let initials = || (this.initialled || head.initialled) && this.initials == head.initials;
            let one_surname = this.words.last() == head.words.last();
            let same = one_surname && (initials() || fold::same_given(&head.words, &this.words));
            let half = || fold::is_half_given(&head.plain, &this.plain);
            (same || fold::is_part(&head.words, &this.words) || half()) && head.kind() == NameKind::Person
        };
        let near = |map: &'_ FxHashMap<&'s str, Vec<usize>>, word: &str, fitting: &mut Vec<usize>| {
            fitting.extend(map.get(word).into_iter().flatten().copied().filter(fits));
        };
        let mut fitting: Vec<usize> = Vec::new();
        near(&self.by_end, this.words.last()?, &mut fitting);
        near(&self.by_start, this.words.first()?, &mut fitting);
        // "Maria Ada van Holm" after "Ada van Holm".
        if this.words.len() > 2 {
            near(&self.by_start, &this.words[1], &mut fitting);
        }
        fitting.sort_unstable();
        fitting.dedup();
        match fitting[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    /// An acronym goes with the name it stands in brackets behind, else with the one body whose
    /// initials it has.
    fn acronyms(&mut self, draft: &Draft) {
        let mut defined: FxHashMap<String, usize> = FxHashMap::default();
        for spelling in 0..self.spellings.len() {
            let Some(acronym) = self.spellings[spelling].acronym else { continue };
            let group = self.group[spelling].unwrap_or_else(|| self.start_group(spelling));
            defined.entry(draft.prose(acronym).to_owned()).or_insert(group);
        }
        let mut initials: Option<FxHashMap<&str, usize>> = None;
        for spelling in 0..self.spellings.len() {
            if self.group[spelling].is_some() || !self.spellings[spelling].is_acronym {
                continue;
            }
            let word = self.spellings[spelling].text.replace('.', "");
            let initials = initials.get_or_insert_with(|| {
                let mut map: FxHashMap<&str, usize> = FxHashMap::default();
                for (other, this) in self.spellings.iter().enumerate().rev().filter(|(_, this)| this.words.len() > 1) {
                    map.insert(&this.initials, other);
                }
                map
            });
            let by_initials = || initials.get(word.as_str()).and_then(|other| self.group[*other]);
            self.group[spelling] = defined.get(&word).copied().or_else(by_initials);
        }
    }

    /// The groups a spelling may belong to; empty where it is a name of its own.
    fn candidates(&self, spelling: usize) -> Vec<usize> {
        if let Some(group) = self.group[spelling] {
            return vec![group];
        }
        let this = &self.spellings[spelling];
        let kind_of = |group: usize| self.spellings[self.heads[group]].kind();
        let place = this.kind() == NameKind::Place && this.certainty() == Certainty::Strong && !this.is_person_somewhere();
        let ends = self.by_end.get(this.compact.as_str()).map(Vec::as_slice).unwrap_or_default();
        let starts = self.by_start.get(this.compact.as_str()).map(Vec::as_slice).unwrap_or_default();
        let of =
            |groups: &[usize], kind: NameKind| -> Vec<usize> { groups.iter().copied().filter(|group| kind_of(*group) == kind).collect() };
        let mut people = if place { Vec::new() } else { of(ends, NameKind::Person) };
        if !people.is_empty() {
            // "Alder" may be Otto Alder or Alder Savings Bank: whichever was named last.
            people.extend(of(starts, NameKind::Body));
            return people;
        }
        if this.classes.has(Class::Word) && this.is_guess() {
            return Vec::new();
        }
        // "Ada" after "Ada Holm"; "Rovers" and "Ellin" after "Ellin Rovers".
        let known_place = this.classes.has(Class::Place);
        let first_names = if known_place { Vec::new() } else { of(starts, NameKind::Person) };
        if first_names.len() == 1 {
            return first_names;
        }
        let bodies = if known_place { Vec::new() } else { of(ends, NameKind::Body) };
        if bodies.len() == 1 && this.classes.has(Class::BodyName) && !this.classes.has(Class::Word) {
            return bodies;
        }
        let first_words = if known_place { Vec::new() } else { of(starts, NameKind::Body) };
        if first_words.len() == 1 && this.kind() != NameKind::Place { first_words } else { Vec::new() }
    }
}

/// Gives every mention its cluster, in the order of the draft.
fn settle(draft: &Draft, spellings: &[Spelling], mentions: &[Mention], grouped: &Grouped) -> Names {
    /// No cluster yet.
    const NONE: usize = usize::MAX;
    let mut names = Names { clusters: Vec::new(), of: Vec::with_capacity(draft.paragraphs().len()), variants: Vec::new() };
    names.of.extend(draft.paragraphs().iter().map(|placed| vec![NONE; placed.paragraph.names.len()]));
    let mut cluster_of = vec![NONE; grouped.heads.len()];
    let mut last_seen: Vec<usize> = vec![0; grouped.heads.len()];
    let mut full: Vec<Option<usize>> = Vec::new();
    let mut members: Vec<Vec<usize>> = Vec::new();
    for (order, mention) in mentions.iter().enumerate() {
        let candidates = &grouped.of[mention.spelling];
        let name = &draft.paragraph(mention.at.paragraph).names[mention.index];
        let person = name.kind == NameKind::Person && name.certainty == Certainty::Strong;
        let fits = |group: usize| !person || spellings[grouped.heads[group]].kind() != NameKind::Body;
        let group = *candidates.iter().rev().max_by_key(|group| (fits(**group), last_seen[**group])).expect("every spelling has a group");
        last_seen[group] = order + 1;
        if cluster_of[group] == NONE {
            cluster_of[group] = names.clusters.len();
            names.clusters.push(Cluster {
                kind: NameKind::Other,
                certainty: Certainty::Guess,
                name: String::new(),
                mentions: Vec::new(),
                role: None,
                male: None,
                acronym: None,
                first_full: None,
            });
            full.push(None);
            members.push(Vec::new());
        }
        let index = cluster_of[group];
        let cluster = &mut names.clusters[index];
        if cluster.first_full.is_none() && spellings[mention.spelling].is_full_person() {
            cluster.first_full = Some(cluster.mentions.len());
        }
        cluster.mentions.push(mention.at);
        members[index].push(mention.spelling);
        names.of[mention.at.paragraph][mention.index] = index;
    }
    for (cluster, members) in names.clusters.iter_mut().zip(&mut members) {
        members.sort_unstable();
        members.dedup();
        spelling::sum_up(draft, spellings, members, cluster);
    }
    names
}

#[cfg(test)]
mod tests;
