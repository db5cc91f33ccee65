import { dotProducts, type EncodedSentences } from "../../language/heads/index.ts";
import { rulesSayNobody, rulesSaySomebody } from "./feature-rows.ts";
import type { PageGraph } from "./page-graph.ts";
import { pairRelations, relationRows, relationsOfPair } from "./relations.ts";
import type { Linear, Norm, VoiceLayer, VoiceModel } from "./voice-model.ts";

/** What the network says of a page. */
export interface VoiceScores {
  /** Nobody, and then the people of the page: logits, one row a sentence. */
  readonly owners: Float64Array;
  readonly ownerCount: number;
  /** What is gained where the same person, and where nobody, goes on from the sentence before: two numbers a sentence. */
  readonly stay: Float32Array;
}

/** What the network sees of a page. */
export interface SeenPage {
  readonly graph: PageGraph;
  readonly vectors: EncodedSentences;
  readonly rules: readonly number[];
}

const nobodyElse = -1e4;
const smallest = 1e-12;

/**
 * Scores who owns each sentence of a page: a transformer over its sentences, and a pointer from each of them to the names on the page.
 *
 * Source: attention as in Vaswani et al. 2017 with a learned bias for distances (Raffel et al. 2020); pointers as in Vinyals et al. 2015.
 * @param page its rows; the encoder's vectors of its sentences and mentions; and the owner of each sentence by the rules, which the network weighs like
 *   everything else: 0 for nobody, else a person's place from 1
 * Cost: sentences² × width + sentences × mentions × width. Deterministic.
 */
export function scoreVoices(model: VoiceModel, { graph, vectors, rules }: SeenPage): VoiceScores {
  const { width } = model;
  const { sentenceNorm, mentionNorm, ofSentence, ofMention } = model.vectors;
  const count = graph.sentences.length;
  const mentions = sumRows(model.mentions, width, graph.mentionRows);
  addTo(mentions, apply(ofMention, normalised(vectors.parts, mentionNorm, model.vectors.width), graph.mentionRows.length));
  const rows = graph.sentenceRows.map((own, at) => [...own, rules[at] === 0 ? rulesSayNobody : rulesSaySomebody]);
  const states = sumRows(model.sentences, width, rows);
  addTo(states, apply(ofSentence, normalised(vectors.sentences, sentenceNorm, model.vectors.width), count));
  addMentions(states, apply(model.mentionToSentence, relu(mentions.slice()), graph.mentionRows.length), width, graph.sentenceOf);
  for (const layer of model.layers) applyLayer(layer, states, count, model);
  normalise(states, model.last, width, states);
  return {
    owners: ownerScores(model, { graph, rules, states, mentions }),
    ownerCount: graph.people.names.length + 1,
    stay: apply(model.stay, states, count),
  };
}

function sumRows(table: Float32Array, width: number, rows: readonly (readonly number[])[]): Float32Array {
  const sums = new Float32Array(rows.length * width);
  for (const [index, own] of rows.entries()) {
    const base = index * width;
    for (const row of own) for (let at = 0; at < width; at++) sums[base + at] = (sums[base + at] ?? 0) + (table[row * width + at] ?? 0);
  }
  return sums;
}

function addMentions(states: Float32Array, from: Float32Array, width: number, sentenceOf: readonly number[]): void {
  for (const [mention, sentence] of sentenceOf.entries()) addTo(rowAt(states, width, sentence), rowAt(from, width, mention));
}

function addTo(sums: Float32Array, values: Float32Array): void {
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (values[at] ?? 0);
}

const rowAt = (rows: Float32Array, width: number, index: number): Float32Array => rows.subarray(index * width, (index + 1) * width);

/**
 * Products of rows with a matrix, and what is added to them. Two rows by four outputs at a time, each summed in its own order: a processor adds them side by side.
 * In double precision from the start, for no number is widened twice so.
 */
