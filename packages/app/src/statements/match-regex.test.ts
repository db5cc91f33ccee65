import { afterAll, beforeAll, expect, test } from "vitest";
import { ChildLimitError } from "@rapporteur/reader/sources";
import { openDesk, type TestDesk } from "../library/testing/desk.ts";
import { made, sampleCommit, sampleContent, sampleDocument, sampleStatement } from "../store/testing/sample-records.ts";
import { checkPattern } from "./check-pattern.ts";
import { matchRegex, type PatternSearch } from "./match-regex.ts";
import type { MatchTask } from "./match-worker.ts";
import { demandParents } from "./memo-rules.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
  const { store } = desk.workplace;
  const texts = { d1: "tolls and tolls", d2: "nothing here", d3: "Tolls again" };
  for (const text of Object.values(texts)) await store.contents.keep("main", sampleContent(text));
  await store.history.commit(
    sampleCommit([
      ...Object.entries(texts).map(([id, text]) => made("document", sampleDocument(id, sampleContent(text)))),
      made("statement", sampleStatement("s1", "d1")),
      made("statement", sampleStatement("s2", "d1")),
    ]),
  );
});
afterAll(() => desk.close());

/** A process that finds "tolls", or does what it is told to; what it was asked. */
function search(
  given: Partial<PatternSearch> = {},
  answer: (task: MatchTask) => [number, number][] = ({ text, limit }) =>
    [...text.matchAll(/tolls/gi)].slice(0, limit).map((found) => [found.index, found.index + 5]),
) {
  const asked: MatchTask[] = [];
  const child = {
    ask: async (task: MatchTask) => {
      asked.push(task);
      return answer(task);
    },
  };
  const accounts: string[] = [];
  const pool = {
    run: async (account: string, work: (one: never) => Promise<unknown>) => {
      accounts.push(account);
      return work(child as never);
    },
    close: () => undefined,
  };
  const matches = matchRegex(desk.workplace, { pattern: "tolls", ...given }, { pool: pool as never, account: "ann" });
  return { matches, asked, accounts };
}

test("every text is searched, or those of some documents, in the account's turn; the pattern is tried before any text is read", async () => {
  const { matches, asked, accounts } = search();
  expect(await matches).toEqual({
    matches: [
      { documentId: "d1", start: 0, end: 5, text: "tolls" },
      { documentId: "d1", start: 10, end: 15, text: "tolls" },
      { documentId: "d3", start: 0, end: 5, text: "Tolls" },
    ],
    isComplete: true,
    searched: 3,
  });
  expect(accounts).toEqual(["ann"]);
  expect(asked.map(({ text, limit }) => [text, limit])).toEqual([
    ["", 1],
    ["tolls and tolls", 1000],
    ["nothing here", 998],
    ["Tolls again", 998],
  ]);
  expect(asked[0]).toMatchObject({ pattern: "tolls", isCaseSensitive: false, mostMs: 5000 });
  expect(asked[1]?.mostMs).toBeLessThanOrEqual(5000);
  expect(asked[1]?.mostMs).toBeGreaterThan(0);
  const some = search({ documents: ["d3", "gone"], isCaseSensitive: true });
  expect([(await some.matches).searched, some.asked.map(({ text }) => text), some.asked.every(({ isCaseSensitive }) => isCaseSensitive)]).toEqual([
    1,
    ["", "Tolls again"],
    true,
  ]);
  expect((await search({ documents: [] }).matches).searched).toBe(0);
});

test("a search ends at its limit, and says that it did not see all", async () => {
  expect(await search({ limit: 2 }).matches).toMatchObject({ isComplete: false, searched: 0, matches: [{ start: 0 }, { start: 10 }] });
  expect(await search({ limit: 3 }).matches).toMatchObject({ isComplete: false, searched: 2 });
  expect(await search({ limit: 4 }).matches).toMatchObject({ isComplete: true, searched: 3 });
});

test("a search whose time is up, or whose process was ended, gives what it has; what else fails is told", async () => {
  const out = search({ timeLimitMs: 0 });
  expect([await out.matches, out.asked.length]).toEqual([{ matches: [], isComplete: false, searched: 0 }, 1]);
  const ended =
    (error: Error) =>
    (task: MatchTask): [number, number][] => {
      if (task.text.startsWith("nothing")) throw error;
      return [];
    };
  const limit = Object.create(ChildLimitError.prototype) as ChildLimitError;
  expect(await search({}, ended(limit)).matches).toEqual({ matches: [], isComplete: false, searched: 1 });
  await expect(search({}, ended(new Error("broke"))).matches).rejects.toThrow("broke");
});

test("a pattern is one of RE2, and case counts where it is asked to", () => {
  expect([checkPattern("a", false).matches("A"), checkPattern("a", true).matches("A"), checkPattern("a", true).matches("a")]).toEqual([
    true,
    false,
    true,
  ]);
  expect(() => checkPattern("(")).toThrow(expect.objectContaining({ code: "RAP_LIBRARY_PATTERN" }));
});

test("a reply is to a memo that is there, on the same statement, and no reply itself", async () => {
  const memo = (id: string, statement: string, replyTo: string | null) =>
    made("memo", { id, statement, replyTo, text: "words", by: "ann", writtenAt: "2031-01-01T00:00:00.000Z", editedAt: null });
  await desk.workplace.store.history.commit(sampleCommit([memo("m1", "s1", null)]));
  await desk.workplace.store.history.commit(sampleCommit([memo("m2", "s1", "m1")]));
  const problem = async (...changes: Parameters<typeof demandParents>[1]) =>
    demandParents(desk.workplace, changes).then(
      () => "",
      ({ details }: { details: { problem: string; cure: string } }) => `${details.problem}; ${details.cure}`,
    );
  expect(await problem(memo("m3", "s1", "m1"), memo("m4", "s1", null))).toBe("");
  expect(await problem(memo("m3", "s1", "gone"))).toBe("is gone, which is not a memo of this project; reply to one that is there");
  expect(await problem(memo("m3", "s2", "m1"))).toBe("is a memo on another statement; reply to one on the same statement");
  expect(await problem(memo("m3", "s1", "m2"))).toBe("is a reply itself; reply to m1, the memo that it replies to");
  // What stands is not asked again, nor what goes, nor what is no memo.
  const [stood] = [memo("m3", "s1", "gone")];
  expect(
    await problem({ ...stood, expected: 3 }, { kind: "memo", id: "m3", expected: null, after: null }, {
      kind: "statement",
      id: "s9",
      expected: null,
      after: { replyTo: "gone" },
    } as never),
  ).toBe("");
});
