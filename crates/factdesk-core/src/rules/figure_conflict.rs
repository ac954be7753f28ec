//! See `figure_conflict.md`.

use super::{Context, Group, Rule, Sink, brief, reckoned};
use crate::draft::{At, Draft};
use crate::finding::Severity;
use crate::fix::Fix;
use crate::links::Measured;
use crate::markup::Zone;

pub(super) static RULE: Rule =
    Rule { slug: "figure-conflict", group: Group::Figures, severity: Severity::Warning, page: include_str!("figure_conflict.md"), check };

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    ranks(cx, sink);
    let measures = &cx.draft.links().measures;
    for conflict in &measures.conflicts {
        let (earlier, later) = (&measures.figures[conflict.earlier], &measures.figures[conflict.later]);
        let (first, second) = (earlier.whole(cx.draft), later.whole(cx.draft));
        let (was, is) = (brief(cx.draft.prose(first)), brief(cx.draft.prose(second)));
        let place = match cx.draft.paragraph(earlier.paragraph).zone {
            Zone::Headline | Zone::Deck => "in the headline",
            Zone::Caption => "in a caption",
            _ => "earlier",
        };
        let message = format!("“{is}” here, “{was}” {place}. Settle on one, or say why they differ.");
        let mut report = sink.report(second, message).related(first, format!("“{was}” {place}")).lower(usize::from(conflict.weak));
        for fix in fixes(cx.draft, earlier, later) {
            report = report.fix(fix);
        }
    }
}

/// "Lind finished first, ahead of Holm", who got more votes.
fn ranks(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for rank in &cx.draft.links().measures.ranks {
        let (fewer, more) = (brief(cx.draft.prose(rank.fewer)), brief(cx.draft.prose(rank.more)));
        let message = format!(
            "“{}”: the one put ahead has {fewer}, the other {more}. Check the order and the counts.",
            brief(cx.draft.prose(rank.at))
        );
        sink.report(rank.at, message).related(rank.fewer, format!("“{fewer}”")).related(rank.more, format!("“{more}”"));
    }
}

