//! Footnotes as they are written, in any format.

/// The footnotes of `text` that are written out: the byte behind each line, its label and its words.
pub(crate) fn notes(text: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let end = at + line.trim_end().len();
        at += line.len();
        let (label, words) = line.trim_start().strip_prefix("[^")?.split_once("]:")?;
        Some((end, label, words))
    })
}
