//! See `unsourced_figure.md`.

use super::{Context, Group, Rule, Sink, brief};
use crate::config::Profile;
use crate::draft::{At, Draft};
use crate::facts::{Figure, FigureKind, Hedge, Paragraph};
use crate::finding::Severity;
use crate::language::Class;
use crate::links::State;
use crate::rules::toll;
use rustc_hash::{FxBuildHasher, FxHashSet};
use std::cell::LazyCell;

pub(super) static RULE: Rule = Rule {
    slug: "unsourced-figure",
    group: Group::Sourcing,
    severity: Severity::Warning,
    page: include_str!("unsourced_figure.md"),
    check,
};

/// Counts below this are taken to be in plain view ("three tugs went by").
const LEAST_COUNT: f64 = 10.0;
/// A number below this that counts nothing named is an age, a page, a shirt: no claim.
const LEAST_BARE: f64 = 1000.0;

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    if cx.config.profile == Profile::Sport {
        return;
    }
    // Only a figure that nobody vouches for asks for them: most drafts being typed have few.
    let vouched = LazyCell::new(|| vouched_values(cx.draft));
    for (index, paragraph) in cx.bodies() {
        let mut last_sentence = None;
        for (number, figure) in paragraph.figures.iter().enumerate() {
            let at = At { paragraph: index, span: figure.span };
            let price = cx.config.profile == Profile::Markets && figure.kind != FigureKind::Number;
            if price || !is_checkable(paragraph, figure) || paragraph.placeholders.iter().any(|open| open.span.overlaps(figure.span)) {
                continue;
            }
            let vouch = cx.draft.links().vouch(cx.draft, index, figure.span);
            let sentence = paragraph.sentence_at(figure.span.start);
            // One question a sentence is enough, and a toll has a rule of its own.
            let asked = sentence.is_none() || sentence == last_sentence;
            if vouch.state.is_vouched() || asked || toll::of(paragraph, number).is_some() {
                continue;
            }
            if is_imprint(paragraph, sentence)
                || value(figure).is_some_and(|value| vouched.contains(&value))
                || has_placeholder(paragraph, sentence)
            {
                continue;
            }
            last_sentence = sentence;
            let span = figure.noun.map_or(figure.span, |noun| figure.span.join(noun));
            let words = brief(span.of(&paragraph.prose.text));
            let steps = usize::from(vouch.state == State::CarriedWeakly)
                + 2 * usize::from(cx.draft.is_opinion())
                + usize::from(is_answered_below(cx.draft, at))
                + usize::from(is_definite(paragraph, figure));
            let message = format!("No source is named for “{words}”. Say where the figure comes from.");
            sink.report(At { paragraph: index, span }, message).lower(steps);
        }
    }
}

/// A quantity, share or amount that a reader could look up: no year, age, time, score or length,
/// no fraction in words ("half of it"), and no bare number that counts nothing.
fn is_checkable(paragraph: &Paragraph, figure: &Figure) -> bool {
    let words = figure.span.of(&paragraph.prose.text);
    let digits = words.contains(|c: char| c.is_ascii_digit());
    match figure.kind {
        FigureKind::Currency => true,
        FigureKind::Percent => (digits || words.contains("cent")) && !is_result(paragraph, figure),
        FigureKind::Number => {
            let counts = figure.noun.is_some() || figure.value.is_some_and(|value| LEAST_BARE <= value) || is_reached(paragraph, figure);
            let large = figure.hedge != Hedge::Word && figure.value.is_some_and(|value| LEAST_COUNT <= value);
            large
                && counts
                && !is_attributive(paragraph, figure)
                && !is_population(paragraph, figure)
                && !is_event(paragraph, figure)
                && !toll::is_year(paragraph, figure)
        }
        _ => false,
    }
}

