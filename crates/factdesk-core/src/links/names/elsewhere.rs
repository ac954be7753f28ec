//! Names as the other drafts of a story spell them.

use super::Mention;
use super::spelling::{self, Spelling};
use super::variants::{Usual, Variant, difference, ends, may_vary, usual_form};
use crate::config::Config;
use crate::draft::{At, Draft};
use crate::story::{Digest, Edition, Story};
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
    /// What spellings that may be near to it share with it.
    pub(crate) fn keys(&self) -> impl Iterator<Item = u64> {
        keys(&self.spelling)
    }
}

fn keys(spelling: &Spelling) -> impl Iterator<Item = u64> {
    ends(spelling).map(|ends| {
        let mut hasher = FxHasher::default();
        ends.hash(&mut hasher);
        hasher.finish()
    })
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
fn is_whole(spelling: &Spelling) -> bool {
    spelling.words.len() > 1 && may_vary(spelling)
}

/// A spelling and where in the story it stands.
struct Rival<'a> {
    edition: &'a Edition,
    spelt: &'a Spelt,
}

/// Finds the spellings of `draft` that the other drafts of its story do not use, where `known`
/// has none yet.
pub(super) fn find(draft: &Draft, config: &Config, spellings: &[Spelling], mentions: &[Mention], known: &[Variant]) -> Vec<Variant> {
    let story = draft.story();
    if story.sets.is_empty() || crate::story::is_superseded(draft) {
        return Vec::new();
    }
    let own_edition = story.edition(draft);
    let mut out = Vec::new();
    for (index, own) in spellings.iter().enumerate().filter(|(_, spelling)| is_whole(spelling)) {
        let told = |variant: &Variant| variant.spelling == own.text || variant.usual == own.text;
        if known.iter().any(told) {
            continue;
        }
        let near = near(story, own);
        let Some(usual) = near.iter().find(|rival| is_usual(rival, &near, own, &own_edition, config)) else { continue };
        let is_own = |mention: &&Mention| mention.spelling == index;
        out.push(Variant {
            spelling: own.text.clone(),
            usual: usual_form(&usual.spelt.spelling, own),
            mentions: mentions.iter().filter(is_own).map(|mention| mention.at).collect(),
            usual_at: Usual::Elsewhere(Arc::clone(&usual.edition.file), usual.spelt.span),
        });
    }
    out
}

/// The names of other drafts that may be near to `own`, and those that are it.
fn near<'a>(story: &'a Story, own: &Spelling) -> Vec<Rival<'a>> {
    let found: Vec<(&Digest, &Spelt)> = story.names(keys(own));
    found.into_iter().map(|(digest, spelt)| Rival { edition: &digest.edition, spelt }).collect()
}

/// Whether `rival` is how the story spells the name that `own` is a slip of: more often, or as
/// often and earlier (ruling 6).
fn is_usual(rival: &Rival<'_>, near: &[Rival<'_>], own: &Spelling, own_edition: &Edition, config: &Config) -> bool {
    let theirs = &rival.spelt.spelling;
    if theirs.plain == own.plain || difference(config, own, theirs).is_none() {
        return false;
    }
    let spelt_so = |plain: &str| near.iter().filter(|other| other.spelt.spelling.plain == plain).collect::<Vec<_>>();
    let count = |rivals: &[&Rival<'_>]| rivals.iter().map(|other| other.spelt.spelling.count).sum::<usize>();
    let (so_too, otherwise) = (spelt_so(&own.plain), spelt_so(&theirs.plain));
    let (ours, others) = (own.count + count(&so_too), count(&otherwise));
    let first_otherwise = |edition: &Edition| otherwise.iter().any(|other| other.edition.is_before(edition));
    let later = first_otherwise(own_edition) && so_too.iter().all(|other| first_otherwise(other.edition));
    others > ours || others == ours && later
}
