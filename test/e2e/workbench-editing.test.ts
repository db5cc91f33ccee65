import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { faultsInAnyLook, openedAt } from "../support/looks.ts";
import type { SiteServer } from "../support/published-site.ts";
import { until } from "./until.ts";
import { type Desk, useDesk } from "./use-desk.ts";

let server: SiteServer;
let open: Desk["open"];
useDesk((desk) => ({ server, open } = desk));

/** The page with questions that experts answer. */
async function openPact(width = 1440): Promise<Page> {
  const { page } = await open({ path: `publish/${pactId()}`, width });
  await page.locator(".publish-answer").first().waitFor();
  return page;
}

function pactId(): string {
  const found = server.pages.find(({ slug }) => slug.includes("pact"));
  if (found === undefined) throw new Error("the page of the pact is not there");
  return found.roundup;
}

async function shownToReaders(page: Page): Promise<string> {
  const answer = await page.request.get(`${server.address}/api/projects/main/roundups/${pactId()}/preview`);
  return (/<section aria-labelledby="answers">[\s\S]*?<\/section>/.exec(await answer.text())?.[0] ?? "").replace(/\s+/g, " ");
}

describe("an editor's work on a page", () => {
  it("shows what is written as readers see it, while it is written", { tags: "long" }, async () => {
    const page = await openPact();
    const words = page.getByLabel("Text (Markdown)").first();
    await words.fill(
      "Some **bold** words, a [link](https://example.org/a), ![the harbour](https://example.org/h.png)\n\n- one\n- two\n\n> A quotation",
    );
    const preview = page.locator(".publish-preview").first();
    await until(() => preview.locator("strong").allTextContents()).toContain("bold");
    await until(() => preview.getByRole("listitem").count()).toBe(2);
    await until(() => preview.locator("blockquote").textContent()).toBe("A quotation");
    await until(() => preview.getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href")))).toEqual([
      "https://example.org/a",
      "https://example.org/h.png",
    ]);
    await until(() => preview.textContent()).toContain("Picture: the harbour");
    await page.getByRole("checkbox", { name: "Show it as readers see it" }).uncheck();
    await until(() => preview.count()).toBe(0);
    await page.context().close();
  });

  it("hides an answer, approves one, and gives one other words of its contribution", { tags: "long" }, async () => {
    const page = await openPact();
    const entries = page.locator(".publish-answer");
    const boris = entries.filter({ hasText: "Boris Mehl" }).last();
    const names = await entries.locator("strong").allTextContents();
    expect(names.length).toBeGreaterThan(1);
    const timesNamed = async (): Promise<number> => (await shownToReaders(page)).split(`<dt>${names[0]}</dt>`).length - 1;
    const before = await timesNamed();
    expect(before).toBeGreaterThan(0);
    await entries.nth(0).getByRole("button", { name: /^Hide/ }).click();
    await boris.getByRole("button", { name: /^Choose other words/ }).click();
    const words = boris.getByRole("textbox");
    await words.fill("words that nobody wrote");
    await until(() => boris.textContent()).toContain("The contribution does not have these words");
    await words.fill("The pact is not a sham.");
    await until(() => boris.textContent()).not.toContain("does not have these words");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await until(timesNamed).toBe(before - 1);
    await until(() => shownToReaders(page)).toMatch(/href="#words-\d+">“The pact is not a sham\.”<\/a><\/p><p class="who">Checked by an editor\./);
    await entries
      .nth(0)
      .getByRole("button", { name: /as it was found$/ })
      .focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await until(timesNamed).toBe(before);
    await page.context().close();
  });

  it("has no accessibility violation and no sideways scroll in any width and theme", { tags: "long" }, async () => {
    for (const width of openedAt) {
      const page = await openPact(width);
      await page
        .locator(".publish-answer")
        .first()
        .getByRole("button", { name: /^Choose other words/ })
        .click();
      if (width < 600) await page.getByRole("checkbox", { name: "Show it as readers see it" }).check();
      expect(await faultsInAnyLook(page)).toEqual([]);
      const shots = process.env["SHOTS"];
      if (shots !== undefined) {
        await page.locator(".publish-answers").scrollIntoViewIfNeeded();
        await page.screenshot({ path: `${shots}/editing-${width}.png`, fullPage: true });
      }
      await page.context().close();
    }
  });
});
