import { expect, it } from "vitest";
import { readModelFile } from "../../language/encoder/index.ts";
import { pageFrom } from "../page-for-tests.ts";
import { toPageUnits } from "../page-unit.ts";
import { type PageGraph, pageGraph } from "./page-graph.ts";
import { pairRelations, relationsOfPair } from "./relations.ts";
import { goldenScores, tinyPage, tinyVoices } from "./testing/tiny-voices.ts";
import { voiceModel } from "./voice-model.ts";
import { scoreVoices } from "./voice-network.ts";

const markup = "By Ada Lund\n\nThe port is closed. Nobody pays.\n\n## Another view\n\nKarl Rey: The port is open.";
const document = pageFrom(markup);
const graph = pageGraph(document, toPageUnits(document));
const rules = [0, 1, 1, 0, 2];

it("relates each sentence to each name: how far, what lies between, and what the rules say", () => {
  const rows = pairRelations(graph, rules);
  const of = (sentence: number, mention: number): number[] => {
    const at = (sentence * graph.people.mentions.length + mention) * relationsOfPair;
    return [...rows.subarray(at, at + relationsOfPair)];
  };
  expect(graph.people.mentions.map(({ written }) => written)).toEqual(["Ada Lund", "Karl Rey"]);
  // Ada Lund opens the page; the second sentence stands one sentence and one unit behind, and is hers by the rules.
  expect(of(1, 0)).toEqual([9, 17 + 9, 34, 42, 49]);
  expect(of(0, 0)).toEqual([8, 17 + 8, 34, 42, 50]);
  // Behind another name and a heading.
  expect(of(4, 0)).toEqual([12, 17 + 11, 35, 43, 51]);
  // Before a name, with a heading between.
  expect(of(1, 1)).toEqual([5, 17 + 6, 38, 46, 51]);
});

/** Another vector of two numbers for each of the sentences and mentions. */
const vectors = {
  sentences: Float32Array.from(tinyPage().vectors.slice(0, graph.sentences.length).flat()),
  parts: Float32Array.from(tinyPage().vectors.slice(graph.sentences.length).flat()),
};
const seen = { graph, vectors, rules };
const tiny = voiceModel(readModelFile(tinyVoices()));

it("sees of a page what training saw", () => {
  const { sentenceRows, mentionRows, sentenceOf, people } = graph;
  expect({ uf: sentenceRows, mf: mentionRows, ms: sentenceOf, mp: people.mentions.map(({ person }) => person) }).toEqual(tinyPage().seen);
  expect(Buffer.from(pairRelations(graph, rules)).toString("base64")).toBe(tinyPage().relations);
});

it("scores nobody and everybody for each sentence as training does, and the same again", () => {
  const { owners, ownerCount, stay } = scoreVoices(tiny, seen);
  const golden = goldenScores();
  expect([ownerCount, owners.length, stay.length]).toEqual([3, golden.owners.length, golden.stay.length]);
  for (const [at, score] of owners.entries()) expect(score).toBeCloseTo(golden.owners[at] as number, 3);
  for (const [at, gain] of stay.entries()) expect(gain).toBeCloseTo(golden.stay[at] as number, 3);
  expect(scoreVoices(tiny, seen).owners).toEqual(owners);
});

it("weighs what the rules say", () => {
  expect(scoreVoices(tiny, { ...seen, rules: [1, 1, 1, 1, 1] }).owners).not.toEqual(scoreVoices(tiny, seen).owners);
});

it("sees the vectors of sentences and of names", () => {
  const { owners } = scoreVoices(tiny, seen);
  for (const part of ["sentences", "parts"] as const) {
    const changed = vectors[part].map((value, at) => (at === 0 ? value + 2 : value));
    expect(scoreVoices(tiny, { ...seen, vectors: { ...vectors, [part]: changed } }).owners).not.toEqual(owners);
  }
});

it("gives nobody any words where the page names nobody", () => {
  const plain = pageFrom("The port is closed.");
  const bare: PageGraph = pageGraph(plain, toPageUnits(plain));
  const { owners, ownerCount } = scoreVoices(tiny, {
    graph: bare,
    vectors: { sentences: new Float32Array(2), parts: new Float32Array(0) },
    rules: [0],
  });
  expect([owners.length, ownerCount]).toEqual([1, 1]);
});

it.each([
  ["heads", 3, "the width 4 cannot be shared by 3 heads"],
  ["width", 6, "layer.0.before.scale has 4 numbers, not 6"],
  ["layers", 2, "the model has no tensor layer.1.before.scale"],
  ["reach", -1, "the configuration has no reach"],
  ["vectors", 3, "sentence-norm.scale"],
])("refuses a model whose %s is another", (name, value, message) => {
  expect(() => voiceModel(readModelFile(tinyVoices({ [name]: value })))).toThrow(message);
});
