// Which open documents are drafts, and what the reporter asked for in this session.
import * as fs from 'node:fs';
import * as vscode from 'vscode';
import type { DocumentSelector } from 'vscode-languageclient/node';
import { isPlainTextChecked } from './plain-text';
import { plainTextMode } from './settings';

/** Every document that could be a draft. Diffs, output and the like have other schemes and are none. */
export const SELECTOR: DocumentSelector = ['markdown', 'plaintext'].flatMap((language) =>
  ['file', 'untitled'].map((scheme) => ({ scheme, language })),
);

/** Decides for each document whether the server sees it. */
export class Drafts {
  /** Plain-text files for which the command was run; forgotten when the window closes. */
  private readonly asked = new Set<string>();

  ask(document: vscode.TextDocument): void {
    this.asked.add(document.uri.toString());
  }

  isDraft(document: vscode.TextDocument): boolean {
    if (document.languageId !== 'plaintext') return true;
    const file = {
      path: document.uri.scheme === 'file' ? document.uri.fsPath : undefined,
      workspaceFolder: vscode.workspace.getWorkspaceFolder(document.uri)?.uri.fsPath,
      asked: this.asked.has(document.uri.toString()),
    };
    return isPlainTextChecked(file, plainTextMode(document), fs.existsSync);
  }
}
