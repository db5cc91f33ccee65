import { expect, test } from "vitest";
import type { Change } from "../../records/revision.ts";
import type { SearchQuery, SearchResult } from "../search-query.ts";
import type { Store } from "../store.ts";
import { describeStores } from "../testing/describe-stores.ts";
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

const summit = "Putin met Xi in Beijing.\n\nThe gas pipeline was not agreed, and gas prices fell. China's don't-know policy holds.";
const taiwan = "Taiwan watches Beijing.\n\nA café in Taipei serves gas-station coffee. Мир и война. 北京の夏 🚀🚀";

const author = sampleEntity("e1", { name: "Jane Doe" });
const contentOf = (text: string) =>
  sampleContent(text, {
    blocks: [
      { kind: "title", level: 1, start: 0, end: text.indexOf("\n") },
      { kind: "paragraph", level: 0, start: text.indexOf("\n") + 2, end: text.length },
    ],
    contributions: [
      { heading: null, start: 0, end: text.length, body: [0, text.length], bio: null, author: "e1", affiliation: null, roles: [] },
    ] as never,
  });
const summitDocument = sampleDocument("d1", contentOf(summit), {
  title: "Summit in Beijing",
  published: "2024-05-01",
  tags: ["energy", "great powers"],
  note: "To be read twice",
});
const taiwanDocument = sampleDocument("d2", contentOf(taiwan), { title: "A view from Taipei", published: "2024-06-01", tags: ["war"] });
const statement = sampleStatement("s1", "d1", {
  start: 26,
  end: 57,
  quote: summit.slice(26, 57),
  note: "Surprising",
  coder: { kind: "person", name: "ann" },
});

async function fill(store: Store): Promise<number> {
  await store.contents.keep("main", contentOf(summit));
  await store.contents.keep("main", contentOf(taiwan));
  const changes: Change[] = [
    made("type", sampleType()),
    made("entity", author),
    made("document", summitDocument),
    made("document", taiwanDocument),
    made("statement", statement),
  ];
  return (await store.history.commit(sampleCommit(changes))).revision;
}

async function found(store: Store, text: string, given: Partial<SearchQuery> = {}): Promise<string[]> {
  const { entries } = await store.search.find("main", { text, limit: 50, ...given });
  return entries.map(({ documentId, statementId, field, snippet, hits }) =>
    [statementId ?? documentId, field, hits.map(([start, end]) => snippet.slice(start, end)).join("|")].join(" "),
  );
}

