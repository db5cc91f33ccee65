import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import type { Readout } from "@rapporteur/reader/readout";
import { eraseRecords, recordsOfPerson } from "../../entities/erase-person.ts";
import { openDesk, type TestDesk } from "../../library/testing/desk.ts";
import { reviewStatements } from "../../statements/review-statements.ts";
import { importReadout } from "../import-readout.ts";
import { openStoredDocument } from "../stored-document.ts";
import { joinDocuments } from "./join-documents.ts";
import { countDuplicates, nearestDuplicate, suggestDuplicates } from "./suggest-duplicates.ts";
import { tellApart } from "./tell-apart.ts";
import { changeWords, inventText } from "./testing/invent-texts.ts";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

interface Telling {
  readonly publisher: string;
  readonly published?: string;
  readonly before?: string;
  readonly after?: string;
}

/** The sample's text as a publisher brings it, words before and after it; its statements move along. */
function toldBy({ publisher, published = "2031-05-02", before = "", after = "" }: Telling): Readout {
  const by = before.length;
  const moved = structuredClone(sampleReadout);
  const shift = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.every((one) => typeof one === "number") ? value.map((one) => one + by) : value.map(shift);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, ["start", "end"].includes(key) ? one + by : shift(one)]));
  };
  const statements = shift(moved.statements) as Readout["statements"];
  const contributions = shift(moved.document.contributions.map((one) => ({ ...one, roles: [] }))) as Readout["document"]["contributions"];
  const text = `${before}${moved.document.text}${after}`;
  return {
    ...moved,
    statements: statements.map((one) => ({ ...one, review: "draft" })),
    document: {
      ...moved.document,
      title: `As ${publisher} tells it`,
      text,
      publisher,
      published,
      contributions,
      sha256: publisher.padEnd(64, "0").replace(/[^0-9a-f]/g, "a"),
    },
  };
}

const bring = async (telling: Telling): Promise<string> => (await importReadout(desk.workplace, { readout: toldBy(telling) })).documentId;
const seen = async (id: string) => ({
  id,
  expected: (await desk.workplace.store.records.get("main", "document", id))?.revision ?? expect.unreachable(id),
});
const statementsOf = async (id: string) => (await openStoredDocument(desk.workplace, id)).statements.map(({ record }) => record);

async function acceptAll(id: string): Promise<void> {
  const statements = (await openStoredDocument(desk.workplace, id)).statements;
  const expected = statements.map(({ record, revision }) => ({ id: record.id, expected: revision }));
  await reviewStatements(desk.workplace, { statements: expected, review: "accepted" });
}

describe("one story on five sites", () => {
  it("is suggested as one, becomes one document with five sources, and five again when that is undone", async () => {
    const first = await bring({ publisher: "Agency", published: "2031-05-01" });
    const others: string[] = [];
    for (const [at, publisher] of ["Bay News", "Coast", "Dawn", "Evening"].entries())
      others.push(await bring({ publisher, before: `${publisher}, by our staff. `, after: `\nRead on ${at}.` }));
    const apart = (await importReadout(desk.workplace, { readout: { ...toldBy({ publisher: "Farm" }), statements: [], ...otherText() } })).documentId;
    const [group, ...more] = await suggestDuplicates(desk.workplace);
    expect(more).toEqual([]);
    expect(group?.documents.map(({ id }) => id).toSorted()).toEqual([first, ...others].toSorted());
    expect(group?.documents[0]).toMatchObject({ id: first, publisher: "Agency", shared: 1 });
    expect(await countDuplicates(desk.workplace, [others[0] ?? "", apart])).toBe(1);
    expect(await nearestDuplicate(desk.workplace, apart)).toBeNull();
    expect(await nearestDuplicate(desk.workplace, "no-such-document")).toBeNull();
    // Of the others that one is nearest whose share with it is the greatest.
    const nearest = await nearestDuplicate(desk.workplace, first);
    expect(group?.documents.find(({ id }) => id === nearest?.id)?.shared).toBe(nearest?.shared);
    expect(nearest?.shared).toBe(Math.max(...(group?.documents.slice(1) ?? []).map(({ shared }) => shared)));

    const before = await desk.workplace.store.care.digest();
    const { revision } = await joinDocuments(desk.workplace, { keep: await seen(first), others: await Promise.all(others.map(seen)) });
    const { document } = await openStoredDocument(desk.workplace, first);
    expect([document.record.publisher, ...(document.record.sources ?? []).map(({ publisher }) => publisher)]).toEqual([
      "Agency",
      "Bay News",
      "Coast",
      "Dawn",
      "Evening",
    ]);
    expect(await suggestDuplicates(desk.workplace)).toEqual([]);
    expect((await desk.workplace.store.lists.documents("main", { limit: 9 })).entries).toHaveLength(2);
    const again = await importReadout(desk.workplace, {
      readout: toldBy({ publisher: "Coast", before: "Coast, by our staff. ", after: "\nRead on 1." }),
    });
    expect(again).toEqual({ documentId: first, wasKnown: true });

    const { history } = desk.workplace.store;
    await history.commit(await history.inverse("main", revision, desk.workplace.by));
    expect((await suggestDuplicates(desk.workplace))[0]?.documents).toHaveLength(5);
    expect((await desk.workplace.store.care.digest()).counts["statement"]).toBe(before.counts["statement"]);
    expect(await desk.workplace.store.care.check()).toEqual([]);
  });
});

