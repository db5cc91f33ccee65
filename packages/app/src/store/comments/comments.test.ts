import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import type { CommentStore, HeldComment } from "../comment-store.ts";
import { commentTextHash } from "./comment-text-hash.ts";
import { describeAboveStores } from "../testing/describe-stores.ts";

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 10, minute)).toISOString();

function comment(id: string, given: Partial<HeldComment> = {}): HeldComment {
  return {
    id,
    project: "main",
    roundup: "r1",
    parent: null,
    statement: null,
    stance: null,
    chance: null,
    name: "Reader",
    text: `Words of ${id}`,
    state: "held",
    createdAt: at(0),
    editedAt: null,
    editorNote: null,
    email: "reader@example.org",
    rules: [{ rule: "link", matched: "http" }],
    prefixHash: "prefix",
    ...given,
  };
}

/** As a comment is before anybody changed its words. */
const unedited = (state: HeldComment["state"]) => ({ state, editedAt: null });

const decision = (id: string, action = "approve") => ({ id, at: at(5), by: "ann", action, comment: null, note: "fine" });

function withdrawn(comments: CommentStore, id: string): Promise<void> {
  const change = { text: "", state: "withdrawn", editedAt: at(2), rules: [] } as const;
  // As its author's page does: where somebody decided meanwhile, it is looked at again.
  return comments.edit("main", id, { ...change, seen: unedited("held") }).then(async (isDone) => {
    if (!isDone) await comments.edit("main", id, { ...change, seen: (await comments.get("main", id)) ?? unedited("held") });
  });
}

