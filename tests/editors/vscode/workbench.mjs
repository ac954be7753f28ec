// What a reporter does in VS Code and what she sees, in words of the newsroom. All knowledge of VS Code's page is here.
import { LIMIT, until } from './wait.mjs';

const EDITOR = '.editor-instance .monaco-editor';
const SQUIGGLE = ['error', 'warning', 'info', 'hint'].map((kind) => `${EDITOR} .squiggly-${kind}`).join(', ');
const PROBLEM = '.markers-panel .monaco-list-row';
const MENU_ENTRY = '.action-widget .monaco-list-row.action';

export class Workbench {
  constructor(page) {
    this.page = page;
  }

  /** Waits until the window shows its folder and an open file. */
  async ready() {
    await this.page.waitForSelector('.monaco-workbench .explorer-folders-view .monaco-list-row');
    await this.page.waitForSelector(`${EDITOR} .view-line`);
  }

  /** Opens a file of the folder by its name. */
  async openFile(name) {
    await this.pick('Control+P', name, name);
    await until(`the tab of ${name}`, async () => (await this.page.locator('.tab.active').getAttribute('data-resource-name')) === name);
    await this.page.waitForSelector(`${EDITOR} .view-line`);
  }

  /** Runs a command of the command palette by its title. */
  async run(title) {
    await this.pick('F1', `>${title}`, title);
  }

  /** How many parts of squiggles the open file shows. */
  squiggles() {
    return this.page.locator(SQUIGGLE).count();
  }

  async squiggleSeen() {
    await this.page.locator(SQUIGGLE).first().waitFor({ state: 'attached' });
  }

  async squigglesGone() {
    await until('the squiggles to go', async () => (await this.squiggles()) === 0);
  }

  /** The rows of the Problems panel, opened if need be; a file's name is a row as well. */
  async problems() {
    if (!(await this.page.locator('.markers-panel').isVisible())) await this.page.keyboard.press('Control+Shift+M');
    await this.page.locator('.markers-panel').waitFor();
    return this.page.$$eval(PROBLEM, (rows) => rows.map((row) => row.textContent.trim()));
  }

  /** Waits for a problem that matches, and returns its row. */
  problem(pattern) {
    return until(`a problem like ${pattern}`, async () => (await this.problems()).find((row) => pattern.test(row)));
  }

  async closePanel() {
    if (await this.page.locator('.markers-panel').isVisible()) await this.run('View: Hide Panel');
    await this.page.locator('.markers-panel').waitFor({ state: 'hidden' });
  }

  /** Rests the pointer on `words` until a hover which matches is shown, and returns its text. */
  async hover(words, pattern) {
    const box = await this.place(words);
    // From elsewhere and in steps, as a hand does it: VS Code ignores a pointer that appears out of nothing.
    await this.page.mouse.move(box.x + box.width + 200, box.y + 200);
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 6 });
    return until(`a hover like ${pattern}`, async () => {
      const text = await this.page.$$eval('.monaco-hover:not(.hidden) .hover-contents', (parts) => parts.map((part) => part.textContent).join(' | '));
      return pattern.test(text) && text;
    });
  }

  /** Puts the cursor into `words`. */
  async click(words) {
    await this.page.keyboard.press('Escape'); // A hover may lie over them.
    const box = await this.place(words);
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  async lightbulbSeen() {
    await this.page.locator('[class*="codicon-gutter-lightbulb"], .lightBulbWidget').first().waitFor();
  }

  /** Opens the quick-fix menu at the cursor and returns its entries. */
  async quickFixes() {
    // A key that arrives while a hover closes is lost with it: then it is pressed again.
    const AGAIN = 5_000;
    return until('the quick-fix menu', async () => {
      await this.page.keyboard.press('Control+.');
      const shown = await this.page.locator(MENU_ENTRY).first().waitFor({ timeout: AGAIN }).then(() => true, () => false);
      if (shown) return this.page.$$eval(MENU_ENTRY, (rows) => rows.map((row) => row.textContent.trim()));
      await this.page.keyboard.press('Escape');
      return false;
    });
  }

  /** Applies the entry of the open quick-fix menu that matches. */
  async applyFix(pattern) {
    const entry = this.page.locator(MENU_ENTRY).filter({ hasText: pattern }).first();
    // By keyboard, because some versions of VS Code lay a pointer block over the menu.
    await until(`the entry ${pattern} to be chosen`, async () => {
      if ((await entry.count()) === 0) await this.quickFixes(); // What takes the focus closes the menu.
      if (/\bfocused\b/.test((await entry.getAttribute('class')) ?? '')) return true;
      await this.page.keyboard.press('ArrowDown');
      return false;
    });
    await this.page.keyboard.press('Enter');
    await until('the menu to close', async () => (await this.page.locator(MENU_ENTRY).count()) === 0);
  }

  /** Types at the end of the cursor's line, waits until the list of suggestions has an entry that matches, and returns them all. */
  async suggestions(typed, pattern) {
    await this.page.keyboard.press('End');
    await this.page.keyboard.type(typed, { delay: 30 });
    return until(`a suggestion like ${pattern}`, async () => {
      const rows = await this.page.$$eval('.suggest-widget.visible .monaco-list-row', (rows) => rows.map((row) => row.textContent.trim()));
      return rows.some((row) => pattern.test(row)) && rows;
    });
  }

  /** Takes the suggestion that is chosen. */
  async takeSuggestion() {
    await this.page.keyboard.press('Enter');
    await this.page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
  }

  /** Waits until the open file has changes that are not on disk. */
  async changed() {
    await this.page.locator('.tab.active.dirty').waitFor();
  }

  async save() {
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.tab.active:not(.dirty)').waitFor();
  }

  /** Waits for a message in the corner which matches, and returns its text with that of its buttons. */
  async notification(pattern) {
    const toast = this.page.locator('.notification-toast').filter({ hasText: pattern }).first();
    await toast.waitFor();
    return toast.innerText();
  }

  /** Waits until nothing loads, fades or slides any more; what blinks for ever does not count. */
  async settled() {
    const busy = this.page.locator('.monaco-hover:not(.hidden)').getByText(/Loading…|Loading\.\.\.|Checking for quick fixes/);
    await until('the hover to be complete', async () => (await busy.count()) === 0);
    await this.page.evaluate(async () => {
      const ending = document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
      await Promise.allSettled(ending.map((animation) => animation.finished));
    });
  }

  screenshot(path) {
    return this.page.screenshot({ path });
  }

  /** Presses a key that opens a list with an input, types, and takes the entry that has the wanted label. */
  async pick(key, typed, label) {
    await this.page.keyboard.press(key);
    const input = this.page.locator('.quick-input-widget input[type="text"]');
    await input.fill(typed);
    const row = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first();
    await row.waitFor();
    await row.click();
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Where `words` stand on the screen, in pixels; they may span several runs of styled text but not two lines. */
  async place(words) {
    const find = (wanted) => {
      for (const line of document.querySelectorAll('.editor-instance .monaco-editor .view-line')) {
        // VS Code renders spaces as no-break spaces, one character for one.
        const at = line.textContent.replaceAll('\u00a0', ' ').indexOf(wanted);
        if (at < 0) continue;
        const range = document.createRange();
        let passed = 0;
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const length = node.data.length;
          if (at >= passed && at < passed + length) range.setStart(node, at - passed);
          if (at + wanted.length > passed && at + wanted.length <= passed + length) range.setEnd(node, at + wanted.length - passed);
          passed += length;
        }
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x, y, width, height };
      }
      return null;
    };
    return until(`“${words}” on the screen`, () => this.page.evaluate(find, words), LIMIT);
  }
}
