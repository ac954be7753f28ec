// Installs a real VS Code to test in: code-server from npm (the VS Code workbench with its Node extension host), the
// Node it wants, and playwright-core to drive it. The versions are pinned in package.json beside this file, and those
// of code-server's own dependencies in the shrinkwrap it ships.
//
// Its install scripts are not run: they download and compile parts which no test here needs (text search, password
// hashing, the watchdog, the writer of log files). So neither a compiler nor the headers of Node are needed; the price
// is that this VS Code keeps no log files and its Output panel stays empty.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const MANIFEST = path.join(import.meta.dirname, 'package.json');

/** Folders of code-server's dependencies that serve agents and containers: a third of its size. */
const UNUSED = ['@github', '@devcontainers'];

/**
 * The folder of the installed host; installs it on the first call, which takes about a minute, and never again until
 * the pinned versions change.
 */
export function installHost() {
  const manifest = fs.readFileSync(MANIFEST);
  const key = createHash('sha256').update(manifest).digest('hex').slice(0, 12);
  const folder = path.join(cacheFolder(), `vscode-${key}`);
  if (fs.existsSync(folder)) return folder;

  // Built aside and then renamed, so that an interrupted install is never taken for a whole one.
  fs.mkdirSync(cacheFolder(), { recursive: true });
  const partial = fs.mkdtempSync(`${folder}.partial-`);
  try {
    fs.writeFileSync(path.join(partial, 'package.json'), manifest);
    npmInstall(partial);
    const vscode = path.join(partial, 'node_modules/code-server/lib/vscode');
    npmInstall(vscode, '--omit=dev', '--legacy-peer-deps');
    for (const name of UNUSED) fs.rmSync(path.join(vscode, 'node_modules', name), { recursive: true, force: true });
    fs.renameSync(partial, folder);
  } finally {
    fs.rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}

/** The Node that runs code-server; the one running this script may be too old for it. */
export function hostNode(host) {
  return path.join(host, 'node_modules', `node-linux-${process.arch}`, 'bin/node');
}

function cacheFolder() {
  const { FACTDESK_TEST_CACHE, XDG_CACHE_HOME } = process.env;
  return path.resolve(FACTDESK_TEST_CACHE || path.join(XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'factdesk-tests'));
}

function npmInstall(cwd, ...options) {
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', ...options];
  const { status, error, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed: ${error ?? ''}${stdout}${stderr}`);
}
