#!/usr/bin/env node
// The extension and the server in a real VS Code, used as a reporter uses them: squiggle, Problems panel, hovers,
// lightbulb, quick fix, save, plain text with and without a factdesk.toml, restart, crash, settings, a wrong path.
//
//   node e2e.mjs --server FILE [--out DIR] [--chromium FILE]
//   node e2e.mjs --server FILE --screenshot PICTURE.png       only takes the picture of the README
//
// --server is the factdesk program to pack into the extension, whose npm packages must be installed. Prints a line per
// check and last "N passed, N failed". A screenshot after each check goes to DIR, with what VS Code and the page printed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openVsCode } from './host.mjs';
import { installHost } from './install.mjs';
import { until } from './wait.mjs';
import { Workbench } from './workbench.mjs';

const EXTENSION = path.resolve(import.meta.dirname, '../../../editors/vscode');
const WORKSPACE = path.join(import.meta.dirname, 'workspace');

const { values: options } = parseArgs({
  options: {
    server: { type: 'string' },
    out: { type: 'string', default: 'target/vscode-e2e' },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
    screenshot: { type: 'string' },
  },
});
if (!options.server || !fs.existsSync(options.server)) {
  console.error('--server FILE must name the factdesk program: cargo build --release');
  process.exit(2);
}
const out = path.resolve(options.out);
fs.mkdirSync(out, { recursive: true });

const common = { host: installHost(), vsix: pack(path.resolve(options.server)), workspace: WORKSPACE, out, chromium: options.chromium };
if (options.screenshot) await takePicture(path.resolve(options.screenshot));
else process.exitCode = (await runChecks()) ? 0 : 1;

/** Packs the extension with the program, as a release is packed, and returns the path of the package. */
function pack(program) {
  const bundled = path.join(EXTENSION, 'server/factdesk');
  fs.mkdirSync(path.dirname(bundled), { recursive: true });
  fs.copyFileSync(program, bundled);
  try {
    const { status, stdout, stderr } = spawnSync('npm', ['run', 'package'], { cwd: EXTENSION, encoding: 'utf8' });
    if (status !== 0) throw new Error(`the extension was not packed: ${stdout}${stderr}`);
  } finally {
    // Left there, it would be older than the next build and yet be packed and run before it.
    fs.rmSync(path.dirname(bundled), { recursive: true });
  }
  return path.join(EXTENSION, 'factdesk.vsix');
}

async function runChecks() {
  const started = Date.now();
  const count = { passed: 0, failed: 0 };
  let workbench;
  /** Runs one check; what it returns is shown. After a failure the next one still runs. */
  const check = async (name, body) => {
    const begun = Date.now();
    let word = 'ok  ';
    let detail;
    try {
      detail = await body();
      count.passed++;
    } catch (error) {
      word = 'FAIL';
      detail = String(error?.message ?? error).split('\n')[0];
      count.failed++;
    }
    console.log(`${word} ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)${detail ? `: ${detail}` : ''}`);
    const shot = `${String(count.passed + count.failed).padStart(2, '0')}-${name.replace(/\W+/g, '-')}.png`;
    await workbench?.screenshot(path.join(out, shot)).catch(() => {});
    return word !== 'FAIL';
  };

  let code;
  const open = async () => {
    // The loose notes come first: had the server been told of them, it would have answered before it hears of the draft.
    code = await openVsCode({ ...common, file: 'loose/notes.txt', viewport: { width: 1280, height: 800 } });
    workbench = new Workbench(code.page);
    await workbench.ready();
  };
  if (await check('the extension is installed and VS Code opens a folder', open)) {
    try {
      for (const [name, body] of checks(code, workbench)) await check(name, body);
    } finally {
      await code.close();
    }
  }
  console.log(`VS Code checks took ${((Date.now() - started) / 1000).toFixed(1)} s`);
  console.log(`${count.passed} passed, ${count.failed} failed`);
  return count.failed === 0;
}

