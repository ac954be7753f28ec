//! What two names may differ in and still be one person's.

/// A folded surname without its Arabic article: "assad" of "alassad", as folded from "al-Assad".
pub(super) fn without_particle(folded: &str) -> Option<&str> {
    /// A shorter rest is a name that merely begins with these letters.
    const SHORTEST: usize = 4;
    ["al", "el"].iter().find_map(|article| folded.strip_prefix(article)).filter(|rest| rest.len() >= SHORTEST)
}

/// Whether two names with one surname can be one person's: the first names agree, or one is the
/// other's initial or short form, and so do the middle names that both have.
pub(super) fn same_given(a: &[String], b: &[String]) -> bool {
    let agree =
        |a: &str, b: &str| a == b || (a.len() == 1 && b.starts_with(a)) || (b.len() == 1 && a.starts_with(b)) || is_short_form(a, b);
    let (Some(a), Some(b)) = (a.split_last().map(|(_, rest)| rest), b.split_last().map(|(_, rest)| rest)) else { return false };
    let (Some(first_a), Some(first_b)) = (a.first(), b.first()) else { return false };
    let (short, long) = if a.len() <= b.len() { (&a[1..], &b[1..]) } else { (&b[1..], &a[1..]) };
    let mut rest = long.iter();
    agree(first_a, first_b) && short.iter().all(|middle| rest.any(|other| agree(middle, other)))
}

/// Whether every word of the shorter name stands in the longer, in its order where they are two: "Ada Holm" in "Maria
/// Ada van Holm". A name of one word stands in too many.
pub(super) fn is_part(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < 2 || short.len() == long.len() {
        return false;
    }
    let mut rest = long.iter();
    // Three words or more tell a person in any order.
    short.iter().all(|word| rest.any(|other| other == word)) || (short.len() > 2 && short.iter().all(|word| long.contains(word)))
}

/// Whether two names of one surname have one given name, of which one tells the first half alone:
/// "Ada Holm" and "Ada-Marie Holm". Both are in lower case with their hyphens.
pub(super) fn is_half_given(a: &str, b: &str) -> bool {
    let (Some((a, a_rest)), Some((b, b_rest))) = (a.split_once(' '), b.split_once(' ')) else { return false };
    let half = |whole: &str, half: &str| whole.split_once('-').is_some_and(|(first, _)| first == half && first.len() > 2);
    a_rest == b_rest && (half(a, b) || half(b, a))
}

/// Whether one given name is the usual short form of the other.
fn is_short_form(a: &str, b: &str) -> bool {
    /// Short forms of given names, each behind the name it is short for.
    const SHORT: &[(&str, &[&str])] = &[
        ("abigail", &["abby"]),
        ("alexander", &["alex", "alec", "sasha", "sandy"]),
        ("alexandra", &["alex", "sandra", "sasha"]),
        ("andrew", &["andy", "drew"]),
        ("anthony", &["tony"]),
        ("barbara", &["barb", "babs"]),
        ("benjamin", &["ben", "benny", "bibi"]),
        ("catherine", &["cathy", "kate", "katie"]),
        ("charles", &["charlie", "chuck"]),
        ("christine", &["chris", "tina"]),
        ("christopher", &["chris", "kit"]),
        ("daniel", &["dan", "danny"]),
        ("david", &["dave"]),
        ("deborah", &["deb", "debbie"]),
        ("donald", &["don", "donnie"]),
        ("edward", &["ed", "eddie", "ted", "ned"]),
        ("elizabeth", &["liz", "beth", "lizzie", "betty", "eliza"]),
        ("frederick", &["fred", "freddie"]),
        ("gerald", &["gerry", "jerry"]),
        ("gregory", &["greg"]),
        ("jacqueline", &["jackie"]),
        ("james", &["jim", "jimmy", "jamie"]),
        ("jeffrey", &["jeff"]),
        ("jennifer", &["jen", "jenny"]),
        ("jessica", &["jess", "jessie"]),
        ("john", &["jack", "johnny"]),
        ("jonathan", &["jon"]),
        ("joseph", &["joe", "joey"]),
        ("joshua", &["josh"]),
        ("katherine", &["kathy", "kate", "katie"]),
        ("kenneth", &["ken", "kenny"]),
        ("lawrence", &["larry"]),
        ("leonard", &["len", "lenny"]),
        ("margaret", &["maggie", "meg", "peggy"]),
        ("matthew", &["matt"]),
        ("michael", &["mike", "mick", "mickey"]),
        ("nicholas", &["nick", "nicky"]),
        ("pamela", &["pam"]),
        ("patricia", &["pat", "patty", "trish"]),
        ("patrick", &["pat", "paddy"]),
        ("peter", &["pete"]),
        ("philip", &["phil"]),
        ("raymond", &["ray"]),
        ("rebecca", &["becky"]),
        ("richard", &["rick", "dick", "rich", "richie"]),
        ("robert", &["bob", "rob", "bobby", "robbie"]),
        ("ronald", &["ron", "ronnie"]),
        ("samantha", &["sam"]),
        ("samuel", &["sam", "sammy"]),
        ("stephen", &["steve"]),
        ("steven", &["steve"]),
        ("susan", &["sue", "susie"]),
        ("theodore", &["ted", "teddy", "theo"]),
        ("thomas", &["tom", "tommy"]),
        ("timothy", &["tim"]),
        ("victoria", &["vicky", "tori"]),
        ("vincent", &["vince", "vinny"]),
        ("walter", &["walt"]),
        ("william", &["bill", "will", "billy", "willie", "liam"]),
        ("zachary", &["zach", "zack"]),
    ];
    let of = |long: &str, short: &str| {
        let found = SHORT.binary_search_by(|(name, _)| (*name).cmp(long));
        found.is_ok_and(|index| SHORT[index].1.contains(&short))
    };
    of(a, b) || of(b, a)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::fold;

    #[test]
    fn middle_names_and_initials_may_be_left_out() {
        let words = |name: &str| name.split(' ').map(fold).collect::<Vec<_>>();
        assert!(same_given(&words("Ada F. Holm"), &words("Ada Holm")));
        assert!(same_given(&words("A. Holm"), &words("Ada Holm")));
        assert!(!same_given(&words("Ida Holm"), &words("Ada Holm")));
        assert!(!same_given(&words("Ada F. Holm"), &words("Ada G. Holm")));
        assert!(same_given(&words("Bob Holm"), &words("Robert Holm")));
        assert!(!same_given(&words("Bob Holm"), &words("Rita Holm")));
    }

    #[test]
    fn half_of_a_given_name_with_a_hyphen_is_enough() {
        assert!(is_half_given("ada holm", "ada-marie holm"));
        assert!(!is_half_given("ada holm", "adamarie holm"));
        assert!(!is_half_given("ada holm", "ada-marie roe"));
    }

    #[test]
    fn a_name_in_part_stands_in_the_whole_in_its_order() {
        let words = |name: &str| name.split(' ').map(fold).collect::<Vec<_>>();
        assert!(is_part(&words("Ada Holm"), &words("Maria Ada van Holm")));
        assert!(!is_part(&words("Holm Ada"), &words("Maria Ada van Holm")));
        assert!(!is_part(&words("Holm"), &words("Ada Holm")));
    }
}
