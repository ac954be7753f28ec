//! Gives a quote to one of the people of its draft: "…,” said Holm".

use crate::draft::{At, Draft};
use crate::facts::{NameKind, Quote};
use crate::fix::{Edit, Fix, FixAction};
use crate::text::Span;

/// How many people are offered; more is no choice but a list.
const MOST_OFFERED: usize = 3;

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

/// The people who may have spoken, nearest first, by the name they were last called before the quote.
fn people(draft: &Draft, index: usize) -> Vec<String> {
    let links = draft.links();
    let speakers = links.speakers.iter().flatten().filter_map(|speaker| speaker.cluster.zip(speaker.at));
    let mut near: Vec<(bool, usize, usize)> = speakers.map(|(cluster, at)| (false, at.paragraph.abs_diff(index), cluster)).collect();
    for (cluster, known) in links.names.clusters.iter().enumerate() {
        let distance = known.mentions.iter().map(|at| at.paragraph.abs_diff(index)).min();
        near.extend(distance.map(|distance| (true, distance, cluster)));
    }
    near.retain(|(_, _, cluster)| links.names.clusters[*cluster].kind == NameKind::Person);
    near.sort_unstable();
    let mut out: Vec<String> = Vec::new();
    for (_, _, cluster) in near {
        let known = &links.names.clusters[cluster];
        let before = known.mentions.iter().rfind(|at: &&At| at.paragraph < index);
        let name = before.map_or(known.name.as_str(), |at| draft.prose(*at)).to_owned();
        if out.len() < MOST_OFFERED && !out.contains(&name) {
            out.push(name);
        }
    }
    out
}
