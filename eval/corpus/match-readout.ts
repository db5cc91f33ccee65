import type { Readout, ReadoutStatement } from "../../packages/reader/src/readout/readout.ts";
import {
  type GoldCause,
  type GoldForecast,
  type GoldParty,
  type GoldPosition,
  type GoldQuote,
  type GoldRecord,
  type GoldRelation,
  type GoldSpan,
  type GoldWords,
  namesOf,
} from "./corpus-gold.ts";

/*
 * Drafts of a readout against the corpus. A draft is right where an annotation of its type, used once, has
 * - relation: its trigger in the draft's passage, the same source and target (nobody where nobody is written) and the same action; a mutual act counts once for
 *   each pair of its parties, in either order, as a readout has it;
 * - position: the same holder and side, its trigger in the passage, and a content word of the concept in common;
 * - forecast: an event that shares half of the shorter one, and the same side (the speaker apart);
 * - cause: both sides, each sharing half of the shorter one (the sign apart);
 * - attribution: a content that shares half of the shorter one, and the same speaker.
 */

export const measuredTypes = [
  "relation",
  "relation, any action",
  "position",
  "forecast",
  "forecast with speaker",
  "cause",
  "cause with sign",
  "attribution",
] as const;
export type MeasuredType = (typeof measuredTypes)[number];

export interface Tally {
  readonly right: number;
  readonly found: number;
  readonly gold: number;
}

/** Whether a draft is right, and how sure it was. */
export interface Judged {
  readonly type: MeasuredType;
  readonly confidence: number;
  readonly isRight: boolean;
}

export interface Scored {
  readonly tallies: Readonly<Record<MeasuredType, Tally>>;
  readonly judged: readonly Judged[];
}

/** Counts the drafts of one readout. The readout's text must be the record's. */
export function scoreReadout(record: GoldRecord, readout: Readout): Scored {
  const names = new Names(record, readout);
  const of = <Type extends ReadoutStatement["type"]>(type: Type) =>
    readout.statements.filter((statement): statement is Extract<ReadoutStatement, { type: Type }> => statement.type === type);
  const judged: Judged[] = [];
  const run = <Draft, Gold>(
    type: MeasuredType,
    drafts: readonly Draft[],
    gold: readonly Gold[],
    isRight: (draft: Draft, one: Gold) => boolean,
  ): Tally => {
    const free = [...gold];
    let right = 0;
    const sure = (draft: Draft): number => (draft as { confidence?: number }).confidence ?? 0;
    for (const draft of drafts.toSorted((a, b) => sure(b) - sure(a))) {
      const at = free.findIndex((one) => isRight(draft, one));
      if (at >= 0) free.splice(at, 1);
      right += at >= 0 ? 1 : 0;
      judged.push({ type, confidence: sure(draft), isRight: at >= 0 });
    }
    return { right, found: drafts.length, gold: gold.length };
  };
  const acts = record.relations.flatMap(pairsOf);
  const parties = (draft: ReturnType<typeof of<"relation">>[number], gold: GoldRelation): boolean =>
    holds(draft, gold.trigger) && (names.isPair(draft, gold) || (gold.mutual && names.isPair({ source: draft.target, target: draft.source }, gold)));
  const tallies: Record<MeasuredType, Tally> = {
    relation: run("relation", of("relation"), acts, (draft, gold) => draft.action === gold.action && parties(draft, gold)),
    "relation, any action": run("relation, any action", of("relation"), acts, parties),
    position: run("position", of("position"), record.positions, (draft, gold) => names.isPosition(draft, gold)),
    forecast: run("forecast", of("forecast"), record.forecasts, isForecast),
    "forecast with speaker": run(
      "forecast with speaker",
      of("forecast"),
      record.forecasts,
      (draft, gold) => isForecast(draft, gold) && names.isSaidBy(draft.speaker, gold.saidBy),
    ),
    cause: run("cause", of("cause"), record.causes, isCause),
    "cause with sign": run("cause with sign", of("cause"), record.causes, (draft, gold) => isCause(draft, gold) && signOf(draft.sign) === gold.sign),
    attribution: run("attribution", readout.quotations, record.quotes, (draft, gold) => names.isQuotation(draft, gold)),
  };
  return { tallies, judged };
}

/** A mutual act as one relation for each pair of its parties. */
export function pairsOf(gold: GoldRelation): GoldRelation[] {
  if (!gold.mutual || gold.source === null || (gold.target?.length ?? 0) > 0) return [gold];
  const parties = gold.source.flatMap((party) =>
    party.names.length < 2 ? [party] : party.names.map((name) => ({ ...party, text: null, names: [name] })),
  );
  const pairs = parties.flatMap((one, at) => parties.slice(at + 1).map((other) => ({ ...gold, source: [one], target: [other] })));
  return pairs.length > 0 ? pairs : [gold];
}

