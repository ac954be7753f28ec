//! Citing: a prompt for who says so, sources of the ledger to pick from, an empty mark, and a new
//! source in the ledger; each in the way the house cites.

use super::pick::best;
use super::{Edit, Fix, FixAction, NewSource};
use crate::config::{CitationStyle, Config};
use crate::draft::Draft;
use crate::finding::Finding;
use crate::markup::{Format, notes};
use crate::rules::brief;
use crate::story::{Entry, Ledger};
use crate::text::Span;

/// Rules whose findings a citation answers.
const CITED_AWAY: &[&str] = &[
    "unsourced-figure",
    "unsourced-toll",
    "unsourced-allegation",
    "unsourced-motive",
    "unsourced-superlative",
    "unsourced-trend",
    "unsourced-cause",
    "vague-source",
    "secondhand-report",
    "uncited-quote",
];

/// The ways to cite a source for `finding`, right behind the words of its sentence.
pub(super) fn cite(draft: &Draft, finding: &Finding, config: &Config) -> Vec<Fix> {
    if !CITED_AWAY.contains(&finding.rule) {
        return Vec::new();
    }
    let sentence = draft.sentence_span(finding.span);
    let at = before_stop(draft.text(), sentence);
    let style = Style { way: config.citation_style, draft, at };
    let edit = |title: String, edits: Vec<Edit>| Fix { title, action: FixAction::Edit(edits), preferred: false };
    let mut out = Vec::new();
    if finding.rule == "uncited-quote" {
        let end = sentence.range().end.max(finding.span.range().end);
        let prompt = insert(end, " [SAID WHO]", " ${1:Name}, ${2:role}, said.");
        out.push(edit("Cite: say who said it…".to_owned(), vec![prompt]));
    } else {
        let plain = style.empty().first().map(|edit| edit.text.clone()).unwrap_or_default();
        // A footnote without its note would be one fault more.
        let plain = if plain.contains("[^") { " [source: ]".to_owned() } else { plain };
        out.push(edit("Cite: say who says so…".to_owned(), vec![insert(at, &plain, ", according to ${1:who}, ${2:role or document}")]));
    }
    let ledger = draft.story().ledger.as_deref();
    for entry in ledger.map(|ledger| best(draft, ledger, finding, sentence)).unwrap_or_default() {
        out.extend(style.pick(entry).map(|edits| edit(style.title(entry), edits)));
    }
    out.push(edit("Cite: leave a source mark…".to_owned(), style.empty()));
    let id = free_id(ledger);
    let source = NewSource { entry: new_entry(&id), edits: style.new_source(&id) };
    out.push(Fix { title: "Cite: new ledger entry…".to_owned(), action: FixAction::NewSource(source), preferred: false });
    out
}

/// How the house cites, at one place of a draft.
struct Style<'d> {
    way: CitationStyle,
    draft: &'d Draft,
    /// The byte behind the words that are cited for.
    at: usize,
}

