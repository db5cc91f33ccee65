import { resolve } from "node:path";
import type { Locator, Page } from "playwright-core";
import type { Step } from "./read-steps.ts";

/** Where the steps of a tutorial are performed. */
export interface Stage {
  /** The page that the reader has open; the first "open" opens it. */
  page: Page | null;
  /** What the last command printed. */
  printed: string;
  /** Address that the server printed. */
  address: string;
  /** Folder in which commands run and files are chosen. */
  readonly folder: string;
  readonly run: (command: string) => Promise<string>;
  readonly openPage: (address: string) => Promise<Page>;
}

/** How long the page may take to show what it should, in milliseconds: a machine that is in use takes its time. */
const patienceMs = 60_000;

/** Performs a step. @throws where the page has nothing of that name, or does not show what is said to be seen */
export async function performStep(stage: Stage, step: Step): Promise<void> {
  if (step.does === "run") return void (stage.printed = await stage.run(step.command));
  if (step.does === "open") return void (stage.page = await stage.openPage(stage.address));
  if (step.does === "see" && stage.page === null) return printedHas(stage, step.text);
  const { page } = stage;
  if (page === null) throw new Error("No page is open yet.");
  switch (step.does) {
    case "click":
      return void (stage.page = await click(page, step, stage.folder));
    case "return":
      return void (stage.page = page.context().pages()[0] ?? page);
    case "wait":
      return page.waitForTimeout(step.seconds * 1000);
    case "press":
      for (let time = 0; time < step.times; time++) await page.keyboard.press(step.key.replace(/\bCtrl\b/, "Control"));
      return undefined;
    case "type":
      return type(await fieldOf(page, step.field), step.text);
    case "day":
      return (await fieldOf(page, step.field)).fill(step.day);
    case "choose":
      await (await fieldOf(page, step.field)).selectOption({ label: step.option });
      return undefined;
    case "select":
      return select(page, step.words);
    case "see":
      return see(page, step.text);
  }
}

function printedHas({ printed }: Stage, text: string): void {
  if (!printed.includes(text)) throw new Error(`The command printed no “${text}” but: ${printed.slice(-500)}`);
}

/** A name as a pattern for the whole of it; "…" stands for anything. */
function nameOf(name: string, isWhole = true): RegExp {
  const pattern = name
    .split("…")
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  // Behind the name of a tab may stand how many wait there: "Comments 1".
  return new RegExp(isWhole ? `^\\s*${pattern}(?:\\s+\\d+)?\\s*$` : pattern);
}

type Click = Extract<Step, { does: "click" }>;

/** Returns the page that the reader then looks at: a link may open one of its own. */
async function click(page: Page, { name, inside, row, file }: Click, folder: string): Promise<Page> {
  const target = await clickable(await placeOf(page, inside, row), nameOf(name));
  if (file !== undefined) {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), target.click()]);
    await chooser.setFiles(resolve(folder, file));
  } else if ((await target.getAttribute("target")) === "_blank") {
    const [opened] = await Promise.all([page.context().waitForEvent("page"), target.click()]);
    return opened;
  } else await target.click();
  return page;
}

const places = ["region", "navigation", "group", "dialog"] as const;

/** What is told by a region or a row; an open dialog stands before all else. */
async function placeOf(page: Page, inside?: string, row?: string): Promise<Locator> {
  if (inside !== undefined) {
    const [first, ...others] = places.map((role) => page.getByRole(role, { name: inside, exact: true }));
    return visible(others.reduce((all, one) => all.or(one), first as Locator));
  }
  if (row !== undefined) return visible(page.getByRole("row", { name: nameOf(row, false) }));
  const dialog = page.getByRole("dialog");
  return (await dialog.count()) > 0 ? dialog.last() : page.locator("body");
}

const roles = ["button", "link", "tab", "menuitem", "menuitemradio", "checkbox", "option", "radio", "row"] as const;

/** What can be clicked under a name; words that are no control, such as those of a quotation, come last. */
async function clickable(place: Locator, name: RegExp): Promise<Locator> {
  const [first, ...others] = roles.map((role) => place.getByRole(role, { name }));
  const controls = others.reduce((all, one) => all.or(one), first as Locator);
  const words = place.getByText(name);
  await visible(controls.or(words));
  return visible((await controls.filter({ visible: true }).count()) > 0 ? controls : words);
}

const fields = ["textbox", "combobox", "searchbox", "spinbutton"] as const;

async function fieldOf(page: Page, label: string): Promise<Locator> {
  const place = await placeOf(page);
  const [first, ...others] = fields.map((role) => place.getByRole(role, { name: nameOf(label) }));
  return visible(others.reduce((all, one) => all.or(one), first as Locator));
}

/** What a hand that types would enter: a field for a day takes day, month and year in the order of the browser's language. */
async function type(field: Locator, text: string): Promise<void> {
  if ((await field.getAttribute("type")) === "date") throw new Error(`Nobody can type “${text}” there; write “Choose the day …”.`);
  await field.fill(text);
}

/** The first of them that can be seen. */
async function visible(locator: Locator): Promise<Locator> {
  const first = locator.filter({ visible: true }).first();
  await first.waitFor({ timeout: patienceMs });
  return first;
}

async function see(page: Page, text: string): Promise<void> {
  const there = page.getByText(nameOf(text, false)).filter({ visible: true });
  const typed = page.locator(`input:visible, select:visible`).filter({ hasText: nameOf(text, false) });
  await there.or(typed).first().waitFor({ timeout: patienceMs });
}

/** Selects words of the document, as a mouse would that is drawn over them. */
async function select(page: Page, words: string): Promise<void> {
  await page.getByText(words.slice(0, 40)).first().waitFor({ timeout: patienceMs });
  await page.evaluate(`(${selectInPage})(${JSON.stringify(words)})`);
}

const selectInPage = `(words) => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  const at = text.indexOf(words);
  if (at < 0) throw new Error("The page does not hold these words.");
  const placeAt = (offset) => nodes.findLast(({ start }) => start <= offset);
  const [first, last] = [placeAt(at), placeAt(at + words.length - 1)];
  getSelection().setBaseAndExtent(first.node, at - first.start, last.node, at + words.length - last.start);
}`;
