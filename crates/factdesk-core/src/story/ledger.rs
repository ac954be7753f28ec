//! The house's ledger of sources: who they are, where each stands, and what is wrong with the files.
//!
//! Three kinds of files hold one: `sources.toml`, bibliographies in BibTeX, and CSL-JSON as
//! reference managers export it. Core opens none of them; whoever does adds their texts. A file
//! that is broken in one place costs what stands there and one problem; the rest of it is read.

mod bib;
mod csl;
mod read;
mod toml;

use super::confidential::Confidential;
use crate::facts::Form;
use crate::language::Lexicon;
use crate::links::near_keys;
use crate::text::{LineIndex, Span};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::Arc;

/// The name of a house's own ledger.
pub const LEDGER_FILE: &str = "sources.toml";

/// The sources that a draft can cite.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    entries: Vec<Entry>,
    by_id: FxHashMap<Box<str>, usize>,
    confidential: Confidential,
    /// The names of the sources that may be told, by what spellings near to them share with them: the index of the source,
    /// and of the name in it.
    names: FxHashMap<u64, Vec<(usize, usize)>>,
    /// A file could not be opened: what it defines is not known, so nothing is undefined.
    unread: bool,
}

/// One source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The key that `[@key]` uses.
    pub id: Box<str>,
    /// A person, body or document by name; of a bibliography's entry its authors, or else its title.
    pub name: Box<str>,
    /// What they are, or what it is; empty where the ledger does not say. This and the fields below alike.
    pub role: Box<str>,
    /// "interview", "document", "link", or a bibliography's type in plain words.
    pub kind: Box<str>,
    /// Where it is found.
    pub url: Box<str>,
    /// The day it bears, as written.
    pub date: Box<str>,
    /// The day it was looked at, as written.
    pub accessed: Box<str>,
    /// Anything else.
    pub note: Box<str>,
    /// Whether something of it is still to be filled in.
    pub is_open: bool,
    /// Whether the name must never leave the ledger.
    pub confidential: bool,
    /// The names of people and bodies in it, each by itself.
    pub(crate) people: Vec<Box<str>>,
    /// Whether those are people, as far as the ledger tells.
    pub(crate) is_person: bool,
    /// The file it stands in, as it was given to [`Ledger::add`].
    pub file: Arc<str>,
    /// The whole entry, in bytes of that file.
    pub span: Span,
    /// Its key there, without quotation marks.
    pub id_span: Span,
}

impl Entry {
    /// What a list shows behind the name: role, kind and date, as far as they are there.
    pub fn detail(&self) -> String {
        let parts = [&self.role, &self.kind, &self.date];
        parts.into_iter().filter(|part| !part.is_empty()).map(|part| &**part).collect::<Vec<_>>().join(" · ")
    }

    /// The source in a list: its name, or that it is confidential, and its role. The role may hold a confidential name.
    pub(crate) fn shown(&self) -> String {
        let name = if self.confidential { "confidential source" } else { &self.name };
        [name, &self.role].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// What the source is called where nobody may read its name.
    pub fn description(&self) -> &str {
        if self.role.is_empty() { "confidential source" } else { &self.role }
    }
}

/// Something in a ledger that cannot be used, or is still to be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerProblem {
    /// The line, from 1.
    pub line: usize,
    /// Where, in bytes of the file.
    pub span: Span,
    /// What is wrong and what to do. It never holds a confidential name.
    pub message: String,
}

/// What one file says.
#[derive(Debug, Default)]
struct Read {
    entries: Vec<Entry>,
    problems: Vec<(Span, String)>,
}

impl Ledger {
    /// Whether a ledger can lie in a file of this name: `sources.toml`, or a bibliography by its ending.
    pub fn is_ledger(name: &str) -> bool {
        let ends = |ending: &str| name.len() > ending.len() && name.to_ascii_lowercase().ends_with(ending);
        name == LEDGER_FILE || ends(".bib") || ends(".csl.json")
    }

