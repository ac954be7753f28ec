//! Units of measure and currencies, from `language/lexicons/units.txt`.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Quantity {
    /// Metres and miles.
    Length,
    /// Hectares and acres.
    Area,
    /// Litres and barrels.
    Volume,
    /// Grams and tonnes.
    Mass,
    /// Seconds to centuries.
    Time,
    /// Degrees.
    Temperature,
    /// Kilometres an hour, knots.
    Speed,
    /// Watt hours, calories.
    Energy,
    /// Watts.
    Power,
    /// Bytes.
    Data,
    /// Hertz.
    Frequency,
    /// Volts.
    Voltage,
    /// Percent and points.
    Share,
    /// Money.
    Currency,
}

/// One unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct UnitForm {
    /// The canonical name.
    pub(super) name: &'static str,
    /// What it measures.
    pub(super) quantity: Quantity,
    /// Its size in the base unit of the quantity.
    pub(super) size: f64,
    /// What may stand before the form.
    pub(super) after: After,
}

/// What may stand before a form of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// Any number.
    Any,
    /// Digits.
    Digits,
    /// Digits with no space between.
    Joined,
}

const FILE: &str = include_str!("../../language/lexicons/units.txt");
/// Forms of more letters match in any case.
const CASED: usize = 3;

static UNITS: LazyLock<FxHashMap<&'static str, UnitForm>> = LazyLock::new(|| {
    let mut out = FxHashMap::default();
    let mut quantity = Quantity::Length;
    for line in FILE.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(section) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            quantity = section_quantity(section);
            continue;
        }
        let mut words = line.split_whitespace();
        let (Some(name), Some(size)) = (words.next(), words.next().and_then(|size| size.parse().ok())) else {
            debug_assert!(false, "units.txt: {line}");
            continue;
        };
        for form in words {
            let (after, form) = match (form.strip_prefix("~~"), form.strip_prefix('~')) {
                (Some(form), _) => (After::Joined, form),
                (None, Some(form)) => (After::Digits, form),
                (None, None) => (After::Any, form),
            };
            out.insert(form, UnitForm { name, quantity, size, after });
        }
    }
    out
});

fn section_quantity(section: &str) -> Quantity {
    match section {
        "area" => Quantity::Area,
        "volume" => Quantity::Volume,
        "mass" => Quantity::Mass,
        "time" => Quantity::Time,
        "temperature" => Quantity::Temperature,
        "speed" => Quantity::Speed,
        "energy" => Quantity::Energy,
        "power" => Quantity::Power,
        "data" => Quantity::Data,
        "frequency" => Quantity::Frequency,
        "voltage" => Quantity::Voltage,
        "share" => Quantity::Share,
        "currency" => Quantity::Currency,
        _ => {
            debug_assert!(section == "length", "units.txt: unknown quantity {section}");
            Quantity::Length
        }
    }
}

/// The unit written `form`.
pub(super) fn unit(form: &str) -> Option<UnitForm> {
    let units = &*UNITS;
    if let Some(found) = units.get(form) {
        return Some(*found);
    }
    let long = form.len() > CASED && form.bytes().any(|byte| byte.is_ascii_uppercase());
    long.then(|| units.get(form.to_ascii_lowercase().as_str()).copied()).flatten()
}

/// The unit with the canonical name `name`: its name, what it measures, and its size in the
/// quantity's base unit; a temperature has none of use.
pub(super) fn named(name: &str) -> Option<(&'static str, Quantity, f64)> {
    const POWERED: &[(&str, Quantity, f64)] = &[
        ("sq-mile", Quantity::Area, 2_589_988.110_336),
        ("sq-yd", Quantity::Area, 0.836_127_36),
        ("cm2", Quantity::Area, 0.0001),
        ("km3", Quantity::Volume, 1e12),
        ("cu-ft", Quantity::Volume, 28.316_846_592),
    ];
    if let Some(found) = NAMED.get(name) {
        return Some(*found);
    }
    POWERED.iter().find(|(own, ..)| *own == name).copied()
}

/// Units by their canonical names.
static NAMED: LazyLock<FxHashMap<&'static str, (&'static str, Quantity, f64)>> =
    LazyLock::new(|| UNITS.values().map(|unit| (unit.name, (unit.name, unit.quantity, unit.size))).collect());

/// The canonical code behind a currency's sign.
pub(super) fn sign(mark: &str) -> Option<&'static str> {
    Some(match mark {
        "$" => "USD",
        "€" => "EUR",
        "£" => "GBP",
        "¥" | "￥" => "JPY",
        "₹" => "INR",
        "₽" => "RUB",
        "₩" => "KRW",
        "₺" => "TRY",
        "₴" => "UAH",
        "₪" => "ILS",
        "₦" => "NGN",
        "฿" => "THB",
        "₫" => "VND",
        "₱" => "PHP",
        "₸" => "KZT",
        "¢" => "cent",
        _ => return None,
    })
}

/// The code behind letters right before a dollar sign: "US$", "A$".
pub(super) fn dollar_of(letters: &str) -> Option<&'static str> {
    Some(match letters {
        "US" | "U.S." => "USD",
        "A" | "AU" => "AUD",
        "C" | "CA" | "Can" => "CAD",
        "NZ" => "NZD",
        "HK" => "HKD",
        "S" => "SGD",
        "R" => "BRL",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_found_by_case_where_they_are_short() {
        assert_eq!(unit("Kilometres").map(|unit| unit.name), Some("km"));
        assert_eq!(unit("MW").map(|unit| unit.quantity), Some(Quantity::Power));
        assert_eq!(unit("mw"), None);
        assert_eq!(unit("town"), None);
    }
}
