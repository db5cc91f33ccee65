import { describe, expect, it } from "vitest";
import type { Readout } from "../../packages/reader/src/readout/readout.ts";
import { documentsOf, type GoldRecord, type GoldRelation } from "./corpus-gold.ts";
import { measuredTypes, scoreReadout } from "./match-readout.ts";
import { asReadout } from "./second-annotator.ts";

const text = "Latvia and Estonia signed.";
const entity = (name: string) => ({ id: `state:${name}`, name, aliases: [], mentions: [[text.indexOf(name), text.indexOf(name) + name.length]] });

function record(relation: Partial<GoldRelation>): GoldRecord {
  const act = { action: "AGREE", trigger: { start: 19, end: 25 }, saidBy: [], source: null, target: null, mutual: false, ...relation };
  const entities = ["Latvia", "Estonia"].map((name) => ({ name, aliases: [] }));
  return { id: "d1", text, entities, relations: [act], positions: [], forecasts: [], causes: [], quotes: [] } as unknown as GoldRecord;
}

function readout(source: string | null, target: string | null): Readout {
  const statement = { type: "relation", start: 0, end: text.length, action: "AGREE", source, target, confidence: 0.5 };
  return { document: { text }, entities: [entity("Latvia"), entity("Estonia")], statements: [statement], quotations: [] } as unknown as Readout;
}

const party = (...names: string[]) => ({ start: null, end: null, text: null, names });

describe("relations of a readout against the corpus", () => {
  it("count a mutual act once for each pair, in either order", () => {
    for (const source of [[party("Latvia"), party("Estonia")], [party("Latvia", "Estonia")]]) {
      const gold = record({ source, mutual: true });
      for (const [from, to] of [
        ["Latvia", "Estonia"],
        ["Estonia", "Latvia"],
      ])
        expect(scoreReadout(gold, readout(`state:${from}`, `state:${to}`)).tallies.relation).toEqual({ right: 1, found: 1, gold: 1 });
      expect(scoreReadout(gold, readout("state:Latvia", null)).tallies.relation.right).toBe(0);
    }
  });

  it("hold the direction of an act that is not mutual", () => {
    const gold = record({ source: [party("Latvia")], target: [party("Estonia")] });
    expect(scoreReadout(gold, readout("state:Latvia", "state:Estonia")).tallies.relation.right).toBe(1);
    expect(scoreReadout(gold, readout("state:Estonia", "state:Latvia")).tallies.relation.right).toBe(0);
  });
});

describe("an annotation as a readout", () => {
  it("is right in everything by its own measure", () => {
    for (const gold of documentsOf(["d024", "d031", "d059", "d085", "d117", "d202", "d227"])) {
      const { tallies } = scoreReadout(gold, asReadout(gold));
      for (const type of measuredTypes) {
        const { right, found } = tallies[type];
        expect({ id: gold.id, type, wrong: found - right }).toEqual({ id: gold.id, type, wrong: 0 });
      }
    }
  });
});
