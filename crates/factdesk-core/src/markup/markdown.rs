//! Markdown: blocks and inlines from pulldown-cmark's events, whose offsets are exact.
//!
//! A text event that stands in the draft byte for byte keeps its bytes; an entity or an
//! escape stands for its source as a whole.

use super::plain::{raw, soft_wrap};
use super::{Block, Blocks, FrontMatter, Inline, InlineKind, Lead, Prose, Zone};
use crate::text::Span;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

pub(super) fn read(text: &str) -> Blocks {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader =
        Reader { text, out: Blocks::default(), open: None, containers: Vec::new(), inlines: Vec::new(), table: Table::default() };
    if let Some(front_matter) = FrontMatter::find(text) {
        reader.out.blocks.push(raw(text, front_matter.span, Zone::FrontMatter));
        reader.out.front_matter = front_matter;
    }
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.close();
    reader.out
}

/// What text inside of a container is, innermost last.
#[derive(Clone, Copy, PartialEq)]
enum Container {
    Quote,
    Item,
    Footnote,
}

struct Reader<'a> {
    text: &'a str,
    out: Blocks,
    /// The block being read: its zone, its first byte and its prose so far.
    open: Option<Open>,
    containers: Vec<Container>,
    /// Inlines begun and not ended: where their text begins, and what they are.
    inlines: Vec<(usize, InlineKind)>,
    table: Table,
}

/// The table being read.
#[derive(Default)]
struct Table {
    /// The words of its head row, a column each.
    heads: Vec<Box<str>>,
    /// Whether the head row is being read.
    in_head: bool,
    /// The column of the cell being read.
    column: usize,
}

