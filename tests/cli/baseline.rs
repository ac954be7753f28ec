//! What is left out of a check: accepted findings, ignored ones, and those on lines that are not new.

use crate::desk::{Desk, list};
use snapbox::str;
use std::process::Command;

const OLD: &str = "Experts say the bridge is old.\n\nCritics say it is new.\n";

/// The words "path line rule" of what is found.
fn found(desk: &Desk, arguments: &str) -> Vec<String> {
    let found = &desk.json(&format!("check --format json {arguments}"), "")[0];
    let told = |finding: &serde_json::Value| {
        let line = finding["range"]["start"]["line"].as_u64().unwrap_or_default() + 1;
        format!("{} {line} {}", finding["path"].as_str().unwrap_or_default(), finding["rule"].as_str().unwrap_or_default())
    };
    list(found, "findings").iter().map(told).collect()
}

#[test]
fn accepted_findings_are_left_out_and_new_ones_are_told() {
    let desk = Desk::with(&[("a.md", OLD), ("b/c.md", "Experts say so.\n")]);
    desk.factdesk("baseline accept desk/base.toml .").assert().code(2).stderr_eq(str![[r#"
factdesk: desk/base.toml: its folder is not there; make it first, or check the spelling

"#]]);
    desk.factdesk("baseline accept base.toml .").assert().success().stderr_eq("").stdout_eq(str![[r#"
3 findings accepted, 0 there before.

"#]]);
    let written = std::fs::read_to_string(desk.path().join("base.toml")).expect("it was written");
    let drafts: Vec<&str> = written.lines().filter_map(|line| line.strip_prefix("path = ")).collect();
    assert_eq!(drafts, ["\"a.md\"", "\"a.md\"", "\"b/c.md\""]);
    assert!(!written.contains("bridge"), "no word of a draft stands in it");
    assert_eq!(found(&desk, "--baseline base.toml ."), Vec::<String>::new());
    // Edits elsewhere, and another name, change nothing about the findings that were there.
    desk.write("a.md", format!("Nobody came.\n\n{OLD}\nSources said nobody would.\n").as_bytes());
    std::fs::rename(desk.path().join("b/c.md"), desk.path().join("b/d.md")).expect("it can be renamed");
    assert_eq!(found(&desk, "--baseline base.toml ."), ["a.md 7 vague-source"]);
    desk.factdesk("baseline accept base.toml .").assert().success().stdout_eq(str![[r#"
1 finding accepted, 3 there before.

"#]]);
    desk.factdesk("baseline accept base.toml .").assert().success().stdout_eq(str![[r#"
0 findings accepted, 4 there before.

"#]]);
}

#[test]
fn what_is_gone_is_told_in_one_line_and_pruned_by_a_command_of_its_own() {
    let desk = Desk::with(&[("a.md", OLD), ("b.md", "Experts say so.\n")]);
    desk.factdesk("baseline accept base.toml .").assert().success();
    desk.write("a.md", b"Experts say the bridge is old.\n");
    desk.factdesk("check --baseline base.toml .")
        .assert()
        .success()
        .stderr_eq(str![[r#"
factdesk: 1 finding of the baseline is gone; “factdesk baseline prune base.toml PATH…” takes them out

"#]])
        .stdout_eq(str![[r#"
Nothing was found in 2 drafts of 9 words.

"#]]);
    desk.factdesk("check --baseline base.toml b.md").assert().success().stderr_eq("");
    desk.factdesk("baseline prune base.toml b.md").assert().success().stdout_eq(str![[r#"
0 findings taken out, 3 kept.

"#]]);
    desk.factdesk("baseline prune base.toml .").assert().success().stdout_eq(str![[r#"
1 finding taken out, 2 kept.

"#]]);
    desk.factdesk("check --baseline base.toml .").assert().success().stderr_eq("");
}

#[test]
fn a_baseline_that_cannot_be_read_is_told_before_anything_else() {
    let desk = Desk::with(&[("a.md", OLD), ("base.toml", "\n[[finding]]\npath = 3\n")]);
    desk.factdesk("check --baseline base.toml a.md").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
factdesk: base.toml:3: invalid type: integer `3`, expected a string; mend it, or delete the file and accept the findings again

"#]]);
    desk.factdesk("check --baseline none.toml a.md").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
factdesk: none.toml: there is no such file or folder; check the spelling

"#]]);
}

#[test]
fn an_ignored_finding_stays_ignored_while_copy_around_it_changes() {
    let desk = Desk::with(&[("a.txt", OLD)]);
    let print = factdesk_core::fingerprint("vague-source", "Critics say it is new.", 0);
    let ignored = factdesk_core::Ignored { rule: "vague-source".to_owned(), fingerprint: print, reason: String::new() };
    desk.write(".factdesk/ignored.toml", factdesk_core::IgnoredList::entry(&ignored).as_bytes());
    assert_eq!(found(&desk, "a.txt"), ["a.txt 1 vague-source"]);
    desk.write("a.txt", format!("Nobody came.\n\nSources say so. {}", OLD.replace("bridge", "pier")).as_bytes());
    assert_eq!(found(&desk, "a.txt"), ["a.txt 3 vague-source", "a.txt 3 vague-source"]);
    desk.write("a.txt", b"Critics say it is newer.\n");
    assert_eq!(found(&desk, "a.txt"), ["a.txt 1 vague-source"], "its own sentence is another");
}

/// Runs git in the desk's folder.
fn git(desk: &Desk, arguments: &str) {
    let run = Command::new("git")
        .current_dir(desk.path())
        .args(["-c", "user.name=Ada Holm", "-c", "user.email=ada@ostby.example", "-c", "core.autocrlf=false"])
        .args(arguments.split_whitespace())
        .output()
        .expect("git runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn only_what_new_lines_are_about_is_told() {
    let copy = format!("{OLD}\nThe vote was 24 to 17. The budget cuts 41 jobs, Ada Holm said.\n\nNobody came.\n");
    let desk = Desk::with(&[("a.md", &copy), ("b c.md", &copy), ("same.md", OLD)]);
    git(&desk, "init -q");
    git(&desk, "add .");
    git(&desk, "commit -qm one");
    assert_eq!(found(&desk, "--new-since HEAD ."), Vec::<String>::new());
    desk.write("a.md", copy.replace("it is new", "it is newer").as_bytes());
    desk.write("new.md", b"Experts say so.\n");
    assert_eq!(found(&desk, "--new-since HEAD ."), ["a.md 3 vague-source", "new.md 1 vague-source"]);
    // A new figure contradicts an old one, and the old one is what is underlined.
    desk.write("a.md", copy.replace("Nobody came.", "Of the 47 jobs cut, most were part-time, Holm said.").as_bytes());
    assert_eq!(found(&desk, "--new-since HEAD a.md"), ["a.md 7 figure-conflict"]);
    std::fs::remove_file(desk.path().join("a.md")).expect("it can be removed");
    std::fs::create_dir(desk.path().join("d")).expect("a folder can be made");
    std::fs::rename(desk.path().join("b c.md"), desk.path().join("d/é.md")).expect("it can be renamed");
    desk.write("d/é.md", copy.replace("bridge", "pier").as_bytes());
    git(&desk, "add .");
    assert_eq!(found(&desk, "--new-since HEAD d"), ["d/é.md 1 vague-source"]);
}

#[test]
fn git_that_cannot_tell_is_one_line() {
    let desk = Desk::with(&[("a.md", OLD)]);
    let told = |arguments: &str| {
        let output = desk.factdesk(arguments).env("GIT_CEILING_DIRECTORIES", desk.path().parent().unwrap_or(desk.path())).output();
        let output = output.expect("the program runs");
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).expect("it prints UTF-8")
    };
    assert_eq!(told("check --new-since HEAD a.md"), "factdesk: a.md: it lies in no git repository, so nothing is known of --new-since\n");
    git(&desk, "init -q");
    assert!(told("check --new-since=--no-such a.md").starts_with("factdesk: git knows no revision “--no-such” in "));
    let unknown = told("check --new-since nope a.md");
    assert!(unknown.starts_with("factdesk: git knows no revision “nope” in ") && unknown.lines().count() == 1, "{unknown}");
    desk.factdesk("check --new-since HEAD a.md")
        .env("PATH", "")
        .assert()
        .code(2)
        .stderr_eq("factdesk: git is not installed, and --new-since needs it\n");
}
