import type { Span } from "@rapporteur/core/model";
import { Encoder, FloatRows, Kernels, LinearHead, linearWeights, type ModelFile, type WordPiece, wordPieceOf } from "../encoder/index.ts";
import { indexAt } from "../span-at.ts";
import { cutWindows, type ReadingWindow } from "./cut-windows.ts";
import { type HeadsConfig, headsConfig } from "./heads-config.ts";
import type { Filler, Reading, ReadingKind } from "./readings.ts";
import { PairHead } from "./pair-head.ts";
import type { PassageVectors } from "./passage-vectors.ts";
import { SentenceVectors } from "./sentence-vectors.ts";
import { StartedWindows } from "./started-windows.ts";
import { MarkNumbers, type TokenMarks } from "./token-marks.ts";
import { type FilledRole, RoleHead } from "./role-head.ts";
import { logistic, shareOf } from "./scores.ts";
import { mostWords, WindowVectors } from "./window-vectors.ts";

/** What is read: sentences of a text, without furniture, and its direct quotations by their marks. */
export interface TextToRead {
  readonly text: string;
  readonly sentences: readonly Span[];
  /** Headings, paragraphs, list items …, in order: what is said runs over the edges of none. One where it is left out. */
  readonly blocks?: readonly Span[] | undefined;
  /** Furniture: sentences that begin there are not read. */
  readonly unread: readonly Span[];
  readonly quotes: readonly Span[];
  /** What is known of the words, in order. */
  readonly tokens: readonly TokenMarks[];
  /** Words that are acts because a user says so. */
  readonly acts?: readonly ActWord[];
  /** Sentences, by index, that expect something whatever the scores say: they give a chance in figures. */
  readonly expecting?: ReadonlySet<number>;
  /** Told how many windows there are before the first is read: what they cost is known by that alone. */
  readonly onWindows?: ((count: number) => void) | undefined;
  /** Windows of the text that its encoder has read in part. */
  readonly started?: StartedWindows | undefined;
  /** Told after each window how many are read. */
  readonly onRead?: ((done: number) => void) | undefined;
}

/** A word that carries an action of PLOVER's. */
export interface ActWord extends Span {
  readonly action: string;
}

/** Chance of what is known otherwise: that a word is an act which the user's lexicon names, that a sentence with a chance in figures or in words of a scale expects something. */
const sureOfOwn = 0.9;

/** Roles that several parties or things may fill. */
const several = new Set("source target by speaker event concept cause effect content antecedent".split(" "));

/** Roles without which a reading says nothing. */
const needed = new Set(["forecast.event", "position.concept", "cause.cause", "cause.effect", "cue.content"]);

/** What is known of the words of the whole text. */
interface Known {
  /** Where quotations by their marks begin. */
  readonly opening: ReadonlySet<number>;
  /** Actions of the user's own words, by where they begin. */
  readonly own: ReadonlyMap<number, string>;
  readonly expecting: ReadonlySet<number>;
}

interface Trigger {
  readonly word: number;
  readonly kind: ReadingKind;
  readonly chance: number;
  /** The action that the user's lexicon gives the word. */
  readonly action?: string | undefined;
}

/** A trained reader: finds triggers of statements and attributions with their attributes and the words that fill their roles. Deterministic. */
export class ReadingModel {
  readonly config: HeadsConfig;
  readonly tokenizer: WordPiece;
  /** Tells what joins two passages. */
  readonly pairs: PairHead;
  private readonly encoder: Encoder;
  private readonly numbers: MarkNumbers;
  private readonly vectors: WindowVectors;
  private readonly trigger: LinearHead;
  private readonly attributeInner: LinearHead;
  private readonly attributeOuter: LinearHead;
  private readonly roles: RoleHead;
  private readonly chosen: FloatRows;

