//! What can stand at the cursor where a source is named: keys of the ledger, footnotes, and people
//! and bodies that the draft, the ledger or another draft of the story knows.

use crate::draft::Draft;
use crate::facts::{Certainty, NameKind};
use crate::hover::card;
use crate::rules::brief;
use crate::story::{BLOCKS, Others, file_name};
use crate::text::Span;
use rustc_hash::FxHashSet;

/// What can be put in at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What has been written of it, which is replaced; in draft bytes, on one line.
    pub replaced: Span,
    /// What can stand there, the likeliest first.
    pub choices: Vec<Choice>,
    /// Whether there are more choices than are listed.
    pub more: bool,
}

/// One thing that can be put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is shown, and put in.
    pub label: String,
    /// What stands beside it: a source's name, a person's role.
    pub detail: String,
    /// What is told of it: Markdown as hovers have it, or nothing.
    pub about: String,
    /// The words it is found by: a key is found by its source's name as well.
    pub found_by: String,
    /// What it is.
    pub kind: ChoiceKind,
}

/// What a choice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChoiceKind {
    /// The key of a source, or a footnote's label.
    Key,
    /// A person.
    Person,
    /// An organisation.
    Body,
}

/// No more choices than this are listed at once; what is written narrows them down.
const MOST: usize = 100;
/// What names a source stands no further before the cursor, in bytes.
const REACH: usize = 160;

/// The words of the cite prompt behind which somebody is named.
const PROMPT: &str = "according to ";

/// What is written before the cursor.
enum Asked {
    /// Behind "[@" or "; @".
    Key,
    /// Behind "[source:" or "<!-- source:".
    Mark,
    /// Behind "[^".
    Note,
    /// Behind "according to".
    Prompt,
}

/// What can stand at the byte `offset` of `draft`; `None` where no source is being named.
pub fn complete(draft: &Draft, offset: u32) -> Option<Completion> {
    let text = draft.text();
    let end = text.floor_char_boundary((offset as usize).min(text.len()));
    let from = text.ceil_char_boundary(end.saturating_sub(REACH));
    let line = text[from..end].rfind('\n').map_or(from, |at| from + at + 1);
    let (asked, start) = asked(&text[line..end])?;
    let written = fold(&text[line + start..end]);
    let mut choices = match asked {
        Asked::Key => sources(draft),
        Asked::Note => notes(draft),
        Asked::Mark => sources(draft).into_iter().chain(people(draft, &written)).collect(),
        Asked::Prompt => people(draft, &written),
    };
    // Without a letter written everything fits; a whole bibliography is not sent along with each.
    let fits = |choice: &Choice| {
        fold(&choice.found_by).split(' ').any(|word| word.starts_with(&written)) || fold(&choice.found_by).contains(&written)
    };
    choices.retain(|choice| written.is_empty() || fits(choice));
    let more = MOST < choices.len();
    choices.truncate(MOST);
    Some(Completion { replaced: Span::new(line + start, end), choices, more })
}

fn fold(words: &str) -> String {
    words.split_whitespace().map(crate::language::fold).collect::<Vec<_>>().join(" ")
}

/// What `before`, the line up to the cursor, asks for, and where in it the words that are being written begin.
fn asked(before: &str) -> Option<(Asked, usize)> {
    let is_key = |c: char| c.is_alphanumeric() || "_:.#$%&-+?<>~/".contains(c);
    if let Some(open) = before.rfind('[').filter(|open| !before[*open..].contains(']')) {
        let inner = &before[open + 1..];
        let key = before.trim_end_matches(is_key);
        if key.ends_with('@') && key.len() > open && key[..key.len() - 1].ends_with(['[', ' ', ';', '-']) {
            return Some((Asked::Key, key.len()));
        }
        if let Some(label) = inner.strip_prefix('^') {
            return (!label.contains(' ')).then_some((Asked::Note, open + 2));
        }
        return mark(inner).map(|at| (Asked::Mark, open + 1 + at));
    }
    if let Some(open) = before.rfind("<!--").filter(|open| !before[*open..].contains("-->")) {
        let inner = &before[open + 4..];
        let lead = inner.len() - inner.trim_start().len();
        return mark(inner.trim_start()).map(|at| (Asked::Mark, open + 4 + lead + at));
    }
    let at = before.to_ascii_lowercase().rfind(PROMPT)? + PROMPT.len();
    let name = &before[at..];
    // A name has few words and no stop.
    let open = name.split(' ').count() <= 3 && !name.contains([',', '.', ';', ':', '”', '"']);
    open.then_some((Asked::Prompt, at))
}

/// Where in "source: Land reg" the source's name begins; `None` behind a comma, where its page stands.
fn mark(inner: &str) -> Option<usize> {
    const LEAD: &str = "source:";
    let named = inner.get(..LEAD.len())?.eq_ignore_ascii_case(LEAD) && !inner.contains([',', ';']);
    let rest = &inner[LEAD.len()..];
    named.then(|| LEAD.len() + rest.len() - rest.trim_start().len())
}

