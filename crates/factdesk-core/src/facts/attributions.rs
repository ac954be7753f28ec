//! Who is said to have said what: a cue, its source and the content it covers.
//!
//! A cue is a verb ("said", "accused") or a phrase ("according to") outside of every quotation.
//! Its source stands before it ("Roe said …"), behind it ("…, said Roe") or in a phrase. What
//! "he" means, and whether a sentence without a cue goes on from one with a cue, are `links`.

mod noun_phrase;

use super::{Name, Quote, Reading};
use crate::language::{Case, Class, TokenKind};
use crate::text::Span;
use noun_phrase::{backward, forward};
use std::ops::Range;

/// What kind of cue it is, by how far it commits its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CueKind {
    /// Neutral speech.
    Say,
    /// Speech with a stance.
    Claim,
    /// Held inside.
    Think,
    /// Written down.
    Write,
    /// Documents and data show.
    Show,
    /// Witnessed.
    Perceive,
    /// A phrase: according to.
    According,
}

/// The words that attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// Where it stands, in prose bytes.
    pub span: Span,
    /// Its kind.
    pub kind: CueKind,
}

/// How much a source is worth, best first (RULES.md §2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grade {
    /// A person with a name.
    Named,
    /// An organisation or document with a name or a definite one.
    Body,
    /// A person described and not named.
    Described,
    /// Witnesses, police, residents.
    Collective,
    /// "he", "she", "they": whom it means is found in `links`.
    Pronoun,
    /// A medium with nobody named.
    Medium,
    /// Nobody in particular: sources, experts, critics.
    Vague,
}

impl Grade {
    /// Whether a reader could not tell whom to ask.
    pub fn is_vague(self) -> bool {
        matches!(self, Grade::Medium | Grade::Vague)
    }
}

/// Who vouches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The whole description with the name, in prose bytes.
    pub span: Span,
    /// The word that says who it is: the name's last word, else the noun.
    pub head: Span,
    /// What it is worth.
    pub grade: Grade,
}

/// On which side of the cue the source stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    /// "Roe said …".
    SourceFirst,
    /// "…, said Roe".
    CueFirst,
    /// "According to Roe, …".
    Fronted,
    /// "…, according to Roe".
    Final,
}

/// One attribution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The words that attribute.
    pub cue: Cue,
    /// Who vouches, where the sentence says so.
    pub source: Option<Source>,
    /// What is attributed, in prose bytes: one piece, or two where the cue interrupts.
    pub content: Vec<Span>,
    /// The order of cue and source.
    pub order: Order,
    /// The index of its sentence.
    pub sentence: usize,
}

impl Attribution {
    /// Whether `span` lies in what it covers.
    pub fn covers(&self, span: Span) -> bool {
        self.content.iter().any(|content| content.overlaps(span) || content.covers(span))
    }
}

/// Reads the attributions of a paragraph.
pub(super) fn read(reading: &Reading<'_>, quotes: &[Quote], _names: &[Name]) -> Vec<Attribution> {
    let quoted = Quoted::new(reading, quotes);
    let mut out = Vec::new();
    for (number, sentence) in reading.sentences.iter().enumerate() {
        let mut index = sentence.tokens.start;
        while index < sentence.tokens.end {
            if quoted.holds(index) {
                index += 1;
                continue;
            }
            let cx = Clause { reading, quoted: &quoted, sentence: sentence.tokens.clone(), number };
            if let Some(phrase) = reading.phrase_at(index, Class::According) {
                let after = reading.token_at(phrase.span.end);
                out.extend(according(&cx, index, after));
                index = after.max(index + 1);
                continue;
            }
            if let Some(kind) = cue_kind(reading, index)
                && is_verb(&cx, index)
            {
                out.extend(verb(&cx, index, kind));
            }
            index += 1;
        }
    }
    out
}

