import { dotProducts, type EncodedSentences } from "../../language/heads/index.ts";
import { addTo, apply, applyLayers, normalised, relu, rowAt, sumRows } from "../../language/layers/index.ts";
import { rulesSayNobody, rulesSaySomebody } from "./feature-rows.ts";
import type { PageGraph } from "./page-graph.ts";
import { pairRelations, relationRows, relationsOfPair } from "./relations.ts";
import type { VoiceModel } from "./voice-model.ts";

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
 * Source: pointers as in Vinyals et al. 2015.
 * @param page its rows; the encoder's vectors of its sentences and mentions; and the owner of each sentence by the rules, which the network weighs like
 *   everything else: 0 for nobody, else a person's place from 1
 * Cost: sentences² × width + sentences × mentions × width. Deterministic.
 */
export function scoreVoices(model: VoiceModel, { graph, vectors, rules }: SeenPage): VoiceScores {
  const { width } = model;
  const { sentenceNorm, mentionNorm, ofSentence, ofMention } = model.vectors;
  const count = graph.sentences.length;
  const mentions = sumRows(model.mentions, graph.mentionRows);
  addTo(mentions, apply(ofMention, normalised(vectors.parts, mentionNorm, model.vectors.width), graph.mentionRows.length));
  const rows = graph.sentenceRows.map((own, at) => [...own, rules[at] === 0 ? rulesSayNobody : rulesSaySomebody]);
  const states = sumRows(model.sentences, rows);
  addTo(states, apply(ofSentence, normalised(vectors.sentences, sentenceNorm, model.vectors.width), count));
  addMentions(states, apply(model.mentionToSentence, relu(mentions.slice()), graph.mentionRows.length), width, graph.sentenceOf);
  applyLayers(model, states, count);
  return {
    owners: ownerScores(model, { graph, rules, states, mentions }),
    ownerCount: graph.people.names.length + 1,
    stay: apply(model.stay, states, count),
  };
}

function addMentions(states: Float32Array, from: Float32Array, width: number, sentenceOf: readonly number[]): void {
  for (const [mention, sentence] of sentenceOf.entries()) addTo(rowAt(states, width, sentence), rowAt(from, width, mention));
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
