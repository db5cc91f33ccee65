import { createHash } from "node:crypto";
import { RapporteurError } from "@rapporteur/core/base";
import type { DocumentContent, DocumentRecord, DocumentRights } from "../records/document-record.ts";
import type { Change } from "../records/revision.ts";
import type { StatementRecord } from "../records/statement-record.ts";
import type { Readout, ReadoutStatement } from "@rapporteur/reader/readout";
import { makeAnchor } from "@rapporteur/core/text";
import { coderOf } from "../statements/coder-name.ts";
import { openEntityIndex, type EntityIndex } from "../entities/entity-index.ts";
import { oneAtATime } from "../library/one-at-a-time.ts";
import { keepOriginal } from "./originals/keep-original.ts";
import { replanOnConflict } from "./replan-on-conflict.ts";
import { resolveEntities } from "../entities/resolve-entities.ts";
import { typedPart } from "../statements/statement-values.ts";
import { authorise } from "../library/authorise.ts";
import { accountOf, momentOf, type Workplace } from "../library/workplace.ts";
import { referContribution } from "./refer-contribution.ts";

/** A readout on its way into a library. */
export interface ReadoutImport {
  readonly readout: Readout;
  /** Internal unless told. */
  readonly rights?: DocumentRights;
  /** Name of the file, or the address it was read from. */
  readonly sourceName?: string | null;
  /** What of the source's form no readout holds and a later coding needs. */
  readonly shapes?: SourceShapes;
  /** The file that it was read from, to be kept. */
  readonly original?: Uint8Array;
}

export type SourceShapes = Pick<DocumentContent, "markup" | "emphasis" | "authors">;

export interface ImportedDocument {
  readonly documentId: string;
  /** True where the project had this text already: nothing was changed. */
  readonly wasKnown: boolean;
}

export interface ImportOptions {
  /** Entities of the project at hand, for a caller that imports many; opened unless given. */
  readonly index?: EntityIndex;
  /** Makes the import safe to repeat: the same key again changes nothing. */
  readonly requestKey?: string;
}

/**
 * Puts readouts into a project: content, document, entities and statements, in one commit. A text that the project has already is left as it is, so
 * importing again changes nothing; two of the same text give one document.
 *
 * @returns one entry a readout, in order
 * @throws RAP_LIBRARY_QUOTE where a statement's quote does not stand in its text: then nothing was imported
 * Cost: O(size of the readouts), and O(entities of the project) unless `index` is given.
 */
export async function importReadouts(
  workplace: Workplace,
  imports: readonly ReadoutImport[],
  options: ImportOptions = {},
): Promise<readonly ImportedDocument[]> {
  // The same text may come in twice at the same moment, as in a ZIP that holds it twice.
  const { store, project } = workplace;
  const keys = [...new Set(imports.map(({ readout }) => `${store.location} ${project} ${textHash(readout)}`))];
  return oneAtATime(keys, () => importUnknown(workplace, imports, options));
}

async function importUnknown(workplace: Workplace, imports: readonly ReadoutImport[], options: ImportOptions): Promise<readonly ImportedDocument[]> {
  const index = options.index ?? (await openEntityIndex(workplace.store, workplace.project));
  // Another server may bring in the same text in the meantime: then it is known at the second look.
  return replanOnConflict(() => importOnce(workplace, imports, { ...options, index }));
}

async function importOnce(
  workplace: Workplace,
  imports: readonly ReadoutImport[],
  options: ImportOptions & { readonly index: EntityIndex },
): Promise<readonly ImportedDocument[]> {
  const answers = await Promise.all(imports.map(({ readout }) => findKnown(workplace, readout)));
  const fresh = firstOfEachText(imports.filter((_, at) => answers[at] === null));
  for (const { readout } of fresh.values()) checkQuotes(readout);
  const made = fresh.size === 0 ? new Map<string, string>() : await commitFresh(workplace, { fresh, index: options.index, options });
  return imports.map(({ readout }, at) => {
    const known = answers[at];
    if (known !== null && known !== undefined) return { documentId: known, wasKnown: true };
    const hash = textHash(readout);
    const isFirst = fresh.get(hash)?.readout === readout;
    return { documentId: made.get(hash) ?? "", wasKnown: !isFirst };
  });
}

