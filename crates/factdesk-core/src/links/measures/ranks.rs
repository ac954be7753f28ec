//! Who is put ahead of whom, against what each of them got.

use crate::draft::{At, Draft};
use crate::facts::Standing;
use crate::links::Names;

/// One put ahead of another who got more.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankConflict {
    /// From the name put ahead to the other.
    pub at: At,
    /// The figure of the one put ahead.
    pub fewer: At,
    /// The figure of the other.
    pub more: At,
}

/// Finds orders that the counts of one list contradict.
pub(super) fn find(draft: &Draft, names: &Names) -> Vec<RankConflict> {
    let mut counts: Vec<(usize, usize, Option<usize>, At, f64)> = Vec::new();
    let mut orders = Vec::new();
    for (index, placed) in draft.paragraphs().iter().enumerate() {
        let paragraph = &placed.paragraph;
        for standing in &paragraph.standings {
            match *standing {
                Standing::Count { name, figure } => {
                    let figure = &paragraph.figures[figure];
                    if let (Some(who), Some(value)) = (names.at(draft, index, name), figure.value) {
                        counts.push((who, index, paragraph.sentence_at(name.start), At { paragraph: index, span: figure.span }, value));
                    }
                }
                Standing::Ahead { first, second } => orders.push((index, first, second)),
            }
        }
    }
    let mut out = Vec::new();
    for (index, first, second) in orders {
        let (Some(ahead), Some(behind)) = (names.at(draft, index, first), names.at(draft, index, second)) else { continue };
        let of = |who: usize| counts.iter().filter(move |count| count.0 == who);
        let pair = of(ahead).find_map(|a| of(behind).find(|b| (a.1, a.2) == (b.1, b.2)).map(|b| (a, b)));
        if let Some((a, b)) = pair.filter(|(a, b)| a.4 < b.4) {
            out.push(RankConflict { at: At { paragraph: index, span: first.join(second) }, fewer: a.3, more: b.3 });
        }
    }
    out
}
