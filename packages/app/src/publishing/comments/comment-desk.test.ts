import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { collect } from "../../library/collect.ts";
import { everything } from "../../library/membership.ts";
import { openDesk, type TestDesk } from "../../library/testing/desk.ts";
import { codeOf } from "../../access/testing/office.ts";
import { made, sampleCommit, sampleContent, sampleDocument, sampleRoundup, sampleStatement } from "../../store/testing/sample-records.ts";
import { commentQueue, eraseReader, queueState } from "./comment-queue.ts";
import { blockCommenter, decideComments, promoteComment, unblockCommenter } from "./moderate-comments.ts";
import { editOwnComment, eraseOwnData, ownComment, ownData, withdrawOwnComment } from "./own-comment.ts";
import { usualPolicy, type CommentPolicy } from "./screen-comment.ts";
import { hashEmail } from "./sender-hash.ts";
import { authorToken, checkedText, formToken, takeComment, type CommentDesk, type CommentedPage } from "./take-comment.ts";

const start = Date.parse("2031-06-01T08:00:00Z");
const minute = 60_000;
const secret = "the site's own key";
const text = "Truce talk\n\nThe truce will hold until the winter comes, says Ada.";

let desk: TestDesk;
let now: number;
let page: CommentedPage;
beforeEach(async () => {
  now = start;
  desk = await openDesk();
  const { store } = desk.workplace;
  const blocks = [{ kind: "title" as const, level: 1, start: 0, end: 10 }];
  await store.contents.keep("main", sampleContent(text, { blocks }));
  const statement = sampleStatement("s1", "d1", { start: 12, end: 31, quote: text.slice(12, 31), contribution: null, type: "forecast" });
  await store.history.commit(
    sampleCommit([
      made("document", sampleDocument("d1", sampleContent(text, { blocks }))),
      made("statement", statement),
      made("roundup", sampleRoundup({ title: "Truce talk", slug: "truce", documentId: "d1" })),
      made("roundup", sampleRoundup({ id: "r2", slug: "unread", title: "Unread" })),
    ]),
  );
  page = {
    roundup: "r1",
    slug: "truce",
    mode: "open",
    statements: new Map([
      ["f1", "s1"],
      ["p1", "s2"],
    ]),
    forecasts: new Set(["f1"]),
  };
});
afterEach(() => desk.close());

const open: CommentPolicy = { ...usualPolicy, admits: "open" };
const siteDesk = (policy: CommentPolicy = open): CommentDesk => {
  const { store, project, makeId } = desk.workplace;
  return { store, project, policy, secret, now: () => now, makeId };
};
let nonce = 0;
/** A form that was made ten seconds ago, filled in. */
const formOf = (given: Record<string, unknown> = {}, slug = "truce"): Record<string, unknown> => ({
  token: formToken({ secret, now: () => now - 10_000 }, slug, String(nonce++)),
  name: "Reader",
  email: " Reader@Mail.example ",
  text: `I doubt it, ${nonce}.`,
  ...given,
});
const send = (
  body: unknown,
  { policy = open, address = "192.0.2.7", on = page }: { policy?: CommentPolicy; address?: string; on?: CommentedPage } = {},
) => takeComment(siteDesk(policy), on, { body, address });
const kept = async (id: string) => (await desk.workplace.store.comments.get("main", id)) ?? expect.unreachable(id);
const fault = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "",
    (thrown: { code: string; details: { field?: string; problem?: string } }) =>
      [thrown.code, thrown.details.field, thrown.details.problem].filter(Boolean).join(": "),
  );

