//! Publishable copy: a draft without what only the desk is meant to see.
//!
//! Source marks become links where the ledger, or the mark itself, gives an address and the format
//! has links; otherwise they go, as comments of ours and `(cq)` do. Links, footnotes and every other
//! byte stay as they are. What is still open, or may never be printed, is refused.

use crate::config::Config;
use crate::draft::Draft;
use crate::facts::{Citation, CitationKind, Paragraph};
use crate::finding::Finding;
use crate::markup::{Format, Zone};
use crate::story::{Entry, Ledger};
use crate::text::Span;
use regex::Regex;
use std::sync::{Arc, LazyLock};

/// What stands in the way of a clean copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// Where, in bytes of the draft.
    pub span: Span,
    /// What it is and what to do; it never holds a confidential name.
    pub message: String,
}

/// The publishable text of `draft`, which must have been read with `config`.
///
/// Cleaning what is clean changes nothing, unless a placeholder was allowed in a comment, which goes.
///
/// # Errors
/// Every placeholder that is open, and every confidential name, in the order of the draft.
pub fn clean(draft: &Draft, config: &Config) -> Result<String, Vec<Obstacle>> {
    let open = |finding: &&Finding| finding.rule == "open-placeholder";
    let mut obstacles: Vec<Obstacle> =
        draft.findings().iter().filter(open).map(|finding| Obstacle { span: finding.span, message: finding.message.clone() }).collect();
    let removed = edits(draft);
    // A name inside of a mark goes with the mark.
    let stays = draft.withheld().filter(|name| !removed.iter().any(|cut| cut.span.covers(*name)));
    obstacles.extend(
        stays.map(|span| Obstacle { span, message: "A confidential name stands here. Take it out before the copy runs.".to_owned() }),
    );
    obstacles.extend(removed.iter().filter(|cut| is_nested(draft.text(), cut.span)).map(nested));
    if !obstacles.is_empty() {
        obstacles.sort_by_key(|obstacle| obstacle.span);
        return Err(obstacles);
    }
    let read = |text: &str| Draft::read_in(text, draft.format(), draft.date(), config, Arc::new(draft.story().clone()));
    let mut text = apply(draft.text(), &removed);
    let mut clean = read(&text);
    // What closes up may form a mark that was none: "[@[@a]b]".
    for _ in 0..MOST_ROUNDS {
        let removed = edits(&clean);
        if removed.is_empty() {
            break;
        }
        text = apply(&text, &removed);
        clean = read(&text);
    }
    // Or a placeholder: "[@(cq)]".
    if placeholders(draft) < placeholders(&clean) {
        return Err(removed.iter().map(nested).collect());
    }
    Ok(text)
}

/// How many placeholders a draft holds, allowed ones too.
fn placeholders(draft: &Draft) -> usize {
    draft.paragraphs().iter().map(|placed| placed.paragraph.placeholders.len()).sum()
}

fn nested(mark: &Cut) -> Obstacle {
    let message = "A source mark stands inside of other brackets here. Take them apart before the copy runs.";
    Obstacle { span: mark.span, message: message.to_owned() }
}

/// Whether brackets that are open where a source mark begins would close up around its place.
fn is_nested(text: &str, mark: Span) -> bool {
    let before = &text[..mark.range().start];
    let line = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
    let opened = line.rfind('[').is_some_and(|open| line.rfind(']').is_none_or(|close| close < open));
    opened && mark.of(text).trim_start().starts_with('[')
}

/// Copy written by people needs one; text made to nest marks in marks gets no more than this.
const MOST_ROUNDS: usize = 64;

/// A piece of the draft and what takes its place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Cut {
    span: Span,
    with: String,
}

fn apply(text: &str, cuts: &[Cut]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for cut in cuts {
        out.push_str(&text[from..cut.span.range().start]);
        out.push_str(&cut.with);
        from = cut.span.range().end;
    }
    out.push_str(&text[from..]);
    out
}

