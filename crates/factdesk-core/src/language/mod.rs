//! English as it is printed: words, sentences, and lists of words with their classes.
//!
//! Nothing here knows what a quote or a figure is; the lists are data files, one term a line.
//! The gazetteer is made by `gazetteer/build.py` beside this crate's sources.

mod class;
mod fold;
mod gazetteer;
mod lexicon;
mod sentences;
mod slip;
mod titles;
mod tokens;

pub use class::{Class, Classes};
pub use fold::fold;
pub use gazetteer::{Gazetteer, Known, Place, PlaceKind};
pub use lexicon::{Change, Lexicon, Phrase};
pub use sentences::{Sentence, sentences};
pub(crate) use slip::is_slip;
pub(crate) use titles::{COURTESY, OFFICIAL};
pub use tokens::{Case, Token, TokenKind, tokens};
