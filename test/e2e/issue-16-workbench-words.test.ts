import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Readout } from "../../packages/reader/src/readout/readout.ts";
import { readWhole } from "../../packages/reader/src/reading/read-whole.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { debateReadouts } from "./debate-readouts.ts";
import { until, untilSaved } from "./until.ts";

const past = `# Will the strait of Norland close?

*By Mara Venn, analyst at the Coast Institute*

Norland rejected the description of the tolls as unlawful.

In March the Harbour Agency put the chance of a closure at 70 percent by the end of May. It was wrong, and I said so.

I now think it is unlikely that Norland will close the strait before the end of 2034. "There is a 90 percent chance of war by June," the minister told reporters in April.
`;
const roundup = `# The strait in spring: Will it stay calm?

Three questions were on the table. Will Norland close the strait? Who pays for the convoys?

## A closure is near

**Ada Lind**, fellow at the Harbour Institute

Norland will probably close the strait by winter. The convoys cost more than anybody says, and Norland pays for the convoys.

## Talk of closure is cheap

**Boris Mehl**, professor at the Coast School

It is very unlikely that Norland will close the strait. Sudria pays for the convoys, and it will go on to pay.
`;

const read = async (text: string): Promise<Readout> =>
  (await readWhole({ bytes: new TextEncoder().encode(text), name: "page.md" }, { codes: true })).readout;

/** A letter in which every position is somebody else's. */
function manySpeakers(): Readout {
  const [, letter] = debateReadouts();
  if (letter === undefined) throw new Error("no readout");
  const guest = (at: number): string => `person:guest-${at}`;
  return {
    ...letter,
    statements: letter.statements.map((one, at) => ({ ...one, speaker: guest(at) })),
    entities: [
      ...letter.entities,
      ...letter.statements.map((_, at) => ({
        ...letter.entities.find(({ type }) => type === "person")!,
        id: guest(at),
        name: `Guest ${at}`,
      })),
    ],
  };
}

let bench: Workbench;
let given: readonly Readout[];
beforeAll(async () => {
  given = [await read(past), await read(roundup), manySpeakers()];
  bench = await startWorkbench(given);
});
afterAll(async () => bench?.close());

describe("words that misled, in a real browser", () => {
  it("gives a past estimate of somebody else to whom it is of, and the writer's own forecast its horizon", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: `read/${bench.documents[0]}` });
    const cards = page.locator("[data-card]", { hasText: "Forecast" });
    await cards.first().waitFor();
    const own = cards.filter({ hasText: "Mara Venn" });
    await until(() => own.count()).toBe(1);
    await until(() => own.textContent()).toContain("before the end of 2034");
    await until(() => cards.filter({ hasText: "70%" }).count()).toBe(1);
    expect(await cards.filter({ hasText: "70%" }).textContent()).toContain("Harbour Agency");
    expect(await cards.filter({ hasText: "90%" }).textContent()).not.toContain("Mara Venn");
    await page.context().close();
  });

  it("says the words of the thing where an act is on a thing and on nobody, on the card and in review", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: `read/${bench.documents[0]}` });
    const card = page.locator("[data-card]", { hasText: "REJECT" });
    await card.waitFor();
    await until(() => card.textContent()).toContain("Norland → (the description of the tolls): REJECT");
    await page.goto(`${bench.address}/p/main/review?types=relation`);
    await until(() => page.locator(".review-says").textContent()).toMatch(/→ (?!not stated)/);
    await page.keyboard.press("e");
    await until(() => page.getByLabel("Speaks for").getAttribute("placeholder")).toBe("none");
    await page.context().close();
  });

  it("puts no question of its title where nobody answers it, and asks the others", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: `answers?document=${bench.documents[1]}` });
    const asked = page.locator(".answers-table tbody th");
    await asked.first().waitFor();
    const shown = await asked.allTextContents();
    expect(shown).toEqual(["Will Norland close the strait?", "Who pays for the convoys?"]);
    await page.context().close();
  });

  it("says in the report what it leaves to speakers that it does not name", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "statements/report" });
    const table = page.getByRole("region", { name: "Speaker" });
    await table.waitFor();
    const rows = (await table.locator("tbody tr").allInnerTexts()).map((row) => row.split("\t"));
    expect(rows.length).toBeLessThanOrEqual(13);
    expect(rows.at(-1)?.[0]).toBe("all others, or none");
    // In sight, not below the edge of a part that scrolls by itself.
    expect(
      await table.evaluate(({ scrollHeight, clientHeight }: { scrollHeight: number; clientHeight: number }) => scrollHeight - clientHeight),
    ).toBe(0);
    const told = rows.reduce((sum, [, count]) => sum + Number(count), 0);
    expect(told).toBe(given.reduce((sum, { statements }) => sum + statements.length, 0));
    await page.context().close();
  });

  it("says beside a Save that cannot be pressed what is missing, and is not covered by what was said last", { tags: "long" }, async () => {
    for (const width of [1440, 390]) {
      const { page } = await bench.open({ path: "settings/types", width });
      const save = page.getByRole("button", { name: "Save", exact: true });
      const why = async (): Promise<string> => (await page.locator(`[id="${await save.getAttribute("aria-describedby")}"]`).textContent()) ?? "";
      await until(() => save.isDisabled()).toBe(true);
      await until(why).toBe("Nothing has been changed.");
      await page.getByRole("button", { name: "Add a statement type" }).click();
      await until(why).toBe("To save, complete: Name, Key.");
      await page.getByLabel("Name", { exact: true }).fill(`Demand ${width}`);
      await page.getByLabel("Key").fill(`demand-${width}`);
      await save.click();
      await page.locator(".frame-toast").waitFor();
      await page.getByRole("tab", { name: `Demand ${width}`, selected: true }).waitFor();
      const isFree = `(() => {
        const saving = document.querySelector('.settings-save button');
        saving.scrollIntoView({ block: 'nearest' });
        const { x, y, width, height } = saving.getBoundingClientRect();
        return [[x + 1, y + 1], [x + width / 2, y + height / 2], [x + width - 1, y + height - 1]]
          .every(([left, top]) => document.elementFromPoint(left, top)?.closest('.frame-toasts') === null);
      })()`;
      expect(await page.evaluate(isFree)).toBe(true);
      await untilSaved(page);
      await page.goto(`${bench.address}/p/main/settings/project`);
      await page.getByLabel("Name", { exact: true }).fill("");
      await until(why).toBe("To save, complete: Name.");
      await page.context().close();
    }
  });

  it("writes no zero with a minus", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "networks?drafts=1&unit=months" });
    await page.locator(".networks-sentence").first().waitFor();
    for (const toggle of await page.getByText("Table", { exact: true }).all()) await toggle.click();
    expect(await page.getByRole("main").textContent()).not.toMatch(/[-−]0(?:\.0+)?(?![.\d])/);
    await page.context().close();
  });
});