function otherText(): Pick<Readout, "document" | "comparison" | "answers" | "quotations"> {
  const { document } = toldBy({ publisher: "Farm" });
  const nothing = { blocks: [], questions: [], contributions: [] };
  return { document: { ...document, ...nothing, text: inventText(4, 300) }, comparison: [], answers: [], quotations: [] };
}

describe("what people accepted", () => {
  it("moves to the document that stays, in place of its draft, and its table says the same when made again", async () => {
    const kept = await bring({ publisher: "Agency" });
    const other = await bring({ publisher: "Bay News", before: "By our staff. " });
    await acceptAll(other);
    const [drafts, accepted] = [await statementsOf(kept), await statementsOf(other)];
    const { moved, lost } = await joinDocuments(desk.workplace, { keep: await seen(kept), others: [await seen(other)] });
    expect([moved, lost]).toEqual([accepted.length, []]);
    const now = await statementsOf(kept);
    expect(now.map(({ id }) => id).toSorted()).toEqual(accepted.map(({ id }) => id).toSorted());
    expect(now.map(({ review, contribution, quote, start }) => [review, contribution, quote, start])).toEqual(
      drafts.map(({ contribution, quote, start }) => ["accepted", contribution, quote, start]),
    );
    const { table } = await desk.workplace.store.tables.statements("main");
    expect(table.length).toBe(now.length);
    expect(await desk.workplace.store.care.check()).toEqual([]);
  });

  it("is all that moves: what was rejected, and drafts that nobody looked at, go with their document", async () => {
    const kept = await bring({ publisher: "Agency" });
    const other = await bring({ publisher: "Bay News", before: "By our staff. " });
    const drafts = await statementsOf(kept);
    const [yes, no, untouched] = (await openStoredDocument(desk.workplace, other)).statements;
    for (const [review, one] of [
      ["accepted", yes],
      ["rejected", no],
    ] as const)
      await reviewStatements(desk.workplace, { review, statements: [{ id: one?.record.id ?? "", expected: one?.revision ?? 0 }] });
    expect(untouched?.record.review).toBe("draft");
    const { moved, lost } = await joinDocuments(desk.workplace, { keep: await seen(kept), others: [await seen(other)] });
    expect([moved, lost]).toEqual([1, []]);
    const now = await statementsOf(kept);
    expect(now).toHaveLength(drafts.length);
    expect(now.map(({ review }) => review).toSorted()).toEqual(["accepted", ...drafts.slice(1).map(() => "draft")]);
    expect(now.map(({ id }) => id)).toContain(yes?.record.id);
  });

  it("is not lost without a word: where its words do not stand in the other text, it refuses", async () => {
    const kept = (await importReadout(desk.workplace, { readout: { ...toldBy({ publisher: "Farm" }), statements: [], ...otherText() } })).documentId;
    const other = await bring({ publisher: "Bay News" });
    await acceptAll(other);
    const request = { keep: await seen(kept), others: [await seen(other)] };
    await expect(joinDocuments(desk.workplace, request)).rejects.toMatchObject({ code: "RAP_LIBRARY_JOIN" });
    expect((await joinDocuments(desk.workplace, { ...request, dropsLost: true })).lost).not.toEqual([]);
  });
});

it("refuses what was changed since, what is not there, and a document with itself", async () => {
  const [one, other] = [await bring({ publisher: "Agency" }), await bring({ publisher: "Bay News", after: "\nMore." })];
  const [keep, joined] = [await seen(one), await seen(other)];
  const refused = (request: Parameters<typeof joinDocuments>[1], code: string) =>
    expect(joinDocuments(desk.workplace, request)).rejects.toMatchObject({ code });
  await refused({ keep, others: [] }, "RAP_LIBRARY_JOIN");
  await refused({ keep, others: [keep] }, "RAP_LIBRARY_JOIN");
  await refused({ keep, others: [joined, joined] }, "RAP_LIBRARY_JOIN");
  await refused({ keep, others: [{ id: "d999", expected: 1 }] }, "RAP_LIBRARY_MISSING");
  await refused({ keep, others: [{ ...joined, expected: 1 }] }, "RAP_STORE_CONFLICT");
});

