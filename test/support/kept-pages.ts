import type { BrowserContext, Page } from "playwright-core";

export interface Look {
  readonly width: number;
  readonly height: number;
  readonly theme: "light" | "dark";
}

/** Pages of one server that are lent again once they are given back, with nothing stored in them. */
export interface KeptPages {
  /** A page of its own context. Closing that context gives the page back. */
  readonly lend: (look: Look) => Promise<Page>;
  /** Closes all, lent ones too. */
  readonly close: () => Promise<void>;
}

interface Kept {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly close: () => Promise<void>;
}

/** Pages at rest that a closed server left, by kind. */
const left = new Map<string, Kept[]>();
/** Tests have two pages at once, seldom more. */
const mostLeft = 2;

/**
 * A page whose process has the program already loads it again at half of what a new one costs. Between two loans it rests at an address without scripts, where its
 * storage is emptied: no page that is being left can write into it any more. The next server of a process lends what the last one left, whatever its port.
 *
 * @param make a new context
 * @param kind pages of one kind have contexts that are made alike
 */
export function keepPages(address: string, kind: string, make: (look: Look) => Promise<BrowserContext>): KeptPages {
  const free: Kept[] = [];
  const all = new Set<Kept>();
  const drop = async (kept: Kept): Promise<void> => {
    all.delete(kept);
    await kept.close();
  };
  const take = async (kept: Kept): Promise<void> => {
    if (!all.has(kept) || free.includes(kept)) return;
    await rest(kept.page, address).then(
      () => void free.push(kept),
      // The server is gone, or the page is.
      () => drop(kept),
    );
  };
  const adopt = (kept: Kept): Kept => {
    all.add(kept);
    Object.assign(kept.page, { context: () => Object.assign(kept.context, { close: () => take(kept) }) });
    return kept;
  };
  const makePage = async (look: Look): Promise<Page> => {
    const context = await make(look);
    return adopt({ page: await context.newPage(), context, close: context.close.bind(context) }).page;
  };
  const leave = async (kept: Kept): Promise<void> => {
    const others = left.get(kind) ?? [];
    if (!free.includes(kept) || others.length >= mostLeft) return drop(kept);
    left.set(kind, [...others, kept]);
  };
  return {
    async lend(look) {
      const kept = free.pop() ?? left.get(kind)?.pop();
      if (kept === undefined) return makePage(look);
      adopt(kept);
      await kept.page.setViewportSize({ width: look.width, height: look.height });
      await kept.page.emulateMedia({ colorScheme: look.theme, media: null });
      return kept.page;
    },
    close: async () => {
      await Promise.all([...all].map(leave));
      all.clear();
    },
  };
}

/** What tests listen to. The others are listened to by Playwright itself. */
const heard = ["request", "console", "pageerror", "dialog", "download"];

async function rest(page: Page, address: string): Promise<void> {
  const context = page.context();
  for (const event of heard) page.removeAllListeners(event);
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await Promise.all(
    context
      .pages()
      .filter((other) => other !== page)
      .map((other) => other.close()),
  );
  await page.goto(`${address}/health/live`);
  for (const key of ["Control", "Shift", "Alt", "Meta"]) await page.keyboard.up(key);
  await page.mouse.up();
  await page.evaluate("(localStorage.clear(), sessionStorage.clear())");
  await context.clearCookies();
}