    /// Adds what one file holds. `file` is its path, whose last part tells how it is written.
    /// Of two sources with one id the first counts.
    pub fn add(&mut self, file: &str, text: &str) -> Vec<LedgerProblem> {
        let ending = file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        let Read { entries, mut problems } = match ending.as_str() {
            "bib" => bib::read(text),
            "json" => csl::read(text),
            _ => toml::read(text),
        };
        let lines = LineIndex::new(text);
        let line = |at: u32| lines.line_column(at).line as usize + 1;
        let file: Arc<str> = file.into();
        for mut entry in entries {
            entry.file = Arc::clone(&file);
            let index = self.entries.len();
            if entry.confidential {
                let unguarded = entry.people.iter().filter(|name| !self.confidential.guard(name, entry.is_person, index)).count();
                if 0 < unguarded {
                    let message = "The name of this confidential source is one everyday word, which cannot be told from others in copy. \
                                   Write the full name.";
                    problems.push((entry.id_span, message.to_owned()));
                }
            }
            if !entry.confidential && !entry.is_open {
                self.note_names(&entry, index);
            }
            if let Some(first) = self.by_id.get(&entry.id) {
                let first = &self.entries[*first];
                let place = if first.file == file { format!("on line {}", line(first.span.start)) } else { "in another file".to_owned() };
                let message =
                    format!("The key “{}” is given {place} already, and that source counts. Give this one a key of its own.", entry.id);
                problems.push((entry.id_span, message));
            } else if !entry.id.is_empty() {
                self.by_id.insert(entry.id.clone(), index);
            }
            self.entries.push(entry);
        }
        problems.sort_by_key(|(span, _)| *span);
        let problem = |(span, message): (Span, String)| {
            let message = self.mask(&message).into_owned();
            LedgerProblem { line: line(span.start), span, message }
        };
        problems.into_iter().map(problem).collect()
    }

    fn note_names(&mut self, entry: &Entry, index: usize) {
        // A name with its parts turned around is not what copy would have.
        let whole = entry.people.iter().enumerate().filter(|(_, name)| name.contains(' ') && !name.contains(','));
        for (number, name) in whole {
            for key in near_keys(&Form::read(name, Lexicon::standard())) {
                self.names.entry(key).or_default().push((index, number));
            }
        }
    }

    /// Whether there are names that copy may spell otherwise.
    pub(crate) fn has_names(&self) -> bool {
        !self.names.is_empty()
    }

    /// The whole names of sources that share one of these keys, with the keys of the sources; in the ledger's order, and
    /// none that is confidential.
    pub(crate) fn spelt_nearly(&self, keys: &[u64]) -> Vec<(&str, &str)> {
        let mut found: Vec<(usize, usize)> = keys.iter().filter_map(|key| self.names.get(key)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        let told = |(index, number): (usize, usize)| (&*self.entries[index].people[number], &*self.entries[index].id);
        let open = |(name, id): &(&str, &str)| !self.names_confidential(name) && !self.names_confidential(id);
        found.into_iter().map(told).filter(open).collect()
    }

    /// Notes that a file could not be opened: any key may be defined in it.
    pub fn add_unread(&mut self) {
        self.unread = true;
    }

    /// Every source, in the order of the files and of their lines.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The source with this key.
    pub fn get(&self, id: &str) -> Option<&Entry> {
        self.by_id.get(id).map(|index| &self.entries[*index])
    }

    /// The source that a mark such as `[source: …]` means: by its key, or by its whole name in any case.
    pub fn find(&self, words: &str) -> Option<&Entry> {
        let words = words.trim();
        let named = || self.entries.iter().find(|entry| !entry.name.is_empty() && entry.name.to_lowercase() == words.to_lowercase());
        self.get(words.trim_start_matches('@')).or_else(named)
    }

    /// Whether `[@key]` is defined; any key may be where a file could not be opened.
    pub fn defines(&self, key: &str) -> bool {
        self.unread || self.by_id.contains_key(key)
    }

    /// The defined key that `key` was probably meant to be, if one is close enough. A key that holds a confidential
    /// name is never told.
    pub fn nearest(&self, key: &str) -> Option<&str> {
        const CLOSE: f64 = 0.9;
        let told = self.by_id.keys().filter(|known| !self.names_confidential(known));
        let scored = told.map(|known| (strsim::jaro_winkler(key, known), known));
        let best = scored.filter(|(score, _)| CLOSE < *score).max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)));
        best.map(|(_, known)| &**known)
    }

    /// What tells confidential names in copy.
    pub fn confidential(&self) -> &Confidential {
        &self.confidential
    }

    /// Whether `text` holds a confidential name.
    pub fn names_confidential(&self, text: &str) -> bool {
        self.confidential.is_in(text)
    }

    /// `text` with blocks in place of confidential names.
    pub fn mask<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.confidential.mask(text)
    }
}

#[cfg(test)]
mod tests;