impl Style<'_> {
    fn is_markdown(&self) -> bool {
        self.draft.format() == Format::Markdown
    }

    /// A mark that open-placeholder tracks until it is filled. What a format has no syntax for
    /// falls back to the bracket.
    fn empty(&self) -> Vec<Edit> {
        let (plain, snippet) = match (self.way, self.is_markdown()) {
            (CitationStyle::Footnote, _) => return self.footnote("TK", "${1:document, page}"),
            (CitationStyle::Comment, true) => (" <!-- source: -->", " <!-- source: ${1:document, page} -->"),
            (CitationStyle::Link, true) => (" [source: ]", " ([${1:source}](${2:address}))"),
            (CitationStyle::Link, false) => (" [source: ]", " (${1:address})"),
            (CitationStyle::Pandoc, _) => (" [@]", " [@${1:key}]"),
            _ => (" [source: ]", " [source: ${1:document, page}]"),
        };
        vec![insert(self.at, plain, snippet)]
    }

    /// The citation of a source of the ledger; `None` where it cannot be cited in this way.
    fn pick(&self, entry: &Entry) -> Option<Vec<Edit>> {
        let id = &*entry.id;
        let text = match (self.way, self.is_markdown()) {
            // What readers see names the source.
            (CitationStyle::Footnote | CitationStyle::Link, _) if entry.confidential => return None,
            (CitationStyle::Footnote, _) => return Some(self.footnote_of(entry)),
            (CitationStyle::Link, true) if !entry.url.is_empty() => format!(" ([{}]({}))", entry.name.replace(['[', ']'], ""), entry.url),
            (CitationStyle::Link, false) if !entry.url.is_empty() => format!(" ({})", entry.url),
            (CitationStyle::Comment, true) => format!(" <!-- source: {id} -->"),
            (CitationStyle::Pandoc, _) => format!(" [@{id}]"),
            _ => format!(" [source: {id}]"),
        };
        Some(vec![Edit { span: Span::empty(self.at), text, snippet: None }])
    }

    /// What the menu shows for a source.
    fn title(&self, entry: &Entry) -> String {
        let told = entry.shown();
        let told = if entry.confidential { self.draft.masked(&told) } else { told.into() };
        let told = brief(&told);
        match self.way {
            CitationStyle::Pandoc => format!("Cite [@{}]: {told}", entry.id),
            CitationStyle::Footnote => format!("Cite in a footnote: {told}"),
            CitationStyle::Link if !entry.url.is_empty() => format!("Cite with a link: {told}"),
            _ => format!("Cite {}: {told}", entry.id),
        }
    }

    /// The citation of a source that is about to be in the ledger.
    fn new_source(&self, id: &str) -> Vec<Edit> {
        let text = match (self.way, self.is_markdown()) {
            (CitationStyle::Footnote, _) => return self.footnote(&format!("[source: {id}]"), &format!("[source: {id}${{1:, page}}]")),
            (CitationStyle::Comment, true) => (format!(" <!-- source: {id} -->"), format!(" <!-- source: {id}${{1:, page}} -->")),
            (CitationStyle::Pandoc, _) => (format!(" [@{id}]"), format!(" [@{id}${{1:, p. }}]")),
            _ => (format!(" [source: {id}]"), format!(" [source: {id}${{1:, page}}]")),
        };
        vec![insert(self.at, &text.0, &text.1)]
    }

    /// A mark and its note, which goes behind the others or to the end of the draft.
    fn footnote(&self, plain: &str, snippet: &str) -> Vec<Edit> {
        let text = self.draft.text();
        let label = free_label(text);
        let (at, gap) = match last_note(text) {
            Some(end) => (end, "\n"),
            None => (text.trim_end().len(), "\n\n"),
        };
        let mut edits = vec![Edit { span: Span::empty(self.at), text: format!("[^{label}]"), snippet: None }];
        edits.push(insert(at.max(self.at), &format!("{gap}[^{label}]: {plain}"), &format!("{gap}[^{label}]: {snippet}")));
        edits
    }

    /// The mark of the note on a source: the note that is there already, or a new one.
    fn footnote_of(&self, entry: &Entry) -> Vec<Edit> {
        let named = |(_, _, words): &(usize, &str, &str)| !entry.name.is_empty() && words.trim_start().starts_with(&*entry.name);
        if let Some((_, label, _)) = notes(self.draft.text()).find(named) {
            return vec![Edit { span: Span::empty(self.at), text: format!("[^{label}]"), snippet: None }];
        }
        let mut note =
            [&*entry.name, &*entry.role, &*entry.date].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        if !entry.url.is_empty() {
            note.push_str(if note.is_empty() { "" } else { ", " });
            note.push_str(&entry.url);
        }
        if !entry.accessed.is_empty() {
            note.extend([" (read ", &entry.accessed, ")"]);
        }
        let mut edits = self.footnote(&note, "");
        for edit in &mut edits {
            edit.snippet = None;
        }
        edits
    }
}

fn insert(at: usize, plain: &str, snippet: &str) -> Edit {
    Edit { span: Span::empty(at), text: plain.to_owned(), snippet: Some(snippet.to_owned()) }
}

/// The byte behind the last footnote that is written out, with the lines that go on from it.
fn last_note(text: &str) -> Option<usize> {
    let (end, ..) = notes(text).last()?;
    let wrapped = text[end..].lines().skip(1).take_while(|line| !line.trim().is_empty()).last();
    Some(wrapped.map_or(end, |line| line.as_ptr() as usize - text.as_ptr() as usize + line.trim_end().len()))
}

/// The first number that is no footnote's label yet.
fn free_label(text: &str) -> usize {
    // One more than there are marks is free at the latest.
    let most = text.matches("[^").count() + 1;
    (1..most).find(|number| !text.contains(&format!("[^{number}]"))).unwrap_or(most)
}

