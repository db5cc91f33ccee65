import { expect, test } from "vitest";
import type { Change } from "../../records/revision.ts";
import type { StatementRecord } from "../../records/statement-record.ts";
import type { Page, StatementQuery } from "../queries.ts";
import type { Store } from "../store.ts";
import type { TestStores } from "../testing/describe-stores.ts";
import {
  changed,
  made,
  removed,
  sampleCommit,
  sampleContent,
  sampleDocument,
  sampleEntity,
  sampleStatement,
  sampleType,
} from "../testing/sample-records.ts";

const documents: readonly [id: string, title: string, published: string | null, publisher: string | null, tags: string[]][] = [
  ["d1", "Émigré votes", "2024-03-01", "The Gazette", ["votes"]],
  ["d2", "ärger in Berlin", null, null, ["berlin", "votes"]],
  ["d3", "Zebra crossing", "2023-01-01", "Der Bote", []],
  ["d4", "apple harvest", "2024-03-01", "The Gazette", ["food"]],
];

const statements: readonly [id: string, document: string, given: Partial<StatementRecord>][] = [
  ["s1", "d1", { start: 4, end: 9, speaker: "e1", values: { concept: "e3", agreement: true, words: "first" } }],
  [
    "s2",
    "d1",
    {
      start: 1,
      end: 3,
      speaker: "e2",
      review: "accepted",
      confidence: null,
      coder: { kind: "person", name: "ann" },
      values: { concept: "e3", agreement: false },
    },
  ],
  ["s3", "d2", { start: 0, end: 2, organization: "e1", confidence: 0.9, status: "denied", values: { date: "2020-05-05", intensity: 0.5 } }],
  ["s4", "d3", { start: 0, end: 2, speaker: "e1", review: "rejected", confidence: 0.1, quote: "Nothing “certain” is", values: { concept: "e4" } }],
];

async function seed(store: Store): Promise<number> {
  const changes: Change[] = [made("type", sampleType())];
  const names: readonly [string, string, string[]][] = [
    ["e1", "Zoë Adams", ["Adams"]],
    ["e2", "Bo Carter", []],
    ["e3", "Sanctions", ["embargo"]],
    ["e4", "Sanction relief", []],
  ];
  for (const [id, name, aliases] of names) changes.push(made("entity", sampleEntity(id, { name, aliases })));
  for (const [index, [id, title, published, publisher, tags]] of documents.entries()) {
    const content = sampleContent(`Text of ${id} in five words`, {
      contributions: id === "d1" ? [{ heading: null, start: 0, end: 4, body: [0, 4], bio: null, author: "e2", affiliation: null, roles: [] }] : [],
    });
    await store.contents.keep("main", content);
    const given = { title, published, publisher, tags, assignedTo: id === "d3" ? ["ann"] : [], addedAt: `2024-05-0${9 - index}T08:00:00.000Z` };
    changes.push(made("document", sampleDocument(id, content, given)));
  }
  for (const [id, document, given] of statements) changes.push(made("statement", sampleStatement(id, document, given)));
  return (await store.history.commit(sampleCommit(changes))).revision;
}

const idsOf = (page: Page<{ record: { id: string } }>): string[] => page.entries.map(({ record }) => record.id);

/** Lists, filters, orders, pages, facets and counts. */
export function listsConformance(stores: TestStores): void {
  documentLists(stores);
  statementLists(stores);
  facetsAndEntities(stores);
  contentsAndRecords(stores);
}

