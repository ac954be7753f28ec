//! The stories of the workspace: looked through once beside everything else, and kept while files
//! and open drafts change.

use crate::session::{Document, Session};
use factdesk_files::Progress;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;
use tower_lsp::gen_lsp_types::{MessageType, ProgressToken};

/// A look that takes longer is shown to the reporter.
const LONG: Duration = Duration::from_millis(700);
/// How often it says how far it is.
const STEP: Duration = Duration::from_millis(250);
/// An open draft is read for the others of its story when its reporter pauses for so long.
const PAUSE: Duration = Duration::from_millis(400);

/// The looks through the workspace, of which only the last one matters.
#[derive(Debug, Default)]
pub(super) struct Looks {
    /// The number of the last look.
    last: AtomicU64,
    /// Whether the reporter has ended it.
    ended: AtomicBool,
}

/// How far one look is.
struct Look {
    session: Arc<Session>,
    number: u64,
    done: AtomicUsize,
    all: AtomicUsize,
}

impl Progress for Look {
    fn step(&self, done: usize, all: usize) -> bool {
        self.done.store(done, Ordering::Relaxed);
        self.all.store(all, Ordering::Relaxed);
        let looks = &self.session.looks;
        looks.last.load(Ordering::Relaxed) == self.number && !looks.ended.load(Ordering::Relaxed)
    }
}

impl Look {
    fn token(&self) -> ProgressToken {
        ProgressToken::String(format!("factdesk-stories-{}", self.number))
    }

    fn percent(&self) -> u32 {
        let (done, all) = (self.done.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed).max(1));
        (100 * done / all).min(100) as u32
    }
}

impl Session {
    /// Looks through the workspace for drafts that belong together, in place of a look that is under way.
    pub(crate) fn look_through(self: &Arc<Self>) {
        self.looks.ended.store(false, Ordering::Relaxed);
        let number = self.looks.last.fetch_add(1, Ordering::Relaxed) + 1;
        let look = Look { session: Arc::clone(self), number, done: AtomicUsize::new(0), all: AtomicUsize::new(0) };
        tokio::spawn(show_while(Arc::new(look)));
    }

    /// The reporter has had enough of the look that is shown under `token`.
    pub(crate) fn end_look(&self, token: &ProgressToken) {
        let number = self.looks.last.load(Ordering::Relaxed);
        if *token == ProgressToken::String(format!("factdesk-stories-{number}")) {
            self.looks.ended.store(true, Ordering::Relaxed);
        }
    }

    /// Files have changed on the disk; `paths` are those that may be drafts or transcripts.
    pub(crate) fn files_changed(self: &Arc<Self>, paths: Vec<PathBuf>) {
        let session = Arc::clone(self);
        tokio::spawn(async move {
            let work = move |session: &Session| paths.iter().filter(|path| session.stories.refresh(path)).count();
            if session.on_a_thread(work).await.is_some_and(|changed| changed > 0) {
                session.check_again(None);
            }
        });
    }

    /// `document` has changed. The other open drafts of its story see that when its reporter pauses.
    pub(crate) fn draft_changed(self: &Arc<Self>, document: &Arc<Document>) {
        if self.stories.is_empty() || document.opened.path.is_none() {
            return;
        }
        let (session, document) = (Arc::clone(self), Arc::clone(document));
        tokio::spawn(async move {
            tokio::time::sleep(PAUSE).await;
            if !session.documents.is_current(&document) {
                return;
            }
            let path = document.opened.path.clone();
            let changed = session.on_a_thread(move |session| path.is_some_and(|path| session.stories.refresh(&path))).await;
            if changed == Some(true) {
                session.check_again(Some(&document));
            }
        });
    }
}

/// Looks, and shows how far that is once it takes long.
async fn show_while(look: Arc<Look>) {
    let session = Arc::clone(&look.session);
    let work = {
        let look = Arc::clone(&look);
        session.on_a_thread(move |session| {
            let known = !session.stories.is_empty();
            let problems = session.stories.look_through(&session.houses().folders(), &*look);
            (known || !session.stories.is_empty(), problems)
        })
    };
    tokio::pin!(work);
    let mut shown = None;
    let mut wait = LONG;
    let found = loop {
        tokio::select! {
            found = &mut work => break found,
            () = tokio::time::sleep(wait) => wait = STEP,
        }
        if !session.editor().progresses {
            continue;
        }
        match &shown {
            // The editor may only be told once it has agreed, and the look goes on meanwhile.
            None => {
                let client = session.client.clone();
                let token = look.token();
                let asked = token.clone();
                Session::request(async move { client.create_work_done_progress(asked).await });
                let begun = session.client.progress(token, "Reading the drafts of your stories");
                shown = Some(begun.with_percentage(look.percent()).with_cancel_button().begin().await);
            }
            Some(shown) => shown.report(look.percent(), Some(true)).await,
        }
    };
    if let Some(shown) = shown {
        shown.finish().await;
    }
    let Some((stories, problems)) = found else { return };
    for problem in problems {
        session.client.show_message(MessageType::Warning, format!("{}: {}", problem.path.display(), problem.message)).await;
    }
    if stories && session.looks.last.load(Ordering::Relaxed) == look.number {
        session.check_again(None);
    }
}
