import { expect, test } from "vitest";
import type { TestStores } from "./testing/describe-stores.ts";
import { made, sampleCommit } from "./testing/sample-records.ts";

const question = { text: "Will it?", criteria: null, kind: "binary" as const, options: [], condition: null, opens: null, closes: null, due: null };

/** Estimates are kept, each of them, in order of time; they go with their question and with their account. */
export function estimatesConformance({ open }: TestStores): void {
  test("every estimate of a member is kept, of a project alone", async () => {
    const { estimates } = await open();
    const give = (project: string, account: string, at: string, chance: number) => estimates.add(project, { question: "q1", account, at, chance });
    await give("main", "ann", "2031-01-02T00:00:00.000Z", 0.1 + 0.2);
    await give("main", "ann", "2031-01-01T00:00:00.000Z", 0);
    await give("main", "ben", "2031-01-03T00:00:00.000Z", 1);
    await give("other", "ann", "2031-01-03T00:00:00.000Z", 0.5);
    expect((await estimates.ofProject("main")).map(({ account, chance }) => [account, chance])).toEqual([
      ["ann", 0],
      ["ann", 0.1 + 0.2],
      ["ben", 1],
    ]);
    expect((await estimates.ofAccount("ann")).map(({ project }) => project)).toEqual(["main", "main", "other"]);
    expect(await estimates.ofReaders("main")).toEqual([]);
  });

  test("no more of them are kept than may be, however many come at once", async () => {
    const { estimates } = await open();
    const give = (account: string, minute: number) =>
      estimates.add("main", { question: "q1", account, at: `2031-01-01T00:${String(minute).padStart(2, "0")}:00.000Z`, chance: 0.5 }, 4);
    const kept = await Promise.all(Array.from({ length: 20 }, (_, minute) => give(minute < 18 ? "ann" : "ben", minute)));
    expect(kept.filter(Boolean)).toHaveLength(6);
    expect((await estimates.ofProject("main")).filter(({ account }) => account === "ann")).toHaveLength(4);
  });

  test("of readers each chance on a statement counts once an editor let it through, one reader by one hidden name", async () => {
    const { estimates, comments } = await open();
    const given = {
      project: "main",
      roundup: "r1",
      parent: null,
      stance: null,
      text: "",
      editedAt: null,
      editorNote: null,
      rules: [],
      prefixHash: null,
    };
    const add = (
      id: string,
      email: string | null,
      name: string,
      rest: { statement?: string | null; chance?: number | null; state?: "held" | "approved" },
    ) =>
      comments.add(
        { ...given, id, email, name, createdAt: `2031-01-0${id}T00:00:00.000Z`, statement: "s1", chance: 0.5, state: "approved", ...rest },
        id,
      );
    await add("1", "a@example.org", "Ann", {});
    await add("2", "a@example.org", "Other", { chance: 0 });
    await add("3", null, "Ben", {});
    await add("4", null, "BEN", { statement: "s2" });
    await add("5", null, "Cem", { chance: null });
    await add("6", null, "Cem", { statement: null });
    await add("7", null, "Cem", { state: "held" });
    const found = await estimates.ofReaders("main");
    expect(found.map(({ statement, chance, at }) => [statement, chance, at.slice(0, 10)])).toEqual([
      ["s1", 0.5, "2031-01-01"],
      ["s1", 0, "2031-01-02"],
      ["s1", 0.5, "2031-01-03"],
      ["s2", 0.5, "2031-01-04"],
    ]);
    const [ann, other, ben, big] = found.map(({ giver }) => giver);
    expect([ann === other, ben === big, ann === ben]).toEqual([true, true, false]);
    for (const giver of [ann, ben]) expect(giver).toMatch(/^[0-9a-f]{16}$/);
  });

  test("erasing a question erases what was given on it", async () => {
    const store = await open();
    for (const id of ["q1", "q2"]) {
      await store.history.commit(sampleCommit([made("question", { id, ...question, baseRate: null, statements: [] })]));
      await store.estimates.add("main", { question: id, account: "ann", at: "2031-01-01T00:00:00.000Z", chance: 0.5 });
    }
    await store.history.erase("main", [{ kind: "question", id: "q1" }], { account: "ann", name: "Ann" });
    expect((await store.estimates.ofProject("main")).map((one) => one.question)).toEqual(["q2"]);
  });
}