function documentLists({ open }: TestStores): void {
  test("documents are ordered by each column, without value last, both ways", async () => {
    const store = await open();
    await seed(store);
    const list = async (sort: "published" | "added" | "title" | "drafts", order: "ascending" | "descending") =>
      idsOf(await store.lists.documents("main", { limit: 10, sort, order }));
    expect(await list("published", "ascending")).toEqual(["d3", "d1", "d4", "d2"]);
    expect(await list("published", "descending")).toEqual(["d4", "d1", "d3", "d2"]);
    expect(await list("title", "ascending")).toEqual(["d4", "d2", "d1", "d3"]);
    expect(await list("title", "descending")).toEqual(["d3", "d1", "d2", "d4"]);
    expect(await list("added", "ascending")).toEqual(["d4", "d3", "d2", "d1"]);
    expect(await list("added", "descending")).toEqual(["d1", "d2", "d3", "d4"]);
    expect(await list("drafts", "ascending")).toEqual(["d3", "d4", "d1", "d2"]);
    expect(await list("drafts", "descending")).toEqual(["d2", "d1", "d4", "d3"]);
    expect(idsOf(await store.lists.documents("main", { limit: 10 }))).toEqual(["d4", "d1", "d3", "d2"]);
  });

  test("documents are found by each filter", async () => {
    const store = await open();
    await seed(store);
    const find = async (query: object) => idsOf(await store.lists.documents("main", { limit: 10, sort: "title", ...query }));
    expect(await find({ tags: ["votes"] })).toEqual(["d2", "d1"]);
    expect(await find({ tags: ["votes", "food"] })).toEqual(["d4", "d2", "d1"]);
    expect(await find({ publishers: ["Der Bote"] })).toEqual(["d3"]);
    expect(await find({ contributors: ["e2"] })).toEqual(["d1"]);
    expect(await find({ from: "2024-03-01" })).toEqual(["d4", "d1"]);
    expect(await find({ to: "2023-12-31" })).toEqual(["d3"]);
    expect(await find({ title: "EMIGRE" })).toEqual(["d1"]);
    expect(await find({ title: "in arger" })).toEqual(["d2"]);
    expect(await find({ title: "%" })).toEqual([]);
    expect(await find({ review: "with drafts" })).toEqual(["d2", "d1"]);
    expect(await find({ review: "reviewed" })).toEqual(["d3"]);
    expect(await find({ review: "without statements" })).toEqual(["d4"]);
    expect(await find({ assignedTo: "ann" })).toEqual(["d3"]);
    expect(await find({ addedBy: ["local"] })).toEqual(["d4", "d2", "d1", "d3"]);
    expect(await find({ addedBy: ["ann"] })).toEqual([]);
    expect(await find({ tags: [] })).toEqual([]);
  });

  test("a document is summed up: counts, authors, words", async () => {
    const store = await open();
    await seed(store);
    const { entries } = await store.lists.documents("main", { limit: 10, title: "emigre" });
    expect(entries[0]).toMatchObject({ counts: { draft: 1, accepted: 1, rejected: 0 }, contributors: [{ id: "e2", name: "Bo Carter" }], words: 6 });
  });
}

