//! See `ambiguous_surname.md`.

use super::{Context, Group, Rule, Sink, brief};
use crate::draft::{At, Draft};
use crate::facts::{NameKind, Paragraph};
use crate::finding::Severity;
use crate::fix::{Edit, Fix, FixAction};
use crate::language::{Class, Gazetteer, fold};
use crate::links::Cluster;
use rustc_hash::FxHashMap;

pub(super) static RULE: Rule = Rule {
    slug: "ambiguous-surname",
    group: Group::Names,
    severity: Severity::Information,
    page: include_str!("ambiguous_surname.md"),
    check,
};

/// Somebody whose full name the draft gives.
struct Person {
    name: String,
    /// Where the full name stands, in the order of the draft.
    full: Vec<At>,
    male: Option<bool>,
}

/// Those who share a surname, and where it stands alone.
#[derive(Default)]
struct Namesakes {
    people: Vec<Person>,
    bare: Vec<At>,
}

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let mut by_surname: FxHashMap<String, Namesakes> = FxHashMap::default();
    for cluster in cx.draft.links().names.clusters.iter().filter(|cluster| cluster.kind == NameKind::Person) {
        gather(cx.draft, cluster, &mut by_surname);
    }
    let mut findings: Vec<(At, &Namesakes, [usize; 2])> = Vec::new();
    for namesakes in by_surname.values_mut() {
        namesakes.bare.sort_unstable();
    }
    for namesakes in by_surname.values().filter(|namesakes| namesakes.people.len() > 1 && !namesakes.bare.is_empty()) {
        findings.extend(first_ambiguous(cx.draft, namesakes).map(|(at, two)| (at, namesakes, two)));
    }
    findings.sort_by_key(|(at, ..)| *at);
    for (at, namesakes, [one, other]) in findings {
        let (one, other) = (&namesakes.people[one], &namesakes.people[other]);
        let surname = brief(cx.draft.prose(at));
        let (first, second) = (brief(&one.name), brief(&other.name));
        let mut report = sink.report(at, format!("“{surname}” may be {first} or {second} here. Say which of them is meant."));
        for person in [one, other] {
            if let Some(full) = person.full.iter().rev().find(|full| **full < at) {
                report = report.related(*full, format!("{} is named here", brief(&person.name)));
            }
        }
        for person in [one, other] {
            report = report.fix(Fix {
                title: format!("Say which: “{}”", brief(&person.name)),
                action: FixAction::Edit(vec![Edit {
                    span: cx.draft.source(at.paragraph, at.span),
                    text: person.name.clone(),
                    snippet: None,
                }]),
                preferred: false,
            });
        }
    }
}

/// Enters the cluster's mentions under its surname.
fn gather(draft: &Draft, cluster: &Cluster, by_surname: &mut FxHashMap<String, Namesakes>) {
    let Some(surname) = cluster.name.split(' ').next_back().map(fold).filter(|surname| surname.len() > 1) else { return };
    let named = cluster.first_full.is_some();
    let mut person = Person { name: cluster.name.clone(), full: Vec::new(), male: cluster.male };
    let mut beside: Vec<Person> = Vec::new();
    let mut bare = Vec::new();
    for at in &cluster.mentions {
        let words = draft.prose(*at);
        if named && words.contains(' ') {
            person.full.push(*at);
            beside.extend(partner(draft, *at, words));
        } else if !words.contains(' ') && fold(words) == surname && is_bare(draft, *at) {
            bare.push(*at);
        }
    }
    if !named && bare.is_empty() {
        return;
    }
    let namesakes = by_surname.entry(surname).or_default();
    if named {
        namesakes.people.push(person);
    }
    namesakes.people.extend(beside);
    namesakes.bare.extend(bare);
}

/// "Ada" of "Ada and Ida Holm": somebody who shares the surname that stands behind the other.
fn partner(draft: &Draft, at: At, words: &str) -> Option<Person> {
    let paragraph = draft.paragraph(at.paragraph);
    let index = paragraph.token_at(at.span.start);
    let text = &paragraph.prose.text;
    let and = index.checked_sub(1).filter(|and| paragraph.tokens[*and].span.of(text) == "and")?;
    let given = paragraph.tokens[and.checked_sub(1)?];
    let known = Gazetteer::standard().person(given.span.of(text));
    let (male, female) = (known.male || given.classes.has(Class::GivenMale), known.female || given.classes.has(Class::GivenFemale));
    let alone = paragraph.names.iter().any(|name| name.span == given.span);
    let surname = words.split_whitespace().next_back()?;
    ((male || female) && alone).then(|| Person {
        name: format!("{} {surname}", given.span.of(text)),
        full: vec![At { paragraph: at.paragraph, span: given.span }],
        male: (male != female).then_some(male),
    })
}

