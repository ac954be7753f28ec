//! Names as the other drafts of a story spell them.

use super::spelling::{self, Spelling};
use super::variants::{Usual, Variant, difference, may_vary, usual_form};
use super::{Mention, near};
use crate::config::Config;
use crate::draft::{At, Draft};
use crate::facts::{Certainty, NameKind};
use crate::story::{Edition, Group};
use crate::text::Span;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A whole name in one spelling of a draft.
#[derive(Debug)]
pub struct Spelt {
    /// Where it stands first, in draft bytes.
    pub span: Span,
    spelling: Spelling,
}

impl PartialEq for Spelt {
    fn eq(&self, other: &Spelt) -> bool {
        self.span == other.span && self.spelling.count == other.spelling.count && self.spelling.plain == other.spelling.plain
    }
}

impl Spelt {
    /// The name as it is written.
    pub(crate) fn text(&self) -> &str {
        &self.spelling.text
    }

    /// What it is the name of, and whether it is one for certain.
    pub(crate) fn kind(&self) -> (NameKind, Certainty) {
        (self.spelling.kind(), self.spelling.certainty())
    }

    /// Who holds the offices of a person of this name, to look up.
    pub(crate) fn person(&self) -> u64 {
        super::offices::key_of(&self.spelling.text)
    }

    /// What the names of this spelling are looked up by.
    pub(crate) fn id(&self) -> u64 {
        id(&self.spelling)
    }

    /// What spellings that may be near to it share with it.
    pub(crate) fn near_keys(&self) -> Vec<u64> {
        near::keys(&self.spelling)
    }
}

fn id(spelling: &Spelling) -> u64 {
    let mut hasher = FxHasher::default();
    spelling.plain.hash(&mut hasher);
    hasher.finish()
}

/// The whole names of people and bodies in `draft`, each spelling once.
pub(crate) fn all(draft: &Draft) -> Vec<Spelt> {
    let (spellings, mentions) = spelling::all(draft);
    let mut firsts: Vec<Option<At>> = vec![None; spellings.len()];
    for mention in mentions.iter().rev() {
        firsts[mention.spelling] = Some(mention.at);
    }
    let whole = spellings.into_iter().zip(firsts).filter(|(spelling, _)| is_whole(spelling));
    whole.filter_map(|(spelling, first)| first.map(|at| Spelt { span: draft.source(at.paragraph, at.span), spelling })).collect()
}

/// Bare surnames follow the whole names of their own draft.
pub(super) fn is_whole(spelling: &Spelling) -> bool {
    spelling.words.len() > 1 && may_vary(spelling)
}

/// Finds the spellings of `draft` that the other drafts of its story do not use, where `known`
/// has none yet.
pub(super) fn find(draft: &Draft, config: &Config, spellings: &[Spelling], mentions: &[Mention], known: &[Variant]) -> Vec<Variant> {
    let others = draft.others();
    if others.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (index, own) in spellings.iter().enumerate().filter(|(_, spelling)| is_whole(spelling)) {
        let told = |variant: &Variant| variant.spelling == own.text || variant.usual == own.text;
        if known.iter().any(told) {
            continue;
        }
        let own_id = id(own);
        let otherwise =
            |id: &u64| *id != own_id && others.first_name(*id).is_some_and(|spelt| difference(config, own, &spelt.spelling).is_some());
        let near = others.near(&near::keys(own)).into_iter().filter(otherwise);
        let mut near: Vec<Group<'_>> = near.map(|id| others.names(id)).collect();
        if near.is_empty() {
            continue;
        }
        // No group is empty.
        near.sort_by(|one, other| one[0].0.edition.order(&other[0].0.edition).then(one[0].1.span.cmp(&other[0].1.span)));
        let so_too = others.names(own_id);
        let usual = near.iter().find(|group| is_usual(group, &so_too, own, others.own()));
        let Some((digest, usual)) = usual.and_then(|group| group.first()) else { continue };
        let is_own = |mention: &&Mention| mention.spelling == index;
        out.push(Variant {
            spelling: own.text.clone(),
            usual: usual_form(&usual.spelling, own),
            mentions: mentions.iter().filter(is_own).map(|mention| mention.at).collect(),
            usual_at: Usual::Elsewhere(Arc::clone(&digest.edition.file), usual.span),
        });
    }
    out
}

/// Whether `theirs` is how the story spells the name that `own` is a slip of: more often than the
/// drafts that have it `so_too`, or as often and earlier (ruling 6).
fn is_usual(theirs: &Group<'_>, so_too: &Group<'_>, own: &Spelling, own_edition: &Edition) -> bool {
    let count = |group: &Group<'_>| group.iter().map(|(_, spelt)| spelt.spelling.count).sum::<usize>();
    let (ours, others) = (own.count + count(so_too), count(theirs));
    let is_first = |edition: &Edition| theirs.iter().any(|(digest, _)| digest.edition.is_before(edition));
    let later = || is_first(own_edition) && so_too.iter().all(|(digest, _)| is_first(&digest.edition));
    others > ours || others == ours && later()
}
