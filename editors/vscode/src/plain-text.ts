// Which plain-text files are drafts. Markdown is always one, but a .txt is as often a log, a licence or a list, so it is
// checked only where the newsroom works (a factdesk.toml is near) or where the reporter asks. No `vscode` here.
import path from 'node:path';

/** The name of the file whose presence makes a folder the newsroom's. */
export const CONFIG_FILE = 'factdesk.toml';

/** The values of the setting `factdesk.plainText`. */
export type PlainTextMode = 'withConfig' | 'always' | 'never';

export interface PlainTextFile {
  /** Absolute path on disk; undefined while the file was never saved. */
  path: string | undefined;
  /** The opened folder which holds the file, if one does. */
  workspaceFolder: string | undefined;
  /** Whether the reporter ran the command for this file in this session. */
  asked: boolean;
}

/** Whether a plain-text file is checked. Asking for one file outweighs the setting, which was chosen for all of them. */
export function isPlainTextChecked(file: PlainTextFile, mode: PlainTextMode, exists: (path: string) => boolean): boolean {
  if (file.asked || mode === 'always') return true;
  if (mode === 'never' || file.path === undefined) return false;
  return hasConfigAbove(file.path, file.workspaceFolder, exists);
}

/**
 * Whether a factdesk.toml lies beside `file` or in a folder above it, up to and including `root`. Without a root only
 * the file's own folder counts: a stray configuration in a home folder must not make every text file below it a draft.
 */
function hasConfigAbove(file: string, root: string | undefined, exists: (path: string) => boolean): boolean {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (exists(path.join(folder, CONFIG_FILE))) return true;
    if (root === undefined || folder === root || folder === path.dirname(folder)) return false;
  }
}
