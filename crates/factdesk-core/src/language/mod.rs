//! English as it is printed: words, sentences, and lists of words with their classes.
//!
//! Nothing here knows what a quote or a figure is; the lists are data files, one term a line.

mod lexicon;
mod sentences;
mod tokens;

pub use lexicon::{Class, Classes, Lexicon, Phrase};
pub use sentences::{Sentence, sentences};
pub use tokens::{Case, Token, TokenKind, tokens};