/// A key that no source of the ledger has.
fn free_id(ledger: Option<&Ledger>) -> String {
    let taken = |id: &String| ledger.is_some_and(|ledger| ledger.get(id).is_some());
    let sources = ledger.map_or(0, |ledger| ledger.entries().len());
    // Of one more numbers than there are sources, one is free.
    let mut ids = (sources + 1..=2 * sources + 1).map(|number| format!("source-{number}"));
    ids.find(|id| !taken(id)).unwrap_or_default()
}

/// A table for `sources.toml` whose open fields the ledger's own diagnostics point out.
fn new_entry(id: &str) -> String {
    format!("\n[[source]]\nid = \"{id}\"\nname = \"TK\"\nrole = \"TK\"\nkind = \"TK\"\n")
}

/// The offset before the stop, and before a closing mark, that ends `sentence`.
fn before_stop(text: &str, sentence: Span) -> usize {
    let words = sentence.of(text).trim_end();
    let stripped = words.trim_end_matches(['.', '!', '?', '…']);
    sentence.range().start + stripped.trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Story, fixes};
    use std::sync::Arc;

    const LEDGER: &str = "\
[[source]]
id = \"register\"
name = \"Land register of Ostby\"
role = \"bridge accounts\"
kind = \"document\"
url = \"https://register.example/bridge\"

[[source]]
id = \"works\"
name = \"Oswin Ferranby\"
confidential = true
role = \"bridge clerk\"
kind = \"interview\"