/// The keys of the ledger, those that the draft cites already first.
fn sources(draft: &Draft) -> Vec<Choice> {
    let Some(ledger) = draft.story().ledger.as_deref() else { return Vec::new() };
    let cited: FxHashSet<&str> = draft.paragraphs().iter().flat_map(|placed| &placed.paragraph.citations).map(|it| &*it.target).collect();
    let told = ledger.entries().iter().filter(|entry| !entry.id.is_empty() && !ledger.names_confidential(&entry.id));
    // Of two sources with one key the first counts.
    let counts = told.filter(|entry| ledger.get(&entry.id).is_some_and(|known| std::ptr::eq(known, *entry)));
    let mut choices: Vec<Choice> = counts
        .map(|entry| {
            let shown = entry.shown();
            Choice {
                label: entry.id.to_string(),
                detail: ledger.mask(&brief(&shown)).into_owned(),
                about: ledger.mask(&card(entry).join("  \n")).into_owned(),
                found_by: ledger.mask(&format!("{} {shown}", entry.id)).into_owned(),
                kind: ChoiceKind::Key,
            }
        })
        .collect();
    choices.sort_by_key(|choice| !cited.contains(choice.label.as_str()));
    choices
}

/// The labels of the draft's footnotes that are written out.
fn notes(draft: &Draft) -> Vec<Choice> {
    let choice = |(_, label, words): (usize, &str, &str)| {
        let detail = draft.masked(&brief(words.trim())).into_owned();
        let found_by = format!("{label} {detail}");
        Choice { label: label.to_owned(), detail, about: String::new(), found_by, kind: ChoiceKind::Key }
    };
    crate::markup::notes(draft.text()).map(choice).filter(|choice| !draft.masked(&choice.label).contains(BLOCKS)).collect()
}

/// The people and bodies that the draft names, with their roles, then those of the ledger that it does not, and those of
/// the other drafts of the story, with the file they were last named in. `written` is what has been written of the name.
fn people(draft: &Draft, written: &str) -> Vec<Choice> {
    let mut out: Vec<Choice> = Vec::new();
    let clusters = draft.links().names.clusters.iter().filter(|cluster| cluster.certainty > Certainty::Guess && !cluster.name.is_empty());
    for cluster in clusters {
        let Some(kind) = kind_of(cluster.kind) else { continue };
        let detail = cluster.role.map_or_else(String::new, |role| brief(draft.prose(role)));
        out.push(named(&cluster.name, detail, kind));
    }
    let mut known: FxHashSet<String> = out.iter().map(|choice| fold(&choice.label)).collect();
    let ledger = draft.story().ledger.as_deref();
    let entries = ledger.map(crate::Ledger::entries).unwrap_or_default().iter().filter(|entry| !entry.confidential && !entry.is_open);
    for entry in entries.filter(|entry| !entry.name.is_empty() && !known.contains(&fold(&entry.name))) {
        let kind = if entry.kind == "interview".into() { ChoiceKind::Person } else { ChoiceKind::Body };
        out.push(named(&entry.name, brief(&entry.role), kind));
    }
    known.extend(out.iter().map(|choice| fold(&choice.label)));
    for (digest, spelt) in draft.others().all_names() {
        let (kind, certainty) = spelt.kind();
        let Some(kind) = kind_of(kind).filter(|_| certainty > Certainty::Guess) else { continue };
        // A large story has thousands of names: what does not fit is not made a choice of.
        let name = fold(spelt.text());
        if !name.contains(written) || !known.insert(name) {
            continue;
        }
        let office = Others::office(digest, spelt.person()).map(|held| brief(&held.words));
        let place = format!("in {}", file_name(&digest.edition.file));
        let detail = office.map_or_else(|| place.clone(), |office| format!("{office}, {place}"));
        out.push(named(spelt.text(), detail, kind));
    }
    out.retain(|choice| !draft.masked(&format!("{} {}", choice.label, choice.detail)).contains(BLOCKS));
    out
}

fn kind_of(kind: NameKind) -> Option<ChoiceKind> {
    match kind {
        NameKind::Person => Some(ChoiceKind::Person),
        NameKind::Body => Some(ChoiceKind::Body),
        NameKind::Place | NameKind::Other => None,
    }
}

fn named(name: &str, detail: String, kind: ChoiceKind) -> Choice {
    Choice { label: name.to_owned(), about: String::new(), found_by: format!("{name} {detail}"), detail, kind }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Config, Digest, Format, Ledger, Set, Story};
    use std::sync::Arc;

    const LEDGER: &str = "\
[[source]]
id = \"register90\"
name = \"Land register of Ostby\"
role = \"entry of the sale\"

[[source]]
id = \"works\"
name = \"Oswin Ferranby\"
role = \"clerk of works\"
confidential = true

