//! The fact-check sheet: each sentence of a draft that states something, with what a checker needs
//! beside it. It holds rows, not pages; how they are printed is the binary's.
//!
//! What is a row and what is left out follows what desks annotate: copy, captions, and headlines
//! with figures are checked; questions, credits and page furniture are not. Every word that goes
//! into a sheet goes through `told`, which puts a description in the place of a confidential name.

mod cited;
mod kind;
mod told;
mod vouched;

use crate::draft::Draft;
use crate::facts::{CitationKind, Grade};
use crate::finding::{Finding, Severity};
use crate::language::TokenKind;
use crate::links::{State, check_worthiness};
use crate::markup::Zone;
use crate::text::Span;
pub use cited::Cited;
pub(crate) use cited::{keys, with_place};
pub use kind::Kind;
use rustc_hash::FxHashMap;
use serde::Serialize;
use told::Told;
pub use vouched::Voucher;

/// The sheet of one draft.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sheet {
    /// The headline, or the front matter's title; empty without either.
    pub title: String,
    /// The day the draft bears, as `YYYY-MM-DD`, where it is known to the day.
    pub date: Option<String>,
    /// How much there is of what.
    pub summary: Summary,
    /// Who and what vouches, and for how many sentences; the busiest first.
    pub sources: Vec<SourceUse>,
    /// A row for each sentence that states something, in the order of the draft.
    pub rows: Vec<Row>,
    /// Findings on what is no row: front matter, questions, furniture.
    pub elsewhere: Vec<Remark>,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// Its number in the sheet, from 1.
    pub number: usize,
    /// The line it begins on, from 1.
    pub line: u32,
    /// Where it stands, in bytes of the draft.
    pub span: [u32; 2],
    /// What kind of block it stands in: "body", "caption", "headline", "list", "table", "turn", "block quotation".
    pub place: &'static str,
    /// Its words, without markup and source marks; in a table, with the head of the column.
    pub text: String,
    /// What there is to check in it, the weightiest first; never empty.
    pub kinds: Vec<Kind>,
    /// Who vouches for it: the name of a [`State`], or "headline", for which the copy below vouches.
    pub state: &'static str,
    /// Whether nobody vouches for it, its source could be anyone, or what it quotes has no speaker.
    pub unsourced: bool,
    /// Whether a figure in it stands outside of what its source is said to have said.
    pub partly: bool,
    /// The person, body or document that vouches, where the copy says so.
    pub voucher: Option<Voucher>,
    /// The sources it cites.
    pub cited: Vec<Cited>,
    /// What was found in it.
    pub findings: Vec<Remark>,
    /// How much it is worth checking, from 0 to 1; from .5 on it is a claim.
    pub check_worthiness: f64,
}

/// A finding, as a checker reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// The slug of the rule.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What, why, what to do.
    pub message: String,
    /// The line it is about, from 1.
    pub line: u32,
}

/// The counts on top of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// How many sentences state something.
    pub sentences: usize,
    /// How many of them nobody vouches for, quotes without a speaker among them.
    pub unsourced: usize,
    /// How many are in each state, states without any left out.
    pub states: Vec<Count>,
    /// How many have something of each kind to check, kinds without any left out.
    pub kinds: Vec<Count>,
    /// How many findings weigh how much, the heaviest first, in rows and elsewhere.
    pub findings: Vec<Count>,
}

impl Summary {
    /// Counts what several sheets hold together.
    pub fn total<'a>(summaries: impl IntoIterator<Item = &'a Summary>) -> Summary {
        let mut out = Summary::default();
        for summary in summaries {
            out.sentences += summary.sentences;
            out.unsourced += summary.unsourced;
            add(&mut out.states, &summary.states, STATES);
            add(&mut out.kinds, &summary.kinds, &Kind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>());
            add(&mut out.findings, &summary.findings, &SEVERITIES.map(Severity::name));
        }
        out
    }
}

/// Adds counts to counts, and keeps them in the order that names are given in.
fn add(to: &mut Vec<Count>, counts: &[Count], order: &[&str]) {
    for count in counts {
        match to.iter_mut().find(|known| known.name == count.name) {
            Some(known) => known.count += count.count,
            None => to.push(count.clone()),
        }
    }
    to.sort_by_key(|count| order.iter().position(|name| *name == count.name));
}

/// How many there are of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Of what.
    pub name: &'static str,
    /// How many.
    pub count: usize,
}

/// Somebody or something that vouches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceUse {
    /// Its name, or the words that stand for it.
    pub name: String,
    /// What the copy says of it, where it does.
    pub role: Option<String>,
    /// "person", "organisation", "group", …; for what is cited "link", "footnote", "ledger", "mark" or "address".
    pub kind: &'static str,
    /// Its key in the ledger, where it is cited by one.
    pub id: Option<String>,
    /// Its address, where it has one.
    pub url: Option<String>,
    /// For how many sentences it vouches.
    pub sentences: usize,
    /// The line of the first of them, from 1.
    pub line: u32,
}

