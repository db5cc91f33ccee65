import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { changed, made, sampleCommit, sampleContent, sampleDocument, sampleEntity, sampleStatement } from "../../store/testing/sample-records.ts";
import { openPress, type Press } from "../testing/press.ts";
import { commentsOf, publishedPage } from "./published-page.ts";
import { newReaderType } from "./reader-type.ts";
import { roundupFromDocument, storedRoundup } from "./roundup-from-document.ts";

let press: Press;
beforeEach(async () => {
  press = await openPress();
});
afterEach(() => press.close());

const pageOf = async (id: string) => {
  const { record: roundup } = await storedRoundup(press.workplace, id);
  const revision = await press.workplace.store.history.head("main");
  return publishedPage(press.workplace, { roundup, snapshot: { name: "n", revision, digest: "d" }, publishedAt: "p", updatedAt: "u", comments: [] });
};

describe("a published page", () => {
  test("has what people accepted alone, and compares what rests on that", async () => {
    const { roundup, documentId } = await press.page("Truce talk");
    const whole = await pageOf(roundup);
    expect([whole.page.readout.statements.length, whole.page.readout.comparison.length, whole.page.readout.warnings]).toEqual([5, 1, []]);
    await press.editStatement(documentId, "f2", { review: "draft", reviewedBy: null, reviewedAt: null });
    const { page, toldAs } = await pageOf(roundup);
    expect(page.readout.statements.map(({ id }) => id)).not.toContain("f2");
    expect(page.readout.comparison).toEqual([]);
    expect([...toldAs.values()].sort()).toEqual(["c1", "f1", "f2", "p1", "r1"]);
    expect(page).toMatchObject({
      slug: "truce-talk",
      text: "whole",
      source: "https://example.org/roundup",
      publishedAt: "p",
      updatedAt: "u",
      snapshot: { name: "n", digest: "d" },
      readers: [],
      approvedAnswers: [],
    });
  });

  test("has the roundup's title, standfirst and tags, its answers as they were decided, and its corrections in words", async () => {
    const { roundup } = await press.page("Truce talk");
    const corrections = [
      { at: "a", what: "w", old: null, new: 3, note: "n" },
      { at: "a", what: "w", old: "x", new: true as never, note: "" },
    ];
    const answers = [{ question: "Will the truce hold?", contribution: 0, state: "approved" as const, words: null }];
    await press.edit(roundup, {
      title: "Retitled",
      standfirst: "",
      tags: ["one"],
      corrections: corrections.slice(0, 1),
      answers,
      comments: "open",
      readerForecasts: true,
    });
    const { page } = await pageOf(roundup);
    expect(page.readout.document).toMatchObject({ title: "Retitled", standfirst: null, tags: ["one"] });
    expect([page.approvedAnswers, page.corrections, page.comments]).toEqual([
      ["0:0"],
      [{ at: "a", what: "w", old: "—", new: "3", note: "n" }],
      { mode: "open", takesForecasts: true, entries: [] },
    ]);
    await press.edit(roundup, { standfirst: "Two.", answers: undefined, readerForecasts: undefined });
    expect((await pageOf(roundup)).page).toMatchObject({
      readout: { document: { standfirst: "Two." } },
      approvedAnswers: [],
      comments: { takesForecasts: false },
    });
  });

  test("of a document that may only be quoted shows the words of statements and answers, each no longer than is allowed", async () => {
    const { roundup, documentId } = await press.page("Truce talk", { rights: "quotes" as never });
    const { page } = await pageOf(roundup);
    const { text } = page.readout.document;
    expect([page.text, page.formats, text.length, text.includes("Ada Example is director")]).toEqual([
      "quotes",
      [],
      `${sampleReadout.document.text}\nTruce talk\n`.length,
      false,
    ]);
    for (const { start, end, quote } of page.readout.statements) expect(text.slice(start, end)).toBe(quote);
    expect(text.trim().startsWith("Ruritania threatened Graustark on Monday  ")).toBe(true);
    expect(page.readout.document.contributions.map(({ bio }) => bio)).toEqual([null, null]);
    expect(page.readout.quotations).toEqual([]);
    expect(documentId).not.toBe("");
  });

  test("cuts quotes of more than three hundred characters, and shows no more of their words", async () => {
    const { store } = press.workplace;
    const words = `${"a".repeat(298)}😀${"b".repeat(60)}`;
    const text = `${words} ${"c".repeat(300)} end`;
    const content = sampleContent(text, {
      answers: [
        {
          question: 0,
          contribution: 0,
          passages: [
            [361, 700],
            [320, 340],
          ],
        },
      ],
    });
    await store.contents.keep("main", content);
    const accepted = { review: "accepted", values: { concept: "zz1", agreement: true, intensity: 1 } } as const;
    await store.history.commit(
      sampleCommit([
        made("entity", sampleEntity("zz1")),
        made("document", sampleDocument("d9", content, { rights: "quotes" as never })),
        made("statement", sampleStatement("s1", "d9", { ...accepted, start: 0, end: 360, quote: text.slice(0, 360) })),
        made("statement", sampleStatement("s2", "d9", { ...accepted, start: 361, end: 661, quote: text.slice(361, 661) })),
      ]),
    );
    const { id } = await roundupFromDocument(press.workplace, { documentId: "d9" });
    const { readout } = (await pageOf(id)).page;
    // Half of a character is no character.
    expect(readout.statements.map(({ quote }) => quote)).toEqual([`${"a".repeat(298)}…`, "c".repeat(300)]);
    expect(readout.document.text.slice(0, 300)).toBe(text.slice(0, 300));
    // Of what was cut off an answer shows its own part.
    expect(readout.document.text.slice(300, 361)).toBe(`${" ".repeat(20)}${text.slice(320, 340)}${" ".repeat(21)}`);
    expect([readout.document.text.slice(361, 661), readout.document.text.slice(661).trim()]).toEqual(["c".repeat(300), ""]);
  });

  test("is refused for a document that is internal, and for a page that was never read", async () => {
    const { roundup } = await press.page("Truce talk", { rights: "internal" });
    await expect(pageOf(roundup)).rejects.toMatchObject({ code: "RAP_PUBLISH_RIGHTS", details: { title: "Truce talk" } });
    await press.edit(roundup, { documentId: null });
    await expect(pageOf(roundup)).rejects.toMatchObject({ code: "RAP_PUBLISH_UNREAD", details: { title: "Truce talk" } });
  });

  test("keeps readers' remarks apart, those that stand alone", async () => {
    const { roundup, documentId } = await press.page("Truce talk");
    const { store } = press.workplace;
    const remark = (id: string, given: Parameters<typeof sampleStatement>[2] = {}) =>
      made(
        "statement",
        sampleStatement(id, documentId, {
          type: "reader-remark",
          quote: sampleReadout.document.text.slice(0, 5),
          review: "accepted",
          values: { reader: "R", remark: "words" },
          ...given,
        }),
      );
    await store.history.commit(
      sampleCommit([
        { kind: "type", id: "zzt", expected: null, after: newReaderType(() => "zzt") },
        remark("x1", { reviewedAt: "2031-01-01T00:00:00.000Z" }),
        remark("x2", { reviewedAt: null, draftId: "own", values: {} }),
        remark("x3", { review: "rejected" }),
      ]),
    );
    const { page } = await pageOf(roundup);
    expect(page.readers).toEqual([
      { statement: "x1", name: "R", text: "words", promotedAt: "2031-01-01T00:00:00.000Z" },
      { statement: "own", name: "", text: "", promotedAt: "1970-01-01T00:00:00.000Z" },
    ]);
    expect(page.readout.statements).toHaveLength(5);
  });
});