/// Where the reader of one cue may look.
pub(super) struct Clause<'a, 'p> {
    pub(super) reading: &'a Reading<'p>,
    pub(super) quoted: &'a Quoted,
    pub(super) sentence: Range<usize>,
    number: usize,
}

/// Which tokens stand inside of a spoken quotation, marks included.
pub(super) struct Quoted(Vec<Range<usize>>);

impl Quoted {
    fn new(reading: &Reading<'_>, quotes: &[Quote]) -> Quoted {
        let ranges = quotes
            .iter()
            .filter(|quote| !quote.nested && quote.closed)
            .map(|quote| reading.token_at(quote.span.start)..reading.token_at(quote.span.end));
        Quoted(ranges.collect())
    }

    pub(super) fn holds(&self, index: usize) -> bool {
        let found = self.0.partition_point(|range| range.end <= index);
        self.0.get(found).is_some_and(|range| range.contains(&index))
    }
}

fn cue_kind(reading: &Reading<'_>, index: usize) -> Option<CueKind> {
    let classes = reading.tokens[index].classes;
    [
        (Class::Say, CueKind::Say),
        (Class::Claim, CueKind::Claim),
        (Class::Write, CueKind::Write),
        (Class::Think, CueKind::Think),
        (Class::Show, CueKind::Show),
        (Class::Perceive, CueKind::Perceive),
    ]
    .into_iter()
    .find(|(class, _)| classes.has(*class))
    .map(|(_, kind)| kind)
}

/// Whether the cue word at `index` is a verb of saying here rather than a noun, an adjective or
/// another verb of the same form.
fn is_verb(cx: &Clause<'_, '_>, index: usize) -> bool {
    let reading = cx.reading;
    let token = reading.tokens[index];
    if token.case == Case::Upper || (token.case == Case::Capital && !reading.opens_sentence(index)) {
        return false;
    }
    let Some(previous) = index.checked_sub(1).filter(|previous| *previous >= cx.sentence.start) else {
        return false;
    };
    let before = reading.tokens[previous];
    let possessed = before.kind == TokenKind::Clitic || before.kind == TokenKind::Number;
    let determined = before.classes.has(Class::Determiner) && !before.classes.has(Class::Pronoun) && !reading.is(previous, "that");
    // "difficult to say", "declined to comment": an infinitive tells what nobody has said yet.
    if possessed || determined {
        return false;
    }
    let word = reading.word(index);
    if reading.is(previous, "to") {
        return quote_follows(cx, index);
    }
    if before.classes.has(Class::Preposition) {
        return word.ends_with("ing") && (has_complement(cx, index) || quote_follows(cx, index));
    }
    if token.classes.has(Class::NounToo) && !is_inflected(word) && !agrees(reading, previous, index) && !closes_sentence(cx, index) {
        return false;
    }
    !token.classes.has(Class::Loose) || has_complement(cx, index)
}

/// Whether a quotation stands right behind the cue, or behind its comma or colon.
fn quote_follows(cx: &Clause<'_, '_>, index: usize) -> bool {
    let parted = matches!(cx.reading.word(index + 1), "," | ":");
    cx.quoted.holds(index + 1) || (parted && cx.quoted.holds(index + 2))
}

/// Whether the form can only be a verb's: a past or an "-ing".
fn is_inflected(word: &str) -> bool {
    const IRREGULAR: &[&str] = &["wrote", "written", "gave", "found", "felt", "shown", "given"];
    word.ends_with("ed") || word.ends_with("ing") || IRREGULAR.contains(&word)
}

/// "poll results show" and "the report says", not "the annual report of" or "media reports,".
fn agrees(reading: &Reading<'_>, previous: usize, index: usize) -> bool {
    let before = reading.tokens[previous];
    let helped = before.classes.has(Class::Auxiliary) || before.classes.has(Class::Adverb);
    let subject = if reading.word(index).ends_with('s') {
        const SUBJECTS: [Class; 5] = [Class::Person, Class::Body, Class::Document, Class::Collective, Class::Pronoun];
        before.case != Case::Lower || SUBJECTS.iter().any(|class| before.classes.has(*class))
    } else {
        is_plural(reading, previous)
    };
    let noun_behind = reading.has(index + 1, Class::Preposition) || matches!(reading.word(index + 1), "," | "." | ";" | ")" | "?");
    (helped || subject) && !noun_behind
}

