//! Where and when the copy says that a quote was said, and whether that is what was recorded.

use super::super::{Speaker, date_of_figure, date_of_moment};
use crate::draft::Draft;
use crate::facts::{Attribution, CueKind, Date, FigureKind, Paragraph, Quote};
use crate::story::Transcript;
use jiff::civil;

/// How an occasion stands to a recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// The copy says that the words come from it: an interview, its place, its day with its kind.
    Here,
    /// The copy says that they were said on the day of it.
    OnDay,
    /// The copy says neither.
    Unsaid,
    /// The copy says that they were written, or said to others.
    Elsewhere,
    /// The copy says that they were said on another day.
    OtherDay,
}

/// What the sentences around a quote say of when and where it was said.
#[derive(Debug, Default)]
pub(super) struct Occasion {
    /// Days, months and years beside the cue, as ISO 8601 writes them.
    days: Vec<String>,
    /// What kinds of occasion they name: "in an interview", "told the committee".
    kinds: Vec<Kind>,
    /// They were said to others than the reporter, or written: "told the Courier", "wrote".
    to_others: bool,
    /// The words outside of quotations, in lower case.
    words: Vec<String>,
}

/// The kinds of occasions at which words are said or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Interview,
    Meeting,
    Hearing,
    Press,
    Speech,
    Parliament,
    Broadcast,
    Debate,
    Written,
}

impl Kind {
    /// The kind that a word in lower case tells of.
    fn of(word: &str) -> Option<Kind> {
        const WORDS: &[(Kind, &[&str])] = &[
            (Kind::Interview, &["interview", "interviews", "interviewed", "interviewee", "interviewer"]),
            (
                Kind::Meeting,
                &["meeting", "meetings", "council", "committee", "board", "assembly", "session", "councillors", "shareholders"],
            ),
            (Kind::Hearing, &["hearing", "inquiry", "tribunal", "court", "trial", "inquest", "testimony", "judge", "jury", "jurors"]),
            (Kind::Press, &["conference", "briefing", "reporters", "journalists"]),
            (Kind::Speech, &["speech", "speeches", "rally", "crowd", "sermon", "lecture", "supporters", "ceremony", "funeral"]),
            (Kind::Parliament, &["parliament", "mps", "lawmakers", "senate", "senators", "commons", "congress", "chamber"]),
            (Kind::Broadcast, &["radio", "television", "tv", "podcast", "broadcast", "broadcaster", "programme"]),
            (Kind::Debate, &["debate", "panel", "hustings"]),
            (
                Kind::Written,
                &[
                    "statement",
                    "statements",
                    "letter",
                    "letters",
                    "email",
                    "e-mail",
                    "emails",
                    "tweet",
                    "tweeted",
                    "post",
                    "posted",
                    "posts",
                    "facebook",
                    "twitter",
                    "instagram",
                    "book",
                    "memoir",
                    "memoirs",
                    "column",
                    "blog",
                    "essay",
                    "leaflet",
                    "message",
                    "newsletter",
                    "release",
                ],
            ),
        ];
        WORDS.iter().find(|(_, words)| words.contains(&word)).map(|(kind, _)| *kind)
    }

    /// The kinds that a transcript says it is of.
    fn of_transcript(transcript: &Transcript) -> Vec<Kind> {
        let about = transcript.about();
        let words = about.kinds.iter().chain(&about.occasion).flat_map(|words| words.split(|c: char| !c.is_alphabetic()));
        let name = transcript.file().rsplit(['/', '\\']).next().unwrap_or_default().split(|c: char| !c.is_alphabetic());
        words.chain(name).filter_map(|word| Kind::of(&word.to_lowercase())).collect()
    }
}

/// A day that stands further from the cue, in tokens, is the day of something else.
const NEAR: usize = 8;
/// Copy is written within so many days of the interview it quotes without saying when that was.
const FRESH: i32 = 2;

/// Words before the name of an occasion: "in a statement", "told the board". "the council's leader" is none.
const LEADING: &[&str] = &["in", "at", "to", "before", "during", "told", "tells", "telling", "addressing", "addressed", "on", "for", "via"];
/// Verbs that name their occasion.
const NAMING: &[&str] = &["interviewed", "tweeted", "posted"];

