import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import type { Readout } from "@rapporteur/reader/readout";
import { collect } from "../library/collect.ts";
import { importReadout, importReadouts } from "./import-readout.ts";
import { mergeEntities } from "../entities/merge-entities.ts";
import { openStoredDocument } from "./stored-document.ts";
import { openDesk, type TestDesk } from "../library/testing/desk.ts";
import { documentReadout } from "./to-readout.ts";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const bySpan = (readout: Readout): Readout["statements"] =>
  readout.statements.toSorted((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));

/** The sample over another text, so that it is another document. */
function elsewhere(title: string, change: (readout: Readout) => Partial<Readout> = () => ({})): Readout {
  const readout = { ...sampleReadout, document: { ...sampleReadout.document, title, text: `${sampleReadout.document.text}\n${title}\n` } };
  return { ...readout, ...change(readout) };
}

describe("importReadout", () => {
  it("compares experts as long as no statement of a side is rejected", async () => {
    const reviewed = (review: "accepted" | "rejected") =>
      elsewhere(review, ({ statements }) => ({ statements: statements.map((one) => (one.id === "f2" ? { ...one, review } : one)) }));
    const comparisons = [];
    for (const review of ["accepted", "rejected"] as const) {
      const { documentId } = await importReadout(desk.workplace, { readout: reviewed(review) });
      comparisons.push((await documentReadout(desk.workplace, documentId)).comparison.length);
    }
    expect(comparisons).toEqual([1, 0]);
  });

  it("cuts what is longer than a library keeps", async () => {
    const tags = [...Array.from({ length: 250 }, (_, at) => `tag ${at}`), "t".repeat(150)].toReversed();
    const { document } = sampleReadout;
    const long = { ...document, title: "n".repeat(1100), publisher: "p".repeat(600), standfirst: "s".repeat(10_100), tags };
    const { documentId } = await importReadout(desk.workplace, { readout: { ...sampleReadout, document: long }, sourceName: "f".repeat(1100) });
    const stored = (await openStoredDocument(desk.workplace, documentId)).document.record;
    expect([stored.title, stored.publisher, stored.standfirst, stored.sourceName].map((text) => text?.length)).toEqual([1000, 500, 10_000, 1000]);
    expect([stored.tags.length, stored.tags[0]]).toEqual([200, "t".repeat(100)]);
  });

  it.each([
    ["http://longview.example/page", "http://longview.example/page"],
    ["javascript:alert(1)", null],
    [" JavaScript:alert(1)", null],
    ["java\nscript:alert(1)", null],
    ["data:text/html,<script>alert(1)</script>", null],
    ["file:///etc/passwd", null],
    ["HTTPS://example.org/page", "HTTPS://example.org/page"],
    ["www.example.org/page", "www.example.org/page"],
  ])("keeps as address of a document what leads to a page, or nowhere: %j", async (url, kept) => {
    const { documentId } = await importReadout(desk.workplace, { readout: { ...sampleReadout, document: { ...sampleReadout.document, url } } });
    expect((await openStoredDocument(desk.workplace, documentId)).document.record.url).toBe(kept);
  });

  it("gives back what was imported", async () => {
    const { documentId, wasKnown } = await importReadout(desk.workplace, { readout: sampleReadout, rights: "public", sourceName: "sample.json" });
    expect(wasKnown).toBe(false);
    const back = await documentReadout(desk.workplace, documentId);
    expect(back.statements).toEqual(bySpan(sampleReadout));
    expect(back.document).toEqual({ ...sampleReadout.document, textSha256: back.document.textSha256 });
    const { entities, quotations, answers, comparison, producer, warnings } = sampleReadout;
    expect(back.entities.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      expect.arrayContaining(entities.map((entity) => expect.objectContaining({ id: entity.id, name: entity.name, mentions: entity.mentions }))),
    );
    expect([back.quotations, back.answers, back.comparison, back.producer, back.warnings]).toEqual([
      quotations,
      answers,
      comparison,
      producer,
      warnings,
    ]);
  });

  it("keeps everybody who signs a joint text, finds it by each, and gives them back", async () => {
    const joint = elsewhere("Joint", ({ document, entities }) => {
      const [first, ...others] = document.contributions;
      const ben = { ...entities[0], id: "person:ben-sample", type: "person" as const, name: "Ben Sample", aliases: [], mentions: [] };
      const coAuthors = [{ author: ben.id, affiliation: null, roles: [{ text: "retired judge", org: null, former: true }] }];
      if (first === undefined) throw new Error("the sample has contributions");
      return {
        document: { ...document, title: "Joint", text: `${document.text}\nJoint\n`, contributions: [{ ...first, coAuthors }, ...others] },
        entities: [...entities, ben] as Readout["entities"],
      };
    });
    const { documentId } = await importReadout(desk.workplace, { readout: joint });
    const back = await documentReadout(desk.workplace, documentId);
    expect(back.document.contributions).toEqual(joint.document.contributions);
    const ben = back.entities.find(({ name }) => name === "Ben Sample");
    expect(ben?.id).toBe("person:ben-sample");
    const listed = await desk.workplace.store.lists.documents("main", { limit: 10 });
    expect(listed.entries.find(({ record }) => record.id === documentId)?.contributors.map(({ name }) => name)).toContain("Ben Sample");
  });

  it("changes nothing when the text is known, alone or in one go", async () => {
    const first = await importReadout(desk.workplace, { readout: sampleReadout });
    const head = await desk.workplace.store.history.head("main");
    expect(await importReadout(desk.workplace, { readout: { ...sampleReadout } })).toEqual({ ...first, wasKnown: true });
    expect(await desk.workplace.store.history.head("main")).toBe(head);
    const other = elsewhere("Other");
    const both = await importReadouts(desk.workplace, [{ readout: other }, { readout: structuredClone(other) }]);
    expect(both.map(({ wasKnown }) => wasKnown)).toEqual([false, true]);
    expect(both[0]?.documentId).toBe(both[1]?.documentId);
  });

  it("keeps one entity a key, finds others by name, and follows merges", async () => {
    await importReadout(desk.workplace, { readout: sampleReadout });
    const renamed = elsewhere("Renamed", (readout) => ({
      entities: readout.entities.map((entity) => (entity.id === "person:ada-example" ? { ...entity, id: "person:a-example" } : entity)),
      statements: readout.statements.map((one) => ({ ...one, speaker: one.speaker === null ? null : "person:a-example" })),
      document: {
        ...readout.document,
        contributions: readout.document.contributions.map((one) => ({ ...one, author: one.author === null ? null : "person:a-example" })),
      },
      quotations: [],
    }));
    await importReadout(desk.workplace, { readout: renamed });
    const entities = await collect(desk.workplace.store.records.all("main", "entity"));
    const keys = entities.map(({ record }) => record.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).not.toContain("person:a-example");
    const idOf = (key: string): string => entities.find(({ record }) => record.key === key)?.record.id ?? "";
    await mergeEntities(desk.workplace, { into: idOf("state:GRA"), from: [idOf("state:RUR")] });
    const { documentId } = await importReadout(desk.workplace, { readout: elsewhere("Merged") });
    const { statements } = await openStoredDocument(desk.workplace, documentId);
    const relation = statements.find(({ record }) => record.type === "relation")?.record;
    expect([relation?.values["source"], relation?.values["target"]]).toEqual([idOf("state:GRA"), idOf("state:GRA")]);
    expect((await documentReadout(desk.workplace, documentId)).entities.map(({ id }) => id)).not.toContain("state:RUR");
  });

  it("refuses a quote that does not stand in the text, and imports nothing of it", async () => {
    const forged = elsewhere("Forged", ({ statements }) => ({ statements: statements.map((one) => ({ ...one, quote: `${one.quote}!` })) }));
    await expect(importReadout(desk.workplace, { readout: forged })).rejects.toMatchObject({ code: "RAP_LIBRARY_QUOTE" });
    expect(await collect(desk.workplace.store.records.all("main", "document"))).toEqual([]);
  });

  it("makes one document of a text that comes in several times at once", async () => {
    const readout = elsewhere("Often");
    const imported = await Promise.all(Array.from({ length: 5 }, () => importReadout(desk.workplace, { readout: structuredClone(readout) })));
    expect(new Set(imported.map(({ documentId }) => documentId)).size).toBe(1);
    expect(imported.filter(({ wasKnown }) => !wasKnown)).toHaveLength(1);
    expect(await collect(desk.workplace.store.records.all("main", "document"))).toHaveLength(1);
  });

  it("answers a key that is used again as it did first", async () => {
    const options = { requestKey: "key-00000001" };
    const first = await importReadout(desk.workplace, { readout: elsewhere("First") }, options);
    expect((await importReadout(desk.workplace, { readout: elsewhere("Second") }, options)).documentId).toBe(first.documentId);
  });

  it("imports from two sides at once without two entities for one key", async () => {
    const texts = Array.from({ length: 8 }, (_, at) => elsewhere(`Number ${at}`));
    await Promise.all(texts.map((readout) => importReadout(desk.workplace, { readout })));
    const keys = (await collect(desk.workplace.store.records.all("main", "entity"))).map(({ record }) => record.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(await collect(desk.workplace.store.records.all("main", "document"))).toHaveLength(8);
  });
});
