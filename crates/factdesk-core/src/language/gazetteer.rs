//! Places of the world, and names that people and bodies commonly have.
//!
//! The files are made by `gazetteer/build.py`; `gazetteer/NOTICE.md` has their terms. They are
//! looked up as they lie, in the order of their keys: nothing is built when the program starts
//! but a table of where each first pair of letters begins.

use super::fold;
use std::sync::LazyLock;

/// What a place of the gazetteer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlaceKind {
    /// A country or territory.
    Country,
    /// A state of the United States.
    State,
    /// A region of any other country.
    Region,
    /// A town or city.
    Town,
}

/// A place of the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub kind: PlaceKind,
    /// Its usual name.
    pub name: &'static str,
    /// The code of its country (ISO 3166), empty for a region.
    pub country: &'static str,
    /// How many thousand people live there; 0 where the gazetteer does not tell.
    pub thousands: u32,
    /// A country's capital, empty elsewhere.
    pub capital: &'static str,
    /// A country's people as an adjective, empty elsewhere.
    pub demonym: &'static str,
    /// How many towns have the name; this is the most populous.
    pub namesakes: u32,
}

/// What a word is in the names of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    /// A given name of men.
    pub male: bool,
    /// A given name of women.
    pub female: bool,
    /// A family name.
    pub family: bool,
}

/// The gazetteer.
#[derive(Debug)]
pub struct Gazetteer {
    places: Table,
    people: Table,
    bodies: Table,
}

impl Gazetteer {
    /// The gazetteer factdesk comes with.
    pub fn standard() -> &'static Gazetteer {
        static STANDARD: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer {
            places: Table::new(include_str!("../../gazetteer/places.txt")),
            people: Table::new(include_str!("../../gazetteer/people.txt")),
            bodies: Table::new(include_str!("../../gazetteer/bodies.txt")),
        });
        &STANDARD
    }

    /// The place called `name`, whatever its case, diacritics, hyphens and spaces.
    pub fn place(&self, name: &str) -> Option<Place> {
        let mut fields = self.places.find(name)?.split('\t');
        let kind = match fields.next()? {
            "c" => PlaceKind::Country,
            "s" => PlaceKind::State,
            "r" => PlaceKind::Region,
            _ => PlaceKind::Town,
        };
        let mut next = || fields.next().unwrap_or_default();
        let (name, country, thousands) = (next(), next(), next().parse().unwrap_or(0));
        let (capital, demonym, namesakes) =
            if kind == PlaceKind::Country { (next(), next(), 1) } else { ("", "", next().parse().unwrap_or(1)) };
        Some(Place { kind, name, country, thousands, capital, demonym, namesakes })
    }

    /// The name of the country with this code.
    pub fn country(&self, code: &str) -> Option<&'static str> {
        let lines = include_str!("../../gazetteer/countries.txt").lines();
        lines.filter_map(|line| line.split_once('\t')).find(|(known, _)| *known == code).map(|(_, name)| name)
    }

    /// What `word` is in the names of people.
    pub fn person(&self, word: &str) -> Known {
        let letters = self.people.find(word).unwrap_or_default();
        Known { male: letters.contains('m'), female: letters.contains('f'), family: letters.contains('s') }
    }

    /// Whether `name` is that of a body known everywhere.
    pub fn is_body(&self, name: &str) -> bool {
        self.bodies.find(name).is_some()
    }
}

/// Lines in the order of their keys; a key ends in a tab or with its line.
#[derive(Debug)]
struct Table {
    text: &'static str,
    /// Where the keys that begin with a pair of bytes begin.
    starts: Vec<u32>,
}

/// Letters and digits as a key's bytes come to stand in the order of a table's starts.
const PLACES_OF_A_BYTE: usize = 37;