impl Occasion {
    /// What the copy says of the occasion of `quote`, in its own sentences and in the one that names its speaker.
    pub(super) fn of(draft: &Draft, index: usize, quote: Option<&Quote>, speaker: Option<&Speaker>) -> Occasion {
        let mut occasion = Occasion::default();
        let Some(quote) = quote else { return occasion };
        let paragraph = draft.paragraph(index);
        let own = paragraph.sentences_in(quote.span);
        for sentence in own.clone() {
            occasion.add(draft, index, sentence);
        }
        if let Some(at) = speaker.and_then(|speaker| speaker.at) {
            let named = draft.paragraph(at.paragraph).sentence_at(at.span.start);
            if let Some(sentence) = named.filter(|sentence| at.paragraph != index || !own.contains(sentence)) {
                occasion.add(draft, at.paragraph, sentence);
            }
        }
        occasion
    }

    fn add(&mut self, draft: &Draft, index: usize, sentence: usize) {
        let paragraph = draft.paragraph(index);
        let text = &paragraph.prose.text;
        // The tokens outside of quotations, which are what the reporter says.
        let tokens = paragraph.sentences[sentence].tokens.clone();
        let told: Vec<usize> = tokens.filter(|at| !is_quoted(paragraph, paragraph.tokens[*at].span.start)).collect();
        let word = |at: usize| told.get(at).map_or(String::new(), |token| paragraph.tokens[*token].span.of(text).to_lowercase());
        let attributions = paragraph.attributions_of(sentence..sentence + 1);
        for (at, token) in told.iter().enumerate() {
            let span = paragraph.tokens[*token].span;
            let cue = attributions.iter().any(|attribution| attribution.cue.span.covers(span));
            let of_content = attributions.iter().any(|attribution| attribution.says(span));
            let own = word(at);
            let ours = |next: usize| matches!(word(next).as_str(), "this" | "me" | "us" | "our");
            let led =
                || NAMING.contains(&own.as_str()) || (at.saturating_sub(3)..at).any(|before| LEADING.contains(&word(before).as_str()));
            if let Some(kind) = Kind::of(&own).filter(|_| !of_content && led()) {
                let with = kind == Kind::Interview && matches!(word(at + 1).as_str(), "with" | "to" | "on" | "for" | "by");
                self.to_others |= with && !ours(at + 2);
                self.kinds.push(kind);
            } else if cue && matches!(own.as_str(), "told" | "tells" | "tell") {
                if ours(at + 1) {
                    self.kinds.push(Kind::Interview);
                } else {
                    self.to_others = true;
                }
            }
            self.words.push(own);
        }
        self.to_others |= attributions.iter().any(|attribution| attribution.cue.kind == CueKind::Write);
        let near = |start: u32| {
            let at = told.partition_point(|token| paragraph.tokens[*token].span.start < start);
            let beside = |attribution: &Attribution| {
                let source = attribution.source.map(|source| source.span.start);
                let places = [Some(attribution.cue.span.start), source].into_iter().flatten();
                let mut places = places.map(|start| told.partition_point(|token| paragraph.tokens[*token].span.start < start));
                places.any(|place| place.abs_diff(at) <= NEAR)
            };
            attributions.iter().any(beside)
        };
        let free = |span: crate::text::Span| {
            !is_quoted(paragraph, span.start) && !attributions.iter().any(|attribution| attribution.says(span)) && near(span.start)
        };
        let span = paragraph.sentences[sentence].span;
        let figures =
            paragraph.figures.iter().filter(|figure| span.covers(figure.span) && figure.kind == FigureKind::Date && free(figure.span));
        // A year alone is when somebody was born or began.
        let dated = figures.filter(|figure| figure.date.is_some_and(|date| date.month.is_some() || date.weekday.is_some()));
        self.days.extend(dated.filter_map(|figure| date_of_figure(draft, index, figure)));
        let moments = paragraph.moments.iter().filter(|moment| span.covers(moment.span) && free(moment.span));
        self.days.extend(moments.filter_map(|moment| date_of_moment(draft, index, moment)));
    }

