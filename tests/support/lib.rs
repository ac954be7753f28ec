//! What the tests share.

mod generated;
mod repository;

pub use generated::check_generated;
pub use repository::{SAMPLES, Sample, repository, samples};
