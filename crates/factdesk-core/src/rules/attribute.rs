//! Gives a quote to one of the people of its draft: "…,” said Holm".

use crate::draft::Draft;
use crate::facts::{NameKind, Quote};
use crate::fix::{Edit, Fix, FixAction};
use crate::text::Span;

/// How many people are offered; more is no choice but a list.
const MOST_OFFERED: usize = 3;

/// How many paragraphs before and behind a quote its speaker is looked for.
const NEAR: usize = 24;

/// One fix for each of the people nearest to `quote` who could have said it, those who speak in the draft
/// first. None where the quote stands inside of the reporter's own sentence: there is no one place
/// for the words.
pub(super) fn fixes(draft: &Draft, index: usize, quote: &Quote) -> Vec<Fix> {
    let Some(edits) = place(draft, index, quote) else { return Vec::new() };
    let fix = |name: &str| {
        let edits = edits.iter().map(|edit| Edit { text: edit.text.replace(NAME, name), ..edit.clone() }).collect();
        Fix { title: format!("Attribute to {name}"), action: FixAction::Edit(edits), preferred: false }
    };
    people(draft, index).iter().map(|name| fix(name)).collect()
}

/// Stands for the name until there is one.
const NAME: &str = "\u{0}";

/// The edits that say who spoke: a full stop inside of the marks becomes a comma, as before any
/// words that attribute (Associated Press Stylebook, "quotation marks").
fn place(draft: &Draft, index: usize, quote: &Quote) -> Option<Vec<Edit>> {
    let text = &draft.paragraph(index).prose.text;
    let inner = quote.inner.of(text).trim_end();
    let behind = text[quote.span.range().end..].trim_start();
    let whole = inner.starts_with(char::is_uppercase) && inner.ends_with(['.', '?', '!', '…']);
    let own = behind.is_empty() || behind.starts_with(|c: char| c.is_uppercase() || "“‘\"«„".contains(c));
    if !whole || !own {
        return None;
    }
    let mut edits = Vec::new();
    if inner.ends_with('.') && !inner.ends_with("..") {
        let stop = quote.inner.range().start + inner.len();
        edits.push(Edit { span: draft.source(index, Span::new(stop - 1, stop)), text: ",".to_owned(), snippet: None });
    }
    let end = draft.source(index, Span::new(quote.inner.range().end, quote.span.range().end)).range().end;
    edits.push(Edit { span: Span::empty(end), text: format!(" said {NAME}."), snippet: None });
    Some(edits)
}

/// The people who may have spoken by the name they were last called before the quote: those who
/// speak near it, nearest first, then those who are named there.
fn people(draft: &Draft, index: usize) -> Vec<String> {
    let links = draft.links();
    let near = || (0..=NEAR).flat_map(|distance| [index.checked_sub(distance), (0 < distance).then_some(index + distance)]).flatten();
    let speakers = near().filter_map(|at| links.speakers.get(at)).flatten().filter_map(|speaker| speaker.cluster);
    let named = near().filter_map(|at| links.names.of.get(at)).flatten().copied();
    let people = speakers.chain(named).filter(|cluster| links.names.clusters[*cluster].kind == NameKind::Person);
    let mut out: Vec<String> = Vec::new();
    let mut seen: Vec<usize> = Vec::new();
    for cluster in people {
        if seen.contains(&cluster) {
            continue;
        }
        seen.push(cluster);
        let known = &links.names.clusters[cluster];
        let before = known.mentions.partition_point(|at| at.paragraph < index).checked_sub(1);
        let name = before.map_or(known.name.as_str(), |last| draft.prose(known.mentions[last])).to_owned();
        if !out.contains(&name) {
            out.push(name);
        }
        if out.len() == MOST_OFFERED {
            break;
        }
    }
    out
}
