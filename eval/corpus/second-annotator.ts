import type { Readout } from "../../packages/reader/src/readout/readout.ts";
import { exportDocument } from "../../corpus/tool/export-document.ts";
import { corpusFiles, readGrid, readPair } from "../../corpus/tool/corpus-files.ts";
import type { GoldParty, GoldRecord, GoldSpan, GoldWords } from "./corpus-gold.ts";
import { pairsOf } from "./match-readout.ts";

/** A document with two blind annotations: the one that counts, and the other as if a reader had drafted it. */
export interface ReadTwice {
  readonly record: GoldRecord;
  readonly readout: Readout;
}

/** The documents of the corpus that two people annotated. */
export function readTwice(): ReadTwice[] {
  const [documents, first, second] = [corpusFiles("documents"), corpusFiles("annotations"), corpusFiles("annotations-b")];
  return readGrid().flatMap((row) => {
    const [file, one, other] = [documents.get(row.id), first.get(row.id), second.get(row.id)];
    if (file === undefined || one === undefined || other === undefined) return [];
    const [record, drafted] = [one, other].map((annotated) => {
      const { document, annotation } = readPair(file, annotated);
      return exportDocument(row, document, annotation) as unknown as GoldRecord;
    }) as [GoldRecord, GoldRecord];
    return [{ record, readout: asReadout(drafted) }];
  });
}

type WithMentions = GoldRecord["entities"][number] & { readonly mentions: readonly GoldSpan[] };
type OnLine = { readonly line: number };

/** What an annotation says, in the shape of a readout; only the fields that scoring reads. The passage of a statement is its line. */
export function asReadout(record: GoldRecord): Readout {
  const lines = new Map(record.lines.map(({ line, start, end }) => [line, { start, end }]));
  const passage = (statement: object): GoldSpan => lines.get((statement as OnLine).line) ?? { start: 0, end: 0 };
  const concepts = new Map<string, object>();
  const conceptOf = (words: GoldWords | null): string | null => {
    if (words === null) return null;
    const { start, end, text } = words.referent ?? words;
    concepts.set(`concept:${text}`, { id: `concept:${text}`, name: text, aliases: [words.text], mentions: [[start, end]] });
    return `concept:${text}`;
  };
  const common = (statement: { readonly saidBy: readonly string[] }) => ({
    ...passage(statement),
    confidence: 1,
    speaker: speakerOf(statement.saidBy),
  });
  const statements = [
    ...record.relations.flatMap(pairsOf).map((one) => ({
      ...common(one),
      type: "relation",
      source: partyOf(one.source),
      target: partyOf(one.target),
      action: one.action,
    })),
    ...record.positions.map((one) => ({ ...common(one), type: "position", concept: conceptOf(one.concept), agreement: one.stance === "for" })),
    ...record.forecasts.flatMap((one) =>
      one.event === null ? [] : [{ ...common(one), type: "forecast", event: one.event, direction: { yes: 1, no: -1, open: 0 }[one.side] }],
    ),
    ...record.causes.flatMap((one) =>
      one.cause === null || one.effect === null
        ? []
        : [{ ...common(one), type: "cause", cause: one.cause, effect: one.effect, sign: { "+": 1, "-": -1, "?": null }[one.sign] }],
    ),
  ];
  const entities = (record.entities as readonly WithMentions[]).map(({ name, aliases, mentions }) => ({
    id: name,
    name,
    aliases,
    mentions: mentions.map(({ start, end }) => [start, end]),
  }));
  return {
    document: { text: record.text },
    entities: [...entities, ...concepts.values()],
    quotations: record.quotes.flatMap(({ span, saidBy }) => (span === null ? [] : [{ ...span, speaker: speakerOf(saidBy) }])),
    statements,
  } as unknown as Readout;
}

const partyOf = (parties: readonly GoldParty[] | null): string | null => parties?.[0]?.names[0] ?? null;

const speakerOf = (saidBy: readonly string[]): string | null => saidBy.find((name) => name !== "narrator") ?? null;