/// The fact-check sheet of `draft`.
pub fn sheet(draft: &Draft) -> Sheet {
    let told = Told::of(draft);
    let mut notes = cited::Notes::of(draft);
    let mut kinds = kind::Kinds::of(draft);
    let mut rows: Vec<Row> = Vec::new();
    let mut places: Vec<Span> = Vec::new();
    for (index, placed) in draft.paragraphs().iter().enumerate() {
        let paragraph = &placed.paragraph;
        let Some(place) = place(paragraph.zone) else { continue };
        for number in 0..paragraph.sentences.len() {
            let named = kinds.of_sentence(index, number);
            if !states_something(draft, index, number, &named) {
                continue;
            }
            let span = draft.source(index, paragraph.sentences[number].span);
            let vouch = draft.links().vouching[index][number];
            let voucher = vouched::voucher(draft, &told, (index, number), vouch);
            let cited = notes.cited(&told, index, number);
            let nobody = voucher.is_none() && cited.is_empty();
            let vague = vouch.grade.is_some_and(Grade::is_vague) && cited.is_empty();
            let headline = place == HEADLINE && vouch.state == State::None;
            places.push(span);
            rows.push(Row {
                number: rows.len() + 1,
                line: line_of(draft, span.start),
                span: [span.start, span.end],
                place,
                text: told.words(&words(draft, index, number)),
                kinds: named,
                state: if headline { HEADLINE } else { vouch.state.name() },
                unsourced: (vouch.state == State::None && !headline) || (vouch.state == State::Quoted && nobody) || vague,
                partly: vouch.state == State::Attributed && has_loose_figure(draft, index, number),
                voucher,
                cited,
                findings: Vec::new(),
                check_worthiness: check_worthiness(draft, index, number),
            });
        }
    }
    let mut elsewhere = Vec::new();
    for finding in draft.findings() {
        let remark = remark(draft, &told, finding);
        match row_at(&places, finding.span) {
            Some(row) => rows[row].findings.push(remark),
            None => elsewhere.push(remark),
        }
    }
    Sheet {
        title: told.words(&title(draft)),
        date: day(draft),
        summary: summary(&rows, &elsewhere),
        sources: sources(&rows),
        rows,
        elsewhere,
    }
}

/// Where a headline, deck or subhead stands, and who vouches for it.
const HEADLINE: &str = "headline";

/// What a block is called in the sheet; `None` for one that states nothing.
fn place(zone: Zone) -> Option<&'static str> {
    Some(match zone {
        Zone::Body => "body",
        Zone::Headline | Zone::Deck | Zone::Subhead => HEADLINE,
        Zone::Caption => "caption",
        Zone::ListItem => "list",
        Zone::TableCell => "table",
        Zone::Turn => "turn",
        Zone::BlockQuote => "block quotation",
        Zone::FrontMatter | Zone::Code | Zone::Comment | Zone::Credit | Zone::Furniture | Zone::UrlOnly | Zone::Footnote => return None,
    })
}

/// Whether there is something in a sentence to check: no question, no bare mark, and in headlines,
/// lists and tables only what has a figure, a quote or a claim in it.
fn states_something(draft: &Draft, index: usize, number: usize, kinds: &[Kind]) -> bool {
    let paragraph = draft.paragraph(index);
    let sentence = &paragraph.sentences[number];
    let text = sentence.span.of(&paragraph.prose.text);
    if text.trim_end_matches(['”', '"', '’', '\'', ')', ' ']).ends_with('?') {
        return false;
    }
    let marks = |span: Span| paragraph.citations.iter().any(|citation| is_mark(citation.kind) && citation.span.overlaps(span));
    let spoken = |kind: TokenKind| matches!(kind, TokenKind::Word | TokenKind::Number);
    let mut tokens = paragraph.tokens[sentence.tokens.clone()].iter();
    if !tokens.any(|token| spoken(token.kind) && !marks(token.span)) {
        return false;
    }
    // A link and nothing else leads somewhere: "Read the county's flood map".
    let link = |kind: CitationKind| matches!(kind, CitationKind::Link | CitationKind::Url);
    if paragraph.sentences.len() == 1
        && paragraph.citations.iter().any(|citation| link(citation.kind) && citation.span.covers(sentence.span))
    {
        return false;
    }
    match paragraph.zone {
        Zone::Headline | Zone::Deck | Zone::Subhead | Zone::TableCell => {
            kinds.iter().any(|kind| !matches!(kind, Kind::Name | Kind::Statement))
        }
        Zone::ListItem => text.trim_end().ends_with(['.', '!', '”', '"', ';']) || kinds != [Kind::Statement],
        _ => true,
    }
}

/// Whether a citation is a mark of the desk's own rather than copy.
fn is_mark(kind: CitationKind) -> bool {
    matches!(kind, CitationKind::Key | CitationKind::Mark | CitationKind::Footnote)
}

