//! Figures of a table: what the head of the column says of unit and scale goes for its cells (ruling 16).

use super::{Bound, Figure, FigureKind, read};
use crate::facts::Reading;
use crate::markup::{Lead, Prose, Zone};

/// Gives the plain numbers of a cell the unit and scale that its column's head names: "Debt (€ million)",
/// "Turnout, %", "Length in km".
pub(super) fn apply(reading: &Reading<'_>, figures: &mut [Figure]) {
    let Some(head) = reading.prose.head.as_deref().filter(|_| !figures.is_empty()) else { return };
    let Some(unit) = unit_of(reading, head) else { return };
    let scale = unit.value.unwrap_or(1.0);
    let plain = |figure: &&mut Figure| figure.kind == FigureKind::Number && figure.unit.name.is_empty() && figure.value.is_some();
    for figure in figures.iter_mut().filter(plain) {
        figure.kind = unit.kind;
        figure.unit = unit.unit.clone();
        figure.value = figure.value.map(|value| value * scale);
        // In a column of millions a whole number is rounded to one of them.
        figure.rounding = if figure.rounding == 0.0 && scale > 1.0 { scale / 2.0 } else { figure.rounding * scale };
        figure.low = scaled(figure.low, scale);
        figure.high = scaled(figure.high, scale);
        if let Some(ends) = &mut figure.range {
            for end in ends {
                end.at *= scale;
            }
        }
    }
}

fn scaled(bound: Bound, scale: f64) -> Bound {
    Bound { at: bound.at * scale, ..bound }
}

/// The head's unit, as the figure that one of it would be: the words in brackets, behind the last
/// comma or "in", or the whole head, each with a 1 where copy would write the number.
fn unit_of(reading: &Reading<'_>, head: &str) -> Option<Figure> {
    let bracketed = head.rsplit_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inside, _)| inside);
    let behind_comma = head.rsplit_once(',').map(|(_, rest)| rest);
    let behind_in = head.rsplit_once(" in ").map(|(_, rest)| rest);
    [bracketed, behind_comma, behind_in, Some(head)].into_iter().flatten().find_map(|words| one_of(reading, words.trim()))
}

fn one_of(reading: &Reading<'_>, words: &str) -> Option<Figure> {
    let symbol = words.chars().next().filter(|first| matches!(first, '$' | '€' | '£' | '¥'));
    let text = match symbol {
        Some(symbol) => format!("{symbol}1{}", &words[symbol.len_utf8()..]),
        None => format!("1 {words}"),
    };
    let mut prose = Prose::default();
    prose.push(&text, 0);
    let cell = Reading::new(&prose, Zone::TableCell, Lead::None, reading.lexicon);
    let mut figures = read(&cell, &[]).figures;
    let figure = figures.pop().filter(|_| figures.is_empty())?;
    // The unit has to be all that the words say: "Passed five" names none.
    let whole = figure.number.start == 0 && text.trim_end_matches('.').len() <= figure.number.end as usize;
    let measured = matches!(figure.kind, FigureKind::Percent | FigureKind::Currency | FigureKind::Dimension | FigureKind::Duration);
    let scaled = figure.kind == FigureKind::Number && figure.value.is_some_and(|value| value > 1.0);
    (whole && (measured || scaled)).then_some(figure)
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::draft::Draft;
    use crate::markup::Format;

    /// Each figure of the second column, described.
    fn cells(head: &str, cell: &str) -> Vec<String> {
        let text = format!("| Town | {head} |\n|---|---|\n| Ostby | {cell} |\n");
        let draft = Draft::read(text, Format::Markdown, None, &Config::default());
        draft.paragraphs().iter().flat_map(|placed| &placed.paragraph.figures).map(super::Figure::describe).collect()
    }

    #[test]
    fn the_head_gives_unit_and_scale() {
        assert_eq!(cells("Debt (€ million)", "4.5"), cells("Debt", "€4.5 million"));
        assert_eq!(cells("Turnout, %", "61"), cells("Turnout", "61%"));
        assert_eq!(cells("Length in km", "12"), cells("Length", "12 km"));
        assert_eq!(cells("Budget ($m)", "30"), cells("Budget", "$30m"));
    }

    #[test]
    fn a_head_without_a_unit_and_a_cell_with_one_stay_as_they_are() {
        assert_eq!(cells("Pupils who passed", "151"), cells("Passed", "151"));
        assert_eq!(cells("Rate (%)", "£40"), cells("Rate", "£40"));
    }
}
