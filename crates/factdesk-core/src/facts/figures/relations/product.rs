//! "Each of the 40 orchards received $95, a total of $3,800".

use super::Relation;
use super::beside::{Beside, is_value};
use crate::facts::figures::{FigureKind, Hedge};

/// So many, so much for each, and what that is said to come to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Product {
    /// How many there are.
    pub count: usize,
    /// What each has.
    pub each: usize,
    /// What it is said to come to.
    pub total: usize,
}

pub(super) fn read(cx: &Beside<'_, '_>, out: &mut Vec<Relation>) {
    for values in cx.by_sentence(|figure| is_value(figure) && figure.kind != FigureKind::Percent) {
        for three in values.windows(3) {
            let (first, second, total) = (three[0], three[1], three[2]);
            let exact = three.iter().all(|figure| cx.figures[*figure].hedge == Hedge::Exact);
            if !exact || !is_total(cx, total) || !is_each(cx, first, total) {
                continue;
            }
            let like =
                |figure: usize| cx.figures[figure].kind == cx.figures[total].kind && cx.figures[figure].unit == cx.figures[total].unit;
            let counts = |figure: usize| cx.figures[figure].kind == FigureKind::Number;
            let (count, each) = if counts(first) && like(second) && !counts(second) {
                (first, second)
            } else if counts(second) && like(first) && !counts(first) {
                (second, first)
            } else {
                continue;
            };
            out.push(Relation::Product(Product { count, each, total }));
        }
    }
}

/// "a total of $3,400", "$3,400 in all".
fn is_total(cx: &Beside<'_, '_>, figure: usize) -> bool {
    let before = cx.before(figure).filter(|before| cx.is(*before, &["of"])).and_then(|of| of.checked_sub(1));
    let next = cx.behind(figure);
    let in_all = cx.is(next, &["altogether"]) || cx.is(next, &["in"]) && cx.is(next + 1, &["all", "total"]);
    before.is_some_and(|before| cx.is(before, &["total"])) || in_all
}

/// "each", "apiece" between the first word of the clause and the total.
fn is_each(cx: &Beside<'_, '_>, first: usize, total: usize) -> bool {
    const BACK: usize = 4;
    let start = cx.first(first).saturating_sub(BACK).max(cx.sentence_tokens(first).start);
    cx.any(start..cx.first(total), &["each", "apiece", "every"])
}
