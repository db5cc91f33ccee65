import type { Entity } from "../../packages/core/src/model/entity.ts";
import type { Span } from "../../packages/core/src/model/span.ts";
import type { CauseStatement, ForecastStatement, PositionStatement, RelationStatement } from "../../packages/core/src/model/statement.ts";
import { codeText, type CodedText } from "../reading/code-text.ts";
import { type GoldDocument, type GoldLine, locate } from "./statements-gold.ts";

/*
 * Drafts against what a trained coder took from invented documents. The matching rule: a draft matches an annotation of its
 * type where their passages share at least half of the shorter one, each used once, largest overlap first, and
 * - forecast: the event spans are compared (the side of 50 % is scored apart, over the matches);
 * - cause: both sides are compared, in their roles (the sign is scored apart);
 * - relation: source, target and action are the same;
 * - position: the same side, and a content word of the concept in common;
 * - attribution: the content is compared, and the speaker is the same;
 * - answer: same question, same contribution. Comparison: same pair of contributions, a word of the matter in common, same kind.
 */

/** Counts of one type. */
export interface Tally {
  right: number;
  found: number;
  gold: number;
}

/** A draft with what became of it. */
export interface Judged {
  readonly confidence: number;
  readonly isRight: boolean;
  readonly type: string;
  readonly document: string;
}

/** What scoring found over some documents. */
export interface Outcome {
  readonly tallies: Map<string, Tally>;
  readonly sides: { right: number; all: number };
  readonly signs: { right: number; all: number };
  readonly speakers: { right: number; all: number };
  readonly reliability: Judged[];
  readonly remarks: string[];
}

/** An outcome to count into. */
export function emptyOutcome(): Outcome {
  return {
    tallies: new Map(),
    sides: { right: 0, all: 0 },
    signs: { right: 0, all: 0 },
    speakers: { right: 0, all: 0 },
    reliability: [],
    remarks: [],
  };
}

/** Codes one document and counts its drafts against its annotations into `outcome`. */
export function scoreDocument(document: GoldDocument, outcome: Outcome): void {
  const coded = codeText(document.bytes, document.name);
  const ask = new Asker(document, coded);
  scoreQuotations(ask, outcome);
  scoreForecasts(ask, outcome);
  scoreCauses(ask, outcome);
  scoreRelations(ask, outcome);
  scorePositions(ask, outcome);
  scoreAnswers(ask, outcome);
  scoreComparison(ask, outcome);
}

/** What the scoring of one document asks of it. */
class Asker {
  readonly coded: CodedText;
  readonly text: string;
  readonly name: string;
  readonly #lines: readonly GoldLine[];
  readonly #entities: ReadonlyMap<string, Entity>;

  constructor(document: GoldDocument, coded: CodedText) {
    this.coded = coded;
    this.text = coded.input.text;
    this.name = document.name;
    this.#lines = document.lines;
    this.#entities = new Map(coded.coded.entities.map((entity) => [entity.id, entity]));
  }

  lines(kind: string): readonly (readonly string[])[] {
    return this.#lines.filter((line) => line.kind === kind).map((line) => line.fields);
  }

  spans(passage: string): Span[] {
    return locate(this.text, passage);
  }

  /** Names of an entity in lower case, with what its mentions say. */
  namesOf(id: string | null): string[] {
    if (id === null) return [];
    const entity = this.#entities.get(id);
    if (entity === undefined) return [id.replace(/^\w+:/, "").replaceAll("-", " ")];
    const mentioned = entity.mentions.map((mention) => this.text.slice(mention.start, mention.end));
    return [entity.name, ...entity.aliases, ...mentioned].map((name) => name.toLowerCase());
  }

  /** Whether an entity is the one the annotation names: `@0` the author of contribution 0, `?` and `-` nobody known. */
  isSame(id: string | null, wanted: string, written = ""): boolean {
    if (wanted.startsWith("@")) return id === (this.coded.input.contributions[Number(wanted.slice(1))]?.author ?? null);
    const name = wanted.toLowerCase();
    const says = written.toLowerCase();
    if (says !== "" && (says.includes(name) || name.includes(says))) return true;
    if (wanted === "?" || wanted === "-") return id === null;
    return this.namesOf(id).some((known) => known === name || known.split(/\W+/).includes(name) || name.split(/\W+/).includes(known));
  }

  statements<T>(type: string): T[] {
    return this.coded.coded.statements.filter((statement) => statement.type === type) as T[];
  }
}

/** Characters that a draft shares with the place of an annotation it fits best; 0 under half of the shorter one. */
function shares(places: readonly Span[], draft: Span): number {
  return Math.max(
    0,
    ...places.map((place) => {
      const common = Math.min(place.end, draft.end) - Math.max(place.start, draft.start);
      return common >= Math.min(place.end - place.start, draft.end - draft.start) / 2 ? common : 0;
    }),
  );
}

