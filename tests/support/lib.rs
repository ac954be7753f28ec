//! What the tests share.

mod editor;
mod generated;
mod repository;

pub use editor::{Editor, editor};
pub use generated::check_generated;
pub use repository::{SAMPLES, Sample, repository, samples};
