//! The protocol's methods, each passed on to where it is dealt with.
//!
//! In every method, what stands before the first `.await` runs in the order of the messages, and
//! nothing behind it does: notifications do all of their work there, requests take their document
//! there. `tests/e2e/order.rs` holds this.

use crate::capabilities::{Editor, offered};
use crate::handlers::{code_action, complete, diagnostics, hover, navigation, rename, selection, symbols, text_sync};
use crate::session::Session;
use crate::settings;
use factdesk_files::is_house_file;
use std::path::PathBuf;
use std::sync::Arc;
use tower_lsp::gen_lsp_types::{
    CodeActionParams, CodeActionResponse, CompletionParams, CompletionResponse, Definition, DefinitionParams, DefinitionResponse,
    DidChangeConfigurationParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams, DocumentDiagnosticParams, DocumentDiagnosticReport,
    DocumentHighlight, DocumentHighlightParams, DocumentSymbolParams, DocumentSymbolResponse, FoldingRange, FoldingRangeParams, Hover,
    HoverParams, InitializeParams, InitializeResult, InitializedParams, Location, PrepareRenameResult, ReferenceParams, RenameParams,
    SelectionRange, SelectionRangeParams, ServerInfo, TextDocumentPositionParams, WorkDoneProgressCancelParams, WorkspaceEdit,
    WorkspaceFolder, WorkspaceFolders, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};
use tower_lsp::jsonrpc::Result;
use tower_lsp::{Client, LanguageServer};

/// Takes the editor's messages.
#[derive(Debug)]
pub(crate) struct Backend {
    session: Arc<Session>,
}

impl Backend {
    pub(crate) fn new(client: Client) -> Backend {
        Backend { session: Arc::new(Session::new(client)) }
    }

    /// `window/workDoneProgress/cancel`, which the library leaves to its users.
    #[allow(clippy::unused_async, reason = "handlers are asynchronous")]
    pub(crate) async fn end_progress(&self, params: WorkDoneProgressCancelParams) {
        self.session.end_look(&params.token);
    }

