// Finds the factdesk program: the one the settings name, else the one packed with the extension, else the one on PATH.
// What it knows of the world is passed in, so that every order of things can be tested. No `vscode` here.
import fs from 'node:fs';
import path from 'node:path';

/** What the search may look at. */
export interface Surroundings {
  /** `factdesk.server.path` as written; empty if not set. */
  setting: string;
  /** Whether the workspace's own settings wrote it, rather than the reporter's. */
  setByWorkspace: boolean;
  /** Whether the reporter trusts the workspace. */
  trusted: boolean;
  /** The first opened folder, if any. */
  workspaceFolder: string | undefined;
  extensionFolder: string;
  home: string;
  /** The PATH variable. */
  searchPath: string;
  windows: boolean;
  isProgram: (path: string) => boolean;
}

export type Lookup =
  | { found: true; program: string; origin: 'setting' | 'bundled' | 'PATH'; note?: string }
  | { found: false; reason: string };

/**
 * Where the program is, or why there is none. A setting which names nothing that can run is an error, never a reason
 * to run another program quietly; a setting which is not to be trusted is passed over, and the note says so.
 */
export function findServer(around: Surroundings): Lookup {
  let note: string | undefined;
  const setting = around.setting.trim();
  if (setting !== '') {
    const chosen = expand(setting, around);
    if (chosen.kind === 'unresolvable') return { found: false, reason: chosen.reason };
    if (around.trusted || !(around.setByWorkspace || chosen.insideWorkspace)) {
      return around.isProgram(chosen.path)
        ? { found: true, program: chosen.path, origin: 'setting' }
        : { found: false, reason: `factdesk.server.path names “${chosen.path}”, which is not a program that can be run.` };
    }
    note = 'factdesk.server.path was passed over: the workspace is not trusted.';
  }

  const name = around.windows ? 'factdesk.exe' : 'factdesk';
  const bundled = path.join(around.extensionFolder, 'server', name);
  if (around.isProgram(bundled)) return { found: true, program: bundled, origin: 'bundled', note };

  for (const folder of around.searchPath.split(around.windows ? ';' : ':')) {
    // An empty or relative entry means the current folder, which the draft's author may not control.
    if (!path.isAbsolute(folder)) continue;
    const program = path.join(folder, name);
    if (around.isProgram(program)) return { found: true, program, origin: 'PATH', note };
  }
  const reason = 'The factdesk program was not found, neither in the extension nor on the PATH.';
  return { found: false, reason: note === undefined ? reason : `${reason} ${note}` };
}

type Expanded =
  | { kind: 'path'; path: string; insideWorkspace: boolean }
  | { kind: 'unresolvable'; reason: string };

/** Makes the setting an absolute path, and says whether it leads through the workspace folder. */
function expand(setting: string, around: Surroundings): Expanded {
  const variable = '${workspaceFolder}';
  let written = setting;
  if (written === '~' || written.startsWith('~/') || written.startsWith('~\\')) written = around.home + written.slice(1);

  const insideWorkspace = written.includes(variable) || !path.isAbsolute(written);
  if (!insideWorkspace) return { kind: 'path', path: written, insideWorkspace };
  const folder = around.workspaceFolder;
  if (folder === undefined) {
    return { kind: 'unresolvable', reason: `factdesk.server.path is “${setting}”, which means nothing while no folder is open.` };
  }
  return { kind: 'path', path: path.resolve(folder, written.replaceAll(variable, () => folder)), insideWorkspace };
}

/** Whether `file` is a regular file that this user may run. */
export function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