/** One readout; as `importReadouts`. */
export async function importReadout(workplace: Workplace, one: ReadoutImport, options: ImportOptions = {}): Promise<ImportedDocument> {
  const [imported] = await importReadouts(workplace, [one], options);
  if (one.original !== undefined) await keepOriginal(workplace, { sha256: one.readout.document.sha256, bytes: one.original });
  return imported ?? { documentId: "", wasKnown: true };
}

const hashes = new WeakMap<Readout, string>();

/** Of the text itself: what a readout says of it is not believed. */
function textHash(readout: Readout): string {
  const known = hashes.get(readout) ?? createHash("sha256").update(readout.document.text).digest("hex");
  hashes.set(readout, known);
  return known;
}

async function findKnown({ store, project }: Workplace, readout: Readout): Promise<string | null> {
  return (await store.contents.find(project, { textSha256: textHash(readout) }))?.documentId ?? null;
}

function firstOfEachText(imports: readonly ReadoutImport[]): Map<string, ReadoutImport> {
  const first = new Map<string, ReadoutImport>();
  for (const one of imports) if (!first.has(textHash(one.readout))) first.set(textHash(one.readout), one);
  return first;
}

function checkQuotes({ document, statements }: Readout): void {
  for (const { id, start, end, quote } of statements) {
    if (document.text.slice(start, end) !== quote) throw new RapporteurError("RAP_LIBRARY_QUOTE", { statement: id, start, end });
  }
}

interface Fresh {
  readonly fresh: ReadonlyMap<string, ReadoutImport>;
  readonly index: EntityIndex;
  readonly options: ImportOptions;
}

async function commitFresh(workplace: Workplace, { fresh, index, options }: Fresh): Promise<Map<string, string>> {
  const writer = authorise(workplace, "import");
  const { store, project } = workplace;
  const imports = [...fresh.values()];
  await index.refresh();
  const entities = resolveEntities(
    imports.map(({ readout }) => readout),
    index,
    workplace.makeId,
  );
  const plans = imports.map((one) => planDocument(workplace, one, entities.idOf));
  for (const { content } of plans) await store.contents.keep(project, content);
  const [first] = plans;
  const summary = plans.length === 1 ? `Imported “${first?.document.title ?? ""}”` : `Imported ${plans.length} documents`;
  const { revision, wasRepeated } = await writer.commit({
    action: "import",
    summary,
    ...(options.requestKey === undefined ? {} : { requestKey: options.requestKey }),
    newTexts: { hashes: plans.map(({ content }) => content.textSha256) },
    changes: [...entities.changes(), ...plans.flatMap(changesOf)],
  });
  const documents = wasRepeated ? await documentsOf(workplace, revision) : plans.map(({ document }) => document.id);
  return new Map(plans.map(({ content }, at) => [content.textSha256, documents[at] ?? ""]));
}

/** What an import made, for one that is sent again under its key: its answer is the first one's. */
async function documentsOf({ store, project }: Workplace, revision: number): Promise<string[]> {
  const found = await store.history.revision(project, revision);
  const documents = (found?.changes ?? []).filter(({ kind }) => kind === "document").map(({ id }) => id);
  if (documents.length === 0) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "document", id: `of revision ${revision}` });
  return documents;
}

/** A document as it will stand in the library. */
interface DocumentPlan {
  readonly content: DocumentContent;
  readonly document: DocumentRecord;
  readonly statements: readonly StatementRecord[];
}

function changesOf({ document, statements }: DocumentPlan): Change[] {
  return [
    { kind: "document", id: document.id, expected: null, after: document },
    ...statements.map((after): Change => ({ kind: "statement", id: after.id, expected: null, after })),
  ];
}

