import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, test } from "vitest";
import { isRapporteurError } from "@rapporteur/core/base";
import {
  appendLedger,
  isLedgerPath,
  ledgerHead,
  momentText,
  outcomeLine,
  outcomeText,
  parseLedger,
  parseOutcome,
  questionLine,
  readLedgerOrNew,
} from "./forecast-ledger-file.ts";

const question = { entry: "question", id: "q1", text: "Does it hold?", due: "2031-06-30" };
const forecast = {
  entry: "forecast",
  id: "f1",
  question: "q1",
  forecaster: "person:a",
  chance: { low: 0.6, high: 0.8 },
  review: "accepted",
  stated: "2031-01-01",
};
const outcome = {
  entry: "outcome",
  question: "q1",
  outcome: "yes",
  happened: "2031-06-01",
  recorded: "2031-06-02T08:00:00Z",
  by: "ann",
  reason: "seen",
  evidence: "https://example.com/e",
};
const ledgerOf = (...lines: object[]) => parseLedger(ledgerHead + lines.map((line) => JSON.stringify(line)).join("\n"), "a.jsonl");

describe("a ledger file", () => {
  it("holds the last question and forecast of each id, and every outcome in order", () => {
    const { ledger, history } = ledgerOf(
      question,
      { ...question, text: "Does it hold till June?" },
      forecast,
      { ...forecast, chance: null },
      outcome,
      {
        ...outcome,
        outcome: "reopened",
        recorded: "2031-06-03",
      },
    );
    expect(ledger.questions).toMatchObject([{ id: "q1", text: "Does it hold till June?", kind: "binary", due: Date.UTC(2031, 5, 30), opens: null }]);
    expect(ledger.forecasts).toMatchObject([{ id: "f1", chance: null, isAccepted: true, stated: Date.UTC(2031, 0, 1) }]);
    expect(history.map(({ verdict }) => verdict.kind)).toEqual(["yes", "reopened"]);
  });

  it("counts no forecast that a person rejected or that nobody is named for, and keeps it", () => {
    const { ledger, forecasts } = ledgerOf(
      question,
      { ...forecast, id: "a", review: "rejected" },
      { ...forecast, id: "b", forecaster: null },
      { ...forecast, id: "c", review: "draft" },
    );
    expect(ledger.forecasts.map(({ id, isAccepted }) => [id, isAccepted])).toEqual([["c", false]]);
    expect([...forecasts.keys()]).toEqual(["a", "b", "c"]);
  });

  it("is refused at the line that is wrong, with what is wrong", () => {
    const refused = (...lines: (object | string)[]): unknown => {
      try {
        parseLedger(lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"), "a.jsonl");
      } catch (thrown) {
        return isRapporteurError(thrown) && thrown.code === "RAP_SERVICE_LEDGER" ? [thrown.details["line"], thrown.details["problem"]] : thrown;
      }
      return null;
    };
    expect(refused(ledgerHead.trim(), "", question)).toBeNull();
    expect(refused(question, "{")).toEqual([2, "it is not JSON, or was cut off"]);
    expect(refused("", { schema: "other/1" })).toEqual([2, expect.stringContaining("schema: ")]);
    expect(refused({ ...question, text: "" })).toEqual([1, expect.stringContaining("text: ")]);
    expect(refused({ ...question, more: 1 })).toEqual([1, expect.stringContaining("the entry: ")]);
    expect(refused(forecast)).toEqual([1, "forecast f1 is on the question “q1”, which no line holds"]);
    expect(refused(question, { ...forecast, chance: { low: 0.9, high: 0.1 } })).toEqual([2, "chance: low is above high"]);
    expect(refused(question, { ...outcome, question: "q2" })).toEqual([2, "it resolves the question “q2”, which no line holds"]);
    expect(refused(question, { ...outcome, outcome: "maybe" })).toEqual([2, "“maybe” is not an outcome"]);
    expect(refused(question, { ...outcome, reason: "" })).toEqual([2, "it gives no reason"]);
  });

  it("is told by its ending", () => {
    expect(["a.jsonl", "A.JSONL", "a.json", "jsonl"].map(isLedgerPath)).toEqual([true, true, false, false]);
  });
});

test("an outcome is read as a person writes it, and written so that it can be read", () => {
  const written = ["yes", " NO ", "ambiguous", "Annulled", "reopened", "option: Other way ", "3.5", "-1e3", "0"];
  const verdicts = written.map(parseOutcome);
  expect(verdicts.map((verdict) => (verdict === null ? null : outcomeText(verdict)))).toEqual([
    "yes",
    "no",
    "ambiguous",
    "annulled",
    "reopened",
    "option:Other way",
    "3.5",
    "-1000",
    "0",
  ]);
  for (const verdict of verdicts) expect(verdict === null ? null : parseOutcome(outcomeText(verdict))).toEqual(verdict);
  for (const text of ["", " ", "maybe", "option:", "option: ", "Infinity", "yes!"]) expect(parseOutcome(text), text).toBeNull();
});

test("a moment at midnight is a day, any other a moment", () => {
  expect([Date.UTC(2031, 5, 1), Date.UTC(2031, 5, 1, 0, 0, 1), null].map((value) => momentText(value))).toEqual([
    "2031-06-01",
    "2031-06-01T00:00:01.000Z",
    null,
  ]);
});

describe("adding to a ledger file", () => {
  const folder = mkdtempSync(join(tmpdir(), "ledger-file-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("makes it with its head, ends a last line that has no end, and adds nothing for nothing", async () => {
    const path = join(folder, "a.jsonl");
    await appendLedger(path, []);
    expect((await readLedgerOrNew(path)).text).toBe("");
    const [asked] = ledgerOf(question).ledger.questions;
    if (asked === undefined) throw new Error("there is one");
    await appendLedger(path, [questionLine(asked)]);
    writeFileSync(path, readFileSync(path, "utf8").trimEnd());
    const verdict = { kind: "number", value: 1 } as const;
    const numeric = { ...asked, id: "q2", kind: "number" as const };
    const happened = { question: "q2", verdict, happened: 0, recorded: 1, by: "ann", reason: "seen", evidence: "https://example.com/e" };
    await appendLedger(path, [questionLine(numeric), outcomeLine(happened)]);
    const { text, file } = await readLedgerOrNew(path);
    expect(text.split("\n")).toHaveLength(5);
    expect(text.startsWith(ledgerHead)).toBe(true);
    expect(file.ledger.questions).toEqual([asked, numeric]);
    expect(file.history).toEqual([happened]);
  });

  it("says what kept it from being written or read", async () => {
    await expect(appendLedger(join(folder, "none", "a.jsonl"), [questionLine(ledgerOf(question).ledger.questions[0]!)])).rejects.toMatchObject({
      code: "RAP_SERVICE_LEDGER_WRITE",
    });
    await expect(readLedgerOrNew(folder)).rejects.toMatchObject({ code: "RAP_SOURCE_UNREADABLE" });
  });
});