/// "the 14 candidates", "his 11 debates": a set that the copy takes as known weighs a step less.
fn is_definite(paragraph: &Paragraph, figure: &Figure) -> bool {
    let before = paragraph.token_at(figure.span.start).checked_sub(1).map(|at| paragraph.tokens[at].span.of(&paragraph.prose.text));
    let definite =
        before.is_some_and(|word| ["the", "its", "his", "her", "their", "these", "those"].iter().any(|the| word.eq_ignore_ascii_case(the)));
    definite && figure.kind == FigureKind::Number && figure.noun.is_some()
}

/// "a 120-room hotel", "the 11-member council", "a 20-point lead": what describes a thing is in plain view.
fn is_attributive(paragraph: &Paragraph, figure: &Figure) -> bool {
    let behind = paragraph.prose.text[figure.number.range().end..].strip_prefix(['-', '‑']);
    behind.is_some_and(|noun| noun.starts_with(char::is_alphabetic))
}

/// "56 percent of the vote": the result of an election is on the public record.
fn is_result(paragraph: &Paragraph, figure: &Figure) -> bool {
    let behind = paragraph.prose.text[figure.span.range().end..].trim_start();
    behind.starts_with("of the vote")
}

/// A line about a book gives its pages and its price: "(Holm & Daughter, 312pp, £18.99)".
fn is_imprint(paragraph: &Paragraph, sentence: Option<usize>) -> bool {
    let tokens = sentence.map(|number| paragraph.sentences[number].tokens.clone()).unwrap_or_default();
    paragraph.tokens[tokens].iter().any(|token| token.span.of(&paragraph.prose.text) == "pp")
}

/// "fell to eleven", "rose from 40": a level of something that moves.
fn is_reached(paragraph: &Paragraph, figure: &Figure) -> bool {
    let at = paragraph.token_at(figure.span.start);
    let word = |index: usize| paragraph.tokens[index].span.of(&paragraph.prose.text);
    2 <= at && matches!(word(at - 1), "to" | "from" | "by") && paragraph.tokens[at - 2].classes.has(Class::Trend)
}

/// "a town of 31,000": how many live somewhere is geography.
fn is_population(paragraph: &Paragraph, figure: &Figure) -> bool {
    const PLACES: &[&str] = &["town", "city", "village", "country", "nation", "island", "district", "parish", "suburb", "hamlet"];
    let at = paragraph.token_at(figure.span.start);
    let word = |index: usize| paragraph.tokens[index].span.of(&paragraph.prose.text);
    2 <= at && word(at - 1) == "of" && PLACES.contains(&word(at - 2))
}

/// "the 400 hurdles", "the 200 metres": the name of an event.
fn is_event(paragraph: &Paragraph, figure: &Figure) -> bool {
    const EVENTS: &[&str] = &["hurdles", "freestyle", "relay", "butterfly", "backstroke", "breaststroke", "medley", "steeplechase"];
    let noun = figure.noun.map_or("", |noun| noun.of(&paragraph.prose.text));
    EVENTS.iter().any(|event| noun.ends_with(event))
}

/// An empty source mark beside it is already a finding (ruling 32).
fn has_placeholder(paragraph: &Paragraph, sentence: Option<usize>) -> bool {
    let Some(sentence) = sentence else { return false };
    let span = paragraph.sentences[sentence].span;
    paragraph.placeholders.iter().any(|open| span.overlaps(open.span))
}

/// What makes two figures the same: kind, unit and value.
type Value<'a> = (FigureKind, &'a str, u64);

fn value(figure: &Figure) -> Option<Value<'_>> {
    figure.value.map(|value| (figure.kind, &*figure.unit.name, value.to_bits()))
}

/// The values that somebody vouches for somewhere in the draft: a figure attributed once need not
/// be attributed again (RULES.md §2).
fn vouched_values(draft: &Draft) -> FxHashSet<Value<'_>> {
    let figures = draft.paragraphs().iter().map(|placed| placed.paragraph.figures.len()).sum();
    let mut out = FxHashSet::with_capacity_and_hasher(figures, FxBuildHasher);
    for (index, placed) in draft.paragraphs().iter().enumerate().filter(|(_, placed)| placed.paragraph.zone.has_figures()) {
        for figure in &placed.paragraph.figures {
            if draft.links().vouch(draft, index, figure.span).state.is_vouched() {
                out.extend(value(figure));
            }
        }
    }
    out
}