const signOf = (sign: number | null): string => (sign === 1 ? "+" : sign === -1 ? "-" : "?");
const sides = { yes: 1, no: -1, open: 0 } as const;

function isForecast(draft: { event: GoldSpan; direction: number }, gold: GoldForecast): boolean {
  return share(draft.event, gold.event) && sides[gold.side] === draft.direction;
}

function isCause(draft: { cause: GoldSpan; effect: GoldSpan }, gold: GoldCause): boolean {
  return share(draft.cause, gold.cause) && share(draft.effect, gold.effect);
}

/** Half of the shorter one is shared. */
function share(left: GoldSpan, right: GoldSpan | null): boolean {
  if (right === null) return false;
  const common = Math.min(left.end, right.end) - Math.max(left.start, right.start);
  return common > 0 && common * 2 >= Math.min(left.end - left.start, right.end - right.start);
}

function holds(passage: GoldSpan, trigger: GoldSpan | null): boolean {
  return trigger !== null && passage.start < trigger.end && trigger.start < passage.end;
}

/** Words that name a party, without what only points at it: "his generals" are "generals". */
const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/^(?:(?:the|an?|this|that|these|those|my|your|his|her|its|our|their|own)\s+)+/, "")
    .replace(/['’]s?$/, "")
    .trim();

const contentWords = (words: string): Set<string> => new Set(words.toLowerCase().match(/\p{L}{4,}/gu) ?? []);

/** Compares the entities of a readout with the names of a record. */
class Names {
  private readonly aliases: ReadonlyMap<string, readonly string[]>;
  private readonly written: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly conceptName: ReadonlyMap<string, string>;

  constructor(record: GoldRecord, readout: Readout) {
    this.aliases = new Map(record.entities.map((entity) => [entity.name, namesOf(entity).map(plain)]));
    const { text } = readout.document;
    this.written = new Map(
      readout.entities.map(({ id, name, aliases, mentions }) => [
        id,
        new Set([name, ...aliases, ...mentions.map(([start, end]) => text.slice(start, end))].map(plain)),
      ]),
    );
    this.conceptName = new Map(readout.entities.map(({ id, name }) => [id, name]));
  }

  /** The entity is one of the parties; nobody where nobody is written. */
  isParty(id: string | null, gold: readonly GoldParty[] | null): boolean {
    if (gold === null || gold.length === 0) return id === null;
    return (
      id !== null && gold.some(({ names, text }) => this.isNamed(id, names) || (text !== null && this.written.get(id)?.has(plain(text)) === true))
    );
  }

  isPair(draft: { readonly source: string | null; readonly target: string | null }, gold: GoldRelation): boolean {
    return this.isParty(draft.source, gold.source) && this.isParty(draft.target, gold.target);
  }

  /** Whose claim it is. Who is not said may stay open: the narrator, or whom the text keeps back. */
  isSaidBy(id: string | null, names: readonly string[]): boolean {
    const named = names.filter((name) => name !== "narrator");
    return named.length === 0 ? id === null || names.includes("narrator") : id !== null && this.isNamed(id, named);
  }

  isPosition(draft: Extract<ReadoutStatement, { type: "position" }>, gold: GoldPosition): boolean {
    const words = this.conceptWords(gold.concept);
    const own = contentWords(this.conceptName.get(draft.concept ?? "") ?? "");
    const isSame =
      [...own].some((word) => words.has(word)) ||
      [...(this.written.get(draft.concept ?? "") ?? [])].some((one) => gold.concept !== null && one === plain(gold.concept.text));
    return holds(draft, gold.trigger) && draft.agreement === (gold.stance === "for") && isSame && this.isSaidBy(draft.speaker, gold.saidBy);
  }

  isQuotation(draft: GoldSpan & { speaker: string | null }, gold: GoldQuote): boolean {
    return share(draft, gold.span) && this.isSaidBy(draft.speaker, gold.saidBy);
  }

  private isNamed(id: string, names: readonly string[]): boolean {
    const written = this.written.get(id);
    return written !== undefined && names.some((name) => (this.aliases.get(name) ?? [plain(name)]).some((alias) => written.has(alias)));
  }

  private conceptWords(concept: GoldWords | null): Set<string> {
    return concept === null ? new Set() : new Set([...contentWords(concept.text), ...contentWords(concept.referent?.text ?? "")]);
  }
}