/// What is cut, in order and without overlap.
fn edits(draft: &Draft) -> Vec<Cut> {
    let mut marks: Vec<Cut> = comments(draft);
    for (index, placed) in draft.paragraphs().iter().enumerate() {
        let paragraph = &placed.paragraph;
        if !paragraph.zone.is_prose() {
            continue;
        }
        for citation in paragraph.citations.iter().filter(|citation| is_mark(paragraph, citation)) {
            let span = draft.source(index, citation.span);
            // What markup split in two is left to its author: "[source: *x*]" is cut, "[source: [x](y)]" is a link's.
            let whole = span.of(draft.text());
            if whole.starts_with('[') && whole.ends_with(']') {
                marks.push(Cut { span, with: link(draft, paragraph, citation).unwrap_or_default() });
            }
        }
        for found in checked_marks(paragraph) {
            let span = draft.source(index, found);
            if span.of(draft.text()).eq_ignore_ascii_case("(cq)") {
                marks.push(Cut { span, with: String::new() });
            }
        }
    }
    marks.sort_by_key(|cut| cut.span);
    let mut out: Vec<Cut> = Vec::new();
    for mark in marks {
        let cut = if mark.with.is_empty() { Cut { span: with_space(draft.text(), mark.span), ..mark } } else { mark };
        match out.last_mut() {
            Some(last) if cut.span.start < last.span.end => {
                // Two marks side by side share the space between them.
                if last.with.is_empty() && cut.with.is_empty() {
                    last.span = last.span.join(cut.span);
                }
            }
            _ => out.push(cut),
        }
    }
    out
}

/// Whether a citation is the desk's mark and no copy; what stands in a quotation was said.
fn is_mark(paragraph: &Paragraph, citation: &Citation) -> bool {
    matches!(citation.kind, CitationKind::Key | CitationKind::Mark)
        && !citation.span.is_empty()
        && !paragraph.is_code(citation.span)
        && !paragraph.in_quote(citation.span.start)
}

/// "(cq)": somebody checked this (RULES.md §4).
fn checked_marks(paragraph: &Paragraph) -> impl Iterator<Item = Span> + '_ {
    static CHECKED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?i)\(cq\)").expect("the pattern is constant"));
    let found = CHECKED.find_iter(&paragraph.prose.text).map(|found| Span::new(found.start(), found.end()));
    found.filter(|span| !paragraph.is_code(*span))
}

/// The desk's comments, in formats that have any: what is allowed or turned off, and sources.
fn comments(draft: &Draft) -> Vec<Cut> {
    static COMMENT: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?s)<!--\s*(?:factdesk|source):.*?-->").expect("the pattern is constant"));
    let text = draft.text();
    if !draft.format().has_comments() || !text.contains("<!--") {
        return Vec::new();
    }
    let copied = |span: Span| {
        let blocks = draft.paragraphs().iter().enumerate().filter(|(_, placed)| placed.span.overlaps(span));
        blocks.into_iter().any(|(index, placed)| match placed.paragraph.zone {
            Zone::Code | Zone::FrontMatter => true,
            _ => placed.paragraph.prose.inlines.iter().any(|inline| {
                let code = matches!(inline.kind, crate::markup::InlineKind::Code);
                code && !inline.span.is_empty() && draft.source(index, inline.span).overlaps(span)
            }),
        })
    };
    let found = COMMENT.find_iter(text).map(|found| Span::new(found.start(), found.end()));
    found.filter(|span| !copied(*span)).map(|span| Cut { span, with: String::new() }).collect()
}

/// A mark as a link that readers can follow, where an address is known and the format has links.
fn link(draft: &Draft, paragraph: &Paragraph, citation: &Citation) -> Option<String> {
    if draft.format() != Format::Markdown {
        return None;
    }
    let ledger = draft.story().ledger.as_deref();
    let mut links: Vec<String> = Vec::new();
    if citation.kind == CitationKind::Key {
        let keys = crate::sheet::keys(citation.span.of(&paragraph.prose.text));
        links.extend(keys.filter_map(|(key, place)| of_entry(ledger?, ledger?.get(key)?, place)));
    } else {
        let (source, place) = crate::sheet::with_place(&citation.target);
        let known = ledger.and_then(|ledger| of_entry(ledger, ledger.find(&source)?, &place.unwrap_or_default()));
        links.extend(known.or_else(|| written(&citation.target)));
    }
    // Readers need no second link to one place in a sentence.
    let known = |link: &String| paragraph.citations.iter().any(|other| other.kind == CitationKind::Link && link.contains(&*other.target));
    links.retain(|link| !known(link));
    (!links.is_empty()).then(|| format!("({})", links.join(", ")))
}

/// The link to a source of the ledger; none to one that is confidential, or whose words name one.
fn of_entry(ledger: &Ledger, entry: &Entry, place: &str) -> Option<String> {
    let name = if entry.name.is_empty() { &entry.id } else { &entry.name };
    let words = if place.is_empty() { name.to_string() } else { format!("{name}, {place}") };
    let told = !entry.confidential && !ledger.names_confidential(&words) && !ledger.names_confidential(&entry.url);
    told.then(|| to(&words, &entry.url)).flatten()
}

