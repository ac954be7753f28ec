//! The unit behind a numeral: "percent", "square metres", "km/h", "Swedish kronor", "-year-old".

use super::nouns;
use super::numeral::{Form, Numeral, is_joined};
use super::units::{self, After, Quantity};
use crate::facts::Reading;
use crate::language::TokenKind;
use crate::text::Span;

/// The unit read behind a numeral.
pub(super) struct UnitRead {
    /// The canonical name.
    pub(super) name: &'static str,
    /// What it measures.
    pub(super) quantity: Quantity,
    /// Whether it makes the whole an age: "years old".
    pub(super) age: bool,
    /// Where its words end, in prose bytes.
    pub(super) end: u32,
    /// The first token behind it.
    pub(super) next: usize,
}

/// The unit behind `numeral`, joined by a hyphen or not.
pub(super) fn unit_behind(reading: &Reading<'_>, numeral: &Numeral, money: bool) -> Option<UnitRead> {
    if let Some(tail) = numeral.tail {
        return joined_unit(reading, numeral, tail);
    }
    if money {
        return None;
    }
    let at = numeral.next;
    let token = reading.tokens.get(at)?;
    let text = reading.word(at);
    let read = |name, quantity, last: usize| UnitRead { name, quantity, age: false, end: reading.tokens[last].span.end, next: last + 1 };
    if text == "%" {
        return Some(read("%", Quantity::Share, at));
    }
    if text == "°" || text == "º" || reading.is(at, "degrees") || reading.is(at, "degree") {
        let scale = match reading.word(at + 1) {
            "C" | "Celsius" | "centigrade" | "celsius" => Some("C"),
            "F" | "Fahrenheit" | "fahrenheit" => Some("F"),
            _ => None,
        };
        return Some(read(scale.unwrap_or("degree"), Quantity::Temperature, if scale.is_some() { at + 1 } else { at }));
    }
    if token.kind != TokenKind::Word {
        return None;
    }
    if reading.is(at, "per") && reading.is(at + 1, "cent") {
        return Some(read("%", Quantity::Share, at + 1));
    }
    if reading.is(at, "percentage") && (reading.is(at + 1, "point") || reading.is(at + 1, "points")) {
        return Some(read("pp", Quantity::Share, at + 1));
    }
    if numeral.form == Form::Share {
        // "a third of a percentage point".
        let of = reading.is(at, "of") && reading.is(at + 1, "a") && reading.is(at + 2, "percentage") && reading.is(at + 3, "point");
        return of.then(|| read("pp", Quantity::Share, at + 3));
    }
    if reading.is(at, "basis") && reading.is(at + 1, "points") {
        return Some(read("bp", Quantity::Share, at + 1));
    }
    if let Some(prefix) = ["square", "sq", "cubic", "nautical"].iter().find(|prefix| reading.is(at, prefix)) {
        let index = if reading.word(at + 1) == "." { at + 2 } else { at + 1 };
        let unit = units::unit(reading.word(index))?;
        let (name, quantity) = powered(prefix, unit.name)?;
        return Some(read(name, quantity, index));
    }
    let unit = units::unit(text);
    let Some(unit) = unit else {
        return millions(text).map(|name| read(name, Quantity::Currency, at)).or_else(|| money_word(reading, numeral, at));
    };
    let fits = match unit.after {
        After::Any => true,
        After::Digits => numeral.form == Form::Digits,
        After::Joined => numeral.form == Form::Digits && !token.spaced,
    };
    if !fits {
        return None;
    }
    // "1,250 day tickets": a time in the singular behind many belongs to the noun.
    if unit.quantity == Quantity::Time && numeral.value != Some(1.0) && !text.ends_with('s') && nouns::is_plural(reading.word(at + 1)) {
        return None;
    }
    let mut out = read(unit.name, unit.quantity, at);
    if unit.quantity == Quantity::Time {
        let old = reading.is(at + 1, "old");
        let of_age = reading.is(at + 1, "of") && reading.is(at + 2, "age");
        if old || of_age {
            let last = if old { at + 1 } else { at + 2 };
            out = UnitRead { age: true, ..read(unit.name, unit.quantity, last) };
        }
    }
    if unit.quantity == Quantity::Length {
        // "4 km^2", "4 km squared".
        let raised = is_joined(reading, at + 1, "^").then(|| reading.word(at + 2));
        let power = raised.or_else(|| reading.is(at + 1, "squared").then_some("2")).or_else(|| reading.is(at + 1, "cubed").then_some("3"));
        let prefix =
            power.and_then(|power| ["square", "cubic"].into_iter().nth(usize::from(power == "3")).filter(|_| matches!(power, "2" | "3")));
        if let Some((name, quantity)) = prefix.and_then(|prefix| powered(prefix, unit.name)) {
            return Some(read(name, quantity, if raised.is_some() { at + 2 } else { at + 1 }));
        }
        let hour = (reading.is(at + 1, "per") || reading.is(at + 1, "an")) && reading.is(at + 2, "hour");
        let slash = is_joined(reading, at + 1, "/") && reading.word(at + 2) == "h";
        if (hour || slash) && matches!(unit.name, "km" | "mile") {
            out = read(if unit.name == "km" { "km/h" } else { "mph" }, Quantity::Speed, at + 2);
        }
    }
    Some(out)
}

