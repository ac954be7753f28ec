//! The hover of a quote: who says it and how that was found.

use super::{inert, line_of, plural, shown};
use crate::draft::Draft;
use crate::facts::Quote;
use crate::links::Found;

/// The Markdown of the hover of `quote`, which is number `index` of its paragraph's.
pub(super) fn quote(draft: &Draft, paragraph: usize, index: usize, quote: &Quote) -> String {
    let speaker = &draft.links().speakers[paragraph][index];
    let who = speaker.at.map(|at| shown(draft, at));
    let cluster = speaker.cluster.map(|cluster| &draft.links().names.clusters[cluster]);
    let resolved = cluster.map(|cluster| inert(&cluster.name));
    let head = match (resolved, who, speaker.found) {
        (_, _, Found::NotSpoken) => "**Not a quote** · a title, a term or a sign".to_owned(),
        (Some(name), Some(words), _) if !words.contains(&name) => format!("**Said by {name}** · “{words}”"),
        (Some(name), _, _) => format!("**Said by {name}**"),
        (None, Some(words), _) => format!("**Said by {words}**"),
        (None, None, Found::Nobody) => "**No speaker found**".to_owned(),
        (None, None, _) => "**Introduced, with no speaker named**".to_owned(),
    };
    let how = match speaker.found {
        Found::Sentence => "Found in the same sentence",
        Found::Colon => "Introduced by a colon",
        Found::Continued => "By continuation inside the paragraph",
        Found::Beside => "Found in the sentence beside it",
        Found::ParagraphBefore => "Continues the paragraph before",
        Found::Label => "The label of the turn",
        Found::NotSpoken => "Nobody needs to be named",
        Found::Likely => "A guess: the words before are theirs, and the copy names nobody here",
        Found::Nobody => "Neither its sentence, nor those beside it, nor the paragraph before names anyone",
    };
    let words = quote.inner.of(&draft.paragraph(paragraph).prose.text).split_whitespace().count();
    let mut lines = vec![head, format!("{how} · {}", plural(words, "word", "words"))];
    let role = cluster.and_then(|cluster| cluster.role).filter(|_| speaker.found != Found::NotSpoken);
    if let Some(role) = role {
        lines.insert(1, format!("{} (line {})", shown(draft, role), line_of(draft, role)));
    }
    lines.join("  \n")
}
