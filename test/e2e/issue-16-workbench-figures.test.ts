import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Readout } from "../../packages/reader/src/readout/readout.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { debateReadouts } from "./debate-readouts.ts";
import { until } from "./until.ts";

const [first, second, third] = debateReadouts();

/** Two letters of one debate with two months between them, a letter of one expert alone, and one whose statements name nobody. */
function gappedReadouts(): Readout[] {
  if (first === undefined || second === undefined || third === undefined) throw new Error("no readout");
  const alone = third.statements.filter(({ type, speaker }) => type === "position" && speaker === "person:ada-example");
  const nobody = second.statements.map((one) => (one.type === "position" && one.speaker === "person:bruno-sample" ? { ...one, speaker: null } : one));
  const at = (readout: Readout, published: string): Readout => ({ ...readout, document: { ...readout.document, published } });
  return [
    at({ ...first, ...meetings(first) }, "2026-01-12"),
    at({ ...third, statements: alone }, "2026-03-12"),
    at({ ...second, statements: nobody }, "2026-04-12"),
  ];
}

/** Two who agree on what they are against, with a quotation that is cut before its last mark. */
function meetings(readout: Readout): Pick<Readout, "comparison" | "statements" | "document"> {
  const against = readout.statements.filter((one) => one.type === "position" && !one.agreement).slice(0, 2);
  const contributions = against.map(({ start, end, speaker }) => {
    const span: [number, number] = [start, end];
    return { heading: null, start, end, body: span, bio: null, author: speaker, affiliation: null, roles: [] };
  });
  const sides = against.map(({ id }, contribution) => ({ contributions: [contribution], statements: [id] }));
  const [one] = against;
  if (one?.type !== "position") throw new Error("nobody is against anything");
  return {
    statements: readout.statements,
    document: { ...readout.document, contributions },
    comparison: [{ about: one.concept ?? "", kind: "agreement", sides }],
  };
}

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench(gappedReadouts());
});
afterAll(async () => bench?.close());

describe("figures that said more than they knew, in a real browser", () => {
  it("leaves a gap in the curve of polarization where nobody speaks of the same as another", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "networks?drafts=1&unit=months" });
    await page.locator(".chart svg").waitFor();
    await page.getByRole("button", { name: "Show as a table" }).click();
    const rows = page.locator(".figure-table tbody tr");
    await until(() => rows.count()).toBe(4);
    const cells = await Promise.all((await rows.all()).map((row) => row.locator("td").allTextContents()));
    const told = cells.map(([, , statements, , signed, dna, how]) => [Number(statements) > 0, signed !== "", dna !== "", how]);
    const gap = "no two actors who speak of the same";
    expect(told.map(([has, signed, dna]) => [has, signed, dna])).toEqual([
      [true, true, true],
      [false, false, false],
      [true, false, false],
      [true, true, true],
    ]);
    expect(told.map((row) => row[3] === gap)).toEqual([false, true, true, false]);
    // A line of two windows that do not follow one another has no stretch between them.
    await until(() => page.locator('.chart svg [aria-label="dot"] circle').count()).toBe(4);
    await page.context().close();
  });

  it("says how many statements name no speaker, and leads to where one is named", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "networks?drafts=1" });
    await page.getByText("2 statements have no speaker, and are not in this network.").waitFor();
    await page.getByRole("link", { name: "Name the author in Review" }).click();
    await page.waitForURL(/\/review/);
    await page.context().close();
  });

  it("tells actors and concepts apart by shape and side, and names each once", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "networks?drafts=1&net=twomode" });
    await page.locator(".graph-canvas canvas").first().waitFor();
    await page.getByRole("main").getByRole("button", { name: "Export" }).last().click();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "SVG", exact: true }).click()]);
    const svg = await (await file.createReadStream()).toArray().then((parts) => Buffer.concat(parts as Buffer[]).toString("utf8"));
    const placed = await page.evaluate(
      `(() => { const svg = new DOMParser().parseFromString(${JSON.stringify(svg)}, "image/svg+xml");
        const count = (kind) => svg.querySelectorAll(kind).length;
        return { circles: count("circle"), squares: count("rect"), names: [...svg.querySelectorAll("text")].map((one) => one.firstChild.textContent) }; })()`,
    );
    const { circles, squares, names } = placed as { circles: number; squares: number; names: string[] };
    for (const name of ["Ada Example", "joint patrols"]) expect([name, names.filter((one) => one === name).length]).toEqual([name, 1]);
    expect(circles).toBeGreaterThan(4);
    expect(squares).toBeGreaterThan(4);
    await page.context().close();
  });

  it("says of an agreement whether they are for it or against it", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: `answers?document=${bench.documents[0]}` });
    const meeting = page.locator(".answers-meeting").first();
    await meeting.waitFor();
    for (const side of await meeting.locator(".answers-side").all())
      await until(() => side.textContent()).toMatch(/against [a-z ]+, position, draft/);
    await page.context().close();
  });

  it("says of balance what being on one side means, and on how many ties it stands", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "actors?drafts=1&view=balance" });
    await until(() => page.getByRole("main").textContent()).toMatch(
      /This rests on \d+ signed ties that these statements name\. Being on one side means only that fewer ties cross the line so/,
    );
    await page.context().close();
  });
});
