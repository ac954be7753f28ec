use super::{Grade, Order};
use crate::facts::Paragraph;
use crate::language::Lexicon;
use crate::markup::{Lead, Prose, Zone};

fn read(text: &str) -> Paragraph {
    let mut prose = Prose::default();
    prose.push(text, 0);
    Paragraph::read(prose, Zone::Body, Lead::None, false, Lexicon::standard())
}

/// Each attribution as "source | cue | content / content".
fn attributions(text: &str) -> Vec<String> {
    let shown = |attribution: &super::Attribution| {
        let source = attribution.source.map_or("nobody", |source| source.span.of(text));
        let content: Vec<&str> = attribution.content.iter().map(|span| span.of(text).trim_matches([' ', ',', '.'])).collect();
        format!("{source} | {} | {}", attribution.cue.span.of(text), content.join(" / "))
    };
    read(text).attributions.iter().map(shown).collect()
}

fn order(text: &str) -> Order {
    read(text).attributions[0].order
}

fn grade(text: &str) -> Grade {
    read(text).attributions[0].source.expect("a source is named").grade
}

#[test]
fn the_source_stands_before_or_behind_its_cue() {
    assert_eq!(attributions("Roe said the bridge would hold."), ["Roe | said | the bridge would hold"]);
    assert_eq!(attributions("“It will hold,” said Ada Roe."), ["Ada Roe | said | “It will hold,”"]);
    assert_eq!(order("Roe said the bridge would hold."), Order::SourceFirst);
    assert_eq!(order("“It will hold,” said Ada Roe."), Order::CueFirst);
}

#[test]
fn an_apposition_belongs_to_the_source() {
    let expected = ["the brigade's commander, Elmer Roe | told | The dead were four men / reporters at the scene"];
    assert_eq!(attributions("The dead were four men, the brigade's commander, Elmer Roe, told reporters at the scene."), expected);
}

#[test]
fn according_to_stands_in_front_or_at_the_end() {
    assert_eq!(attributions("According to the log, 40 ships called."), ["the log | According to | 40 ships called"]);
    assert_eq!(order("According to the log, 40 ships called."), Order::Fronted);
    assert_eq!(order("Forty ships called, according to the log."), Order::Final);
}

#[test]
fn a_clause_before_another_ones_subject_is_outside() {
    let found = attributions("Dozens died and the ministry said 8,000 people were held.");
    assert_eq!(found, ["the ministry | said | 8,000 people were held"]);
}

#[test]
fn a_passive_has_its_agent_or_nobody() {
    assert_eq!(attributions("The fire was blamed by the ministry on a lamp.").len(), 1);
    assert_eq!(attributions("The fire was blamed on a lamp."), Vec::<String>::new());
}

#[test]
fn verbs_of_other_senses_and_nouns_are_no_cues() {
    for text in [
        "They maintain the road.",
        "Prices continue to fall.",
        "It is difficult to say.",
        "The annual report of the firm is late.",
        "The alleged thief fled.",
    ] {
        assert_eq!(attributions(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_participle_takes_the_subject_of_its_sentence() {
    assert_eq!(attributions("Holm waved, saying that she would stay.")[0], "Holm | saying | that she would stay");
}

#[test]
fn sources_are_graded() {
    assert_eq!(grade("Regional economist Ada Roe said it would hold."), Grade::Named);
    assert_eq!(grade("The interior ministry said it would hold."), Grade::Body);
    assert_eq!(grade("A depot manager said it would hold."), Grade::Described);
    assert_eq!(grade("Witnesses said it would hold."), Grade::Collective);
    assert_eq!(grade("She said it would hold."), Grade::Pronoun);
    assert_eq!(grade("Local media said it would hold."), Grade::Medium);
    assert_eq!(grade("Experts said it would hold."), Grade::Vague);
    assert_eq!(grade("A spokesman for Norsund Marine said it would hold."), Grade::Body);
}
