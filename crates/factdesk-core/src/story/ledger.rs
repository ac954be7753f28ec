//! The house's ledger of sources, as far as rules need it: which keys it defines.
//!
//! Three kinds of files hold one: `sources.toml`, bibliographies in BibTeX, and CSL-JSON as
//! reference managers export it. Core opens none of them; whoever does adds their texts.

use regex::Regex;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The name of a house's own ledger.
pub const LEDGER_FILE: &str = "sources.toml";

/// The keys that `[@key]` may use.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    keys: BTreeSet<String>,
    /// A file could not be read: what it defines is not known, so nothing is undefined.
    broken: bool,
}

/// `sources.toml`, as far as it is read here.
#[derive(Deserialize)]
struct Sources {
    #[serde(default)]
    source: Vec<toml::Table>,
}

impl Ledger {
    /// Whether a ledger can lie in a file of this name: `sources.toml`, or a bibliography by its ending.
    pub fn is_ledger(name: &str) -> bool {
        let ends = |ending: &str| name.len() > ending.len() && name.to_ascii_lowercase().ends_with(ending);
        name == LEDGER_FILE || ends(".bib") || ends(".csl.json")
    }

    /// Whether `[@key]` is defined; any key may be where a file could not be read.
    pub fn defines(&self, key: &str) -> bool {
        self.broken || self.keys.contains(key)
    }

    /// The defined key that `key` was probably meant to be, if one is close enough.
    pub fn nearest(&self, key: &str) -> Option<&str> {
        const CLOSE: f64 = 0.9;
        let scored = self.keys.iter().map(|known| (strsim::jaro_winkler(key, known), known));
        scored.filter(|(score, _)| CLOSE < *score).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, known)| known.as_str())
    }

    /// Adds the keys of one file, whose name tells how it is written.
    ///
    /// # Errors
    /// A line that says what is wrong with the text; every key counts as defined then.
    pub fn add(&mut self, name: &str, text: &str) -> Result<(), String> {
        if name == LEDGER_FILE {
            let sources: Sources = toml::from_str(text).map_err(|error| {
                self.broken = true;
                error.message().replace('\n', " ")
            })?;
            let id = |source: &toml::Table| source.get("id").and_then(toml::Value::as_str).map(str::to_owned);
            self.keys.extend(sources.source.iter().filter_map(id));
        } else {
            self.keys.extend(keys(name, text));
        }
        Ok(())
    }
}

/// The keys of a bibliography.
fn keys<'a>(name: &str, text: &'a str) -> impl Iterator<Item = String> + use<'a> {
    // An entry opens "@article{key,"; comments, strings and preambles have no key before a comma.
    static BIB: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"@\w+\s*[{(]\s*([^\s,{}()=]+)\s*,").expect("the pattern is constant"));
    // CSL-JSON: every item has an "id", a string or a number (CSL 1.0.2, input data schema).
    static CSL: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#""id"\s*:\s*"?([^",}\s]+)"#).expect("the pattern is constant"));
    let pattern = if name.to_ascii_lowercase().ends_with(".bib") { &*BIB } else { &*CSL };
    pattern.captures_iter(text).map(|found| found[1].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ledger(name: &str, text: &str) -> Ledger {
        let mut ledger = Ledger::default();
        ledger.add(name, text).expect("the text is well formed");
        ledger
    }

    #[test]
    fn every_kind_of_file_defines_its_keys() {
        let toml = ledger(LEDGER_FILE, "[[source]]\nid = \"holm24\"\nname = \"Ada Holm\"\n[[source]]\nname = \"no key\"\n");
        assert!(toml.defines("holm24") && !toml.defines("holm25"));
        assert_eq!(toml.nearest("holm25"), Some("holm24"));
        assert!(ledger("refs.bib", "@book{holm24,\n  title = {Ferries}}\n@comment{x}\n").defines("holm24"));
        assert!(ledger("desk.csl.json", "[{\"id\": \"holm24\", \"type\": \"book\"}]").defines("holm24"));
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let mut broken = Ledger::default();
        assert!(broken.add(LEDGER_FILE, "[[source]\nid =").is_err());
        assert!(broken.defines("holm24"), "it may be in there");
    }
}