/// "That is what Roe told me": the next sentence attributes (ruling 24).
fn is_answered_below(draft: &Draft, at: At) -> bool {
    let paragraph = draft.paragraph(at.paragraph);
    let Some(sentence) = paragraph.sentence_at(at.span.start) else { return false };
    let Some(next) = paragraph.sentences.get(sentence + 1) else { return false };
    let starts = next.span.of(&paragraph.prose.text);
    let points_back = ["That", "This", "So", "Those", "It"].iter().any(|word| starts.starts_with(word));
    points_back && draft.links().vouching[at.paragraph][sentence + 1].state == State::Attributed
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{check, check_clean};

    #[test]
    fn a_set_taken_as_known_weighs_less() {
        let severity = |text: &str| {
            let draft = crate::Draft::read(text, crate::Format::Plain, None, &crate::Config::default());
            draft.findings().iter().find(|finding| finding.rule == "unsourced-figure").map(|finding| finding.severity)
        };
        assert_eq!(severity("The firm sold the 412 boats in Ostby last spring."), Some(crate::Severity::Information));
        assert_eq!(severity("The firm sold 412 boats in Ostby last spring."), Some(crate::Severity::Warning));
    }

    #[test]
    fn what_describes_a_thing_is_in_plain_view() {
        check_clean("unsourced-figure", "The firm runs a 120-room hotel, and the 500-stock index was flat.");
    }

    #[test]
    fn a_figure_nobody_vouches_for_is_reported_with_what_it_counts() {
        check(
            "unsourced-figure",
            "
            The city spends 30 million crowns a year on its parks.
                            ^^^^^^^^^^^^^^^^^ unsourced-figure",
        );
    }

    #[test]
    fn a_source_in_the_sentence_is_enough() {
        check_clean("unsourced-figure", "The city spends 30 million crowns a year on its parks, its director, Ada Holm, said.");
        check_clean("unsourced-figure", "According to the log, 1,200 ships called last year.");
        check_clean("unsourced-figure", "Figures from the harbour office show that 1,200 ships called last year.");
    }

    #[test]
    fn years_ages_times_and_lengths_need_no_source() {
        check_clean("unsourced-figure", "Holm, 71, has run the 12 km ferry since 1998. It leaves at 7.10am and takes 40 minutes.");
    }

    #[test]
    fn elections_books_and_races_are_on_record() {
        check_clean("unsourced-figure", "The town of 31,000 depends on fishing.");
        check_clean("unsourced-figure", "Holm won with 56 percent of the vote.");
        check_clean("unsourced-figure", "*The Salt Road*, by Ada Holm (Roe & Daughter, 312pp, £18.99)");
        check_clean("unsourced-figure", "The Holms came last in a final of the 400 hurdles.");
    }

    #[test]
    fn a_part_of_what_was_vouched_for_is_carried() {
        check_clean("unsourced-figure", "Ninety people came, according to the list. Some of them, 14 in all, sang.");
        check_clean("unsourced-figure", "A poll by Ostby University shows 41 percent for Holm. Roe was second at 12 percent.");
    }

    #[test]
    fn profiles_leave_their_own_figures_alone() {
        let text = "The stock fell to 40 crowns. Some 4,200 people watched.";
        let found = |profile: &str| {
            let (config, problems) = crate::Config::parse(&format!("profile = \"{profile}\""));
            assert_eq!(problems, []);
            let draft = crate::Draft::read(text, crate::Format::Plain, None, &config);
            draft.findings().iter().filter(|finding| finding.rule == "unsourced-figure").count()
        };
        assert_eq!(["news", "markets", "sport"].map(found), [2, 1, 0]);
    }

    #[test]
    fn a_figure_attributed_once_is_not_asked_for_again() {
        check_clean("unsourced-figure", "The fair cost 4,200 crowns, Holm said.\n\nNobody knows who is to pay the 4,200 crowns.");
    }
}
