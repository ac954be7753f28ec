//! What a block of a draft is, and which rules may look at it.

/// The kind of a block. It decides which groups of rules look (RULES.md §1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Zone {
    /// YAML or TOML between fences at the top.
    FrontMatter,
    /// A code block.
    Code,
    /// A comment or other raw markup of the format.
    Comment,
    /// The title of the draft.
    Headline,
    /// The line below the headline.
    Deck,
    /// A heading inside the draft.
    Subhead,
    /// "By …", "Reporting by …", "AFP contributed reporting."
    Credit,
    /// "Related article:", "Read more", "Editor's note:".
    Furniture,
    /// "Photo:", "FILE -", the text of an image.
    Caption,
    /// One URL and nothing else: it cites the paragraph above.
    UrlOnly,
    /// An item of a list.
    ListItem,
    /// A cell of a table.
    TableCell,
    /// A turn of an interview: "Q:", "A:", "NAME:". The label is the speaker.
    Turn,
    /// A block quotation.
    BlockQuote,
    /// A footnote's text: the citation itself.
    Footnote,
    /// Everything else: the copy.
    Body,
}

impl Zone {
    /// Whether sourcing and quote rules look here: body copy only.
    pub fn is_body(self) -> bool {
        self == Zone::Body
    }

    /// Whether figures are compared here.
    pub fn has_figures(self) -> bool {
        matches!(self, Zone::Body | Zone::Headline | Zone::Deck | Zone::Subhead | Zone::ListItem | Zone::TableCell | Zone::Turn)
    }

    /// Whether names are read and checked here.
    pub fn has_names(self) -> bool {
        self.has_figures() || self == Zone::Caption
    }

    /// Whether the block is read as prose at all.
    pub fn is_prose(self) -> bool {
        !matches!(self, Zone::FrontMatter | Zone::Code | Zone::Comment)
    }

    /// Whether speakers and vouching run through it from the block above to the block below.
    pub fn is_transparent(self) -> bool {
        matches!(self, Zone::UrlOnly | Zone::Furniture | Zone::Caption | Zone::Comment | Zone::Footnote)
    }
}
