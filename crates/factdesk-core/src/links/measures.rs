//! What each figure measures, so that two can be compared.

use crate::config::Config;
use crate::draft::Draft;

/// What a figure counts: two figures compare only on one measure.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Measure {
    /// The counted noun or a class of like ones ("troops", "arrest:people").
    pub noun: String,
}

/// One figure with its measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// The index of its paragraph.
    pub paragraph: usize,
    /// The index of the figure in it.
    pub figure: usize,
    /// What it measures.
    pub measure: Measure,
}

/// The measured figures of a draft, in order.
#[derive(Debug, Default, PartialEq)]
pub struct Measures {
    /// Each figure that measures something.
    pub figures: Vec<Measured>,
}

/// Finds what the figures of `draft` measure.
pub(super) fn find(_draft: &Draft, _config: &Config) -> Measures {
    Measures::default()
}

impl Measures {
    /// What the figure with this index in its paragraph measures.
    pub fn of(&self, paragraph: usize, figure: usize) -> Option<&Measured> {
        let found = self.figures.partition_point(|measured| (measured.paragraph, measured.figure) < (paragraph, figure));
        self.figures.get(found).filter(|measured| (measured.paragraph, measured.figure) == (paragraph, figure))
    }
}

impl Measure {
    /// What is measured, in words for a hover.
    pub fn describe(&self) -> String {
        self.noun.clone()
    }
}
