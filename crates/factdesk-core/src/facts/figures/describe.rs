//! Figures in words, for hovers and explanations.

use super::{Date, Figure, FigureKind, Hedge};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

impl Figure {
    /// What is read out of it, in words: "exactly 2,500", "more than 2,000, up to 2,500".
    pub fn describe(&self) -> String {
        match self.kind {
            FigureKind::Date => self.date.map_or_else(String::new, |date| describe_date(date, self.high.at - self.low.at)),
            FigureKind::Time => {
                let minutes = self.value.unwrap_or_default() as i64;
                format!("{}:{:02}, a time of day", minutes / 60, minutes % 60)
            }
            FigureKind::Ordinal => format!("{}, a place in a row", number(self.low.at)),
            FigureKind::Age => format!("{}, an age", self.interval()),
            _ => self.interval(),
        }
    }

    fn interval(&self) -> String {
        let unit = self.unit_words();
        let (low, high) = (number(self.low.at), number(self.high.at));
        let words = match self.hedge {
            Hedge::Exact if self.rounding > 0.0 => format!("{low}{unit}, rounded"),
            Hedge::Exact => format!("exactly {low}{unit}"),
            Hedge::About => format!("about {}{unit}: {low} to {high}", number(self.value.unwrap_or_default())),
            Hedge::Nearly => format!("{low} or more, less than {high}{unit}"),
            Hedge::MoreThan => format!("more than {low}{unit}, up to {high}"),
            Hedge::AtLeast => format!("{low}{unit} or more"),
            Hedge::LessThan => format!("less than {high}{unit}"),
            Hedge::UpTo => format!("{high}{unit} at most"),
            Hedge::Word | Hedge::Range if low == high => format!("{low}{unit}"),
            Hedge::Word | Hedge::Range => format!("{low} to {high}{unit}"),
        };
        words.trim_end().to_owned()
    }

    /// The unit as it is put behind a number; nothing for a count.
    fn unit_words(&self) -> String {
        match (self.kind, &*self.unit.name) {
            (FigureKind::Number, _) | (_, "") => String::new(),
            (_, "%") => " percent".to_owned(),
            (_, "pp") => " percentage points".to_owned(),
            (_, "bp") => " basis points".to_owned(),
            (_, "century") if self.value != Some(1.0) => " centuries".to_owned(),
            // Words take a plural, symbols and codes do not.
            (_, name) if self.value != Some(1.0) && is_word(name) => format!(" {name}s"),
            (_, name) => format!(" {name}"),
        }
    }
}

/// Whether a unit's name is a word rather than a symbol or a code.
fn is_word(name: &str) -> bool {
    name.len() > 2 && name != "mph" && name.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// A number with commas between its thousands and at most three decimals.
pub(crate) fn number(value: f64) -> String {
    if value.is_infinite() {
        return "any number".to_owned();
    }
    let text = format!("{:.3}", value.abs());
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    if value < 0.0 {
        out.push('−');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    let decimals = decimals.trim_end_matches('0');
    if !decimals.is_empty() {
        out.push('.');
        out.push_str(decimals);
    }
    out
}

fn describe_date(date: Date, more_years: f64) -> String {
    let mut parts = Vec::new();
    if let Some(name) = date.weekday.and_then(weekday_name) {
        parts.push(name.to_owned());
    }
    parts.extend(date.day.map(|day| day.to_string()));
    if let Some(name) = date.month.and_then(|month| MONTHS.get(usize::from(month.unsigned_abs()).wrapping_sub(1))) {
        parts.push((*name).to_owned());
    }
    match date.year {
        Some(year) if more_years > 0.0 => parts.push(format!("{year} to {}", year + more_years as i16)),
        Some(year) => parts.push(year.to_string()),
        None => {}
    }
    parts.join(" ")
}

/// The name of a weekday, 1 for Monday.
pub(crate) fn weekday_name(weekday: i8) -> Option<&'static str> {
    WEEKDAYS.get(usize::from(weekday.unsigned_abs()).wrapping_sub(1)).copied()
}
