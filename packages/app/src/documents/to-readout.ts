import { compareSpans } from "@rapporteur/core/model";
import { compareTexts } from "@rapporteur/core/base";
import type { DocumentContent } from "../records/document-record.ts";
import type { EntityRecord } from "../records/entity-record.ts";
import type { StatementRecord } from "../records/statement-record.ts";
import { type Readout, readoutSchema, type ReadoutStatement } from "@rapporteur/reader/readout";
import { coderName } from "../statements/coder-name.ts";
import type { EntityIndex } from "../entities/entity-index.ts";
import { namedEntities, standingAmong } from "./named-entities.ts";
import { openStoredDocument } from "./stored-document.ts";
import { typedFields } from "../statements/statement-values.ts";
import type { Workplace } from "../library/workplace.ts";
import { referContribution } from "./refer-contribution.ts";
import type { DocumentParts } from "./document-parts.ts";

export interface ToReadoutOptions {
  /** The library as it stood at this revision. */
  readonly asOf?: number | undefined;
  /** Entities of the project at hand, for a caller that makes many. */
  readonly index?: Pick<EntityIndex, "standing">;
}

/**
 * A document of a library as a readout, with reviews, corrections and the statements that people coded. Entities have the keys of the library, merged ones
 * the key of what they were merged into; statements the ids of their drafts, or else their library ids. Statements of types that a project made itself
 * have no place in a readout: a warning counts them.
 *
 * @throws RAP_LIBRARY_MISSING where the project has no such document; RAP_LIBRARY_ERASED where its text was erased
 */
export async function documentReadout(workplace: Place, documentId: string, options: ToReadoutOptions = {}): Promise<Readout> {
  const { document, content, statements } = await openStoredDocument(workplace, documentId, options.asOf);
  const parts = { document: document.record, content, statements: statements.map(({ record }) => record) };
  return toReadout(parts, options.index ?? (await namedEntities(workplace, parts, options.asOf)));
}

type Place = Pick<Workplace, "store" | "project">;

/** Entities of a project as they stand, or stood. Cost: O(entities). */
export async function entitiesAt({ store, project }: Place, asOf?: number): Promise<Pick<EntityIndex, "standing">> {
  const byId = new Map<string, { record: EntityRecord; revision: number }>();
  for await (const stored of store.records.all(project, "entity", asOf === undefined ? {} : { asOf })) byId.set(stored.record.id, stored);
  return { standing: (id) => standingAmong(byId, id) };
}

/** The pure part of `documentReadout`. Cost: O(size of the document). */
export function toReadout({ document, content, statements }: DocumentParts, index: Pick<EntityIndex, "standing">): Readout {
  const named = openNames(content, index);
  const refer = (id: string | null): string | null => (id === null ? null : named.keyOf(id));
  const told = statements.map((record) => readoutStatement(record, named.keyOf));
  const kept = told.filter((one) => one !== null).toSorted((a, b) => compareSpans(a, b) || compareTexts(a.id, b.id));
  const standing = new Set(kept.filter(({ review }) => review !== "rejected").map(({ id }) => id));
  const { title, standfirst, published, publisher, url, language, sha256, tags } = document;
  const { textSha256, text, blocks, questions } = content;
  const pages = content.pages.length === 0 ? {} : { pages: content.pages };
  const contributions = content.contributions.map((one) => referContribution(one, named.keyOf));
  const quotations = content.quotations.map((one) => ({ ...one, speaker: refer(one.speaker) }));
  const comparison = content.comparison
    .filter(({ sides }) => sides.every((side) => side.statements.every((id) => standing.has(id))))
    .map((one) => ({ ...one, about: named.keyOf(one.about) }));
  const warnings = content.warnings.map((one) => (one.candidates === undefined ? one : { ...one, candidates: one.candidates.map(named.keyOf) }));
  return {
    schema: "rapporteur.readout/1",
    producer: content.producer,
    document: { title, standfirst, published, publisher, url, language, sha256, textSha256, text, blocks, questions, contributions, tags, ...pages },
    entities: named.entities(),
    quotations,
    statements: kept,
    answers: content.answers,
    comparison,
    warnings: [...warnings, ...leftOut(told.length - kept.length)],
  };
}

function leftOut(count: number): Readout["warnings"] {
  if (count === 0) return [];
  return [{ code: "statements-left-out", message: `${count} statements of types of your own, or not filled in yet, have no place in a readout.` }];
}

function readoutStatement(record: StatementRecord, keyOf: (id: string) => string): ReadoutStatement | null {
  const refer = (id: string | null): string | null => (id === null ? null : keyOf(id));
  const { type, start, end, quote, contribution, status, review } = record;
  const parsed = readoutSchema.shape.statements.element.safeParse({
    id: record.draftId ?? record.id,
    type,
    start,
    end,
    quote,
    contribution,
    speaker: refer(record.speaker),
    organization: refer(record.organization),
    reportedBy: record.reportedBy.map(keyOf),
    status,
    coder: coderName(record.coder),
    review,
    // A person's own coding is as sure as can be.
    confidence: record.confidence ?? 1,
    ...typedFields(record, keyOf),
  });
  return parsed.success ? parsed.data : null;
}

interface Names {
  readonly keyOf: (id: string) => string;
  /** Every entity that was asked for and all that they belong to, those mentioned first. */
  readonly entities: () => Readout["entities"];
}

function openNames(content: DocumentContent, index: Pick<EntityIndex, "standing">): Names {
  const asked = new Map<string, EntityRecord>();
  const mentions = new Map<string, [number, number][]>();
  const keyOf = (id: string): string => {
    const record = index.standing(id)?.record;
    // What was erased is called by its id.
    if (record === undefined) return id;
    asked.set(record.key, record);
    return record.key;
  };
  for (const { entity, spans } of content.mentions) {
    const key = keyOf(entity);
    mentions.set(key, [...(mentions.get(key) ?? []), ...spans]);
  }
  const entities = (): Readout["entities"] => {
    const told: Readout["entities"] = [];
    // Grows while it is walked: a country that only an entity names is told too.
    for (const record of asked.values()) told.push(entityPart(record, keyOf, mentions.get(record.key) ?? []));
    return told;
  };
  return { keyOf, entities };
}

function entityPart(record: EntityRecord, keyOf: (id: string) => string, spans: [number, number][]): Readout["entities"][number] {
  const { key, type, name, iso3, country, actsFor, aliases } = record;
  return {
    id: key,
    type,
    name,
    iso3,
    country: country === null ? null : keyOf(country),
    actsFor: actsFor === null ? null : keyOf(actsFor),
    aliases,
    mentions: spans.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]),
  };
}
