// Starts, stops and restarts the language server, one client at a time.
import { homedir } from 'node:os';
import { createInterface } from 'node:readline';
import * as vscode from 'vscode';
import { CloseAction, DidChangeConfigurationNotification, LanguageClient, RevealOutputChannelOn, State } from 'vscode-languageclient/node';
import { DraftSync } from './draft-sync';
import { SELECTOR } from './drafts';
import { findServer, isProgram } from './server-path';
import { SECTION, serverPath, serverSettings } from './settings';
import type { Status } from './status';

/** A program that has not answered within so many milliseconds is no language server: ours answers before it reads. */
const START_LIMIT = 10_000;

/** What a server is made of; it owns none of it. */
export interface Parts {
  extensionFolder: string;
  output: vscode.LogOutputChannel;
  status: Status;
  /** Files other than drafts of which the server wants to hear. */
  watchers: vscode.FileSystemWatcher[];
  isDraft: (document: vscode.TextDocument) => boolean;
}

export class Server {
  private client: LanguageClient | undefined;
  private readonly sync: DraftSync;
  /** Starts and stops run one after the other, however fast they are asked for. */
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly parts: Parts) {
    this.sync = new DraftSync(parts.isDraft);
  }

  /** Starts the server, in place of the one that runs. Says so if it cannot; never throws. */
  restart(): Promise<void> {
    return this.enqueue(async () => {
      await this.stopClient();
      await this.startClient();
    });
  }

  stop(): Promise<void> {
    return this.enqueue(() => this.stopClient());
  }

  /** Looks again at which documents are drafts. */
  async reconcile(): Promise<void> {
    if (this.client?.isRunning()) await this.sync.reconcile(this.client);
  }

  /** Hands the reporter's settings to the server that runs. */
  async sendSettings(): Promise<void> {
    if (!this.client?.isRunning()) return;
    await this.client.sendNotification(DidChangeConfigurationNotification.type, { settings: { [SECTION]: serverSettings() } });
  }

  private enqueue(step: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(step).catch((error: unknown) => {
      this.parts.output.error(String(error));
      this.parts.status.show('stopped', String(error));
    });
    return this.queue;
  }

  private async startClient(): Promise<void> {
    const { output, status } = this.parts;
    const lookup = findServer({
      ...serverPath(),
      trusted: vscode.workspace.isTrusted,
      workspaceFolder: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
      extensionFolder: this.parts.extensionFolder,
      home: homedir(),
      searchPath: process.env['PATH'] ?? '',
      windows: process.platform === 'win32',
      isProgram,
    });
    if (!lookup.found) {
      output.error(lookup.reason);
      status.show('missing', lookup.reason);
      void offerHelp(lookup.reason);
      return;
    }
    if (lookup.note !== undefined) output.warn(lookup.note);
    output.info(`Starting ${lookup.program} (${lookup.origin})`);

    const client = this.createClient(lookup.program);
    this.client = client;
    client.onDidChangeState(({ newState }) => {
      // A client also restarts a server that crashed, and then opens all documents anew.
      if (newState === State.Starting) this.sync.reset();
      const { name, version } = client.initializeResult?.serverInfo ?? {};
      if (newState === State.Running) status.show('running', [name, version].filter(Boolean).join(' '));
      else status.show(newState === State.Starting ? 'starting' : 'stopped');
    });
    if (!(await within(START_LIMIT, client.start()))) {
      await this.stopClient();
      const reason = `“${lookup.program}” does not answer as a language server.`;
      output.error(reason);
      status.show('stopped', reason);
      void offerHelp(reason);
    }
  }

  private createClient(program: string): LanguageClient {
    const { output, watchers } = this.parts;
    const client = new LanguageClient(SECTION, 'factdesk', { command: program, args: ['lsp'] }, {
      documentSelector: SELECTOR,
      outputChannel: output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      // The server's standard error is its log. Unsorted, because all of it would count as errors otherwise.
      stdioOptions: {
        stdout: (stream) => createInterface(stream).on('line', (line) => output.info(line)),
        stderr: (stream) => createInterface(stream).on('line', (line) => output.info(line)),
      },
      initializationOptions: serverSettings,
      synchronize: { fileEvents: watchers },
      middleware: {
        ...this.sync.middleware,
        workspace: {
          configuration: async (params, token, next) => {
            const answers = await next(params, token);
            if (!Array.isArray(answers)) return answers;
            return params.items.map(({ section }, i) => (section === SECTION ? serverSettings() : answers[i]));
          },
        },
      },
    });
    // The usual handler restarts a server that crashed, up to a limit, but it would also revive one that was given up.
    const usual = client.createDefaultErrorHandler();
    client.clientOptions.errorHandler = {
      error: (...args) => usual.error(...args),
      closed: () => (this.client === client ? usual.closed() : { action: CloseAction.DoNotRestart, handled: true }),
    };
    return client;
  }

  private async stopClient(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.sync.reset();
    // A server that failed to start or hangs must not keep the next one from starting.
    await client?.dispose().catch((error: unknown) => this.parts.output.warn(`The last server did not stop cleanly: ${String(error)}`));
  }
}

/** Whether `work` was done in time; fails if it failed. */
async function within(limit: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), limit)));
  return Promise.race([work.then(() => true), late]).finally(() => clearTimeout(timer));
}

/** The one message about a program that is missing or of no use, with what can be done about it. */
async function offerHelp(reason: string): Promise<void> {
  const settings = 'Open Settings';
  const show = 'Show Output';
  const choice = await vscode.window.showErrorMessage(`Drafts are not being checked. ${reason}`, settings, show);
  if (choice === settings) await vscode.commands.executeCommand('workbench.action.openSettings', `${SECTION}.server.path`);
  if (choice === show) await vscode.commands.executeCommand(`${SECTION}.showOutput`);
}