/// Whether the surname stands alone, in the reporter's own words, and for a person.
fn is_bare(draft: &Draft, at: At) -> bool {
    let paragraph = draft.paragraph(at.paragraph);
    paragraph.zone.is_body() && paragraph.lead.end() <= at.span.start && !paragraph.in_quote(at.span.start) && !is_family(paragraph, at)
}

/// "the Holm case", "Holm brothers", "Holm Street".
fn is_family(paragraph: &Paragraph, at: At) -> bool {
    const FAMILY: &[&str] =
        &["family", "brothers", "sisters", "twins", "administration", "government", "campaign", "case", "estate", "household", "couple"];
    let text = &paragraph.prose.text;
    let index = paragraph.token_at(at.span.start);
    let determined = index.checked_sub(1).is_some_and(|before| {
        let word = paragraph.tokens[before].span.of(text);
        ["the", "a", "an", "another", "both", "every", "no"].iter().any(|article| word.eq_ignore_ascii_case(article))
    });
    let behind = paragraph.tokens.get(paragraph.token_at(at.span.end)).map_or("", |token| token.span.of(text));
    determined || FAMILY.contains(&behind)
}

/// The first surname that stands alone where the names before it leave two people open.
fn first_ambiguous(draft: &Draft, namesakes: &Namesakes) -> Option<(At, [usize; 2])> {
    let mut usual = false;
    for at in &namesakes.bare {
        let before = |full: &&At| **full < *at;
        let known: Vec<usize> =
            (0..namesakes.people.len()).filter(|index| namesakes.people[*index].full.iter().any(|full| before(&full))).collect();
        if known.len() < 2 {
            // The surname already stands for the one person named: it goes on to.
            usual |= known.len() == 1;
            continue;
        }
        // The nearest paragraph that names any of them: one of them alone leaves no doubt.
        let nearest = namesakes.people.iter().flat_map(|person| person.full.iter().filter(before)).map(|full| full.paragraph).max()?;
        let there = |index: &usize| namesakes.people[*index].full.iter().any(|full| full.paragraph == nearest && full < at);
        let there: Vec<usize> = known.into_iter().filter(there).collect();
        let [one, other, ..] = there[..] else { continue };
        if usual || told_by_title(draft, *at, &namesakes.people[one], &namesakes.people[other]) {
            continue;
        }
        return Some((*at, [one, other]));
    }
    None
}

/// "Mr Holm" where the other is a woman.
fn told_by_title(draft: &Draft, at: At, one: &Person, other: &Person) -> bool {
    let paragraph = draft.paragraph(at.paragraph);
    let title = paragraph.names.iter().find(|name| name.span == at.span).and_then(|name| name.title);
    title.is_some() && one.male != other.male
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean, check_fix};

    #[test]
    fn a_surname_that_two_people_share_is_found_where_it_stands_alone() {
        check(
            "ambiguous-surname",
            "
            Erik Holm, a joiner, met Per Holm, a cook. Holm was seen near the pier.
            ^^^^^^^^^ label: Erik Holm is named here
                                     ^^^^^^^^ label: Per Holm is named here
                                                       ^^^^ ambiguous-surname 💡",
        );
    }

    #[test]
    fn two_given_names_before_one_surname_are_two_people() {
        check(
            "ambiguous-surname",
            "
            The sisters Ada and Ida Holm kept the inn. Holm baked the bread.
                        ^^^ label: Ada Holm is named here
                                ^^^^^^^^ label: Ida Holm is named here
                                                       ^^^^ ambiguous-surname 💡",
        );
    }

    #[test]
    fn where_one_is_meant_nothing_is_said() {
        check_clean("ambiguous-surname", "Colin Garrick came. Garrick sat. Then Dean Garrick came, and Garrick stood.");
        check_clean("ambiguous-surname", "Colin Garrick saw Dean Garrick.\n\nDean Garrick stood up. Garrick then left.");
        check_clean("ambiguous-surname", "Ada Holm married Erik Holm. Mr Holm left early.");
        check_clean("ambiguous-surname", "Ada Holm met Erik Holm. The Holm family left early.");
        check_clean("ambiguous-surname", "Ada Holm met Erik Holm. “Holm is late,” a clerk said.");
    }

    #[test]
    fn the_fix_gives_either_name() {
        check_fix(
            "ambiguous-surname",
            "Erik Holm, a joiner, met Per Holm, a cook. Holm was seen near the pier.",
            "Erik Holm, a joiner, met Per Holm, a cook. Erik Holm was seen near the pier.",
        );
    }
}