/// Takes the earlier value here, or the later value there.
fn fixes(draft: &Draft, earlier: &Measured, later: &Measured) -> Vec<Fix> {
    let number = |measured: &Measured| At { paragraph: measured.paragraph, span: measured.figure(draft).number };
    let (first, second) = (number(earlier), number(later));
    let change = |at: At, from: &Measured, title: fn(&str, &str) -> String| {
        let value = from.figure(draft).value?;
        let words = draft.prose(at);
        let text = reckoned::with_value(words, value)?;
        Some(reckoned::change_to(draft, at, title(&brief(words), &text), text))
    };
    let here = change(second, earlier, |_, text| format!("Change to “{text}”"));
    let there = change(first, later, |was, text| format!("Change the other “{was}” to “{text}”"));
    here.into_iter().chain(there).collect()
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::draft::Draft;
    use crate::markup::Format;
    use crate::rules::fixture::{check, check_clean, check_fix};

    #[test]
    fn one_count_told_twice_with_two_values_is_reported_at_the_later() {
        check(
            "figure-conflict",
            "
            The council cut 41 jobs in the spring, its clerk said.
                            ^^^^^^^ label: “41 jobs” earlier

            Of the 47 jobs cut, most were part-time.
                   ^^^^^^^ figure-conflict 💡",
        );
    }

    #[test]
    fn killed_died_and_deaths_are_one_measure() {
        check(
            "figure-conflict",
            "
            The tug went down with the loss of six lives, the inquiry was told.
                                               ^^^^^^^^^ label: “six lives” earlier

            The parents of the eight people who died will speak next week.
                               ^^^^^^^^^^^^ figure-conflict 💡",
        );
        check(
            "figure-conflict",
            "
            A van hit the wall on Sunday, killing 14 people and injuring 33, the fire brigade said.
                                                                         ^^ label: “33” earlier

            Of the 41 people hurt, two went on foot.
                   ^^^^^^^^^ figure-conflict 💡",
        );
    }

    #[test]
    fn a_total_is_compared_with_another_total_of_the_noun() {
        check(
            "figure-conflict",
            "
            All 24 rowers reached a final on Saturday.
                ^^^^^^^^^ label: “24 rowers” earlier

            The bus was late. All 27 rowers sang, the coach said.
                                  ^^^^^^^^^ figure-conflict 💡",
        );
    }

    #[test]
    fn what_narrows_the_noun_may_be_told_by_the_other_clause() {
        check(
            "figure-conflict",
            "
            The airline cancelled 46 flights on Monday.
                                  ^^^^^^^^^^ label: “46 flights” earlier

            Passengers on the 64 cancelled flights were given vouchers.
                              ^^^^^^^^^^^^^^^^^^^^ figure-conflict 💡",
        );
    }

    #[test]
    fn a_death_toll_is_a_count_of_the_dead() {
        check(
            "figure-conflict",
            "
            The flood killed 17 people and left 200 homeless.
                             ^^^^^^^^^ label: “17 people” earlier

            The flood's death toll of 21 includes six children.
                                      ^^ figure-conflict 💡",
        );
    }

    #[test]
    fn digits_that_changed_places_are_a_sign() {
        check(
            "figure-conflict",
            "
            The bridge cost 61 million euros, the ministry said.
                            ^^^^^^^^^^^^^^^^ label: “61 million euros” earlier

            The bridge, which cost 16 million euros, opened in May.
                                   ^^^^^^^^^^^^^^^^ figure-conflict 💡",
        );
        check_clean("figure-conflict", "The bridge cost 61 million euros.\n\nA school in Tula, which cost 18 million euros, opened.");
    }

    #[test]
    fn a_word_quantity_weighs_less_and_may_agree() {
        check_clean("figure-conflict", "Dozens of shops stayed shut, Roe said.\n\nThe 46 shops that stayed shut open on Sunday.");
        check(
            "figure-conflict",
            "
            Scores of barges were held up below the old lock.
            ^^^^^^^^^^^^^^^^ label: “Scores of barges” earlier

            The log lists nine barges held up below the old lock.
                          ^^^^^^^^^^^ figure-conflict 💡",
        );
    }

    #[test]
    fn an_order_that_the_counts_contradict_is_reported() {
        check(
            "figure-conflict",
            "
            Ada Holm received 841 votes, Bo Lind 654 and Cy Roe 361, the board said.
                              ^^^ label: “841”
                                                 ^^^ label: “654”

            Lind finished first, ahead of Holm, and went home.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ figure-conflict",
        );
        check_clean("figure-conflict", "Ada Holm received 841 votes and Bo Lind 654.\n\nHolm finished first, ahead of Lind.");
        check_clean("figure-conflict", "Ada Holm needed 41 minutes and Bo Lind 39.\n\nHolm finished first, ahead of Lind.");
    }

    #[test]
    fn either_value_can_be_taken() {
        let text = "The council cut 41 jobs in the spring.\n\nOf the 47 jobs cut, most were part-time.";
        check_fix("figure-conflict", text, &text.replace("47", "41"));
        let draft = Draft::read(text, Format::Plain, None, &Config::default());
        let finding = draft.findings().iter().find(|finding| finding.rule == "figure-conflict").expect("it is found");
        let titles: Vec<&str> = finding.fixes.iter().map(|fix| fix.title.as_str()).collect();
        assert_eq!(titles, ["Change to “41”", "Change the other “41” to “47”"]);
    }

    #[test]
    fn a_caption_is_compared_with_the_body() {
        check(
            "figure-conflict",
            "
            The mill fire killed 14 people, the brigade said. It burned all night long.
                                 ^^^^^^^^^ label: “14 people” earlier

            Photo: The wall that killed 17 people in the fire.
                                        ^^^^^^^^^ figure-conflict 💡",
        );
    }

    #[test]
    fn other_scopes_are_left_alone() {
        for text in [
            "A strike in 1974 killed 12 people.\n\nLast week three people were killed at the gate.",
            "The league sold 2,140 scarves. It sold 1,250 red scarves.",
            "Police said 40 people marched. Another 12 people marched in Odre.",
            "The toll was 14 on Friday.\n\nRescuers found two more bodies, raising the toll from 14 to 16.",
            "About 50 people marched.\n\nThe 52 people who marched went home.",
            "In Odre 12 people were arrested.\n\nIn Tula 31 people were arrested.",
            "The first group had 12 members who sang.\n\nThe second group had 14 members who sang.",
            "The company had 2,300 workers in 2019.\n\nIt now has 1,900 workers.",
            "The plant makes 900 cars a week.\n\nOn Monday it made 20 cars.",
            "He bought six horses in May.\n\nHe sold four horses in June.",
            "The hospital treated 40 patients.\n\nTwelve patients were kept overnight.",
            "Its 40 branches made money last year.\n\nIt plans to close 12 branches.",
            "In the north, turnout was 60 percent.\n\nIn the south, turnout was 45 percent.",
            "The council won its 12,000 votes in Odre. Party rival Ada Holm won 4,000 votes in Tula.",
            "The hall was lit by a 15 metre pig.\n\nVisitors climbed the steps of the 70 metre tower.",
            "Four people were injured by the gate.\n\nThree porters were badly hurt in another dispute.",
        ] {
            check_clean("figure-conflict", text);
        }
    }

    #[test]
    fn two_sources_that_disagree_openly_are_news() {
        check_clean("figure-conflict", "The union said 2,400 dockers were out. The owners, however, put it at 1,600 dockers who were out.");
    }
}
