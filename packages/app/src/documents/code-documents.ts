import type { DocumentContent, DocumentRecord } from "../records/document-record.ts";
import type { Change } from "../records/revision.ts";
import type { Stored } from "../records/records.ts";
import { type Block, spanContains } from "@rapporteur/core/model";
import type { Readout } from "@rapporteur/reader/readout";
import { noCoder, type SourceAtHand } from "@rapporteur/reader/reading";
import { coderOf } from "../statements/coder-name.ts";
import { openEntityIndex, type EntityIndex } from "../entities/entity-index.ts";
import { contentOf, recordOf, type SourceShapes } from "./import-readout.ts";
import { replanOnConflict } from "./replan-on-conflict.ts";
import { planRecoding } from "./plan-recoding.ts";
import { readForProject } from "./read-for-project.ts";
import type { DocumentReader, ReadingOptions } from "./reading-task.ts";
import { resolveEntities } from "../entities/resolve-entities.ts";
import { discussedStatements, openStoredDocument } from "./stored-document.ts";
import { documentReadout } from "./to-readout.ts";
import { authorise } from "../library/authorise.ts";
import type { Workplace } from "../library/workplace.ts";

/** What coding a document again did to its drafts. */
export interface CodedAgain {
  readonly added: number;
  readonly replaced: number;
  readonly removed: number;
  /** Null where nothing changed. */
  readonly revision: number | null;
}

export interface CodingOptions {
  readonly index?: EntityIndex;
}

/**
 * Takes a fresh reading of a document of the library: its drafts replace those of the same coder that nobody has touched, and its content becomes the
 * document's. What people accepted, rejected, corrected or coded stays.
 *
 * @param readout of the very text that the library holds
 * @throws RAP_LIBRARY_MISSING, RAP_LIBRARY_ERASED
 * Cost: O(document), and O(entities of the project) unless `index` is given.
 */
export async function takeCoding(workplace: Workplace, documentId: string, readout: Readout, options: CodingOptions = {}): Promise<CodedAgain> {
  const index = options.index ?? (await openEntityIndex(workplace.store, workplace.project));
  return replanOnConflict(() => takeOnce(workplace, { documentId, readout, index }));
}

async function takeOnce(
  workplace: Workplace,
  { documentId, readout, index }: { documentId: string; readout: Readout; index: EntityIndex },
): Promise<CodedAgain> {
  const writer = authorise(workplace, "draft");
  const { store, project } = workplace;
  const { document, content, statements } = await openStoredDocument(workplace, documentId);
  const discussed = await discussedStatements(workplace, documentId);
  await index.refresh();
  const { idOf, changes: entityChanges } = resolveEntities([readout], index, workplace.makeId);
  const { text } = readout.document;
  const fresh = readout.statements.map((statement) => recordOf(statement, { workplace, documentId, text, idOf }));
  const { changes, ...counts } = planRecoding(statements, fresh, coderOf(readout.statements[0]?.coder ?? readout.producer.coder), discussed);
  const isModel = coderOf(readout.producer.coder).kind === "model";
  // A language model drafts statements on the reading that stands; contributions, quotations and answers stay those of the built-in coder.
  const next = isModel ? content : { ...contentOf(readout, idOf), pages: content.pages, ...shapesOf(content) };
  await store.contents.keep(project, next);
  const all: Change[] = [...entityChanges(), ...documentChange(document, next), ...changes];
  if (all.length === 0) return { ...counts, revision: null };
  const { revision } = await writer.commit({
    action: "code",
    summary: `Coded “${document.record.title}” by ${readout.producer.coder}`,
    changes: all,
  });
  return { ...counts, revision };
}

function documentChange({ record, revision }: Stored<DocumentRecord>, next: DocumentContent): Change[] {
  return record.contentId === next.id ? [] : [{ kind: "document", id: record.id, expected: revision, after: { ...record, contentId: next.id } }];
}

function shapesOf({ markup, emphasis, authors }: DocumentContent): SourceShapes {
  return { ...(markup && { markup }), ...(emphasis && { emphasis }), ...(authors && { authors }) };
}

export interface ReadingAgain extends ReadingOptions {
  /** Threads to code in; here unless told. */
  readonly pool?: DocumentReader | undefined;
  /** Entities of the project at hand, for a caller that reads many. */
  readonly index?: EntityIndex;
}

/**
 * A fresh reading of a document by the built-in coder. What people corrected of its metadata stays theirs.
 *
 * @throws RAP_LIBRARY_MISSING, RAP_LIBRARY_ERASED
 */
export async function codeAgain(workplace: Workplace, documentId: string, { pool, ...options }: ReadingAgain = {}): Promise<Readout> {
  const { document, content } = await openStoredDocument(workplace, documentId);
  const { readout } = await readForProject(workplace, { kind: "code", source: sourceOf(document.record, content) }, { pool, ...options });
  const { title, standfirst, published, publisher, url, tags } = document.record;
  return { ...readout, document: { ...readout.document, title, standfirst, published, publisher, url, tags } };
}

/**
 * What a language model is shown of a document: the reading that stands; of one that nobody coded, a reading made for it, since actors are known by
 * that alone.
 *
 * @throws RAP_LIBRARY_MISSING, RAP_LIBRARY_ERASED
 */
export async function readingForModel(workplace: Workplace, documentId: string, options: ReadingAgain = {}): Promise<Readout> {
  const standing = await documentReadout(workplace, documentId, options.index === undefined ? {} : { index: options.index });
  return standing.producer.coder === noCoder ? codeAgain(workplace, documentId, options) : standing;
}

/** A document of the library as its reading takes it: what the source was when it was read first. */
function sourceOf(record: DocumentRecord, content: DocumentContent): SourceAtHand {
  const { title, standfirst, published, publisher, url, tags, language, sha256 } = record;
  const spans = (pairs: readonly (readonly [number, number])[]): { start: number; end: number }[] => pairs.map(([start, end]) => ({ start, end }));
  const emphasis = spans(content.emphasis ?? []);
  const blocks = content.blocks.map((block): Block => {
    const own = emphasis.filter((one) => spanContains(block, one));
    return own.length === 0 ? block : { ...block, emphasis: own };
  });
  return {
    document: {
      text: content.text,
      blocks,
      metadata: { title, standfirst, published, publisher, url, authors: content.authors ?? [], tags, language },
      markup: spans(content.markup ?? []),
    },
    sha256,
    warnings: [],
  };
}
