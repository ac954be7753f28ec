// The settings as the rest of the extension sees them, and the part of them which the server gets.
import * as vscode from 'vscode';
import type { PlainTextMode } from './plain-text';

/** The settings section, the language client's id (its trace setting hangs on that) and the prefix of all commands. */
export const SECTION = 'factdesk';

/** What the server reads from the editor. A key which the reporter did not set is absent, so factdesk.toml decides. */
export interface ServerSettings {
  rules: Record<string, string>;
  citationStyle?: string;
}

/** The same shape in initializationOptions, in didChangeConfiguration and in answer to workspace/configuration. */
export function serverSettings(): ServerSettings {
  const section = vscode.workspace.getConfiguration(SECTION);
  const settings: ServerSettings = { rules: { ...section.get<Record<string, string>>('rules') } };
  const style = section.get<string | null>('citationStyle');
  if (style) settings.citationStyle = style;
  return settings;
}

/** Which plain-text files are checked; folders of one workspace may differ. */
export function plainTextMode(document: vscode.TextDocument): PlainTextMode {
  return vscode.workspace.getConfiguration(SECTION, document).get<PlainTextMode>('plainText', 'withConfig');
}

/** The server path as written, and whether it came from the workspace rather than the reporter. */
export function serverPath(): { setting: string; setByWorkspace: boolean } {
  const section = vscode.workspace.getConfiguration(SECTION);
  const origins = section.inspect<string>('server.path');
  return {
    setting: section.get<string>('server.path', ''),
    setByWorkspace: (origins?.workspaceValue ?? origins?.workspaceFolderValue) !== undefined,
  };
}