/** What search promises, whatever the store is. */
describeStores("search", ({ open }) => {
  const filled = async (): Promise<{ store: Store; revision: number }> => {
    const store = await open();
    return { store, revision: await fill(store) };
  };

  test("words, phrases, beginnings, fields, exclusions and alternatives", async () => {
    const { store } = await filled();
    expect(await found(store, "beijing")).toEqual(["d1 title Beijing", "d2 text Beijing", "d1 text Beijing"]);
    expect(await found(store, '"gas pipeline"')).toEqual(["s1 quote gas pipeline", "d1 text gas pipeline"]);
    expect(await found(store, '"pipeline gas"')).toEqual([]);
    expect(await found(store, "pipe*")).toEqual(["s1 quote pipeline", "d1 text pipeline"]);
    expect(await found(store, "title:beijing")).toEqual(["d1 title Beijing"]);
    expect(await found(store, "beijing -taiwan")).toEqual(["d1 title Beijing", "d1 text Beijing"]);
    expect(await found(store, "surprising OR taipei")).toEqual(["d2 title Taipei", "s1 note Surprising", "d2 text Taipei"]);
    expect(await found(store, "author:doe tag:war")).toEqual(["d2 author Doe", "d2 tag war"]);
    expect(await found(store, "twice")).toEqual(["d1 note twice"]);
    expect(await found(store, "don't")).toEqual(["d1 text don't"]);
  });

  test("every word must stand in the document, passages with more of them come first", async () => {
    const { store } = await filled();
    expect(await found(store, "xi gas")).toEqual(["s1 quote gas", "d1 text gas|gas", "d1 text Xi"]);
    expect(await found(store, "putin taipei")).toEqual([]);
    expect(await found(store, "title:summit prices")).toEqual(["d1 title Summit", "d1 text prices"]);
  });

  test("folds accents and reads every script", async () => {
    const { store } = await filled();
    expect(await found(store, "CAFE")).toEqual(["d2 text café"]);
    expect(await found(store, "МИР")).toEqual(["d2 text Мир"]);
    expect(await found(store, "вой*")).toEqual(["d2 text война"]);
    expect(await found(store, "北京")).toEqual(["d2 text 北京"]);
    expect(await found(store, "京北")).toEqual([]);
    expect(await found(store, "🚀")).toEqual(["d2 text 🚀|🚀"]);
  });

  test("narrows to fields, documents and what may be seen of others' coding", async () => {
    const { store } = await filled();
    expect(await found(store, "gas", { fields: ["quote"] })).toEqual(["s1 quote gas"]);
    expect(await found(store, "gas", { fields: ["quote"], seen: { owners: ["ben"], inPlaceFor: "ben" } })).toEqual([]);
    expect(await found(store, "gas", { fields: ["quote"], seen: { owners: ["ann"], inPlaceFor: "ann" } })).toEqual(["s1 quote gas"]);
    expect(await found(store, "gas", { documents: ["d2"] })).toEqual(["d2 text gas"]);
    expect(await found(store, "gas", { documents: [] })).toEqual([]);
    expect(await found(store, "gas", { documents: ["a\0b", "half \ud800", "d2"] })).toEqual(["d2 text gas"]);
    expect(await found(store, "title:gas", { fields: ["text"] })).toEqual([]);
    expect((await store.search.find("elsewhere", { text: "gas", limit: 9 })).entries).toEqual([]);
  });

  test("a result says where it stands", async () => {
    const { store } = await filled();
    const { entries } = await store.search.find("main", { text: "pipeline", limit: 9 });
    expect(entries).toEqual<SearchResult[]>([
      {
        documentId: "d1",
        statementId: "s1",
        field: "quote",
        title: "Summit in Beijing",
        start: 26,
        end: 57,
        snippet: summit.slice(26, 57),
        hits: [[8, 16]],
      },
      {
        documentId: "d1",
        statementId: null,
        field: "text",
        title: "Summit in Beijing",
        start: 26,
        end: summit.length,
        snippet: summit.slice(26),
        hits: [[8, 16]],
      },
    ]);
  });

  test("follows every change: words, dates, names, removal, undo", async () => {
    const { store, revision } = await filled();
    const by = { account: "ann", name: "Ann" };
    const next = await store.history.commit(
      sampleCommit([
        changed("document", { ...summitDocument, title: "Meeting", tags: ["gas"], published: "2024-07-01" }, revision),
        changed("entity", { ...author, name: "Jane Roe" }, revision),
        changed("statement", { ...statement, note: "Expected" }, revision),
      ]),
    );
    expect(await found(store, "title:beijing OR tag:energy OR author:doe OR surprising")).toEqual([]);
    expect(await found(store, "meeting OR tag:gas OR expected")).toEqual(["d1 title Meeting", "d1 tag gas", "s1 note Expected"]);
    expect(await found(store, "author:roe")).toEqual(["d1 author Roe", "d2 author Roe"]);
    expect(await found(store, "beijing")).toEqual(["d1 text Beijing", "d2 text Beijing"]);
    await store.history.commit(sampleCommit([removed("statement", "s1", next.revision), removed("document", "d1", next.revision)]));
    expect(await found(store, "gas")).toEqual(["d2 text gas"]);
    const head = await store.history.head("main");
    await store.history.commit(await store.history.inverse("main", head, by));
    expect(await found(store, "gas")).toEqual(["d1 tag gas", "s1 quote gas", "d1 text gas|gas", "d2 text gas"]);
  });

  test("authors are found under the name that a merge leads to, and again under their own when it is undone", async () => {
    const { store, revision } = await filled();
    const other = sampleEntity("e2", { name: "Joan Smith" });
    await store.history.commit(sampleCommit([made("entity", other)]));
    const merge = await store.history.commit(sampleCommit([changed("entity", { ...author, mergedInto: "e2" }, revision)]));
    expect(await found(store, "author:smith")).toEqual(["d2 author Smith", "d1 author Smith"]);
    expect(await found(store, "author:doe")).toEqual([]);
    await store.history.commit(await store.history.inverse("main", merge.revision, { account: "ann", name: "Ann" }));
    expect(await found(store, "author:doe")).toEqual(["d2 author Doe", "d1 author Doe"]);
  });

  test("pages follow one another without gap or repetition, past the rows that are ranked together", async () => {
    const store = await open();
    const content = contentOf("oil\n\noil ");
    await store.contents.keep("main", content);
    const documents = Array.from({ length: 320 }, (_, index) =>
      sampleDocument(`d${index}`, content, { title: index % 7 === 0 ? "Oil, oil" : "x", published: index % 3 === 0 ? null : "2024-01-01" }),
    );
    await store.history.commit(sampleCommit([made("entity", author), ...documents.map((document) => made("document", document))]));
    const seen: string[] = [];
    let pages = 0;
    for (let cursor: string | null | undefined; cursor !== null; pages++) {
      const page = await store.search.find("main", { text: "oil", limit: 90, cursor });
      seen.push(...page.entries.map(({ documentId, field, start }) => `${documentId} ${field} ${start}`));
      cursor = page.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(320 * 2 + 46);
    expect(pages).toBe(8);
    expect(seen.slice(0, 46).every((place) => place.includes("title"))).toBe(true);
    await expect(store.search.find("main", { text: "oil", limit: 5, cursor: "x" })).rejects.toMatchObject({ code: "RAP_STORE_CURSOR" });
  });

  test("what cannot be read is refused", async () => {
    const store = await open();
    await expect(store.search.find("main", { text: '"open', limit: 5 })).rejects.toMatchObject({ code: "RAP_STORE_SEARCH" });
    for (const text of ["'; drop table", "a\\'b", "a:b", '" OR 1=1', "AND NOT NEAR(a b)", "x^2 {y}", "%_"]) {
      await store.search.find("main", { text, limit: 5 }).catch((problem: { code?: string }) => expect(problem.code).toBe("RAP_STORE_SEARCH"));
    }
  });
});