[[source]]
id = \"roe\"
name = \"Jane Roe\"
role = \"mayor\"
kind = \"interview\"
";
    const VAGUE: &str = "Experts say the bridge will hold.\n";

    fn draft(text: &str, format: Format) -> Draft {
        let mut ledger = Ledger::default();
        assert_eq!(ledger.add("sources.toml", LEDGER), []);
        let story = Story { ledger: Some(Arc::new(ledger)), ..Story::default() };
        Draft::read_in(text, format, None, &Config::default(), Arc::new(story))
    }

    fn offered(draft: &Draft, way: CitationStyle) -> Vec<Fix> {
        let mut config = Config::default();
        config.citation_style = way;
        fixes(draft, &draft.findings()[0], &config)
    }

    /// The draft after the fix whose title begins with `title`, once as it is without tab stops and once with them.
    #[track_caller]
    fn after(text: &str, format: Format, way: CitationStyle, title: &str) -> (String, String) {
        let draft = draft(text, format);
        let all = offered(&draft, way);
        let fix = all.iter().find(|fix| fix.title.starts_with(title)).unwrap_or_else(|| panic!("{title}: {all:#?}"));
        let (FixAction::Edit(edits) | FixAction::NewSource(NewSource { edits, .. })) = &fix.action else { panic!("{title} edits") };
        let apply = |words: fn(&Edit) -> &str| {
            let mut out = text.to_owned();
            for edit in edits.iter().rev() {
                out.replace_range(edit.span.range(), words(edit));
            }
            out
        };
        (apply(|edit| &edit.text), apply(|edit| edit.snippet.as_deref().unwrap_or(&edit.text)))
    }

    const ALL: &[CitationStyle] =
        &[CitationStyle::Bracket, CitationStyle::Comment, CitationStyle::Footnote, CitationStyle::Link, CitationStyle::Pandoc];

    #[test]
    fn the_titles_come_in_their_order() {
        let draft = draft(VAGUE, Format::Plain);
        let titles: Vec<String> = offered(&draft, CitationStyle::Pandoc).into_iter().map(|fix| fix.title).take(6).collect();
        let expected = [
            "Cite: say who says so…",
            "Cite [@register]: Land register of Ostby, bridge accounts",
            "Cite [@works]: confidential source, bridge clerk",
            "Cite [@roe]: Jane Roe, mayor",
            "Cite: leave a source mark…",
            "Cite: new ledger entry…",
        ];
        assert_eq!(titles, expected);
    }

    #[test]
    fn a_source_of_the_ledger_is_cited_as_the_house_cites() {
        let picked = |format, way| after(VAGUE, format, way, "Cite ").0;
        assert_eq!(picked(Format::Plain, CitationStyle::Bracket), "Experts say the bridge will hold [source: register].\n");
        assert_eq!(picked(Format::Plain, CitationStyle::Comment), "Experts say the bridge will hold [source: register].\n");
        assert_eq!(picked(Format::Markdown, CitationStyle::Comment), "Experts say the bridge will hold <!-- source: register -->.\n");
        assert_eq!(picked(Format::Plain, CitationStyle::Pandoc), "Experts say the bridge will hold [@register].\n");
        let linked = "Experts say the bridge will hold ([Land register of Ostby](https://register.example/bridge)).\n";
        assert_eq!(picked(Format::Markdown, CitationStyle::Link), linked);
        assert_eq!(picked(Format::Plain, CitationStyle::Link), "Experts say the bridge will hold (https://register.example/bridge).\n");
        let noted =
            "Experts say the bridge will hold[^1].\n\n[^1]: Land register of Ostby, bridge accounts, https://register.example/bridge\n";
        assert_eq!(picked(Format::Markdown, CitationStyle::Footnote), noted);
    }

    #[test]
    fn a_note_that_is_there_is_used_again() {
        let text = "Experts say the bridge will hold. It is old.[^a]\n\n[^a]: Land register of Ostby, page 4.\n";
        let cited = after(text, Format::Markdown, CitationStyle::Footnote, "Cite in a footnote: Land").0;
        assert!(cited.starts_with("Experts say the bridge will hold[^a]. It is old.[^a]\n"), "{cited}");
    }

    #[test]
    fn a_new_note_goes_behind_the_others() {
        let text = "Experts say the bridge will hold. It is old.[^1]\n\n[^1]: Parish record,\npage 4.\n\nThe end.\n";
        let (plain, snippet) = after(text, Format::Markdown, CitationStyle::Footnote, "Cite: leave");
        assert_eq!(plain, "Experts say the bridge will hold[^2]. It is old.[^1]\n\n[^1]: Parish record,\npage 4.\n[^2]: TK\n\nThe end.\n");
        assert!(snippet.contains("\n[^2]: ${1:document, page}\n"), "{snippet}");
    }

    #[test]
    fn what_is_left_empty_is_tracked_in_every_style_and_format() {
        for format in [Format::Plain, Format::Markdown] {
            for way in ALL {
                for title in ["Cite: say", "Cite: leave"] {
                    let (text, _) = after(VAGUE, format, *way, title);
                    let found: Vec<&str> = draft(&text, format).findings().iter().map(|finding| finding.rule).collect();
                    assert!(found.contains(&"open-placeholder"), "{way:?} {format:?}: {text}");
                    assert!(!found.contains(&"unknown-source"), "{way:?} {format:?}: {text}");
                }
            }
        }
    }

    #[test]
    fn a_pick_answers_its_finding() {
        for format in [Format::Plain, Format::Markdown] {
            for way in ALL {
                let text = "The bridge cost 41 million crowns.\n";
                let found = |text: &str| draft(text, format).findings().iter().filter(|finding| finding.rule == "unsourced-figure").count();
                assert_eq!(found(text), 1);
                let (cited, _) = after(text, format, *way, "Cite ");
                assert_eq!(found(&cited), 0, "{way:?} {format:?}: {cited}");
            }
        }
    }

    #[test]
    fn a_new_source_is_cited_and_its_open_fields_are_told() {
        for way in ALL {
            let draft = draft(VAGUE, Format::Markdown);
            let all = offered(&draft, *way);
            let new = all.iter().find_map(|fix| match &fix.action {
                FixAction::NewSource(new) => Some(new),
                _ => None,
            });
            let new = new.expect("it is offered");
            assert!(new.edits.iter().any(|edit| edit.text.contains("source-4")), "{:?}", new.edits);
            let mut ledger = Ledger::default();
            let problems = ledger.add("sources.toml", &format!("{LEDGER}{}", new.entry));
            assert_eq!(problems.len(), 3, "{problems:#?}");
            assert!(ledger.get("source-4").is_some_and(|entry| entry.is_open));
            let (cited, _) = after(VAGUE, Format::Markdown, *way, "Cite: new");
            let story = Story { ledger: Some(Arc::new(ledger)), ..Story::default() };
            let cited = Draft::read_in(cited, Format::Markdown, None, &Config::default(), Arc::new(story));
            assert!(cited.findings().iter().any(|finding| finding.rule == "open-placeholder"), "{way:?}: {}", cited.text());
        }
    }

    #[test]
    fn nothing_that_readers_see_cites_a_confidential_source() {
        for way in [CitationStyle::Footnote, CitationStyle::Link] {
            let draft = draft(VAGUE, Format::Markdown);
            assert!(offered(&draft, way).iter().all(|fix| !fix.title.contains("confidential")));
        }
    }
}
