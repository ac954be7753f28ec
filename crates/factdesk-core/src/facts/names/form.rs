//! A name as it is compared with others: worked out once, when its paragraph is read.

use super::legal;
use crate::language::{Class, Classes, Lexicon, fold};

/// What the letters of a name tell, whoever has it.
#[derive(Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is one thing that is known of the name")]
pub(crate) struct Form {
    /// As written, without line breaks behind hyphens.
    pub(crate) text: String,
    /// Its words, folded; a nickname in marks, an article and a suffix are left out.
    pub(crate) words: Vec<String>,
    /// The same words as written, in lower case with plain apostrophes and hyphens.
    pub(crate) plain: String,
    /// All words together.
    pub(crate) compact: String,
    /// The words without a legal form, "and" and differences of British and American spelling;
    /// empty where that changes nothing.
    bare: Vec<String>,
    /// The same together; empty where it is the compact form.
    core: String,
    /// All words together as they are heard; empty for a name of one word.
    pub(crate) heard: String,
    /// The name from its second word on, from its third on, and so on.
    pub(crate) ends: Vec<String>,
    /// The first letters of its capitalised words.
    pub(crate) initials: String,
    /// What the lexicon knows of it where it is one word.
    pub(crate) classes: Classes,
    /// Whether it is two to six capitals.
    pub(crate) is_acronym: bool,
    /// Whether the name stands in capitals in place of given names: "JC Holm".
    pub(crate) initialled: bool,
    /// Whether the first word is a given name.
    pub(crate) given: bool,
}

impl Form {
    /// Reads a name as it is written.
    pub(crate) fn read(text: &str, lexicon: &Lexicon) -> Form {
        // A hyphen at the end of a line belongs to the name, the space behind it to the wrap.
        let wrapped = text.contains("- ").then(|| text.replace("- ", "-"));
        let text = wrapped.as_deref().unwrap_or(text);
        let mut words = Vec::new();
        let mut initials = String::new();
        let mut nickname = false;
        let mut written: Vec<&str> = Vec::new();
        // "Ellin Bank (Peru) Ltd" has no nickname.
        let company = text.split_whitespace().next_back().is_some_and(|last| legal::is_form(&fold(last)));
        for word in text.split_whitespace() {
            let opens = !company && word.starts_with(['“', '"', '‘', '\'', '(']);
            let closes = word.ends_with(['”', '"', '’', '\'', ')']);
            if opens || nickname {
                nickname = !closes && (opens || nickname);
                continue;
            }
            let bare = word.trim_end_matches(['.', ',', '’', '\'']);
            let skipped = matches!(bare, "The" | "the" | "Jr" | "Sr" | "II" | "III" | "IV" | "&") || bare.is_empty();
            if skipped && !text.eq(word) {
                continue;
            }
            if let Some(first) = word.chars().next().filter(|c| c.is_uppercase()) {
                initials.push(first);
                // "JC Holm" for "Jean-Claude Holm"
                if word.len() == 2 && word.chars().all(char::is_uppercase) {
                    initials.extend(word.chars().nth(1));
                }
                initials.extend(word.split('-').skip(1).filter_map(|part| part.chars().next()).filter(|c| c.is_uppercase()));
            }
            words.push(fold(word));
            written.push(bare);
        }
        if words.is_empty() {
            words.push(fold(text));
        }
        let given = lexicon.classes(text.split(' ').next().unwrap_or_default());
        let compact = words.concat();
        let many = words.len() > 1;
        let bare = if many { legal::bare(&words) } else { Vec::new() };
        let bare = if bare == words { Vec::new() } else { bare };
        Form {
            core: bare.concat(),
            heard: if many { sound(&compact) } else { String::new() },
            ends: (1..words.len()).map(|from| words[from..].concat()).collect(),
            initialled: written.len() == 2 && written[0].chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-')) && words[0].len() < 4,
            plain: plain(&written.join(" ")),
            classes: if many { Classes::NONE } else { lexicon.classes(text) },
            is_acronym: !many && is_acronym(text),
            given: given.has(Class::GivenMale) || given.has(Class::GivenFemale),
            text: text.to_owned(),
            compact,
            bare,
            initials,
            words,
        }
    }

    /// The words without a legal form, "and" and differences of British and American spelling.
    pub(crate) fn bare(&self) -> &[String] {
        if self.bare.is_empty() { &self.words } else { &self.bare }
    }

    /// The same together.
    pub(crate) fn core(&self) -> &str {
        if self.core.is_empty() { &self.compact } else { &self.core }
    }
}

/// `text` in lower case, with one kind of apostrophe, hyphen and space.
pub(crate) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().replace('’', "'").replace('‑', "-")
}

/// A word as it is heard, where the letters of another script are written in several ways.
pub(crate) fn sound(word: &str) -> String {
    /// A shorter rest behind "el" is no name with an article.
    const SHORTEST: usize = 4;
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    if let Some(name) = word.strip_prefix("el").filter(|name| SHORTEST <= name.len()) {
        out.push_str("al");
        rest = name;
    }
    while let Some(c) = rest.chars().next() {
        let (taken, heard) = match (c, rest.as_bytes().get(1)) {
            ('k', Some(b'h')) => (2, "h"),
            ('g', Some(b'h')) => (2, "g"),
            ('z', Some(b'h')) | ('d', Some(b'j')) => (2, "j"),
            ('c', Some(b'h')) => (2, "sh"),
            ('p', Some(b'h')) => (2, "f"),
            ('c', Some(b'k')) => (2, "k"),
            ('t', Some(b'z')) => (2, "ts"),
            ('o', Some(b'u' | b'o')) => (2, "u"),
            ('e', Some(b'e' | b'i' | b'y')) | ('a', Some(b'i' | b'y')) | ('i', Some(b'y')) => (2, "i"),
            ('q', _) => (1, "k"),
            ('y', _) => (1, "i"),
            ('o', _) => (1, "u"),
            _ => (c.len_utf8(), &rest[..c.len_utf8()]),
        };
        if !out.ends_with(heard) {
            out.push_str(heard);
        }
        rest = &rest[taken..];
    }
    out
}

/// Two to six capitals, with or without stops.
fn is_acronym(text: &str) -> bool {
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    (2..=6).contains(&capitals) && text.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.')
}
