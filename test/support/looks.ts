import type { Page } from "playwright-core";
import { isLong } from "./effort.ts";
import { axe, sidewaysScroll } from "./workbench.ts";

/** Width of a phone. */
const phone = 390;

/** The widths at which a page is opened: some parts of a page begin folded on a phone. In the short form what was opened on the desk is made as narrow as a phone. */
export const openedAt: readonly number[] = isLong ? [1440, phone] : [1440];

interface View {
  readonly width: number;
  readonly theme: Theme;
  /** Whether axe runs. */
  readonly isSearched: boolean;
}

type Theme = "light" | "dark";

/** The small laptop has the desk's layout, and by the theme colours alone differ. */
function viewsOf(opened: number, theme: Theme): View[] {
  const laptop = opened > 600 ? [1024] : [];
  if (!isLong) return [opened, ...laptop, phone].map((width) => ({ width, theme, isSearched: width === opened }));
  const widths = [opened, ...laptop];
  return (["light", "dark"] as const).flatMap((each) => widths.map((width): View => ({ width, theme: each, isSearched: true })));
}

/**
 * What is wrong with a page in each theme at each width: what axe finds, and scrolling sideways. The page is switched and resized, not opened again. The long
 * form runs axe in every view; the short one once, in a theme that goes by the title, so that half of the screens are looked at in each.
 */
export async function faultsInAnyLook(page: Page): Promise<string[]> {
  const { width: opened, height } = page.viewportSize() ?? { width: 1440, height: 900 };
  const faults: string[] = [];
  const turn: Theme = (await page.title()).length % 2 === 0 ? "light" : "dark";
  for (const { width, theme, isSearched } of viewsOf(opened, turn)) {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height });
    await page.evaluate(settled);
    const scroll = await sidewaysScroll(page);
    const found = isSearched ? await axe(page) : [];
    if (scroll !== 0) found.push(`scrolls sideways by ${scroll} px`);
    faults.push(...found.map((fault) => `${width} px, ${theme}: ${fault}`));
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: opened, height });
  return faults;
}

/** The same of a screen that a test has open anyway. The long form, which looks at each screen opened at each width, does it in a test of its own. */
export async function faultsOnTheWay(page: Page): Promise<string[]> {
  return isLong ? [] : faultsInAnyLook(page);
}

/** The same of a further view of a screen, or of a dialog over it: the long form alone looks, since the short one searches each screen once. */
export async function faultsOfFurtherView(page: Page): Promise<string[]> {
  return isLong ? faultsInAnyLook(page) : [];
}

/** What axe finds where a screen has changed under a test's hands; in the long form alone. */
export async function faultsByAxe(page: Page): Promise<string[]> {
  return isLong ? axe(page) : [];
}

/** Two frames for what follows the size, then the end of the transitions. */
const settled = `(async () => {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  await Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished));
})()`;
