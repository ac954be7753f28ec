//! CSL-JSON, as Zotero and other reference managers export it (CSL 1.0.2, input data schema).

use super::bib::name_it;
use super::read::{fault_of_key, is_open, kind, open_message};
use super::{Entry, Read};
use crate::text::{LineIndex, Span};
use serde_json::Value;
use std::ops::Range;

/// What `text` holds.
pub(super) fn read(text: &str) -> Read {
    let mut out = Read::default();
    if text.trim().is_empty() {
        return out;
    }
    let mut corrupt = false;
    for range in items(text) {
        match serde_json::from_str::<Value>(&text[range.clone()]) {
            Ok(item) => out.entries.push(entry(&item, text, &range, &mut out.problems)),
            Err(error) => {
                corrupt = true;
                let at = (range.start + offset(&text[range.clone()], &error)).min(range.end);
                let message = format!("This source cannot be read: {}. The others are used.", why(&error));
                let end = text[at..range.end].chars().next().map_or(at, |c| at + c.len_utf8());
                out.problems.push((Span::new(at, end), message));
                out.entries.extend(salvaged(&text[range.clone()], range.start));
            }
        }
    }
    match serde_json::from_str::<serde::de::IgnoredAny>(text) {
        Ok(_) if text.trim_start().starts_with('[') => {}
        Ok(_) => {
            let message = "CSL-JSON is a list of sources: put them between [ and ].";
            out.problems.push((Span::new(0, text.lines().next().unwrap_or_default().len()), message.to_owned()));
        }
        Err(_) if corrupt => {}
        Err(error) => {
            let at = offset(text, &error).min(text.len());
            out.problems.push((
                Span::empty(at),
                format!("The list cannot be read as a whole: {}. Its sources are used as far as they are whole.", why(&error)),
            ));
        }
    }
    out
}

/// The objects of the outer list, by their braces. One whose braces do not close ends where a line begins with a brace
/// as far in as its own.
fn items(text: &str) -> Vec<Range<usize>> {
    let (mut depth, mut start, mut quoted, mut escaped, mut line) = (0_usize, 0, false, false, 0);
    let mut out: Vec<Range<usize>> = Vec::new();
    let indent = |line: usize, at: usize| text[line..at].trim().is_empty().then_some(at - line);
    let mut own = None;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            // A string does not run over its line: one that is open hides nothing below it.
            b'\n' => (quoted, line) = (false, at + 1),
            _ if quoted => {}
            b'{' => {
                if 0 < depth && own.is_some() && indent(line, at) == own {
                    out.push(start..start + text[start..at].trim_end().trim_end_matches(',').len());
                    depth = 0;
                }
                if depth == 0 {
                    (start, own) = (at, indent(line, at));
                }
                depth += 1;
            }
            b'}' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    out.push(start..at + 1);
                }
            }
            _ => {}
        }
    }
    if depth > 0 {
        out.push(start..start + text[start..].trim_end().len());
    }
    out
}

/// The byte that an error is about.
fn offset(text: &str, error: &serde_json::Error) -> usize {
    let lines = LineIndex::new(text);
    let start = lines.start((error.line() as u32).saturating_sub(1)).unwrap_or(text.len() as u32) as usize;
    text.floor_char_boundary((start + error.column().saturating_sub(1)).min(text.len()))
}

/// The error without its place, which is told otherwise.
fn why(error: &serde_json::Error) -> String {
    let told = error.to_string();
    told.split(" at line ").next().unwrap_or_default().to_owned()
}

