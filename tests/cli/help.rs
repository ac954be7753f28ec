//! What the program says of itself.

use crate::desk::Desk;
use snapbox::str;

#[test]
fn each_command_says_what_it_does() {
    let desk = Desk::with(&[]);
    desk.factdesk("--help").assert().success().stdout_eq(str![[r#"
Checks news copy while it is drafted: sources, figures, quotes and names. It judges the text, never
the truth

Usage: factdesk <COMMAND>

Commands:
  check     Check drafts and report what was found
  facts     Print what was read out of each draft, one JSON object a line
  explain   Say what a rule is for, or why the sentences of a line were flagged or were not
  sheet     Write the fact-check sheet of drafts
  clean     Write publishable copy: source marks become links or go, comments of the desk and (cq)
            go
  baseline  Keep a file of findings that the desk has accepted, for check --baseline
  lsp       Serve an editor on standard input and output, in the language server protocol
  rules     List the rules
  schema    Print the JSON schema of factdesk.toml
  help      Print this message or the help of the given subcommand(s)

Options:
  -h, --help     Print help
  -V, --version  Print version

"#]]);
}

#[test]
fn sheet_clean_and_baseline_say_how_they_are_used() {
    let desk = Desk::with(&[]);
    desk.factdesk("sheet -h").assert().success().stdout_eq(str![[r#"
Write the fact-check sheet of drafts

Usage: factdesk sheet [OPTIONS] <PATH>...

Arguments:
  <PATH>...  Drafts and folders; several drafts are parts of one sheet; - is standard input

Options:
      --format <FORMAT>        How the sheet is written; without it, as the ending of FILE says,
                               else as HTML [possible values: html, markdown, csv, json]
  -o, --output <FILE>          Write the sheet to this file rather than to standard output
      --config <FILE>          Use this factdesk.toml rather than the nearest one in or above each
                               draft's folder
      --stdin-filename <NAME>  Treat standard input as the file of this name, which gives its
                               format, date and settings
  -h, --help                   Print help (see more with '--help')
  -V, --version                Print version

"#]]);
    desk.factdesk("clean --help").assert().success().stdout_eq(str![[r#"
Write publishable copy: source marks become links or go, comments of the desk and (cq) go

Drafts with open placeholders, or with names that the ledger keeps confidential, are refused: the
exit status is 2, every place is told, and nothing is written.

Usage: factdesk clean [OPTIONS] <PATH>...

Arguments:
  <PATH>...
          Drafts; folders and several drafts with --in-place; - is standard input

Options:
  -o, --output <FILE>
          Write the copy to this file rather than to standard output

      --in-place
          Write each copy in the place of its draft

      --config <FILE>
          Use this factdesk.toml rather than the nearest one in or above each draft's folder

      --stdin-filename <NAME>
          Treat standard input as the file of this name, which gives its format, date and settings

  -h, --help
          Print help (see a summary with '-h')

  -V, --version
          Print version

"#]]);
    desk.factdesk("baseline -h").assert().success().stdout_eq(str![[r#"
Keep a file of findings that the desk has accepted, for check --baseline

Usage: factdesk baseline <COMMAND>

Commands:
  accept  Add what is found in the drafts today to a baseline, which is made where there is none
  prune   Take out of a baseline what is no longer found in the drafts
  help    Print this message or the help of the given subcommand(s)

Options:
  -h, --help     Print help
  -V, --version  Print version

"#]]);
    desk.factdesk("check -h").assert().success().stdout_eq(str![[r#"
Check drafts and report what was found

Usage: factdesk check [OPTIONS] [PATH]...

Arguments:
  [PATH]...  Drafts, and folders to look for drafts in (.md, .markdown and .txt); - is standard
             input [default: .]

Options:
      --format <FORMAT>        How findings are printed [default: text] [possible values: text,
                               json, sarif, github, junit]
      --fail-on <SEVERITY>     The lightest severity that makes the exit status 1 [default: warning]
                               [possible values: error, warning, information, hint, never]
      --baseline <FILE>        Leave out the findings that this file holds; see “factdesk baseline”
      --new-since <REV>        Report only what lines are about that differ from this git revision
      --rule <RULE=SEVERITY>   Set a rule's severity over factdesk.toml's, such as vague-source=off;
                               may be repeated
      --config <FILE>          Use this factdesk.toml rather than the nearest one in or above each
                               draft's folder
      --stdin-filename <NAME>  Treat standard input as the file of this name, which gives its
                               format, date and settings
  -h, --help                   Print help (see more with '--help')
  -V, --version                Print version

"#]]);
}