function statementLists({ open }: TestStores): void {
  test("statements are ordered by each column, without value last, both ways", async () => {
    const store = await open();
    await seed(store);
    const list = async (sort: NonNullable<StatementQuery["sort"]>) => [
      idsOf(await store.lists.statements("main", { limit: 10, sort, order: "ascending" })).join(" "),
      idsOf(await store.lists.statements("main", { limit: 10, sort, order: "descending" })).join(" "),
    ];
    expect(await list("place")).toEqual(["s2 s1 s3 s4", "s4 s3 s1 s2"]);
    expect(await list("date")).toEqual(["s3 s4 s1 s2", "s2 s1 s4 s3"]);
    expect(await list("speaker")).toEqual(["s2 s1 s4 s3", "s4 s1 s2 s3"]);
    expect(await list("confidence")).toEqual(["s4 s1 s3 s2", "s3 s1 s4 s2"]);
    expect(await list("type")).toEqual(["s1 s2 s3 s4", "s4 s3 s2 s1"]);
    expect(await list("changed")).toEqual(["s1 s2 s3 s4", "s4 s3 s2 s1"]);
  });

  test("a reviewed draft is its reviewer's, and one's own statement stands in place of the draft that it answers", async () => {
    const store = await open();
    const revision = await seed(store);
    const [reviewed, answered] = ["s1", "s3"].map((id) => statements.find(([known]) => known === id)?.[2] ?? {});
    const own = { ...answered, coder: { kind: "person", name: "ann" }, reviewedBy: "ann", review: "rejected", draftOf: "s3" } as const;
    const changes = [
      changed("statement", sampleStatement("s1", "d1", { ...reviewed, review: "accepted", reviewedBy: "ben" }), revision),
      made("statement", sampleStatement("s5", "d2", own)),
    ];
    await store.history.commit(sampleCommit(changes));
    const seenBy = async (account: string) => {
      const query = { seen: { owners: [account], inPlaceFor: account }, limit: 10 };
      const { entries } = await store.lists.statements("main", query);
      const facets = await store.lists.statementFacets("main", query);
      const counted = facets["reviews"]?.reduce((sum, { count }) => sum + count, 0);
      expect([await store.lists.statementCount("main", query), counted]).toEqual([entries.length, entries.length]);
      return entries.map(({ record }) => record.id).sort();
    };
    expect(await seenBy("ann")).toEqual(["s2", "s4", "s5"]);
    expect(await seenBy("ben")).toEqual(["s1", "s3", "s4"]);
    expect(await seenBy("cat")).toEqual(["s3", "s4"]);
  });

  test("statements are found and counted by each filter", async () => {
    const store = await open();
    await seed(store);
    const find = async (query: Partial<StatementQuery>) => {
      const found = idsOf(await store.lists.statements("main", { limit: 10, ...query }));
      expect(await store.lists.statementCount("main", { limit: 10, ...query })).toBe(found.length);
      return found.sort().join(" ");
    };
    expect(await find({ documents: ["d1", "d3"] })).toBe("s1 s2 s4");
    expect(await find({ documents: [] })).toBe("");
    expect(await find({ types: ["position"] })).toBe("s1 s2 s3 s4");
    expect(await find({ reviews: ["draft"] })).toBe("s1 s3");
    expect(await find({ statuses: ["denied"] })).toBe("s3");
    expect(await find({ coders: ["person:ann"] })).toBe("s2");
    expect(await find({ seen: { owners: ["ben"], inPlaceFor: "ben" } })).toBe("s1 s3 s4");
    expect(await find({ seen: { owners: ["ann", "ben"], inPlaceFor: "ben" } })).toBe("s1 s2 s3 s4");
    expect(await find({ speakers: ["e1"] })).toBe("s1 s4");
    expect(await find({ entities: ["e1"] })).toBe("s1 s3 s4");
    expect(await find({ entities: ["e3"] })).toBe("s1 s2");
    expect(await find({ where: [{ variable: "concept", is: ["e3", "e4"] }] })).toBe("s1 s2 s4");
    expect(await find({ where: [{ variable: "agreement", is: [true] }] })).toBe("s1");
    expect(await find({ where: [{ variable: "agreement", is: ["false"] }] })).toBe("s2");
    expect(await find({ where: [{ variable: "agreement", is: [null, true] }] })).toBe("s1 s3 s4");
    expect(await find({ where: [{ variable: "intensity", is: ["0.5"] }] })).toBe("s3");
    expect(
      await find({
        where: [
          { variable: "words", is: ["first"] },
          { variable: "concept", is: ["e3"] },
        ],
      }),
    ).toBe("s1");
    expect(await find({ words: "CERTAIN nothing" })).toBe("s4");
    expect(await find({ from: "2023-06-01", to: "2024-12-31" })).toBe("s1 s2");
    expect(await find({ from: "2020-05-05", to: "2020-05-05" })).toBe("s3");
  });

  test("pages follow each other without gap or repetition while records come and go", async () => {
    const store = await open();
    const revision = await seed(store);
    for (const sort of ["place", "date", "speaker", "confidence"] as const) {
      for (const order of ["ascending", "descending"] as const) {
        const whole = idsOf(await store.lists.statements("main", { limit: 10, sort, order }));
        const parts: string[] = [];
        for (let cursor: string | undefined; ;) {
          const page = await store.lists.statements("main", { limit: 1, sort, order, cursor });
          parts.push(...idsOf(page));
          if (page.next === null) break;
          cursor = page.next;
        }
        expect(parts).toEqual(whole);
      }
    }
    const first = await store.lists.statements("main", { limit: 2, sort: "place" });
    await store.history.commit(sampleCommit([removed("statement", "s2", revision), made("statement", sampleStatement("s0", "d1", { start: 2 }))]));
    expect(idsOf(await store.lists.statements("main", { limit: 5, sort: "place", cursor: first.next ?? "" }))).toEqual(["s3", "s4"]);
  });

  test("a cursor of another list, or none at all, is refused", async () => {
    const store = await open();
    await seed(store);
    const { next } = await store.lists.statements("main", { limit: 1, sort: "date" });
    for (const cursor of [
      next ?? "",
      "nonsense",
      "",
      Buffer.from('["place+",1,2,3]').toString("base64url"),
      Buffer.from('{"a":1}').toString("base64url"),
    ]) {
      const options = { limit: 1, sort: "confidence", cursor } as const;
      await expect(store.lists.statements("main", options)).rejects.toMatchObject({ code: "RAP_STORE_CURSOR" });
    }
    for (const day of ["2024-02-30", "soon", "0000-01-01"]) {
      const cursor = Buffer.from(JSON.stringify(["date+", day, "s1"])).toString("base64url");
      await expect(store.lists.statements("main", { limit: 1, sort: "date", cursor })).rejects.toMatchObject({ code: "RAP_STORE_CURSOR" });
    }
    await expect(store.history.list("main", { limit: 1, cursor: "x" })).rejects.toMatchObject({ code: "RAP_STORE_CURSOR" });
  });

  test("a day that no calendar has is none, in a document, a statement and a filter", async () => {
    const store = await open();
    const content = sampleContent("Hello world.");
    await store.contents.keep("main", content);
    const document = sampleDocument("d1", content, { published: "0000-01-01" });
    const statements = ["2024-02-30", "2024-02-29"].map((date, at) => made("statement", sampleStatement(`s${at}`, "d1", { values: { date } })));
    await store.history.commit(sampleCommit([made("type", sampleType()), made("document", document), ...statements]));
    const from = "0000-01-01";
    expect(idsOf(await store.lists.statements("main", { limit: 5, sort: "date", from }))).toEqual(["s1"]);
    expect(idsOf(await store.lists.documents("main", { limit: 5, from }))).toEqual([]);
    expect((await store.records.get("main", "document", "d1"))?.record.published).toBe("0000-01-01");
  });
}

