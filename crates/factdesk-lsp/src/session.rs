//! What the server knows while an editor is connected, and what it does of its own accord:
//! publishing diagnostics, asking for settings, telling what is wrong with the house's files.

mod document;
mod documents;
mod publish;
mod stories;

pub(crate) use document::{Document, Kind, MAX_DOCUMENT_BYTES, Opened, Outcome, Reading};

use crate::capabilities::Editor;
use crate::settings::{self, SECTION};
use documents::Documents;
use factdesk_core::{IGNORED_FILE, LEDGER_FILE, LineIndex, SETTINGS_FILE};
use factdesk_files::{Houses, Library, Overrides, Reach};
use publish::Told;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use stories::Looks;
use tower_lsp::Client;
use tower_lsp::gen_lsp_types::{ConfigurationItem, ConfigurationParams, ConfigurationRequest, Registration, Uri};

/// How long the editor may take to answer a request; after that the server goes on without.
const ANSWER_TIME: Duration = Duration::from_secs(10);

/// The state of one connection.
#[derive(Debug)]
pub(crate) struct Session {
    client: Client,
    editor: OnceLock<Editor>,
    pub(crate) documents: Arc<Documents>,
    pub(crate) stories: Library,
    looks: Looks,
    /// What the editor shows of ours. Held from asking whether a result is current until it is
    /// sent, so that an older one can never follow a newer one.
    told: tokio::sync::Mutex<Told>,
}

impl Session {
    pub(crate) fn new(client: Client) -> Session {
        let documents = Arc::<Documents>::default();
        let open: Arc<dyn factdesk_files::Open> = Arc::<Documents>::clone(&documents);
        let houses = Houses::new(open, Reach::Workspace(Vec::new()), Overrides::default());
        let stories = Library::new(Arc::new(houses), None);
        Session { client, editor: OnceLock::new(), documents, stories, looks: Looks::default(), told: tokio::sync::Mutex::default() }
    }

    /// The house's settings for each draft.
    pub(crate) fn houses(&self) -> &Houses {
        self.stories.houses()
    }

    /// What the editor can do.
    pub(crate) fn editor(&self) -> Editor {
        self.editor.get().copied().unwrap_or_default()
    }

    /// Takes what the editor said of itself; only its first word counts.
    pub(crate) fn start(&self, editor: Editor, folders: Vec<PathBuf>, settings: Option<Overrides>) {
        let _ = self.editor.set(editor);
        self.houses().change_folders(folders, &[]);
        if let Some(settings) = settings {
            self.houses().set_overrides(settings);
        }
    }

    /// Forgets the documents, which ends what works on them.
    pub(crate) fn end(&self) {
        self.documents.clear();
    }

