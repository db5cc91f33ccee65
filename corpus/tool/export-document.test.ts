import { describe, expect, it } from "vitest";
import { corpusStats } from "./corpus-stats.ts";
import { exportDocument } from "./export-document.ts";
import { parseGrid } from "./documents/read-grid.ts";
import { annotateSample, sampleDocument } from "./sample-for-tests.ts";

const row = parseGrid(
  "id\tsplit\tgenre\tregion\tdecade\tenglish\twords\ttone\tlayout\ttopic\nd900\ttrain\toped\tr\t1990s\tBritish\t40\tt\tplain\tgate",
)[0];
const { annotation } = annotateSample(`8 relation ACCUSE | trigger: condemned | source: Paris | target: - | object: the accord
14 relation CONSULT mutual | trigger: met | source: They =France + Turkey
11 position against plain | trigger: over | concept: It =the accord | by: -
10 quote direct | span: "We will not ... 11:over." | cue: said | speaker: She =Ottilie Varga-Moss`);

/** Every record with a start and an end, at any depth. */
function spansIn(value: unknown): { start: number; end: number; text?: string }[] {
  if (Array.isArray(value)) return value.flatMap(spansIn);
  if (typeof value !== "object" || value === null) return [];
  const own = "start" in value && typeof value.start === "number" ? [value as { start: number; end: number }] : [];
  return [...own, ...Object.values(value).flatMap(spansIn)];
}

describe("exportDocument", () => {
  if (row === undefined) throw new Error("the row is missing");
  const record = exportDocument(row, sampleDocument(), annotation);
  const text = String(record["text"]);

  it("gives every span at offsets of the text", () => {
    const spans = spansIn(record).filter((span) => span.text !== undefined);
    expect(spans.length).toBeGreaterThan(8);
    for (const span of spans) expect(text.slice(span.start, span.end)).toBe(span.text);
  });

  it("keeps empty parties apart from parties that are not given", () => {
    expect(record["relations"]).toMatchObject([
      {
        id: "d900:5",
        action: "ACCUSE",
        status: "actual",
        mutual: false,
        target: [],
        by: null,
        place: null,
        saidBy: ["Ottilie Varga-Moss"],
        source: [{ text: "Paris", names: ["France"] }],
      },
      { id: "d900:6", mutual: true, source: [{ text: "They", names: ["France", "Turkey"] }] },
    ]);
    expect(record["positions"]).toMatchObject([{ saidBy: [], concept: { text: "It", gloss: "the accord", referent: { text: "the accord" } } }]);
    expect(record["quotes"]).toMatchObject([
      { mode: "direct", span: { text: "“We will not … hurry. It is over.”" }, saidBy: ["Ottilie Varga-Moss"] },
    ]);
  });

  it("lists mentions by role and by name", () => {
    const entities = record["entities"] as { name: string; mentions: { start: number; end: number; by: string }[] }[];
    const mentions = entities.map(({ name, mentions: all }) => [name, ...all.map((one) => `${text.slice(one.start, one.end)} ${one.by}`)]);
    expect(mentions).toEqual([["Ottilie Varga-Moss", "Ottilie Varga-Moss name", "She role"], ["France", "Paris role"], ["Turkey"]]);
  });

  it("exports a document that is not annotated", () => {
    expect(exportDocument(row, sampleDocument(), undefined)).toMatchObject({ annotated: false, relations: [], sections: [], text });
  });

  it("counts by group", () => {
    const stats = corpusStats([{ row, document: sampleDocument(), annotation }], (one) => one.split);
    expect(stats.get("train")).toMatchObject({ documents: 1, annotated: 1, relation: 2, position: 1, forecast: 0, quote: 1, entities: 3 });
    expect(stats.get("all")).toEqual(stats.get("train"));
  });
});
