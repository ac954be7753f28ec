//! What each figure measures, so that two can be compared.
//!
//! Figures that may measure one thing share a [`Measure`]: the counted noun or a class of like
//! ones, what befell those counted, and the words that narrow the noun. Whether two figures of one
//! measure speak of one occasion is asked of their surroundings, only for pairs that disagree.

mod ages;
mod compare;
mod context;
mod days;
mod drift;
mod ranks;
mod reported;
mod term;

use crate::config::Config;
use crate::draft::{At, Draft};
use crate::facts::{Event, Figure, Measure};
use crate::links::Names;
use crate::markup::Zone;
use compare::{Case, Verdict};
use rustc_hash::FxHashMap;

pub use ages::{AgeConflict, AgeKind};
pub use days::{date_of_figure, date_of_moment};
pub use drift::Drift;
pub use ranks::RankConflict;
pub use reported::Reported;
pub(crate) use reported::all as reported;

/// One figure with its measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    /// The index of its paragraph.
    pub paragraph: usize,
    /// The index of the figure in it.
    pub figure: usize,
    /// The index of its measure among those of the paragraph.
    slot: usize,
}

/// Two figures that cannot both be right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conflict {
    /// The earlier, as an index into the measured figures.
    pub earlier: usize,
    /// The later.
    pub later: usize,
    /// Whether a word quantity or an open time scope leaves room for doubt.
    pub weak: bool,
}

/// One quantity told twice, a thousand or a million times apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slip {
    /// The earlier, as an index into the measured figures.
    pub earlier: usize,
    /// The later.
    pub later: usize,
    /// Whether they are a thousand times apart; else a million.
    pub thousandfold: bool,
}

/// The measured figures of a draft, in order.
#[derive(Debug, Default, PartialEq)]
pub struct Measures {
    /// Each figure that measures something.
    pub figures: Vec<Measured>,
    /// The pairs that disagree, in the order of the later figure; each figure is the later one at
    /// most once.
    pub conflicts: Vec<Conflict>,
    /// The pairs that disagree by nothing but their scale, in the order of the later figure.
    pub slips: Vec<Slip>,
    /// Figures that earlier drafts of the story put otherwise, in order.
    pub drifts: Vec<Drift>,
    /// Ages and births of one person that do not fit, in the order of the later.
    pub ages: Vec<AgeConflict>,
    /// Orders that counts contradict, in the order of the text.
    pub ranks: Vec<RankConflict>,
}

/// What the figures of `draft` measure; they are not compared.
pub(super) fn read(draft: &Draft) -> Measures {
    Measures { figures: measured(draft), ..Measures::default() }
}

/// Finds what the figures of `draft` measure, and which of them disagree.
pub(super) fn find(draft: &Draft, config: &Config, names: &Names) -> Measures {
    let figures = measured(draft);
    let now = draft.date().and_then(|date| date.year).or(config.year);
    let (conflicts, slips) = conflicts(draft, &figures, now);
    let drifts = drift::find(draft, &figures, &conflicts, &slips, now);
    Measures { figures, conflicts, slips, drifts, ages: ages::find(draft, config, names), ranks: ranks::find(draft, names) }
}

fn measured(draft: &Draft) -> Vec<Measured> {
    let mut figures = Vec::new();
    for (paragraph, placed) in draft.paragraphs().iter().enumerate() {
        // What a caption says is compared with the body, though no sum is looked for in it.
        if !placed.paragraph.zone.has_figures() && placed.paragraph.zone != Zone::Caption {
            continue;
        }
        let measures = placed.paragraph.measures.iter().enumerate();
        figures.extend(measures.map(|(slot, counted)| Measured { paragraph, figure: counted.figure, slot }));
    }
    figures
}

/// Compares the figures of each measure, the later with the earlier ones.
fn conflicts(draft: &Draft, figures: &[Measured], now: Option<i16>) -> (Vec<Conflict>, Vec<Slip>) {
    /// A measure with more figures is a statistic told over and over, not one fact told twice.
    const MOST_ALIKE: usize = 40;
    let mut alike: FxHashMap<(&str, Option<Event>), Vec<usize>> = FxHashMap::default();
    for (index, measured) in figures.iter().enumerate() {
        let measure = measured.measure(draft);
        alike.entry((&measure.noun, measure.event)).or_default().push(index);
    }
    let (mut out, mut slips) = (Vec::new(), Vec::new());
    for group in alike.values().filter(|group| (2..=MOST_ALIKE).contains(&group.len())) {
        let cases: Vec<Case<'_>> = group.iter().map(|index| Case::new(draft, &figures[*index], now)).collect();
        let mut reported = Vec::new();
        for later in 1..group.len() {
            let mut earlier = (0..later).filter(|earlier| !reported.contains(earlier));
            let found = earlier.find_map(|earlier| compare::conflict(&cases[earlier], &cases[later]).map(|verdict| (earlier, verdict)));
            let Some((at, verdict)) = found.filter(|_| !is_told(draft, figures, group, later)) else { continue };
            let (earlier, later_figure) = (group[at], group[later]);
            match verdict {
                Verdict::Slip { thousandfold } => slips.push(Slip { earlier, later: later_figure, thousandfold }),
                Verdict::Weak => out.push(Conflict { earlier, later: later_figure, weak: true }),
                Verdict::Plain => out.push(Conflict { earlier, later: later_figure, weak: false }),
            }
            reported.push(later);
        }
    }
    headline_tolls(draft, figures, now, &mut out);
    out.sort_by_key(|conflict| conflict.later);
    slips.sort_by_key(|slip| slip.later);
    (out, slips)
}