[[source]]
id = \"ferranby\"
name = \"Oswin Ferranby\"
role = \"once more\"
confidential = true
";

    /// The words that are replaced at `<CURSOR>`, and the choices as "label: detail".
    fn at_cursor(text: &str) -> Option<(String, Vec<String>)> {
        at_cursor_of(text, &[])
    }

    /// The same in a story with earlier drafts, by file and text.
    fn at_cursor_of(text: &str, earlier: &[(&str, &str)]) -> Option<(String, Vec<String>)> {
        let offset = text.find("<CURSOR>").expect("the test has a cursor");
        let text = text.replace("<CURSOR>", "");
        let mut ledger = Ledger::default();
        assert_eq!(ledger.add("sources.toml", LEDGER), []);
        let digest =
            |(file, text): &(&str, &str)| Arc::new(Digest::read(*text, Format::Markdown, None, &Config::default(), &(*file).into()));
        let sets = vec![Arc::new(Set::new(earlier.iter().map(digest)))];
        let story = Story { file: "z.md".into(), ledger: Some(Arc::new(ledger)), sets, ..Story::default() };
        let draft = Draft::read_in(text.as_str(), Format::Markdown, None, &Config::default(), Arc::new(story));
        let found = complete(&draft, offset as u32)?;
        let choices = found.choices.iter().map(|choice| format!("{}: {}", choice.label, choice.detail)).collect();
        Some((found.replaced.of(&text).to_owned(), choices))
    }

    /// What is expected where something is offered.
    #[allow(clippy::unnecessary_wraps, reason = "it stands beside what may be none")]
    fn some(replaced: &str, choices: &[&str]) -> Option<(String, Vec<String>)> {
        Some((replaced.to_owned(), choices.iter().map(|choice| (*choice).to_owned()).collect()))
    }

    const REGISTER: &str = "register90: Land register of Ostby, entry of the sale";
    const WORKS: &str = "works: confidential source, clerk of works";

    #[test]
    fn keys_are_offered_behind_their_sign() {
        assert_eq!(at_cursor("It leaks [@<CURSOR>"), some("", &[REGISTER, WORKS]));
        assert_eq!(at_cursor("It leaks [@reg<CURSOR>]."), some("reg", &[REGISTER]));
        assert_eq!(at_cursor("It leaks [see @works, p. 3; @land<CURSOR>]."), some("land", &[REGISTER]));
        assert_eq!(at_cursor("Write to desk@<CURSOR>"), None);
        assert_eq!(at_cursor("It leaks [@works, p. <CURSOR>]."), None);
    }

    #[test]
    fn a_source_that_is_cited_already_comes_first() {
        assert_eq!(at_cursor("It leaks [@works]. It is old [@<CURSOR>]."), some("", &[WORKS, REGISTER]));
    }

    #[test]
    fn sources_and_people_are_offered_in_a_mark() {
        let text = "The mayor, Jane Roe, left. It leaks [source: <CURSOR>].";
        assert_eq!(at_cursor(text), some("", &[REGISTER, WORKS, "Jane Roe: mayor", "Land register of Ostby: entry of the sale"]));
        assert_eq!(at_cursor("The mayor, Jane Roe, left. It leaks <!-- source: ro<CURSOR> -->."), some("ro", &["Jane Roe: mayor"]));
        assert_eq!(at_cursor("It leaks [source: register90, p<CURSOR>]."), None);
    }

    #[test]
    fn people_are_offered_in_the_prompt() {
        let text = "The mayor, Jane Roe, left. It leaks, according to J<CURSOR>";
        assert_eq!(at_cursor(text), some("J", &["Jane Roe: mayor"]));
        assert_eq!(at_cursor("It leaks, according to the mayor, and it <CURSOR>"), None);
    }

    #[test]
    fn people_of_the_other_drafts_are_offered_with_the_file_they_stand_in() {
        let earlier = [
            ("story/a.md", "The deputy mayor for parks, Jorun Dale, spoke. Oswin Ferranby spoke too. Jane Roe did not."),
            ("story/b.md", "Jorun Dale left on Monday. The clerk, Jens Pell, stayed."),
        ];
        let text = "The mayor, Jane Roe, left. It leaks, according to <CURSOR>";
        let (_, choices) = at_cursor_of(text, &earlier).expect("somebody is asked for");
        assert_eq!(choices, ["Jane Roe: mayor", "Land register of Ostby: entry of the sale", "Jorun Dale: in b.md", "Jens Pell: in b.md"]);
        let first = at_cursor_of("It leaks [source: jor<CURSOR>].", &earlier[..1]);
        assert_eq!(first, some("jor", &["Jorun Dale: deputy mayor for parks, in a.md"]));
    }

    #[test]
    fn notes_are_offered_by_their_labels() {
        assert_eq!(at_cursor("It leaks.[^<CURSOR>]\n\n[^1]: Parish record.\n"), some("", &["1: Parish record."]));
    }

    #[test]
    fn a_confidential_name_is_never_offered() {
        for text in [
            "Oswin Ferranby spoke. It leaks [source: <CURSOR>",
            "Oswin Ferranby spoke. It leaks, according to <CURSOR>",
            "[^<CURSOR>\n\n[^f]: Ferranby\n",
        ] {
            let (_, choices) = at_cursor(text).expect("something is asked for");
            assert!(choices.iter().all(|choice| !choice.contains("erranby")), "{choices:?}");
        }
    }
}
