//! A draft as it stands: an immutable value that diagnostics, hovers and fixes share.

use crate::config::Config;
use crate::facts::{Date, Paragraph};
use crate::finding::Finding;
use crate::links::Links;
use crate::markup::{self, Block, Format, FrontMatter, InlineKind, Lead, Prose, Zone};
use crate::story::{Others, Story};
use crate::text::{LineIndex, Span};
use crate::withheld::{self, Withheld};
use crate::{facts, rules, suppress};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A draft with everything that was read out of it.
#[derive(Debug)]
pub struct Draft {
    text: Arc<str>,
    format: Format,
    lines: LineIndex,
    paragraphs: Vec<Placed>,
    front_matter: FrontMatter,
    date: Option<Date>,
    singles: bool,
    story: Arc<Story>,
    others: Arc<Others>,
    links: Links,
    pub(crate) withheld: Withheld,
    findings: Vec<Finding>,
}

/// A paragraph and where it stands.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The block in the draft, in bytes.
    pub span: Span,
    /// What it says; shared with earlier states of the draft in which it said the same.
    pub paragraph: Arc<Paragraph>,
}

/// A place in a draft: a paragraph and a span of its prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct At {
    /// The index of the paragraph.
    pub paragraph: usize,
    /// The span in its prose, in bytes.
    pub span: Span,
}

/// What a draft is read from.
struct Given {
    text: Arc<str>,
    format: Format,
    /// The day it bears outside of its text.
    date: Option<Date>,
    story: Arc<Story>,
}

/// What decides how a block is read; two blocks with equal keys read the same.
#[derive(PartialEq, Eq, Hash)]
struct Key<'a> {
    text: &'a str,
    zone: Zone,
    lead: Lead,
    inlines: &'a [markup::Inline],
}

impl<'a> Key<'a> {
    fn of(prose: &'a Prose, zone: Zone, lead: Lead) -> Key<'a> {
        Key { text: &prose.text, zone, lead, inlines: &prose.inlines }
    }
}

impl Draft {
    /// Reads a draft from nothing, alone. `date` is the day it bears outside of its text (a file's name),
    /// which counts where neither front matter nor dateline has one.
    pub fn read(text: impl Into<Arc<str>>, format: Format, date: Option<Date>, config: &Config) -> Draft {
        Draft::read_in(text, format, date, config, Arc::default())
    }

    /// Reads a draft from nothing, as one of a story.
    pub fn read_in(text: impl Into<Arc<str>>, format: Format, date: Option<Date>, config: &Config, story: Arc<Story>) -> Draft {
        Draft::build(Given { text: text.into(), format, date, story }, config, None)
    }

    /// Reads a draft for what other drafts of its story look up in it; it has no findings.
    pub(crate) fn read_for_others(text: impl Into<Arc<str>>, format: Format, date: Option<Date>, config: &Config) -> Draft {
        let mut draft = Draft::unlinked(Given { text: text.into(), format, date, story: Arc::default() }, config, None);
        draft.links = Links::for_others(&draft, config);
        draft
    }

    /// Reads the draft again with another text, in a story that may have changed. Paragraphs whose
    /// words are unchanged are not read again; the result equals that of [`Draft::read_in`].
    /// `config` must be the one it was read with.
    #[must_use]
    pub fn revise(&self, text: impl Into<Arc<str>>, date: Option<Date>, config: &Config, story: Arc<Story>) -> Draft {
        let given = Given { text: text.into(), format: self.format, date, story };
        Draft::build(given, config, Some(self))
    }

    fn build(given: Given, config: &Config, before: Option<&Draft>) -> Draft {
        let mut draft = Draft::unlinked(given, config, before);
        draft.others = Others::of(&draft, before.map(|before| &before.others));
        draft.links = Links::find(&draft, config, before);
        draft.withheld = withheld::find(&draft);
        let mut findings = rules::check(&draft, config);
        suppress::stamp(&draft, &mut findings);
        suppress::retain(&draft, &config.ignored, &mut findings);
        withheld::screen(&draft, &mut findings);
        draft.findings = findings;
        draft
    }