test("of comments that are not shown the public sees their place alone", () => {
  const comment = {
    id: "k1",
    project: "main",
    roundup: "r1",
    parent: "k0",
    statement: "s1",
    stance: "agree",
    chance: 0.5,
    name: "N",
    text: "T",
    state: "approved",
    createdAt: "c",
    editedAt: "e",
    editorNote: "n",
  } as const;
  const told = new Map([["s1", "f1"]]);
  const shown = {
    id: "k1",
    parent: "k0",
    statement: "f1",
    stance: "agree",
    chance: 0.5,
    name: "N",
    text: "T",
    isTombstone: false,
    createdAt: "c",
    editedAt: "e",
    editorNote: "n",
  };
  expect(commentsOf([comment, { ...comment, statement: null }, { ...comment, statement: "s2" }], told)).toEqual([
    shown,
    { ...shown, statement: null },
    { ...shown, statement: "s2" },
  ]);
  const empty = {
    id: "k1",
    parent: "k0",
    statement: null,
    stance: null,
    chance: null,
    name: "",
    text: "",
    isTombstone: true,
    createdAt: "c",
    editedAt: null,
    editorNote: null,
  };
  for (const state of ["withdrawn", "erased", "held"] as const) expect(commentsOf([{ ...comment, state }], told)).toEqual([empty]);
});

