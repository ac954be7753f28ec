//! What the desk has decided to leave: allow comments, `(cq)`, and findings ignored by fingerprint.

use crate::draft::Draft;
use crate::finding::Finding;
use crate::markup::{InlineKind, Zone};
use crate::rules::Group;
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

/// Where a desk keeps what it has ignored, from the folder of its `factdesk.toml` on.
pub const IGNORED_FILE: &str = ".factdesk/ignored.toml";

/// One ignored finding, as `.factdesk/ignored.toml` holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ignored {
    /// The slug of the rule.
    pub rule: String,
    /// The finding's fingerprint.
    pub fingerprint: String,
    /// Why, in a word or two.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// The findings a desk has ignored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IgnoredList(FxHashSet<String>);

#[derive(Deserialize, Serialize)]
struct File {
    #[serde(default)]
    ignored: Vec<Ignored>,
}

impl IgnoredList {
    /// Reads the text of `.factdesk/ignored.toml`.
    ///
    /// # Errors
    /// What is wrong with the file, in one line.
    pub fn parse(text: &str) -> Result<IgnoredList, String> {
        let file: File = toml::from_str(text).map_err(|error| error.message().replace('\n', " "))?;
        Ok(IgnoredList(file.ignored.into_iter().map(|entry| entry.fingerprint).collect()))
    }

    /// The text that, put at the end of `.factdesk/ignored.toml`, ignores one more finding.
    pub fn entry(ignored: &Ignored) -> String {
        let file = File { ignored: vec![ignored.clone()] };
        // Three strings are always TOML.
        toml::to_string(&file).map_or_else(|_| String::new(), |text| format!("\n{text}"))
    }
}

/// A short text that stays the same while the sentence of a finding does, wherever it moves:
/// rule, words of the sentence, and which of several like it the finding is (`ordinal`, from 0).
pub fn fingerprint(rule: &str, sentence: &str, ordinal: usize) -> String {
    numbered(words_hash(rule, sentence), ordinal)
}

/// FNV-1a, 64 bits: written down in files, so it must never change with a library.
fn eat(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

/// A word, and that it ends.
fn eat_word(hash: u64, word: impl Iterator<Item = u8>) -> u64 {
    eat(word.fold(hash, eat), 0)
}

fn words_hash(rule: &str, sentence: &str) -> u64 {
    let words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(eat_word(0xcbf2_9ce4_8422_2325, rule.bytes()), |hash, word| {
        if word.is_ascii() {
            eat_word(hash, word.bytes().map(|byte| byte.to_ascii_lowercase()))
        } else {
            eat_word(hash, word.to_lowercase().bytes())
        }
    })
}

fn numbered(words: u64, ordinal: usize) -> String {
    format!("{:016x}", ordinal.to_le_bytes().into_iter().fold(words, eat))
}

/// Gives each finding its fingerprint. All that were found are needed, also those that are then
/// taken out: the ordinal of one must not change because another is ignored.
pub(crate) fn stamp(draft: &Draft, findings: &mut [Finding]) {
    // A sentence of many findings is hashed once for each rule, not for each finding.
    let mut hashes: FxHashMap<(&str, u32), u64> = FxHashMap::default();
    // Equal sentences number their findings together: ignoring one must not ignore its twin.
    let mut counts: FxHashMap<u64, usize> = FxHashMap::default();
    for finding in findings {
        let sentence = draft.sentence_span(finding.span);
        let words = *hashes.entry((finding.rule, sentence.start)).or_insert_with(|| words_hash(finding.rule, sentence.of(draft.text())));
        let ordinal = counts.entry(words).or_default();
        finding.fingerprint = numbered(words, *ordinal);
        *ordinal += 1;
    }
}

/// Takes out of `findings` what the draft or the desk allows.
pub(crate) fn retain(draft: &Draft, ignored: &IgnoredList, findings: &mut Vec<Finding>) {
    let allows = allows(draft);
    findings.retain(|finding| {
        let allowed = allows.iter().any(|allow| allow.covers(finding)) || is_checked(draft, finding);
        !allowed && !ignored.0.contains(&finding.fingerprint)
    });
}

/// `<!-- factdesk: allow RULE reason -->`, and `off RULE` for the whole draft.
struct Allow<'a> {
    rules: &'a str,
    span: Option<Span>,
}

impl Allow<'_> {
    fn covers(&self, finding: &Finding) -> bool {
        let named = self
            .rules
            .split(|c: char| c.is_whitespace() || c == ',')
            .take_while(|word| word.is_empty() || is_rule(word))
            .any(|word| word == finding.rule);
        named && self.span.is_none_or(|span| span.overlaps(finding.span))
    }
}

