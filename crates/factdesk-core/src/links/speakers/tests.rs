use super::Found;
use crate::config::Config;
use crate::draft::Draft;
use crate::markup::Format;

/// Each quotation as "speaker, how".
fn speakers(text: &str) -> Vec<String> {
    let draft = Draft::read(text, Format::Plain, None, &Config::default());
    let shown = |speaker: &super::Speaker| {
        let words = speaker.at.map_or("nobody", |at| at.span.of(&draft.paragraph(at.paragraph).prose.text));
        format!("{words}, {:?}", speaker.found)
    };
    draft.links().speakers.iter().flatten().map(shown).collect()
}

#[test]
fn what_one_says_another_said_is_the_first_ones() {
    assert_eq!(speakers("Roe said Holm called the dam “a sieve with a view”."), ["Roe, Sentence"]);
    assert_eq!(speakers("When Holm said it would hold, Roe replied, “It has never held.”"), ["Roe, Sentence"]);
}

#[test]
fn a_quote_goes_on_with_its_paragraph_before_it_looks_beside_it() {
    let text = "“It leaks badly,” Roe said. “It always has leaked.” Even that, Holm added, was too kind.";
    assert_eq!(speakers(text), ["Roe, Sentence", "Roe, Continued"]);
}

#[test]
fn the_paragraph_above_introduces_signs_or_hints() {
    assert_eq!(speakers("Roe issued a statement:\n\n“It leaks and it always has.”"), ["Roe, Colon"]);
    assert_eq!(speakers("Roe said the dam leaks.\n\n“It always has leaked, you know.”"), ["Roe, Likely"]);
    assert_eq!(speakers("The dam was built long ago.\n\n“It always has leaked, you know.”"), ["nobody, Nobody"]);
}

#[test]
fn the_paragraph_below_signs_or_attributes() {
    assert_eq!(speakers("Letters came in.\n\n“It always has leaked, you know.”\n\n— Ada Holm, Ostby"), ["Ada Holm, Beside"]);
    let late = "Nobody slept.\n\n“It always has leaked, you know.”\n\n“It always will,” Roe said.";
    assert_eq!(speakers(late), ["Roe, Beside", "Roe, Sentence"]);
}

#[test]
fn a_fragment_nobody_says_is_no_quote() {
    let found = |text: &str| {
        let draft = Draft::read(text, Format::Plain, None, &Config::default());
        draft.links().speakers.iter().flatten().map(|speaker| speaker.found).collect::<Vec<_>>()
    };
    assert_eq!(found("He turned up in the “brown coat” of a dockhand, Roe said nothing."), [Found::NotSpoken]);
    assert_eq!(found("Roe called the dam “leaky”."), [Found::Sentence]);
}

#[test]
fn a_pronoun_means_the_last_one_it_agrees_with() {
    let named = |text: &str| {
        let draft = Draft::read(text, Format::Plain, None, &Config::default());
        let clusters = &draft.links().names.clusters;
        let last = draft.links().speakers.iter().flatten().last().and_then(|speaker| speaker.cluster);
        last.map(|cluster| clusters[cluster].name.clone()).unwrap_or_default()
    };
    assert_eq!(named("Robert Oduya met Maria Holm at the dam. “It leaks badly,” he said."), "Robert Oduya");
    assert_eq!(named("Robert Oduya met Maria Holm at the dam. “It leaks badly,” she said."), "Maria Holm");
    assert_eq!(named("Robert Oduya met Maria Holm at the dam. “It leaks badly,” they said."), "");
}
