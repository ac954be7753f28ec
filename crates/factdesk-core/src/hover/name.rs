//! The hover of a person, body or place: who it is and what the draft does with the name.

use super::{inert, line_of, plural, shown};
use crate::draft::{At, Draft};
use crate::facts::{FigureKind, NameKind, Paragraph};
use crate::language::{Case, Gazetteer, Place, PlaceKind, TokenKind};
use crate::links::{Cluster, Found, Usual};
use crate::story::file_name;
use crate::text::Span;

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
    if cluster.kind == NameKind::Place {
        lines.extend(Gazetteer::standard().place(&cluster.name).map(|place| of_place(&place)));
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
    lines.extend(figures(draft, cluster));
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

/// What the gazetteer tells of a place: "Town in Denmark · 285,000 people".
fn of_place(place: &Place) -> String {
    let country = Gazetteer::standard().country(place.country).unwrap_or_default();
    let what = match place.kind {
        PlaceKind::Country => "Country".to_owned(),
        PlaceKind::State => format!("State in {country}"),
        PlaceKind::Region => "Region".to_owned(),
        PlaceKind::Town => format!("Town in {country}"),
    };
    let mut parts = vec![what];
    if !place.capital.is_empty() {
        parts.push(format!("capital {}", place.capital));
    }
    if !place.demonym.is_empty() {
        parts.push(format!("its people are {}", place.demonym));
    }
    match place.thousands {
        0 => {}
        few @ 1..1000 => parts.push(format!("{few},000 people")),
        many => parts.push(format!("{:.1} million people", f64::from(many) / 1000.0)),
    }
    if place.namesakes > 1 {
        parts.push(format!("the largest of {} of the name", place.namesakes));
    }
    format!("{} (GeoNames)", parts.join(" · "))
}

/// The figures in the sentences that name it, the first few.
fn figures(draft: &Draft, cluster: &Cluster) -> Option<String> {
    /// So many tell what the name stands beside.
    const MOST: usize = 3;
    let mut found: Vec<At> = Vec::new();
    let mut more = 0;
    let mut seen = None;
    for mention in &cluster.mentions {
        let paragraph = draft.paragraph(mention.paragraph);
        let sentence = paragraph.sentence_at(mention.span.start);
        if sentence.is_none() || seen == Some((mention.paragraph, sentence)) {
            continue;
        }
        seen = Some((mention.paragraph, sentence));
        let span = sentence.map(|sentence| paragraph.sentences[sentence].span)?;
        for figure in paragraph.figures.iter().filter(|figure| span.covers(figure.span) && figure.kind != FigureKind::Ordinal) {
            if found.len() < MOST {
                found.push(At { paragraph: mention.paragraph, span: with_noun(paragraph, figure.span) });
            } else {
                more += 1;
            }
        }
    }
    let listed: Vec<String> = found.iter().map(|at| format!("{} (line {})", shown(draft, *at), line_of(draft, *at))).collect();
    let rest = if more == 0 { String::new() } else { format!(" and {more} more") };
    (!listed.is_empty()).then(|| format!("Figures beside it: {}{rest}", listed.join(", ")))
}

/// The figure with the word behind it, where it is bare digits: "17 wards".
fn with_noun(paragraph: &Paragraph, span: Span) -> Span {
    let behind = paragraph.tokens.get(paragraph.token_at(span.end));
    let noun = behind.filter(|token| token.kind == TokenKind::Word && token.case == Case::Lower && token.spaced);
    let bare = !span.of(&paragraph.prose.text).contains(char::is_alphabetic);
    noun.filter(|_| bare).map_or(span, |noun| span.join(noun.span))
}

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
        .find(|variant| variant.usual_at.here().is_some_and(|at| has(&at)) || variant.mentions.iter().any(has))?;
    let first = variant.mentions.first()?;
    let (spelling, usual) = (inert(&variant.spelling), inert(&variant.usual));
    Some(match &variant.usual_at {
        Usual::Here(at) if has(first) => format!("Spelt “{usual}” on line {}: check which is right", line_of(draft, *at)),
        Usual::Here(_) => format!("Spelt “{spelling}” on line {}: check which is right", line_of(draft, *first)),
        Usual::House => format!("“{usual}” in the house’s list of names: check which is right"),
        Usual::Ledger(_) => format!("Spelt “{usual}” in the ledger: check which is right"),
        Usual::Elsewhere(file, _) => format!("Spelt “{usual}” in {}: check which is right", inert(file_name(file))),
    })
}