describe("a roundup of a document", () => {
  test("takes over its title, standfirst, questions, tags, and who wrote what, with marks for lists and quotations", async () => {
    const { store } = press.workplace;
    const text = "Head\nFirst words.\nAn item\nA quote\nBy Ada\nAda judges.\nMore";
    const at = (words: string): { start: number; end: number } => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const blocks = [
      { kind: "heading" as const, level: 2, ...at("Head") },
      { kind: "paragraph" as const, level: 0, ...at("First words.") },
      { kind: "item" as const, level: 0, ...at("An item") },
      { kind: "quote" as const, level: 0, ...at("A quote") },
      { kind: "byline" as const, level: 0, ...at("By Ada") },
      { kind: "bio" as const, level: 0, ...at("Ada judges.") },
      { kind: "paragraph" as const, level: 0, ...at("More") },
    ];
    const person = (author: string | null, ...roles: string[]) => ({
      author,
      affiliation: null,
      roles: roles.map((words) => ({ text: words, org: null, former: false })),
    });
    const contribution = {
      heading: "Head",
      start: 0,
      end: text.length,
      body: [0, at("Ada judges.").end] as [number, number],
      bio: [at("Ada judges.").start, at("Ada judges.").end] as [number, number],
    };
    const contributions = [
      { ...contribution, ...person("zz1", "judge", "pilot"), coAuthors: [person("zz2", "mayor") as never] },
      { ...contribution, ...person(null), heading: null, bio: null },
    ];
    const questions = ["Asked?", "Not answered?"].map((words) => ({ text: words, start: 0, end: 1, from: "standfirst" as const }));
    const content = sampleContent(text, {
      blocks,
      contributions,
      questions,
      answers: [{ question: 0, contribution: 0, passages: [[0, 4]] }],
    });
    await store.contents.keep("main", content);
    const document = sampleDocument("d9", content, { title: "A title", standfirst: "Stands first.", tags: ["one", "two"] });
    await store.history.commit(
      sampleCommit([
        made("entity", sampleEntity("zz1", { name: "Ada" })),
        made("entity", sampleEntity("zz2", { name: "Ben" })),
        made("document", document),
      ]),
    );
    const { id, revision } = await roundupFromDocument(press.workplace, { documentId: "d9", requestKey: "k" });
    expect((await roundupFromDocument(press.workplace, { documentId: "d9", requestKey: "k" })).revision).toBe(revision);
    const record = await press.roundup(id);
    expect(record).toMatchObject({
      slug: "a-title",
      title: "A title",
      standfirst: "Stands first.",
      tags: ["one", "two"],
      documentId: "d9",
      state: "draft",
      comments: "open",
      publishAt: null,
      publishedAt: null,
      snapshotId: null,
      corrections: [],
    });
    expect(record.id[0]).toBe("r");
    expect(record.contributions).toEqual([
      { author: "Ada and Ben", role: "judge; pilot; mayor", bio: "Ada judges.", heading: "Head", markdown: "First words.\n\n- An item\n\n> A quote" },
      { author: "", role: "", bio: "", heading: "", markdown: "First words.\n\n- An item\n\n> A quote" },
    ]);
    const [latest] = (await store.history.list("main", { limit: 1 })).entries;
    expect(latest).toMatchObject({ action: "make roundup", summary: "Made a roundup of “A title”" });
  });

  test("is cut to what a page may have, and is never without a title", async () => {
    const { store } = press.workplace;
    const text = "w".repeat(500_100);
    const contribution = {
      heading: "h".repeat(1100),
      start: 0,
      end: text.length,
      body: [0, text.length] as [number, number],
      bio: [0, 20_100] as [number, number],
      author: "zz1",
      affiliation: null,
      roles: [{ text: "r".repeat(1100), org: null, former: false }],
    };
    const content = sampleContent(text, {
      blocks: [{ kind: "paragraph", level: 0, start: 0, end: text.length }],
      contributions: Array.from({ length: 101 }, (_, at) => (at === 0 ? contribution : { ...contribution, body: [0, 1], bio: null })) as never,
      questions: Array.from({ length: 101 }, (_, at) => ({ text: `${at}${"q".repeat(2100)}?`, start: 0, end: 1, from: "standfirst" as const })),
      answers: Array.from({ length: 101 }, (_, question) => ({ question, contribution: 0, passages: [[0, 4]] as [number, number][] })),
    });
    await store.contents.keep("main", content);
    const document = sampleDocument("d9", content, { title: "", standfirst: null, tags: Array.from({ length: 101 }, (_, at) => `t${at}`) });
    await store.history.commit(sampleCommit([made("entity", sampleEntity("zz1", { name: "n".repeat(250) })), made("document", document)]));
    const first = await press.roundup((await roundupFromDocument(press.workplace, { documentId: "d9" })).id);
    expect([
      first.title,
      first.standfirst,
      first.slug,
      first.tags.length,
      first.contributions.length,
      first.questions.length,
      first.questions[0]?.length,
    ]).toEqual(["Untitled", "", "roundup", 100, 100, 100, 2000]);
    const [one] = first.contributions;
    expect([one?.author.length, one?.role.length, one?.bio.length, one?.heading.length, one?.markdown.length]).toEqual([
      200, 1000, 20_000, 1000, 500_000,
    ]);
    const { revision } = (await store.records.get("main", "document", "d9")) ?? expect.unreachable("d9");
    await store.history.commit(
      sampleCommit([changed("document", { ...document, title: "t".repeat(1000), standfirst: "s".repeat(10_000) }, revision)]),
    );
    const second = await press.roundup((await roundupFromDocument(press.workplace, { documentId: "d9" })).id);
    expect([second.title.length, second.standfirst.length]).toEqual([1000, 10_000]);
    expect((await store.history.list("main", { limit: 1 })).entries[0]?.summary).toHaveLength(500);
  });
});
