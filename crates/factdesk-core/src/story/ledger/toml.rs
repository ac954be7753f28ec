//! `sources.toml`: one `[[source]]` table for each source.
//!
//! The file is read as a whole where it is whole. Where it is not, it is cut at the heads of its
//! tables and each is read by itself, so that a half-written one costs no other. Of a broken table
//! the lines that can be read still count, above all its key and whether it is confidential.

use super::read::{fault_of_key, is_open, near, open_message};
use super::{Entry, Read};
use crate::text::Span;
use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue, Error};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// The fields of a source.
const FIELDS: &[&str] = &["id", "name", "role", "kind", "url", "date", "accessed", "confidential", "note"];

/// What `text` holds.
pub(super) fn read(text: &str) -> Read {
    let mut out = Read::default();
    let tables = heads(text);
    match DeTable::parse(text) {
        Ok(file) => top(file.get_ref(), text, &tables, &mut out),
        Err(error) if tables.is_empty() => out.problems.push(told(&error, 0, text.len())),
        Err(_) => {
            piece(text, 0..tables[0].start, &mut out);
            for (index, head) in tables.iter().enumerate() {
                let end = tables.get(index + 1).map_or(text.len(), |next| next.start);
                piece(text, head.start..end, &mut out);
            }
        }
    }
    out
}

/// The lines that head a source's table: `[[source]]`, and what was meant to be that.
fn heads(text: &str) -> Vec<Range<usize>> {
    static HEAD: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?m)^[ \t]*\[{1,2}[ \t]*sources?[ \t]*(?:\]{0,2})[^\n]*$").expect("the pattern is constant"));
    HEAD.find_iter(text).map(|found| found.range()).collect()
}

/// Reads one piece of a broken file: what stands above the first table, or one table.
fn piece(text: &str, range: Range<usize>, out: &mut Read) {
    let words = &text[range.clone()];
    match DeTable::parse(words) {
        Ok(file) => {
            let mut own = Read::default();
            top(file.get_ref(), words, &heads(words), &mut own);
            let by = range.start as u32;
            out.problems.extend(own.problems.into_iter().map(|(span, message)| (span.shift(by), message)));
            out.entries.extend(own.entries.into_iter().map(|entry| Entry {
                span: entry.span.shift(by),
                id_span: entry.id_span.shift(by),
                ..entry
            }));
        }
        Err(error) => {
            out.problems.push(told(&error, range.start, range.end));
            if !heads(words).is_empty() {
                out.entries.push(salvaged(words, range.start));
            }
        }
    }
}

/// An error as it is told, with its place; `by` is where its text begins.
fn told(error: &Error, by: usize, end: usize) -> (Span, String) {
    let at = error.span().unwrap_or(0..0);
    let span = Span::new((by + at.start).min(end), (by + at.end).min(end));
    let why = error.message().lines().next().unwrap_or_default().trim_end_matches('.').to_owned();
    (span, format!("This cannot be read: {why}. The rest of the ledger is used; mend this line to have the whole source."))
}

/// Reads the tables of a whole file or piece.
fn top(file: &DeTable<'_>, text: &str, heads: &[Range<usize>], out: &mut Read) {
    for (key, value) in file {
        let span = |range: Range<usize>| Span::new(range.start, range.end);
        let at = span(key.span());
        match (key.get_ref().as_ref(), value.get_ref()) {
            (name @ ("source" | "sources"), DeValue::Array(list)) => {
                if name == "sources" {
                    out.problems.push((at, "Write [[source]], without an s: each table is one source.".to_owned()));
                }
                for table in list {
                    match table.get_ref() {
                        DeValue::Table(fields) => out.entries.push(entry(fields, place(text, heads, table, fields), &mut out.problems)),
                        _ => out
                            .problems
                            .push((span(table.span()), "A source is a table: write [[source]] and its fields below.".to_owned())),
                    }
                }
            }
            (name @ ("source" | "sources"), DeValue::Table(fields)) => {
                out.problems.push((at, format!("Write [[source]] with two brackets instead of [{name}]: a ledger has several.")));
                out.entries.push(entry(fields, place(text, heads, value, fields), &mut out.problems));
            }
            (name, _) => {
                let message = match near(name, &["source"]) {
                    Some(_) => format!("“{name}” is not read here. Did you mean [[source]]?"),
                    None => format!("“{name}” is not read here: a ledger is made of [[source]] tables."),
                };
                out.problems.push((at, message));
            }
        }
    }
}

/// Whom the source's name belongs to.
fn name_it(source: &mut Entry) {
    /// Kinds of sources that are no people: their last word is no surname.
    const NO_PERSON: &[&str] =
        &["document", "link", "data", "report", "book", "article", "web page", "body", "organisation", "organization", "company", "record"];
    if !source.name.is_empty() {
        source.people.push(source.name.clone());
        source.is_person = !NO_PERSON.contains(&source.kind.to_lowercase().as_str());
    }
}

