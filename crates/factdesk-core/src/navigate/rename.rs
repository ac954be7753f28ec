//! A name is changed everywhere in the draft, each mention in its own form.
//!
//! Words inside of quotes are somebody's own (RULES.md §4): a mention there is changed only when
//! that is asked for, and never where the cursor asks for it from inside of a quote.

use super::{Under, under};
use crate::draft::{At, Draft};
use crate::facts::NameKind;
use crate::fix::Edit;
use crate::language::fold;
use crate::links::Cluster;
use crate::text::Span;

/// The edits that rename a name, in the order of the draft and without overlap.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Renamed {
    /// Edits of the reporter's own words.
    pub own: Vec<Edit>,
    /// Edits of words inside of quotes.
    pub quoted: Vec<Edit>,
}

/// The words at `offset` that can be renamed.
///
/// # Errors
/// The reason, for the reporter, why nothing can be: there is no name, or it stands inside a quote.
pub fn can_rename(draft: &Draft, offset: u32) -> Result<Span, String> {
    let (_, at) = name_at(draft, offset)?;
    Ok(draft.source(at.paragraph, at.span))
}

/// Renames the name at `offset`, so that these very words become `new`.
///
/// # Errors
/// The reason, for the reporter, why it cannot be: as with [`can_rename`], or `new` is no name.
pub fn rename(draft: &Draft, offset: u32, new: &str) -> Result<Renamed, String> {
    let new = new.trim();
    if !new.chars().any(char::is_alphanumeric) || new.contains(['\n', '\r']) {
        return Err("A name is needed, on one line.".to_owned());
    }
    let (cluster, at) = name_at(draft, offset)?;
    let cluster = &draft.links().names.clusters[cluster];
    let change = Change::new(cluster, draft.prose(at), new);
    let mut out = Renamed::default();
    for mention in &cluster.mentions {
        let quoted = draft.paragraph(mention.paragraph).in_quote(mention.span.start);
        let edits = change.edits(draft, *mention);
        if quoted { out.quoted.extend(edits) } else { out.own.extend(edits) }
    }
    Ok(out)
}

fn name_at(draft: &Draft, offset: u32) -> Result<(usize, At), String> {
    let Some(Under::Name(cluster, at)) = under(draft, offset) else { return Err("There is no name here to rename.".to_owned()) };
    if draft.paragraph(at.paragraph).in_quote(at.span.start) {
        return Err(
            "This name stands inside a quote, and the words of a quote stay as they are. Rename it where it stands outside.".to_owned()
        );
    }
    Ok((cluster, at))
}

/// What becomes of each word of a name.
struct Change {
    /// The words that were renamed as a whole, folded, and what they become.
    whole: (Vec<String>, String),
    /// Words one by one, folded, and what each becomes.
    words: Vec<(String, String)>,
}

impl Change {
    fn new(cluster: &Cluster, old: &str, new: &str) -> Change {
        let old: Vec<&str> = old.split_whitespace().collect();
        let new_words: Vec<&str> = new.split_whitespace().collect();
        let mut words: Vec<(String, String)> = Vec::new();
        if old.len() == new_words.len() {
            words.extend(old.iter().zip(&new_words).map(|(old, new)| (fold(old), (*new).to_owned())));
        } else if cluster.kind == NameKind::Person && old.len() > 1 && new_words.len() > 1 {
            // The surname is the last word with the particles before it.
            let particle = |word: &&&str| word.starts_with(char::is_lowercase);
            let particles = new_words[..new_words.len() - 1].iter().rev().take_while(particle).count();
            let surname = new_words.len() - 1 - particles;
            words.push((fold(old[0]), new_words[0].to_owned()));
            words.push((fold(old[old.len() - 1]), new_words[surname.max(1)..].join(" ")));
        } else if old.len() == 1 {
            words.push((fold(old[0]), new.to_owned()));
        }
        // Equal words need no edit, and a joint is nobody's name.
        words.retain(|(old, _)| !old.is_empty() && !matches!(old.as_str(), "the" | "of" | "and" | "for"));
        Change { whole: (old.iter().map(|word| fold(word)).collect(), new.to_owned()), words }
    }