struct Open {
    zone: Zone,
    start: usize,
    end: usize,
    prose: Prose,
    image_only: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(end) => self.end(end, range),
            Event::Text(text) => self.push(&text, range),
            Event::Code(code) => self.code(&code, range),
            Event::SoftBreak | Event::HardBreak => self.wrap(range),
            Event::FootnoteReference(label) => self.mark(InlineKind::FootnoteMark(label.as_ref().into())),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html, range),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => {
                let zone = self.paragraph_zone();
                self.open(zone, range);
            }
            Tag::Heading { level, .. } => {
                let first = *level == HeadingLevel::H1;
                self.open(if first { Zone::Headline } else { Zone::Subhead }, range);
            }
            Tag::TableHead => self.table = Table { in_head: true, ..Table::default() },
            Tag::TableRow => self.table.column = 0,
            Tag::TableCell => {
                self.open(Zone::TableCell, range);
                let head = self.table.heads.get(self.table.column).filter(|head| !self.table.in_head && !head.is_empty());
                if let Some(open) = self.open.as_mut() {
                    open.prose.head = head.cloned();
                }
            }
            Tag::BlockQuote(_) => self.enter(Container::Quote),
            Tag::Item => self.enter(Container::Item),
            Tag::FootnoteDefinition(_) => self.enter(Container::Footnote),
            Tag::CodeBlock(_) => self.whole(range, Zone::Code),
            Tag::Emphasis | Tag::Strong => self.begin(InlineKind::Emphasis),
            Tag::Link { dest_url, .. } => self.begin(InlineKind::Link(dest_url.as_ref().into())),
            Tag::Image { .. } => {
                if let Some(open) = self.open.as_mut() {
                    open.image_only &= open.prose.text.is_empty();
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd, range: Range<usize>) {
        match end {
            TagEnd::Paragraph | TagEnd::Heading(_) => self.close(),
            TagEnd::TableCell => {
                if self.table.in_head {
                    self.table.heads.push(self.open.as_ref().map_or("", |open| open.prose.text.trim()).into());
                }
                self.table.column += 1;
                self.close();
            }
            TagEnd::TableHead => self.table.in_head = false,
            TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.close();
                self.containers.pop();
            }
            TagEnd::Image => {
                if let Some(open) = self.open.as_mut().filter(|open| open.image_only && open.zone == Zone::Body) {
                    open.zone = Zone::Caption;
                }
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => self.finish(range),
            _ => {}
        }
    }

    fn paragraph_zone(&self) -> Zone {
        match self.containers.last() {
            Some(Container::Quote) => Zone::BlockQuote,
            Some(Container::Item) => Zone::ListItem,
            Some(Container::Footnote) => Zone::Footnote,
            None => Zone::Body,
        }
    }

    fn enter(&mut self, container: Container) {
        self.close();
        self.containers.push(container);
    }

    fn open(&mut self, zone: Zone, range: Range<usize>) {
        self.close();
        self.open = Some(Open { zone, start: range.start, end: range.start, prose: Prose::default(), image_only: true });
    }

    fn close(&mut self) {
        self.inlines.clear();
        let Some(open) = self.open.take() else { return };
        if open.prose.text.trim().is_empty() && open.prose.inlines.is_empty() {
            return;
        }
        self.out.blocks.push(Block { span: Span::new(open.start, open.end), zone: open.zone, prose: open.prose, lead: Lead::None });
    }

    fn whole(&mut self, range: Range<usize>, zone: Zone) {
        self.close();
        // Metadata blocks are front matter, which was read before.
        let span = Span::new(range.start, range.end);
        self.out.blocks.push(raw(self.text, span, zone));
    }

    /// The open block; text of a tight list item opens one of its own.
    fn ensure(&mut self, start: usize) -> Option<&mut Open> {
        if self.open.is_none() {
            let zone = self.paragraph_zone();
            if zone == Zone::Body {
                return None;
            }
            self.open(zone, start..start);
        }
        self.open.as_mut()
    }

    fn push(&mut self, text: &str, range: Range<usize>) {
        let source = self.text;
        let Some(open) = self.ensure(range.start) else { return };
        open.image_only &= open.zone == Zone::Caption || open.prose.text.is_empty();
        let from = range.start - open.start;
        // A text event's range may hold more than its text (an escape's backslash stands before it).
        if source.get(range.clone()) == Some(text) {
            open.prose.push(text, from);
        } else if let Some(at) = source.get(range.clone()).and_then(|slice| slice.find(text)) {
            open.prose.push(text, from + at);
        } else {
            open.prose.push_as(text, Span::new(from, range.end - open.start));
        }
        open.end = open.end.max(range.end);
    }

    fn code(&mut self, code: &str, range: Range<usize>) {
        self.begin(InlineKind::Code);
        self.push(code, range.clone());
        self.finish(range);
    }

    fn wrap(&mut self, range: Range<usize>) {
        let source = self.text;
        let Some(open) = self.open.as_mut() else { return };
        let next = source.get(range.end..).unwrap_or_default().trim_start_matches(['>', ' ']);
        soft_wrap(&mut open.prose, next, range.start - open.start..range.end - open.start);
    }

    fn begin(&mut self, kind: InlineKind) {
        let at = self.open.as_ref().map_or(0, |open| open.prose.text.len());
        self.inlines.push((at, kind));
    }

    fn finish(&mut self, range: Range<usize>) {
        let Some((start, kind)) = self.inlines.pop() else { return };
        let Some(open) = self.open.as_mut() else { return };
        open.end = open.end.max(range.end);
        let span = Span::new(start, open.prose.text.len());
        open.prose.inlines.push(Inline { span, kind });
    }

    /// Notes something that stands between two words and has none of its own.
    fn mark(&mut self, kind: InlineKind) {
        let Some(open) = self.open.as_mut() else { return };
        let span = Span::empty(open.prose.text.len());
        open.prose.inlines.push(Inline { span, kind });
    }

    fn html(&mut self, html: &str, range: Range<usize>) {
        let comment = html.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
        match (comment, self.open.is_some()) {
            (Some(comment), true) => self.mark(InlineKind::Comment(comment.trim().into())),
            (_, false) => self.whole(range, Zone::Comment),
            (None, true) => {}
        }
        if let Some(open) = self.open.as_mut() {
            open.end = open.end.max(open.start);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zones(text: &str) -> Vec<(Zone, String)> {
        let read = read(text);
        read.blocks.into_iter().map(|block| (block.zone, block.prose.text)).collect()
    }

    #[test]
    fn blocks_have_their_zones() {
        let text =
            "---\ntitle: x\n---\n\n# Head\n\nBody *one*\ntwo.\n\n- item\n\n> quoted\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n";
        let expected = [
            (Zone::FrontMatter, "---\ntitle: x\n---\n"),
            (Zone::Headline, "Head"),
            (Zone::Body, "Body one two."),
            (Zone::ListItem, "item"),
            (Zone::BlockQuote, "quoted"),
            (Zone::TableCell, "A"),
            (Zone::TableCell, "B"),
            (Zone::TableCell, "1"),
            (Zone::TableCell, "2"),
            (Zone::Code, "```\ncode\n```"),
        ];
        assert_eq!(zones(text), expected.map(|(zone, text)| (zone, text.to_owned())));
    }

    #[test]
    fn links_footnotes_and_comments_are_inlines() {
        let text = "See [the log](https://log.example).[^1] <!-- factdesk: allow x -->\n\n[^1]: The log.\n";
        let block = &read(text).blocks[0];
        let kinds: Vec<&InlineKind> = block.prose.inlines.iter().map(|inline| &inline.kind).collect();
        assert!(matches!(kinds[..], [InlineKind::Link(_), InlineKind::FootnoteMark(_), InlineKind::Comment(_)]), "{kinds:?}");
        assert_eq!(block.prose.inlines[0].span.of(&block.prose.text), "the log");
    }

    #[test]
    fn offsets_lead_back_through_entities_and_escapes() {
        let text = "Tom &amp; Ann \\* “six” *men*\nsaid.";
        let block = &read(text).blocks[0];
        assert_eq!(block.prose.text, "Tom & Ann * “six” men said.");
        for word in ["Ann", "“six”", "men", "said"] {
            let at = block.prose.text.find(word).expect("it is there");
            let source = block.prose.to_source(Span::new(at, at + word.len())).shift(block.span.start);
            assert_eq!(source.of(text), word);
        }
    }
}
