//! `factdesk explain` and `factdesk rules`.

use crate::desk::Desk;
use factdesk_core::RULES;
use snapbox::str;

#[test]
fn a_rule_is_explained_by_its_page() {
    let desk = Desk::with(&[]);
    for rule in RULES {
        desk.factdesk(&format!("explain {}", rule.slug)).assert().success().stdout_eq(snapbox::Data::text(rule.page).raw());
    }
}

#[test]
fn a_line_is_explained_sentence_by_sentence() {
    let desk = Desk::with(&[("bridge.txt", "Bridge\n\nAda Holm said the bridge\nis old. Experts say it is new.\n")]);
    desk.factdesk("explain bridge.txt:4").assert().success().stderr_eq("").stdout_eq(str![[r#"
Ada Holm said the bridge is old.
  state: attributed (a cue with a source governs it)
  cue: “said”
  source: “Ada Holm”
  nothing is flagged

Experts say it is new.
  state: attributed (a cue with a source governs it)
  cue: “say”
  source: “Experts”
  vague-source (warning): “Experts” could be anyone. Name one of them, or say how they know.

"#]]);
    desk.factdesk("explain bridge.txt:2").assert().success().stdout_eq(str![[r#"
There is no copy on this line.

"#]]);
}

#[test]
fn what_cannot_be_explained_is_told() {
    let desk = Desk::with(&[("bridge.txt", "One.\n")]);
    desk.factdesk("explain bridge.txt:9").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
factdesk: bridge.txt has no line 9; it has 2

"#]]);
    desk.factdesk("explain tower.txt:9").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
factdesk: tower.txt: there is no such file or folder; check the spelling

"#]]);
    desk.factdesk("explain vague").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
factdesk: there is no rule “vague”; write a name that `factdesk rules` lists, or a line as PATH:LINE

"#]]);
}

#[test]
fn every_rule_is_listed_with_what_it_reports() {
    let output = Desk::with(&[]).factdesk("rules").output().expect("the program runs");
    let listed = String::from_utf8(output.stdout).expect("it prints UTF-8");
    for rule in RULES {
        let line = listed.lines().find(|line| line.split(' ').next() == Some(rule.slug)).expect("the rule is listed");
        assert!(line.contains(rule.standing_name()) && line.ends_with(rule.summary()), "{line}");
    }
}