describe("a comment that is sent", () => {
  test("is kept whole, with what it is about and by whom as a hash", async () => {
    const { id, state, wasRepeated } = await send(
      formOf({ name: " Reader\u202e  One ", text: "I doubt\r\nit.", statement: "f1", stance: "disagree", chance: "12,5 %" }),
    );
    expect([state, wasRepeated, id[0]]).toEqual(["approved", false, "c"]);
    expect(await kept(id)).toEqual({
      id,
      project: "main",
      roundup: "r1",
      parent: null,
      statement: "s1",
      stance: "disagree",
      chance: 0.125,
      name: "Reader One",
      text: "I doubt\nit.",
      email: "reader@mail.example",
      state: "approved",
      createdAt: new Date(start).toISOString(),
      editedAt: null,
      editorNote: null,
      rules: [],
      prefixHash: expect.stringMatching(/^[\w-]{22}$/),
    });
  });

  test("is about nothing where it names nothing that the page has, and takes no stance then", async () => {
    const of = async (given: Record<string, unknown>) => {
      const { statement, stance } = await kept((await send(formOf(given), { policy: { ...open, perPrefix: 99 } })).id);
      return [statement, stance];
    };
    expect(await of({ statement: "gone", stance: "agree" })).toEqual([null, null]);
    expect(await of({ statement: "f1", stance: "" })).toEqual(["s1", null]);
    expect(await of({ statement: "f1", stance: "love" })).toEqual(["s1", null]);
    expect(await of({ statement: "p1", stance: "adds" })).toEqual(["s2", "adds"]);
  });

  test("is refused with what is wrong with it, and taken up to the longest that is allowed", async () => {
    const cases: readonly (readonly [Record<string, string>, string])[] = [
      [{ name: " \u200b " }, "RAP_COMMENT_FIELD: the name: is empty"],
      [{ name: "n".repeat(81) }, "RAP_COMMENT_FIELD: the name: is longer than 80 characters"],
      [{ name: "n".repeat(80) }, ""],
      [{ name: "n".repeat(2001) }, "RAP_COMMENT_FIELD: name: is too long"],
      [{ email: " " }, "RAP_COMMENT_FIELD: the e-mail address: is empty"],
      [{ email: "reader at mail" }, "RAP_COMMENT_FIELD: the e-mail address: is not one"],
      [
        { email: `${"n".repeat(60)}@${"m".repeat(60)}.${"m".repeat(60)}.${"m".repeat(60)}.${"m".repeat(9)}.org` },
        "RAP_COMMENT_FIELD: the e-mail address: is not one",
      ],
      [{ text: "\n \n" }, "RAP_COMMENT_FIELD: the comment: is empty"],
      [{ text: "w".repeat(5001) }, "RAP_COMMENT_FIELD: the comment: is longer than 5,000 characters"],
      [{ text: "w".repeat(5000) }, ""],
      [{ text: "w".repeat(100_001) }, "RAP_COMMENT_FIELD: text: is too long"],
      [{ statement: "f1", chance: "101" }, "RAP_COMMENT_FIELD: your chance: is not between 0 and 100"],
      [{ statement: "f1", chance: "-1" }, "RAP_COMMENT_FIELD: your chance: is not between 0 and 100"],
      [{ statement: "f1", chance: "1.2345" }, "RAP_COMMENT_FIELD: your chance: is not between 0 and 100"],
      [{ statement: "f1", chance: "much" }, "RAP_COMMENT_FIELD: your chance: is not between 0 and 100"],
      [{ statement: "f1", chance: "100" }, ""],
      [{ statement: "f1", chance: " 0% " }, ""],
      [{ statement: "p1", chance: "50" }, "RAP_COMMENT_FIELD: your chance: is about no forecast: choose the forecast that it is about"],
      [{ chance: "50" }, "RAP_COMMENT_FIELD: your chance: is about no forecast: choose the forecast that it is about"],
      [{ parent: "p".repeat(65) }, "RAP_COMMENT_FIELD: parent: is too long"],
      [{ statement: "s".repeat(201) }, "RAP_COMMENT_FIELD: statement: is too long"],
      [{ chance: "1".repeat(21) }, "RAP_COMMENT_FIELD: chance: is too long"],
      [{ token: "t".repeat(1001) }, "RAP_COMMENT_FIELD: token: is too long"],
      [{ email: "e".repeat(1001) }, "RAP_COMMENT_FIELD: email: is too long"],
      [{ website: "w".repeat(2001) }, "RAP_COMMENT_FIELD: website: is too long"],
    ];
    for (const [given, wanted] of cases)
      expect([given, await fault(send(formOf(given), { policy: { ...open, perPrefix: 99 } }))]).toEqual([given, wanted]);
  });

  test("that is no form is refused, and one without fields says which is missing first", async () => {
    expect(await fault(send("words"))).toBe("RAP_COMMENT_FIELD: the form: is too long");
    expect(await fault(send({ token: formOf()["token"] }))).toBe("RAP_COMMENT_FIELD: the name: is empty");
    expect(await fault(send({}))).toBe("RAP_COMMENT_FORM");
  });

  test("is taken on an open page alone, by a form of this page that is not older than half a day", async () => {
    for (const mode of ["closed", "off"] as const) expect(await fault(send(formOf(), { on: { ...page, mode } }))).toBe("RAP_COMMENT_CLOSED");
    expect(await fault(send(formOf({}, "other")))).toBe("RAP_COMMENT_FORM");
    expect(await fault(send(formOf({}, "truce-2")))).toBe("RAP_COMMENT_FORM");
    expect(await fault(send(formOf({ token: "" })))).toBe("RAP_COMMENT_FORM");
    const [old, older] = [formOf(), formOf()];
    now = start + 12 * 60 * minute - 10_000;
    expect(await fault(send(old))).toBe("");
    now += 1;
    expect(await fault(send(older))).toBe("RAP_COMMENT_FORM");
  });

  test("twice is kept once; of one form three comments are taken", async () => {
    const form = formOf({ text: "One." });
    const first = await send(form);
    const again = await send({ ...form, name: "Reader " });
    expect([again.id, again.state, again.wasRepeated]).toEqual([first.id, "approved", true]);
    const others = [await send({ ...form, text: "Two." }), await send({ ...form, text: "One.", statement: "f1", chance: "10" })];
    expect(new Set([first.id, ...others.map(({ id }) => id)]).size).toBe(3);
    expect(await fault(send({ ...form, text: "Four." }))).toBe("RAP_COMMENT_FORM");
    expect((await send({ ...form, text: "Two." })).wasRepeated).toBe(true);
    // Its words were changed since: the link opens what was sent.
    await desk.workplace.store.comments.edit("main", first.id, {
      seen: "approved",
      text: "Else.",
      state: "approved",
      editedAt: "2031-06-01T08:01:00.000Z",
      rules: [],
    });
    expect((await send({ ...form, text: "One." })).wasRepeated).toBe(true);
  });

  test("is held, put aside or refused by the rules, which see who sent it, how fast, and what was sent before", async () => {
    const stateOf = async (given: Record<string, unknown>, policy: Partial<CommentPolicy> = {}, address = "198.51.100.7") =>
      (await send(formOf(given), { policy: { ...open, ...policy }, address })).state;
    expect(await stateOf({ website: "http://spam.example" })).toBe("rejected");
    expect(await stateOf({ text: "Bad words." }, { rejectWords: ["bad"] }, "198.51.101.7")).toBe("rejected");
    expect(await stateOf({ token: formToken({ secret, now: () => now - 3000 }, "truce", "fast") }, {}, "198.51.102.7")).toBe("held");
    expect(await stateOf({ token: formToken({ secret, now: () => now - 4000 }, "truce", "slow") }, {}, "198.51.103.7")).toBe("approved");
    expect(await stateOf({ text: "The same." }, {}, "198.51.104.7")).toBe("approved");
    expect(await stateOf({ text: "THE  same." }, {}, "198.51.105.7")).toBe("held");
    expect(await stateOf({}, { admits: "known" }, "198.51.106.7")).toBe("approved");
    expect(await stateOf({ email: "new@mail.example" }, { admits: "known" }, "198.51.107.7")).toBe("held");
    const { value } = { value: hashEmail(secret, "reader@mail.example") };
    await desk.workplace.store.comments.block(
      "main",
      { kind: "email", value, hint: null, by: "ed", at: "" },
      { id: "m", at: "", by: "ed", action: "", comment: null, note: "" },
    );
    expect(await stateOf({}, {}, "198.51.108.7")).toBe("held");
  });

  test("is refused beyond five from one network within ten minutes", async () => {
    for (let sent = 0; sent < 5; sent++) await send(formOf(), { address: `192.0.2.${sent}` });
    expect(await fault(send(formOf(), { address: "192.0.2.99" }))).toBe("RAP_COMMENT_RATE");
    expect(await fault(send(formOf(), { address: "192.0.3.99" }))).toBe("");
    now += 10 * minute + 1;
    expect(await fault(send(formOf(), { address: "192.0.2.99" }))).toBe("");
  });

  test("answers what is shown on the same page, and stands beside an answer that it answers", async () => {
    const root = await send(formOf());
    const answer = await send(formOf({ parent: root.id }));
    const beside = await send(formOf({ parent: answer.id }));
    expect([(await kept(answer.id)).parent, (await kept(beside.id)).parent]).toEqual([root.id, root.id]);
    const held = await send(formOf({ text: "http://a.example http://b.example http://c.example" }));
    expect((await kept((await send(formOf({ parent: held.id }))).id)).parent).toBeNull();
    const elsewhere = await send(formOf({ parent: root.id }, "unread"), { on: { ...page, roundup: "r2", slug: "unread" }, address: "203.0.113.7" });
    expect((await kept(elsewhere.id)).parent).toBeNull();
    expect((await kept((await send(formOf({ parent: "gone" }), { address: "203.0.113.7" })).id)).parent).toBeNull();
  });
});

