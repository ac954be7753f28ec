//! The action for GitHub's workflows, its steps run as a runner runs them.

use crate::desk::Desk;
use saphyr::{LoadableYamlNode, Yaml};
use std::collections::BTreeMap;
use std::process::{Command, Output};
use support::repository;

const ACTION: &str = ".github/actions/check/action.yml";

fn text<'a>(yaml: &'a Yaml<'_>, key: &str) -> Option<&'a str> {
    yaml.as_mapping_get(key).and_then(Yaml::as_str)
}

/// Runs the steps with these inputs until one fails; steps that build are told by their condition and left out.
fn run(desk: &Desk, given: &[(&str, &str)]) -> Output {
    let written = std::fs::read_to_string(repository().join(ACTION)).expect("the action is there");
    let documents = Yaml::load_from_str(&written).expect("it is YAML");
    let [action] = &documents[..] else { panic!("it is one document") };
    let mut inputs: BTreeMap<String, String> = BTreeMap::new();
    for (name, input) in action.as_mapping_get("inputs").and_then(Yaml::as_mapping).expect("it has inputs") {
        let default = text(input, "default").expect("each input has a default");
        inputs.insert(name.as_str().expect("a name is a string").to_owned(), default.to_owned());
    }
    inputs.insert("program".to_owned(), env!("CARGO_BIN_EXE_factdesk").to_owned());
    for (name, value) in given {
        assert!(inputs.insert((*name).to_owned(), (*value).to_owned()).is_some(), "{name} is an input");
    }
    let steps = action.as_mapping_get("runs").and_then(|runs| runs.as_mapping_get("steps")).and_then(Yaml::as_sequence);
    let mut last = None;
    for step in steps.expect("it has steps") {
        if let Some(condition) = text(step, "if") {
            let name = condition.strip_prefix("inputs.").and_then(|rest| rest.strip_suffix(" == ''")).expect("the one kind of condition");
            if !inputs[name].is_empty() {
                continue;
            }
        }
        assert_eq!(text(step, "shell"), Some("bash"));
        let script = text(step, "run").expect("each step is a script");
        assert!(!script.contains("${{"), "no input is part of a script");
        // As the runner's documentation has it for `shell: bash`.
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]).current_dir(desk.path());
        for (name, value) in step.as_mapping_get("env").and_then(Yaml::as_mapping).into_iter().flatten() {
            let value = value.as_str().expect("it is a string");
            let input = value.strip_prefix("${{ inputs.").and_then(|rest| rest.strip_suffix(" }}")).expect("it is an input");
            command.env(name.as_str().expect("a name is a string"), &inputs[input]);
        }
        let output = command.output().expect("bash runs");
        let failed = !output.status.success();
        last = Some(output);
        if failed {
            break;
        }
    }
    last.expect("a step was run")
}

#[test]
fn findings_are_commands_and_fail_the_step() {
    let desk = Desk::with(&[("a b.md", "Experts say the bridge is old.\n"), ("c.md", "The dam is old, Ada Holm said.\n")]);
    let found = run(&desk, &[]);
    assert_eq!(found.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&found.stdout).starts_with("::warning file=a b.md,line=1,"), "{found:?}");
    assert_eq!(run(&desk, &[("fail-on", "error")]).status.code(), Some(0));
    assert_eq!(run(&desk, &[("paths", "c.md\n\n")]).stdout, b"");
    assert_eq!(run(&desk, &[("paths", "c.md\na b.md\n")]).status.code(), Some(1));
    assert_eq!(run(&desk, &[("paths", "none.md")]).status.code(), Some(2));
}

#[test]
fn what_is_given_is_no_code() {
    let desk = Desk::with(&[("a.md", "The dam is old, Ada Holm said.\n")]);
    for input in ["paths", "fail-on", "new-since", "baseline", "sarif"] {
        run(&desk, &[(input, "$(touch made); touch made #\"'")]);
        assert!(!desk.path().join("made").exists(), "{input}");
    }
}

#[test]
fn a_log_in_sarif_is_written_where_one_is_asked_for() {
    let desk = Desk::with(&[("a.md", "Experts say the bridge is old.\n")]);
    assert_eq!(run(&desk, &[("sarif", "out.sarif")]).status.code(), Some(1));
    let log = std::fs::read_to_string(desk.path().join("out.sarif")).expect("it was written");
    let log: serde_json::Value = serde_json::from_str(&log).expect("it is JSON");
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "vague-source");
}

#[test]
fn baselines_and_revisions_are_passed_on() {
    let desk = Desk::with(&[("a.md", "Experts say the bridge is old.\n")]);
    desk.factdesk("baseline accept base.toml a.md").assert().success();
    assert_eq!(run(&desk, &[("baseline", "base.toml")]).status.code(), Some(0));
    let told = run(&desk, &[("new-since", "no-such-revision")]);
    assert_eq!(told.status.code(), Some(2));
}

#[test]
fn it_builds_the_program_of_its_own_revision() {
    let folder = repository().join(ACTION).parent().expect("it lies in a folder").join("../../../Cargo.toml");
    assert_eq!(folder.canonicalize().expect("it is there"), repository().join("Cargo.toml").canonicalize().expect("it is there"));
}