/** Pairs drafts with annotations, largest overlap first. */
function pair<G, D>(gold: readonly G[], drafts: readonly D[], overlap: (gold: G, draft: D) => number): Map<number, number> {
  const candidates = gold
    .flatMap((line, g) => drafts.map((draft, d) => ({ g, d, size: overlap(line, draft) })))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size || a.g - b.g || a.d - b.d);
  const pairs = new Map<number, number>();
  const used = new Set<number>();
  for (const { g, d } of candidates) {
    if (pairs.has(g) || used.has(d)) continue;
    pairs.set(g, d);
    used.add(d);
  }
  return pairs;
}

interface Scored<G, D> {
  readonly type: string;
  readonly gold: readonly G[];
  readonly drafts: readonly D[];
  readonly pairs: ReadonlyMap<number, number>;
  readonly showGold: (gold: G) => string;
  readonly showDraft: (draft: D) => string;
}

function record<G, D>(ask: Asker, outcome: Outcome, { type, gold, drafts, pairs, showGold, showDraft }: Scored<G, D>): void {
  const tally = outcome.tallies.get(type) ?? { right: 0, found: 0, gold: 0 };
  tally.right += pairs.size;
  tally.found += drafts.length;
  tally.gold += gold.length;
  outcome.tallies.set(type, tally);
  const matched = new Set(pairs.values());
  for (const [index, draft] of drafts.entries()) {
    const confidence = (draft as { confidence?: number }).confidence;
    if (confidence !== undefined) outcome.reliability.push({ confidence, isRight: matched.has(index), type, document: ask.name });
    if (!matched.has(index)) outcome.remarks.push(`${ask.name} ${type} EXTRA  ${showDraft(draft)}`);
  }
  for (const [index, line] of gold.entries()) if (!pairs.has(index)) outcome.remarks.push(`${ask.name} ${type} MISSED ${showGold(line)}`);
}

const joined = (line: readonly string[]): string => line.join(" | ");

function scoreQuotations(ask: Asker, outcome: Outcome): void {
  const gold = ask.lines("quote");
  const drafts = ask.coded.coded.quotations;
  const pairs = pair(gold, drafts, (line, draft) =>
    ask.isSame(draft.speaker, line[0] ?? "", draft.speakerText) ? shares(ask.spans(line[2] ?? ""), draft) : 0,
  );
  record(ask, outcome, {
    type: "attribution",
    gold,
    drafts,
    pairs,
    showGold: joined,
    showDraft: (draft) => `${draft.speaker} (${draft.speakerText}) ${ask.text.slice(draft.start, draft.end)}`,
  });
}

function scoreForecasts(ask: Asker, outcome: Outcome): void {
  const gold = ask.lines("forecast");
  const drafts = ask.statements<ForecastStatement>("forecast");
  const pairs = pair(gold, drafts, (line, draft) => shares(ask.spans(line[2] ?? ""), draft.event));
  for (const [g, d] of pairs) {
    const [wantedSpeaker = "", side = ""] = gold[g] ?? [];
    const draft = drafts[d] as ForecastStatement;
    outcome.sides.all++;
    const isRight = { "+": 1, "-": -1, "0": 0 }[side] === draft.direction;
    if (isRight) outcome.sides.right++;
    else outcome.remarks.push(`${ask.name} forecast SIDE ${draft.direction} ${draft.quote}`);
    scoreSpeaker(ask, outcome, { wanted: wantedSpeaker, given: draft.speaker, quote: draft.quote });
  }
  record(ask, outcome, {
    type: "forecast",
    gold,
    drafts,
    pairs,
    showGold: joined,
    showDraft: (draft) => `${draft.direction} ${draft.event.text} « ${draft.quote}`,
  });
}

function scoreSpeaker(ask: Asker, outcome: Outcome, { wanted, given, quote }: { wanted: string; given: string | null; quote: string }): void {
  outcome.speakers.all++;
  if (ask.isSame(given, wanted)) outcome.speakers.right++;
  else outcome.remarks.push(`${ask.name} SPEAKER ${given} for ${wanted}: ${quote}`);
}

function scoreCauses(ask: Asker, outcome: Outcome): void {
  const gold = ask.lines("cause");
  const drafts = ask.statements<CauseStatement>("cause");
  const pairs = pair(gold, drafts, (line, draft) => {
    const cause = shares(ask.spans(line[1] ?? ""), draft.cause);
    const effect = shares(ask.spans(line[2] ?? ""), draft.effect);
    return cause > 0 && effect > 0 ? cause + effect : 0;
  });
  for (const [g, d] of pairs) {
    const wanted = gold[g]?.[0];
    const draft = drafts[d] as CauseStatement;
    outcome.signs.all++;
    if ((wanted === "+" && draft.sign === 1) || (wanted === "-" && draft.sign === -1) || (wanted === "?" && draft.sign === null))
      outcome.signs.right++;
    else
      outcome.remarks.push(
        `${ask.name} cause SIGN ${draft.sign} for ${wanted}: ${draft.cause.text} (${draft.cause.concept}) => ${draft.effect.text} (${draft.effect.concept})`,
      );
  }
  record(ask, outcome, {
    type: "cause",
    gold,
    drafts,
    pairs,
    showGold: joined,
    showDraft: (draft) => `${draft.cause.text} [${ask.text.slice(...draft.connective)}] ${draft.effect.text}`,
  });
}