describe("the author's own comment", () => {
  const take = async (given: Record<string, unknown> = {}, policy = open) => send(formOf(given), { policy });

  test("opens by its link, for a quarter of an hour to be changed, and for ever to be looked at", async () => {
    const { id, authorToken: token } = await take();
    expect(await ownComment(siteDesk(), token)).toMatchObject({ comment: { id }, isEditable: true });
    now = start + 15 * minute;
    expect((await ownComment(siteDesk(), token)).isEditable).toBe(true);
    now += 1;
    expect((await ownComment(siteDesk(), token)).isEditable).toBe(false);
    expect(await fault(editOwnComment(siteDesk(), token, "New words."))).toBe(
      "RAP_COMMENT_FIELD: the comment: can be changed for fifteen minutes only",
    );
    now = start + 400 * 24 * 60 * minute;
    expect(await fault(ownComment(siteDesk(), token))).toBe("");
    now += 1;
    expect(await fault(ownComment(siteDesk(), token))).toBe("RAP_COMMENT_LINK");
    now = start;
    for (const wrong of [
      "",
      formToken(siteDesk(), "truce", "1"),
      authorToken(siteDesk(), "gone"),
      authorToken({ ...siteDesk(), secret: "other" }, id),
    ])
      expect(await fault(ownComment(siteDesk(), wrong))).toBe("RAP_COMMENT_LINK");
  });

  test.each([
    ["open, and nothing speaks against it", open, "Mildly put.", "approved", []],
    ["read first", usualPolicy, "Mildly put.", "held", ["every comment is read first"]],
    ["open, with words that hold", { ...open, holdWords: ["pills"] }, "Pills.", "held", ["changed by its author", "hold list"]],
    ["open, with words that reject", { ...open, rejectWords: ["pills"] }, "Pills.", "rejected", ["reject list"]],
  ])("on a site that is %s is screened again when it changes", async (_, policy, words, state, rules) => {
    const { id, authorToken: token } = await take({ text: "First." }, policy);
    now += minute;
    const after = await editOwnComment(siteDesk(policy), token, ` ${words} `);
    expect([after.state, after.text]).toEqual([state, words]);
    const stored = await kept(id);
    expect([stored.state, stored.text, stored.editedAt, stored.rules.map(({ rule }) => rule)]).toEqual([
      state,
      words,
      new Date(now).toISOString(),
      rules,
    ]);
  });

  test("that was approved where each is read is held again when it changes; held ones gather reasons once", async () => {
    const { id, authorToken: token } = await take({}, usualPolicy);
    await desk.workplace.store.comments.moderate("main", [id], { state: "approved" }, { id: "m1", at: "", by: "ed", action: "approved", note: "" });
    expect((await editOwnComment(siteDesk(usualPolicy), token, "Changed.")).state).toBe("held");
    expect((await kept(id)).rules.map(({ rule }) => rule)).toEqual(["changed by its author", "every comment is read first"]);
    const held = { ...usualPolicy, holdWords: ["pills"] };
    await editOwnComment(siteDesk(held), token, "Pills.");
    await editOwnComment(siteDesk(held), token, "Pills, pills.");
    expect((await kept(id)).rules.map(({ rule }) => rule)).toEqual(["changed by its author", "every comment is read first", "hold list"]);
  });

  test("that moderators put aside stays there when it changes", async () => {
    const { id, authorToken: token } = await take();
    await desk.workplace.store.comments.moderate("main", [id], { state: "spam" }, { id: "m1", at: "", by: "ed", action: "spam", note: "" });
    expect((await editOwnComment(siteDesk(), token, "Better words.")).state).toBe("spam");
    expect((await kept(id)).text).toBe("Better words.");
  });

  test("may take the same words again, but not those of another; and counts as none from its network", async () => {
    const first = await take({ text: "Mine." });
    const second = await take({ text: "Yours." });
    expect((await editOwnComment(siteDesk({ ...open, perPrefix: 1 }), first.authorToken, "MINE.")).state).toBe("approved");
    expect((await editOwnComment(siteDesk(), second.authorToken, "mine.")).state).toBe("held");
    expect(await fault(editOwnComment(siteDesk(), first.authorToken, " "))).toBe("RAP_COMMENT_FIELD: the comment: is empty");
  });

  test("is looked at again where somebody decides meanwhile, five times", async () => {
    const { id, authorToken: token } = await take();
    let edits = 0;
    const { store } = desk.workplace;
    const failing = (times: number): CommentDesk => ({
      ...siteDesk(),
      store: { ...store, comments: { ...store.comments, edit: async (...given) => (++edits > times ? store.comments.edit(...given) : false) } },
    });
    expect((await editOwnComment(failing(4), token, "At last.")).text).toBe("At last.");
    edits = 0;
    expect(await fault(withdrawOwnComment(failing(5), token))).toBe("RAP_COMMENT_LINK");
    expect([edits, (await kept(id)).state]).toEqual([5, "approved"]);
  });

  test("can be withdrawn, told and erased by its link, and then the link opens nothing", async () => {
    const [first, second] = [await take({ text: "One." }), await take({ text: "Two." })];
    expect(Object.keys(await ownData(siteDesk(), first.authorToken)).sort()).toEqual(
      ["chance", "createdAt", "editedAt", "editorNote", "email", "id", "name", "parent", "roundup", "stance", "state", "statement", "text"].sort(),
    );
    await withdrawOwnComment(siteDesk(), first.authorToken);
    expect(await kept(first.id)).toMatchObject({ state: "withdrawn", text: "", email: null });
    await eraseOwnData(siteDesk(), second.authorToken);
    expect(await kept(second.id)).toMatchObject({ state: "erased", text: "", name: "", email: null });
    for (const { authorToken: token } of [first, second]) expect(await fault(ownData(siteDesk(), token))).toBe("RAP_COMMENT_LINK");
  });
});

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
    const moderate = async (_: string, ids: readonly string[]) => asked.push(ids.length) * 0 + ids.length;
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

test("words are cleaned before they are measured", () => {
  expect(checkedText(`${" ".repeat(9)}${"w".repeat(5000)}\n\n`)).toHaveLength(5000);
});
