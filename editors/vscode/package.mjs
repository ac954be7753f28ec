// Packs factdesk.vsix. With a program in server/ the package is marked for this machine's system, because a Linux
// program inside an extension offered to everybody would be found, run and fail elsewhere; without one it fits all.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import path from 'node:path';

const windows = process.platform === 'win32';
const program = path.join('server', windows ? 'factdesk.exe' : 'factdesk');
const args = ['package', '--no-dependencies', '--skip-license', '--allow-missing-repository', '--out', 'factdesk.vsix'];
if (existsSync(program)) {
  chmodSync(program, 0o755); // The mode travels in the package; an artifact store may have dropped it.
  args.push('--target', `${process.platform}-${process.arch}`);
}
const vsce = path.join('node_modules', '@vscode', 'vsce', 'vsce');
process.exit(spawnSync(process.execPath, [vsce, ...args], { stdio: ['ignore', 'inherit', 'inherit'] }).status ?? 1);