fn is_rule(word: &str) -> bool {
    crate::RULES.iter().any(|rule| rule.slug == word)
}

fn allows(draft: &Draft) -> Vec<Allow<'_>> {
    let mut out = Vec::new();
    if !draft.text().contains("factdesk:") {
        return out;
    }
    for (index, placed) in draft.paragraphs().iter().enumerate() {
        if placed.paragraph.zone == Zone::Comment {
            let raw = placed.paragraph.prose.text.trim();
            let inner = raw.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
            let next = draft.paragraphs().get(index + 1).map(|next| next.span);
            out.extend(inner.and_then(|text| directive(text, next)));
        }
        for inline in &placed.paragraph.prose.inlines {
            if let InlineKind::Comment(text) = &inline.kind {
                // A comment behind a sentence's stop belongs to that sentence.
                let at = inline.span.start.saturating_sub(1);
                let sentence = placed.paragraph.sentence_at(at).or_else(|| placed.paragraph.sentence_at(at.saturating_sub(1)));
                let span = sentence.map(|sentence| draft.source(index, placed.paragraph.sentences[sentence].span));
                out.extend(directive(text, span.or(Some(placed.span))));
            }
        }
    }
    out
}

fn directive(text: &str, span: Option<Span>) -> Option<Allow<'_>> {
    let words = text.trim().strip_prefix("factdesk:")?.trim_start();
    if let Some(rules) = words.strip_prefix("off ") {
        return Some(Allow { rules, span: None });
    }
    let rules = words.strip_prefix("allow ")?;
    span.map(|span| Allow { rules, span: Some(span) })
}

/// "(cq)" right behind a name or figure means that it was checked (RULES.md §4).
fn is_checked(draft: &Draft, finding: &Finding) -> bool {
    let group = crate::RULES.iter().find(|rule| rule.slug == finding.rule).map(|rule| rule.group);
    // A promise of confidence is not checked away.
    let checkable = matches!(group, Some(Group::Figures | Group::Names)) && finding.rule != crate::withheld::RULE;
    let behind = draft.text().get(finding.span.range().end..).unwrap_or_default().trim_start();
    checkable && behind.get(..4).is_some_and(|mark| mark.eq_ignore_ascii_case("(cq)"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_survives_marks_and_case_but_not_words() {
        let print = fingerprint("unsourced-figure", "The council cut 41 jobs.", 0);
        assert_eq!(print, fingerprint("unsourced-figure", "the council, cut 41 jobs", 0));
        assert_ne!(print, fingerprint("unsourced-figure", "The council cut 42 jobs.", 0));
        assert_ne!(print, fingerprint("unsourced-figure", "The council cut 41 jobs.", 1));
    }

    #[test]
    fn fingerprints_written_down_before_still_hold() {
        assert_eq!(fingerprint("unsourced-figure", "The council cut 41 jobs.", 1), "257a0d1b164dddba");
    }

    #[test]
    fn an_entry_reads_back() {
        let entry = Ignored { rule: "vague-source".into(), fingerprint: "00ff".into(), reason: "background".into() };
        let list = IgnoredList::parse(&IgnoredList::entry(&entry)).expect("it was just written");
        assert!(list.0.contains("00ff"));
    }

    #[test]
    fn an_allow_comment_speaks_for_its_sentence_alone() {
        let text = "Experts say it will hold. <!-- factdesk: allow vague-source checked --> Critics say it will not.";
        let draft = Draft::read(text, crate::Format::Markdown, None, &crate::Config::default());
        let found: Vec<&str> = draft.findings().iter().map(|finding| finding.span.of(text)).collect();
        assert_eq!(found, ["Critics say"]);
    }

    #[test]
    fn a_comment_above_a_paragraph_speaks_for_all_of_it() {
        let text = "<!-- factdesk: allow vague-source -->\n\nExperts say it will hold. Critics say it will not.\n\nExperts say so.";
        let draft = Draft::read(text, crate::Format::Markdown, None, &crate::Config::default());
        assert_eq!(draft.findings().len(), 1);
    }

    #[test]
    fn an_allow_for_another_rule_silences_nothing() {
        let text = "Experts say it will hold. <!-- factdesk: allow unsourced-toll -->";
        let draft = Draft::read(text, crate::Format::Markdown, None, &crate::Config::default());
        assert_eq!(draft.findings().len(), 1);
    }

    #[test]
    fn equal_sentences_have_fingerprints_of_their_own() {
        let text = "Experts say it will hold.\n\nExperts say it will hold.";
        let draft = Draft::read(text, crate::Format::Plain, None, &crate::Config::default());
        assert_eq!(draft.findings().len(), 2);
        assert_ne!(draft.findings()[0].fingerprint, draft.findings()[1].fingerprint);
    }
}
