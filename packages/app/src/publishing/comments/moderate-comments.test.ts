import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { codeOf } from "../../access/testing/office.ts";
import { collect } from "../../library/collect.ts";
import { everything } from "../../library/membership.ts";
import { commentQueue, eraseReader, queueState } from "./comment-queue.ts";
import { blockCommenter, decideComments, unblockCommenter } from "./moderate-comments.ts";
import { eraseOwnData } from "./own-comment.ts";
import { promoteComment } from "./promote-comment.ts";
import { usualPolicy } from "./screen-comment.ts";
import { hashEmail } from "./sender-hash.ts";
import { authorToken } from "./take-comment.ts";
import { desk, fault, formOf, kept, openCommentDesk, page, secret, send, siteDesk, text } from "./testing/comment-desk.ts";

beforeEach(openCommentDesk);
afterEach(() => desk.close());

describe("moderators", () => {
  const take = async (given: Record<string, unknown> = {}) => (await send(formOf(given), { policy: { ...usualPolicy, perPrefix: 9999 } })).id;
  const low = () => ({ ...desk.workplace, membership: { role: "coder", grants: everything } }) as const;

  test("decide on many at once, and each decision is in the log", async () => {
    const ids = [await take(), await take()];
    expect(await decideComments(desk.workplace, { ids: [...ids, "gone"], state: "approved", note: "fine" })).toBe(2);
    expect((await kept(ids[0] ?? "")).state).toBe("approved");
    const { entries } = await desk.workplace.store.comments.log("main", { limit: 10 });
    expect(entries.map(({ action, by, note }) => [action, by, note])).toEqual([
      ["approved", "local", "fine"],
      ["approved", "local", "fine"],
    ]);
    expect(await codeOf(decideComments(low(), { ids, state: "spam", note: "" }))).toBe("RAP_RIGHTS_ROLE");
  });

  test("ask the store for a thousand at a time", async () => {
    const asked: number[] = [];
    const { store } = desk.workplace;
    const moderate = async (_: string, ids: readonly string[]) => {
      asked.push(ids.length);
      return ids.length;
    };
    const place = { ...desk.workplace, store: { ...store, comments: { ...store.comments, moderate } } };
    const ids = Array.from({ length: 2001 }, (_, at) => `c${at}`);
    expect([await decideComments(place, { ids, state: "spam", note: "" }), asked]).toEqual([2001, [1000, 1000, 1]]);
  });

  test("change the words of one comment, with a note that readers see", async () => {
    const ids = [await take(), await take()];
    const first = ids.slice(0, 1);
    const change = (given: object) =>
      fault(decideComments(desk.workplace, { ids: first, note: "", text: "New\u0000 words.", editorNote: "Shorter.", ...given }));
    expect(await change({ ids })).toBe("RAP_COMMENT_FIELD: the words: can be changed in one comment at a time");
    for (const editorNote of [undefined, " "])
      expect(await change({ editorNote })).toBe("RAP_COMMENT_FIELD: the note: is empty, and readers must see why words were changed");
    expect(await change({})).toBe("");
    expect(await kept(first[0] ?? "")).toMatchObject({ text: "New words.", editorNote: "Shorter.", state: "held" });
    await decideComments(desk.workplace, { ids: first, note: "", text: "w".repeat(6000), editorNote: "n".repeat(600) });
    const { text: words, editorNote } = await kept(first[0] ?? "");
    expect([words.length, editorNote?.length]).toEqual([5000, 500]);
    const { entries } = await desk.workplace.store.comments.log("main", { limit: 1 });
    expect(entries[0]?.action).toBe("edited");
  });

  test("leave what was edited since they saw it", async () => {
    const id = await take();
    expect(await decideComments(desk.workplace, { ids: [id], state: "approved", note: "", seen: { [id]: "2031-01-01T00:00:00.000Z" } })).toBe(0);
    expect(await decideComments(desk.workplace, { ids: [id], state: "approved", note: "", seen: { [id]: null } })).toBe(1);
  });

  test("block an address or a network, and let it in again", async () => {
    const id = await take();
    const { comments } = desk.workplace.store;
    await blockCommenter(desk.workplace, { id, kind: "email" }, secret);
    await blockCommenter(desk.workplace, { id, kind: "prefix" }, secret);
    const blocks = await comments.blocks("main");
    expect(blocks.map(({ kind, hint, by }) => [kind, hint, by]).sort()).toEqual([
      ["email", "r…@mail.example", "local"],
      ["prefix", null, "local"],
    ]);
    expect(blocks.find(({ kind }) => kind === "email")?.value).toBe(hashEmail(secret, "reader@mail.example"));
    expect(blocks.find(({ kind }) => kind === "prefix")?.value).toBe((await kept(id)).prefixHash);
    for (const { value } of blocks) await unblockCommenter(desk.workplace, value);
    await expect(unblockCommenter(desk.workplace, "none")).rejects.toMatchObject({
      code: "RAP_LIBRARY_MISSING",
      details: { kind: "block", id: "none" },
    });
    expect(await comments.blocks("main")).toEqual([]);
    const { entries } = await comments.log("main", { limit: 10 });
    expect(entries.map(({ action }) => action).sort()).toEqual(["blocked address", "blocked network", "unblocked", "unblocked"].sort());
    await eraseOwnData(siteDesk(), authorToken(siteDesk(), id));
    for (const kind of ["email", "prefix"] as const)
      expect(await codeOf(blockCommenter(desk.workplace, { id, kind }, secret))).toBe("RAP_LIBRARY_MISSING");
    expect(await codeOf(blockCommenter(desk.workplace, { id: "gone", kind: "email" }, secret))).toBe("RAP_LIBRARY_MISSING");
  });

  test("see the queue of a state with titles and counts, and nobody's network", async () => {
    const ids = [await take(), await take(), await take()];
    await decideComments(desk.workplace, { ids: ids.slice(0, 1), state: "approved", note: "" });
    const queue = await commentQueue(desk.workplace, { state: "held", limit: 1 });
    expect(queue.entries.map(({ title, email }) => [title, email])).toEqual([["Truce talk", "reader@mail.example"]]);
    expect(Object.keys(queue.entries[0] ?? {})).not.toContain("prefixHash");
    expect(queue.counts).toMatchObject({ held: 2, approved: 1 });
    const rest = await commentQueue(desk.workplace, { state: "held", limit: 1, cursor: queue.next ?? "" });
    expect([rest.entries.length, rest.next]).toEqual([1, null]);
    expect(await queueState(desk.workplace)).toMatchObject({ counts: { held: 2, approved: 1 }, newest: expect.stringMatching(/^c/) });
  });

  test("erase all that was sent under an address, however it is written", async () => {
    const ids = [await take(), await take({ email: "other@mail.example" })];
    expect(await eraseReader(desk.workplace, " READER@mail.example ", secret)).toBe(1);
    expect([(await kept(ids[0] ?? "")).state, (await kept(ids[1] ?? "")).state]).toEqual(["erased", "held"]);
    const editor = { ...desk.workplace, membership: { role: "editor", grants: everything } } as const;
    expect(await codeOf(eraseReader(editor, "x", secret))).toBe("RAP_RIGHTS_ROLE");
    expect((await queueState({ store: desk.workplace.store, project: "none" })).newest).toBeNull();
  });
});