/// "…, its accounts show.": subject and cue behind a comma, with nothing behind them.
fn closes_sentence(cx: &Clause<'_, '_>, index: usize) -> bool {
    let ends = matches!(cx.reading.word(index + 1), "," | "." | "");
    let plural = cx.reading.word(index).ends_with('s') != is_plural(cx.reading, index - 1);
    ends && plural && backward(cx, index).is_some_and(|source| is_parted_before(cx, source.span.start))
}

/// Whether what follows or precedes the cue shows that it speaks: a clause with "that", a
/// quotation, a colon, a comma behind what was said, or "put the number at 40".
fn has_complement(cx: &Clause<'_, '_>, index: usize) -> bool {
    const CLAUSE: &[&str] =
        &["that", "how", "whether", "why", "he", "she", "they", "it", "there", "we", "“", "\"", "‘", "'", "''", "«", ":"];
    let reading = cx.reading;
    let next = reading.word(index + 1);
    if CLAUSE.iter().any(|word| next.eq_ignore_ascii_case(word)) {
        return true;
    }
    let from = cx.reading.tokens[cx.sentence.start].span.start;
    let subject = backward(cx, index).map_or(reading.tokens[index].span.start, |source| source.span.start);
    let ends_clause = matches!(next, "" | "." | "," | ";");
    let parted = from + 2 < subject && is_parted_before(cx, subject) && ends_clause;
    let directly_parted = matches!(reading.word(index - 1), "," | "”" | "\"" | "’")
        && forward(cx, index + 1).is_some()
        && ends_in_quote(cx, reading.tokens[index].span.start);
    let rates = ["put", "puts", "gave", "gives", "lists", "rates"].iter().any(|verb| reading.is(index, verb));
    let rated = || (index + 1..cx.sentence.end.min(index + 9)).any(|at| reading.is(at, "at") || reading.is(at, "as"));
    let after_quote = ends_in_quote(cx, subject);
    let points_out = next == "out" && reading.word(index).starts_with("point");
    quote_follows(cx, index) || parted || after_quote || directly_parted || points_out || (rates && rated())
}

fn is_plural(reading: &Reading<'_>, index: usize) -> bool {
    let word = reading.word(index);
    let plural_pronoun = ["they", "we", "i", "you", "who"].iter().any(|pronoun| word.eq_ignore_ascii_case(pronoun));
    word.ends_with('s') || plural_pronoun || reading.has(index, Class::Collective) || matches!(word, "data" | "people" | "”" | "\"" | ",")
}

/// "According to Roe, …", "…, according to Roe, …".
fn according(cx: &Clause<'_, '_>, index: usize, after: usize) -> Option<Attribution> {
    let reading = cx.reading;
    let cue = Cue { span: reading.span(index, after.max(index + 1) - 1), kind: CueKind::According };
    let own = own_count(reading, index, after).map(|source| (source, after));
    let found = own.or_else(|| forward(cx, after)).map(|(source, behind)| (of_platform(reading, source), behind));
    let opens = (cx.sentence.start..index).all(|before| !reading.is_word(before) || reading.has(before, Class::Conjunction));
    let begin = reading.tokens[cx.sentence.start].span.start;
    let end = reading.tokens[cx.sentence.end - 1].span.end;
    let names_nobody = ["in a ", "in an ", "on condition", "took to"]
        .iter()
        .any(|start| reading.prose.text[cue.span.range()].to_ascii_lowercase().starts_with(start));
    if names_nobody {
        return None;
    }
    let (source, behind) = found?;
    let behind = reading.tokens.get(behind).map_or(end, |token| token.span.start).min(end);
    let content = if opens {
        vec![Span::new(behind as usize, end as usize)]
    } else {
        let before = Span::new(begin as usize, cue.span.start as usize);
        let mut content = vec![before];
        if behind + 3 < end {
            content.push(Span::new(behind as usize, end as usize));
        }
        content
    };
    Some(Attribution { cue, source: Some(source), content, order: if opens { Order::Fronted } else { Order::Final }, sentence: cx.number })
}

