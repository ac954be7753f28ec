//! The hover of a quote: who says it, how that was found, and where it stands in a transcript.

use super::{inert, line_of, plural, shown};
use crate::draft::{At, Draft};
use crate::facts::Quote;
use crate::links::{Found, Verdict};
use crate::rules::brief;
use crate::story::{Difference, Passage, Transcript, file_name};

/// The Markdown of the hover of `quote`, which is number `index` of its paragraph's.
pub(super) fn quote(draft: &Draft, paragraph: usize, index: usize, quote: &Quote) -> String {
    let speaker = &draft.links().speakers[paragraph][index];
    let who = speaker.at.map(|at| shown(draft, at));
    let cluster = speaker.cluster.map(|cluster| &draft.links().names.clusters[cluster]);
    let resolved = cluster.map(|cluster| inert(&cluster.name));
    let head = match (resolved, who, speaker.found) {
        (_, _, Found::NotSpoken) => "**Not a quote** · a title, a term or a sign".to_owned(),
        (Some(name), Some(words), _) if !words.contains(&name) => format!("**Said by {name}** · “{words}”"),
        (Some(name), _, _) => format!("**Said by {name}**"),
        (None, Some(words), _) => format!("**Said by {words}**"),
        (None, None, Found::Nobody) => "**No speaker found**".to_owned(),
        (None, None, _) => "**Introduced, with no speaker named**".to_owned(),
    };
    let how = match speaker.found {
        Found::Sentence => "Found in the same sentence",
        Found::Colon => "Introduced by a colon",
        Found::Continued => "By continuation inside the paragraph",
        Found::Beside => "Found in the sentence beside it",
        Found::ParagraphBefore => "Continues the paragraph before",
        Found::Label => "The label of the turn",
        Found::NotSpoken => "Nobody needs to be named",
        Found::Likely => "A guess: the words before are theirs, and the copy names nobody here",
        Found::Nobody => "Neither its sentence, nor those beside it, nor the paragraph before names anyone",
    };
    let words = quote.inner.of(&draft.paragraph(paragraph).prose.text).split_whitespace().count();
    let mut lines = vec![head, format!("{how} · {}", plural(words, "word", "words"))];
    let role = cluster.and_then(|cluster| cluster.role).filter(|_| speaker.found != Found::NotSpoken);
    if let Some(role) = role {
        lines.insert(1, format!("{} (line {})", shown(draft, role), line_of(draft, role)));
    }
    lines.extend(recorded(draft, At { paragraph, span: quote.span }));
    lines.join("  \n")
}

/// Where the quote stands in the story's transcripts, and the words in which it differs.
fn recorded(draft: &Draft, at: At) -> Vec<String> {
    let Some(found) = draft.links().transcribed(at) else { return Vec::new() };
    let place = |passage: &Passage| {
        let transcript = &draft.story().transcripts[passage.transcript];
        let time = transcript.turns()[passage.turn].time.map(|time| format!(", {}", Transcript::clock(time)));
        let voice = inert(transcript.voices()[usize::from(passage.voice)].shown());
        let voice = if voice.is_empty() { voice } else { format!(", {voice}") };
        format!("{}{voice}{}", file(transcript), time.unwrap_or_default())
    };
    let differs = |one: &Difference| match (one.quoted.is_empty(), one.said.is_empty()) {
        (true, _) => format!("Left out: “{}”", inert(&brief(&one.said))),
        (_, true) => format!("Not said: “{}”", inert(&brief(&one.quoted))),
        _ => format!("“{}”, said as “{}”", inert(&brief(&one.quoted)), inert(&brief(&one.said))),
    };
    match (found.verdict, &found.passage) {
        (Verdict::Exact, Some(passage)) => vec![format!("Word for word in the transcript: {}", place(passage))],
        (Verdict::OtherVoice, Some(passage)) => vec![format!("In the transcript another says it: {}", place(passage))],
        (_, Some(passage)) => {
            let head = format!("In other words in the transcript: {}", place(passage));
            std::iter::once(head).chain(passage.differences.iter().take(MOST_TOLD).map(differs)).collect()
        }
        (Verdict::Missing { transcript, .. }, None) => {
            vec![format!("Not in the transcript of its speaker: {}", file(&draft.story().transcripts[transcript]))]
        }
        _ => Vec::new(),
    }
}

/// More differences than this are not told; the hover stays under 15 lines.
const MOST_TOLD: usize = 6;

fn file(transcript: &Transcript) -> String {
    inert(file_name(transcript.file()))
}