/// A sentence's words on one line, without source marks.
fn words(draft: &Draft, index: usize, number: usize) -> String {
    let paragraph = draft.paragraph(index);
    let span = paragraph.sentences[number].span;
    let mut out = String::new();
    let mut at = span.start;
    for citation in paragraph.citations.iter().filter(|citation| is_mark(citation.kind) && span.covers(citation.span)) {
        out.push_str(Span { start: at, end: citation.span.start.max(at) }.of(&paragraph.prose.text));
        at = citation.span.end.max(at);
        // The space before a mark is the mark's where a stop comes behind it.
        let stop = Span { start: at, end: span.end }.of(&paragraph.prose.text).starts_with(['.', ',', ';', ':', '!', '?']);
        if stop {
            out.truncate(out.trim_end().len());
        }
    }
    out.push_str(Span { start: at, end: span.end }.of(&paragraph.prose.text));
    let line = one_line(&out);
    match &paragraph.prose.head {
        Some(head) => format!("{}: {line}", one_line(head)),
        None => line,
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn line_of(draft: &Draft, offset: u32) -> u32 {
    draft.lines().line_column(offset).line + 1
}

/// Whether nobody vouches for a figure of an attributed sentence: "Dozens died, and the ministry said 40 were held".
fn has_loose_figure(draft: &Draft, index: usize, number: usize) -> bool {
    let paragraph = draft.paragraph(index);
    let span = paragraph.sentences[number].span;
    let mut figures = paragraph.figures.iter().filter(|figure| span.covers(figure.span));
    figures.any(|figure| draft.links().vouch(draft, index, figure.span).state == State::None)
}

/// The row whose sentence holds the beginning of `span`. Sentences stand in the order of the draft.
fn row_at(places: &[Span], span: Span) -> Option<usize> {
    let found = places.partition_point(|place| place.end <= span.start);
    let here = places.get(found).filter(|place| place.start <= span.start);
    // A mark behind the stop is its sentence's.
    let behind = || found.checked_sub(1).filter(|before| span.start <= places[*before].end + 1);
    here.map(|_| found).or_else(behind)
}

fn remark(draft: &Draft, told: &Told<'_>, finding: &Finding) -> Remark {
    Remark {
        rule: finding.rule,
        severity: finding.severity,
        message: told.words(&finding.message),
        line: line_of(draft, finding.span.start),
    }
}

fn title(draft: &Draft) -> String {
    let headline = draft.paragraphs().iter().find(|placed| placed.paragraph.zone == Zone::Headline);
    headline
        .map_or_else(|| draft.front_matter().get("title").unwrap_or_default().to_owned(), |placed| one_line(&placed.paragraph.prose.text))
}

fn day(draft: &Draft) -> Option<String> {
    let date = draft.date()?;
    Some(format!("{:04}-{:02}-{:02}", date.year?, date.month?, date.day?))
}

/// The states in the order in which they are looked for.
const STATES: &[&str] = &["quoted", "attributed", "cited", "observed", "carried", "background", HEADLINE, "none"];

/// The heaviest first.
const SEVERITIES: [Severity; 4] = [Severity::Error, Severity::Warning, Severity::Information, Severity::Hint];

fn summary(rows: &[Row], elsewhere: &[Remark]) -> Summary {
    let count = |name: &'static str, count: usize| (0 < count).then_some(Count { name, count });
    let in_state = |state: &str| rows.iter().filter(|row| row.state == state).count();
    let found = || rows.iter().flat_map(|row| &row.findings).chain(elsewhere);
    Summary {
        sentences: rows.len(),
        unsourced: rows.iter().filter(|row| row.unsourced).count(),
        states: STATES.iter().filter_map(|state| count(state, in_state(state))).collect(),
        kinds: Kind::ALL.iter().filter_map(|kind| count(kind.name(), rows.iter().filter(|row| row.kinds.contains(kind)).count())).collect(),
        findings: SEVERITIES
            .into_iter()
            .filter_map(|severity| count(severity.name(), found().filter(|remark| remark.severity == severity).count()))
            .collect(),
    }
}

/// Everybody and everything that vouches in `rows`.
fn sources(rows: &[Row]) -> Vec<SourceUse> {
    let mut out: Vec<SourceUse> = Vec::new();
    let mut known: FxHashMap<(&str, String), usize> = FxHashMap::default();
    for row in rows {
        let voucher = row.voucher.iter().map(|voucher| SourceUse {
            name: voucher.name.clone(),
            role: voucher.role.clone(),
            kind: voucher.kind,
            id: None,
            url: None,
            sentences: 0,
            line: row.line,
        });
        let cited = row.cited.iter().map(|cited| SourceUse {
            name: cited.source.clone(),
            role: cited.role.clone(),
            kind: cited.kind,
            id: cited.id.clone(),
            url: cited.url.clone(),
            sentences: 0,
            line: row.line,
        });
        let mut seen: Vec<usize> = Vec::new();
        for source in voucher.chain(cited) {
            let key = source.id.clone().or_else(|| source.url.clone()).unwrap_or_else(|| source.name.to_lowercase());
            let index = *known.entry((source.kind, key)).or_insert_with(|| {
                out.push(source);
                out.len() - 1
            });
            // Two pages of one source vouch for one sentence once.
            if !seen.contains(&index) {
                seen.push(index);
                out[index].sentences += 1;
            }
        }
    }
    out.sort_by(|a, b| b.sentences.cmp(&a.sentences).then(a.line.cmp(&b.line)));
    out
}

#[cfg(test)]
mod tests;