    /// The edits of one mention: of its words one by one, so that a line break or markup between
    /// them stays; of the whole where the number of words changes.
    fn edits(&self, draft: &Draft, mention: At) -> Vec<Edit> {
        let text = draft.prose(mention);
        let folded: Vec<String> = text.split_whitespace().map(fold).collect();
        let loud = text.chars().any(char::is_alphabetic) && text.chars().all(|c| !c.is_lowercase()) && text.chars().count() > 2;
        let spoken = |words: &str| if loud && !self.is_loud() { words.to_uppercase() } else { words.to_owned() };
        let new_words: Vec<&str> = self.whole.1.split_whitespace().collect();
        if folded == self.whole.0 && folded.len() != new_words.len() {
            return edit(draft, mention, mention.span, &spoken(&self.whole.1)).into_iter().collect();
        }
        let mut out = Vec::new();
        for (start, word) in words_of(text) {
            let bare = word.trim_end_matches(['.', ',']);
            let key = fold(word);
            let initial = key.chars().count() == 1 && word.len() <= 2 && folded.len() > 1 && start == 0;
            let new = self.words.iter().find(|(old, _)| *old == key || (initial && old.starts_with(&key)));
            let Some((_, new)) = new else { continue };
            let shown = if initial { new.chars().take(1).collect() } else { spoken(new) };
            let at = mention.span.range().start + start;
            out.extend(edit(draft, mention, Span::new(at, at + bare.len()), &shown));
        }
        out
    }

    /// Whether the name was in capitals where it was renamed.
    fn is_loud(&self) -> bool {
        self.whole.1.chars().all(|c| !c.is_lowercase())
    }
}

/// The words of `text` with where they begin, in bytes.
fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// The edit that makes `span` of the mention's prose read `new`; none where it does.
fn edit(draft: &Draft, mention: At, span: Span, new: &str) -> Option<Edit> {
    let at = At { paragraph: mention.paragraph, span };
    let source = draft.source(at.paragraph, at.span);
    (draft.prose(at) != new).then(|| Edit { span: source, text: new.to_owned(), snippet: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::markup::Format;

    /// The text after the name at `<CURSOR>` was renamed; quotes are left alone.
    #[track_caller]
    fn renamed(marked: &str, new: &str) -> String {
        let offset = marked.find("<CURSOR>").expect("the test has a cursor");
        let mut text = marked.replace("<CURSOR>", "");
        let draft = Draft::read(text.as_str(), Format::Markdown, None, &Config::default());
        let edits = rename(&draft, offset as u32, new).expect("it can be renamed");
        for edit in edits.own.iter().rev() {
            text.replace_range(edit.span.range(), &edit.text);
        }
        text
    }

    #[test]
    fn each_form_follows_in_kind() {
        assert_eq!(
            renamed("The mayor, Jane <CURSOR>Roe, left. Roe’s dog stayed. J. Roe wrote. Mrs Roe and Jane M. Roe came.", "Joan Rowe"),
            "The mayor, Joan Rowe, left. Rowe’s dog stayed. J. Rowe wrote. Mrs Rowe and Joan M. Rowe came."
        );
        assert_eq!(renamed("The mayor, Jane Roe, left. R<CURSOR>oe wept.", "Rowe"), "The mayor, Jane Rowe, left. Rowe wept.");
    }

    #[test]
    fn more_words_take_the_place_of_fewer() {
        assert_eq!(
            renamed("The mayor, Jane <CURSOR>Roe, left. Roe wept.", "Jane van der Roe"),
            "The mayor, Jane van der Roe, left. van der Roe wept."
        );
        assert_eq!(renamed("The mayor, Jane Ada <CURSOR>Roe, left. Roe wept.", "Jane Rowe"), "The mayor, Jane Rowe, left. Rowe wept.");
    }

    #[test]
    fn line_breaks_markup_emoji_and_combining_marks_stay() {
        assert_eq!(
            renamed("💣 The mayor, Jane\r\n<CURSOR>Roe, left.\r\n\r\n*Roe* wept — “no”. Cafe\u{301}: Roe.", "Jane Rowé"),
            "💣 The mayor, Jane\r\nRowé, left.\r\n\r\n*Rowé* wept — “no”. Cafe\u{301}: Rowé."
        );
    }

    #[test]
    fn capitals_stay_capitals() {
        assert_eq!(
            renamed("JANE ROE came.\n\nThe mayor, Jane <CURSOR>Roe, left.", "Jane Rowe"),
            "JANE ROWE came.\n\nThe mayor, Jane Rowe, left."
        );
    }

    #[test]
    fn the_words_of_quotes_are_apart() {
        let text = "“Roe is late,” he said. The mayor, Jane Roe, left.";
        let draft = Draft::read(text, Format::Plain, None, &Config::default());
        let at = text.find("Jane").expect("it stands there") as u32;
        let edits = rename(&draft, at, "Jane Rowe").expect("it can be renamed");
        assert_eq!((edits.own.len(), edits.quoted.len()), (1, 1));
        let inside = text.find("Roe is").expect("it stands there") as u32;
        assert!(rename(&draft, inside, "Rowe").is_err_and(|reason| reason.contains("inside a quote")));
        assert!(can_rename(&draft, inside).is_err() && can_rename(&draft, at).is_ok());
    }

    #[test]
    fn what_is_no_name_is_refused() {
        let draft = Draft::read("The dam leaks. Jane Roe left.", Format::Plain, None, &Config::default());
        assert!(rename(&draft, 5, "Rowe").is_err());
        assert!(rename(&draft, 16, " \n").is_err());
    }
}
