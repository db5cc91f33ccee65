import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { runCommand, type CommandRun } from "../../../../test/support/run-command.ts";
import type { Readout, ReadoutStatement } from "@rapporteur/reader/readout";

const desk = mkdtempSync(join(tmpdir(), "forecasts-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

const runAt = (date: string, ...args: string[]): Promise<CommandRun> => runCommand(args, { env: { USER: "bo" }, now: () => Date.parse(date) });
const run = (...args: string[]): ReturnType<typeof runAt> => runAt("2031-06-15T12:00:00Z", ...args);

let files = 0;
const fresh = (name: string): string => join(desk, `${++files}-${name}`);

/** The sample readout with its forecasts in a review state, after changes to one of them. */
function readoutFile(review: "draft" | "accepted" | "rejected", change: (statement: ReadoutStatement) => object = () => ({})): string {
  const statements = sampleReadout.statements.map((one) =>
    one.type === "forecast" ? { ...one, review, ...change(one) } : one,
  ) as ReadoutStatement[];
  const path = fresh("readout.json");
  writeFileSync(path, JSON.stringify({ ...sampleReadout, statements } satisfies Readout));
  return path;
}

const lines = (path: string): Record<string, unknown>[] =>
  readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

function ledgerOf(...entries: object[]): string {
  const path = fresh("ledger.jsonl");
  writeFileSync(path, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
  return path;
}

const question = (id: string, more: object = {}): object => ({ entry: "question", id, text: `Will ${id} happen?`, ...more });
const forecast = (id: string, on: string, forecaster: string, more: object = {}): object => ({
  entry: "forecast",
  id,
  question: on,
  forecaster,
  chance: { low: 0.8, high: 0.8 },
  review: "accepted",
  stated: "2031-01-01",
  ...more,
});
const outcome = (on: string, verdict: string | number, more: object = {}): object => ({
  entry: "outcome",
  question: on,
  outcome: verdict,
  happened: "2031-05-01",
  recorded: "2031-05-02T08:00:00.000Z",
  by: "bo",
  reason: "it was seen",
  evidence: "https://example.org/seen",
  ...more,
});
const resolveArgs = (ledger: string, on: string, verdict: string): string[] => {
  const told = ["--date", "2031-06-10", "--reason", "both sides said so", "--evidence", "https://example.org/news"];
  return ["forecasts", "resolve", ledger, on, "--outcome", verdict, ...told];
};

describe("rapporteur forecasts list", () => {
  it("shows sentence, range, horizon and state, and says what nobody reviewed", async () => {
    const { code, out } = await run("forecasts", "list", readoutFile("draft"), "--drafts");
    expect(code).toBe(0);
    expect(out).toMatch(/truce-probably-collapse: The truce will probably collapse\s+2031-12-01\s+open/);
    expect(out).toMatch(/Ada Example\s+55–80 % \(“probably” on icd203\)\s+by winter\s+draft\s+“The truce will probably collapse by winter/);
    expect(out).toMatch(/\(nobody named\)\s+20–45 %/);
    expect(out).toContain("1 forecast whose forecaster the text does not name: in no track record.");
    expect(out).toContain("Based on 2 statements; 2 of them (100 %) not reviewed by a person.");
  });

  it("says “no number” where the words have none, and never one half", async () => {
    const open = readoutFile("accepted", () => ({ probability: { term: "could", scale: null, low: null, best: null, high: null, basis: "scale" } }));
    const { out } = await run("forecasts", "list", open);
    expect(out).toMatch(/Ada Example\s+no number/);
    expect(out).not.toContain("50 %");
  });

  it("leaves drafts aside and counts them; tells what is due and what is resolved", async () => {
    const { out } = await run("forecasts", "list", readoutFile("draft"));
    expect(out).toContain("2 drafts of forecasts left aside; add --drafts");
    expect(out).toContain("No statements support this.");
    const ledger = ledgerOf(question("a", { due: "2031-06-15" }), question("b", { due: "2031-06-16" }), question("c"), outcome("c", "yes"));
    const { out: json } = await run("forecasts", "list", ledger, "--json");
    expect((JSON.parse(json) as { id: string; state: string }[]).map(({ id, state }) => [id, state])).toEqual([
      ["a", "due"],
      ["b", "open"],
      ["c", "resolved"],
    ]);
  });

  it("puts the same expectation of two experts under one question", async () => {
    const other = readoutFile("accepted", (one) => ({ speaker: one.id === "f1" ? "org:invented-institute" : null }));
    const text = JSON.parse(readFileSync(other, "utf8")) as Readout;
    writeFileSync(other, JSON.stringify({ ...text, document: { ...text.document, textSha256: "2".repeat(64) } }));
    const { out } = await run("forecasts", "list", readoutFile("accepted"), other, "--json");
    const [first] = JSON.parse(out) as { forecasts: { name: string }[] }[];
    expect(first?.forecasts.map(({ name }) => name)).toEqual(["Ada Example", "Invented Institute"]);
  });
});

describe("rapporteur forecasts due", () => {
  it("orders by date, tells what is overdue, counts what has no date and writes a calendar", async () => {
    const ledger = ledgerOf(
      question("late", { due: "2031-06-01" }),
      question("soon", { due: "2031-06-20" }),
      question("never"),
      question("done", { due: "2031-06-01" }),
      outcome("done", "no"),
      forecast("f", "soon", "ada"),
    );
    const ical = fresh("due.ics");
    const { code, out } = await run("forecasts", "due", ledger, "--ical", ical);
    expect(code).toBe(0);
    expect(out).toMatch(/2031-06-01\s+overdue by 14 days\s+0\s+late[\s\S]+2031-06-20\s+in 5 days\s+1\s+soon/);
    expect(out).not.toContain("done:");
    expect(out).toContain("1 open question without a date");
    expect(readFileSync(ical, "utf8")).toMatch(/BEGIN:VEVENT[\s\S]+DTSTART;VALUE=DATE:20310601[\s\S]+DTSTART;VALUE=DATE:20310620/);
  });

  it("looks from another day, and no further than asked", async () => {
    const ledger = ledgerOf(question("late", { due: "2031-06-01" }), question("soon", { due: "2031-06-20" }));
    const { out } = await run("forecasts", "due", ledger, "--on", "2031-05-31", "--within", "1");
    expect(out).toMatch(/2031-06-01\s+in 1 day/);
    expect(out).not.toContain("soon:");
    expect((await run("forecasts", "due", ledger, "--on", "31 May")).code).toBe(2);
    expect((await run("forecasts", "due", ledger, "--on", "2031-02-30")).code).toBe(2);
  });
});

describe("rapporteur forecasts open", () => {
  it("writes accepted forecasts once, with the words they stand on", async () => {
    const [source, ledger] = [readoutFile("accepted"), fresh("ledger.jsonl")];
    expect((await run("forecasts", "open", source, "--out", ledger)).out).toContain(
      "2 questions, 2 forecasts; reviews brought up to date: 0; known already: 0",
    );
    const written = readFileSync(ledger, "utf8");
    expect(lines(ledger)[0]).toMatchObject({ schema: "rapporteur.ledger/1" });
    expect(lines(ledger)).toContainEqual(
      expect.objectContaining({
        entry: "forecast",
        forecaster: "person:ada-example",
        name: "Ada Example",
        words: expect.stringContaining("The truce will"),
      }),
    );
    expect((await run("forecasts", "open", source, "--out", ledger)).out).toContain(
      "0 questions, 0 forecasts; reviews brought up to date: 0; known already: 2",
    );
    expect(readFileSync(ledger, "utf8")).toBe(written);
  });

  it("marks drafts as drafts, and follows what people decide on them later", async () => {
    const ledger = fresh("ledger.jsonl");
    await run("forecasts", "open", readoutFile("draft"), "--drafts", "--out", ledger);
    expect(lines(ledger).filter(({ review }) => review === "draft")).toHaveLength(2);
    const before = readFileSync(ledger, "utf8");
    const judged = readoutFile("accepted", (one) => (one.id === "f2" ? { review: "rejected" } : {}));
    expect((await run("forecasts", "open", judged, "--out", ledger)).out).toContain("reviews brought up to date: 2");
    expect(readFileSync(ledger, "utf8").startsWith(before)).toBe(true);
    const { out } = await run("forecasts", "list", ledger, "--drafts");
    expect(out).toContain("Ada Example");
    expect(out).not.toContain("(nobody named)");
  });

  it("opens a new question for what was said after the old one was decided", async () => {
    const ledger = ledgerOf(
      question("truce", { text: "The truce will probably collapse", due: "2031-12-01" }),
      outcome("truce", "yes", { happened: "2031-05-01" }),
    );
    expect((await run("forecasts", "open", readoutFile("accepted"), "--out", ledger)).out).toContain("2 questions, 2 forecasts");
    expect((await run("forecasts", "list", ledger)).code).toBe(0);
    const earlier = ledgerOf(
      question("truce", { text: "The truce will probably collapse", due: "2031-12-01" }),
      outcome("truce", "yes", { happened: "2031-06-01", recorded: "2031-06-02" }),
    );
    const { out } = await run("forecasts", "open", readoutFile("accepted"), "--out", earlier);
    expect(out).toContain("1 question, 2 forecasts");
    expect(out).toContain("truce: 1 added for like words");
  });

  it("wants a name that tells a ledger from a document", async () => {
    const { code, err } = await run("forecasts", "open", readoutFile("accepted"), "--out", fresh("ledger.json"));
    expect([code, err]).toEqual([2, expect.stringContaining("ends in .jsonl")]);
  });
});

describe("rapporteur forecasts resolve", () => {
  it("adds entries, lets a later one correct an earlier, and keeps both", async () => {
    const ledger = ledgerOf(question("a"), forecast("f", "a", "ada"));
    const before = readFileSync(ledger, "utf8");
    expect((await run(...resolveArgs(ledger, "A", "yes"))).out).toContain("a: yes (“Will a happen?”). 1 accepted forecast waits on it.");
    expect((await run(...resolveArgs(ledger, "Will a happen?", "no"))).out).toContain("a: no, in place of yes");
    expect(readFileSync(ledger, "utf8").startsWith(before)).toBe(true);
    expect(lines(ledger).slice(2)).toMatchObject([
      { outcome: "yes", by: "bo", happened: "2031-06-10", recorded: "2031-06-15T12:00:00.000Z" },
      { outcome: "no" },
    ]);
    expect((await run("forecasts", "list", ledger)).out).toContain("resolved: no");
    expect((await run(...resolveArgs(ledger, "a", "reopened"))).code).toBe(0);
    expect((await run("forecasts", "list", ledger, "--json")).out).toContain('"state": "open"');
  });

  it("takes options and numbers", async () => {
    const ledger = ledgerOf(question("o", { kind: "options", options: ["red", "blue"] }), question("n", { kind: "number" }));
    expect((await run(...resolveArgs(ledger, "o", "option:blue"))).code).toBe(0);
    expect((await run(...resolveArgs(ledger, "n", "-2.5"))).code).toBe(0);
    expect((await run(...resolveArgs(ledger, "o", "option:green"))).err).toContain("use one of: red, blue");
    expect(lines(ledger).slice(2)).toMatchObject([{ outcome: "option:blue" }, { outcome: -2.5 }]);
  });

  it.each([
    ["an unknown question", { word: "b1", changes: {}, message: "no question “b1”; did you mean a1?", exit: 1 }],
    [
      "a number for yes or no",
      { word: "a1", changes: { "--outcome": "3" }, message: "cannot resolve a question of kind binary; use yes or no", exit: 1 },
    ],
    [
      "words that are no outcome",
      { word: "a1", changes: { "--outcome": "perhaps" }, message: "“perhaps” is not an outcome; write yes, no", exit: 2 },
    ],
    [
      "a day before the statement",
      { word: "a1", changes: { "--date": "2030-12-31" }, message: "before forecast f was stated on 2031-01-01", exit: 1 },
    ],
    ["a day to come", { word: "a1", changes: { "--date": "2031-06-16" }, message: "not in the future", exit: 2 }],
    ["no evidence", { word: "a1", changes: { "--evidence": "" }, message: "its evidence is empty; give an http or https address", exit: 1 }],
    ["no reason", { word: "a1", changes: { "--reason": " " }, message: "gives no reason", exit: 1 }],
    ["nothing to take back", { word: "a1", changes: { "--outcome": "reopened" }, message: "there is no outcome to take back", exit: 1 }],
  ])("refuses %s and writes nothing", async (_, { word, changes, message, exit }) => {
    const ledger = ledgerOf(question("a1"), forecast("f", "a1", "ada"));
    const before = readFileSync(ledger, "utf8");
    const args = resolveArgs(ledger, word, "yes");
    for (const [option, value] of Object.entries(changes)) args[args.indexOf(option) + 1] = value;
    const { code, err } = await run(...args);
    expect([code, err]).toEqual([exit, expect.stringContaining(message)]);
    expect(readFileSync(ledger, "utf8")).toBe(before);
  });

  it("goes on behind a last line without its end", async () => {
    const ledger = ledgerOf(question("a"));
    writeFileSync(ledger, readFileSync(ledger, "utf8").trimEnd());
    expect((await run(...resolveArgs(ledger, "a", "yes"))).code).toBe(0);
    expect(lines(ledger)).toHaveLength(2);
  });
});

describe("a ledger file", () => {
  it.each([
    ["cut off", '{"entry":"question","id":"b"', "line 2: it is not JSON, or was cut off"],
    ["of another kind", '{"entry":"guess"}', "line 2: entry:"],
    ["with a misspelt field", '{"entry":"question","id":"b","text":"B?","baserate":null}', 'line 2: the entry: Unrecognized key: "baserate"'],
    ["with a chance above 1", JSON.stringify(forecast("f", "a", "ada", { chance: { low: 0.5, high: 70 } })), "line 2: chance.high:"],
    [
      "with a range turned round",
      JSON.stringify(forecast("f", "a", "ada", { chance: { low: 0.7, high: 0.5 } })),
      "line 2: chance: low is above high",
    ],
    ["on a question that is not there", JSON.stringify(forecast("f", "z", "ada")), "line 2: forecast f is on the question “z”"],
    ["resolving a question that is not there", JSON.stringify(outcome("z", "yes")), "line 2: it resolves the question “z”"],
    ["with an outcome of the wrong kind", JSON.stringify(outcome("a", 7)), "line 2: “number” cannot resolve a question of kind binary"],
    ["with an outcome without evidence", JSON.stringify(outcome("a", "yes", { evidence: "" })), "line 2: its evidence is empty"],
  ])("names the line %s", async (_, line, message) => {
    const ledger = ledgerOf(question("a"));
    appendFileSync(ledger, `${line}\n`);
    const { code, err } = await run("forecasts", "score", ledger);
    expect([code, err]).toEqual([1, expect.stringContaining(message)]);
    expect(err).toContain(ledger);
  });

  it("says why it cannot be written", async () => {
    const { code, err } = await run("forecasts", "open", readoutFile("accepted"), "--out", join(desk, "nowhere", "l.jsonl"));
    expect([code, err]).toEqual([1, expect.stringMatching(/cannot add to .*l\.jsonl: .*RAP_SERVICE_LEDGER_WRITE/)]);
  });

  it("is told to be missing, and is asked for one at a time", async () => {
    expect((await run("forecasts", "score", join(desk, "none.jsonl"))).err).toContain("make one with: rapporteur forecasts open");
    expect((await run("forecasts", "due", ledgerOf(question("a")), ledgerOf(question("b")))).code).toBe(2);
    expect((await run("forecasts", "score", join(desk, "readout.json"))).err).toContain("ends in .jsonl");
  });
});

/** Ada says 0.8 on a (yes) and b (no); Ben says “likely” on a and 0.1 on b; c is open, d annulled. */
const contest = (): string =>
  ledgerOf(
    question("a", { opens: "2031-01-01", closes: "2031-05-11", baseRate: { rate: 0.5, source: "a coin" } }),
    ...["b", "c", "d"].map((id) => question(id, { opens: "2031-01-01", closes: "2031-05-11" })),
    ...["a", "b", "c", "d"].map((id) => forecast(`ada-${id}`, id, "ada", { name: "Ada Example" })),
    forecast("ben-a", "a", "ben", { chance: { low: 0.55, high: 0.8, term: "likely", scale: "icd203" } }),
    forecast("ben-b", "b", "ben", { chance: { low: 0.1, high: 0.1 } }),
    forecast("cy-a", "a", "cy", { review: "draft" }),
    forecast("di-a", "a", "di", { chance: null }),
    outcome("a", "yes"),
    outcome("b", "no"),
    outcome("d", "annulled"),
  );

describe("rapporteur forecasts score", () => {
  it("prints scale, n, bounds of ranges, and what does not count", async () => {
    const { out, code } = await run("forecasts", "score", contest(), "--least", "2");
    expect(code).toBe(0);
    expect(out).toContain("Track records: Brier (one-sided), 0–1, lower is better");
    // Ada: (0.04 + 0.64) / 2; Ben: ((1 − p)² + 0.01) / 2 at p = 0.8, 0.675 and 0.55; skill against 0.25 on a alone.
    expect(out).toMatch(/1\s+ben\s+2\s+100 %\s+0\.058\s+0\.025 to 0\.106\s+0\.025 to 0\.106\s+0\.578 \(n 1\)/);
    expect(out).toMatch(/2\s+Ada Example\s+2\s+100 %\s+0\.340\s+0\.340\s+0\.340\s+0\.840 \(n 1\)/);
    expect(out).toContain(
      "Forecasts that do not count: 1 on open questions, 1 on annulled questions, 1 in words without a number, 1 not accepted by a person.",
    );
    expect(out).toContain("Based on 4 statements; 0 of them (0 %) not reviewed by a person.");
  });

  it("shows calibration with counts, words with their ranges, and an exact decomposition", async () => {
    const { out } = await run("forecasts", "score", contest());
    expect(out).toMatch(/70 % to 80 %\s+2\s+1\s+80 %\s+50 %\s+\d+ % to \d+ %/);
    expect(out).toMatch(/likely \(icd203\)\s+55 % to 80 %\s+1\s+1/);
    const { murphy } = JSON.parse((await run("forecasts", "score", contest(), "--json")).out) as { murphy: Record<string, number> };
    const { reliability = 0, resolution = 0, uncertainty = 0, brier = 1 } = murphy;
    expect(reliability - resolution + uncertainty).toBeCloseTo(brier, 12);
    expect((await run("forecasts", "score", contest(), "--rule", "log")).out).toContain("It exists for Brier scores only");
  });

  it("ranks nobody below the stated number of questions", async () => {
    const { out } = await run("forecasts", "score", contest());
    expect(out).toContain("no rank below 10");
    expect(out).toMatch(/–\s+ben/);
  });

  it("flags an order that flips within the ranges", async () => {
    const ledger = ledgerOf(
      question("a"),
      forecast("f1", "a", "ada", { chance: { low: 0.7, high: 0.7 } }),
      forecast("f2", "a", "ben", { chance: { low: 0.55, high: 0.8, term: "likely", scale: "icd203" } }),
      outcome("a", "yes"),
    );
    expect((await run("forecasts", "score", ledger, "--least", "1")).out).toContain(
      "The order of ada and ben flips within the ranges of their words.",
    );
    expect((await run("forecasts", "score", ledger, "--least", "1", "--rule", "peer")).out).toContain("flips within the ranges");
  });

  it("scores peers so that a question sums to nothing, with bounds that hold for any reading", async () => {
    const { lines: found } = JSON.parse((await run("forecasts", "score", contest(), "--rule", "peer", "--json")).out) as {
      lines: { forecaster: string; score: { best: number; middle: number; worst: number } | null }[];
    };
    const scores = found.flatMap(({ score }) => score ?? []);
    expect(scores).toHaveLength(2);
    expect(scores.reduce((sum, one) => sum + one.middle, 0)).toBeCloseTo(0, 9);
    const ben = found.find(({ forecaster }) => forecaster === "ben")?.score;
    // On b: 100 (ln 0.9 − ln 0.2); on a, at its ends: 100 (ln 0.8 − ln 0.8) and 100 (ln 0.55 − ln 0.8).
    expect(ben?.best).toBeCloseTo((100 * Math.log(0.9 / 0.2)) / 2, 9);
    expect(ben?.worst).toBeCloseTo((100 * (Math.log(0.9 / 0.2) + Math.log(0.55 / 0.8))) / 2, 9);
  });

  it("averages over the scheduled time, with the share that was covered", async () => {
    // Open for 100 days, decided after 50; Ada speaks on day 25, so 25 of 100 days count.
    const ledger = ledgerOf(
      question("a", { opens: "2031-01-01", closes: "2031-04-11" }),
      forecast("f", "a", "ada", { stated: "2031-01-26", chance: { low: 0.9, high: 0.9 } }),
      outcome("a", "yes", { happened: "2031-02-20" }),
    );
    const { lines: found } = JSON.parse((await run("forecasts", "score", ledger, "--rule", "baseline-over-time", "--json")).out) as {
      lines: { score: { middle: number }; timeCoverage: number }[];
    };
    expect(found[0]?.timeCoverage).toBeCloseTo(0.25, 12);
    expect(found[0]?.score.middle).toBeCloseTo(0.25 * 84.799690655495, 6);
    expect((await run("forecasts", "score", ledger, "--rule", "peer-over-time")).out).toContain("time covered");
  });

  it("reads words on another scale only when asked, and says which it cannot", async () => {
    const ledger = ledgerOf(
      question("a"),
      forecast("f1", "a", "ada", { chance: { low: 0.55, high: 0.8, term: "likely", scale: "icd203" } }),
      forecast("f2", "a", "ben", { chance: { low: 0.2, high: 0.45, term: "likely", scale: "icd203" } }),
      forecast("f3", "a", "cy", { chance: { low: 0.01, high: 0.05, term: "remote", scale: "icd203" } }),
      outcome("a", "yes"),
    );
    const { out } = await run("forecasts", "score", ledger, "--scale", "ipcc");
    expect(out).toMatch(/ada\s+1\s+100 %\s+0\.029\s+0\.000 to 0\.116/);
    expect(out).toMatch(/ben\s+1\s+100 %\s+0\.689\s+0\.436 to 1\.000/);
    expect(out).toContain("Words are read again on IPCC, not as the experts’ statements keep them; 1 forecast with words it does not hold.");
    expect((await run("forecasts", "score", ledger, "--scale", "kent")).code).toBe(2);
  });

  it("can be asked of one forecaster, and of an earlier day", async () => {
    const { out } = await run("forecasts", "score", contest(), "--forecaster", "ada example");
    expect(out).not.toContain("ben");
    expect((await run("forecasts", "score", contest(), "--forecaster", "adda")).err).toContain("did you mean ada?");
    const before = await run("forecasts", "score", contest(), "--as-of", "2031-05-01");
    expect(before.out).toContain("No statements support this.");
    expect((await run("forecasts", "score", contest(), "--as-of", "2031-05-02")).out).toContain("Based on 4 statements");
  });

  it("prints a certainty that failed as −∞, not as a number", async () => {
    const ledger = ledgerOf(question("a"), forecast("f", "a", "ada", { chance: { low: 1, high: 1 } }), outcome("a", "no"));
    expect((await run("forecasts", "score", ledger, "--rule", "log")).out).toMatch(/ada\s+1\s+100 %\s+−∞/);
  });

  it("takes corrections and taken-back outcomes into account", async () => {
    const ledger = ledgerOf(question("a"), forecast("f", "a", "ada"), outcome("a", "no"), outcome("a", "yes", { recorded: "2031-05-03" }));
    expect((await run("forecasts", "score", ledger)).out).toMatch(/ada\s+1\s+100 %\s+0\.040/);
  });
});

describe("rapporteur forecasts import", () => {
  const sheet = [
    "question,forecaster,probability,date,due,outcome,happened,evidence",
    "Will it rain?,Ada,70%,2031-01-01,2031-02-01,yes,2031-01-20,https://example.org/rain",
    "Will it rain?,Ben,likely,2031-01-02,2031-02-01,yes,2031-01-20,https://example.org/rain",
    "Will it snow?,Ada,possible,2031-01-01,2031-02-01,,,",
  ];
  const csv = (rows: readonly string[]): string => {
    const path = fresh("sheet.csv");
    writeFileSync(path, rows.join("\n"));
    return path;
  };

  it("adds a spreadsheet once, and only what is new when it has grown", async () => {
    const ledger = fresh("ledger.jsonl");
    const first = await run("forecasts", "import", csv(sheet), "--from", "csv", "--out", ledger);
    expect(first.out).toContain("2 questions, 3 forecasts, 1 outcome; known already: 0.");
    expect(first.out).toContain("Row 4: “possible” has no number on ICD 203");
    const before = readFileSync(ledger, "utf8");
    await run("forecasts", "import", csv(sheet), "--from", "csv", "--out", ledger);
    expect(readFileSync(ledger, "utf8")).toBe(before);
    const grown = [...sheet.slice(0, 1), "Will it hail?,Cy,0.2,2031-01-01,2031-02-01,,,", ...sheet.slice(1)];
    expect((await run("forecasts", "import", csv(grown), "--from", "csv", "--out", ledger)).out).toContain(
      "1 question, 1 forecast, 0 outcomes; known already: 4",
    );
    expect((await run("forecasts", "score", ledger)).out).toMatch(/Ada\s+1\s+100 %\s+0\.090/);
  });

  it("leaves outcomes without evidence out, unless a link is given for them", async () => {
    const rows = ["question,forecaster,probability,due,outcome", "Will it rain?,Ada,70%,2031-02-01,yes"];
    const ledger = fresh("ledger.jsonl");
    expect((await run("forecasts", "import", csv(rows), "--from", "csv", "--out", ledger)).out).toContain(
      "Without a link to evidence, and left out: 1 outcome;",
    );
    const link = ["--evidence", "https://example.org/sheet"];
    expect((await run("forecasts", "import", csv(rows), "--from", "csv", "--out", ledger, ...link)).out).toContain("0 forecasts, 1 outcome;");
  });

  it("takes both tables of Metaculus in either order", async () => {
    const questions = csv([
      "Question ID,Question Title,Question Type,Resolution,Open Time,Scheduled Close Time,Resolution Known Time,Post ID",
      "7,Will it rain?,binary,yes,2031-01-01,2031-02-01,2031-01-20,9",
    ]);
    const forecasts = csv([
      "Question ID,Forecaster Username,Start Time,Probability Yes",
      "7,ada,2031-01-01T10:00:00Z,0.9",
      "7,ada,2031-01-25T10:00:00Z,0.99",
    ]);
    for (const order of [
      [questions, forecasts],
      [forecasts, questions],
    ]) {
      const ledger = fresh("ledger.jsonl");
      const { out } = await run("forecasts", "import", ...order, "--from", "metaculus", "--out", ledger);
      expect(out).toContain("1 question, 1 forecast, 1 outcome");
      expect(out).toContain("Made after the outcome, and left out: 1 forecast.");
      expect((await run("forecasts", "score", ledger)).out).toMatch(/ada\s+1\s+100 %\s+0\.010/);
    }
    expect((await run("forecasts", "import", questions, "--from", "metaculus", "--out", fresh("l.jsonl"))).err).toContain("two files");
  });

  it("takes Fatebook’s table", async () => {
    const path = csv([
      "Question title,Forecast created by,Forecast (scale = 0-1),Forecast created at,Question resolve by,Resolution,Resolved at",
      "Will it rain?,ada@example.org,0.25,2031-01-01T10:00:00.000Z,2031-02-01T00:00:00.000Z,NO,2031-01-20T00:00:00.000Z",
    ]);
    const ledger = fresh("ledger.jsonl");
    expect((await run("forecasts", "import", path, "--from", "fatebook", "--out", ledger)).out).toContain("1 question, 1 forecast, 1 outcome");
    expect(lines(ledger)).toContainEqual(expect.objectContaining({ entry: "outcome", evidence: "https://fatebook.io/", by: "Fatebook" }));
  });

  it.each([
    ["a probability above 1", ["question,forecaster,probability", "Q?,Ada,1.7"], "row 2: “1.7” is not a probability"],
    ["a missing column", ["question,who,when", "Q?,Ada,1"], "has no column probability"],
    [
      "two outcomes of one question",
      [...sheet, "Will it rain?,Cy,10%,2031-01-01,2031-02-01,no,2031-01-20,https://example.org/x"],
      "row 5: the question resolves to no here and to yes in row 2",
    ],
    [
      "an outcome before the forecast",
      [sheet[0] ?? "", "Q?,Ada,50%,2031-03-01,2031-04-01,yes,2031-02-01,https://example.org/x"],
      "row 2: its outcome lies before the forecast",
    ],
  ])("refuses %s, naming file and row, and writes nothing", async (_, rows, message) => {
    const [path, ledger] = [csv(rows), fresh("ledger.jsonl")];
    const { code, err } = await run("forecasts", "import", path, "--from", "csv", "--out", ledger);
    expect([code, err]).toEqual([1, expect.stringContaining(message)]);
    expect(err).toContain(path);
    expect(() => readFileSync(ledger)).toThrow("ENOENT");
  });
});