fn entry(item: &Value, text: &str, range: &Range<usize>, problems: &mut Vec<(Span, String)>) -> Entry {
    let words = |field: &str| match item.get(field) {
        Some(Value::String(words)) => words.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let span = Span::new(range.start, range.end);
    let id = words("id");
    let mut out = Entry { id_span: id_span(text, range, &id), id: id.into(), span, ..Entry::default() };
    if out.id.is_empty() {
        let head = Span::new(range.start, range.start + 1);
        problems.push((head, "This source has no “id”, so that nothing can cite it.".to_owned()));
        out.id_span = head;
    }
    problems.extend(fault_of_key(&out.id).map(|fault| (out.id_span, fault)));
    out.is_open = is_open(&out.id) || is_open(&words("title"));
    if out.is_open {
        problems.push((out.id_span, open_message(if is_open(&out.id) { "id" } else { "title" })));
    }
    out.people = ["author", "editor", "interviewer", "issuer"]
        .into_iter()
        .map(|field| names(item, field))
        .find(|names| !names.is_empty())
        .unwrap_or_default();
    out.url = words("URL").into();
    if out.url.is_empty() && !words("DOI").is_empty() {
        out.url = format!("https://doi.org/{}", words("DOI")).into();
    }
    out.date = day(item, "issued").into();
    out.accessed = day(item, "accessed").into();
    out.note = words("note").into();
    out.kind = kind(&words("type")).into();
    out.confidential = is_confidential(item, &out.note);
    let body = ["publisher", "container-title", "authority"].into_iter().map(words).find(|body| !body.is_empty()).unwrap_or_default();
    name_it(&mut out, &words("title"), &body);
    out
}

/// A field of its own, or a line of the note, which is where Zotero's "Extra" goes.
fn is_confidential(item: &Value, note: &str) -> bool {
    let own = match item.get("confidential") {
        None | Some(Value::Null) => false,
        Some(Value::Bool(value)) => *value,
        Some(Value::String(word)) => !matches!(word.trim().to_lowercase().as_str(), "false" | "no" | ""),
        Some(_) => true,
    };
    let said = |line: &str| {
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        field.trim().eq_ignore_ascii_case("confidential") && !matches!(value.trim().to_lowercase().as_str(), "false" | "no")
    };
    own || note.lines().any(said)
}

fn names(item: &Value, field: &str) -> Vec<Box<str>> {
    let people = item.get(field).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let name = |person: &Value| {
        let part = |part: &str| person.get(part).and_then(Value::as_str).unwrap_or_default().trim().to_owned();
        let parts = [part("given"), part("non-dropping-particle"), part("dropping-particle"), part("family"), part("literal")];
        parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
    };
    people.iter().map(name).filter(|name| !name.is_empty()).map(Into::into).collect()
}

/// "2025-03-04", as far as its parts are there.
fn day(item: &Value, field: &str) -> String {
    let Some(date) = item.get(field) else { return String::new() };
    let parts = date.get("date-parts").and_then(|parts| parts.get(0)).and_then(Value::as_array);
    let Some(parts) = parts else {
        return ["raw", "literal"].into_iter().find_map(|field| date.get(field)?.as_str()).unwrap_or_default().to_owned();
    };
    let number = |part: &Value| part.as_u64().or_else(|| part.as_str()?.trim().parse().ok());
    let parts: Vec<String> = parts.iter().map_while(number).map(|part| format!("{part:02}")).collect();
    parts.join("-")
}

/// Where the key stands: the value behind the first `"id"` of the object.
fn id_span(text: &str, range: &Range<usize>, id: &str) -> Span {
    let item = &text[range.clone()];
    let found = item.find("\"id\"").and_then(|field| Some(field + 4 + item[field + 4..].find(id)?));
    found.map_or(Span::new(range.start, range.start + 1), |at| Span::new(range.start + at, range.start + at + id.len()))
}

/// What can be told of a corrupt source: its key and names, should it be confidential.
fn salvaged(text: &str, by: usize) -> Option<Entry> {
    let field = |name: &str| -> Option<Range<usize>> {
        let at = text.find(&format!("\"{name}\""))? + name.len() + 2;
        let open = at + text[at..].find('"').filter(|gap| text[at..at + gap].trim().trim_start_matches(':').trim().is_empty())? + 1;
        Some(open..open + text[open..].find(['"', '\n']).unwrap_or(text.len() - open))
    };
    let id = field("id").filter(|id| !id.is_empty())?;
    let words = |name: &str| field(name).map(|range| text[range].to_owned()).unwrap_or_default();
    let name = format!("{} {}", words("given"), words("family")).trim().to_owned();
    let mut out = Entry {
        id: text[id.clone()].into(),
        id_span: Span::new(by + id.start, by + id.end),
        span: Span::new(by, by + text.len()),
        kind: "document".into(),
        confidential: text.to_lowercase().contains("confidential"),
        ..Entry::default()
    };
    out.people.extend((!name.is_empty()).then(|| name.into()));
    name_it(&mut out, &words("title"), "");
    Some(out)
}
