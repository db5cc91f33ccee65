import type { Browser, BrowserContext, Page } from "playwright-core";
import { registerSite } from "../../packages/app/src/http/site/register-site.ts";
import { importReadout } from "../../packages/app/src/documents/import-readout.ts";
import { openQuestions } from "../../packages/app/src/analysis/forecasts/library-ledger.ts";
import { reviewStatements } from "../../packages/app/src/statements/review-statements.ts";
import { openWorkplace, type Workplace } from "../../packages/app/src/library/workplace.ts";
import { roundupFromDocument } from "../../packages/app/src/publishing/roundups/roundup-from-document.ts";
import { launchBrowser } from "../e2e/browser.ts";
import { keepPages } from "../support/kept-pages.ts";
import { debateReadouts } from "../e2e/debate-readouts.ts";
import { sampleReadout } from "../fixtures/sample-readout.ts";
import { startSingleUser } from "../support/library-server.ts";
import { publishPage } from "../support/published-site.ts";
import { builtWorkbench } from "../support/workbench.ts";

/** The moment at which every picture is taken. */
export const moment = Date.parse("2026-07-01T09:00:00Z");

export interface Look {
  readonly width: number;
  readonly theme: "light" | "dark";
}

/** A source of ids that are the same each time. */
export function countedIds(): (letter: string) => string {
  let made = 0;
  return (letter) => `${letter}${String(++made).padStart(12, "0")}`;
}

export interface PicturedLibrary {
  readonly browser: Browser;
  /** Ids of the documents: six letters of a debate, then a roundup with answers. */
  readonly documents: readonly string[];
  readonly open: (path: string, look: Look) => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** A real server on an invented library that is the same each time, to its ids and the clock: two thirds of the drafts are accepted, one page is published. */
export async function startPicturedLibrary(): Promise<PicturedLibrary> {
  const now = (): number => moment;
  const server = await startSingleUser({ plugins: [registerSite], now, webFolder: await builtWorkbench() });
  const workplace = openWorkplace(server.app.store, { project: server.project, now, makeId: countedIds() });
  const documents: string[] = [];
  const roundup = { ...sampleReadout, document: { ...sampleReadout.document, published: "2026-06-20" } };
  for (const readout of [...debateReadouts(), roundup]) {
    const { documentId } = await importReadout(workplace, { readout, rights: "public", sourceName: `${readout.document.title ?? ""}.txt` });
    await acceptMost(workplace, documentId);
    documents.push(documentId);
  }
  await openQuestions(workplace, { countsDrafts: false });
  const { id } = await roundupFromDocument(workplace, { documentId: documents.at(-1) ?? "" });
  await publishPage(workplace, { roundup: id });
  const browser = await launchBrowser();
  const pages = keepPages(server.address, "pictured", (look) => contextOf(browser, look));
  return {
    browser,
    documents,
    open: async (path, { width, theme }) => {
      const page = await pages.lend({ width, theme, height: 900 });
      await page.goto(`${server.address}/p/${server.project}/${path}`);
      return page;
    },
    close: async () => {
      await pages.close();
      await browser.close();
      await server.end();
    },
  };
}

/** All drafts but every third, in the order of the text. */
async function acceptMost(workplace: Workplace, documentId: string): Promise<void> {
  const { store, project } = workplace;
  const { entries } = await store.lists.statements(project, { documents: [documentId], reviews: ["draft"], limit: 500, sort: "place" });
  const accepted = entries.filter((_, at) => at % 3 !== 2);
  await reviewStatements(workplace, {
    review: "accepted",
    statements: accepted.map(({ record, revision }) => ({ id: record.id, expected: revision })),
  });
}

/** The same place, day and language in every picture. */
async function contextOf(browser: Browser, { width, theme }: Look): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
  });
  await context.addInitScript("localStorage.setItem('rapporteur.tour', 'done')");
  await context.clock.setFixedTime(moment);
  return context;
}

/** Opens a page as it is pictured; `cookie` ("name=value") is that of a session. */
export async function openLook(browser: Browser, address: string, { cookie, ...look }: Look & { readonly cookie?: string }): Promise<Page> {
  const context = await contextOf(browser, look);
  if (cookie !== undefined) {
    const [name = "", value = ""] = cookie.split("=");
    await context.addCookies([{ name, value, url: new URL(address).origin }]);
  }
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** The page once its letters are there. Carets and animations are left out. */
export async function snapshot(page: Page): Promise<Buffer> {
  await page.evaluate(`(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  })()`);
  return shoot(page);
}

const shoot = (page: Page): Promise<Buffer> => page.screenshot({ animations: "disabled", caret: "hide", scale: "css" });

/** The page once it has come to rest: pictures of it are the same. */
export async function photograph(page: Page): Promise<Buffer> {
  let last = await snapshot(page);
  // Three alike in a row: on a busy machine what comes late leaves a page still for a moment.
  for (let again = 0, alike = 0; again < 40 && alike < 2; again++) {
    await page.waitForTimeout(100);
    const next = await shoot(page);
    alike = next.equals(last) ? alike + 1 : 0;
    last = next;
  }
  return last;
}
