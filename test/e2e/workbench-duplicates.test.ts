import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { faultsInAnyLook, openedAt } from "../support/looks.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { debateReadouts } from "./debate-readouts.ts";
import { until } from "./until.ts";

/** The first letter of the debate, as three sites bring it. */
function threeSites(): ReturnType<typeof debateReadouts> {
  const [letter] = debateReadouts();
  if (letter === undefined) throw new Error("the invented debate has six letters");
  return ["Agency", "Bay News", "Coast"].map((site, at) => {
    const told = structuredClone(letter);
    const text = `${told.document.text}${"\n\nRead on.".repeat(at)}`;
    Object.assign(told.document, {
      title: `As ${site} tells it`,
      publisher: site,
      text,
      published: `2031-05-0${at + 1}`,
      sha256: String(at).repeat(64),
    });
    return told;
  });
}

let bench: Workbench;
beforeEach(async () => {
  bench = await startWorkbench(threeSites());
});
afterEach(async () => bench?.close());

const titles = (page: Page) => page.locator(".duplicates-side h2").allTextContents();

async function openPanel(width = 1440): Promise<Page> {
  const { page } = await bench.open({ path: "library", width });
  await page.getByText("Near-duplicates: 2 pairs to decide").click();
  // The keys decide about the pair that is shown: none before it is.
  await until(() => titles(page)).toEqual(["1. As Agency tells it", "2. As Bay News tells it"]);
  return page;
}

const documentsOf = async (page: Page): Promise<string[]> => {
  const answer = await page.request.get(`${bench.address}/api/projects/main/documents`);
  return ((await answer.json()) as { entries: { record: { title: string } }[] }).entries.map(({ record }) => record.title).sort();
};

describe("near-duplicates in the library", () => {
  it("keeps one by one key, and undo brings the other back", { tags: "long" }, async () => {
    const page = await openPanel();
    await page.keyboard.press("2");
    await page.getByText("Kept “As Bay News tells it”; “As Agency tells it” is a source of it").waitFor();
    await until(() => documentsOf(page)).toEqual(["As Bay News tells it", "As Coast tells it"]);
    await page.keyboard.press("u");
    await page.getByRole("button", { name: /^Undo/ }).last().click();
    await until(() => documentsOf(page)).toHaveLength(3);
    await page.context().close();
  });

  it("remembers over a reload that two are different, and forgets it by undo", { tags: "long" }, async () => {
    const page = await openPanel();
    await page.keyboard.press("x");
    await page.getByText("“As Agency tells it” and “As Bay News tells it” are different").waitFor();
    await until(() => titles(page)).toEqual(["1. As Agency tells it", "2. As Coast tells it"]);
    await page.reload();
    await page.getByText("Near-duplicates: 1 pair to decide").click();
    await until(() => titles(page)).toEqual(["1. As Agency tells it", "2. As Coast tells it"]);
    await page.keyboard.press("u");
    await page.getByText("Near-duplicates: 2 pairs to decide").waitFor();
    expect(await documentsOf(page)).toHaveLength(3);
    await page.context().close();
  });

  it("has no accessibility violation and no sideways scroll in any width and theme", { tags: "long" }, async () => {
    for (const width of openedAt) {
      const { page, complaints } = await bench.open({ path: "library", width });
      await page.getByText("Near-duplicates: 2 pairs to decide").click();
      await page.locator(".duplicates-side").first().waitFor();
      expect(await faultsInAnyLook(page)).toEqual([]);
      expect(complaints).toEqual([]);
      const shots = process.env["SHOTS"];
      if (shots !== undefined) await page.screenshot({ path: `${shots}/duplicates-${width}.png` });
      await page.context().close();
    }
  });
});