describe("documents that a person told apart", () => {
  it("are not suggested as one again, are in history and export, and are again when that is undone", async () => {
    const ids = [await bring({ publisher: "Agency", published: "2031-05-01" }), await bring({ publisher: "Bay News", after: "\nMore." })];
    ids.push(await bring({ publisher: "Coast", after: "\nRead on." }));
    const [first = "", second = "", third = ""] = ids;
    const { revision } = await tellApart(desk.workplace, { documents: [await seen(first), await seen(second)] });
    const groups = await suggestDuplicates(desk.workplace);
    expect(groups.map(({ documents }) => documents.map(({ id }) => id))).toEqual([[first, third]]);
    const { history, care } = desk.workplace.store;
    expect((await history.revision("main", revision))?.revision).toMatchObject({
      action: "tell-apart",
      summary: expect.stringContaining("As Agency tells it"),
    });
    let dumped = "";
    for await (const line of care.dump()) dumped += line;
    expect(dumped.replaceAll("\\", "").includes(`"distinctFrom":["${first}"]`)).toBe(true);
    await tellApart(desk.workplace, { documents: await Promise.all(ids.map(seen)) });
    expect(await suggestDuplicates(desk.workplace)).toEqual([]);
    expect(await care.check()).toEqual([]);
    await history.commit(await history.inverse("main", revision + 1, desk.workplace.by));
    await history.commit(await history.inverse("main", revision, desk.workplace.by));
    expect((await suggestDuplicates(desk.workplace))[0]?.documents).toHaveLength(3);
  });

  it("are named two and more, once each, as they were seen", async () => {
    const [one, other] = [await bring({ publisher: "Agency" }), await bring({ publisher: "Bay News", after: "\nMore." })];
    const [a, b] = [await seen(one), await seen(other)];
    await expect(tellApart(desk.workplace, { documents: [a] })).rejects.toMatchObject({ code: "RAP_LIBRARY_JOIN" });
    await expect(tellApart(desk.workplace, { documents: [a, a] })).rejects.toMatchObject({ code: "RAP_LIBRARY_JOIN" });
    await expect(tellApart(desk.workplace, { documents: [a, { id: "d999", expected: 1 }] })).rejects.toMatchObject({ code: "RAP_LIBRARY_MISSING" });
    await expect(tellApart(desk.workplace, { documents: [a, { ...b, expected: 1 }] })).rejects.toMatchObject({ code: "RAP_STORE_CONFLICT" });
  });
});

it("erasing a person takes the text of what was joined along with the document that it was joined to", async () => {
  const [one, other] = [await bring({ publisher: "Agency" }), await bring({ publisher: "Bay News", after: "\nMore." })];
  await joinDocuments(desk.workplace, { keep: await seen(one), others: [await seen(other)] });
  const ada = await desk.workplace.store.records.idOfKey("main", "entity", "person:ada-example");
  const records = await recordsOfPerson(desk.workplace, ada ?? expect.unreachable(), { withDocuments: true });
  expect(records.filter(({ kind }) => kind === "document").map(({ id }) => id)).toEqual([one, other]);
  const erased = await eraseRecords(desk.workplace, records);
  expect(erased.contents).toBe(2);
});

describe("texts of every kind", () => {
  const story = inventText(11, 400);
  const chinese = Array.from({ length: 40 }, (_, at) => `第${at}天双方代表在会议上讨论了贸易和安全问题`).join("。");
  const cases: Readonly<Record<string, readonly [one: string, other: string, isAlike: boolean]>> = {
    normal: [story, changeWords(story, 1, 0.05), true],
    empty: ["", " ", false],
    short: ["Subscribe to read on.", "Subscribe to read on!", false],
    unicode: [`${chinese}\u{1f600}`, chinese.normalize("NFD"), true],
    huge: [inventText(12, 100_000), inventText(12, 100_000).replace("w1", "w2"), true],
    truncated: [story, story.slice(0, story.length * 0.8), true],
    "a third": [story, story.slice(0, story.length / 3), false],
    foreign: [story, inventText(13, 400), false],
  };
  for (const [name, [one, other, isAlike]] of Object.entries(cases))
    it(`${name}: ${isAlike ? "suggested" : "left apart"}`, { tags: name === "huge" ? "long" : [] }, async () => {
      for (const [at, text] of [one, other].entries()) {
        const { document } = otherText();
        const readout = { ...toldBy({ publisher: `P${at}` }), ...otherText(), statements: [], document: { ...document, text } };
        await importReadout(desk.workplace, { readout });
      }
      expect(await suggestDuplicates(desk.workplace)).toHaveLength(isAlike ? 1 : 0);
    });
});
