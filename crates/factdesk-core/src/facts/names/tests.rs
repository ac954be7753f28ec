use super::NameKind;
use crate::config::Config;
use crate::draft::Draft;
use crate::markup::Format;

/// The names of one paragraph of copy, each with the first letter of its kind.
fn names(text: &str) -> Vec<String> {
    let draft = Draft::read(format!("{text} It ended."), Format::Plain, None, &Config::default());
    let paragraph = draft.paragraph(0);
    let shown = paragraph.names.iter().map(|name| {
        let kind = match name.kind {
            NameKind::Person => 'P',
            NameKind::Body => 'B',
            NameKind::Place => 'L',
            NameKind::Other => 'O',
        };
        format!("{kind}:{}", name.span.of(&paragraph.prose.text))
    });
    shown.collect()
}

#[test]
fn people_are_read_without_titles_and_possessives() {
    assert_eq!(names("The vote pleased Russian President Ivan Morrow’s aides."), ["P:Ivan Morrow"]);
    assert_eq!(names("It was written by regional economist Ada Holm."), ["P:Ada Holm"]);
    assert_eq!(names("They met U.S. Sen. Ada F. Holm."), ["L:U.S.", "P:Ada F. Holm"]);
}

#[test]
fn two_letters_are_a_bodys_in_capitals_alone() {
    assert_eq!(names("They met Holm Song Un in the hall."), ["P:Holm Song Un"]);
    assert_eq!(names("They met the UN in the hall."), ["B:UN"]);
}

#[test]
fn particles_hyphens_nicknames_and_suffixes_stay_in_the_name() {
    assert_eq!(names("Police named Omar al-Rashed and Anna van der Velde."), ["P:Omar al-Rashed", "P:Anna van der Velde"]);
    assert_eq!(
        names("They asked Jean-Luc Coyne-Bell and Martin ‘Spoons’ Delaney."),
        ["P:Jean-Luc Coyne-Bell", "P:Martin ‘Spoons’ Delaney"]
    );
    assert_eq!(names("They asked Anders Coyne-\nBell about it.\n\nIt"), ["P:Anders Coyne- Bell"]);
    assert_eq!(names("They asked Samuel Roe Jr. about it."), ["P:Samuel Roe Jr."]);
}

#[test]
fn bodies_and_places_are_told_by_their_nouns() {
    assert_eq!(
        names("He left the Bank of Ellin for the Health and Safety Executive."),
        ["B:Bank of Ellin", "B:Health and Safety Executive"]
    );
    assert_eq!(names("They joined the Dye Workers’ Union in Sadova Street."), ["B:Dye Workers’ Union", "L:Sadova Street"]);
    assert_eq!(names("Ferries run from Peru to the Isle of Ellin."), ["L:Peru", "L:Isle of Ellin"]);
}

#[test]
fn a_word_at_the_head_of_a_sentence_is_no_name_for_its_capital() {
    assert_eq!(names("Drivers stayed at home."), Vec::<String>::new());
    assert_eq!(names("Meanwhile Ada Holm stayed."), ["P:Ada Holm"]);
    assert_eq!(names("But on Monday Ada Holm left."), ["P:Ada Holm"]);
}

#[test]
fn an_acronym_knows_its_expansion() {
    let draft = Draft::read("The Ellin Treaty Organisation (ETO) met.", Format::Plain, None, &Config::default());
    let paragraph = draft.paragraph(0);
    let acronym = paragraph.names[0].acronym.expect("the brackets hold it");
    assert_eq!(acronym.of(&paragraph.prose.text), "ETO");
}

#[test]
fn titles_and_descriptions_stand_beside_the_name() {
    let draft = Draft::read("The mill’s director, Ada Holm, 63, denied it.", Format::Plain, None, &Config::default());
    let paragraph = draft.paragraph(0);
    let name = &paragraph.names[0];
    assert_eq!(name.title.map(|span| span.of(&paragraph.prose.text)), Some("mill’s director"));
    assert_eq!(name.description.map(|span| span.of(&paragraph.prose.text)), Some("63"));
}