function facetsAndEntities({ open }: TestStores): void {
  test("facets count what a query finds", async () => {
    const store = await open();
    await seed(store);
    const facets = await store.lists.statementFacets("main", { limit: 1 });
    const short = (name: string) => facets[name]?.map(({ label, count }) => `${label} ${count}`);
    expect(short("types")).toEqual(["position 4"]);
    expect(short("reviews")).toEqual(["draft 2", "accepted 1", "rejected 1"]);
    expect(short("coders")).toEqual(["builtin:builtin@1 3", "person:ann 1"]);
    expect(short("speakers")).toEqual(["Zoë Adams 2", "Bo Carter 1"]);
    expect(short("values.concept")).toEqual(["Sanctions 2", "Sanction relief 1"]);
    expect(short("values.agreement")).toEqual(["false 1", "true 1"]);
    const narrowed = await store.lists.statementFacets("main", { limit: 1, reviews: ["draft"] });
    expect(narrowed["values.concept"]).toEqual([{ value: "e3", label: "Sanctions", count: 1 }]);
    const ofDocuments = await store.lists.documentFacets("main", { limit: 1 });
    expect(ofDocuments["tags"]?.map(({ value, count }) => [value, count])).toEqual([
      ["votes", 2],
      ["berlin", 1],
      ["food", 1],
    ]);
    expect(ofDocuments["review"]?.map(({ value, count }) => [value, count])).toEqual([
      ["with drafts", 2],
      ["reviewed", 1],
      ["without statements", 1],
    ]);
    expect(ofDocuments["contributors"]).toEqual([{ value: "e2", label: "Bo Carter", count: 1 }]);
  });

  test("entities: most used first, names that begin with the text before those that hold it", async () => {
    const store = await open();
    await seed(store);
    const find = async (query: object) =>
      (await store.lists.entities("main", { limit: 10, ...query })).entries.map(({ record, uses }) => `${record.id} ${uses}`);
    expect(await find({})).toEqual(["e1 3", "e3 2", "e2 1", "e4 1"]);
    expect(await find({ text: "sanction" })).toEqual(["e3 2", "e4 1"]);
    expect(await find({ text: "adams" })).toEqual(["e1 3"]);
    expect(await find({ text: "a" })).toEqual(["e1 3", "e3 2", "e2 1", "e4 1"]);
    expect(await find({ text: "rel" })).toEqual(["e4 1"]);
    expect(await find({ types: ["state"] })).toEqual([]);
    const first = await store.lists.entities("main", { limit: 3 });
    expect(idsOf(await store.lists.entities("main", { limit: 3, cursor: first.next ?? "" }))).toEqual(["e4"]);
  });

  test("a merged entity counts for what it was merged into, until it is set free again", async () => {
    const store = await open();
    const revision = await seed(store);
    const find = async (query: object) =>
      (await store.lists.entities("main", { limit: 10, ...query })).entries.map(({ record, uses }) => `${record.id} ${uses}`);
    const merge = sampleEntity("e4", { name: "Sanction relief", mergedInto: "e3" });
    const merged = await store.history.commit(sampleCommit([changed("entity", merge, revision)]));
    const chain = sampleEntity("e3", { name: "Sanctions", aliases: ["embargo"], mergedInto: "e2" });
    const chained = await store.history.commit(sampleCommit([changed("entity", chain, revision)]));
    expect(await find({})).toEqual(["e1 3", "e2 3"]);
    expect(await store.lists.statementCount("main", { limit: 1, entities: ["e4"] })).toBe(3);
    const { table } = await store.tables.statements("main");
    expect(table.variables["concept"]).toMatchObject({ dictionary: ["person:e2"] });
    await store.history.commit(await store.history.inverse("main", chained.revision, { account: "ann", name: "Ann" }));
    await store.history.commit(await store.history.inverse("main", merged.revision, { account: "ann", name: "Ann" }));
    expect(await find({})).toEqual(["e1 3", "e3 2", "e2 1", "e4 1"]);
  });

  test("what an entity goes by is not counted where it goes with the statement that names it", async () => {
    const store = await open();
    await seed(store);
    const changes = [
      made("entity", sampleEntity("e9", { name: "Bo Carter the Elder", mergedInto: "e2" })),
      made("statement", sampleStatement("s9", "d1", { speaker: "e9", start: 7 })),
    ];
    const { revision } = await store.history.commit(sampleCommit(changes));
    const usesOf = async (): Promise<number | undefined> =>
      (await store.lists.entities("main", { limit: 10 })).entries.find(({ record }) => record.id === "e2")?.uses;
    expect(await usesOf()).toBe(2);
    await store.history.commit(await store.history.inverse("main", revision, { account: "ann", name: "Ann" }));
    expect(await usesOf()).toBe(1);
  });

  test("a variable that comes to hold entities links its statements to them, and only to such that are there", async () => {
    const store = await open();
    const revision = await seed(store);
    const named = await store.history.commit(sampleCommit([made("statement", sampleStatement("s5", "d1", { values: { words: "e2" } }))]));
    const holdsEntities = sampleType("position", {
      variables: sampleType().variables.map((one) => (one.name === "words" ? { ...one, kind: "entity" } : one)),
    });
    const change = changed("type", holdsEntities, revision);
    // s1 has the words "first", which are no entity.
    await expect(store.history.commit(sampleCommit([change]))).rejects.toMatchObject({
      code: "RAP_STORE_REFERENCE",
      details: { field: "values.words", id: "s1" },
    });
    const s1 = sampleStatement("s1", "d1", { start: 4, end: 9, speaker: "e1", values: { concept: "e3" } });
    await store.history.commit(sampleCommit([change, changed("statement", s1, revision)]));
    expect(await store.lists.statementCount("main", { limit: 1, entities: ["e2"] })).toBe(2);
    const uses = (await store.lists.entities("main", { limit: 10 })).entries.map(({ record, uses: count }) => [record.id, count]);
    expect(uses).toEqual([
      ["e1", 3],
      ["e2", 2],
      ["e3", 2],
      ["e4", 1],
    ]);
    await expect(store.history.commit(sampleCommit([removed("entity", "e2", revision)]))).rejects.toMatchObject({ details: { id: "s2" } });
    expect((await store.tables.statements("main")).table.variables["words"]).toMatchObject({ kind: "entity", dictionary: ["person:e2"] });
    expect(named.revision).toBe(revision + 1);
  });

  test("renaming a speaker and dating a document move their statements", async () => {
    const store = await open();
    const revision = await seed(store);
    const content = await store.records.get("main", "document", "d3");
    await store.history.commit(
      sampleCommit([
        changed("entity", sampleEntity("e1", { name: "Aaron", aliases: [] }), revision),
        changed("document", { ...(content?.record ?? sampleDocument("d3", sampleContent(""))), published: "2019-01-01" }, revision),
      ]),
    );
    expect(idsOf(await store.lists.statements("main", { limit: 9, sort: "speaker" }))).toEqual(["s1", "s4", "s2", "s3"]);
    expect(idsOf(await store.lists.statements("main", { limit: 9, sort: "date" }))).toEqual(["s4", "s3", "s1", "s2"]);
  });
}