/// The number of the pair that `key` begins with; in the order of the keys.
fn pair(key: &[u8]) -> usize {
    let place = |byte: Option<&u8>| match byte {
        Some(digit @ b'0'..=b'9') => usize::from(digit - b'0') + 1,
        Some(letter @ b'a'..=b'z') => usize::from(letter - b'a') + 11,
        _ => 0,
    };
    place(key.first()) * PLACES_OF_A_BYTE + place(key.get(1))
}

impl Table {
    fn new(text: &'static str) -> Table {
        let mut starts = vec![text.len() as u32; PLACES_OF_A_BYTE * PLACES_OF_A_BYTE + 1];
        let mut at = 0;
        let mut filled = 0;
        for line in text.split_inclusive('\n') {
            // Keys that begin with other letters are not looked for; they stand with the pair before them.
            while filled <= pair(line.as_bytes()) {
                starts[filled] = at as u32;
                filled += 1;
            }
            at += line.len();
        }
        Table { text, starts }
    }

    /// What stands behind the key of `name`.
    fn find(&self, name: &str) -> Option<&'static str> {
        /// No key is longer, in bytes.
        const LONGEST: usize = 40;
        let mut short = [0u8; LONGEST];
        let folded;
        let key = if name.is_ascii() {
            let mut length = 0;
            for byte in name.bytes().filter(u8::is_ascii_alphanumeric) {
                *short.get_mut(length)? = byte.to_ascii_lowercase();
                length += 1;
            }
            &short[..length]
        } else {
            folded = fold(name);
            folded.as_bytes()
        };
        if key.len() < 2 || !key[..2].iter().all(u8::is_ascii_alphanumeric) {
            return None;
        }
        let number = pair(key);
        let mut lines = &self.text[self.starts[number] as usize..self.starts[number + 1] as usize];
        while !lines.is_empty() {
            let middle = lines.floor_char_boundary(lines.len() / 2);
            let start = lines[..middle].rfind('\n').map_or(0, |at| at + 1);
            let end = lines[start..].find('\n').map_or(lines.len(), |at| start + at + 1);
            let line = lines[start..end].trim_end_matches('\n');
            let (this, rest) = line.split_once('\t').unwrap_or((line, ""));
            match key.cmp(this.as_bytes()) {
                std::cmp::Ordering::Less => lines = &lines[..start],
                std::cmp::Ordering::Greater => lines = &lines[end..],
                std::cmp::Ordering::Equal => return Some(rest),
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_by_its_own_key() {
        for table in [&Gazetteer::standard().places, &Gazetteer::standard().people, &Gazetteer::standard().bodies] {
            for line in table.text.lines() {
                let (key, rest) = line.split_once('\t').unwrap_or((line, ""));
                let plain = key.len() > 1 && key.as_bytes()[..2].iter().all(u8::is_ascii_alphanumeric);
                assert!(!plain || table.find(key) == Some(rest), "{key}");
            }
        }
    }

    #[test]
    fn places_tell_country_people_and_capital() {
        let gazetteer = Gazetteer::standard();
        let town = gazetteer.place("Århus").or_else(|| gazetteer.place("Aarhus")).expect("it is large enough");
        assert_eq!((town.kind, gazetteer.country(town.country)), (PlaceKind::Town, Some("Denmark")));
        let country = gazetteer.place("Kenya").expect("all countries are there");
        assert_eq!((country.capital, country.demonym), ("Nairobi", "Kenyan"));
        assert_eq!(gazetteer.place("NEW YORK").map(|place| place.country), None.or(gazetteer.place("new-york").map(|place| place.country)));
        assert_eq!(gazetteer.place("x"), None);
    }

    #[test]
    fn names_of_people_are_known_by_their_place_in_a_name() {
        let known = Gazetteer::standard().person("Ingrid");
        assert!(known.female && !known.male);
        assert!(Gazetteer::standard().person("Andersen").family);
        assert_eq!(Gazetteer::standard().person("Zzyzx"), Known::default());
    }
}