/// The link of a mark that holds an address itself: "[source: land register, https://…]".
fn written(mark: &str) -> Option<String> {
    static ADDRESS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"https?://[^\s<>()\[\]]+").expect("the pattern is constant"));
    let found = ADDRESS.find(mark)?;
    let address = found.as_str().trim_end_matches(['.', ',', ';', ':']);
    let words = mark[..found.start()].trim_matches([' ', ',', ';', ':', '-', '–', '—']);
    to(if words.is_empty() { "source" } else { words }, address)
}

/// A Markdown link, where the address is one that a reader can follow.
fn to(words: &str, address: &str) -> Option<String> {
    let http = address.starts_with("https://") || address.starts_with("http://");
    let plain = http && !address.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\\".contains(c));
    let words: String = words.chars().filter(|c| !matches!(c, '[' | ']' | '\\' | '`' | '<' | '>') && !c.is_control()).collect();
    plain.then(|| if address.contains(['(', ')']) { format!("[{words}](<{address}>)") } else { format!("[{words}]({address})") })
}

/// The mark at `span` with the space that is only there because of it: that before it, or all of a
/// line that holds nothing else.
fn with_space(text: &str, span: Span) -> Span {
    let blank = |c: char| c == ' ' || c == '\t';
    let before = &text[..span.range().start];
    let after = &text[span.range().end..];
    let start = before.trim_end_matches(blank).len();
    let right = after.trim_start_matches(blank);
    let end = text.len() - right.len();
    let opens_line = start == 0 || before[..start].ends_with(['\n', '\r']);
    let closes_line = right.is_empty() || right.starts_with(['\n', '\r']);
    match (opens_line, closes_line) {
        (true, true) => {
            let next = end + line_end(right);
            let above = text[..start].trim_end_matches(['\n', '\r']).len();
            // Between two blank lines, one of them goes as well: it parted the mark from the copy.
            let parted = above == 0 || 1 < text[above..start].lines().count();
            Span::new(start, if parted { next + line_end(&text[next..]) } else { next })
        }
        (true, false) => Span::new(span.range().start, end),
        (false, true) => Span::new(start, span.range().end),
        (false, false) => {
            // Two words stay two words.
            let apart = right.len() < after.len() || after.starts_with(|c: char| !c.is_alphanumeric());
            if apart { Span::new(start, span.range().end) } else { span }
        }
    }
}

