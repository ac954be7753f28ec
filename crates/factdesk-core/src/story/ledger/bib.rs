//! Bibliographies in BibTeX and BibLaTeX.
//!
//! The crate that reads them gives up at the first fault of a file and follows cross-references
//! wherever they lead, so the file is cut into its entries here and each field is read by itself:
//! a corrupt entry costs that entry, a value that cannot be read costs that value.

use super::read::{fault_of_key, is_open, joined, kind, open_message};
use super::{Entry, Read};
use crate::text::Span;
use biblatex::{Bibliography, ChunksExt, EntryType, Pair, ParseErrorKind, Person, RawBibliography, RawChunk, RawEntry, Spanned, Token};
use regex::Regex;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// An entry with more braces in each other than this is no entry that anybody wrote.
const DEEPEST: usize = 32;

/// Abbreviations by name; those made of others are left out, because they may go in a circle.
type Abbreviations<'t> = FxHashMap<&'t str, Pair<'t>>;

/// Where an entry cannot be read, in bytes of the file, and why.
type Fault = (Range<usize>, String);

/// What `text` holds.
pub(super) fn read(text: &str) -> Read {
    let mut out = Read::default();
    let pieces = cut(text).into_iter();
    let cut: Vec<(Piece, Cow<'_, str>)> =
        pieces.map(|piece| (braced(&text[piece.range.clone()], &piece), piece)).map(|(words, piece)| (piece, words)).collect();
    let pieces: Vec<(Range<usize>, Result<RawBibliography<'_>, Fault>)> =
        cut.iter().map(|(piece, words)| (piece.range.clone(), parse(words, piece))).collect();
    let mut abbreviations = Abbreviations::default();
    for raw in pieces.iter().filter_map(|(_, raw)| raw.as_ref().ok()) {
        let plain = |pair: &&Pair<'_>| pair.value.v.iter().all(|chunk| matches!(chunk.v, RawChunk::Normal(_)));
        abbreviations.extend(raw.abbreviations.iter().filter(plain).map(|pair| (pair.key.v, pair.clone())));
    }
    for (range, raw) in pieces {
        match raw {
            Ok(raw) => {
                for found in raw.entries {
                    out.entries.push(entry(&found.v, &range, &abbreviations, &mut out.problems));
                }
            }
            Err((at, why)) => {
                let message = format!("This entry cannot be read: {why}. The others are used.");
                out.problems.push((Span::new(at.start, at.end), message));
                out.entries.extend(salvaged(&text[range.clone()], range.start));
            }
        }
    }
    out
}

/// One "@word{…}" of a file.
struct Piece {
    range: Range<usize>,
    /// Whether its braces close, and no deeper than anybody nests them.
    whole: bool,
    /// Where its outer brackets are where they are round, from its start.
    round: Option<(usize, usize)>,
}

/// An entry with braces where it has round brackets outside, which mean the same.
fn braced<'t>(words: &'t str, piece: &Piece) -> Cow<'t, str> {
    let Some((open, close)) = piece.round else { return Cow::Borrowed(words) };
    Cow::Owned(format!("{}{{{}}}{}", &words[..open], &words[open + 1..close], &words[close + 1..]))
}

/// Cuts a file at its entries. An entry whose braces do not close ends where the next line begins with "@word{".
fn cut(text: &str) -> Vec<Piece> {
    static HEAD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?m)^[ \t]*@[A-Za-z]+\s*[{(]").expect("the pattern is constant"));
    let heads: Vec<Range<usize>> = HEAD.find_iter(text).map(|found| found.range()).collect();
    let mut out = Vec::new();
    for (index, head) in heads.iter().enumerate() {
        let start = head.start + text[head.clone()].find('@').unwrap_or(0);
        let next = heads.get(index + 1).map_or(text.len(), |next| next.start);
        let (mut depth, mut deepest, mut closed, mut escaped) = (1_usize, 1, None, false);
        let round = text[head.clone()].ends_with('(');
        for (at, byte) in text.as_bytes()[head.end..next].iter().enumerate() {
            match byte {
                _ if escaped => {}
                b'{' => depth += 1,
                b'}' if depth > 0 => depth -= 1,
                b')' if round && depth == 1 => depth = 0,
                _ => {}
            }
            escaped = *byte == b'\\' && !escaped;
            deepest = deepest.max(depth);
            if depth == 0 {
                closed = Some(head.end + at + 1);
                break;
            }
        }
        let end = closed.unwrap_or_else(|| start + text[start..next].trim_end().len());
        let round = closed.filter(|_| round).map(|closed| (head.end - 1 - start, closed - 1 - start));
        out.push(Piece { range: start..end, whole: closed.is_some() && deepest < DEEPEST, round });
    }
    out
}

fn parse<'t>(words: &'t str, piece: &Piece) -> Result<RawBibliography<'t>, Fault> {
    let range = piece.range.clone();
    let head = range.start..range.start + words.lines().next().unwrap_or_default().len();
    if !piece.whole {
        return Err((head, "its braces do not close".to_owned()));
    }
    RawBibliography::parse(words).map_err(|error| {
        let at = (range.start + error.span.start).min(range.end)..(range.start + error.span.end).min(range.end);
        // The end of an entry tells nobody where its fault is.
        (if at.start == range.end { head } else { at }, why(&error.kind).to_owned())
    })
}

