//! The command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use factdesk_core::Severity;
use std::path::PathBuf;

/// Checks news copy while it is drafted: sources, figures, quotes and names. It judges the text, never the truth.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, max_term_width = 100)]
pub(crate) struct CommandLine {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check drafts and report what was found
    ///
    /// The exit status is 0 where no finding weighs as much as --fail-on, 1 where one does, and 2
    /// where the usage is wrong or an input could not be read.
    Check(CheckArgs),
    /// Print what was read out of each draft, one JSON object a line
    Facts(FactsArgs),
    /// Say what a rule is for, or why the sentences of a line were flagged or were not
    Explain(ExplainArgs),
    /// Write the fact-check sheet of drafts
    ///
    /// Each sentence that states something, what there is to check in it, who vouches for it and
    /// where, with columns for the checker to fill in.
    Sheet(SheetArgs),
    /// Write publishable copy: source marks become links or go, comments of the desk and (cq) go
    ///
    /// Drafts with open placeholders, or with names that the ledger keeps confidential, are refused:
    /// the exit status is 2, every place is told, and nothing is written.
    Clean(CleanArgs),
    /// Keep a file of findings that the desk has accepted, for check --baseline
    #[command(subcommand)]
    Baseline(BaselineCommand),
    /// Serve an editor on standard input and output, in the language server protocol
    Lsp(LspArgs),
    /// List the rules
    Rules,
    /// Print the JSON schema of factdesk.toml
    Schema,
}

#[derive(Debug, Parser)]
pub(crate) struct CheckArgs {
    /// Drafts, and folders to look for drafts in (.md, .markdown and .txt); - is standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub(crate) paths: Vec<PathBuf>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub(crate) format: CheckFormat,
    /// The lightest severity that makes the exit status 1
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = FailOn::Warning)]
    pub(crate) fail_on: FailOn,
    /// Leave out the findings that this file holds; see “factdesk baseline”
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Report only what lines are about that differ from this git revision
    #[arg(long, value_name = "REV")]
    pub(crate) new_since: Option<String>,
    /// Set a rule's severity over factdesk.toml's, such as vague-source=off; may be repeated
    #[arg(long = "rule", value_name = "RULE=SEVERITY", value_parser = rule_setting)]
    pub(crate) rules: Vec<RuleSetting>,
    #[command(flatten)]
    pub(crate) house: HouseArgs,
    #[command(flatten)]
    pub(crate) input: InputArgs,
}

/// What decides under which settings drafts are read.
#[derive(Debug, Args)]
pub(crate) struct HouseArgs {
    /// Use this factdesk.toml rather than the nearest one in or above each draft's folder
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

/// What standard input is taken for.
#[derive(Debug, Args)]
pub(crate) struct InputArgs {
    /// Treat standard input as the file of this name, which gives its format, date and settings
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<PathBuf>,
}

#[derive(Debug, Parser)]
pub(crate) struct FactsArgs {
    #[command(flatten)]
    pub(crate) house: HouseArgs,
    /// Drafts and folders; or - for JSON lines on standard input, each {"id": …, "text": …} and,
    /// if need be, "format": "plain" or "markdown" and "date": "YYYY-MM-DD"
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// How facts are printed
    #[arg(long, value_enum, default_value_t = FactsFormat::Jsonl)]
    pub(crate) format: FactsFormat,
}

#[derive(Debug, Parser)]
pub(crate) struct ExplainArgs {
    #[command(flatten)]
    pub(crate) house: HouseArgs,
    /// A rule's name, or a line of a draft such as drafts/flood.md:12
    #[arg(value_name = "RULE | PATH:LINE")]
    pub(crate) what: String,
}

#[derive(Debug, Parser)]
pub(crate) struct SheetArgs {
    /// Drafts and folders; several drafts are parts of one sheet; - is standard input
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// How the sheet is written; without it, as the ending of FILE says, else as HTML
    #[arg(long, value_enum)]
    pub(crate) format: Option<SheetFormat>,
    /// Write the sheet to this file rather than to standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) house: HouseArgs,
    #[command(flatten)]
    pub(crate) input: InputArgs,
}

#[derive(Debug, Parser)]
pub(crate) struct CleanArgs {
    /// Drafts; folders and several drafts with --in-place; - is standard input
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Write the copy to this file rather than to standard output
    #[arg(short, long, value_name = "FILE", conflicts_with = "in_place")]
    pub(crate) output: Option<PathBuf>,
    /// Write each copy in the place of its draft
    #[arg(long)]
    pub(crate) in_place: bool,
    #[command(flatten)]
    pub(crate) house: HouseArgs,
    #[command(flatten)]
    pub(crate) input: InputArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum BaselineCommand {
    /// Add what is found in the drafts today to a baseline, which is made where there is none
    Accept(AcceptArgs),
    /// Take out of a baseline what is no longer found in the drafts
    Prune(PruneArgs),
}

#[derive(Debug, Parser)]
pub(crate) struct AcceptArgs {
    /// The baseline, such as .factdesk/baseline.toml
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Drafts and folders
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) house: HouseArgs,
}

#[derive(Debug, Parser)]
pub(crate) struct PruneArgs {
    /// The baseline, such as .factdesk/baseline.toml
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Drafts and folders; what the baseline has of others is kept
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) house: HouseArgs,
}

#[derive(Debug, Parser)]
pub(crate) struct LspArgs {
    /// What happens anyway; some editors add it of their own accord
    #[arg(long, hide = true)]
    stdio: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For people: the copy with its findings underlined
    Text,
    /// For programs: one JSON object
    Json,
    /// For code hosts and editors: a log in SARIF 2.1.0
    Sarif,
    /// For GitHub's actions: a workflow command a finding
    Github,
    #[value(help = "For build servers: JUnit XML, in which what --fail-on does not count passes")]
    Junit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SheetFormat {
    /// One page that needs nothing else: to read, filter, fill in and print
    Html,
    /// Tables in Markdown
    Markdown,
    /// For spreadsheets: a row a sentence
    Csv,
    /// For programs: one JSON object
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FactsFormat {
    /// One JSON object a line
    Jsonl,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Information,
    Hint,
    Never,
}

impl FailOn {
    /// Whether a finding of this severity makes the exit status 1.
    pub(crate) fn is_met(self, severity: Severity) -> bool {
        let lightest = match self {
            FailOn::Error => Severity::Error,
            FailOn::Warning => Severity::Warning,
            FailOn::Information => Severity::Information,
            FailOn::Hint => Severity::Hint,
            FailOn::Never => return false,
        };
        lightest <= severity
    }
}

/// One `--rule`, already known to be usable.
#[derive(Debug, Clone)]
pub(crate) struct RuleSetting {
    pub(crate) slug: String,
    pub(crate) severity: String,
}

fn rule_setting(text: &str) -> Result<RuleSetting, String> {
    let (slug, severity) = text.split_once('=').ok_or("write RULE=SEVERITY, such as vague-source=off")?;
    factdesk_core::Config::default().set_rule(slug, severity)?;
    Ok(RuleSetting { slug: slug.to_owned(), severity: severity.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        CommandLine::command().debug_assert();
    }
}
