import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { editOwnComment, eraseOwnData, ownComment, ownData, withdrawOwnComment } from "./own-comment.ts";
import { usualPolicy, type CommentPolicy } from "./screen-comment.ts";
import { hashEmail } from "./sender-hash.ts";
import { authorToken, checkedText, formToken, type CommentDesk } from "./take-comment.ts";
import {
  desk,
  fault,
  formOf,
  kept,
  minute,
  now,
  open,
  openCommentDesk,
  page,
  secret,
  send,
  setNow,
  siteDesk,
  start,
} from "./testing/comment-desk.ts";

beforeEach(openCommentDesk);
afterEach(() => desk.close());

describe("a comment that is sent", () => {
  test("is kept whole, with what it is about and by whom as a hash", async () => {
    const { id, isShown, wasRepeated } = await send(
      formOf({ name: " Reader\u202e  One ", text: "I doubt\r\nit.", statement: "f1", stance: "disagree", chance: "12,5 %" }),
    );
    expect([isShown, wasRepeated, id[0]]).toEqual([true, false, "c"]);
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
    setNow(start + 12 * 60 * minute - 10_000);
    expect(await fault(send(old))).toBe("");
    setNow(now + 1);
    expect(await fault(send(older))).toBe("RAP_COMMENT_FORM");
  });

  test("twice is kept once; of one form three comments are taken", async () => {
    const form = formOf({ text: "One." });
    const first = await send(form);
    const again = await send({ ...form, name: "Reader " });
    expect([again.id, (await kept(again.id)).state, again.wasRepeated]).toEqual([first.id, "approved", true]);
    const others = [await send({ ...form, text: "Two." }), await send({ ...form, text: "One.", statement: "f1", chance: "10" })];
    expect(new Set([first.id, ...others.map(({ id }) => id)]).size).toBe(3);
    expect(await fault(send({ ...form, text: "Four." }))).toBe("RAP_COMMENT_FORM");
    expect((await send({ ...form, text: "Two." })).wasRepeated).toBe(true);
    // Its words were changed since: the link opens what was sent.
    await desk.workplace.store.comments.edit("main", first.id, {
      seen: { state: "approved", editedAt: null },
      text: "Else.",
      state: "approved",
      editedAt: "2031-06-01T08:01:00.000Z",
      rules: [],
    });
    expect((await send({ ...form, text: "One." })).wasRepeated).toBe(true);
  });

  test("is held, put aside or refused by the rules, which see who sent it, how fast, and what was sent before", async () => {
    const stateOf = async (given: Record<string, unknown>, policy: Partial<CommentPolicy> = {}, address = "198.51.100.7") =>
      (await kept((await send(formOf(given), { policy: { ...open, ...policy }, address })).id)).state;
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
    setNow(now + 10 * minute + 1);
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
    setNow(start + 15 * minute);
    expect((await ownComment(siteDesk(), token)).isEditable).toBe(true);
    setNow(now + 1);
    expect((await ownComment(siteDesk(), token)).isEditable).toBe(false);
    expect(await fault(editOwnComment(siteDesk(), token, "New words."))).toBe(
      "RAP_COMMENT_FIELD: the comment: can be changed for fifteen minutes only",
    );
    setNow(start + 400 * 24 * 60 * minute);
    expect(await fault(ownComment(siteDesk(), token))).toBe("");
    setNow(now + 1);
    expect(await fault(ownComment(siteDesk(), token))).toBe("RAP_COMMENT_LINK");
    setNow(start);
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
    setNow(now + minute);
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

test("words are cleaned before they are measured", () => {
  expect(checkedText(`${" ".repeat(9)}${"w".repeat(5000)}\n\n`)).toHaveLength(5000);
});
