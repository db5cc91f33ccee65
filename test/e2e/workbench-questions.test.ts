import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Readout } from "../../packages/reader/src/readout/readout.ts";
import { readWhole } from "../../packages/reader/src/reading/read-whole.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { debateReadouts } from "./debate-readouts.ts";
import { until } from "./until.ts";

const roundup = `# After the harbour talks: Who holds the better cards, Turkey or Iran?

We asked three experts: Which of the two states is stronger? Will there be a deal on gas before winter?

## Ankara has time on its side

Turkey is clearly the stronger of the two. I expect that the two will sign a gas deal before the end of December 2031.

**Selin Arkan** is a senior fellow at the Marmara Institute in Istanbul.

## Do not mistake noise for strength

Those who say Turkey is stronger look at tanks and forget geography. Iran is stronger than Turkey in the Gulf. It is unlikely that there will be a gas deal before winter.

**Babak Daneshvar** is professor of international relations at the University of Graz.

## Two weak states shaking hands

Neither Turkey nor Iran is strong. In my view a deal is possible, but it would change little.

**Marta Lindqvist** heads the Middle East programme at the Nordic Centre for Security Studies.
`;

const read = async (text: string): Promise<Readout> =>
  (await readWhole({ bytes: new TextEncoder().encode(text), name: "page.md" }, { codes: true })).readout;

/** Everything accepted, as a person who went through it leaves it. In the fifth letter Ada Example turns round over joint patrols. */
function reviewed(readout: Readout, at: number): Readout {
  const statements = readout.statements.map((one) => ({ ...one, review: "accepted" as const }));
  const turned = at === 4 ? statements.find((one) => one.type === "position" && one.speaker === "person:ada-example") : undefined;
  if (turned?.type === "position") Object.assign(turned, { concept: "concept:joint-patrols", agreement: false, intensity: -0.6 });
  return { ...readout, statements };
}

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench([...debateReadouts().map(reviewed), await read(roundup)]);
});
afterAll(async () => bench?.close());

type Action = (page: Page) => Promise<unknown>;

/** Does what a user does, one action after the other: a press, a choice from a menu or a list, a line that is typed and sent. */
async function inFour(page: Page, ...actions: readonly [Action, Action?, Action?, Action?]): Promise<void> {
  for (const act of actions) await act?.(page);
}

const opens =
  (name: string): Action =>
  (page) =>
    page.getByRole("navigation", { name: "Screens" }).getByRole("link", { name, exact: true }).click();
const types =
  (words: string): Action =>
  async (page) => {
    await page.getByRole("combobox", { name: "Find anything" }).fill(words);
    await page.getByRole("option", { name: words }).first().waitFor();
    await page.keyboard.press("Enter");
  };
const finds: Action = (page) => page.keyboard.press("Control+k");
const presses =
  (name: string): Action =>
  (page) =>
    page.getByRole("main").getByRole("button", { name, exact: true }).click();

async function openStart(): Promise<Page> {
  const { page } = await bench.open({ path: "start" });
  // Keys are heard from the moment on that the page stands.
  await page.getByRole("navigation", { name: "Screens" }).waitFor();
  await page.locator(".start-words[aria-busy=true]").first().waitFor({ state: "detached" });
  return page;
}

async function post(page: Page, path: string, data: object): Promise<void> {
  const { csrf } = (await (await page.request.get(`${bench.address}/api/session`)).json()) as { readonly csrf: string };
  const answer = await page.request.post(`${bench.address}/api/projects/main/${path}`, { data, headers: { "x-csrf-token": csrf } });
  expect([answer.status(), await answer.text()]).toEqual([200, expect.anything()]);
}