    /// Does `work` on a thread that may block; `None` where it panicked.
    pub(crate) async fn on_a_thread<T: Send + 'static>(self: &Arc<Self>, work: impl FnOnce(&Session) -> T + Send + 'static) -> Option<T> {
        let session = Arc::clone(self);
        let done = tokio::task::spawn_blocking(move || work(&session)).await;
        self.tell_problems().await;
        done.inspect_err(|error| tracing::error!(panicked = error.is_panic(), "work on a draft was not finished")).ok()
    }

    /// Answers from a draft: `answer` gets it as it was when the request came in.
    pub(crate) async fn answer<T: Send + 'static>(
        self: &Arc<Self>,
        document: Option<Arc<Document>>,
        answer: impl FnOnce(&Session, &Document, &Reading) -> Option<T> + Send + 'static,
    ) -> Option<T> {
        let document = document?;
        let work = move |session: &Session| match document.read(&session.stories) {
            Outcome::Read(reading) => answer(session, &document, reading),
            Outcome::TooLong | Outcome::NoDraft | Outcome::Failed => None,
        };
        self.on_a_thread(work).await.flatten()
    }

    /// The house's files or the editor's settings have changed: every draft is read again.
    pub(crate) fn read_again(self: &Arc<Self>) {
        self.houses().forget();
        self.check_again(None);
        self.look_through();
    }

    /// What lies around the open drafts has changed: each is read again, but for `known`.
    fn check_again(self: &Arc<Self>, known: Option<&Document>) {
        self.documents.unread(known);
        if self.editor().pulls && self.editor().refreshes {
            let client = self.client.clone();
            Self::request(async move { client.workspace_diagnostic_refresh().await.map(drop) });
        }
    }

    /// A file of the story by the name it has there: its address, and its text as it is now.
    pub(crate) fn other_file(&self, name: &str) -> Option<OtherFile> {
        let path = Path::new(name);
        let text = self.houses().text(path).ok().flatten()?;
        Some(OtherFile { uri: self.uri_of(path)?, lines: LineIndex::new(&text), text })
    }

    /// Asks the editor for its settings, where it can be asked.
    pub(crate) fn ask_for_settings(self: &Arc<Self>) {
        if !self.editor().configures {
            return;
        }
        let session = Arc::clone(self);
        Self::request(async move {
            let items = vec![ConfigurationItem { section: Some(SECTION.to_owned()), ..ConfigurationItem::default() }];
            // Not the typed call: an editor may answer null for the list.
            let answer = session.client.send_request::<AnyConfiguration>(ConfigurationParams { items }).await?;
            if let Some(settings) = answer.get(0).and_then(settings::read) {
                session.take_settings(settings);
            }
            Ok(())
        });
    }

    /// Takes the editor's settings.
    pub(crate) fn take_settings(self: &Arc<Self>, settings: Overrides) {
        if self.houses().set_overrides(settings) {
            self.read_again();
        }
    }

    /// Has the editor say when the house's files change, where it can.
    pub(crate) fn watch_files(&self) {
        if !self.editor().watches {
            return;
        }
        let client = self.client.clone();
        Self::request(async move {
            let house = [SETTINGS_FILE, IGNORED_FILE, LEDGER_FILE, "*.bib", "*.json"];
            // Drafts and transcripts of a story count whether they are open or not.
            let files = house.into_iter().chain(["*.md", "*.markdown", "*.txt", "*.vtt", "*.srt"]);
            let watchers = files.map(|file| json!({ "globPattern": format!("**/{file}") })).collect::<Vec<_>>();
            let watchers = json!({ "watchers": watchers });
            let method = "workspace/didChangeWatchedFiles".to_owned();
            let registration = Registration { id: "factdesk-files".to_owned(), method, register_options: Some(watchers) };
            client.register_capability(vec![registration]).await
        });
    }

    /// Sends a request to the editor beside everything else: a handler that waited for the answer
    /// would wait behind the messages that wait for the handler.
    fn request(request: impl Future<Output = tower_lsp::jsonrpc::Result<()>> + Send + 'static) {
        tokio::spawn(async move {
            match tokio::time::timeout(ANSWER_TIME, request).await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => tracing::warn!(code = error.code.code(), "the editor refused a request"),
                Err(_) => tracing::warn!("the editor did not answer a request"),
            }
        });
    }

    /// The document at `uri` as it is now.
    pub(crate) fn document(&self, uri: &Uri) -> Option<Arc<Document>> {
        self.documents.get(uri)
    }
}

/// Another file of a draft's story.
#[derive(Debug)]
pub(crate) struct OtherFile {
    pub(crate) uri: Uri,
    pub(crate) text: Arc<str>,
    pub(crate) lines: LineIndex,
}

/// `workspace/configuration` with whatever the editor answers.
enum AnyConfiguration {}

impl tower_lsp::gen_lsp_types::Request for AnyConfiguration {
    type Params = ConfigurationParams;
    type Result = serde_json::Value;
    const METHOD: tower_lsp::gen_lsp_types::LspRequestMethod<'static> = ConfigurationRequest::METHOD;
    const MESSAGE_DIRECTION: tower_lsp::gen_lsp_types::MessageDirection = ConfigurationRequest::MESSAGE_DIRECTION;
}