function apply({ weight, bias, outputs, inputs }: Linear, from: Float32Array, count: number): Float32Array {
  const rows = new Float64Array(from);
  const products = new Float32Array(count * outputs);
  const wholeRows = count - (count % 2);
  const wholeOutputs = outputs - (outputs % 4);
  for (let output = 0; output < wholeOutputs; output += 4) {
    for (let row = 0; row < wholeRows; row += 2) {
      let x = row * inputs;
      let y = x + inputs;
      let at0 = output * inputs;
      let at1 = at0 + inputs;
      let at2 = at1 + inputs;
      let at3 = at2 + inputs;
      let x0 = bias[output] ?? 0;
      let x1 = bias[output + 1] ?? 0;
      let x2 = bias[output + 2] ?? 0;
      let x3 = bias[output + 3] ?? 0;
      let y0 = x0;
      let y1 = x1;
      let y2 = x2;
      let y3 = x3;
      for (const end = x + inputs; x < end; x++, y++, at0++, at1++, at2++, at3++) {
        const ofX = rows[x] ?? 0;
        const ofY = rows[y] ?? 0;
        let own = weight[at0] ?? 0;
        x0 += own * ofX;
        y0 += own * ofY;
        own = weight[at1] ?? 0;
        x1 += own * ofX;
        y1 += own * ofY;
        own = weight[at2] ?? 0;
        x2 += own * ofX;
        y2 += own * ofY;
        own = weight[at3] ?? 0;
        x3 += own * ofX;
        y3 += own * ofY;
      }
      const to = row * outputs + output;
      products[to] = x0;
      products[to + 1] = x1;
      products[to + 2] = x2;
      products[to + 3] = x3;
      products[to + outputs] = y0;
      products[to + outputs + 1] = y1;
      products[to + outputs + 2] = y2;
      products[to + outputs + 3] = y3;
    }
  }
  for (let row = 0; row < count; row++)
    for (let output = row < wholeRows ? wholeOutputs : 0; output < outputs; output++)
      products[row * outputs + output] = productOf(weight.subarray(output * inputs, (output + 1) * inputs), rows, row * inputs, bias[output] ?? 0);
  return products;
}

/** The product of some numbers with those from a place on, added to a first one. */
function productOf(left: Float64Array, right: Float64Array, from: number, first: number): number {
  let sum = first;
  for (let at = 0; at < left.length; at++) sum += (left[at] ?? 0) * (right[from + at] ?? 0);
  return sum;
}
function relu(values: Float32Array): Float32Array {
  for (let at = 0; at < values.length; at++) if ((values[at] ?? 0) < 0) values[at] = 0;
  return values;
}

const epsilon = 1e-5;

function normalise(from: Float32Array, { scale, shift }: Norm, width: number, to: Float32Array): void {
  for (let base = 0; base < from.length; base += width) {
    let [sum, squares] = [0, 0];
    for (let at = 0; at < width; at++) sum += from[base + at] ?? 0;
    const mean = sum / width;
    for (let at = 0; at < width; at++) squares += ((from[base + at] ?? 0) - mean) ** 2;
    const step = 1 / Math.sqrt(squares / width + epsilon);
    for (let at = 0; at < width; at++) to[base + at] = ((from[base + at] ?? 0) - mean) * step * (scale[at] ?? 0) + (shift[at] ?? 0);
  }
}

function normalised(from: Float32Array, norm: Norm, width: number): Float32Array {
  const to = new Float32Array(from.length);
  normalise(from, norm, width, to);
  return to;
}

function applyLayer(layer: VoiceLayer, states: Float32Array, count: number, model: VoiceModel): void {
  const { width } = model;
  const normed = new Float32Array(states.length);
  normalise(states, layer.before, width, normed);
  const attended = attend(apply(layer.attention, normed, count), layer, count, model);
  addTo(states, apply(layer.attended, attended, count));
  normalise(states, layer.within, width, normed);
  addTo(states, apply(layer.narrow, relu(apply(layer.wide, normed, count)), count));
}

/** Queries, keys and values lie side by side in a row. */
function attend(parts: Float32Array, { distances }: VoiceLayer, count: number, { width, heads, reach }: VoiceModel): Float32Array {
  const size = width / heads;
  const attended = new Float32Array(count * width);
  const shares = new Float64Array(count);
  for (let head = 0; head < heads; head++) {
    const [queries, keys, values] = [0, width, 2 * width].map((from) =>
      columnsOf(parts, count, { from: from + head * size, size, width: 3 * width }),
    );
    if (queries === undefined || keys === undefined || values === undefined) continue;
    for (let row = 0; row < count; row++) {
      const products = dotProducts(rowAt(queries, size, row), keys, { from: 0, count });
      for (let other = 0; other < count; other++) {
        const step = Math.max(-reach, Math.min(reach, row - other)) + reach;
        shares[other] = (products[other] ?? 0) / Math.sqrt(size) + (distances[head * (2 * reach + 1) + step] ?? 0);
      }
      softmax(shares);
      const to = rowAt(attended, width, row).subarray(head * size, (head + 1) * size);
      for (let other = 0; other < count; other++) {
        const share = shares[other] ?? 0;
        const value = other * size;
        for (let at = 0; at < size; at++) to[at] = (to[at] ?? 0) + share * (values[value + at] ?? 0);
      }
    }
  }
  return attended;
}

/** Some columns of rows, as rows of their own. */
function columnsOf(rows: Float32Array, count: number, { from, size, width }: { from: number; size: number; width: number }): Float32Array {
  const columns = new Float32Array(count * size);
  for (let row = 0; row < count; row++) columns.set(rows.subarray(row * width + from, row * width + from + size), row * size);
  return columns;
}

