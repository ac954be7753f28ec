//! What the draft tells of people: their role, and whether they are men or women.

use super::Names;
use crate::config::Config;
use crate::draft::{At, Draft};
use crate::facts::{Name, NameKind, Paragraph};
use crate::language::{COURTESY, Class, Classes};

/// How many votes a title, a given name and a pronoun have.
const TITLE: i32 = 8;
const GIVEN: i32 = 3;
const PRONOUN: i32 = 1;

/// Fills in the roles and the sex of the clusters.
pub(super) fn learn(draft: &Draft, config: &Config, names: &mut Names) {
    let mut votes = vec![0i32; names.clusters.len()];
    for (number, placed) in draft.paragraphs().iter().enumerate() {
        let paragraph = &placed.paragraph;
        for (name, cluster) in paragraph.names.iter().zip(&names.of[number]) {
            let known = &mut names.clusters[*cluster];
            if known.role.is_none() {
                known.role = role(paragraph, name).map(|span| At { paragraph: number, span });
            }
            if known.kind == NameKind::Person {
                votes[*cluster] += title_vote(paragraph, config, name);
            }
        }
        pronoun_votes(paragraph, &names.of[number], names, &mut votes);
    }
    for (cluster, mut vote) in names.clusters.iter_mut().zip(votes) {
        if cluster.kind != NameKind::Person {
            continue;
        }
        let classes = config.lexicon().classes(cluster.name.split(' ').next().unwrap_or_default());
        if cluster.name.contains(' ') {
            vote += leaning(classes, Class::GivenMale, Class::GivenFemale) * GIVEN;
        }
        cluster.male = (vote != 0).then_some(vote > 0);
    }
}

/// Plus one for a man, minus one for a woman.
fn leaning(classes: Classes, male: Class, female: Class) -> i32 {
    i32::from(classes.has(male)) - i32::from(classes.has(female))
}

fn role(paragraph: &Paragraph, name: &Name) -> Option<crate::text::Span> {
    let text = &paragraph.prose.text;
    let title = name.title.filter(|span| !COURTESY.contains(&span.of(text).to_lowercase().trim_end_matches('.')));
    let age = |span: &crate::text::Span| span.of(text).bytes().all(|byte| byte.is_ascii_digit());
    title.or_else(|| name.description.filter(|span| !age(span)))
}

/// "Mrs", "spokesman", "his widow".
fn title_vote(paragraph: &Paragraph, config: &Config, name: &Name) -> i32 {
    let Some(title) = name.title else { return 0 };
    let words = title.of(&paragraph.prose.text);
    let word = |word: &str| -> i32 {
        match word.to_ascii_lowercase().as_str() {
            "mr" | "sir" | "lord" | "monsieur" | "herr" | "signor" => 1,
            "mrs" | "ms" | "miss" | "dame" | "lady" | "madame" | "mademoiselle" | "frau" | "signora" => -1,
            lower => leaning(config.lexicon().classes(lower), Class::Male, Class::Female),
        }
    };
    words.split([' ', '.']).next_back().or(Some(words)).map_or(0, &word) * TITLE
        + words.split(' ').next().filter(|first| *first != words).map_or(0, |first| word(first.trim_end_matches('.')))
}

/// Pronouns in a sentence with one person in it, or at the head of the one behind, are that person's.
fn pronoun_votes(paragraph: &Paragraph, of: &[usize], names: &Names, votes: &mut [i32]) {
    let mut before: Option<usize> = None;
    for sentence in &paragraph.sentences {
        let mut only: Option<usize> = None;
        let mut several = false;
        let mut from = u32::MAX;
        let begins = |name: &Name, at: u32| name.span.start < at;
        let within = paragraph.names.partition_point(|name| begins(name, sentence.span.start))
            ..paragraph.names.partition_point(|name| begins(name, sentence.span.end));
        for (name, cluster) in paragraph.names[within.clone()].iter().zip(&of[within]) {
            if names.clusters[*cluster].kind == NameKind::Person && !paragraph.in_quote(name.span.start) {
                several |= only.is_some_and(|other| other != *cluster);
                only = Some(*cluster);
                from = from.min(name.span.end);
            }
        }
        let subject = if only.is_some() { only.filter(|_| !several) } else { before };
        let start = if only.is_some() { from } else { sentence.span.start };
        if let Some(subject) = subject {
            for token in &paragraph.tokens[sentence.tokens.clone()] {
                let pronoun = token.classes.has(Class::Pronoun) || token.classes.has(Class::Determiner);
                if token.span.start >= start && pronoun && !paragraph.in_quote(token.span.start) {
                    votes[subject] += leaning(token.classes, Class::Male, Class::Female) * PRONOUN;
                }
            }
        }
        before = only.filter(|_| !several);
    }
}
