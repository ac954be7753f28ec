//! From the bytes of a draft to blocks of prose, each in its zone.
//!
//! This layer knows formats and page furniture; it does not know words beyond the
//! handful that mark furniture, and it never judges.

mod front_matter;
mod furniture;
mod markdown;
mod notes;
mod plain;
mod prose;
mod turns;
mod zone;

pub use front_matter::FrontMatter;
pub(crate) use notes::notes;
pub use prose::{Inline, InlineKind, Prose};
pub use zone::Zone;

use crate::text::Span;

/// The format a draft is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// Plain text: paragraphs and nothing else.
    #[default]
    Plain,
    /// `CommonMark` with tables, footnotes and front matter.
    Markdown,
}

impl Format {
    /// The format for a file's name, by its extension; `None` where factdesk does not read it.
    pub fn of_path(path: &str) -> Option<Format> {
        let extension = path.rsplit_once('.')?.1;
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Format::Markdown),
            "txt" => Some(Format::Plain),
            _ => None,
        }
    }

    /// Whether the format has comments that readers never see.
    pub fn has_comments(self) -> bool {
        self == Format::Markdown
    }
}

/// How plain text is cut into paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Paragraphs {
    /// Blank lines where the draft has any, otherwise every line.
    #[default]
    Auto,
    /// Every line is a paragraph.
    Line,
    /// Paragraphs stand between blank lines; line breaks inside are soft.
    BlankLine,
}

/// One block of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Where it stands in the draft, in bytes.
    pub span: Span,
    /// What it is.
    pub zone: Zone,
    /// Its words; the raw bytes for zones that are not prose.
    pub prose: Prose,
    /// How many bytes of prose at the start are a dateline or a speaker's label rather than copy.
    pub lead: Lead,
}

/// What stands before the copy of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lead {
    /// Nothing.
    #[default]
    None,
    /// "HUAYRANCA, Peru — ": the dateline, up to and with its dash.
    Dateline(Span),
    /// "Q: ", "NOWAK: ": the label of a turn.
    Label(Span),
}

impl Lead {
    /// The prose offset at which the copy begins.
    pub fn end(self) -> u32 {
        match self {
            Lead::None => 0,
            Lead::Dateline(span) | Lead::Label(span) => span.end,
        }
    }
}

/// A draft cut into blocks.
#[derive(Debug, Clone, Default)]
pub struct Blocks {
    /// The blocks in the order of the draft; they do not overlap.
    pub blocks: Vec<Block>,
    /// What the front matter says, empty without one.
    pub front_matter: FrontMatter,
}

/// Cuts `text` into blocks.
pub fn read(text: &str, format: Format, paragraphs: Paragraphs) -> Blocks {
    let mut read = match format {
        Format::Plain => plain::read(text, paragraphs),
        Format::Markdown => markdown::read(text),
    };
    furniture::settle_zones(&mut read.blocks, format);
    turns::label_turns(&mut read.blocks);
    read
}