/// The bytes of a table, from its head to the last thing in it.
fn place(text: &str, heads: &[Range<usize>], table: &Spanned<DeValue<'_>>, fields: &DeTable<'_>) -> Span {
    let first = fields.keys().map(|key| key.span().start).min().unwrap_or(table.span().start);
    let last = fields.values().map(|value| value.span().end).max().unwrap_or(table.span().end);
    let head = heads.iter().rev().find(|head| head.start <= first).map_or(first, |head| head.start);
    let indent = text[head..].len() - text[head..].trim_start().len();
    Span::new(head + indent, last)
}

/// One source from its fields.
fn entry(fields: &DeTable<'_>, span: Span, problems: &mut Vec<(Span, String)>) -> Entry {
    let mut out = Entry { span, id_span: Span::new(span.start as usize, first_line_end(fields, span)), ..Entry::default() };
    let mut has_id = false;
    for (key, value) in fields {
        let name = key.get_ref().as_ref();
        let at = Span::new(value.span().start, value.span().end);
        if name == "confidential" {
            out.confidential = value.get_ref().as_bool().unwrap_or_else(|| {
                let message =
                    "“confidential” is true or false, without quotation marks. Until it is one of them the source is kept confidential.";
                problems.push((at, message.to_owned()));
                true
            });
            continue;
        }
        if !FIELDS.contains(&name) {
            if let Some(meant) = near(name, FIELDS) {
                problems.push((Span::new(key.span().start, key.span().end), format!("“{name}” is not read. Did you mean “{meant}”?")));
                // A slip in this word must not let a name out.
                out.confidential |= meant == "confidential" && value.get_ref().as_bool() != Some(false);
            }
            continue;
        }
        let Some(words) = words(value.get_ref()) else {
            problems.push((at, format!("“{name}” is words: put them in quotation marks.")));
            continue;
        };
        if is_open(&words) {
            problems.push((at, open_message(name)));
            out.is_open = true;
            has_id |= name == "id";
            continue;
        }
        match name {
            "id" => {
                has_id = true;
                out.id_span = inside(at);
                problems.extend(fault_of_key(&words).map(|fault| (at, fault)));
                if words.is_empty() {
                    problems.push((at, "“id” is empty. Give the source a short key to cite it by.".to_owned()));
                }
                out.id = words.into();
            }
            "name" => out.name = words.into(),
            "role" => out.role = words.into(),
            "kind" => out.kind = words.into(),
            "url" => out.url = words.into(),
            "date" => out.date = words.into(),
            "accessed" => out.accessed = words.into(),
            _ => out.note = words.into(),
        }
    }
    if !has_id {
        problems.push((out.id_span, "This source has no id, so that nothing can cite it. Add one: id = \"…\".".to_owned()));
    } else if !out.id.is_empty() && [&out.name, &out.role, &out.url, &out.note].iter().all(|field| field.is_empty()) && fields.len() == 1 {
        problems.push((out.id_span, "Nothing is said of this source yet. Give it a name, a role or an address.".to_owned()));
    }
    name_it(&mut out);
    out
}

/// The end of the table's first line, as far as its fields tell.
fn first_line_end(fields: &DeTable<'_>, span: Span) -> usize {
    const HEAD: usize = "[[source]]".len();
    let first = fields.keys().map(|key| key.span().start).min().unwrap_or(span.range().end);
    (span.range().start + HEAD).min(first.max(span.range().start))
}

/// The words between the quotation marks of a value.
fn inside(value: Span) -> Span {
    if value.len() < 2 { value } else { Span { start: value.start + 1, end: value.end - 1 } }
}

/// A value as words; a number or date as it is written. `None` for lists, tables and booleans.
fn words(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.trim().to_owned()),
        DeValue::Integer(number) => Some(number.to_string()),
        DeValue::Datetime(date) => Some(date.to_string()),
        _ => None,
    }
}

/// What can be told of a broken table: its lines are read one by one.
fn salvaged(table: &str, by: usize) -> Entry {
    let indent = table.len() - table.trim_start().len();
    let mut fields = Entry { span: Span::new(by + indent, by + table.trim_end().len()), ..Entry::default() };
    fields.id_span = Span::new(by + indent, by + indent + table.trim_start().lines().next().unwrap_or_default().len());
    let mut at = 0;
    for line in table.split_inclusive('\n') {
        let key = line.split('=').next().unwrap_or_default().trim();
        let sure = line.contains("false");
        fields.confidential |= near(key, FIELDS) == Some("confidential") && line.contains('=') && !sure;
        if let Ok(one) = DeTable::parse(line)
            && let Some((key, value)) = one.get_ref().iter().next()
            && let Some(words) = words(value.get_ref()).filter(|words| !is_open(words))
        {
            match key.get_ref().as_ref() {
                "id" => {
                    fields.id = words.into();
                    fields.id_span = inside(Span::new(by + at + value.span().start, by + at + value.span().end));
                }
                "name" => fields.name = words.into(),
                "role" => fields.role = words.into(),
                "kind" => fields.kind = words.into(),
                "url" => fields.url = words.into(),
                _ => {}
            }
        } else if key == "name"
            && let Some((_, value)) = line.split_once('=')
        {
            // An open quotation mark: the name still counts, should it be confidential.
            fields.name = value.trim().trim_matches(['"', '\'']).into();
        }
        at += line.len();
    }
    name_it(&mut fields);
    fields
}