function softmax(values: Float64Array): void {
  let most = -Infinity;
  for (const value of values) if (value > most) most = value;
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at] = Math.exp((values[at] ?? 0) - most);
  for (let at = 0; at < values.length; at++) values[at] = (values[at] ?? 0) / sum;
}

interface Scored {
  readonly graph: PageGraph;
  readonly rules: readonly number[];
  readonly states: Float32Array;
  readonly mentions: Float32Array;
}

/** Each person's score is the logarithm of the sum of the exponentials of the scores of the mentions. */
function ownerScores(model: VoiceModel, scored: Scored): Float64Array {
  const { graph, states } = scored;
  const [count, mentionCount] = [graph.sentences.length, graph.people.mentions.length];
  const ownerCount = graph.people.names.length + 1;
  const owners = new Float64Array(count * ownerCount);
  const nobody = apply(model.nobody, states, count);
  const pairs = pairScores(model, scored);
  const sums = new Float64Array(ownerCount);
  for (let at = 0; at < count; at++) {
    const base = at * ownerCount;
    owners[base] = nobody[at] ?? 0;
    if (mentionCount === 0) continue;
    const own = pairs.subarray(at * mentionCount, (at + 1) * mentionCount);
    let most = -Infinity;
    for (const score of own) if (score > most) most = score;
    sums.fill(0);
    for (const [index, { person }] of graph.people.mentions.entries())
      sums[person + 1] = (sums[person + 1] ?? 0) + Math.exp((own[index] ?? 0) - most);
    for (let owner = 1; owner < ownerCount; owner++) owners[base + owner] = Math.log((sums[owner] ?? 0) + smallest) + most;
  }
  if (mentionCount === 0) for (let at = 0; at < count; at++) owners.fill(nobodyElse, at * ownerCount + 1, (at + 1) * ownerCount);
  return owners;
}

function pairScores(model: VoiceModel, { graph, rules, states, mentions }: Scored): Float32Array {
  const [count, mentionCount, { width }] = [graph.sentences.length, graph.people.mentions.length, model];
  const merged = relu(apply(model.merged, besideStates(states, mentions, width, graph.sentenceOf), mentionCount));
  const [queries, keys] = [apply(model.query, states, count), apply(model.key, merged, mentionCount)];
  const scores = new Float32Array(count * mentionCount);
  const related = relationScores(model, { graph, rules, states, mentions: merged });
  const own = apply(model.mentionScore, merged, mentionCount);
  for (let at = 0; at < count; at++) {
    const products = dotProducts(rowAt(queries, width, at), keys, { from: 0, count: mentionCount });
    for (let mention = 0; mention < mentionCount; mention++) {
      const pair = at * mentionCount + mention;
      scores[pair] = (products[mention] ?? 0) / Math.sqrt(width) + (related[pair] ?? 0) + (own[mention] ?? 0);
    }
  }
  return scores;
}

/** The state of a mention's sentence beside the mention's own vector. */
function besideStates(states: Float32Array, mentions: Float32Array, width: number, sentenceOf: readonly number[]): Float32Array {
  const rows = new Float32Array(sentenceOf.length * 2 * width);
  for (const [mention, sentence] of sentenceOf.entries()) {
    rows.set(rowAt(states, width, sentence), mention * 2 * width);
    rows.set(rowAt(mentions, width, mention), mention * 2 * width + width);
  }
  return rows;
}

function relationScores(model: VoiceModel, { graph, rules, states, mentions: merged }: Scored): Float32Array {
  const [count, mentionCount] = [graph.sentences.length, graph.people.mentions.length];
  const { relation, relationScore } = model;
  const width = relation.outputs;
  // The bias counts once, and several rows are added up.
  const table = apply({ ...relation, bias: relation.bias.map((bias) => bias / relationsOfPair) }, model.relationTable, relationRows);
  const [ofSentence, ofMention] = [apply(model.relationOfSentence, states, count), apply(model.relationOfMention, merged, mentionCount)];
  const rows = pairRelations(graph, rules);
  const scores = new Float32Array(count * mentionCount);
  for (let pair = 0; pair < scores.length; pair++) {
    const [sentence, mention] = [Math.floor(pair / mentionCount) * width, (pair % mentionCount) * width];
    const own = pair * relationsOfPair;
    let score = relationScore.bias[0] ?? 0;
    for (let at = 0; at < width; at++) {
      let value = (ofSentence[sentence + at] ?? 0) + (ofMention[mention + at] ?? 0);
      for (let step = own; step < own + relationsOfPair; step++) value += table[(rows[step] ?? 0) * width + at] ?? 0;
      if (value > 0) score += value * (relationScore.weight[at] ?? 0);
    }
    scores[pair] = score;
  }
  return scores;
}
