import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsInAnyLook, faultsOnTheWay, openedAt } from "../support/looks.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { debateReadouts } from "./debate-readouts.ts";
import { until } from "./until.ts";

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench(debateReadouts());
});
afterAll(async () => bench?.close());

describe("Ask in a real browser", () => {
  it("is reached from the palette and answers by quotations of each expert, each leading to its place", async () => {
    const { page } = await bench.open({ path: "library" });
    await page.locator(".table-row").first().waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Find anything" }).fill("Who disagrees on joint patrols?");
    await page.getByRole("option", { name: /Ask the library/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Accepted only" }).click();
    const row = page.getByRole("row", { name: /Ada Example/ });
    await row.getByText("for joint patrols").first().waitFor();
    await until(() => page.getByRole("columnheader").allTextContents()).toEqual(expect.arrayContaining(["Expert", "For", "Against"]));
    expect(page.url()).toContain("q=Who+disagrees+on+joint+patrols");
    expect(await faultsOnTheWay(page)).toEqual([]);
    await row
      .getByRole("link", { name: /joint patrols/ })
      .first()
      .click();
    await page.waitForURL(/\/read\//);
    await page.locator("[data-card]").first().waitFor();
    await page.context().close();
  });

  it("offers questions made from what the statements of the scope say, each of which is answered", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "ask" });
    const examples = page.locator(".ask-intro").getByRole("button");
    await examples.first().waitFor();
    expect(await page.locator(".ask-intro h2").textContent()).toBe("Examples from drafts that nobody has reviewed");
    const questions = await examples.allTextContents();
    expect(questions).toEqual([
      expect.stringMatching(/^Who disagrees on (?!sanctions)[a-z ]+\?$/),
      expect.stringMatching(/^What does (?:Ada Example|Bruno Sample|Carla Muster) (?:expect|say)\?$/),
      expect.stringMatching(/^What do they say of (?:Ruritania|Graustark|[A-Z][\w ]+)\?$/),
      expect.stringMatching(/^What causes [a-z ]+\?$/),
    ]);
    for (const question of questions) {
      await page.getByRole("button", { name: question, exact: true }).click();
      await until(() => page.locator(".ask-words").count()).toBeGreaterThan(0);
      expect(await page.getByLabel("Your question").inputValue()).toBe(question);
      await page.goBack();
    }
    // Of one document alone, questions that it answers; of nothing, none.
    await page.goto(`${bench.address}/p/main/ask?in=${bench.documents[1]}`);
    await examples.first().waitFor();
    await page.goto(`${bench.address}/p/main/ask?tags=nothing`);
    await page.getByRole("heading", { name: "There is nothing to ask yet" }).waitFor();
    expect(await examples.count()).toBe(0);
    await page.context().close();
  });

  it("says how many drafts it left out, and takes them in by one press", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "ask?q=Who+disagrees+on+joint+patrols" });
    await page.getByText(/\d+ drafts that nobody has reviewed are left out/).waitFor();
    await page.getByRole("button", { name: "Count the drafts" }).click();
    await page.getByRole("row", { name: /^Ada Example/ }).waitFor();
    expect(await page.getByText("left out").count()).toBe(0);
    await page.context().close();
  });

  it("obeys the scope, and says that nobody addresses it with what was looked through", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: `ask?q=joint+patrols&drafts=1&by=person%253Aada-example` });
    await until(() => page.locator(".ask-table tbody tr").count()).toBe(1);
    await page.getByLabel("Your question").fill("Will penguins fly?");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await page.getByText("Nobody addresses it").waitFor();
    await until(() => page.getByText(/looked through \d+ statements/).count()).toBe(1);
    await page.context().close();
  });

  it("leads to where experts differ, where a question asks that and names nothing", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: `ask?q=Where+do+they+disagree%3F&drafts=1&in=${bench.documents[0]}` });
    await page.getByRole("heading", { name: "The question names nothing to look for" }).waitFor();
    await page.getByRole("link", { name: "Who is for and against each concept" }).click();
    await page.getByRole("tab", { name: "Concepts", selected: true }).waitFor();
    expect(page.url()).toContain(`in=${bench.documents[0]}`);
    await page.goBack();
    await page.getByRole("link", { name: "Where the experts of a document differ" }).click();
    await page.waitForURL(/\/answers\?in=/);
    await page.context().close();
  });

  for (const width of openedAt) {
    it(`has no accessibility violation and no sideways scroll in either theme, opened at ${width} px`, { tags: "long" }, async () => {
      const { page, complaints } = await bench.open({ path: "ask?q=Who+is+for+joint+patrols&drafts=1", width });
      await page.locator(".ask-words").first().waitFor();
      expect(await faultsInAnyLook(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  }
});
