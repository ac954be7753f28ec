// The entry point: connects the commands, the settings and the files on disk to the server.
import * as vscode from 'vscode';
import { Drafts } from './drafts';
import { CONFIG_FILE } from './plain-text';
import { Server } from './server';
import { SECTION } from './settings';
import { Status } from './status';

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel('factdesk', { log: true });
  const status = new Status();
  const drafts = new Drafts();
  const config = vscode.workspace.createFileSystemWatcher(`**/${CONFIG_FILE}`);
  const ignored = vscode.workspace.createFileSystemWatcher('**/.factdesk/ignored.toml');
  const running = new Server({
    extensionFolder: context.extensionPath,
    output,
    status,
    watchers: [config, ignored],
    isDraft: (document) => drafts.isDraft(document),
  });
  server = running;

  const reconcile = () => void running.reconcile();
  context.subscriptions.push(
    output,
    status,
    config,
    ignored,
    config.onDidCreate(reconcile),
    config.onDidDelete(reconcile),
    vscode.workspace.onDidChangeWorkspaceFolders(reconcile),
    vscode.workspace.onDidGrantWorkspaceTrust(() => running.restart()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SECTION}.server.path`)) void running.restart();
      if (event.affectsConfiguration(`${SECTION}.plainText`)) reconcile();
      if (['rules', 'citationStyle'].some((key) => event.affectsConfiguration(`${SECTION}.${key}`))) void running.sendSettings();
    }),
    vscode.commands.registerCommand(`${SECTION}.restart`, () => running.restart()),
    vscode.commands.registerCommand(`${SECTION}.showOutput`, () => output.show()),
    vscode.commands.registerCommand(`${SECTION}.checkThisFile`, () => {
      const document = vscode.window.activeTextEditor?.document;
      if (document?.languageId !== 'plaintext') {
        void vscode.window.showInformationMessage('Open a plain-text file first. Markdown files are always checked.');
        return;
      }
      drafts.ask(document);
      reconcile();
    }),
  );
  // Not awaited: VS Code counts an extension as slow, and its commands as absent, until this function returns.
  void running.restart();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
