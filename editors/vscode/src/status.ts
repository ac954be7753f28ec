// The entry in the language status of a draft (the braces in the status bar): whether the server runs.
import * as vscode from 'vscode';
import { SELECTOR } from './drafts';
import { SECTION } from './settings';

export type ServerState = 'starting' | 'running' | 'stopped' | 'missing';

const WORDS: Record<ServerState, string> = {
  starting: 'Starting…',
  running: 'Ready',
  stopped: 'Stopped',
  missing: 'Program not found',
};

export class Status implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem(SECTION, SELECTOR as vscode.DocumentSelector);

  constructor() {
    this.item.name = 'factdesk';
    this.show('stopped');
  }

  /** Shows the state, with what is worth knowing beside it: the version, or what went wrong. */
  show(state: ServerState, detail = ''): void {
    const down = state === 'stopped' || state === 'missing';
    this.item.text = `factdesk: ${WORDS[state]}`;
    this.item.detail = detail;
    this.item.busy = state === 'starting';
    this.item.severity = down ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    this.item.command = down
      ? { command: `${SECTION}.restart`, title: 'Restart' }
      : { command: `${SECTION}.showOutput`, title: 'Show Output' };
  }

  dispose(): void {
    this.item.dispose();
  }
}
