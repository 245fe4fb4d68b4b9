// @ts-check

/** Where a menu of quick fixes lists them. */
const fixMenu = '.action-widget:not(.action-list-submenu-panel)';

/** The box at the top that asks and lists. VS Code 1.139 lets one that is closed fade away: nobody can use it then. */
const quickInput = '.quick-input-widget:not([inert])';

/** Does in a window of VS Code what a person does there: sees, clicks and types, nothing else. */
export class Person {
  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page;
  }

  /** Clicks the icon in the activity bar, and waits for the records to be there. */
  async openSidebar() {
    await this.page.getByRole('tab', { name: 'ADR Keeper' }).first().click();
    await this.record('001 Why Rust').waitFor();
  }

  /** @param {string} name the beginning of what a screen reader says of the record */
  record(name) {
    return this.page.getByRole('treeitem', { name: new RegExp(`^${name}`) }).first();
  }

  /** @param {string} name @param {string} file what its tab is called */
  async openRecord(name, file) {
    const tab = this.page.getByRole('tab', { name: new RegExp(`^${file}`), selected: true }).first();
    // A list that is just drawn anew, while a log is read, may lose a click; then a person clicks again.
    for (let attempt = 0; attempt < 5 && !(await tab.isVisible()); attempt++) {
      await this.record(name).click();
      await tab.waitFor({ timeout: 4_000 }).catch(() => undefined);
    }
    await tab.waitFor();
    // Bold: the colours of Markdown come later than its text.
    await this.page.locator('.view-line [class*="mtkb"]', { hasText: '#' }).first().waitFor();
  }

  /**
   * Opens a record without the sidebar, as a symbol of the workspace: a server that came from npm finds no files.
   *
   * @param {string} name the record's number and title @param {string} file what its tab is called
   */
  async goToRecord(name, file) {
    const box = await this.openQuickInput('Control+t', '#');
    await box.fill(`#${name}`);
    await this.choose(name);
    await this.page
      .getByRole('tab', { name: new RegExp(`^${file}`) })
      .first()
      .waitFor();
  }

  /**
   * Finds a text in the editor and deletes it.
   *
   * @param {string} text
   */
  async deleteText(text) {
    await this.page.locator('.editor-instance .view-lines').first().click();
    await this.page.keyboard.press('Control+Home');
    await this.page.keyboard.press('Control+f');
    const box = this.page.locator('.find-widget textarea').first();
    await box.fill(text);
    // A text that was searched before is not searched anew without it.
    await this.page.keyboard.press('Enter');
    await this.page.locator('.find-widget .matchesCount', { hasText: '1 of 1' }).waitFor();
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Delete');
  }

  /**
   * Renames the title of the record in the editor, up to the key that ends it.
   *
   * @param {string} title
   */
  async typeNewTitle(title) {
    await this.typeNewName(title);
  }

  /**
   * Renames what is at the end of the first line, or at a column of it, up to the key that ends it.
   *
   * @param {string} name
   * @param {number} [column]
   */
  async typeNewName(name, column) {
    const { keyboard } = this.page;
    await this.pressInEditor('Control+Home');
    if (column === undefined) await keyboard.press('End');
    else for (let at = 0; at < column; at++) await keyboard.press('ArrowRight');
    await keyboard.press('F2');
    const input = this.page.locator('.rename-input:focus').first();
    await input.waitFor();
    await input.fill(name);
  }

  /**
   * Presses a key in the editor.
   *
   * @param {string} key
   */
  async pressInEditor(key) {
    // A click may meet the heading that sticks above the lines.
    await this.runCommand('View: Focus Active Editor Group');
    await this.page.keyboard.press(key);
  }

  /** @param {string} file what the tab of an open editor is called */
  async openTab(file) {
    await this.page
      .getByRole('tab', { name: new RegExp(`^${file}`) })
      .first()
      .click();
    await this.page
      .getByRole('tab', { name: new RegExp(`^${file}`), selected: true })
      .first()
      .waitFor();
  }

  /**
   * Waits until no editor has unsaved changes.
   *
   * @param {string} [except] a file that has them
   */
  async waitUntilSaved(except) {
    const tabs = this.page.locator('.tab.dirty');
    const unsaved = except === undefined ? tabs : tabs.filter({ hasNotText: except });
    await unsaved.first().waitFor({ state: 'detached' });
  }

  /** The note in the status bar that an index has followed a record. */
  syncNote() {
    return this.page.locator('.statusbar-item').getByText(/Index updated: /);
  }

  /** Puts the cursor on the title, and clicks the light bulb that appears there. */
  async openLightBulb() {
    await this.page.keyboard.press('Control+Home');
    await this.squiggle().first().waitFor();
    const bulb = this.page.locator('.editor-instance').locator('[class*="lightbulb"], [class*="light-bulb"]').first();
    await bulb.waitFor();
    await bulb.click();
    await this.page.locator(fixMenu).waitFor();
  }

  /**
   * Shows what is told of a mention in the editor.
   *
   * @param {string} mention
   */
  async hoverText(mention) {
    await this.page.locator('.view-lines').getByText(mention).first().click();
    await this.page.keyboard.press('Control+k');
    await this.page.keyboard.press('Control+i');
    // VS Code's own note that a click follows the link comes first, and has the title only.
    await this.page.locator('.monaco-hover', { hasText: 'Accepted' }).first().waitFor();
  }

  /** The wavy line under a problem. */
  squiggle() {
    return this.page.locator('.squiggly-warning');
  }

  /** @param {string} title */
  async chooseFix(title) {
    const entry = this.page.locator(fixMenu).getByText(title, { exact: true }).first();
    // A new menu takes no click before the mouse has moved over it.
    await entry.hover({ force: true });
    await entry.click();
  }

  /** The box at the top that asks for something or lists something, while it does. */
  quickInput() {
    return this.page.locator(quickInput);
  }

  /**
   * Presses a key until the box is there that it opens, and no other one: a key that comes while the focus moves is lost.
   *
   * @param {string} key
   * @param {string} prefix what VS Code writes into that box
   */
  async openQuickInput(key, prefix) {
    const box = this.quickInput().locator('input').first();
    const isOpen = async () => (await box.isVisible()) && (await box.inputValue()).startsWith(prefix);
    for (let attempt = 0; attempt < 5 && !(await isOpen()); attempt++) {
      await this.page.keyboard.press(key);
      await this.page
        .waitForFunction(hasPrefix, { selector: `${quickInput} input`, prefix }, { timeout: 4_000 })
        .catch(() => undefined);
    }
    return box;
  }

  /**
   * Opens the command palette until it lists a command, and runs that: in a window that has just been opened the palette
   * may come before the commands of extensions, and then it does not list them later.
   *
   * @param {string} title as the command palette shows it
   */
  async runCommand(title) {
    for (let attempt = 0; attempt < 5; attempt++) {
      const box = await this.openQuickInput('F1', '>');
      await box.fill(`>${title}`);
      const isListed = await this.listed(title)
        .waitFor({ timeout: 4_000 })
        .then(
          () => true,
          () => false,
        );
      if (isListed) break;
      await this.page.keyboard.press('Escape');
    }
    await this.choose(title);
  }

  /**
   * Loads the window anew, with VS Code's own command: it keeps first what it has to remember. Where the browser loads the
   * page anew, the newest of that may be lost.
   */
  async reloadWindow() {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await loaded;
  }

  /** @param {string} label what the box lists, or a part of it */
  listed(label) {
    return this.quickInput().locator('.monaco-list-row', { hasText: label }).first();
  }

  /** @param {string} label what is picked from the list that asks for something */
  async choose(label) {
    await this.listed(label).click();
  }

  /** @param {string} text into the box that asks for something */
  async answer(text) {
    await this.quickInput().locator('input').first().fill(text);
  }

  /** @param {string} text what the box of a step says while nothing is typed */
  async step(text) {
    await this.quickInput().locator(`input[placeholder="${text}"]`).waitFor();
  }

  /** The page of the decision graph, within the frames that VS Code puts around a page. */
  graphPage() {
    return this.page.frameLocator('iframe.webview').frameLocator('#active-frame');
  }
}

/**
 * Runs on the page.
 *
 * @param {{ selector: string, prefix: string }} wanted
 */
function hasPrefix({ selector, prefix }) {
  const box = document.querySelector(selector);
  return box instanceof HTMLInputElement && box.value.startsWith(prefix);
}