    /// The facts alone.
    fn unlinked(given: Given, config: &Config, before: Option<&Draft>) -> Draft {
        let Given { text, format, date, story } = given;
        let read = markup::read(&text, format, config.paragraphs);
        let bodies = read.blocks.iter().filter(|block| block.zone.is_body());
        let singles = facts::singles_first(bodies.map(|block| block.prose.text.as_str()));
        // Paragraphs read under the other ruling on single marks are of no use.
        let known = before.filter(|before| before.singles == singles).map_or(&[][..], |before| &before.paragraphs);
        let paragraphs = place(read.blocks, singles, config, known);
        let front_date = read.front_matter.get("date").and_then(facts::written_date);
        let dateline = paragraphs.iter().find_map(|placed| placed.paragraph.dateline_date());
        Draft {
            lines: LineIndex::new(&text),
            text,
            format,
            paragraphs,
            front_matter: read.front_matter,
            date: front_date.or(dateline).or(date),
            singles,
            story,
            others: Arc::default(),
            links: Links::default(),
            withheld: Withheld::default(),
            findings: Vec::new(),
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The format it is written in.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The lines.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }

    /// The blocks in order.
    pub fn paragraphs(&self) -> &[Placed] {
        &self.paragraphs
    }

    /// One block's paragraph.
    pub fn paragraph(&self, index: usize) -> &Paragraph {
        &self.paragraphs[index].paragraph
    }

    /// What the front matter says.
    pub fn front_matter(&self) -> &FrontMatter {
        &self.front_matter
    }

    /// The day the draft bears: front matter, then dateline, then what it was read with.
    pub fn date(&self) -> Option<Date> {
        self.date
    }

    /// What the files around it tell.
    pub fn story(&self) -> &Story {
        &self.story
    }

    /// What it sees of the other drafts of its story.
    pub(crate) fn others(&self) -> &Others {
        &self.others
    }

    /// What holds between the facts of the draft.
    pub fn links(&self) -> &Links {
        &self.links
    }

    /// What the rules found, in the order of the text.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The bytes of the draft that a span of a paragraph's prose was read from.
    pub fn source(&self, paragraph: usize, span: Span) -> Span {
        let placed = &self.paragraphs[paragraph];
        placed.paragraph.prose.to_source(span).shift(placed.span.start)
    }

    /// The prose under a place.
    pub fn prose(&self, at: At) -> &str {
        at.span.of(&self.paragraphs[at.paragraph].paragraph.prose.text)
    }

    /// The paragraph and prose offset that the draft byte `offset` was read into, if any was.
    pub fn at(&self, offset: u32) -> Option<At> {
        let found = self.paragraphs.partition_point(|placed| placed.span.end < offset);
        let placed = self.paragraphs.get(found).filter(|placed| placed.span.start <= offset)?;
        let at = placed.paragraph.prose.from_source(offset - placed.span.start);
        Some(At { paragraph: found, span: Span::empty(at as usize) })
    }

    /// The sentence that holds the start of a draft span, in draft bytes; the span itself outside of sentences.
    pub fn sentence_span(&self, span: Span) -> Span {
        let Some(at) = self.at(span.start) else { return span };
        let paragraph = self.paragraph(at.paragraph);
        match paragraph.sentence_at(at.span.start) {
            Some(sentence) => self.source(at.paragraph, paragraph.sentences[sentence].span),
            None => span,
        }
    }

    /// Whether the copy is opinion, a review or a first-person piece (rulings 13 and 28).
    pub fn is_opinion(&self) -> bool {
        self.links.opinion
    }
}

/// Gives each block its paragraph, from `known` where one of the same words is there.
fn place(blocks: Vec<Block>, singles: bool, config: &Config, known: &[Placed]) -> Vec<Placed> {
    let mut by_key: FxHashMap<Key<'_>, &Arc<Paragraph>> = FxHashMap::default();
    for placed in known {
        let paragraph = &placed.paragraph;
        by_key.insert(Key::of(&paragraph.prose, paragraph.zone, paragraph.lead), paragraph);
    }
    let lexicon = config.lexicon();
    blocks
        .into_iter()
        .map(|block| {
            let found = by_key.get(&Key::of(&block.prose, block.zone, block.lead));
            // Equal words may be wrapped or marked up otherwise: then the way back differs.
            let same = found.filter(|paragraph| paragraph.prose == block.prose).map(|paragraph| Arc::clone(paragraph));
            Placed {
                span: block.span,
                paragraph: same.unwrap_or_else(|| Arc::new(Paragraph::read(block.prose, block.zone, block.lead, singles, lexicon))),
            }
        })
        .collect()
}

impl Paragraph {
    /// The date in its dateline, if it has one.
    fn dateline_date(&self) -> Option<Date> {
        let Lead::Dateline(span) = self.lead else { return None };
        self.figures.iter().filter(|figure| span.covers(figure.span)).find_map(|figure| figure.date)
    }

