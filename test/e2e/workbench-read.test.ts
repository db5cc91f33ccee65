import type { Page } from "playwright-core";
import type { Readout } from "../../packages/reader/src/readout/readout.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleReadout } from "../fixtures/sample-readout.ts";
import { largeReadout } from "../support/samples/large-readout.ts";
import { isLong, times } from "../support/effort.ts";
import { faultsByAxe, faultsInAnyLook, faultsOfFurtherView, faultsOnTheWay, openedAt } from "../support/looks.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { until, untilSaved } from "./until.ts";

let bench: Workbench;
const short = largeReadout({ title: "Gates upstream", pages: 4, statements: 40 });
const long = largeReadout({ title: "Fifty pages on gates", pages: times(10, 50), statements: times(150, 1000) });

/** A Hebrew text, which runs from right to left. */
function hebrew(): Readout {
  const base = largeReadout({ title: "x", pages: 1, statements: 1 });
  const text = "הנהר נסגר לפני שנה. השער החדש נפתח אתמול (2030).";
  const [start, end] = [20, text.length];
  const [statement] = base.statements;
  return {
    ...base,
    document: {
      ...base.document,
      title: "הנהר",
      language: "he",
      text,
      blocks: [{ kind: "paragraph", level: 0, start: 0, end: text.length }],
      contributions: [],
    },
    statements: statement === undefined ? [] : [{ ...statement, contribution: null, start, end, quote: text.slice(start, end) }],
  };
}

beforeAll(async () => {
  bench = await startWorkbench([short, long, sampleReadout, hebrew()], { isKillable: isLong });
});
afterAll(async () => bench?.close());

const [shortAt, longAt, sampleAt, hebrewAt] = [0, 1, 2, 3];
const readPath = (at: number): string => `read/${bench.documents[at]}`;
const reviewed = (page: Page) => page.locator(".read-toolbar [role=status]");
const active = (page: Page) => page.locator(".read-card[data-active]");

async function openReader(at: number): Promise<Page> {
  const { page } = await bench.open({ path: readPath(at) });
  await page.waitForSelector("[data-card]");
  return page;
}

