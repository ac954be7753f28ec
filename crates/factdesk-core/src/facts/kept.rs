//! What else one paragraph alone tells, found when it is first asked for and kept with it.
//!
//! Links and rules ask the same of a paragraph at every keystroke, and at most one paragraph has
//! changed since. What they find in it they may keep here; what they find across paragraphs they may not.

use super::Paragraph;
use std::any::{Any, TypeId};
use std::fmt;
use std::sync::OnceLock;

/// What follows from the words of one paragraph. It is found with nothing else in sight, neither
/// draft nor settings, so that what is kept is never out of date.
pub(crate) trait Kept: Any + Send + Sync {
    /// Finds it.
    fn of(paragraph: &Paragraph) -> Self;
}

/// What a paragraph keeps: a list, one entry for each type that was asked for.
#[derive(Default)]
pub(super) struct Memo(OnceLock<Box<Entry>>);

struct Entry {
    kind: TypeId,
    value: Box<dyn Any + Send + Sync>,
    next: Memo,
}

impl Paragraph {
    /// What `T` tells of this paragraph; found once, for as long as its words stay the same.
    pub(crate) fn kept<T: Kept>(&self) -> &T {
        let kind = TypeId::of::<T>();
        let entry = self.memo.find(kind).unwrap_or_else(|| {
            // Found before a place is taken: it may itself ask for what is kept.
            let value = Box::new(T::of(self));
            self.memo.add(Entry { kind, value, next: Memo::default() })
        });
        entry.value.downcast_ref().expect("an entry is of its kind")
    }
}

impl Memo {
    fn find(&self, kind: TypeId) -> Option<&Entry> {
        let mut entry = self.0.get()?;
        while entry.kind != kind {
            entry = entry.next.0.get()?;
        }
        Some(entry)
    }

    /// Puts an entry at the end; one of its kind that another thread was first with stays.
    fn add(&self, entry: Entry) -> &Entry {
        let kind = entry.kind;
        let mut new = Some(Box::new(entry));
        let mut place = self;
        loop {
            let entry = place.0.get_or_init(|| new.take().expect("the only empty place is the last"));
            if entry.kind == kind {
                return entry;
            }
            place = &entry.next;
        }
    }
}

/// What is kept follows from the rest of the paragraph: it makes no difference.
impl PartialEq for Memo {
    fn eq(&self, _: &Memo) -> bool {
        true
    }
}

impl fmt::Debug for Memo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Memo")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::draft::Draft;
    use crate::markup::Format;
    use std::sync::atomic::{AtomicUsize, Ordering};

    static FOUND: AtomicUsize = AtomicUsize::new(0);

    struct Sentences(usize);
    struct Tokens(usize);

    impl Kept for Sentences {
        fn of(paragraph: &Paragraph) -> Sentences {
            FOUND.fetch_add(1, Ordering::Relaxed);
            Sentences(paragraph.sentences.len())
        }
    }

    impl Kept for Tokens {
        fn of(paragraph: &Paragraph) -> Tokens {
            // What is kept may rest on what is kept.
            Tokens(paragraph.tokens.len() * paragraph.kept::<Sentences>().0)
        }
    }

    #[test]
    fn what_is_kept_is_found_once() {
        let draft = Draft::read("It rained. It poured.", Format::Plain, None, &Config::default());
        let paragraph = draft.paragraph(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| assert_eq!((paragraph.kept::<Tokens>().0, paragraph.kept::<Sentences>().0), (12, 2)));
            }
        });
        let found = FOUND.load(Ordering::Relaxed);
        assert!((1..=4).contains(&found));
        assert_eq!(paragraph.kept::<Sentences>().0, 2);
        assert_eq!(FOUND.load(Ordering::Relaxed), found);
    }
}
