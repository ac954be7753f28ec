//! The hover of a person, body or place: who it is and what the draft does with the name.

use super::{inert, line_of, plural, shown};
use crate::draft::{At, Draft};
use crate::facts::NameKind;
use crate::links::{Cluster, Found};

/// The Markdown of the hover of `cluster`, which is number `number` of the draft's.
pub(super) fn name(draft: &Draft, cluster: &Cluster, number: usize) -> String {
    let kind = match cluster.kind {
        NameKind::Person => "person",
        NameKind::Body => "organisation",
        NameKind::Place => "place",
        NameKind::Other => "name",
    };
    let mut lines = vec![format!("**{}** · {kind}", inert(&cluster.name))];
    if let Some(role) = cluster.role {
        lines.push(format!("{} (line {})", shown(draft, role), line_of(draft, role)));
    }
    if let Some(acronym) = &cluster.acronym {
        lines.push(format!("Short form: {}", inert(acronym)));
    }
    if let Some(first) = cluster.mentions.first() {
        let words = shown(draft, *first);
        let form = if words == inert(&cluster.name) { String::new() } else { format!(" as “{words}”") };
        let mentions = plural(cluster.mentions.len(), "mention", "mentions");
        lines.push(format!("First on line {}{form} · {mentions}", line_of(draft, *first)));
    }
    lines.extend(said(draft, number));
    let mut spellings: Vec<String> =
        cluster.mentions.iter().map(|at| shown(draft, *at)).filter(|form| *form != inert(&cluster.name)).collect();
    spellings.sort_unstable();
    spellings.dedup();
    if !spellings.is_empty() {
        let more = spellings.len().saturating_sub(MOST_SPELLINGS);
        spellings.truncate(MOST_SPELLINGS);
        let rest = if more == 0 { String::new() } else { format!(" and {more} more") };
        lines.push(format!("Also: {}{rest}", spellings.join(", ")));
    }
    lines.extend(spelt_otherwise(draft, cluster));
    lines.join("  \n")
}

/// No more spellings than this are listed.
const MOST_SPELLINGS: usize = 5;

/// How often the draft quotes the person or body, and reports its words without quoting.
fn said(draft: &Draft, number: usize) -> Option<String> {
    let links = draft.links();
    let (mut quotes, mut reports, mut first) = (0usize, 0usize, None);
    for (index, placed) in draft.paragraphs().iter().enumerate() {
        for (quote, speaker) in placed.paragraph.quotes.iter().zip(&links.speakers[index]) {
            if speaker.cluster == Some(number) && speaker.found != Found::NotSpoken && quote.kind.is_spoken() && !quote.nested {
                quotes += 1;
                first = first.or(Some(At { paragraph: index, span: quote.span }));
            }
        }
        for attribution in &placed.paragraph.attributions {
            let quoted = placed.paragraph.quotes.iter().any(|quote| quote.kind.is_spoken() && attribution.covers(quote.inner));
            let source = attribution.source.filter(|_| !quoted);
            let cluster = source.and_then(|source| links.names.at(draft, index, source.head));
            reports += usize::from(cluster == Some(number));
        }
    }
    let quoted = first.map(|at| format!("Quoted {}, first on line {}", times(quotes), line_of(draft, at)));
    let reported = format!("words reported {}", times(reports));
    match (quoted, reports) {
        (None, 0) => None,
        (None, _) => Some(format!("Not quoted · {reported}")),
        (Some(quoted), 0) => Some(quoted),
        (Some(quoted), _) => Some(format!("{quoted} · {reported}")),
    }
}

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{count} times"),
    }
}

/// The line that tells of another spelling of the same name.
fn spelt_otherwise(draft: &Draft, cluster: &Cluster) -> Option<String> {
    let has = |at: &At| cluster.mentions.contains(at);
    let variant = draft
        .links()
        .names
        .variants
        .iter()
        .find(|variant| variant.usual_at.is_some_and(|at| has(&at)) || variant.mentions.iter().any(has))?;
    let first = variant.mentions.first()?;
    let (spelling, usual) = (inert(&variant.spelling), inert(&variant.usual));
    Some(match variant.usual_at {
        Some(at) if has(first) => format!("Spelt “{usual}” on line {}: check which is right", line_of(draft, at)),
        Some(_) => format!("Spelt “{spelling}” on line {}: check which is right", line_of(draft, *first)),
        None => format!("“{usual}” in the house’s list of names: check which is right"),
    })
}
