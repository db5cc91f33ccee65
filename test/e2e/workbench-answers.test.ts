import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Readout } from "../../packages/reader/src/readout/readout.ts";
import { sampleReadout } from "../fixtures/sample-readout.ts";
import { exampleReadout } from "../support/example-readouts.ts";
import { faultsInAnyLook, faultsOnTheWay, openedAt } from "../support/looks.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { until } from "./until.ts";

let bench: Workbench;
const summit = withMeetings(await exampleReadout("summit-roundup.html"));

/** The readout as if its first contributions met in each of the three ways: what is shown of a comparison is looked at here, not what is found. */
function withMeetings(readout: Readout): Readout {
  const sides = [0, 1].map((contribution) => ({
    contributions: [contribution],
    statements: readout.statements.flatMap((one) => (one.contribution === contribution ? [one.id] : [])).slice(0, 1),
  }));
  const about = readout.entities.slice(0, 3).map(({ id }) => id);
  const kinds = ["agreement", "difference of degree", "disagreement"] as const;
  return { ...readout, comparison: kinds.map((kind, at) => ({ kind, about: about[at] ?? "", sides })) };
}

/** Its title asks too, and nobody answers that. */
const shownQuestions = ({ document }: Readout) => document.questions.filter(({ from }) => from !== "title");

beforeAll(async () => {
  bench = await startWorkbench([sampleReadout, summit]);
});
afterAll(async () => bench?.close());

async function open(path = "answers"): Promise<Page> {
  const { page } = await bench.open({ path });
  await page.waitForSelector(".answers-table");
  return page;
}

describe("answers and comparison in a real browser", () => {
  for (const width of openedAt) {
    it(`has no accessibility violation and no sideways scroll in either theme, opened at ${width} px`, { tags: "long" }, async () => {
      const { page, complaints, requests } = await bench.open({ path: "answers", width });
      await page.waitForSelector(".answers-table");
      expect(await faultsInAnyLook(page)).toEqual([]);
      expect(complaints).toEqual([]);
      expect(requests.filter((url) => !url.startsWith(`${bench.address}/`) && !url.startsWith("data:"))).toEqual([]);
      await page.context().close();
    });
  }

  it("opens with the document of most experts: questions as rows, experts as columns", async () => {
    const page = await open();
    const { contributions } = summit.document;
    const questions = shownQuestions(summit);
    await until(() => page.locator(".answers-table tbody th").allTextContents()).toEqual(questions.map(({ text }) => text));
    await until(() => page.locator(".answers-table thead th").count()).toBe(contributions.length + 1);
    expect(await faultsOnTheWay(page)).toEqual([]);
    const [first] = summit.answers;
    const cell = page
      .locator(".answers-table tbody tr")
      .nth(questions.indexOf(summit.document.questions[first?.question ?? 0]!))
      .locator("td")
      .nth(first?.contribution ?? 0);
    const [start, end] = first?.passages[0] ?? [0, 0];
    await until(() => cell.textContent()).toContain(summit.document.text.slice(start, end).replace(/\s+/g, " ").trim());
    await page.context().close();
  });

  it("says what they agree on and where they part, with the quotes of both sides, which lead to their places", { tags: "long" }, async () => {
    const page = await open();
    await until(() => page.locator("h2").allTextContents()).toEqual(
      expect.arrayContaining(["What they agree on", "Where they differ in degree", "Where they contradict each other"]),
    );
    const meetings = page.locator(".answers-meeting");
    await until(() => meetings.count()).toBe(summit.comparison.length);
    for (const side of await meetings.first().locator(".answers-side").all())
      await until(() => side.locator(".answers-passage").count()).toBeGreaterThan(0);
    const passage = meetings.first().locator(".answers-passage").first();
    const words = (await passage.textContent()) ?? "";
    await passage.press("Enter");
    await page.waitForSelector(".read-paragraph");
    expect(page.url()).toMatch(/\/read\/[^?]+\?at=\d+-\d+$/);
    const lit = "[...(CSS.highlights.get('read-at') ?? [])].map(String).join('').replace(/\\s+/g, ' ').trim()";
    await until(() => page.evaluate(lit)).toBe(words);
    await page.goBack();
    await page.waitForSelector(".answers-table");
    await page.context().close();
  });

  it("shows another document by its address", { tags: "long" }, async () => {
    const page = await open();
    await page.getByLabel("Document", { exact: true }).selectOption({ label: sampleReadout.document.title });
    await until(() => page.locator(".answers-table tbody tr").count()).toBe(sampleReadout.document.questions.length);
    expect(page.url()).toContain(`document=${bench.documents[0]}`);
    await page.goBack();
    await until(() => page.locator(".answers-table tbody tr").count()).toBe(shownQuestions(summit).length);
    await page.context().close();
  });
});
