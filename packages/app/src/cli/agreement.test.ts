import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { runCommand, type CommandRun } from "../../../../test/support/run-command.ts";
import type { Readout, ReadoutStatement } from "@rapporteur/reader/readout";

const desk = mkdtempSync(join(tmpdir(), "agreement-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

const run = (...args: string[]): Promise<CommandRun> => runCommand(args);
/** With few samples, where the intervals that they give are not looked at. */
const compare = (...args: string[]): Promise<CommandRun> => run("agreement", ...args, "--samples", "20");

interface Change {
  readonly keep?: readonly string[];
  readonly change?: (statement: ReadoutStatement) => object;
  /** A document of its own, told by one digit. */
  readonly document?: number;
}

/** The sample readout as someone coded it, in a file. */
function coding(path: string, { keep, change = () => ({ review: "accepted" }), document = 1 }: Change = {}): string {
  const statements = sampleReadout.statements
    .filter(({ id }) => keep === undefined || keep.includes(id))
    .map((one) => ({ ...one, ...change(one) })) as ReadoutStatement[];
  const readout: Readout = {
    ...sampleReadout,
    statements,
    document: { ...sampleReadout.document, title: `Document ${document}`, textSha256: String(document).padStart(64, "0") },
  };
  const whole = join(desk, path);
  mkdirSync(join(whole, ".."), { recursive: true });
  writeFileSync(whole, JSON.stringify(readout));
  return whole;
}

const ada = coding("ada.json");
const ben = coding("ben.json", {
  keep: ["r1", "f1", "f2", "p1"],
  change: (one) => {
    if (one.id === "r1") return { review: "accepted", action: "ACCUSE" };
    if (one.id === "f1") return { review: "accepted", end: one.end - 15, quote: one.quote.slice(0, -15), probability: null };
    return { review: "accepted" };
  },
});

describe("rapporteur agreement", () => {
  it("tells agreement on passages and values, with what each figure rests on", async () => {
    const { code, out, err } = await run("agreement", ada, ben);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("Where something is said: ada, ben on 1 document");
    expect(out).toMatch(/cause\s+1\s+0\s+0\s+/);
    expect(out).toMatch(/forecast\s+2\s+2\s+2\s+0\.\d\d/);
    expect(out).toMatch(/forecast: direction\s+nominal\s+2\s+100 %\s+1\.00\s+1\.00 to 1\.00\*?\s+1\.00/);
    expect(out).toMatch(/γ: chance by shuffled passages, seed 1/);
    expect(out).toContain("Based on 9 statements; 0 of them (0 %) not reviewed by a person.");
  });

  it("says in words where nothing can be told, and prints no flattering 1", async () => {
    const { out } = await compare(ada, ben);
    expect(out).toMatch(/position: agreement\s+nominal\s+1\s+100 %\s+undefined: no variation\s+–\s+undefined: no variation/);
    expect(out).toMatch(/cause: sign\s+nominal\s+0\s+–\s+undefined: no pairable values/);
  });

  it("leaves a value that one coder left open out of the count", async () => {
    const { values } = JSON.parse((await compare(ada, ben, "--json")).out) as {
      values: { type: string; variable: string; unitCount: number }[];
    };
    expect(values.find(({ type, variable }) => type === "forecast" && variable === "low")?.unitCount).toBe(1);
  });

  it("lists disagreements with both sides' words", async () => {
    const { out } = await compare(ada, ben, "--disagreements");
    expect(out).toContain("To be settled: 3 disagreements");
    expect(out).toMatch(/relation: action\s+ada\s+THREATEN\s+“Ruritania threatened Graustark on Monday”\n\s+ben\s+ACCUSE\s+“Ruritania/);
    expect(out).toMatch(
      /forecast: where it begins or ends\s+ada\s+\d+–\d+\s+“The truce will probably collapse by winter because trust is gone”\n\s+ben/,
    );
    expect(out).toMatch(/cause: not by all\s+ada[^\n]+\n\s+ben\s+forecast instead\s+“The truce/);
    const { disagreements } = JSON.parse((await compare(ada, ben, "--json")).out) as {
      disagreements: { kind: string; statements: { quote: string }[] }[];
    };
    expect(disagreements.find(({ kind }) => kind === "value")?.statements.map(({ quote }) => quote)).toEqual(
      Array.from({ length: 2 }, () => "Ruritania threatened Graustark on Monday"),
    );
  });

  it("compares a machine with a person only when asked, and holds it against them", async () => {
    const machine = coding("machine.json", { change: () => ({}), keep: ["r1", "f1", "f2", "p1"] });
    const refused = await compare(ada, machine);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining(`nobody has reviewed ${machine}; review it first, or add --drafts`)]);
    const { out } = await compare(ada, machine, "--drafts", "--reference", "ada");
    expect(out).toMatch(/machine\s+cause\s+–\s+0\.00 \(0 of 1\)/);
    expect(out).toMatch(/machine\s+forecast\s+1\.00 \(2 of 2\)\s+1\.00 \(2 of 2\)/);
    expect(out).toContain("Based on 9 statements; 4 of them (44 %) not reviewed by a person.");
    expect((await compare(ada, machine, "--drafts", "--reference", "adda")).err).toContain("did you mean ada?");
  });

  it("takes what a person accepted, not what they rejected or left", async () => {
    const cy = coding("cy.json", { change: (one) => ({ review: one.id === "r1" ? "rejected" : one.id === "c1" ? "draft" : "accepted" }) });
    const { out } = await compare(ada, cy, "--drafts");
    expect(out).toMatch(/relation\s+1\s+0\s+0/);
    expect(out).toContain("1 draft in reviewed readouts left aside");
  });

  it("takes three coders, and folders as coders of several documents", { tags: "long" }, async () => {
    expect((await compare(ada, ben, coding("cy3.json"))).out).toContain("Fleiss κ takes only statements");
    const files = [1, 2, 3, 4, 5].flatMap((document) => [
      coding(`team/ada/${document}.json`, { document }),
      coding(`team/ben/${document}.json`, { document, keep: document === 1 ? ["r1", "f1", "f2"] : ["r1", "f1", "c1", "p1", "f2"] }),
    ]);
    const { code, out } = await compare(...files);
    expect(code).toBe(0);
    expect(out).toContain("ada, ben on 5 documents");
    expect(out).toContain("bootstrap over documents, 20 samples, seed 1");
    expect(out).toMatch(/Document 5\s+all\s+10\s+1\.00/);
  });

  it("refuses what cannot be compared, by name", async () => {
    const third = coding("third.json");
    const three = JSON.parse((await run("agreement", ada, ben, third, "--between", "ben,ada", "--samples", "0", "--json")).out) as {
      coders: string[];
    };
    expect(three.coders).toEqual(["ada", "ben"]);
    expect((await run("agreement", ada, ben, "--between", "ada,zoe")).err).toContain("RAP_SERVICE_CODERS");
    const other = coding("other.json", { document: 2 });
    const { code, err } = await run("agreement", ada, other);
    expect([code, err]).toEqual([1, expect.stringContaining("are of different texts (“Document 1” and “Document 2”)")]);
    expect(err).toContain(ada);
    const files = [coding("two/ada/1.json"), coding("two/ben/1.json"), coding("two/ada/2.json", { document: 2 })];
    expect((await run("agreement", ...files)).err).toContain("“Document 2” has no readout by ben");
    expect((await run("agreement", ...files, coding("two/ben/2.json", { document: 2 }), coding("two/ben/3.json", { document: 2 }))).err).toContain(
      "“Document 2” has 2 readouts by ben",
    );
    expect((await run("agreement", ada)).code).toBe(2);
    expect((await run("agreement")).err).toContain("at least two readouts, not 0");
    expect((await run("agreement", ada, ben, "--overlap", "2")).code).toBe(2);
  });

  it("gives the same answer to the same seed", async () => {
    const [first, second] = [await compare(ada, ben, "--seed", "7"), await compare(ada, ben, "--seed", "7")];
    expect(first.out).toBe(second.out);
  });
});