/// "by his count": the pronoun inside of the cue is the source.
fn own_count(reading: &Reading<'_>, index: usize, after: usize) -> Option<Source> {
    if !reading.is(index, "by") {
        return None;
    }
    let span = (index..after).find(|at| reading.has(*at, Class::Determiner)).map(|at| reading.tokens[at].span)?;
    Some(Source { span, head: span, grade: Grade::Pronoun })
}

/// "according to Twitter": what is read on a platform, while "Twitter said" is the company.
fn of_platform(reading: &Reading<'_>, source: Source) -> Source {
    let head = reading.token_at(source.head.start);
    let grade = if source.head == source.span && reading.has(head, Class::Medium) { Grade::Medium } else { source.grade };
    Source { grade, ..source }
}

/// An attribution by the verb at `index`.
fn verb(cx: &Clause<'_, '_>, index: usize, kind: CueKind) -> Option<Attribution> {
    let reading = cx.reading;
    let cue = Cue { span: reading.tokens[index].span, kind };
    let begin = reading.tokens[cx.sentence.start].span.start;
    let end = reading.tokens[cx.sentence.end - 1].span.end;
    if is_passive(cx, index) {
        return passive(cx, index, cue, end);
    }
    let wants = kind == CueKind::Think && reading.is(index + 1, "to");
    if wants {
        return None;
    }
    let parted = matches!(reading.word(index - 1), "," | "”" | "\"" | "’" | "'" | "»" | "''" | "—" | "–" | "?" | "!");
    let finite = !reading.word(index).ends_with("ing");
    if parted
        && finite
        && !matches!(kind, CueKind::Perceive)
        && let Some((source, behind)) = forward(cx, index + 1)
        && stops_after(cx, behind)
    {
        let before = Span::new(begin as usize, cue.span.start as usize);
        let mut content = vec![before];
        if let Some(next) = reading.tokens.get(behind).filter(|next| next.span.end < end) {
            content.push(Span::new(next.span.start as usize, end as usize));
        }
        return Some(Attribution { cue, source: Some(source), content, order: Order::CueFirst, sentence: cx.number });
    }
    // ", calling it a gift", "by saying": the words before are no subject of a participle.
    let participle = !finite && (reading.is(index - 1, ",") || reading.has(index - 1, Class::Preposition));
    let source = if participle { main_subject(cx, index) } else { backward(cx, index) };
    if source.is_none() && finite {
        return None;
    }
    let after = reading.tokens.get(index + 1).map_or(end, |token| token.span.start).min(end);
    let rest = Span::new(after as usize, end as usize);
    // "…, Roe said." or "…, Roe told reporters on Monday.": what stands before is what was said.
    let from = source.map_or(cue.span.start, |source| source.span.start);
    let before = Span::new(begin as usize, from as usize);
    let parted_before = is_parted_before(cx, from) && says_nothing_more(cx, index);
    let content = if before.len() > 2 && (parted_before || ends_in_quote(cx, from)) { vec![before, rest] } else { vec![rest] };
    Some(Attribution { cue, source, content, order: Order::SourceFirst, sentence: cx.number })
}

