import type { Page } from "playwright-core";
import { isLong } from "./effort.ts";
import { axe, sidewaysScroll } from "./workbench.ts";

/** The widths at which a page is opened: some parts of a page begin folded on a phone. */
export const openedAt = [1440, 390] as const;

/**
 * What is wrong with a page in each theme at each width: what axe finds, and scrolling sideways. The page is switched and resized, not opened again; opened on a
 * phone, it stays there. By the theme colours alone differ: in the short form they are looked at on the desk alone. The small laptop has the desk's layout; there axe runs in the long form only.
 */
export async function faultsInAnyLook(page: Page): Promise<string[]> {
  const { width: opened, height } = page.viewportSize() ?? { width: 1440, height: 900 };
  const faults: string[] = [];
  const isDesk = opened > 600;
  for (const theme of isDesk || isLong ? (["light", "dark"] as const) : (["light"] as const)) {
    for (const width of isDesk && (theme === "light" || isLong) ? [opened, 1024] : [opened]) {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height });
      await page.evaluate(settled);
      const scroll = await sidewaysScroll(page);
      const found = [
        ...(width === opened || isLong ? await axe(page, isLong ? "all" : theme === "dark" ? "colours" : isDesk ? "all" : "all but colours") : []),
      ];
      if (scroll !== 0) found.push(`scrolls sideways by ${scroll} px`);
      faults.push(...found.map((fault) => `${width} px, ${theme}: ${fault}`));
    }
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