function planDocument(workplace: Workplace, one: ReadoutImport, idOf: (key: string) => string): DocumentPlan {
  const { readout, rights = "internal", sourceName = null, shapes = {} } = one;
  const content = { ...contentOf(readout, idOf), ...shapes };
  const { title, standfirst, published, publisher, url, language, tags, sha256 } = readout.document;
  const id = workplace.makeId("d");
  const document: DocumentRecord = {
    id,
    contentId: content.id,
    title: title.slice(0, 1000),
    standfirst: standfirst?.slice(0, 10_000) ?? null,
    published,
    publisher: publisher?.slice(0, 500) ?? null,
    url: url === null ? null : harmless(url.slice(0, 4000)),
    language: language.slice(0, 35),
    tags: [...new Set(tags.map((tag) => tag.slice(0, 100)))].slice(0, 200),
    rights,
    sourceName: sourceName?.slice(0, 1000) ?? null,
    sha256,
    note: "",
    assignedTo: [],
    addedBy: accountOf(workplace),
    addedAt: momentOf(workplace),
  };
  const statements = readout.statements.map((statement) => recordOf(statement, { workplace, documentId: id, text: content.text, idOf }));
  return { content, document, statements };
}

/** An address as a file gives it: one that a browser would run, or open on the reader's own machine, is none. */
function harmless(url: string): string | null {
  const protocol = URL.parse(url)?.protocol;
  return protocol === undefined || protocol === "http:" || protocol === "https:" ? url : null;
}

/**
 * A readout's content as a library keeps it: entities by library ids. Statements that a comparison names keep the ids of their drafts, by which
 * library statements are found (`draftId`).
 */
export function contentOf(readout: Readout, idOf: (key: string) => string): DocumentContent {
  const { document, producer } = readout;
  const refer = (key: string | null): string | null => (key === null ? null : idOf(key));
  const id = createHash("sha256")
    .update(JSON.stringify([document.text, producer.coder, producer.model]))
    .digest("hex");
  return {
    id,
    textSha256: textHash(readout),
    text: document.text,
    blocks: document.blocks,
    questions: document.questions,
    contributions: document.contributions.map((one) => referContribution(one, idOf)),
    quotations: readout.quotations.map((one) => ({ ...one, speaker: refer(one.speaker) })),
    answers: readout.answers,
    comparison: readout.comparison.map((one) => ({ ...one, about: idOf(one.about) })),
    warnings: readout.warnings.map((one) => (one.candidates === undefined ? one : { ...one, candidates: one.candidates.map(idOf) })),
    producer,
    pages: document.pages ?? [],
    mentions: readout.entities.map((entity) => ({ entity: idOf(entity.id), spans: entity.mentions })),
  };
}

export interface StatementPlace {
  readonly workplace: Pick<Workplace, "makeId" | "by" | "now">;
  readonly documentId: string;
  readonly text: string;
  readonly idOf: (key: string) => string;
}

/** A readout's statement as a library record. What came reviewed was reviewed by the person who brings it. */
export function recordOf(statement: ReadoutStatement, { workplace, documentId, text, idOf }: StatementPlace): StatementRecord {
  const refer = (key: string | null): string | null => (key === null ? null : idOf(key));
  const { start, end, review } = statement;
  const { prefix, suffix } = makeAnchor(text, statement);
  const coder = coderOf(statement.coder);
  const isTouched = review !== "draft" || coder.kind === "person";
  return {
    id: workplace.makeId("s"),
    documentId,
    type: statement.type,
    start,
    end,
    quote: statement.quote,
    prefix,
    suffix,
    contribution: statement.contribution,
    speaker: refer(statement.speaker),
    organization: refer(statement.organization),
    reportedBy: statement.reportedBy.slice(0, 20).map(idOf),
    status: statement.status,
    coder,
    confidence: coder.kind === "person" ? null : statement.confidence,
    review,
    reviewedBy: isTouched ? accountOf(workplace) : null,
    reviewedAt: isTouched ? momentOf(workplace) : null,
    draftId: statement.id,
    ...typedPart(statement, { text, resolve: idOf }),
    note: "",
  };
}
