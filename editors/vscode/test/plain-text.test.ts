import assert from 'node:assert/strict';
import test from 'node:test';
import { isPlainTextChecked, type PlainTextFile, type PlainTextMode } from '../src/plain-text';

const FILE: PlainTextFile = { path: '/news/city/strike.txt', workspaceFolder: '/news', asked: false };

function checked(file: Partial<PlainTextFile>, mode: PlainTextMode, ...configs: string[]): boolean {
  return isPlainTextChecked({ ...FILE, ...file }, mode, (path) => configs.includes(path));
}

test('a text file is checked beside or below a factdesk.toml', () => {
  assert.equal(checked({}, 'withConfig', '/news/city/factdesk.toml'), true);
  assert.equal(checked({}, 'withConfig', '/news/factdesk.toml'), true);
});

test('a text file is left alone without one, or with one beside its folder', () => {
  assert.equal(checked({}, 'withConfig'), false);
  assert.equal(checked({}, 'withConfig', '/news/sport/factdesk.toml'), false);
});

test('a factdesk.toml above the opened folder does not count', () => {
  assert.equal(checked({}, 'withConfig', '/factdesk.toml'), false);
});

test('without an opened folder only the folder of the file counts', () => {
  assert.equal(checked({ workspaceFolder: undefined }, 'withConfig', '/news/factdesk.toml'), false);
  assert.equal(checked({ workspaceFolder: undefined }, 'withConfig', '/news/city/factdesk.toml'), true);
});

test('a file that was never saved is checked only always or when asked for', () => {
  assert.equal(checked({ path: undefined }, 'withConfig', '/news/factdesk.toml'), false);
  assert.equal(checked({ path: undefined }, 'always'), true);
  assert.equal(checked({ path: undefined, asked: true }, 'withConfig'), true);
});

test('never outweighs a factdesk.toml, and asking outweighs never', () => {
  assert.equal(checked({}, 'never', '/news/factdesk.toml'), false);
  assert.equal(checked({ asked: true }, 'never'), true);
});

test('the search ends at the root of the disk even if the folder is not above the file', () => {
  assert.equal(checked({ workspaceFolder: '/elsewhere' }, 'withConfig'), false);
});