  /** @throws ModelFileError if a tensor is missing or of another shape than the configuration says */
  constructor(model: ModelFile, kernels: Kernels = new Kernels()) {
    this.config = headsConfig(model);
    this.tokenizer = wordPieceOf(model.text("vocabulary"));
    this.numbers = new MarkNumbers(this.config.marks, this.config.relations);
    this.encoder = new Encoder(model, kernels);
    this.vectors = new WindowVectors(this.encoder, model);
    const layer = (name: string): LinearHead => new LinearHead(kernels, linearWeights(model, name), mostWords);
    this.trigger = layer("heads.trigger");
    this.attributeInner = layer("heads.attribute.inner");
    this.attributeOuter = layer("heads.attribute.outer");
    this.roles = new RoleHead(kernels, model, this.config);
    this.pairs = new PairHead(kernels, model, this.config);
    this.chosen = new FloatRows(kernels, mostWords, this.encoder.config.width);
  }

  /** What gives the vectors of the sentences of one text by so many of the encoder's layers. */
  sentenceVectors(depth: number): SentenceVectors {
    return new SentenceVectors(this.tokenizer, this.config.window, new StartedWindows(this.encoder, depth));
  }

  /** All readings, in the order of the text. Cost: linear in the text. @param passages filled with the vectors of the sentences, if given */
  read(given: TextToRead, passages?: PassageVectors): Reading[] {
    const windows = cutWindows(given.text, { ...given, tokenizer: this.tokenizer, sizes: this.config.window });
    given.onWindows?.(windows.count);
    const { quotes, acts = [], expecting = new Set(), blocks = [] } = given;
    const known = { opening: new Set(quotes.map(({ start }) => start)), own: new Map(acts.map(({ start, action }) => [start, action])), expecting };
    const started = given.started?.encoder === this.encoder ? given.started : new StartedWindows(this.encoder, 0);
    const readings: Reading[] = [];
    let done = 0;
    for (const window of windows) {
      readings.push(...this.readWindow(window, { tokens: given.tokens, blocks, started, ...known }, passages));
      given.onRead?.(++done);
    }
    return readings;
  }

  private readWindow(
    window: ReadingWindow,
    given: Known & Pick<TextToRead, "tokens"> & { readonly blocks: readonly Span[]; readonly started: StartedWindows },
    passages?: PassageVectors,
  ): Reading[] {
    const known = this.numbers.of(window.words, given.tokens);
    const count = this.vectors.encode(window, known.marks, given.started.finish(window.pieces));
    for (const word of window.read) passages?.add(window.sentences[word] ?? 0, this.vectors.rows, word);
    const triggers = this.triggersOf(window, count, given);
    if (triggers.length === 0) return [];
    const attributes = this.attributesOf(triggers);
    const blocks = window.words.map(({ start }) => indexAt(given.blocks, start));
    this.roles.open(this.vectors.rows, { count, known, sentences: window.sentences, blocks });
    const questions = triggers.flatMap(({ word, kind }, trigger) =>
      this.config.roles.flatMap(([owner, name], role) =>
        owner === kind ? [{ word, role, trigger, name, isNeeded: needed.has(`${kind}.${name}`) }] : [],
      ),
    );
    const filled = this.roles.fill(questions);
    const antecedents = this.antecedentsOf(window, filled);
    return triggers.map(({ word, kind, chance }, trigger): Reading => {
      const own = questions.flatMap((question, index) => (question.trigger === trigger ? [{ ...question, filled: filled[index] }] : []));
      return {
        kind,
        trigger: window.words[word] ?? { start: 0, end: 0 },
        sentence: window.sentences[word] ?? 0,
        chance,
        roles: Object.fromEntries(own.map(({ name, filled: role }) => [name, fillersOf(window, { name, role, antecedents })])),
        nobody: Object.fromEntries(own.map(({ name, filled: role }) => [name, role?.nobodyChance ?? 1])),
        attributes: attributes[trigger] ?? {},
      };
    });
  }

  private triggersOf(window: ReadingWindow, count: number, { opening, own, expecting }: Known): Trigger[] {
    const { kinds, thresholds } = this.config;
    const rows = this.trigger.apply(this.vectors.rows, count);
    const scores = rows.view(0, count);
    const found: Trigger[] = [];
    for (const word of window.read) {
      for (const [column, kind] of kinds.entries()) {
        const start = window.words[word]?.start ?? -1;
        const isAsked = kind !== "quote" || opening.has(start);
        const action = kind === "relation" ? own.get(start) : undefined;
        const read = logistic(scores[word * rows.width + column] ?? 0);
        const chance = action === undefined ? read : Math.max(read, sureOfOwn);
        if (isAsked && chance >= (thresholds[kind] ?? 0.5)) found.push({ word, kind: kind as ReadingKind, chance, action });
      }
    }
    const column = kinds.indexOf("forecast");
    const score = (word: number): number => scores[word * rows.width + column] ?? 0;
    return [...found, ...expectations(window, found, { expecting, score })].sort((a, b) => a.word - b.word);
  }