/// The subject of the sentence, past a phrase such as "On Monday,", where it ends before `index`.
fn main_subject(cx: &Clause<'_, '_>, index: usize) -> Option<Source> {
    let reading = cx.reading;
    let mut first = cx.sentence.start;
    while first < index && (!reading.is_word(first) || reading.has(first, Class::Conjunction)) {
        first += 1;
    }
    if reading.has(first, Class::Preposition) || reading.has(first, Class::Adverb) {
        first = (first..index).find(|at| reading.is(*at, ","))? + 1;
    }
    let (source, behind) = forward(cx, first)?;
    (behind < index).then_some(source)
}

/// Whether a form of "be" stands before the participle at `index`.
fn is_passive(cx: &Clause<'_, '_>, index: usize) -> bool {
    const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being", "isn't", "wasn't", "weren't", "aren't", "get", "got"];
    let reading = cx.reading;
    let word = reading.word(index);
    if word.ends_with("ing") {
        return false;
    }
    let mut before = index;
    while before > cx.sentence.start && (reading.has(before - 1, Class::Adverb) || reading.word(before - 1).ends_with("ly")) {
        before -= 1;
    }
    before > cx.sentence.start && BE.iter().any(|be| reading.is(before - 1, be))
}

/// "was blamed by the ministry for …": the agent vouches; without one nobody does.
fn passive(cx: &Clause<'_, '_>, index: usize, cue: Cue, end: u32) -> Option<Attribution> {
    let by = (index + 1..(index + 12).min(cx.sentence.end)).find(|at| cx.reading.is(*at, "by"))?;
    let (source, _) = forward(cx, by + 1)?;
    let begin = cx.reading.tokens[cx.sentence.start].span.start;
    Some(Attribution {
        cue,
        source: Some(source),
        content: vec![Span::new(begin as usize, end as usize)],
        order: Order::CueFirst,
        sentence: cx.number,
    })
}

/// Whether the source that ends before token `behind` closes its clause there, so that the words
/// before the cue are what was said.
fn stops_after(cx: &Clause<'_, '_>, behind: usize) -> bool {
    let reading = cx.reading;
    if behind >= cx.sentence.end {
        return true;
    }
    let word = reading.word(behind);
    let class = reading.tokens[behind].classes;
    !reading.is_word(behind)
        || class.has(Class::Preposition)
        || class.has(Class::Conjunction)
        || class.has(Class::Pronoun)
        || class.has(Class::Adverb)
        || class.has(Class::Weekday)
        || word.ends_with("ly")
        || word.ends_with("ing")
}

/// Whether the words before the prose offset `from` end in a comma or a closing mark.
fn is_parted_before(cx: &Clause<'_, '_>, from: u32) -> bool {
    let before = cx.reading.prose.text[..from as usize].trim_end();
    before.ends_with([',', '”', '"', '’', '\'', '»', '—', '–', '?', '!'])
}

fn ends_in_quote(cx: &Clause<'_, '_>, from: u32) -> bool {
    let before = cx.reading.prose.text[..from as usize].trim_end();
    before.ends_with(['”', '"', '»']) || before.ends_with(",’") || before.ends_with(",'") || before.ends_with(".’")
}

/// Whether nothing of substance follows the cue at `index`: an addressee, a time, a place.
fn says_nothing_more(cx: &Clause<'_, '_>, index: usize) -> bool {
    let reading = cx.reading;
    let mut rest = index + 1..cx.sentence.end;
    let ends_clause = |at: usize| matches!(reading.word(at), "." | "," | ";" | ":" | "”" | "\"" | ")" | "?" | "!");
    let first = rest.next().unwrap_or(cx.sentence.end);
    if first >= cx.sentence.end || ends_clause(first) {
        return true;
    }
    let class = reading.tokens[first].classes;
    let circumstance = class.has(Class::Preposition)
        || class.has(Class::Weekday)
        || class.has(Class::Adverb)
        || class.has(Class::Conjunction) && !reading.is(first, "that");
    let addressee = ["told", "tells", "telling", "informed"].iter().any(|verb| reading.is(index, verb));
    (circumstance || addressee) && !rest.take_while(|at| !ends_clause(*at)).any(|at| reading.is(at, "that"))
}