/** The checks, in the order a morning would bring them. Each says in a sentence what must hold. */
function checks({ folder, configure, servers }, workbench) {
  const draft = path.join(folder, 'desk/strike.md');
  const looseConfig = path.join(folder, 'loose/factdesk.toml');
  const claim = '2,000 people';
  const unsourced = /no source[^]*2,000 people/i;

  return [
    ['a Markdown draft gets squiggles', async () => {
      await workbench.openFile('strike.md');
      await workbench.squiggleSeen();
      return `${await workbench.squiggles()} parts`;
    }],
    ['the Problems panel says which claim has no source', () => workbench.problem(unsourced)],
    ['the Problems panel names factdesk and the rule', () => workbench.problem(/factdesk\s*\(?unsourced-figure/)],
    ['a text file without a factdesk.toml is left alone', async () => {
      const rows = await workbench.problems();
      if (rows.some((row) => /notes\.txt/.test(row))) throw new Error(rows.join(' | '));
      await workbench.openFile('notes.txt');
      await workbench.squigglesGone();
    }],
    ['the same text file is checked once a factdesk.toml appears beside it', async () => {
      fs.writeFileSync(looseConfig, '');
      await workbench.squiggleSeen();
    }],
    ['and left alone again when that is deleted', async () => {
      fs.rmSync(looseConfig);
      await workbench.squigglesGone();
    }],
    ['the command checks one text file', async () => {
      await workbench.run('factdesk: Check This Plain-Text File');
      await workbench.squiggleSeen();
    }],
    ['a text file below a factdesk.toml is checked', async () => {
      await workbench.openFile('brief.txt');
      await workbench.squiggleSeen();
      return workbench.problem(/3,500 commuters/);
    }],
    ['a hover over a name tells what the draft knows of it', async () => {
      await workbench.openFile('strike.md');
      await workbench.closePanel();
      return workbench.hover('Mira Castellan', /Castellan/);
    }],
    ['a hover over the claim tells what is missing', () => workbench.hover(claim, /no source/i)],
    ['the cursor on the claim brings the lightbulb', async () => {
      await workbench.click(claim);
      await workbench.lightbulbSeen();
    }],
    ['the quick-fix menu offers to cite a source', async () => {
      const entries = await workbench.quickFixes();
      if (!entries.some((entry) => /\bcite\b/i.test(entry))) throw new Error(entries.join(' | '));
      return entries.join(' | ');
    }],
    ['citing leaves its prompt in the saved file', async () => {
      await workbench.applyFix(/\bcite\b/i);
      await workbench.changed();
      await workbench.save();
      const text = fs.readFileSync(draft, 'utf8');
      const [prompt] = /\[source:[^\]]*\]|, according to [^.]*/i.exec(text.split('\n').find((line) => line.includes(claim)) ?? '') ?? [];
      if (prompt === undefined) throw new Error('neither “[source: ]” nor “, according to” was written');
      return prompt;
    }],
    ['sources of the ledger are offered where one is cited', async () => {
      await workbench.click('Nobody at the depot');
      const entries = await workbench.suggestions(' [@', /branch-minutes/);
      if (entries.some((entry) => /Aldhelm/.test(entry))) throw new Error(`a confidential name: ${entries.join(' | ')}`);
      await workbench.takeSuggestion();
      await workbench.save();
      const line = fs.readFileSync(draft, 'utf8').split('\n').find((line) => line.includes('Nobody at the depot'));
      if (!line.includes('[@branch-minutes')) throw new Error(line);
      return entries.join(' | ');
    }],
    ['a hover over the citation tells what the ledger says', () => workbench.hover('branch-minutes', /minutes of the drivers/)],
    ['a toll below that of the story’s earlier draft is found', async () => {
      await workbench.openFile('2026-02-04-morning.md');
      return workbench.problem(/7 people[^]*9 people[^]*2026-02-03-early/);
    }],
    ['a quote that differs from the tape is found', () => workbench.problem(/lamps[^]*lights/)],
    ['a hover over the quote tells where it was said', async () => {
      await workbench.closePanel();
      return workbench.hover('bolts give way', /tisdale\.vtt[^]*00:00:03/);
    }],
    ['the earlier draft put right on disk, the toll is left alone', async () => {
      const earlier = path.join(folder, 'desk/pier.set/2026-02-03-early.md');
      fs.writeFileSync(earlier, fs.readFileSync(earlier, 'utf8').replace('9 people', '7 people'));
      await until('the finding to go', async () => !(await workbench.problems()).some((row) => /9 people/.test(row)));
      await workbench.closePanel();
      await workbench.openFile('strike.md');
      await workbench.squiggleSeen();
    }],
    ['Restart Language Server starts another server, which checks the draft', async () => {
      const before = servers();
      if (before.length !== 1) throw new Error(`${before.length} servers run`);
      await workbench.run('factdesk: Restart Language Server');
      await until('another server', () => servers().length === 1 && servers()[0] !== before[0]);
      await workbench.squiggleSeen();
    }],
    ['a server that crashes is started again and checks the draft', async () => {
      const [crashed] = servers();
      process.kill(Number(crashed), 'SIGKILL');
      await until('another server', () => servers().length === 1 && servers()[0] !== crashed);
      await workbench.squiggleSeen();
    }],
    ['a rule turned off in the settings falls silent at once, and speaks again', async () => {
      await workbench.openFile('brief.txt');
      await workbench.squiggleSeen();
      configure({ 'factdesk.rules': { 'unsourced-figure': 'off' } });
      await workbench.squigglesGone();
      configure({});
      await workbench.squiggleSeen();
    }],
    ['a wrong server path gives one message with a way out', async () => {
      configure({ 'factdesk.server.path': '/no/such/factdesk' });
      const text = await workbench.notification(/Drafts are not being checked/);
      for (const button of ['Open Settings', 'Show Output']) if (!text.includes(button)) throw new Error(`no button “${button}”: ${text}`);
      await workbench.squigglesGone();
      return text.replaceAll('\n', ' ');
    }],
    ['and setting it right brings the squiggles back', async () => {
      configure({});
      await workbench.squiggleSeen();
    }],
  ];
}

/** The picture for the README: a draft with its squiggles, a hover that says what one is about, and the list of all. */
async function takePicture(picture) {
  const code = await openVsCode({
    ...common,
    file: 'desk/strike.md',
    viewport: { width: 1280, height: 720 },
    settings: {
      'breadcrumbs.enabled': false,
      'editor.fontSize': 16,
      'editor.hover.above': false,
      'editor.lineHeight': 25,
      'editor.lineNumbers': 'off',
      'editor.minimap.enabled': false,
      'editor.padding.top': 10,
      'editor.renderLineHighlight': 'none',
      'window.commandCenter': false,
      'workbench.layoutControl.enabled': false,
    },
  });
  try {
    const workbench = new Workbench(code.page);
    await workbench.ready();
    await workbench.run('View: Close Primary Side Bar');
    await workbench.problem(/no source/i);
    // Both parts of it: the finding, which VS Code knows, and what the server answers.
    await workbench.hover('2,000 people', /1,800 to 2,200/);
    await workbench.settled();
    await workbench.screenshot(picture);
    console.log(`${picture}: ${Math.round(fs.statSync(picture).size / 1024)} KB`);
  } finally {
    await code.close();
  }
}