/// "MEUR": millions of a currency by its code.
pub(super) fn millions(text: &str) -> Option<&'static str> {
    let code = text.strip_prefix('M').filter(|code| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()))?;
    units::unit(code).filter(|unit| unit.quantity == Quantity::Currency).map(|unit| unit.name)
}

/// "pounds", "Swedish kronor", "won": money whose word needs a second look.
fn money_word(reading: &Reading<'_>, numeral: &Numeral, at: usize) -> Option<UnitRead> {
    let read = |name, quantity, last: usize| UnitRead { name, quantity, age: false, end: reading.tokens[last].span.end, next: last + 1 };
    if reading.is(at, "pounds") || reading.is(at, "pound") {
        // Weights are seldom millions or told to two decimals.
        let money = numeral.scale > 1.0 || reading.is(at + 1, "sterling");
        return Some(if money { read("GBP", Quantity::Currency, at) } else { read("lb", Quantity::Mass, at) });
    }
    if reading.is(at, "won") {
        return (numeral.scale > 1e3).then(|| read("KRW", Quantity::Currency, at));
    }
    let country = reading.is_capital(at) && reading.is_word(at + 1);
    let unit = units::unit(reading.word(at + 1)).filter(|unit| country && unit.quantity == Quantity::Currency)?;
    Some(read(unit.name, unit.quantity, at + 1))
}

/// "63-year-old", "five-day", "10-percent", "150,000-euro", "12-foot-high".
fn joined_unit(reading: &Reading<'_>, numeral: &Numeral, tail: Span) -> Option<UnitRead> {
    let text = tail.of(&reading.prose.text);
    let (head, rest) = text.split_once(['-', '‑']).unwrap_or((text, ""));
    let unit = match head {
        "percent" => Some(("%", Quantity::Share)),
        "percentage" if rest.starts_with("point") => Some(("pp", Quantity::Share)),
        "point" => None,
        "pound" if numeral.scale > 1.0 => Some(("GBP", Quantity::Currency)),
        "pound" => Some(("lb", Quantity::Mass)),
        _ => units::unit(head).filter(|unit| unit.after != After::Joined).map(|unit| (unit.name, unit.quantity)),
    };
    let (name, quantity) = unit?;
    let age = quantity == Quantity::Time && (rest.starts_with("old") || rest.starts_with("olds"));
    Some(UnitRead { name, quantity, age, end: tail.end, next: numeral.next })
}

fn powered(prefix: &str, unit: &str) -> Option<(&'static str, Quantity)> {
    Some(match (prefix, unit) {
        ("square" | "sq", "m") => ("m2", Quantity::Area),
        ("square" | "sq", "km") => ("km2", Quantity::Area),
        ("square" | "sq", "mile") => ("sq-mile", Quantity::Area),
        ("square" | "sq", "ft") => ("sq-ft", Quantity::Area),
        ("square" | "sq", "yd") => ("sq-yd", Quantity::Area),
        ("square" | "sq", "cm") => ("cm2", Quantity::Area),
        ("cubic", "m") => ("m3", Quantity::Volume),
        ("cubic", "km") => ("km3", Quantity::Volume),
        ("cubic", "ft") => ("cu-ft", Quantity::Volume),
        ("cubic", "cm") => ("ml", Quantity::Volume),
        ("nautical", "mile") => ("nautical-mile", Quantity::Length),
        _ => return None,
    })
}