function contentsAndRecords({ open }: TestStores): void {
  test("contents are kept once, found by source and by text, and refused where no database could hold them", async () => {
    const store = await open();
    await seed(store);
    const content = sampleContent("Text of d2 in five words");
    await store.contents.keep("main", { ...content, language: "de" } as typeof content);
    expect(await store.contents.get("main", content.id)).toEqual(content);
    expect(await store.contents.find("main", { textSha256: content.textSha256 })).toEqual({ documentId: "d2" });
    expect(await store.contents.find("main", { sha256: sampleDocument("d2", content).sha256 })).toEqual({ documentId: "d2" });
    expect(await store.contents.find("other", { textSha256: content.textSha256 })).toBeNull();
    await expect(store.contents.keep("main", sampleContent("half \ud800"))).rejects.toMatchObject({ code: "RAP_STORE_TEXT" });
    await expect(store.contents.keep("main", sampleContent("nul \0"))).rejects.toMatchObject({ code: "RAP_STORE_TEXT" });
  });

  test("a text whose document was joined to another is found there, until that is undone", async () => {
    const store = await open();
    await seed(store);
    const content = sampleContent("Text of d2 in five words");
    const [kept, joined] = [await store.records.get("main", "document", "d1"), await store.records.get("main", "document", "d2")];
    if (kept === null || joined === null) return expect.unreachable();
    const { title, published, publisher, url, sourceName, contentId } = joined.record;
    const sources = [{ documentId: "d2", contentId, sha256: "f".repeat(64), title, published, publisher, url, sourceName }];
    await store.history.commit(sampleCommit([changed("document", { ...kept.record, sources }, kept.revision)]));
    const standing = await store.contents.ofDocuments("main");
    expect(standing.map(({ documentId }) => documentId).slice(0, 2)).toEqual(["d1", "d2"]);
    expect(await store.contents.texts("main", [contentId, "none"])).toEqual(new Map([[contentId, content.text]]));
    expect(await store.contents.find("main", { textSha256: content.textSha256 })).toEqual({ documentId: "d1" });
    expect(await store.contents.find("main", { textSha256: content.textSha256 }, new Set(["d2"]))).toEqual({ documentId: "d2" });
    expect(await store.contents.find("main", { sha256: "f".repeat(64) })).toEqual({ documentId: "d1" });
    const head = await store.history.head("main");
    await store.history.commit(await store.history.inverse("main", head, { account: "local", name: "local" }));
    expect(await store.contents.find("main", { sha256: "f".repeat(64) })).toBeNull();
  });

  test("NUL, half characters and marks in every field are kept as they are", async () => {
    const store = await open();
    await seed(store);
    const odd = "a\0b\ud800c\u{1f600}é";
    await store.history.commit(
      sampleCommit(
        [
          made("entity", sampleEntity("odd", { key: odd, name: odd, aliases: [odd] })),
          made("statement", sampleStatement("s9", "d1", { quote: odd, values: { words: odd } })),
        ],
        {
          summary: "odd",
        },
      ),
    );
    expect((await store.records.get("main", "entity", "odd"))?.record.name).toBe(odd);
    expect((await store.records.get("main", "statement", "s9"))?.record.values).toEqual({ words: odd });
    expect(await store.lists.statementCount("main", { limit: 1, where: [{ variable: "words", is: [odd] }] })).toBe(1);
  });

  test("records of a kind come in order of id, many by their ids in the order asked for", async () => {
    const store = await open();
    await seed(store);
    await store.history.commit(
      sampleCommit([made("project", { id: "main", name: "Main", description: "", isBlind: false, scale: "icd203", locale: "en" })]),
    );
    expect((await store.records.projects()).map(({ record }) => record.id)).toEqual(["main"]);
    const many = await store.records.getMany("main", "entity", ["e3", "none", "e1"]);
    expect(many.map(({ record }) => record.id)).toEqual(["e3", "e1"]);
  });
}
