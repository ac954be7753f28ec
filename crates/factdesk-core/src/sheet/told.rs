//! The one way by which words of a draft and of its ledger get into a sheet.

use crate::draft::Draft;
use crate::story::{Entry, Ledger};
use std::sync::Arc;

/// Puts descriptions in the place of names that the ledger keeps confidential.
pub(super) struct Told<'d> {
    draft: &'d Draft,
    ledger: Option<Arc<Ledger>>,
}

impl<'d> Told<'d> {
    /// For the sheet of `draft`, by the ledger of its story.
    pub(super) fn of(draft: &'d Draft) -> Told<'d> {
        Told { draft, ledger: draft.story().ledger.clone() }
    }

    /// `text` as the sheet may tell it: "[harbour clerk]" where a confidential name stands.
    pub(super) fn words(&self, text: &str) -> String {
        let Some(ledger) = &self.ledger else { return text.to_owned() };
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for named in ledger.confidential().find(text) {
            out.push_str(&text[from..named.span.range().start]);
            out.push_str(&self.description(&ledger.entries()[named.entry]));
            from = named.span.range().end;
        }
        out.push_str(&text[from..]);
        // What only this draft makes the name of a confidential source, such as a slip in it.
        self.draft.masked(&out).into_owned()
    }

    /// What a confidential source is called: its role in brackets, without any name.
    fn description(&self, entry: &Entry) -> String {
        let description = self.ledger.as_ref().map(|ledger| ledger.mask(entry.description()).into_owned());
        format!("[{}]", description.unwrap_or_default())
    }

    /// The ledger's source with this key.
    pub(super) fn by_key(&self, key: &str) -> Option<Source> {
        self.source(self.ledger.as_ref()?.get(key)?)
    }

    /// The ledger's source that a mark names by its key or by its whole name.
    pub(super) fn by_mark(&self, words: &str) -> Option<Source> {
        self.source(self.ledger.as_ref()?.find(words)?)
    }

    /// What the sheet may tell of a source; of a confidential one no address either, since it may lead to the name.
    fn source(&self, entry: &Entry) -> Option<Source> {
        let some = |text: &str| (!text.is_empty()).then(|| self.words(text));
        if entry.confidential {
            return Some(Source { id: self.words(&entry.id), name: self.description(entry), role: None, url: None });
        }
        let name = some(&entry.name).or_else(|| some(&entry.id))?;
        Some(Source { id: self.words(&entry.id), name, role: some(&entry.role), url: some(&entry.url) })
    }
}

/// A source of the ledger, as the sheet tells it.
pub(super) struct Source {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) role: Option<String>,
    pub(super) url: Option<String>,
}