describe("a remark that an editor takes up", () => {
  const approved = async (given: Record<string, unknown> = {}, on = page) => {
    const { id } = await send(formOf(given, on.slug), { on });
    return id;
  };
  const promote = (id: string) => promoteComment(desk.workplace, { id, requestKey: `key-${id}` });
  const statementOf = async (id: string) => (await desk.workplace.store.records.get("main", "statement", id))?.record;

  test("becomes a reader's statement at the words that it is about, with a type of its own", async () => {
    const id = await approved({ name: "Reader One", text: "I doubt it.", statement: "f1", stance: "disagree" });
    const { statementId } = await promote(id);
    expect(await statementOf(statementId)).toMatchObject({
      documentId: "d1",
      type: "reader-remark",
      start: 12,
      end: 31,
      quote: text.slice(12, 31),
      contribution: null,
      speaker: null,
      coder: { kind: "person", name: "local" },
      confidence: null,
      review: "accepted",
      reviewedBy: "local",
      reviewedAt: expect.stringMatching(/^2031-06-01/),
      draftId: null,
      status: "actual",
      values: { reader: "Reader One", remark: "I doubt it.", stance: "disagree", comment: id },
    });
    const { entries } = await desk.workplace.store.history.list("main", { limit: 1 });
    expect(entries[0]).toMatchObject({ action: "promote", summary: "Took up a remark of the reader Reader One" });
    const types = async () =>
      (await collect(desk.workplace.store.records.all("main", "type"))).filter(({ record }) => record.key === "reader-remark");
    expect(await types()).toHaveLength(1);
    await promote(await approved());
    expect(await types()).toHaveLength(1);
    // Sent twice it is one statement.
    expect((await promote(id)).revision).toBe(entries[0]?.revision);
  });

  test("stands at the title where it is about nothing in particular", async () => {
    const { statementId } = await promote(await approved());
    expect(await statementOf(statementId)).toMatchObject({ start: 0, end: 10, quote: "Truce talk", contribution: null });
  });

  test("is approved before, on a page that was read, and by an editor", async () => {
    expect(await codeOf(promote("gone"))).toBe("RAP_LIBRARY_MISSING");
    const { id } = await send(formOf(), { policy: usualPolicy });
    await expect(promote(id)).rejects.toMatchObject({
      code: "RAP_PUBLISH_STATE",
      details: { title: "the comment of Reader", state: "held", cure: "approve it first" },
    });
    const unread = await approved({}, { ...page, roundup: "r2", slug: "unread" });
    await expect(promote(unread)).rejects.toMatchObject({ code: "RAP_PUBLISH_UNREAD", details: { title: "Unread" } });
    const coder = { ...desk.workplace, membership: { role: "coder", grants: everything } } as const;
    expect(await codeOf(promoteComment(coder, { id, requestKey: "k" }))).toBe("RAP_RIGHTS_ROLE");
  });
});