describe("reading and coding in a real browser", () => {
  for (const width of openedAt) {
    it(
      `library and text have no accessibility violation and no sideways scroll in either theme, opened at ${width} px`,
      { tags: "long" },
      async () => {
        const { page, complaints } = await bench.open({ width, isFirst: true });
        await page.waitForSelector(".table-body .table-row");
        expect(await faultsInAnyLook(page)).toEqual([]);
        await page.goto(`${bench.address}/p/main/${readPath(sampleAt)}`);
        await page.waitForSelector("[data-card]", { state: "attached" });
        await page.keyboard.press("j");
        await active(page).waitFor();
        expect(await faultsInAnyLook(page)).toEqual([]);
        await page.keyboard.press("e");
        await page.waitForSelector(".read-form");
        expect(await faultsOfFurtherView(page)).toEqual([]);
        expect(complaints).toEqual([]);
        await page.context().close();
      },
    );
  }

  it("asks its own origin only", { tags: "long" }, async () => {
    const { page, requests } = await bench.open({ path: readPath(sampleAt) });
    await page.waitForSelector("[data-card]");
    expect(requests.filter((url) => !url.startsWith(`${bench.address}/`) && !url.startsWith("data:"))).toEqual([]);
    await page.context().close();
  });

  it("imports a dropped file and tells why another failed", async () => {
    const { page } = await bench.open();
    await page.waitForSelector(".table-body .table-row");
    expect(await faultsOnTheWay(page)).toEqual([]);
    const text = "# A truce on the Red Sea\n\nBy Ada Example\n\nChina warned Japan on Monday. Talks will probably resume by March.\n";
    const files = await page.evaluateHandle(
      `(() => { const data = new DataTransfer();
        data.items.add(new File([${JSON.stringify(text)}], "oped.md"));
        data.items.add(new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])], "picture.png")); return data; })()`,
    );
    await page.dispatchEvent("body", "dragover", { dataTransfer: files });
    await page.dispatchEvent("body", "drop", { dataTransfer: files });
    await page.getByRole("button", { name: /Import files: oped.md/ }).click();
    const lines = page.locator(".library-import");
    await until(() => lines.nth(0).textContent()).toContain("in the library");
    await until(() => lines.nth(1).textContent()).toContain("failed");
    await until(() => page.locator(".library-table").textContent()).toContain("Red Sea");
    await page.context().close();
  });

  it("corrects what is known of a document, removes it, and brings it back", { tags: "long" }, async () => {
    const { page } = await bench.open();
    const row = page.locator(".table-body .table-row", { hasText: "Gates upstream" });
    await row.getByRole("button", { name: "Details of Gates upstream" }).click();
    await page.getByLabel("Tags").fill("rivers, locks");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await until(() => row.textContent()).toContain("rivers, locks");
    expect(await faultsByAxe(page)).toEqual([]);
    await page.getByRole("button", { name: "Remove" }).click();
    await until(() => row.count()).toBe(0);
    // A whole document: undone only after a question.
    await page.keyboard.press("Control+z");
    await page.getByRole("button", { name: "Undo it" }).click();
    await until(() => row.count()).toBe(1);
    await page.getByRole("checkbox", { name: /^locks/ }).click();
    await until(() => page.locator(".table-body .table-row").count()).toBe(1);
    expect(page.url()).toContain("tags=locks");
    await page.reload();
    await until(() => page.locator(".table-body .table-row").count()).toBe(1);
    await page.context().close();
  });

  it("takes a pasted address to the import", { tags: "long" }, async () => {
    const { page } = await bench.open();
    await page.waitForSelector(".table-body .table-row");
    const pasted = await page.evaluateHandle(
      "(() => { const data = new DataTransfer(); data.setData('text', 'https://example.org/roundup'); return data; })()",
    );
    await page.evaluate((clipboardData) => {
      const { document, ClipboardEvent } = globalThis as unknown as {
        document: { body: { dispatchEvent: (event: unknown) => void } };
        ClipboardEvent: new (kind: string, given: object) => unknown;
      };
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    }, pasted);
    await until(() => page.getByLabel("Or paste the addresses").inputValue()).toBe("https://example.org/roundup");
    await page.context().close();
  });

  it("finds words in every text, with the place marked", { tags: "long" }, async () => {
    const { page } = await bench.open();
    await page.getByLabel("Search every text").fill("truce collapse");
    // Without hits, a failure tells what the screen says instead.
    const hits = async (): Promise<string> =>
      (await page.locator(".library-hits mark").allTextContents()).join(" ") || `${page.url()}: ${await page.locator("main").innerText()}`;
    await until(hits).toMatch(/^truce\b/);
    expect(page.url()).toContain("q=truce");
    await page.locator(".library-hits a").first().click();
    await page.waitForSelector("[data-card]");
    await page.goBack();
    await until(() => page.getByLabel("Search every text").inputValue()).toBe("truce collapse");
    await page.context().close();
  });

  it("codes by keyboard alone: review ten, correct one in three keys, undo, make one", async () => {
    const page = await openReader(shortAt);
    await page.keyboard.press("j");
    await active(page).waitFor();
    const first = await active(page).getAttribute("data-card");
    expect(await faultsOnTheWay(page)).toEqual([]);
    for (let done = 0; done < 9; done++) await page.keyboard.press("a");
    await page.keyboard.press("x");
    await until(() => reviewed(page).textContent()).toBe("10 of 40 reviewed");
    await untilSaved(page);
    await page.keyboard.press("u");
    await until(() => page.locator(".frame-toasts").textContent()).toContain("Undone");
    await until(() => reviewed(page).textContent()).toBe("9 of 40 reviewed");

    const corrected = await active(page).getAttribute("data-card");
    const before = await active(page).locator(".read-card-what").textContent();
    await page.keyboard.press("e");
    await page.waitForSelector(".read-form");
    await page.keyboard.press("2");
    await page.keyboard.press(before?.startsWith("+") === true ? "b" : "a");
    await until(() => reviewed(page).textContent()).toBe("10 of 40 reviewed");
    const sign = before?.startsWith("+") === true ? "−" : "+";
    await until(() => page.locator(`[data-card="${corrected}"] .read-card-what`).textContent()).toMatch(new RegExp(`^\\${sign}`));

    await page.keyboard.press("s");
    await page.waitForSelector(".read-selection");
    await page.keyboard.press("1");
    await page.waitForSelector(".read-form");
    await page.keyboard.press("1");
    await page.keyboard.type("Lockkeepers of the valley");
    await page.locator(".entity-option", { hasText: "new concept" }).waitFor();
    while ((await page.locator(".entity-option[aria-selected=true]").textContent())?.includes("new concept") !== true)
      await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.keyboard.press("3");
    await page.keyboard.type("0.5");
    await page.keyboard.press("Enter");
    await until(() => reviewed(page).textContent()).toBe("11 of 41 reviewed");
    await untilSaved(page);

    // All of it stands after a reload, and can still be undone.
    await page.goto(`${bench.address}/p/main/${readPath(shortAt)}?statement=${first}`);
    await until(() => reviewed(page).textContent()).toBe("11 of 41 reviewed");
    await until(() => page.locator(`[data-s="${first}"]`).first().getAttribute("class")).toContain("read-accepted");
    await page.keyboard.press("Control+z");
    await until(() => reviewed(page).textContent()).toBe("10 of 40 reviewed");
    await page.keyboard.press("Control+Shift+z");
    await until(() => reviewed(page).textContent()).toBe("11 of 41 reviewed");
    await page.context().close();
  });

  it("keeps what was typed into a field that is left, and asks what a new name is", { tags: "long" }, async () => {
    const page = await openReader(shortAt);
    await page.keyboard.press("j");
    await active(page).waitFor();
    await page.keyboard.press("e");
    await page.waitForSelector(".read-form");
    const speaker = page.locator("[data-field=speaker]");
    await page.keyboard.press("s");
    await page.keyboard.type("Expert A Exampel");
    await page.locator(".entity-option", { hasText: "spelled nearly so" }).first().waitFor();
    await until(() => page.locator(".entity-option[aria-selected=true]").count()).toBe(0);
    await page.keyboard.press("Enter");
    await until(() => speaker.textContent()).toContain("Not saved");
    await page.keyboard.press("Tab");
    await until(() => speaker.locator("input").inputValue()).toBe("Expert A Exampel");
    await until(() => speaker.textContent()).toContain("Not saved");
    await until(() => page.evaluate("document.activeElement.closest('[data-field]')?.dataset.field")).toBe("organization");
    // The form does not save around it.
    // By key: the list of the field that has the focus may lie over the button.
    await page.getByRole("button", { name: "Save" }).press("Enter");
    await until(() => page.evaluate("document.activeElement.closest('[data-field]')?.dataset.field")).toBe("speaker");
    await speaker.locator("input").fill("expert a example");
    await page.keyboard.press("Tab");
    await until(() => speaker.locator("input").inputValue()).toBe("Expert A Example");
    await until(() => speaker.textContent()).not.toContain("Not saved");
    await page.locator("[data-field=intensity] input").fill("7");
    await page.keyboard.press("Enter");
    await until(() => page.locator("[data-field=intensity]").textContent()).toContain("Intensity must be between −1 and 1");

    // Led to another statement, one finds that one; the unfinished form is kept.
    const other = await page.locator("[data-card]:not(.read-card-form)").first().getAttribute("data-card");
    await page.goto(`${bench.address}/p/main/${readPath(shortAt)}?statement=${other}`);
    await until(() => active(page).getAttribute("data-card")).toBe(other);
    await until(() => page.locator(".read-form").count()).toBe(0);
    await page.locator(".read-unfinished").getByRole("button", { name: "Go to it" }).click();
    await until(() => page.locator("[data-field=intensity] input").inputValue()).toBe("7");
    await until(() => page.locator(".read-unfinished").count()).toBe(0);
    await page.locator("[data-field=intensity] input").fill("0.5");
    await page.keyboard.press("Enter");
    await until(() => page.locator(".frame-toasts").textContent()).toContain("Saved and accepted");
    await untilSaved(page);
    await page.context().close();
  });

  it("asks before it undoes what was done before this window was opened", { tags: "long" }, async () => {
    const page = await openReader(shortAt);
    await until(() => page.evaluate("sessionStorage.getItem('rapporteur.begun.main')")).not.toBeNull();
    const before = await reviewed(page).textContent();
    await page.keyboard.press("Control+z");
    await page.getByText("before you opened this window").waitFor();
    expect(await faultsByAxe(page)).toEqual([]);
    await page.getByRole("button", { name: "Leave it" }).click();
    await until(() => reviewed(page).textContent()).toBe(before);
    await page.context().close();
  });

  it("lights both ends, and puts cards level with their passages without covering one another", { tags: "long" }, async () => {
    const page = await openReader(longAt);
    const card = page.locator(".read-card").nth(1);
    const id = await card.getAttribute("data-card");
    await card.hover();
    await until(() => page.locator(`[data-s="${id}"][data-lit]`).count()).toBeGreaterThan(0);
    const boxes = await page
      .locator(".read-card")
      .evaluateAll((cards) =>
        cards
          .map((one) => (one as unknown as { getBoundingClientRect: () => { top: number; bottom: number } }).getBoundingClientRect())
          .map(({ top, bottom }) => [top, bottom]),
      );
    const ordered = boxes.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
    for (const [at, box] of ordered.entries()) if (at > 0) expect(box[0]).toBeGreaterThanOrEqual(ordered[at - 1]?.[1] ?? 0);
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    const opened = await active(page).boundingBox();
    const passage = await page
      .locator(`[data-s="${await active(page).getAttribute("data-card")}"]`)
      .first()
      .boundingBox();
    expect(Math.abs((opened?.y ?? 0) - (passage?.y ?? 99))).toBeLessThan(12);
    await page.context().close();
  });

  it("keeps what is typed over a reload, and sends what the server did not get once it is back", { tags: "long" }, async () => {
    const page = await openReader(shortAt);
    await page.keyboard.press("j");
    await active(page).waitFor();
    const before = Number((await reviewed(page).textContent())?.split(" ")[0]);
    await page.keyboard.press("e");
    await page.waitForSelector(".read-form");
    await page.keyboard.press("m");
    await page.keyboard.type("Half a thought");
    await page.reload();
    await until(() => page.locator("[data-field=note] textarea").inputValue()).toBe("Half a thought");

    await bench.kill();
    await page.locator("[data-field=note] textarea").press("Enter");
    await until(() => page.locator(".frame-banner").textContent()).toContain("does not answer");
    await page.keyboard.press("j");
    await page.keyboard.press("a");
    await until(() => reviewed(page).textContent()).toContain(`${before + 2} of`);
    await bench.restart();
    await until(() => page.locator(".frame-banner").count()).toBe(0);
    await untilSaved(page);
    const again = await openReader(shortAt);
    await until(() => reviewed(again).textContent()).toContain(`${before + 2} of`);
    await again.context().close();
    await page.context().close();
  });

  it("shows two browsers each other's work, and both versions where they meet", { tags: "long" }, async () => {
    const [one, other] = [await openReader(sampleAt), await openReader(sampleAt)];
    await one.keyboard.press("j");
    await active(one).waitFor();
    const id = (await active(one).getAttribute("data-card")) ?? "";
    await other.goto(`${bench.address}/p/main/${readPath(sampleAt)}?statement=${id}`);
    await active(other).waitFor();
    await other.keyboard.press("e");
    await other.waitForSelector(".read-form");
    await other.keyboard.press("m");
    await other.keyboard.type("Seen otherwise");
    await one.keyboard.press("a");
    await untilSaved(one);
    await other.keyboard.press("Enter");
    await until(() => other.locator(".frame-banner").textContent()).toContain("could not be saved");
    await other.getByRole("button", { name: "Look" }).click();
    await until(() => other.locator(".versions").textContent()).toContain("Seen otherwise");
    await other.getByRole("button", { name: "Save mine" }).click();
    await until(() => other.locator(".frame-banner").count()).toBe(0);
    await one.goto(`${bench.address}/p/main/${readPath(sampleAt)}?statement=${id}`);
    await until(() => active(one).textContent()).toContain("Seen otherwise");

    await other.keyboard.press("Escape");
    await other.keyboard.press("j");
    await active(other).waitFor();
    const next = (await active(other).getAttribute("data-card")) ?? "";
    await other.keyboard.press("a");
    await until(() => one.locator(`[data-s="${next}"]`).first().getAttribute("class")).toContain("read-accepted");
    await one.context().close();
    await other.context().close();
  });

  it("does not move the page when words are selected", { tags: "long" }, async () => {
    const page = await openReader(longAt);
    await page.evaluate("document.querySelector('.read-scroll').scrollTo(0, 3000)");
    await until(() => page.locator(".read-card").count()).toBeGreaterThan(0);
    // A paragraph in the middle of the view, by its number: where it stands on the screen is what must not change.
    const place = (): Promise<{ at: number; left: number; top: number }> =>
      page.evaluate(`(() => {
        const block = document.elementFromPoint(500, 400).closest("[data-block]") ?? document.elementFromPoint(500, 440).closest("[data-block]");
        const { left, top } = block.getBoundingClientRect();
        return { at: Number(block.dataset.block), left, top };
      })()`);
    // What comes into view for the first time takes its true height only then: the selecting begins once nothing has moved for a second.
    let before = await place();
    await until(async () => {
      const seen = JSON.stringify(before);
      const places: string[] = [];
      for (let look = 0; look < 10; look++) {
        await page.waitForTimeout(100);
        before = await place();
        places.push(JSON.stringify(before));
      }
      return places.every((one) => one === seen);
    }).toBe(true);
    expect(before.at).toBeGreaterThan(3);
    await page.mouse.move(before.left + 30, 400);
    await page.mouse.down();
    await page.mouse.move(before.left + 280, 435, { steps: 5 });
    await page.mouse.up();
    await page.waitForSelector(".read-selection");
    expect(await place()).toEqual(before);
    await page.context().close();
  });

  it("sets a text that runs from right to left as such, its marks and selections exact", { tags: "long" }, async () => {
    const page = await openReader(hebrewAt);
    const mark = page.locator("[data-s]");
    await until(() => mark.first().textContent()).toBe("השער החדש נפתח אתמול (2030).");
    await until(() => page.evaluate("getComputedStyle(document.querySelector('.read-paragraph')).direction")).toBe("rtl");
    await page.keyboard.press("s");
    await page.waitForSelector(".read-selection");
    await page.keyboard.press("4");
    await until(() => page.locator(".read-card-form .serif").textContent()).toBe("הנהר נסגר לפני שנה.");
    await page.context().close();
  });

  it("keeps the option that the arrows chose in the palette, whatever comes in above it", { tags: "long" }, async () => {
    const page = await openReader(shortAt);
    await page.keyboard.press("Control+k");
    const held = Promise.withResolvers<undefined>();
    await page.route(/\/entities\?/, async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.keyboard.type("expert b");
    const chosen = page.locator(".palette-option[aria-selected=true]");
    await until(() => chosen.textContent()).toContain("Search every text");
    await page.keyboard.press("ArrowDown");
    const option = await chosen.textContent();
    held.resolve(undefined);
    await page.locator(".palette-list[aria-busy=false]").waitFor();
    expect(await page.locator(".palette-option").first().textContent()).toContain("Expert B Example");
    expect(await chosen.textContent()).toBe(option);
    await page.context().close();
  });

  it("waits in the palette for the names of what was typed, where Enter came before them", { tags: "long" }, async () => {
    const page = await openReader(shortAt);
    const held = Promise.withResolvers<undefined>();
    await page.route(/\/entities\?/, async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.keyboard.press("Control+k");
    await page.keyboard.type("expert b");
    await until(() => page.locator(".palette-option[aria-selected=true]").textContent()).toContain("Search every text");
    await page.keyboard.press("Enter");
    held.resolve(undefined);
    await until(() => page.locator(".frame-inspector").textContent()).toContain("Expert B Example");
    await page.context().close();
  });

  it("reaches screens, documents, people and actions from the palette, and shows an entity wherever one is", { tags: "long" }, async () => {
    const page = await openReader(shortAt);
    const find = async (words: string, option: string): Promise<void> => {
      await page.keyboard.press("Control+k");
      await page.keyboard.type(words);
      const found = page.locator(".palette-option", { hasText: option });
      await found.first().waitFor();
      // What comes in last may stand above.
      await page.locator(".palette-list[aria-busy=false]").waitFor();
      while ((await page.locator(".palette-option[aria-selected=true]").textContent())?.includes(option) !== true)
        await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
    };
    await find("expert b", "Expert B Example");
    await until(() => page.locator(".frame-inspector").textContent()).toContain("Gates upstream");
    expect(page.url()).toContain("entity=");
    await page.keyboard.press("Escape");
    await until(() => page.locator(".frame-inspector").textContent()).toBe("");
    await find("fifty", "Fifty pages on gates");
    await until(() => page.locator(".read-title").textContent()).toBe("Fifty pages on gates");
    await find("libr", "Library");
    await page.waitForSelector(".table-body .table-row");
    await find("theme dark", "Dark");
    await until(() => page.evaluate("document.documentElement.dataset.theme")).toBe("dark");
    await page.goBack();
    await until(() => page.locator(".read-title").textContent()).toBe("Fifty pages on gates");
    await find("truce collapse", "Search every text for “truce collapse”");
    // Without hits, a failure tells what the screen says instead.
    const hits = async (): Promise<string> =>
      (await page.locator(".library-hits mark").allTextContents()).join(" ") || `${page.url()}: ${await page.locator("main").innerText()}`;
    await until(hits).toMatch(/^truce\b/);
    await page.context().close();
  });

  it("lays a second coder's work beside the first", { tags: "long" }, async () => {
    const page = await openReader(shortAt);
    // The statement made by keyboard above is a person's; the drafts are the built-in coder's.
    await page.getByLabel("Beside").selectOption({ label: "you" });
    await until(() => page.locator(".read-cards").count()).toBe(2);
    await page.locator(".read-above").first().scrollIntoViewIfNeeded();
    await until(() => page.locator(".read-cards").nth(1).locator(".read-card").count()).toBe(1);
    expect(page.url()).toContain("beside=person");
    await page.context().close();
  });

  it("paints the reader's own pattern over the text, and keeps it", { tags: "long" }, async () => {
    const page = await openReader(sampleAt);
    await page.locator("summary", { hasText: "Highlights" }).click();
    await page.getByLabel("Highlight a pattern").fill("Ruritania|Graustark");
    await until(() => page.locator(".read-panel-body").textContent()).toContain("5 places");
    await until(() => page.evaluate("CSS.highlights.get('read-regex-5').size")).toBe(5);
    await page.getByLabel("Call it").fill("Countries");
    await page.getByRole("button", { name: "Keep it" }).click();
    await until(() => page.evaluate("CSS.highlights.get('read-regex-0')?.size")).toBe(5);
    await page.getByLabel("Highlight a pattern").fill("(");
    await until(() => page.locator(".read-panel-body .field-error").count()).toBe(1);
    await page.context().close();
  });

  it("hands on what a page that died could not send", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: readPath(longAt) });
    await page.waitForSelector("[data-card]");
    await bench.kill();
    await page.keyboard.press("j");
    await page.keyboard.press("a");
    await until(() => page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('rapporteur.writes.')).length")).toBe(1);
    await page.close();
    await bench.restart();
    const next = await page.context().newPage();
    await next.goto(`${bench.address}/p/main/${readPath(longAt)}`);
    await next.waitForSelector("[data-card]");
    await untilSaved(next);
    await until(() => reviewed(next).textContent()).toBe(`1 of ${long.statements.length} reviewed`);
    await next.context().close();
  });
});
