//! The day a draft bears in the name of its file.
//!
//! A name is a string here; reading the file it belongs to is for others.

use crate::facts::Date;

/// The day written in a file's name, year first: `2025-03-11-council.md`, `council_2025_03_11.txt`,
/// `20250311-council.md`. The first one counts, and only a day that the calendar has.
pub fn date_in_file_name(name: &str) -> Option<Date> {
    let bytes = name.as_bytes();
    (0..bytes.len()).find_map(|at| {
        let begins = bytes[at].is_ascii_digit() && (at == 0 || !bytes[at - 1].is_ascii_digit());
        begins.then(|| date_at(&bytes[at..])).flatten()
    })
}

/// Years that a draft can bear; other runs of digits are numbers of something else.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// The date at the start of `bytes`, if it is one and no digit goes on from it.
fn date_at(bytes: &[u8]) -> Option<Date> {
    let separator = *bytes.get(4)?;
    let (month, day, behind) = match separator {
        b'0'..=b'9' => (bytes.get(4..6)?, bytes.get(6..8)?, bytes.get(8)),
        b'-' | b'_' | b'.' if bytes.get(7) == Some(&separator) => (bytes.get(5..7)?, bytes.get(8..10)?, bytes.get(10)),
        _ => return None,
    };
    if behind.is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let year = number(&bytes[..4]).filter(|year| YEARS.contains(year))?;
    let date = jiff::civil::Date::new(year, number(month)? as i8, number(day)? as i8).ok()?;
    Some(Date { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()), weekday: None })
}

/// The value of a few digits; `None` where there is anything else.
fn number(digits: &[u8]) -> Option<i16> {
    digits.iter().try_fold(0, |value, byte| byte.is_ascii_digit().then(|| value * 10 + i16::from(byte - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(name: &str) -> Option<(i16, i8, i8)> {
        let date = date_in_file_name(name)?;
        Some((date.year?, date.month?, date.day?))
    }

    #[test]
    fn a_day_is_read_wherever_it_stands_in_the_name() {
        for name in ["2025-03-11.md", "2025-03-11-council.md", "council_2025_03_11.txt", "20250311-council.md", "council 2025.03.11 v2.md"]
        {
            assert_eq!(day(name), Some((2025, 3, 11)), "{name}");
        }
    }

    #[test]
    fn other_digits_are_no_day() {
        let names =
            ["council.md", "2025-03.md", "2025-02-30.md", "12025-03-11.md", "2025-03-111.md", "2025-03_11.md", "", "é2025", "9999-01-01"];
        for name in names {
            assert_eq!(day(name), None, "{name}");
        }
    }
}
