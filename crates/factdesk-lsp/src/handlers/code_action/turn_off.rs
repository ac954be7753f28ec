//! Turning a rule off in the text of a `factdesk.toml`.
//!
//! Done by hand rather than by printing the file anew: the desk's comments and order are kept.

use factdesk_core::Span;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// What of the file matters here.
#[derive(Deserialize)]
struct File {
    rules: Option<Spanned<BTreeMap<Spanned<String>, Spanned<toml::Value>>>>,
}

/// The edit of `text` that sets `rule` to "off"; `None` where the file is broken, because then
/// nobody can say what an edit would do to it.
pub(super) fn turn_off(text: &str, rule: &str) -> Option<(Span, String)> {
    let file: File = toml::from_str(text).ok()?;
    let Some(rules) = file.rules else {
        let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        return Some((Span::empty(text.len()), format!("{gap}\n[rules]\n{rule} = \"off\"\n")));
    };
    if let Some(set) = rules.get_ref().iter().find(|(slug, _)| slug.get_ref() == rule) {
        let value = set.1.span();
        return Some((Span::new(value.start, value.end), "\"off\"".to_owned()));
    }
    if let Some(header) = after_header(text) {
        return Some((Span::empty(header), format!("{rule} = \"off\"\n")));
    }
    let table = rules.span();
    if text[table.clone()].starts_with('{') {
        let comma = if rules.get_ref().is_empty() { "" } else { "," };
        return Some((Span::empty(table.start + 1), format!(" {rule} = \"off\"{comma}")));
    }
    // What is left is `rules.slug = "…"`: one more of those, above the first.
    let first = rules.get_ref().keys().map(|slug| slug.span().start).min()?;
    let line = text[..first].rfind('\n').map_or(0, |end| end + 1);
    Some((Span::empty(line), format!("rules.{rule} = \"off\"\n")))
}

/// The offset of the line below `[rules]`. A file that ends there has none.
fn after_header(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        let words = line.split('#').next().unwrap_or_default();
        let squeezed: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        if squeezed == "[rules]" && line.ends_with('\n') {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use factdesk_core::Config;

    const RULE: &str = "open-placeholder";

    /// Checks what becomes of `before`, and that the rule is then off and the file whole.
    #[track_caller]
    fn check(before: &str, after: &str) {
        let (span, replacement) = turn_off(before, RULE).expect("the file is whole");
        let mut text = before.to_owned();
        text.replace_range(span.range(), &replacement);
        assert_eq!(text, after);
        let (config, problems) = Config::parse(&text);
        assert_eq!(problems, []);
        assert_eq!(config.severities.get(RULE), Some(&None));
    }

    #[test]
    fn a_file_without_rules_gets_a_table() {
        check("", "\n[rules]\nopen-placeholder = \"off\"\n");
        check("year = 2025", "year = 2025\n\n[rules]\nopen-placeholder = \"off\"\n");
        check("[house]\nnames = []\n", "[house]\nnames = []\n\n[rules]\nopen-placeholder = \"off\"\n");
    }

    #[test]
    fn a_table_gets_a_line_and_keeps_its_comments() {
        check("[ rules ] # ours\nvague-source = \"hint\"\n", "[ rules ] # ours\nopen-placeholder = \"off\"\nvague-source = \"hint\"\n");
        check("[rules]\n\n[house]\n", "[rules]\nopen-placeholder = \"off\"\n\n[house]\n");
    }

    #[test]
    fn a_severity_is_replaced() {
        check("[rules]\nopen-placeholder = 'hint' # until May\n", "[rules]\nopen-placeholder = \"off\" # until May\n");
        check("rules.open-placeholder = \"hint\"\n", "rules.open-placeholder = \"off\"\n");
    }

    #[test]
    fn other_ways_to_write_the_table_are_kept() {
        check("rules = { vague-source = \"hint\" }\n", "rules = { open-placeholder = \"off\", vague-source = \"hint\" }\n");
        check("rules = {}\n", "rules = { open-placeholder = \"off\"}\n");
        check("rules.vague-source = \"hint\"\n", "rules.open-placeholder = \"off\"\nrules.vague-source = \"hint\"\n");
    }

    #[test]
    fn a_broken_file_is_left_alone() {
        assert_eq!(turn_off("[rules\n", RULE), None);
    }
}