describe("a question that one comes with is answered in at most four actions, with the words", () => {
  it("whom these experts think is stronger, and where they disagree", { tags: "long" }, async () => {
    const page = await openStart();
    await inFour(page, finds, types("Who is stronger, Turkey or Iran?"), presses("Count the drafts"));
    const of = (name: string) => page.locator(".ask-table").getByRole("row", { name: new RegExp(`^${name}`) });
    await until(() => of("Selin Arkan").textContent()).toContain("Turkey is clearly the stronger of the two.");
    await until(() => of("Babak Daneshvar").textContent()).toContain("Iran is stronger than Turkey in the Gulf.");
    await until(() => of("Marta Lindqvist").textContent()).toContain("Neither Turkey nor Iran is strong.");
    await of("Selin Arkan")
      .getByRole("link", { name: /the stronger of the two/ })
      .first()
      .click();
    await page.waitForURL(/\/read\//);
    await page.context().close();
  });

  it("which statements of this document alone make the tie between these two, and the network as a file", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: `read/${bench.documents[0]}` });
    let file = "";
    await inFour(
      page,
      (on) => on.getByRole("navigation", { name: "Only this document" }).getByRole("link", { name: "Networks" }).click(),
      (on) => on.getByRole("tab", { name: "List" }).click(),
      (on) =>
        on
          .getByRole("row", { name: /Ada Example.*Carla Muster|Carla Muster.*Ada Example/ })
          .first()
          .click(),
      async (on) => {
        await on.getByRole("main").getByRole("button", { name: "Export" }).last().click();
        const [saved] = await Promise.all([on.waitForEvent("download"), on.getByRole("menuitem", { name: "GraphML", exact: true }).click()]);
        file = readFileSync(await saved.path(), "utf8");
      },
    );
    const items = page.locator(".frame-inspector .evidence-item");
    await items.first().waitFor();
    expect(new Set(await items.getByRole("link").allTextContents())).toEqual(new Set(["The gates, letter 1"]));
    expect(await items.allTextContents()).toEqual(expect.arrayContaining([expect.stringContaining("Ada Example says the council should")]));
    expect(file).toContain("Scope: Document: The gates, letter 1");
    await page.context().close();
  });

  it("what this expert said on it over time, and whether it changed", { tags: "long" }, async () => {
    const page = await openStart();
    await inFour(page, finds, types("Ada Example"), (on) =>
      on
        .locator(".frame-inspector")
        .getByRole("link", { name: /^Open the page/ })
        .first()
        .click(),
    );
    const change = page.locator(".experts-change");
    await until(() => change.getByRole("heading").first().textContent()).toMatch(/joint patrols: for, then against on/);
    await until(() => change.locator(".experts-words").allTextContents()).toEqual([
      expect.stringContaining("Ada Example says the council should go on with joint patrols."),
      expect.stringContaining("Ada Example says the council should"),
    ]);
    await page.context().close();
  });

  it("which forecasts fall due this month, whose they are, and who has been right so far", { tags: "long" }, async () => {
    const page = await openStart();
    await post(page, "ledger/questions", { requestKey: "open-all-questions" });
    const outcome = {
      question: "the upper lock will close",
      outcome: "yes",
      happened: "2026-06-20",
      reason: "It closed.",
      evidence: "https://example.org",
    };
    await post(page, "ledger/outcomes", { requestKey: "resolve-the-lock", ...outcome });
    await page.clock.setFixedTime("2026-06-21T09:00:00Z");
    await page.reload();
    await inFour(
      page,
      opens("Forecasts"),
      (on) => on.getByLabel("Horizon ends").selectOption({ label: "This month" }),
      async (on) => {
        await until(() => on.locator(".forecasts-sentence").count()).toBeGreaterThan(3);
        expect(await on.locator(".forecasts-sentence").first().textContent()).toMatch(/by the end of June\./);
        expect(await on.getByRole("main").textContent()).toMatch(/by (?:Ada Example|Bruno Sample|Carla Muster)/);
        await on.getByRole("tab", { name: "Scores" }).click();
      },
      (on) => on.getByRole("region", { name: "The words behind" }).getByRole("button").first().click(),
    );
    await until(() => page.locator(".figure-table").first().textContent()).toMatch(/Example|Sample|Muster/);
    await until(() => page.locator(".evidence .small strong").first().textContent()).toMatch(/^(Came true|Did not come true)\.$/);
    await until(() => page.locator(".evidence-quote").first().textContent()).toContain("the upper lock will close");
    // Not lent again: its clock stands still.
    await page.close();
  });

  it("what is said to follow if it goes on, by whose words, and who denies it", { tags: "long" }, async () => {
    const page = await openStart();
    await inFour(
      page,
      opens("Causes"),
      (on) => on.getByRole("tab", { name: "What if" }).click(),
      (on) => on.getByLabel("Concept", { exact: true }).selectOption({ label: "tolls" }),
      presses("Push it"),
    );
    const first = page.locator(".causes-changes > li").first();
    await until(() => first.textContent()).toMatch(/falls\s*barge traffic/);
    await until(() => first.textContent()).toContain("More tolls means less barge traffic, in letter 1.");
    await until(() => first.textContent()).toMatch(/Deny it.*More tolls means less barge traffic/);
    await page.context().close();
  });
});
