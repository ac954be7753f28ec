import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { findServer, isProgram, type Surroundings } from '../src/server-path';

const BUNDLED = '/ext/server/factdesk';
const ON_PATH = '/usr/bin/factdesk';

/** Searches among the given programs; a reporter with a trusted workspace unless told otherwise. */
function find(programs: string[], around: Partial<Surroundings> = {}) {
  return findServer({
    setting: '',
    setByWorkspace: false,
    trusted: true,
    workspaceFolder: '/news',
    extensionFolder: '/ext',
    home: '/home/ada',
    searchPath: '/usr/local/bin:/usr/bin',
    windows: false,
    isProgram: (program) => programs.includes(program),
    ...around,
  });
}

/** The program found; fails the test if none was. */
function program(...args: Parameters<typeof find>): string {
  const lookup = find(...args);
  assert.ok(lookup.found, JSON.stringify(lookup));
  return lookup.program;
}

test('the setting comes before the bundled program, and that before the PATH', () => {
  assert.equal(program(['/opt/factdesk', BUNDLED, ON_PATH], { setting: '/opt/factdesk' }), '/opt/factdesk');
  assert.equal(program([BUNDLED, ON_PATH]), BUNDLED);
  assert.equal(program([ON_PATH]), ON_PATH);
});

test('a blank setting counts as none', () => {
  assert.equal(program([BUNDLED], { setting: '  ' }), BUNDLED);
});

test('a setting that names nothing is an error, though another program is there', () => {
  const lookup = find([BUNDLED], { setting: '/opt/gone' });
  assert.ok(!lookup.found);
  assert.match(lookup.reason, /\/opt\/gone/);
});

test('nothing found says where was looked', () => {
  const lookup = find([]);
  assert.ok(!lookup.found);
  assert.match(lookup.reason, /PATH/);
});

test('the home folder and the workspace folder are expanded', () => {
  assert.equal(program(['/home/ada/bin/factdesk'], { setting: '~/bin/factdesk' }), '/home/ada/bin/factdesk');
  assert.equal(program(['/news/bin/factdesk'], { setting: '${workspaceFolder}/bin/factdesk' }), '/news/bin/factdesk');
});

test('a folder name with a dollar sign is taken as it is written', () => {
  assert.equal(program(['/n$&s/factdesk'], { setting: '${workspaceFolder}/factdesk', workspaceFolder: '/n$&s' }), '/n$&s/factdesk');
});

test('a relative path starts at the workspace folder', () => {
  assert.equal(program(['/news/bin/factdesk'], { setting: 'bin/factdesk' }), '/news/bin/factdesk');
});

test('a relative path without a folder is an error', () => {
  assert.ok(!find([BUNDLED], { setting: 'bin/factdesk', workspaceFolder: undefined }).found);
});

test('an untrusted workspace names no program', () => {
  const mine = '/news/bin/factdesk';
  for (const setting of ['bin/factdesk', '${workspaceFolder}/bin/factdesk']) {
    assert.equal(program([mine, BUNDLED], { setting, trusted: false }), BUNDLED);
  }
  assert.equal(program(['/opt/factdesk', BUNDLED], { setting: '/opt/factdesk', setByWorkspace: true, trusted: false }), BUNDLED);
});

test("the reporter's own absolute path holds in an untrusted workspace", () => {
  assert.equal(program(['/opt/factdesk', BUNDLED], { setting: '/opt/factdesk', trusted: false }), '/opt/factdesk');
});

test('empty and relative entries of the PATH are skipped', () => {
  assert.ok(!find(['factdesk', 'bin/factdesk'], { searchPath: ':bin:.' }).found);
});

test('on Windows the program is called factdesk.exe', () => {
  assert.equal(program(['/ext/server/factdesk.exe'], { windows: true }), '/ext/server/factdesk.exe');
});

test('only a file that may be run is a program', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'factdesk-'));
  try {
    const file = path.join(folder, 'factdesk');
    assert.equal(isProgram(file), false);
    fs.writeFileSync(file, '', { mode: 0o644 });
    assert.equal(isProgram(file), process.platform === 'win32');
    fs.chmodSync(file, 0o755);
    assert.equal(isProgram(file), true);
    assert.equal(isProgram(folder), false);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