  private attributesOf(triggers: readonly Trigger[]): Reading["attributes"][] {
    return batches(triggers, mostWords).flatMap((part) => {
      for (const [row, { word }] of part.entries()) this.chosen.view(row, row + 1).set(this.vectors.rows.view(word, word + 1));
      const inner = this.attributeInner.apply(this.chosen, part.length, { activation: "gelu" });
      const outer = this.attributeOuter.apply(inner, part.length);
      return part.map(({ kind, action }, row) => {
        const read = this.attributesOfRow(kind, outer.read(row, row + 1));
        return action === undefined ? read : { ...read, action: { value: action, chance: 1 } };
      });
    });
  }

  private attributesOfRow(kind: string, scores: Float32Array): Reading["attributes"] {
    const found: Record<string, { value: string; chance: number }> = {};
    let at = 0;
    for (const [owner, name, values] of this.config.attributes) {
      if (owner === kind) {
        const own = Float64Array.from(scores.subarray(at, at + values.length));
        const best = own.indexOf(own.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY));
        found[name] = { value: values[best] ?? "", chance: shareOf(own, best) };
      }
      at += values.length;
    }
    return found;
  }

  /** What the last word of each filler stands for, by that word. */
  private antecedentsOf(window: ReadingWindow, filled: readonly FilledRole[]): Map<number, Filler["antecedents"]> {
    const role = this.config.roles.findIndex(([kind, name]) => kind === "mention" && name === "antecedent");
    const words = [...new Set(filled.flatMap(({ fillers }) => fillers.flatMap(({ last }) => (last === null ? [] : [last]))))];
    if (role < 0 || words.length === 0) return new Map();
    const answers = this.roles.fill(words.map((word) => ({ word, role })));
    return new Map(
      words.map((word, index) => [word, (answers[index]?.fillers ?? []).map((one) => ({ span: spanOf(window, one), chance: one.chance }))]),
    );
  }
}

/** For each sentence that expects something and of which no forecast was read, its likeliest word as one. */
function expectations(
  { sentences, read: words }: ReadingWindow,
  found: readonly Trigger[],
  { expecting, score }: { readonly expecting: ReadonlySet<number>; readonly score: (word: number) => number },
): Trigger[] {
  const read = new Set(found.filter(({ kind }) => kind === "forecast").map(({ word }) => sentences[word]));
  const best = new Map<number, number>();
  for (const word of words) {
    const sentence = sentences[word] ?? 0;
    if (!expecting.has(sentence) || read.has(sentence)) continue;
    const before = best.get(sentence);
    if (before === undefined || score(word) > score(before)) best.set(sentence, word);
  }
  return [...best.values()].map((word) => ({ word, kind: "forecast", chance: sureOfOwn }));
}

function spanOf(window: ReadingWindow, { first, last }: { readonly first: number | null; readonly last: number | null }): Span | null {
  const from = first === null ? undefined : window.words[first];
  const to = last === null ? undefined : window.words[last];
  return from === undefined || to === undefined ? null : { start: from.start, end: to.end };
}

function fillersOf(
  window: ReadingWindow,
  { name, role, antecedents }: { name: string; role: FilledRole | undefined; antecedents: ReadonlyMap<number, Filler["antecedents"]> },
): Filler[] {
  const fillers = (role?.fillers ?? []).map((one): Filler => ({
    span: spanOf(window, one),
    anchor: one.anchor === null ? null : (window.words[one.anchor] ?? null),
    chance: one.chance,
    antecedents: one.last === null ? [] : (antecedents.get(one.last) ?? []),
  }));
  return several.has(name) ? fillers : fillers.slice(0, 1);
}

function batches<Value>(values: readonly Value[], size: number): Value[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) => values.slice(index * size, (index + 1) * size));
}
