//! Turns of an interview: who speaks stands before a colon.

use super::{Block, Lead, Zone};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// A label is at most this long; a longer run before a colon is a sentence.
const LONGEST_LABEL: usize = 40;

/// Marks the turns among body blocks: "Q:", "A:", a name in capitals, or a name that
/// stands before a colon at the start of two blocks or more.
pub(super) fn label_turns(blocks: &mut [Block]) {
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    for block in blocks.iter().filter(|block| block.zone == Zone::Body) {
        if let Some(label) = label(&block.prose.text) {
            *seen.entry(label).or_default() += 1;
        }
    }
    let repeated: Vec<String> =
        seen.into_iter().filter(|(label, count)| *count > 1 || certain(label)).map(|(label, _)| label.to_owned()).collect();
    if repeated.is_empty() {
        return;
    }
    for block in blocks.iter_mut().filter(|block| block.zone == Zone::Body) {
        let Some(label) = label(&block.prose.text) else { continue };
        if repeated.iter().any(|known| known == label) {
            let end = label.len() + 1;
            block.zone = Zone::Turn;
            block.lead = Lead::Label(Span::new(0, end));
        }
    }
}

/// "Q" and "A" are labels wherever they stand; so is a name in capitals.
fn certain(label: &str) -> bool {
    matches!(label, "Q" | "A") || (label.len() > 3 && label.chars().all(|c| c.is_uppercase() || " .-’'".contains(c)))
}

/// The words before the first colon, where they look like a name.
fn label(text: &str) -> Option<&str> {
    let colon = text.find(':').filter(|at| *at <= LONGEST_LABEL)?;
    let label = &text[..colon];
    let spaced = text[colon + 1..].starts_with(' ');
    let name =
        label.split(' ').all(|word| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || ".-’'".contains(c)));
    (spaced && name && label.split(' ').count() <= 4).then_some(label)
}
