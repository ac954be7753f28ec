//! Names as the house's ledger of sources spells them.

use super::spelling::Spelling;
use super::variants::{Usual, Variant, against_house};
use super::{Mention, near};
use crate::draft::Draft;
use crate::facts::plain;

/// Finds the spellings of `draft` that differ by a slip from the name of a source, where `known` has none yet. A name that
/// is kept confidential is no name to compare with: the message would tell it.
pub(super) fn find(draft: &Draft, spellings: &[Spelling], mentions: &[Mention], known: &[Variant]) -> Vec<Variant> {
    let Some(ledger) = draft.story().ledger.as_deref().filter(|ledger| ledger.has_names()) else { return Vec::new() };
    let mut out = Vec::new();
    for (index, own) in spellings.iter().enumerate().filter(|(_, spelling)| super::elsewhere::is_whole(spelling)) {
        let told = |variant: &Variant| variant.spelling == own.text || variant.usual == own.text;
        if known.iter().any(told) {
            continue;
        }
        let sources = ledger.spelt_nearly(&near::keys(own));
        // The ledger may well have two people of nearly one name.
        if sources.iter().any(|(name, _)| plain(name) == own.plain) {
            continue;
        }
        let found = sources.into_iter().find_map(|(name, id)| Some((against_house(own, name)?, id)));
        let Some((usual, id)) = found else { continue };
        out.push(Variant {
            spelling: own.text.clone(),
            usual,
            mentions: mentions.iter().filter(|mention| mention.spelling == index).map(|mention| mention.at).collect(),
            usual_at: Usual::Ledger(id.into()),
        });
    }
    out
}