/** What readers' comments promise, whatever the store is. */
describeAboveStores("comments", ({ open, library, dialect }) => {
  const commentStore = async (): Promise<CommentStore> => (await open()).comments;
  /** Of two servers on one database; a file has one owner. */
  const twoServers = async (): Promise<[CommentStore, CommentStore]> => {
    const place = await library();
    const { comments } = await open(place);
    return [comments, dialect === "postgres" ? (await open(place)).comments : comments];
  };

  test("a comment is kept once, however often it is sent", async () => {
    const comments = await commentStore();
    expect(await comments.add(comment("c1"), "k1")).toEqual({ id: "c1", wasRepeated: false });
    expect(await comments.add(comment("c2"), "k1")).toEqual({ id: "c1", wasRepeated: true });
    expect(await comments.get("main", "c1")).toEqual(comment("c1"));
    expect(await comments.get("main", "c2")).toBeNull();
    expect(await comments.get("elsewhere", "c1")).toBeNull();
    await comments.add(comment("c3"), "ab.1");
    await comments.add(comment("c4"), "ab.f");
    await comments.add(comment("c5"), "abc.1");
    expect([await comments.keptUnder("main", "ab."), await comments.keptUnder("main", "a"), await comments.keptUnder("other", "ab.")]).toEqual([
      2, 3, 0,
    ]);
  });

  test("of many at once as many are kept as the limits allow", async () => {
    const [comments, other] = await twoServers();
    const add = (id: string, key: string, limits: { form: number; prefix: number }) =>
      (/[02468ace]$/.test(id) ? comments : other).add(comment(id, { prefixHash: "place" }), key, {
        form: { keyStart: "f", most: limits.form },
        prefix: { since: at(0), most: limits.prefix },
      });
    const ids = Array.from({ length: 12 }, (_, number) => number.toString(16));
    const sent = await Promise.all(ids.map((id) => add(id, `f${id}`, { form: 3, prefix: 100 })));
    expect(sent.filter(({ refusedBy }) => refusedBy === undefined)).toHaveLength(3);
    expect(await comments.keptUnder("main", "f")).toBe(3);
    const more = await Promise.all(ids.map((id) => add(`n${id}`, `a${id}`, { form: 100, prefix: 5 })));
    expect(more.map(({ refusedBy }) => refusedBy ?? "kept").toSorted()).toEqual([
      ...Array<string>(2).fill("kept"),
      ...Array<string>(10).fill("prefix"),
    ]);
    const kept = ids[sent.findIndex(({ refusedBy }) => refusedBy === undefined)]!;
    expect(await add("again", `f${kept}`, { form: 0, prefix: 0 })).toEqual({ id: kept, wasRepeated: true });
  });

  test("the public sees what was approved, and what was withdrawn only where it was answered; never an address", async () => {
    const comments = await commentStore();
    await comments.add(comment("c1", { state: "withdrawn", name: "", text: "" }), "1");
    await comments.add(comment("c2", { state: "approved", parent: "c1", createdAt: at(1) }), "2");
    await comments.add(comment("c3", { state: "withdrawn" }), "3");
    await comments.add(comment("c4"), "4");
    await comments.add(comment("c5", { state: "approved", roundup: "r2" }), "5");
    const shown = await comments.published("main", "r1");
    expect(shown.map(({ id }) => id)).toEqual(["c1", "c2"]);
    expect(JSON.stringify(shown)).not.toMatch(/example\.org|prefix|link/);
  });

  test("the queue is counted and read page by page; decisions on many are logged one by one", async () => {
    const comments = await commentStore();
    for (let index = 0; index < 4; index++) await comments.add(comment(`c${index}`, { createdAt: at(index) }), `${index}`);
    const first = await comments.queue("main", { states: ["held"], limit: 3 });
    expect(first.entries.map(({ id }) => id)).toEqual(["c3", "c2", "c1"]);
    expect((await comments.queue("main", { states: ["held"], limit: 3, cursor: first.next ?? "" })).entries.map(({ id }) => id)).toEqual(["c0"]);
    expect(await comments.moderate("main", ["c0", "c1", "none"], { state: "approved" }, decision("m1"))).toBe(2);
    expect(await comments.moderate("elsewhere", ["c2"], { state: "spam" }, decision("m2"))).toBe(0);
    expect(await comments.queueCount("main")).toEqual({ held: 2, approved: 2, rejected: 0, spam: 0, withdrawn: 0, erased: 0 });
    await comments.moderate("main", ["c1"], { text: "Better", editorNote: "shortened" }, decision("m3", "edit"));
    expect(await comments.get("main", "c1")).toMatchObject({ text: "Better", editorNote: "shortened", state: "approved" });
    const log = await comments.log("main", { limit: 10 });
    expect(log.entries.map(({ action, comment }) => [action, comment])).toEqual([
      ["edit", "c1"],
      ["approve", "c1"],
      ["approve", "c0"],
    ]);
    expect((await comments.log("main", { limit: 1 })).next).not.toBeNull();
  });

  test("an author edits, and withdraws without a trace of words", async () => {
    const comments = await commentStore();
    await comments.add(comment("c1"), "1");
    expect(await comments.edit("main", "c1", { seen: unedited("held"), text: "Anew", state: "held", editedAt: at(2), rules: [] })).toBe(true);
    expect(await comments.get("main", "c1")).toMatchObject({ text: "Anew", editedAt: at(2), rules: [] });
    await comments.edit("main", "c1", { seen: { state: "held", editedAt: at(2) }, text: "ignored", state: "withdrawn", editedAt: at(3), rules: [] });
    expect(await comments.get("main", "c1")).toMatchObject({ text: "", name: "", email: null, prefixHash: null, state: "withdrawn" });
    // Nor does a moderator bring an empty comment to the page.
    expect(await comments.moderate("main", ["c1"], { state: "approved", text: "Other" }, decision("m1"))).toBe(0);
    expect(await comments.get("main", "c1")).toMatchObject({ text: "", state: "withdrawn" });
  });

  test("an edit that began before somebody decided on the comment, or emptied it, changes nothing", async () => {
    const comments = await commentStore();
    for (const id of ["c1", "c2"]) await comments.add(comment(id), id);
    await comments.moderate("main", ["c1"], { state: "rejected" }, decision("m1"));
    await comments.erase("main", ["c2"], at(2), null);
    const late = { seen: unedited("held"), text: "In spite of it", state: "approved", editedAt: at(3), rules: [] } as const;
    for (const id of ["c1", "c2"]) expect(await comments.edit("main", id, late)).toBe(false);
    expect((await comments.get("main", "c1"))?.state).toBe("rejected");
    expect(await comments.get("main", "c2")).toMatchObject({ state: "erased", text: "" });
  });

  test("who empties a comment at the moment of a decision is not undone by it", async () => {
    const [comments, other] = await twoServers();
    const ids = Array.from({ length: 40 }, (_, index) => `c${index}`);
    for (const id of ids) await comments.add(comment(id), id);
    await Promise.all(
      ids.flatMap((id, index) => [
        index % 2 === 0 ? comments.erase("main", [id], at(2), null) : withdrawn(comments, id),
        other.moderate("main", [id], { state: "approved", text: "An editor's", editorNote: "why" }, decision(`m${id}`)),
      ]),
    );
    const left = await Promise.all(ids.map((id) => comments.get("main", id)));
    expect(left.filter((one) => one?.text !== "" || (one.state !== "erased" && one.state !== "withdrawn"))).toEqual([]);
  });

  test("a decision on words that were changed since they were seen is none", async () => {
    const comments = await commentStore();
    for (const id of ["c1", "c2", "c3"]) await comments.add(comment(id), id);
    const edit = (minute: number) => ({ seen: unedited("held"), text: "Other words", state: "held", editedAt: at(minute), rules: [] }) as const;
    await comments.edit("main", "c1", edit(1));
    const seen = { c1: at(1), c2: null };
    await comments.edit("main", "c2", edit(2));
    expect(await comments.moderate("main", ["c1", "c2", "c3"], { state: "approved" }, { ...decision("m1"), seen })).toBe(2);
    expect([(await comments.get("main", "c1"))?.state, (await comments.get("main", "c2"))?.state]).toEqual(["approved", "held"]);
    await comments.edit("main", "c1", { ...edit(3), seen: { state: "approved", editedAt: at(1) } });
    expect(await comments.moderate("main", ["c1"], { text: "An editor's", editorNote: "why" }, { ...decision("m2"), seen })).toBe(0);
  });

  test("words that an editor changed are others: who saw those before neither decides on them nor writes over them", async () => {
    const [comments, other] = await twoServers();
    await comments.add(comment("c1", { state: "approved" }), "c1");
    const seen = { c1: null };
    const edit = (text: string) => ({ text, editorNote: "why" });
    const both = [comments, other].map((one, index) => one.moderate("main", ["c1"], edit(`Editor ${index}`), { ...decision(`m${index}`), seen }));
    expect((await Promise.all(both)).toSorted()).toEqual([0, 1]);
    const kept = await comments.get("main", "c1");
    expect([kept?.text, kept?.editedAt]).toEqual([expect.stringMatching(/^Editor [01]$/), decision("").at]);
    expect(await comments.moderate("main", ["c1"], { state: "rejected" }, { ...decision("m3"), seen })).toBe(0);
    const own = { text: "My own again", state: "approved", editedAt: at(6), rules: [] } as const;
    expect(await comments.edit("main", "c1", { ...own, seen: unedited("approved") })).toBe(false);
    expect((await comments.get("main", "c1"))?.text).toBe(kept?.text);
  });

  test("of edits, decisions and blocks at the same moment nothing is half done, and each decision is in the log", async () => {
    const [comments, other] = await twoServers();
    const ids = Array.from({ length: 12 }, (_, index) => `c${index}`);
    for (const id of ids) await comments.add(comment(id), id);
    const block = { kind: "email", value: "hash-1", hint: "r…@example.org", by: "ann", at: at(1) } as const;
    const states = ["approved", "rejected", "spam"] as const;
    const [decided] = await Promise.all([
      Promise.all(states.map((state, index) => other.moderate("main", ids, { state }, decision(`m${index}`, state)))),
      // The other way round: whoever locks many rows one by one would wait for who waits for it.
      comments.moderate("main", ids.toReversed(), { state: "spam" }, decision("m3", "spam")),
      ...ids.map((id) => comments.edit("main", id, { seen: unedited("held"), text: `Edited ${id}`, state: "held", editedAt: at(2), rules: [] })),
      ...Array.from({ length: 6 }, (_, index) => comments.block("main", block, decision(`b${index}`, "blocked address"))),
    ]);
    expect(decided).toEqual([12, 12, 12]);
    const left = await Promise.all(ids.map((id) => comments.get("main", id)));
    // Each came whole: no comment of one list stands apart from the others.
    expect(new Set(left.map((one) => one?.state)).size).toBe(1);
    for (const one of left) expect(one?.text).toBe(one?.editedAt === null ? `Words of ${one.id}` : `Edited ${one?.id}`);
    const log = (await comments.log("main", { limit: 100 })).entries.map(({ action }) => action);
    expect(log.filter((action) => action === "blocked address")).toHaveLength(1);
    expect(log).toHaveLength(49);
  });

  test("what came lately from a place, or says the same, is counted", async () => {
    const comments = await commentStore();
    await comments.add(comment("c1", { text: "Buy  NOW" }), "1");
    await comments.add(comment("c2", { text: "buy now", prefixHash: "other", createdAt: at(3) }), "2");
    const textHash = commentTextHash("Buy now ");
    expect(await comments.recent("main", { prefixHash: "prefix", textHash, since: at(0) })).toEqual({ fromPrefix: 1, sameText: 2 });
    expect(await comments.recent("main", { prefixHash: "prefix", textHash, since: at(2) })).toEqual({ fromPrefix: 0, sameText: 1 });
    expect(await comments.recent("elsewhere", { prefixHash: "prefix", textHash, since: at(0) })).toEqual({ fromPrefix: 0, sameText: 0 });
  });

  test("authors are known by an approved comment, and kept out by address or place", async () => {
    const comments = await commentStore();
    await comments.add(comment("c1"), "1");
    expect(await comments.isKnownAuthor("main", "reader@example.org")).toBe(false);
    await comments.moderate("main", ["c1"], { state: "approved" }, decision("m1"));
    expect(await comments.isKnownAuthor("main", "Reader@Example.org")).toBe(true);
    expect(await comments.isBlocked("main", { prefixHash: "prefix", emailHash: "hash-1" })).toBe(false);
    const address = { kind: "email", value: "hash-1", hint: "r…@example.org", by: "ann", at: at(1) } as const;
    await comments.block("main", address, decision("m2", "blocked address"));
    await comments.block("main", { ...address, by: "bo", at: at(2) }, decision("m3", "blocked address"));
    expect(await comments.isBlocked("main", { prefixHash: "x", emailHash: "hash-1" })).toBe(true);
    expect(await comments.isBlocked("main", { prefixHash: "hash-1", emailHash: "x" })).toBe(false);
    const network = { kind: "prefix", value: "p", hint: null, by: "ann", at: at(3) } as const;
    await comments.block("main", network, decision("m4", "blocked network"));
    expect(await comments.isBlocked("main", { prefixHash: "p", emailHash: "" })).toBe(true);
    expect(await comments.blocks("main")).toEqual([network, address]);
    // Blocking twice is one deed.
    expect((await comments.log("main", { limit: 10 })).entries.map(({ id }) => id).toSorted()).toEqual(["m1", "m2", "m4"]);
    expect(await comments.unblock("main", "hash-1", decision("m5", "unblocked"))).toBe(true);
    expect(await comments.unblock("main", "hash-1", decision("m6", "unblocked"))).toBe(false);
    expect(await comments.isBlocked("main", { prefixHash: "x", emailHash: "hash-1" })).toBe(false);
  });

  test("addresses that were blocked as they stand become hashes, and hints go in time and with an erasure", async () => {
    const comments = await commentStore();
    const block = (value: string, minute: number) => ({ kind: "email", value, hint: `${value} hint`, by: "ann", at: at(minute) }) as const;
    for (const [index, value] of ["reader@example.org", "old", "gone", "kept"].entries())
      await comments.block("main", { ...block(value, index), hint: value.includes("@") ? null : `${value} hint` }, decision(`m${index}`));
    expect(await comments.hashBlocks((email) => ({ value: `hash of ${email.length}`, hint: "r…" }))).toBe(1);
    expect(await comments.hashBlocks(() => ({ value: "none", hint: null }))).toBe(0);
    await comments.erase("main", [], at(9), "gone");
    await comments.forgetBefore(at(2));
    const left = (await comments.blocks("main")).map(({ value, hint }) => [value, hint]);
    expect(left).toEqual([
      ["kept", "kept hint"],
      ["gone", null],
      ["old", null],
      ["hash of 18", null],
    ]);
  });

  test("authors who erase what they sent have the whole library written again once a day, and leave no word whenever it was", async () => {
    const [path, day] = [await library(), 86_400_000];
    let now = Date.parse(at(0));
    const { comments } = await open(path, { now: () => now });
    const ids = ["c1", "c2", "c3"];
    for (const id of ids) await comments.add(comment(id, { text: `planted${id}` }), id);
    const left: { version: number; isFound: boolean }[] = [];
    for (const [index, id] of ids.entries()) {
      if (index === 2) now += day;
      await comments.eraseOwn("main", id, at(9));
      expect(await comments.get("main", id)).toMatchObject({ state: "erased", text: "", email: null });
      if (dialect === "postgres") continue;
      const file = new DatabaseSync(path, { readOnly: true });
      // Writing a file again counts as a change of its schema.
      const version = Number(file.prepare("pragma schema_version").get()?.["schema_version"]);
      left.push({ version, isFound: readFileSync(path).includes(`planted${id}`) });
      file.close();
    }
    const first = left[0]?.version ?? 0;
    if (dialect === "sqlite") expect(left).toEqual([first, first, first + 1].map((version) => ({ version, isFound: false })));
  });

  test("everything under an address is found and erased; addresses are forgotten in time", async () => {
    const comments = await commentStore();
    await comments.add(comment("c1"), "1");
    await comments.add(comment("c2", { email: "other@example.org", createdAt: at(9) }), "2");
    expect((await comments.byEmail("main", "READER@example.org")).map(({ id }) => id)).toEqual(["c1"]);
    expect(await comments.erase("main", ["c1", "none"], at(9), null)).toBe(1);
    expect(await comments.byEmail("main", "reader@example.org")).toEqual([]);
    expect(await comments.get("main", "c1")).toMatchObject({ state: "erased", name: "", text: "", email: null, prefixHash: null, rules: [] });
    expect(await comments.forgetBefore(at(5))).toBe(0);
    expect(await comments.forgetBefore(at(10))).toBe(1);
    expect(await comments.get("main", "c2")).toMatchObject({ email: null, prefixHash: null, text: "Words of c2" });
  });
});