/// A fault in the newsroom's words.
fn why(kind: &ParseErrorKind) -> &'static str {
    match kind {
        ParseErrorKind::Expected(Token::Comma) => "a comma is missing before this",
        ParseErrorKind::Expected(Token::Equals) => "an equals sign is missing before this",
        ParseErrorKind::Expected(Token::OpeningBrace | Token::ClosingBrace) => "a brace is missing here",
        ParseErrorKind::Expected(Token::QuotationMark) | ParseErrorKind::UnexpectedEof => "a closing brace or quotation mark is missing",
        ParseErrorKind::Expected(Token::Identifier) => "a name of a field is missing here",
        ParseErrorKind::MalformedCommand => "a backslash begins no command here",
        _ => "something stands here that does not belong",
    }
}

/// One source.
fn entry(raw: &RawEntry<'_>, range: &Range<usize>, abbreviations: &Abbreviations<'_>, problems: &mut Vec<(Span, String)>) -> Entry {
    let by = range.start;
    let mut out = Entry {
        id: raw.key.v.into(),
        span: Span::new(range.start, range.end),
        id_span: Span::new(by + raw.key.span.start, by + raw.key.span.end),
        ..Entry::default()
    };
    if raw.key.v.is_empty() {
        problems.push((out.span, "This entry has no key, so that nothing can cite it. Write one behind the brace.".to_owned()));
    }
    problems.extend(fault_of_key(raw.key.v).map(|fault| (out.id_span, fault)));
    if is_open(raw.key.v) {
        problems.push((out.id_span, open_message("id")));
    }
    let (mut title, mut body, mut year) = (String::new(), String::new(), String::new());
    for field in &raw.fields {
        let name = field.key.v.to_ascii_lowercase();
        let at = Span::new(by + field.value.span.start, by + field.value.span.end);
        let wanted =
            matches!(
                name.as_str(),
                "author" | "editor" | "title" | "institution" | "organization" | "publisher" | "url" | "doi" | "date" | "year" | "urldate"
            ) || matches!(name.as_str(), "note" | "annote" | "keywords" | "confidential" | "journal" | "journaltitle" | "howpublished");
        if !wanted {
            continue;
        }
        let Some((words, people)) = value(field, abbreviations) else {
            problems
                .push((at, format!("“{name}” cannot be read here: a mark such as $ or \\ has no partner. The rest of the entry is used.")));
            continue;
        };
        if is_open(&words) {
            problems.push((at, open_message(&name)));
            out.is_open = true;
            continue;
        }
        match name.as_str() {
            "author" | "editor" if out.people.is_empty() => out.people = people,
            "title" => title = words,
            "institution" | "organization" | "journal" | "journaltitle" => body = words,
            "publisher" | "howpublished" if body.is_empty() => body = words,
            "url" => out.url = words.into(),
            "doi" if out.url.is_empty() => out.url = format!("https://doi.org/{words}").into(),
            "date" => out.date = words.into(),
            "year" => year = words,
            "urldate" => out.accessed = words.into(),
            "note" | "annote" if out.note.is_empty() => out.note = words.into(),
            "keywords" => out.confidential |= words.split(',').any(|word| word.trim().eq_ignore_ascii_case("confidential")),
            "confidential" => out.confidential |= !matches!(words.trim().to_lowercase().as_str(), "false" | "no" | ""),
            _ => {}
        }
    }
    if out.date.is_empty() {
        out.date = year.into();
    }
    out.kind = kind(&raw.kind.v.to_ascii_lowercase()).into();
    name_it(&mut out, &title, &body);
    out
}