    /// How it stands to the recording.
    pub(super) fn told(&self, transcript: &Transcript) -> Told {
        let day = transcript.about().day.and_then(civil_day);
        let on_day = day.is_some_and(|day| self.days.iter().any(|told| holds(told, day)));
        if day.is_some() && !self.days.is_empty() && !on_day {
            return Told::OtherDay;
        }
        let about = transcript.about();
        let says = |word: &str| self.words.iter().any(|own| own == word);
        let asker = about.askers.iter().filter_map(|name| name.split(' ').next_back()).any(|surname| says(&surname.to_lowercase()));
        let here = about.occasion.iter().filter_map(|occasion| head_noun(occasion)).any(|noun| says(&noun));
        let kinds = Kind::of_transcript(transcript);
        let same = self.kinds.iter().any(|kind| kinds.contains(kind));
        let interview = self.kinds.contains(&Kind::Interview) && kinds.is_empty();
        if (same || interview) && !(self.to_others && self.kinds.iter().all(|kind| *kind == Kind::Interview)) || asker || here {
            return Told::Here;
        }
        match (self.to_others || !self.kinds.is_empty(), on_day) {
            (true, _) => Told::Elsewhere,
            (false, true) => Told::OnDay,
            (false, false) => Told::Unsaid,
        }
    }

    /// How many steps less it weighs that the quote is not in the recording; `None` where it need not be.
    pub(super) fn steps(&self, draft: Option<Date>, transcript: &Transcript) -> Option<usize> {
        let days = draft.and_then(civil_day).zip(transcript.about().day.and_then(civil_day));
        let away = days.and_then(|(draft, recorded)| draft.since(recorded).ok()).map(|away| away.get_days());
        let fresh = away.is_none_or(|away| (0..=FRESH).contains(&away));
        match self.told(transcript) {
            Told::Here => Some(usize::from(!fresh)),
            Told::OnDay => Some(1),
            Told::Unsaid if fresh => Some(if away.unwrap_or(0) == 0 { 1 } else { 2 }),
            Told::Unsaid | Told::Elsewhere | Told::OtherDay => None,
        }
    }
}

fn is_quoted(paragraph: &Paragraph, at: u32) -> bool {
    paragraph.quotes.iter().any(|quote| quote.span.contains(at))
}

fn civil_day(date: Date) -> Option<civil::Date> {
    civil::Date::new(date.year?, date.month?, date.day?).ok()
}

/// "gate" of "north gate, Garside mill"; small words and names of towns tell nothing.
fn head_noun(occasion: &str) -> Option<String> {
    let noun = occasion.split([',', ';', '(', '–', '—']).next()?.split_whitespace().next_back()?;
    (noun.len() > 3 && noun.starts_with(char::is_lowercase)).then(|| noun.to_lowercase())
}

/// Whether a time as ISO 8601 writes it, a day or a span, holds `day`.
fn holds(told: &str, day: civil::Date) -> bool {
    let day = day.to_string();
    let (from, to) = told.split_once('/').unwrap_or((told, told));
    // "--07" is the month of any year.
    let cut = |bound: &str| match bound.strip_prefix("--") {
        Some(bound) => (day.get(5..5 + bound.len()).unwrap_or_default().to_owned(), bound.to_owned()),
        None => (day.get(..bound.len()).unwrap_or(&day).to_owned(), bound.to_owned()),
    };
    let ((day_from, from), (day_to, to)) = (cut(from), cut(to));
    if from <= to { from <= day_from && day_to <= to } else { from <= day_from || day_to <= to }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_holds_its_days() {
        let day = civil::date(2026, 2, 3);
        for told in ["2026-02-03", "2026-02", "2026", "--02", "2026-02-01/2026-02-08", "2026-01/2026-03", "--12/--02"] {
            assert!(holds(told, day), "{told}");
        }
        for told in ["2026-02-04", "2025-02", "--03", "2026-02-04/2026-02-08", "--06/--09"] {
            assert!(!holds(told, day), "{told}");
        }
    }
}
