//! Slips of the keyboard: one word typed as another.

/// One letter more, less or other, or two neighbours that changed places.
pub(crate) fn is_slip(a: &str, b: &str) -> bool {
    // Every pair of names comes here, so a distance is not worked out: behind the first letter
    // that differs the rest has to be equal.
    let mut same = 0;
    let mut letters = a.chars().zip(b.chars());
    while let Some((one, _)) = letters.next().filter(|(one, other)| one == other) {
        same += one.len_utf8();
    }
    let (a, b) = (&a[same..], &b[same..]);
    let rest = |text: &str, skip: usize| text.char_indices().nth(skip).map_or(text.len(), |(at, _)| at);
    let (a_one, b_one) = (&a[rest(a, 1)..], &b[rest(b, 1)..]);
    if a.is_empty() && b.is_empty() {
        return false;
    }
    if a_one == b_one || (a_one == b && !a.is_empty()) || (a == b_one && !b.is_empty()) {
        return true;
    }
    let (mut first, mut second) = (a.chars(), b.chars());
    let swapped = match (first.next(), first.next(), second.next(), second.next()) {
        (Some(a1), Some(a2), Some(b1), Some(b2)) => a1 == b2 && a2 == b1,
        _ => false,
    };
    swapped && first.as_str() == second.as_str()
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn a_slip_is_one_edit_or_one_swap() {
        for (a, b) in [("holm", "holmm"), ("holm", "hom"), ("holm", "holn"), ("holm", "homl"), ("holm", "olm"), ("kovač", "kovać")] {
            assert!(is_slip(a, b) && is_slip(b, a), "{a} {b}");
        }
        for (a, b) in [("holm", "holm"), ("holm", "mloh"), ("holm", "hlom2"), ("holm", "ho"), ("", "ab"), ("abcd", "badc")] {
            assert!(!is_slip(a, b) && !is_slip(b, a), "{a} {b}");
        }
    }
}
