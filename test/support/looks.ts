import type { Page } from "playwright-core";
import { isLong } from "./effort.ts";
import { axe, sidewaysScroll } from "./workbench.ts";

/** Width of a phone. */
const phone = 390;

/** The widths at which a page is opened: some parts of a page begin folded on a phone. In the short form what was opened on the desk is made as narrow as a phone. */
export const openedAt: readonly number[] = isLong ? [1440, phone] : [1440];

interface View {
  readonly width: number;
  readonly theme: "light" | "dark";
  /** What axe looks for; left out where it does not run. */
  readonly rules?: "all" | "colours" | "all but colours";
}

/** The small laptop has the desk's layout, and by the theme colours alone differ. */
function viewsOf(opened: number): View[] {
  const isDesk = opened > 600;
  if (isLong) {
    const widths = isDesk ? [opened, 1024] : [opened];
    return (["light", "dark"] as const).flatMap((theme) => widths.map((width): View => ({ width, theme, rules: "all" })));
  }
  if (!isDesk) return [{ width: opened, theme: "light", rules: "all but colours" }];
  return [
    { width: opened, theme: "light", rules: "all" },
    { width: 1024, theme: "light" },
    { width: phone, theme: "light", rules: "all but colours" },
    { width: opened, theme: "dark", rules: "colours" },
  ];
}

/**
 * What is wrong with a page in each theme at each width: what axe finds, and scrolling sideways. The page is switched and resized, not opened again. The long
 * form runs axe with all of its rules in every view.
 */
export async function faultsInAnyLook(page: Page): Promise<string[]> {
  const { width: opened, height } = page.viewportSize() ?? { width: 1440, height: 900 };
  const faults: string[] = [];
  for (const { width, theme, rules } of viewsOf(opened)) {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height });
    await page.evaluate(settled);
    const scroll = await sidewaysScroll(page);
    const found = rules === undefined ? [] : await axe(page, rules);
    if (scroll !== 0) found.push(`scrolls sideways by ${scroll} px`);
    faults.push(...found.map((fault) => `${width} px, ${theme}: ${fault}`));
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: opened, height });
  return faults;
}

/** Two frames for what follows the size, then the end of the transitions. */
const settled = `(async () => {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  await Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished));
})()`;