/// Names the source after its authors, or the body behind it, or else its title; what is left tells what it is.
pub(super) fn name_it(out: &mut Entry, title: &str, body: &str) {
    out.people.retain(|name| !matches!(&**name, "others" | ""));
    out.is_person = !out.people.is_empty();
    let authors = joined(&out.people);
    let named = if authors.is_empty() { body } else { &authors };
    (out.name, out.role) = if named.is_empty() { (title.into(), "".into()) } else { (named.into(), title.into()) };
    if out.people.is_empty() {
        out.people.extend([body, title].into_iter().filter(|name| !name.is_empty()).map(Into::into));
    }
}

/// A field's words, and the names in it where it is a list of people. `None` where it cannot be read.
fn value(field: &Pair<'_>, abbreviations: &Abbreviations<'_>) -> Option<(String, Vec<Box<str>>)> {
    let mut known = Vec::new();
    for chunk in &field.value.v {
        if let RawChunk::Abbreviation(name) = chunk.v {
            // One that is defined nowhere reads as its own name, but for the months, which everybody has.
            const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
            let own = || Pair::new(Spanned::zero(name), Spanned::zero(vec![Spanned::zero(RawChunk::Normal(name))]));
            known.extend(abbreviations.get(name).cloned().or_else(|| (!MONTHS.contains(&name)).then(own)));
        }
    }
    let name = field.key.v.to_ascii_lowercase();
    let raw = RawEntry { key: Spanned::zero("one"), kind: Spanned::zero("misc"), fields: vec![field.clone()] };
    let alone = RawBibliography { preamble: String::new(), entries: vec![Spanned::zero(raw)], abbreviations: known };
    let read = Bibliography::from_raw(alone).ok()?;
    let entry = read.get("one")?;
    debug_assert_eq!(entry.entry_type, EntryType::Misc);
    let chunks = entry.get(&name)?;
    let people = if matches!(name.as_str(), "author" | "editor") {
        let people = entry.get_as::<Vec<Person>>(&name).unwrap_or_default();
        people.iter().map(|person| whole_name(person).into()).collect()
    } else {
        Vec::new()
    };
    Some((chunks.format_verbatim().trim().to_owned(), people))
}

fn whole_name(person: &Person) -> String {
    let parts = [&person.given_name, &person.prefix, &person.name, &person.suffix];
    parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// What can be told of a corrupt entry: its key, and whose name it holds, should it be confidential.
fn salvaged(text: &str, by: usize) -> Option<Entry> {
    static KEY: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^@[A-Za-z]+\s*[{(]\s*([^\s,{}()=]+)\s*,").expect("the pattern is constant"));
    static FIELD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?mi)^[ \t]*(author|title|confidential|keywords)[ \t]*=[ \t]*(.*)$").expect("the pattern is constant")
    });
    let key = KEY.captures(text)?.get(1)?;
    let mut out = Entry {
        id: key.as_str().into(),
        id_span: Span::new(by + key.start(), by + key.end()),
        span: Span::new(by, by + text.len()),
        kind: "document".into(),
        ..Entry::default()
    };
    if matches!(text.get(1..7).map(str::to_ascii_lowercase).as_deref(), Some("string" | "commen" | "preamb")) {
        return None;
    }
    let mut title = String::new();
    for found in FIELD.captures_iter(text) {
        let words = found[2].trim_matches(|c: char| c.is_whitespace() || matches!(c, '{' | '}' | '"' | ',')).to_owned();
        match found[1].to_ascii_lowercase().as_str() {
            "author" => {
                // "Holm, Ada" is Ada Holm.
                let turned = |name: &str| {
                    name.split_once(',').map_or(name.trim().to_owned(), |(last, first)| format!("{} {}", first.trim(), last.trim()))
                };
                out.people = words.split(" and ").map(|name| turned(name).into()).collect();
            }
            "title" => title = words,
            _ => out.confidential |= words.to_lowercase().contains("confidential") || words.eq_ignore_ascii_case("true"),
        }
    }
    name_it(&mut out, &title, "");
    Some(out)
}