/// Whether the value was told before, of the same measure or as a bare number in the paragraphs
/// right above: "40 people on Friday and 12 on Saturday", "the 12 people arrested on Saturday".
fn is_told(draft: &Draft, figures: &[Measured], group: &[usize], later: usize) -> bool {
    let own = &figures[group[later]];
    let figure = own.figure(draft);
    let same = |other: &Figure| other.kind == figure.kind && other.value.is_some() && other.value == figure.value;
    let alike = group[..later].iter().any(|earlier| same(figures[*earlier].figure(draft)));
    let above = (own.paragraph.saturating_sub(1)..=own.paragraph).flat_map(|index| {
        let before = move |other: &&Figure| index < own.paragraph || other.span.end <= figure.span.start;
        draft.paragraph(index).figures.iter().filter(before)
    });
    alike || above.into_iter().any(|other| other.noun.is_none() && same(other))
}

/// Compares a toll in headline or deck with the first of the same kind below, whoever it counts:
/// "Collapse kills nine", "Eleven miners were killed".
fn headline_tolls(draft: &Draft, figures: &[Measured], now: Option<i16>, out: &mut Vec<Conflict>) {
    let above = |measured: &Measured| matches!(draft.paragraph(measured.paragraph).zone, Zone::Headline | Zone::Deck);
    for (earlier, headline) in figures.iter().enumerate().take_while(|(_, measured)| measured.paragraph < HEADLINES) {
        let Some(event) = headline.measure(draft).event.filter(|_| above(headline)) else { continue };
        let first = figures.iter().position(|measured| measured.measure(draft).event == Some(event) && !above(measured));
        let Some(later) = first.filter(|later| figures[*later].measure(draft).noun != headline.measure(draft).noun) else { continue };
        let known = out.iter().any(|conflict| conflict.later == later);
        let verdict = compare::conflict(&Case::new(draft, headline, now), &Case::new(draft, &figures[later], now));
        if let Some(verdict) = verdict.filter(|_| !known) {
            out.push(Conflict { earlier, later, weak: verdict == Verdict::Weak });
        }
    }
}

/// Headline and deck are among the first blocks of a draft.
const HEADLINES: usize = 4;

impl Measures {
    /// What the figure with this index in its paragraph measures.
    pub fn of(&self, paragraph: usize, figure: usize) -> Option<&Measured> {
        let found = self.figures.partition_point(|measured| (measured.paragraph, measured.figure) < (paragraph, figure));
        self.figures.get(found).filter(|measured| (measured.paragraph, measured.figure) == (paragraph, figure))
    }
}

impl Measured {
    /// What it measures.
    pub fn measure<'a>(&self, draft: &'a Draft) -> &'a Measure {
        &draft.paragraph(self.paragraph).measures[self.slot].measure
    }

    /// The figure.
    pub fn figure<'a>(&self, draft: &'a Draft) -> &'a Figure {
        &draft.paragraph(self.paragraph).figures[self.figure]
    }

    /// Where the figure stands with what it counts behind it.
    pub fn whole(&self, draft: &Draft) -> At {
        let figure = self.figure(draft);
        let behind = figure.noun.filter(|noun| figure.span.start < noun.start);
        At { paragraph: self.paragraph, span: behind.map_or(figure.span, |noun| figure.span.join(noun)) }
    }

    /// Where the figure stands.
    pub fn at(&self, draft: &Draft) -> At {
        At { paragraph: self.paragraph, span: self.figure(draft).span }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Format;

    /// A noun that no list knows, another one for each number.
    fn noun(number: usize) -> String {
        const SYLLABLES: [&str; 8] = ["bor", "cal", "dim", "fel", "gam", "hul", "kep", "lom"];
        let part = |place: u32| SYLLABLES[number / 8usize.pow(place) % 8];
        [part(3), part(2), part(1), part(0), "ets"].concat()
    }

    /// How many figures such copy has in measures, and how often two of them are compared: a figure
    /// of its own noun in every sentence, and each noun in `alike` of them.
    fn compared(sentences: usize, alike: usize) -> (usize, usize) {
        let verbs = ["sold", "counted", "lost", "found", "moved", "fined"];
        let mut copy = String::new();
        for index in 0..sentences {
            let count = index * 7919 % 8999 + 100;
            copy += &["The club", verbs[index % verbs.len()], &count.to_string(), &noun(index / alike)].join(" ");
            copy.push('.');
            copy.push_str(if index % 5 == 4 { "\n\n" } else { " " });
        }
        let before = compare::COMPARED.get();
        let draft = Draft::read(copy, Format::Plain, None, &Config::default());
        (draft.links().measures.figures.len(), compare::COMPARED.get() - before)
    }

    #[test]
    fn twice_the_figures_are_compared_about_twice_as_often() {
        for alike in [2, 8, 40] {
            let ((few, once), (many, twice)) = (compared(480, alike), compared(960, alike));
            assert_eq!((few, many), (480, 960));
            assert!(0 < once && twice <= 2 * once + once / 10, "{once} comparisons became {twice}, {alike} figures alike");
        }
    }

    #[test]
    fn a_statistic_told_over_and_over_is_not_compared() {
        assert_eq!(compared(960, 480), (960, 0));
    }
}
