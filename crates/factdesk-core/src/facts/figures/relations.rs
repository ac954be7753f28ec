//! What the figures of one paragraph say of each other: "from 40 to 50, a rise of 25 percent",
//! "30 of 40, or 75 percent", "10 km (6 miles)".
//!
//! A relation says which figures belong together and how the copy ties them; whether they hold is
//! for the rules. What a quotation says is its speaker's and is left out.

mod beside;
mod change;
mod conversion;
mod lasting;
mod listed;
mod part;
mod product;
mod range;
mod share;
mod shares;

pub use change::{Change, Step};
pub use conversion::Conversion;
pub use lasting::Lasting;
pub use listed::Listed;
pub use part::Part;
pub use product::Product;
pub use range::Reversed;
pub use share::Share;
pub use shares::Shares;

use super::Figure;
use crate::facts::{Attribution, Quote, Reading};
use beside::Beside;

/// Figures that the copy ties to one another. Numbers in its fields are indices into the
/// paragraph's figures.
#[derive(Debug, Clone, PartialEq)]
pub enum Relation {
    /// A first and a second value, and the step said to lie between them.
    Change(Change),
    /// A part of a whole, and the share it is said to be.
    Share(Share),
    /// One length, weight or temperature in two units.
    Conversion(Conversion),
    /// A range whose larger end stands first.
    Reversed(Reversed),
    /// A number of things, and their list.
    Listed(Listed),
    /// Two years, and how long it is said to be from one to the other.
    Lasting(Lasting),
    /// A part and the whole it is said to belong to.
    Part(Part),
    /// So many, so much for each, and the total.
    Product(Product),
    /// Shares of one whole.
    Shares(Shares),
}

/// Reads the relations of a paragraph's `figures`.
pub(in crate::facts) fn read(reading: &Reading<'_>, quotes: &[Quote], attributions: &[Attribution], figures: &[Figure]) -> Vec<Relation> {
    if figures.is_empty() {
        return Vec::new();
    }
    let cx = Beside::new(reading, quotes, figures);
    let mut out = Vec::new();
    listed::read(&cx, attributions, &mut out);
    range::read(&cx, &mut out);
    if figures.len() > 1 {
        change::read(&cx, &mut out);
        share::read(&cx, &mut out);
        conversion::read(&cx, &mut out);
        lasting::read(&cx, &mut out);
        part::read(&cx, &mut out);
        product::read(&cx, &mut out);
        shares::read(&cx, &mut out);
    }
    out
}