describe("rapporteur agreement --csv", () => {
  let files = 0;
  const csv = (...rows: string[]): string => {
    const path = join(desk, `ratings-${++files}.csv`);
    writeFileSync(path, `${rows.join("\n")}\n`);
    return path;
  };
  const annAndBen = (): string => csv("unit,Ann,Ben", "a,1,0", "b,1,1", "c,0,1", "d,0,0", "e,0,0", "f,0,1", "g,0,0", "h,0,1", "i,0,0", "j,0,0");

  it("gives the figures of the worked example in the documents", async () => {
    const { code, out } = await run("agreement", "--csv", annAndBen());
    expect(code).toBe(0);
    expect(out).toMatch(/Krippendorff α \(nominal\)\s+0\.10\s+−?\d\.\d\d to \d\.\d\d\s+10/);
    expect(out).toMatch(/Cohen κ\s+0\.09/);
    expect(out).toContain("Based on 10 units with at least two values; in 6 of them all values are alike.");
    expect(out).not.toContain("statements");
  });

  it("takes missing values, more coders and numbers, and lists what differs", async () => {
    const table = csv("item;Ann;Ben;Cy", "1;1;2;3", "2;2;2;NA", "3;;5;", "4;4;4;4");
    const { out } = await run("agreement", "--csv", table, "--metric", "interval", "--missing", "NA", "--disagreements");
    expect(out).toContain("Agreement of Ann, Ben, Cy on 4 units, interval");
    expect(out).toContain("1 unit with fewer than two values: left out.");
    expect(out).toMatch(/Ann – Cy\s+2\s+50 %/);
    expect(out).toContain("To be settled: 1 unit");
  });

  it("orders words", async () => {
    const table = csv("Ann,Ben", "low,low", "high,Medium", "medium,high", "high,high");
    const { out } = await run("agreement", "--csv", table, "--metric", "ordinal", "--order", "low,medium,high");
    expect(out).toMatch(/weighted κ \(quadratic\)\s+0\.\d\d/);
  });

  it("says where there is no variation", async () => {
    expect((await run("agreement", "--csv", csv("Ann,Ben", "x,x", "x,x"))).out).toMatch(/Krippendorff α \(nominal\)\s+undefined: no variation\s+–/);
  });

  it.each([
    ["a word for a number", ["Ann,Ben", "1,2", "1,many"], ["--metric", "ratio"], 'row 3, column Ben: "many" is not a number'],
    ["a ratio below 0", ["Ann,Ben", "1,-2"], ["--metric", "ratio"], 'row 2, column Ben: "-2" is below 0'],
    ["a word that is not in the order", ["Ann,Ben", "low,hi"], ["--order", "low,high"], '"hi" is not in --order; it has low, high'],
    ["a row that is too short", ["Ann,Ben,Cy", "1,2"], [], "row 2: it has more or fewer cells than the header"],
    ["one coder", ["unit,Ann", "a,1"], [], "has 1 columns of coders"],
    ["a unit column that is not there", ["Ann,Ben", "1,1"], ["--unit", "page"], "has no column page; the header has Ann, Ben"],
  ])("refuses %s, naming file and place", async (_, rows, flags, message) => {
    const path = csv(...rows);
    const { code, err } = await run("agreement", "--csv", path, ...flags);
    expect([code, err]).toEqual([1, expect.stringContaining(message)]);
    expect(err).toContain(path);
  });

  it("stands alone", async () => {
    expect((await run("agreement", ada, "--csv", annAndBen())).code).toBe(2);
    expect((await run("agreement", "--csv", join(desk, "none.csv"))).err).toContain("there is no file");
  });
});