    pub(crate) fn session(&self) -> Arc<Session> {
        Arc::clone(&self.session)
    }
}

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let editor = Editor::of(&params.capabilities);
        let settings = params.initialization_options.as_ref().and_then(settings::read);
        self.session.start(editor, folders(&params), settings);
        let version = Some(env!("CARGO_PKG_VERSION").to_owned());
        Ok(InitializeResult { capabilities: offered(editor), server_info: Some(ServerInfo { name: "factdesk".to_owned(), version }) })
    }

    async fn initialized(&self, _: InitializedParams) {
        self.session.ask_for_settings();
        self.session.watch_files();
        self.session.look_through();
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        text_sync::open(&self.session, params);
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        text_sync::change(&self.session, params);
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        text_sync::save(&self.session, &params.text_document.uri);
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        text_sync::close(&self.session, &params.text_document.uri);
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        if let Some(settings) = settings::read(&params.settings) {
            self.session.take_settings(settings);
        }
        self.session.ask_for_settings();
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        // Some editors pass on every change they see.
        if params.changes.iter().any(|change| is_house_file(change.uri.path())) {
            self.session.read_again();
            return;
        }
        let files: Vec<PathBuf> = params.changes.iter().filter_map(|change| change.uri.to_file_path().ok()).collect();
        if !files.is_empty() {
            self.session.files_changed(files);
        }
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let removed: Vec<PathBuf> = params.event.removed.iter().filter_map(path).collect();
        self.session.houses().change_folders(params.event.added.iter().filter_map(path), &removed);
        self.session.read_again();
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let at = params.text_document_position_params;
        let document = self.session.document(&at.text_document.uri);
        let hover = move |session: &Session, document: &_, reading: &_| hover::hover(document, reading, at.position, session.editor());
        Ok(self.session.answer(document, hover).await)
    }

    async fn goto_definition(&self, params: DefinitionParams) -> Result<Option<DefinitionResponse>> {
        let at = params.text_document_position_params;
        let document = self.session.document(&at.text_document.uri);
        let find = move |session: &Session, document: &_, reading: &_| navigation::definition(session, document, reading, &at);
        Ok(self.session.answer(document, find).await.map(|found| Definition::from(found).into()))
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let (at, all) = (params.text_document_position_params, params.context.include_declaration);
        let document = self.session.document(&at.text_document.uri);
        let find =
            move |session: &Session, document: &_, reading: &_| navigation::references(document, reading, &at, all, session.editor());
        Ok(self.session.answer(document, find).await)
    }

    async fn document_highlight(&self, params: DocumentHighlightParams) -> Result<Option<Vec<DocumentHighlight>>> {
        let at = params.text_document_position_params;
        let document = self.session.document(&at.text_document.uri);
        let find = move |session: &Session, document: &_, reading: &_| navigation::highlight(document, reading, &at, session.editor());
        Ok(self.session.answer(document, find).await)
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let at = params.text_document_position_params;
        let document = self.session.document(&at.text_document.uri);
        let choose = move |session: &Session, document: &_, reading: &_| complete::choices(document, reading, &at, session.editor());
        Ok(self.session.answer(document, choose).await.map(Into::into))
    }

    async fn prepare_rename(&self, at: TextDocumentPositionParams) -> Result<Option<PrepareRenameResult>> {
        let document = self.session.document(&at.text_document.uri);
        let prepare = move |session: &Session, document: &_, reading: &_| Some(rename::prepare(document, reading, &at, session.editor()));
        self.session.answer(document, prepare).await.transpose()
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let (at, new) = (params.text_document_position_params, params.new_name);
        let document = self.session.document(&at.text_document.uri);
        let rename =
            move |session: &Session, document: &_, reading: &_| Some(rename::rename(document, reading, &at, &new, session.editor()));
        self.session.answer(document, rename).await.transpose()
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        let document = self.session.document(&params.text_document.uri);
        let outline = move |session: &Session, document: &_, reading: &_| Some(symbols::of_document(document, reading, session.editor()));
        Ok(self.session.answer(document, outline).await)
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
        let found = self.session.on_a_thread(move |session| symbols::of_workspace(session, &params.query)).await;
        Ok(found.map(Into::into))
    }

    async fn selection_range(&self, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
        let document = self.session.document(&params.text_document.uri);
        let grow = move |session: &Session, document: &_, reading: &_| {
            Some(selection::ranges(document, reading, &params.positions, session.editor()))
        };
        Ok(self.session.answer(document, grow).await)
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        let document = self.session.document(&params.text_document.uri);
        Ok(self.session.answer(document, |_, _, reading| Some(selection::folding(reading))).await)
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<Vec<CodeActionResponse>>> {
        let document = self.session.document(&params.text_document.uri);
        let actions = move |session: &Session, document: &_, reading: &_| Some(code_action::actions(session, document, reading, &params));
        Ok(self.session.answer(document, actions).await)
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReport> {
        let Some(document) = self.session.document(&params.text_document.uri) else { return Ok(diagnostics::nothing()) };
        let report = move |session: &Session| diagnostics::report(session, &document, params.previous_result_id.as_deref());
        Ok(self.session.on_a_thread(report).await.unwrap_or_else(diagnostics::nothing))
    }
}

/// The roots of the workspace; older editors name one, in one of two ways.
fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    if let Some(WorkspaceFolders::WorkspaceFolderList(folders)) = &params.workspace_folders_initialize_params.workspace_folders {
        return folders.iter().filter_map(path).collect();
    }
    #[allow(deprecated, reason = "an editor that knows no workspace folders says it so")]
    let root = params.root_uri.as_ref();
    root.and_then(|uri| uri.to_file_path().ok()).into_iter().collect()
}

fn path(folder: &WorkspaceFolder) -> Option<PathBuf> {
    folder.uri.to_file_path().ok()
}