function scoreRelations(ask: Asker, outcome: Outcome): void {
  const gold = ask.lines("relation");
  const drafts = ask.statements<RelationStatement>("relation");
  const pairs = pair(gold, drafts, (line, draft) => {
    const [source = "", action = "", target = "", , passage = ""] = line;
    const ends = [ask.text.slice(...draft.sourceSpan), ask.text.slice(...draft.targetSpan)];
    const isMutual = action === "AGREE" || action === "CONSULT" || action === "COOPERATE";
    const same = ask.isSame(draft.source, source, ends[0]) && ask.isSame(draft.target, target, ends[1]);
    const turned = isMutual && ask.isSame(draft.source, target, ends[0]) && ask.isSame(draft.target, source, ends[1]);
    return draft.action === action && (same || turned) ? shares(ask.spans(passage), draft) : 0;
  });
  record(ask, outcome, {
    type: "relation",
    gold,
    drafts,
    pairs,
    showGold: joined,
    showDraft: (draft) => `${draft.source} ${draft.action} ${draft.target} « ${draft.quote}`,
  });
}

function wordsOf(names: readonly string[]): Set<string> {
  return new Set(
    names
      .flatMap((name) => name.toLowerCase().split(/[^\p{L}]+/u))
      .filter((word) => word.length > 3 || /^[a-z]{2,3}$/.test(word))
      .map((word) => word.replace(/(?:s|ing|es)$/, "")),
  );
}

function isAbout(ask: Asker, id: string | null, wanted: string): boolean {
  const known = wordsOf(ask.namesOf(id));
  return [...wordsOf([wanted])].some((word) => known.has(word));
}

function scorePositions(ask: Asker, outcome: Outcome): void {
  const gold = ask.lines("position");
  const drafts = ask.statements<PositionStatement>("position");
  const pairs = pair(gold, drafts, (line, draft) => {
    const [, concept = "", side = "", passage = ""] = line;
    if ((side === "+") !== draft.agreement) return 0;
    const overlap = shares(ask.spans(passage), draft);
    return isAbout(ask, draft.concept, concept) ? overlap : 0;
  });
  for (const [g, d] of pairs)
    scoreSpeaker(ask, outcome, { wanted: gold[g]?.[0] ?? "", given: drafts[d]?.speaker ?? null, quote: drafts[d]?.quote ?? "" });
  record(ask, outcome, {
    type: "position",
    gold,
    drafts,
    pairs,
    showGold: joined,
    showDraft: (draft) => `${draft.speaker} ${draft.concept} ${draft.intensity} « ${draft.quote}`,
  });
}

function scoreAnswers(ask: Asker, outcome: Outcome): void {
  const gold = ask.lines("answer");
  const drafts = ask.coded.coded.answers.flatMap((answer) =>
    answer.passages.map(([start, end]) => ({ question: answer.question, contribution: answer.contribution, start, end })),
  );
  const pairs = pair(gold, drafts, (line, draft) =>
    Number(line[0]) === draft.question && Number(line[1]) === draft.contribution ? shares(ask.spans(line[2] ?? ""), draft) : 0,
  );
  record(ask, outcome, {
    type: "answer",
    gold,
    drafts,
    pairs,
    showGold: joined,
    showDraft: (draft) => `${draft.question} ${draft.contribution} ${ask.text.slice(draft.start, draft.end)}`,
  });
}

function scoreComparison(ask: Asker, outcome: Outcome): void {
  const gold = ask.lines("compare");
  const drafts = ask.coded.coded.comparison;
  const pairs = pair(gold, drafts, (line, draft) => {
    const [kind = "", about = "", sides = ""] = line;
    const wanted = [...sides.matchAll(/\d+/g)].map(([number]) => Number(number)).sort();
    const given = draft.sides.flatMap((side) => side.contributions).sort();
    return kind === draft.kind && wanted.join() === given.join() && isAbout(ask, draft.about, about) ? 1 : 0;
  });
  record(ask, outcome, {
    type: "comparison",
    gold,
    drafts,
    pairs,
    showGold: joined,
    showDraft: (draft) => `${draft.kind} ${draft.about} ${JSON.stringify(draft.sides.map((side) => side.contributions))}`,
  });
}
