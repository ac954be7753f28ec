//! The files around a draft in the examples of pages and in the tests of rules.

use crate::config::Config;
use crate::draft::Draft;
use crate::markup::Format;
use crate::story::{Digest, Ledger, Set, Story, Transcript};
use std::sync::Arc;

/// One file around a draft: what it is, and its text. A page writes it as a fenced block before the draft's own:
///
/// - `earlier`: an earlier draft of the story, as Markdown; several are in their order.
/// - `transcript`, `transcript vtt`, `transcript srt`, `transcript json`: what was said, in
///   `recording.txt`, `recording.vtt` and so on.
/// - `ledger`: `sources.toml`; `ledger open` where something in it is still to be filled in.
pub(crate) type Around<'a> = (&'a str, &'a str);

/// Whether a fenced block of this kind is a file around the draft that follows it.
pub(crate) fn is_around(kind: &str) -> bool {
    matches!(kind.split(' ').next(), Some("earlier" | "transcript" | "ledger"))
}

/// The story that `files` make for one more draft, which is the latest by its name.
pub(crate) fn story(files: &[Around<'_>]) -> Arc<Story> {
    let mut story = Story { file: "latest.md".into(), ..Story::default() };
    let mut digests = Vec::new();
    for (kind, text) in files {
        let (kind, ending) = kind.split_once(' ').unwrap_or((kind, "txt"));
        match kind {
            "earlier" => {
                let file = format!("earlier-{}.md", digests.len() + 1).into();
                let draft = Draft::read(*text, Format::Markdown, None, &Config::default());
                digests.push(Arc::new(Digest::of(&draft, &file, &Config::default())));
            }
            "transcript" => story.transcripts.push(Arc::new(Transcript::read(format!("recording.{ending}"), text).0)),
            "ledger" => {
                let mut ledger = Ledger::default();
                let problems = ledger.add("sources.toml", text);
                assert!(ending == "open" || problems.is_empty(), "the example's ledger is sound: {problems:#?}");
                story.ledger = Some(Arc::new(ledger));
            }
            other => panic!("no file around a draft is called {other}"),
        }
    }
    if !digests.is_empty() {
        story.sets.push(Arc::new(Set::new(digests)));
    }
    Arc::new(story)
}