    /// Whether a link, footnote mark or source comment stands in `span` or right behind it.
    pub fn is_cited(&self, span: Span) -> bool {
        let behind = Span::new(span.start as usize, span.end as usize + 2);
        self.citations.iter().any(|citation| behind.overlaps(citation.span) || behind.contains(citation.span.start))
    }

    /// Whether `span` overlaps code.
    pub fn is_code(&self, span: Span) -> bool {
        self.prose.within(span, |kind| *kind == InlineKind::Code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Transcript;
    use proptest::prelude::*;

    /// Copy with everything in it that one paragraph can change about another's reading.
    const START: &str = "Council sells pier\n\nOSTBY, 3 March 2025 — The council sold the pier on Monday, its clerk, Ada Holm, said.\n\n“We had to,” Holm said. “It cost 40 crowns a day.\n\n“Nobody else wanted it.”\n\nA second paper put it at 41 crowns. The NPU said 12 people were hurt, 7 of them badly.\n\nhttps://ostby.example/pier\n\nQ: Why now?\n\n- one\n- two [source: ]\n";

    /// What was said for it, which is not quite what it quotes.
    const SAID: &str = "Recorded: 3 March 2025\n\n[00:04] HOLM: Well, we had to. It cost 41 crowns a day. Nobody else wanted it.\n";

    /// What is typed or pasted: marks that open, close and break things, and words that link.
    fn piece() -> impl Strategy<Value = String> {
        let known = prop::sample::select(vec![
            "“",
            "”",
            "\"",
            "'",
            "\n\n",
            "\n",
            " ",
            ".",
            "said Holm",
            "Holm",
            "41 crowns",
            "[source: x]",
            "TK",
            "# ",
            "> ",
            "---\n",
            "é💣",
            "\r\n",
            "he said, ",
            "Ada ",
            "- ",
        ]);
        prop_oneof![known.prop_map(str::to_owned), "\\PC{0,6}"]
    }

    fn same(left: &Draft, right: &Draft) {
        let facts = |draft: &Draft| draft.paragraphs.iter().map(|placed| (placed.span, Arc::clone(&placed.paragraph))).collect::<Vec<_>>();
        assert_eq!(facts(left), facts(right));
        assert_eq!(left.links, right.links);
        assert_eq!(left.findings, right.findings);
        assert_eq!((left.date, left.singles, &left.front_matter), (right.date, right.singles, &right.front_matter));
    }

    proptest! {
        #![proptest_config(crate::cases::cases(96))]

        #[test]
        fn an_edited_draft_equals_a_fresh_one(
            markdown: bool,
            edits in prop::collection::vec((0usize..600, 0usize..30, piece()), 1..8),
        ) {
            let format = if markdown { Format::Markdown } else { Format::Plain };
            let config = Config::default();
            let story = Arc::new(Story { transcripts: vec![Arc::new(Transcript::read("a.txt", SAID).0)], ..Story::default() });
            let mut text = START.to_owned();
            let mut draft = Draft::read_in(text.as_str(), format, None, &config, Arc::clone(&story));
            for (start, length, with) in edits {
                let start = text.floor_char_boundary(start.min(text.len()));
                let end = text.ceil_char_boundary((start + length).min(text.len()));
                text.replace_range(start..end, &with);
                draft = draft.revise(text.as_str(), None, &config, Arc::clone(&story));
            }
            same(&draft, &Draft::read_in(text.as_str(), format, None, &config, story));
        }

        #[test]
        fn any_text_is_a_draft_and_every_span_lies_in_it(text in "(?s).{0,400}", markdown: bool) {
            let format = if markdown { Format::Markdown } else { Format::Plain };
            let draft = Draft::read(text.as_str(), format, None, &Config::default());
            for (index, placed) in draft.paragraphs().iter().enumerate() {
                prop_assert!(text.get(placed.span.range()).is_some());
                for sentence in &placed.paragraph.sentences {
                    prop_assert!(text.get(draft.source(index, sentence.span).range()).is_some());
                }
            }
            for finding in draft.findings() {
                prop_assert!(text.get(finding.span.range()).is_some());
                for related in &finding.related {
                    prop_assert!(text.get(related.span.range()).is_some());
                }
                for fix in crate::fixes(&draft, finding, &Config::default()) {
                    if let crate::FixAction::Edit(edits) = fix.action {
                        for edit in edits {
                            prop_assert!(text.get(edit.span.range()).is_some(), "{}", fix.title);
                        }
                    }
                }
            }
            for at in (0..text.len() as u32 + 2).step_by(7) {
                crate::hover(&draft, at);
                for span in crate::references(&draft, at).into_iter().chain(crate::definition(&draft, at).map(|target| target.span)) {
                    prop_assert!(text.get(span.range()).is_some());
                }
                let around = crate::selections(&draft, at);
                prop_assert!(around.windows(2).all(|pair| pair[1].covers(pair[0])));
                let renamed = crate::rename(&draft, at, "Ada Holm").unwrap_or_default();
                prop_assert!(renamed.own.iter().chain(&renamed.quoted).all(|edit| text.get(edit.span.range()).is_some()));
            }
            crate::folds(&draft);
            prop_assert!(crate::outline(&draft).iter().all(|symbol| symbol.children.iter().all(|child| symbol.span.covers(child.span))));
        }
    }

    #[test]
    fn what_transcripts_tell_follows_the_story() {
        let config = Config::default();
        let story = |said: &str| Arc::new(Story { transcripts: vec![Arc::new(Transcript::read("a.txt", said).0)], ..Story::default() });
        let rules = |draft: &Draft| draft.findings().iter().filter(|finding| finding.rule == "quote-mismatch").count();
        let alone = Draft::read(START, Format::Plain, None, &config);
        let told = alone.revise(START, None, &config, story(SAID));
        assert_eq!((rules(&alone), rules(&told)), (0, 1));
        let mended = told.revise(START, None, &config, story(&SAID.replace("41", "40")));
        assert_eq!(rules(&mended), 0);
        same(&mended, &Draft::read_in(START, Format::Plain, None, &config, story(&SAID.replace("41", "40"))));
    }

    #[test]
    fn a_paragraph_that_does_not_change_is_not_read_again() {
        let config = Config::default();
        let draft = Draft::read(START, Format::Plain, None, &config);
        let revised = draft.revise(START.replace("sold the pier", "sold the old pier"), None, &config, Arc::default());
        let kept = revised
            .paragraphs
            .iter()
            .filter(|placed| draft.paragraphs.iter().any(|other| Arc::ptr_eq(&placed.paragraph, &other.paragraph)));
        assert_eq!(kept.count(), draft.paragraphs.len() - 1);
    }
}