/// How many bytes the line end has that `text` begins with.
fn line_end(text: &str) -> usize {
    let ends = ["\r\n", "\n", "\r"];
    ends.into_iter().find(|end| text.starts_with(end)).map_or(0, str::len)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Story;
    use proptest::prelude::*;

    const LEDGER: &str = "[[source]]\nid = \"register26\"\nname = \"Land register of Tarnholm\"\nurl = \"https://register.example/26\"\n\n\
                          [[source]]\nid = \"tape\"\nname = \"A tape\"\n\n\
                          [[source]]\nid = \"clerk\"\nname = \"Tilde Korvald\"\nrole = \"clerk\"\nurl = \"https://korvald.example\"\nconfidential = true\n";

    fn cleaned(text: &str, format: Format) -> Result<String, Vec<Obstacle>> {
        let mut ledger = Ledger::default();
        assert_eq!(ledger.add("sources.toml", LEDGER), []);
        let story = Story { ledger: Some(Arc::new(ledger)), ..Story::default() };
        let config = Config::default();
        clean(&Draft::read_in(text, format, None, &config, Arc::new(story)), &config)
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(cleaned(text, Format::Markdown).as_deref(), Ok(expected));
    }

    #[test]
    fn marks_become_links_where_an_address_is_known_and_go_elsewhere() {
        check("It was sold [@register26, p. 4].", "It was sold ([Land register of Tarnholm, p. 4](https://register.example/26)).");
        check("It was sold [@tape; @register26].", "It was sold ([Land register of Tarnholm](https://register.example/26)).");
        check("It was sold [@tape], he said.", "It was sold, he said.");
        check("It was sold [source: minutes, p. 4]. It fell.", "It was sold. It fell.");
        check("It was sold [source: minutes, https://ostby.example/m].", "It was sold ([minutes](https://ostby.example/m)).");
        check(
            "It was sold [source: Land register of Tarnholm, p. 4].",
            "It was sold ([Land register of Tarnholm, p. 4](https://register.example/26)).",
        );
        assert_eq!(cleaned("It was sold [@register26, p. 4].", Format::Plain).as_deref(), Ok("It was sold."));
    }

    #[test]
    fn a_confidential_source_is_never_linked_nor_named() {
        check("It was sold [@clerk]. It fell [source: Tilde Korvald, 3 March].", "It was sold. It fell.");
        let obstacles = cleaned("It was sold, Tilde Korvald said.", Format::Markdown).expect_err("a name stands in it");
        assert!(obstacles.len() == 1 && !obstacles[0].message.contains("Korvald"), "{obstacles:?}");
    }

    #[test]
    fn comments_of_the_desk_and_cq_go_and_others_stay() {
        check(
            "Ada Holm (cq) left. <!-- factdesk: allow vague-source --> Experts <!-- source: a, p. 2 -->say so.",
            "Ada Holm left. Experts say so.",
        );
        check("One.\n\n<!-- factdesk: off vague-source -->\n\nTwo.\n", "One.\n\nTwo.\n");
        check("One <!-- layout: wide --> two.", "One <!-- layout: wide --> two.");
        check(
            "See `[@a] (cq) <!-- source: b -->`.\n\n```\n[source: c]\n```\n",
            "See `[@a] (cq) <!-- source: b -->`.\n\n```\n[source: c]\n```\n",
        );
    }

    #[test]
    fn line_ends_wraps_links_and_footnotes_stay() {
        check("It was sold\r\n[source: x] in May.\r\n", "It was sold\r\nin May.\r\n");
        check("It was sold in May\n[source: x]\nand fell.", "It was sold in May\nand fell.");
        check("It [fell](https://a.example).[^1]\n\n[^1]: Land register.\n", "It [fell](https://a.example).[^1]\n\n[^1]: Land register.\n");
        check("It fell[source: x]down.", "It felldown.");
        check("It fell [source: x]down.", "It fell down.");
    }

    #[test]
    fn words_of_a_quotation_are_left_alone() {
        check("“I love [@ostby],” Ada Holm wrote.", "“I love [@ostby],” Ada Holm wrote.");
    }

    #[test]
    fn open_placeholders_are_refused_with_their_places() {
        let text = "It fell [source: ]. The TK bridge.";
        let places: Vec<&str> = cleaned(text, Format::Markdown).expect_err("it is open").iter().map(|open| open.span.of(text)).collect();
        assert_eq!(places, ["[source: ]", "TK"]);
        assert!(cleaned("It fell [@(cq)].", Format::Plain).is_err(), "what closes up would be a placeholder");
        check("XXX is a band. <!-- factdesk: allow open-placeholder its name -->", "XXX is a band.");
    }

    /// Marks, and what marks are made of.
    fn piece() -> impl Strategy<Value = String> {
        let known = prop::sample::select(vec![
            "[@register26, p. 4]",
            "[@tape]",
            "[source: minutes, p. 2]",
            "[source: https://a.example/x]",
            "(cq)",
            "<!-- source: x -->",
            "<!-- factdesk: allow vague-source -->",
            "[",
            "]",
            "[@",
            "<!--",
            "-->",
            "(",
            ")",
            " ",
            "\n",
            "\n\n",
            "\r\n",
            "It fell.",
            "“",
            "”",
            "`",
            "```\n",
            "[^1]",
            "\n\n[^1]: note\n",
            "> ",
            "- ",
            "| a | b |\n|---|---|\n",
            "\t",
            "é💣",
            "# ",
            "said Holm ",
        ]);
        prop_oneof![9 => known.prop_map(str::to_owned), 1 => "\\PC{0,4}"]
    }

    proptest! {
        #![proptest_config(crate::cases::cases(200))]

        #[test]
        fn clean_copy_stays_as_it_is(pieces in prop::collection::vec(piece(), 0..14), markdown: bool) {
            let format = if markdown { Format::Markdown } else { Format::Plain };
            let text = pieces.concat();
            if let Ok(once) = cleaned(&text, format) {
                prop_assert_eq!(cleaned(&once, format), Ok(once.clone()), "{:?}", text);
            }
        }

        #[test]
        fn copy_without_marks_is_not_touched(text in "[^\\[(<]{0,200}", markdown: bool) {
            let format = if markdown { Format::Markdown } else { Format::Plain };
            if let Ok(clean) = cleaned(&text, format) {
                prop_assert_eq!(clean, text);
            }
        }
    }
}
