import { describe, expect, it } from "vitest";
import { seededRandom } from "@rapporteur/core/base";
import { encodeWords } from "../encode-words.ts";
import { ByteReader } from "../byte-stream.ts";
import { WordVectors } from "../word-vectors.ts";
import { decodeSentence } from "./decode-sentence.ts";
import { Network } from "./network.ts";

const shape = { inputRows: 64, input: 8, hidden: 8, layers: 2, arc: 8, label: 8, labelCount: 8, vector: 0, tagCount: 4 };
const root = 0;
const subject = 1;

/** A network of random weights that likes the label "subject" best for every arc. */
function randomNetwork(seed: number): Network {
  const network = new Network(shape, 12);
  const { memory } = network.kernels;
  const random = seededRandom(seed);
  for (let at = 0; at < network.layout.size; at++) memory[at] = random() - 0.5;
  memory[network.layout.labelOutBias.at + subject] = 50;
  return network;
}

const vectors = new WordVectors(new ByteReader(new Uint8Array()));
const shared = { labelCount: 6, labelOffsets: new Float32Array(6), rootLabel: root, vectors, allTags: Uint8Array.of(0, 1, 2, 3) };
const words = encodeWords(["Russia", "warned", "Ukraine", "and", "Poland", "."], () => undefined);
const tags = Int32Array.of(3, 1, 3, 2, 3, 0);

describe("decodeSentence", () => {
  it("gives the root's dependent the root label and nothing else", () => {
    for (let seed = 1; seed < 20; seed++) {
      const { heads, labels } = decodeSentence(words, tags, { ...shared, networks: [randomNetwork(seed)], onceOnly: [] });
      for (const [i, label] of labels.entries()) expect(label === root).toBe(heads[i + 1] === 0);
    }
  });

  it("gives a label that a governor has once to one of its dependents", () => {
    let repeated = 0;
    for (let seed = 1; seed < 20; seed++) {
      const decoder = { ...shared, networks: [randomNetwork(seed)] };
      const free = decodeSentence(words, tags, { ...decoder, onceOnly: [] });
      const { heads, labels } = decodeSentence(words, tags, { ...decoder, onceOnly: [new Set([subject])] });
      expect(heads).toEqual(free.heads);
      const subjects = (found: Int32Array): number[] => Array.from(heads.slice(1)).filter((_, i) => found[i] === subject);
      expect(new Set(subjects(labels)).size).toBe(subjects(labels).length);
      expect(new Set(subjects(labels))).toEqual(new Set(subjects(free.labels)));
      if (new Set(subjects(free.labels)).size < subjects(free.labels).length) repeated++;
    }
    expect(repeated).toBeGreaterThan(0);
  });

  it("takes what is added to a label into account", () => {
    const favoured = { ...shared, networks: [randomNetwork(3)], onceOnly: [], labelOffsets: Float32Array.of(0, 0, 0, 100, 0, 0) };
    const { heads, labels } = decodeSentence(words, tags, favoured);
    for (const [i, label] of labels.entries()) expect(label).toBe(heads[i + 1] === 0 ? root : 3);
  });

  it("gives each word the best tag, of those forced upon it where some are", () => {
    for (let seed = 1; seed < 20; seed++) {
      const network = randomNetwork(seed);
      const limited = { ...words, forced: words.forced.map((_, i) => (i === 0 ? Uint8Array.of(1, 2) : null)) };
      const found = decodeSentence(limited, tags, { ...shared, networks: [network], onceOnly: [], allTags: Uint8Array.of(0, 1, 3) }).tags;
      const scores = (i: number): number[] => [
        ...network.kernels.memory.subarray(network.buffers.tagScores + 4 * i, network.buffers.tagScores + 4 * i + 4),
      ];
      for (const [i, tag] of found.entries()) {
        const allowed = i === 0 ? [1, 2] : [0, 1, 3];
        expect(allowed).toContain(tag);
        expect(scores(i)[tag]).toBe(Math.max(...allowed.map((other) => scores(i)[other] as number)));
      }
    }
  });

  it("adds up what several networks say: two of a kind agree with one", () => {
    const one = { ...shared, networks: [randomNetwork(5)], onceOnly: [] };
    const two = { ...one, networks: [randomNetwork(5), randomNetwork(5)] };
    expect(decodeSentence(words, tags, two)).toEqual(decodeSentence(words, tags, one));
  });
});
