import { RapporteurError } from "@rapporteur/core/base";
import type { RoundupRecord, SnapshotRecord } from "../../records/project-records.ts";
import type { StatementRecord } from "../../records/statement-record.ts";
import type { Readout } from "@rapporteur/reader/readout";
import type { Correction, ReaderStatement, SiteComment, SitePage } from "../site/site-data.ts";
import type { Comment } from "../../store/comment-store.ts";
import { namedEntities } from "../../documents/named-entities.ts";
import { openStoredDocument, type RemovedStatements } from "../../documents/stored-document.ts";
import { toReadout } from "../../documents/to-readout.ts";
import type { Workplace } from "../../library/workplace.ts";
import { portraitsOf } from "../portraits/portraits-of.ts";
import { editedAnswers } from "./edited-answers.ts";
import { markdownFormats } from "./markdown-formats.ts";
import { withoutMarkup } from "./without-markup.ts";
import { readerType } from "./reader-type.ts";

/** Longest quote, in UTF-16 code units, of a text that may not be published whole. */
const quoteLimit = 300;

export interface PageRequest {
  readonly roundup: RoundupRecord;
  readonly snapshot: Pick<SnapshotRecord, "name" | "revision" | "digest">;
  readonly publishedAt: string;
  readonly updatedAt: string;
  readonly comments: readonly Comment[];
  /** For a caller that makes many pages: what was removed since the earliest of their snapshots. */
  readonly removed?: RemovedStatements;
}

/** A page with what its statements are called on it, by library id. */
export interface ToldPage {
  readonly page: SitePage;
  readonly toldAs: ReadonlyMap<string, string>;
}

/**
 * The public page of a roundup as it stood at the snapshot's revision: accepted statements alone, the text only where the document's rights allow it.
 *
 * Cost: O(size of the document), without `removed` also O(versions that ended since the snapshot).
 * @throws RAP_PUBLISH_UNREAD where the roundup was never read as a document; RAP_PUBLISH_RIGHTS where the document is internal
 */
export async function publishedPage(workplace: Pick<Workplace, "store" | "project">, request: PageRequest): Promise<ToldPage> {
  const { roundup, snapshot } = request;
  if (roundup.documentId === null) throw new RapporteurError("RAP_PUBLISH_UNREAD", { title: roundup.title });
  const parts = await openStoredDocument(workplace, roundup.documentId, snapshot.revision, request.removed);
  const document = parts.document.record;
  if (document.rights === "internal") throw new RapporteurError("RAP_PUBLISH_RIGHTS", { title: document.title });
  const statements = parts.statements.map(({ record }) => record);
  // Remarks of readers are of a type that no readout has.
  const told = { document, content: parts.content, statements };
  const whole = toReadout(told, await namedEntities(workplace, told, snapshot.revision));
  const plain = retitled(withoutMarkup(acceptedOnly(whole), parts.content.markup ?? []), roundup);
  const { answers, approved } = editedAnswers(plain, roundup.answers ?? []);
  const readout = { ...plain, answers };
  const toldAs = new Map(statements.map(({ id, draftId }) => [id, draftId ?? id]));
  const markup = parts.content.markup ?? [];
  const page: SitePage = {
    slug: roundup.slug,
    formats: document.rights === "public" ? markdownFormats(whole.document.text, markup, whole.document.blocks) : [],
    readout: document.rights === "public" ? readout : quotedOnly(readout),
    text: document.rights === "public" ? "whole" : "quotes",
    source: document.url,
    publishedAt: request.publishedAt,
    updatedAt: request.updatedAt,
    snapshot: { name: snapshot.name, revision: snapshot.revision, digest: snapshot.digest },
    corrections: roundup.corrections.map(correctionOf),
    comments: { mode: roundup.comments, entries: commentsOf(request.comments, toldAs), takesForecasts: roundup.readerForecasts === true },
    readers: statements.flatMap(readerOf),
    approvedAnswers: approved,
    portraits: portraitsOf(roundup, readout),
  };
  return { page, toldAs };
}

/** What no person has accepted is not told, nor what rests on it. */
function acceptedOnly(readout: Readout): Readout {
  const statements = readout.statements.filter(({ review }) => review === "accepted");
  const told = new Set(statements.map(({ id }) => id));
  const comparison = readout.comparison.filter(({ sides }) =>
    sides.every((side) => side.statements.length > 0 && side.statements.every((id) => told.has(id))),
  );
  return { ...readout, statements, comparison, warnings: [] };
}

function retitled(readout: Readout, { title, standfirst, tags }: RoundupRecord): Readout {
  return { ...readout, document: { ...readout.document, title, standfirst: standfirst === "" ? null : standfirst, tags } };
}

/** Blanks every word that no quote or answer shows; what is shown is no longer than `quoteLimit`. Offsets stay as they are. Cost: O(text + spans). */
function quotedOnly(readout: Readout): Readout {
  const { text } = readout.document;
  const shown = [
    ...readout.statements.map(({ start, end }) => [start, Math.min(end, start + quoteLimit)] as const),
    ...readout.answers.flatMap(({ passages }) => passages.map(([start, end]) => [start, Math.min(end, start + quoteLimit)] as const)),
  ].sort((a, b) => a[0] - b[0]);
  let kept = "";
  for (const [start, end] of shown) {
    if (end <= kept.length) continue;
    kept += " ".repeat(Math.max(0, start - kept.length));
    kept += text.slice(kept.length, end);
  }
  kept += " ".repeat(Math.max(0, text.length - kept.length));
  const clipped = <T extends { readonly quote: string }>(statement: T): T => ({ ...statement, quote: clipQuote(statement.quote) });
  return {
    ...readout,
    document: { ...readout.document, text: kept, contributions: readout.document.contributions.map((one) => ({ ...one, bio: null })) },
    statements: readout.statements.map(clipped),
    quotations: [],
  };
}

function clipQuote(quote: string): string {
  return quote.length <= quoteLimit ? quote : `${quote.slice(0, quoteLimit - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

function correctionOf({ at, what, old, new: now, note }: RoundupRecord["corrections"][number]): Correction {
  const text = (value: typeof old): string => (value === null ? "—" : String(value));
  return { at, what, old: text(old), new: text(now), note };
}

/** Comments as the public sees them: of those that are not shown, their place alone. */
export function commentsOf(comments: readonly Comment[], toldAs: ToldPage["toldAs"]): SiteComment[] {
  return comments.map(({ id, parent, statement, stance, chance, name, text, state, createdAt, editedAt, editorNote }) => {
    const isTombstone = state !== "approved";
    const told = statement === null ? null : (toldAs.get(statement) ?? statement);
    return isTombstone
      ? { id, parent, statement: null, stance: null, chance: null, name: "", text: "", isTombstone, createdAt, editedAt: null, editorNote: null }
      : { id, parent, statement: told, stance, chance, name, text, isTombstone, createdAt, editedAt, editorNote };
  });
}

function readerOf({ type, review, draftId, id, values, reviewedAt }: StatementRecord): ReaderStatement[] {
  if (type !== readerType || review !== "accepted") return [];
  return [
    {
      statement: draftId ?? id,
      name: String(values["reader"] ?? ""),
      text: String(values["remark"] ?? ""),
      promotedAt: reviewedAt ?? "1970-01-01T00:00:00.000Z",
    },
  ];
}
