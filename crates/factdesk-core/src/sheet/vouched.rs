//! Who vouches for a sentence, by name and role.

use super::one_line;
use super::told::Told;
use crate::draft::{At, Draft};
use crate::facts::{Grade, NameKind};
use crate::links::{Found, State, Vouch, named_by};
use crate::markup::Lead;
use crate::text::Span;
use serde::Serialize;

/// Somebody or something that the copy says a sentence is from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Voucher {
    /// The full name where the draft gives one, else the words that stand for it.
    pub name: String,
    /// Title or description, as the draft first gives it.
    pub role: Option<String>,
    /// "person", "organisation", "document or organisation", "unnamed person", "group", "medium" or "nobody in particular".
    pub kind: &'static str,
}

/// Who vouches, where the copy names or describes anybody.
pub(super) fn voucher(draft: &Draft, told: &Told<'_>, (index, number): (usize, usize), vouch: Vouch) -> Option<Voucher> {
    if vouch.state == State::Quoted && is_guess(draft, index, number) {
        return None;
    }
    let at = told_by(draft, (index, number), vouch).or_else(|| label(draft, index))?;
    let words = one_line(draft.prose(at));
    let cluster = named_by(draft, at).map(|cluster| &draft.links().names.clusters[cluster]);
    let Some(cluster) = cluster else {
        let kind = of_grade(vouch.grade.or_else(|| grade(draft, at)));
        return Some(Voucher { name: told.words(&words), role: None, kind });
    };
    let kind = match cluster.kind {
        NameKind::Person => "person",
        NameKind::Body | NameKind::Place | NameKind::Other => "organisation",
    };
    // "the ministry of Ostby" is not Ostby, and "Holm's lawyer" is not Holm: the words say more than the name.
    let person = cluster.kind == NameKind::Person;
    let described = grade(draft, at).is_some_and(|grade| matches!(grade, Grade::Body | Grade::Described | Grade::Collective));
    if described && !person {
        return Some(Voucher { name: told.words(&words), role: None, kind: of_grade(grade(draft, at)) });
    }
    let role = cluster.role.map(|role| told.words(&one_line(draft.prose(role))));
    Some(Voucher { name: told.words(&cluster.name), role, kind })
}

/// The source of a sentence; of one with several cues ("Holm said it cost more than it had feared") the first that can
/// be told, where the one that vouches is a pronoun for nobody known.
fn told_by(draft: &Draft, (index, number): (usize, usize), vouch: Vouch) -> Option<At> {
    let known = |at: At| grade(draft, at) != Some(Grade::Pronoun) || named_by(draft, at).is_some();
    let chosen = vouch.source?;
    if vouch.state != State::Attributed || known(chosen) {
        return Some(chosen);
    }
    let sources = draft.paragraph(index).attributions_of(number..number + 1).iter().filter_map(|attribution| attribution.source);
    let mut others = sources.map(|source| At { paragraph: index, span: source.span });
    others.find(|at| known(*at)).or(Some(chosen))
}

/// Whether the speaker of the quote that a sentence stands in is one that the copy does not name.
fn is_guess(draft: &Draft, index: usize, number: usize) -> bool {
    let paragraph = draft.paragraph(index);
    let speakers = &draft.links().speakers[index];
    let mut over = paragraph.quotes_over(paragraph.sentences[number].span);
    over.any(|(quote, found)| found.kind.is_spoken() && speakers.get(quote).is_some_and(|speaker| speaker.found == Found::Likely))
}

/// The speaker's label before a turn; "Q" and "A" name nobody.
fn label(draft: &Draft, index: usize) -> Option<At> {
    let paragraph = draft.paragraph(index);
    let Lead::Label(span) = paragraph.lead else { return None };
    let name = span.of(&paragraph.prose.text).trim_end().trim_end_matches([':', '.']);
    let span = Span::new(span.range().start, span.range().start + name.len());
    (1 < name.chars().count()).then_some(At { paragraph: index, span })
}

fn grade(draft: &Draft, at: At) -> Option<Grade> {
    let paragraph = draft.paragraph(at.paragraph);
    let own = paragraph.attributions_of(paragraph.sentences_in(at.span)).iter();
    own.filter_map(|attribution| attribution.source).find(|source| source.span == at.span).map(|source| source.grade)
}

fn of_grade(grade: Option<Grade>) -> &'static str {
    match grade {
        Some(Grade::Named | Grade::Pronoun) | None => "person",
        Some(Grade::Body) => "document or organisation",
        Some(Grade::Described) => "unnamed person",
        Some(Grade::Collective) => "group",
        Some(Grade::Medium) => "medium",
        Some(Grade::Vague) => "nobody in particular",
    }
}
