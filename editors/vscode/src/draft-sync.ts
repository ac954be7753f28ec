// Keeps the server to drafts. The language client would send it every Markdown and plain-text document; this middleware
// lets a document through only once it was opened at the server, and `reconcile` opens and closes documents when the
// answer to "is it a draft?" changes: a factdesk.toml came or went, a setting changed, the reporter asked.
import * as vscode from 'vscode';
import {
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  type LanguageClient,
  type Middleware,
} from 'vscode-languageclient/node';

export class DraftSync {
  /** The documents that are open at the server. Changed before anything is awaited, so that it is never behind. */
  private readonly open = new Set<string>();

  constructor(private readonly isDraft: (document: vscode.TextDocument) => boolean) {}

  readonly middleware: Middleware = {
    didOpen: async (document, next) => {
      const uri = document.uri.toString();
      if (this.open.has(uri) || !this.isDraft(document)) return;
      this.open.add(uri);
      await next(document);
    },
    didChange: async (event, next) => {
      if (this.isOpen(event.document)) await next(event);
    },
    willSave: async (event, next) => {
      if (this.isOpen(event.document)) await next(event);
    },
    didSave: async (document, next) => {
      if (this.isOpen(document)) await next(document);
    },
    didClose: async (document, next) => {
      if (this.open.delete(document.uri.toString())) await next(document);
    },
    // Hover, code actions, diagnostics: whatever names a document passes here, and null is the protocol's "nothing".
    sendRequest: async <P, R>(
      type: Parameters<NonNullable<Middleware['sendRequest']>>[0],
      params: P | undefined,
      token: vscode.CancellationToken | undefined,
      next: (type: Parameters<NonNullable<Middleware['sendRequest']>>[0], params?: P, token?: vscode.CancellationToken) => Promise<R>,
    ): Promise<R> => {
      const uri = documentOf(params);
      return uri === undefined || this.open.has(uri) ? next(type, params, token) : (null as R);
    },
  };

  /** Forgets everything; the server that knew these documents is gone. */
  reset(): void {
    this.open.clear();
  }

  /** Opens at the server what has become a draft, and closes what is none any more. */
  async reconcile(client: LanguageClient): Promise<void> {
    const opener = client.getFeature(DidOpenTextDocumentNotification.method);
    const closer = client.getFeature(DidCloseTextDocumentNotification.method);
    for (const document of vscode.workspace.textDocuments) {
      const draft = this.isDraft(document);
      if (draft === this.isOpen(document)) continue;
      // There is no provider for a document outside the selector.
      if (draft) {
        // Asked while it was none, the client holds the answer "nothing" for this very version and would not ask again.
        client.getFeature(DocumentDiagnosticRequest.method).getProvider(document)?.forget(document);
        await opener.getProvider(document)?.send(document);
      } else {
        await closer.getProvider(document)?.send(document);
        client.diagnostics?.delete(document.uri);
      }
    }
  }

  private isOpen(document: vscode.TextDocument): boolean {
    return this.open.has(document.uri.toString());
  }
}

/** The document a request is about, if it is about one. */
function documentOf(params: unknown): string | undefined {
  return (params as { textDocument?: { uri?: string } } | undefined)?.textDocument?.uri;
}
