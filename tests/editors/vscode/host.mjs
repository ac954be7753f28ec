// Runs the installed VS Code for one test session: a server process with a profile of its own in a temporary folder,
// a copy of the workspace, the packed extension, and a browser page that shows it all.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { hostNode } from './install.mjs';
import { LIMIT, until } from './wait.mjs';

/** A quiet VS Code: nothing phones, greets, suggests or saves by itself. */
const QUIET = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'editor.hover.delay': 100,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * Opens `file` of a copy of `workspace` with the extension `vsix`. Returns the browser page; the folder of the copy;
 * `configure`, which replaces the settings added to the quiet ones; `servers`, the process ids of the language servers
 * that run; and `close`, which ends everything. What VS Code and the page print goes to `out`.
 */
export async function openVsCode({ host, vsix, workspace, file, settings = {}, viewport, out, chromium }) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'factdesk-vscode-'));
  const copy = path.join(home, 'newsroom');
  fs.cpSync(workspace, copy, { recursive: true });

  const profile = path.join(home, 'profile');
  const configure = (more) => {
    // The reporter's settings can reach the page after the extension has started; the machine's are there before.
    for (const owner of ['User', 'Machine']) {
      fs.mkdirSync(path.join(profile, owner), { recursive: true });
      fs.writeFileSync(path.join(profile, owner, 'settings.json'), JSON.stringify({ ...QUIET, ...more }, null, 2));
    }
  };
  configure(settings);

  const extensions = path.join(home, 'extensions');
  const entry = path.join(host, 'node_modules/code-server/out/node/entry.js');
  const common = [entry, '--config', path.join(home, 'config.yaml'), '--user-data-dir', profile, '--extensions-dir', extensions];
  // With an empty gallery it has nowhere to look for extensions and their updates.
  const env = { ...process.env, HOME: home, EXTENSIONS_GALLERY: '{}' };
  delete env.VSCODE_IPC_HOOK_CLI; // Set in a terminal of VS Code; ours would talk to that one.

  const session = { page: undefined, folder: copy, configure };
  let server;
  let browser;
  session.servers = () => (server === undefined ? [] : programsIn(extensions));
  session.close = async () => {
    await browser?.close().catch(() => {});
    if (server !== undefined) await endGroup(server);
    fs.rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };

  try {
    const install = spawnSync(hostNode(host), [...common, '--install-extension', vsix], { env, encoding: 'utf8' });
    if (install.status !== 0) throw new Error(`the extension was not installed: ${install.error ?? ''}${install.stdout}${install.stderr}`);

    const port = await freePort();
    const address = `127.0.0.1:${port}`;
    const log = fs.openSync(path.join(out, 'code-server.log'), 'w');
    server = spawn(
      hostNode(host),
      [...common, '--auth', 'none', '--bind-addr', address, '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', '--disable-getting-started-override', copy],
      { env, stdio: ['ignore', log, log], detached: true },
    );
    fs.closeSync(log);
    await until('code-server to answer', () => fetch(`http://${address}/healthz`).then((answer) => answer.ok, () => false));

    const playwright = createRequire(path.join(host, 'package.json'))('playwright-core');
    browser = await playwright.chromium.launchPersistentContext(path.join(home, 'browser'), {
      executablePath: chromium,
      headless: true,
      viewport,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync', '--no-first-run', '--disable-component-update', '--disable-dev-shm-usage'],
    });
    // The tests must pass on a machine without a network, so they never use one.
    await browser.route((url) => url.protocol.startsWith('http') && url.hostname !== '127.0.0.1', (route) => route.abort());
    session.page = browser.pages()[0] ?? (await browser.newPage());
    session.page.setDefaultTimeout(LIMIT);
    const browserLog = fs.createWriteStream(path.join(out, 'browser-console.log'));
    session.page.on('console', (message) => browserLog.write(`${message.type()} ${message.text()}\n`));

    const open = JSON.stringify([['openFile', `vscode-remote://${address}${path.join(copy, file)}`]]);
    await session.page.goto(`http://${address}/?folder=${encodeURIComponent(copy)}&payload=${encodeURIComponent(open)}`);
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** The process ids of running programs whose file lies in `folder`. */
function programsIn(folder) {
  return fs.readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').some((word) => word.startsWith(`${folder}/`) && /\/server\/factdesk$/.test(word));
    } catch {
      return false; // It ended meanwhile.
    }
  });
}

/** Ends a process and all it started; asks first. */
async function endGroup(child) {
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    try {
      process.kill(-child.pid, signal);
    } catch {
      return; // Nobody is left.
    }
    const gone = () => {
      try {
        return !process.kill(-child.pid, 0);
      } catch {
        return true;
      }
    };
    await until('VS Code to end', gone, 5_000).catch(() => {});
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
