import { compareTexts, RapporteurError } from "@rapporteur/core/base";
import type { DocumentRecord } from "../../records/document-record.ts";
import type { EntityRecord } from "../../records/entity-record.ts";
import type { FigureRecord } from "../../records/figure-record.ts";
import type { StatementRecord } from "../../records/statement-record.ts";
import { authorise } from "../../library/authorise.ts";
import { accountOf, momentOf, type Workplace } from "../../library/workplace.ts";
import { clip } from "../../present/selection.ts";
import { joinThemes } from "./two-themes.ts";

interface InThemes {
  readonly light: string;
  readonly dark: string | null;
}

/** A figure as a screen hands it over: what it shows, and the statements by id; their words are taken from the library. */
export interface ShownFigure extends Pick<FigureRecord, "screen" | "title" | "note" | "says" | "scope" | "settings" | "table" | "statements"> {
  /** `small` is the same drawn for a phone. */
  readonly picture: (InThemes & { readonly small: InThemes | null }) | null;
  readonly requestKey: string;
  /** Figures that the project may share at a time. */
  readonly mostFigures: number;
}

export interface FrozenFigure {
  readonly id: string;
  readonly revision: number;
  /** Statements whose words are left out, since their documents are for members alone. */
  readonly withheld: number;
}

/** Longest quote, in UTF-16 code units, of a text that may not be published whole. */
const quoteLimit = 300;
/** Statements that are quoted on the page. */
const mostQuotes = 500;

/**
 * Freezes a figure: what it shows is kept as it is, with the words of the statements behind it as they stand now. Nothing that changes in the library later
 * reaches it, but an erasure; one that comes while it is made refuses it.
 *
 * Cost: O(statements), and O(length of the picture).
 * @throws RAP_FIGURE_PICTURE; RAP_FIGURE_EMPTY where it shows nothing or rests on no statement that the caller sees; RAP_PUBLISH_RIGHTS for answers of a
 *   document for members alone; RAP_STORE_ERASED_SINCE, RAP_FIGURE_MANY
 */
export async function freezeFigure(workplace: Workplace, shown: ShownFigure): Promise<FrozenFigure> {
  const writer = authorise(workplace, "shareFigure");
  const { store, project } = workplace;
  const { requestKey, mostFigures, picture, ...kept } = shown;
  const head = await store.history.head(project);
  const stored = await store.records.getMany(project, "statement", [...new Set(shown.statements)]);
  const statements = stored.map(({ record }) => record);
  if (statements.length === 0 || (picture === null && shown.table === null)) throw new RapporteurError("RAP_FIGURE_EMPTY");
  const documents = await recordsOf<DocumentRecord>(
    statements,
    ({ documentId }) => documentId,
    (ids) => store.records.getMany(project, "document", ids),
  );
  const quotes = await quotesOf(workplace, statements, documents);
  const record: FigureRecord = {
    ...kept,
    table: tableOf(shown, [...documents.values()]),
    id: workplace.makeId("f"),
    statements: statements.map(({ id }) => id),
    picture: picture === null ? null : pictureOf(picture),
    quotes,
    documentCount: new Set(statements.map(({ documentId }) => documentId)).size,
    reviewedCount: statements.filter(({ reviewedBy }) => reviewedBy !== null).length,
    revision: head,
    createdBy: accountOf(workplace),
    createdAt: momentOf(workplace),
    erasedAt: null,
  };
  const { revision } = await writer.commit({
    action: "share figure",
    summary: `Shared the figure “${record.title}” by link`,
    requestKey,
    notErasedSince: head,
    mostFigures,
    changes: [{ kind: "figure", id: record.id, expected: null, after: record }],
  });
  return { id: record.id, revision, withheld: quotes.filter(({ quote }) => quote === null).length };
}

function pictureOf({ light, dark, small }: NonNullable<ShownFigure["picture"]>): FigureRecord["picture"] {
  const whole = joinThemes(light, dark);
  return small === null ? whole : { ...whole, small: joinThemes(small.light, small.dark, "small-part") };
}

/** Stands behind every day. */
const undated = "9999";

/** The words of the first statements in order of time, with whose they are and where they stand. */
async function quotesOf(
  { store, project }: Workplace,
  statements: readonly StatementRecord[],
  documents: ReadonlyMap<string, DocumentRecord>,
): Promise<FigureRecord["quotes"]> {
  const dated = statements.map((statement) => ({ statement, day: dayOf(statement, documents.get(statement.documentId)) }));
  const shown = dated.toSorted((a, b) => compareTexts(a.day ?? undated, b.day ?? undated)).slice(0, mostQuotes);
  const speakers = await recordsOf<EntityRecord>(
    shown.map(({ statement }) => statement),
    ({ speaker }) => speaker,
    (ids) => store.records.getMany(project, "entity", ids),
  );
  return shown.map(({ statement, day }) => {
    const document = documents.get(statement.documentId);
    const { id, documentId, type, quote, review, reviewedBy, speaker } = statement;
    const isOpen = document !== undefined && document.rights !== "internal";
    return {
      id,
      documentId,
      type,
      day,
      review,
      isReviewed: reviewedBy !== null,
      quote: !isOpen ? null : document.rights === "public" ? quote : clip(quote, quoteLimit),
      speaker: speaker === null ? null : (speakers.get(speaker)?.name ?? null),
      title: isOpen ? document.title : "",
      url: isOpen ? document.url : null,
    };
  });
}

/** Answers are passages of the text itself: they go by what their document allows. */
function tableOf({ screen, table }: ShownFigure, documents: readonly DocumentRecord[]): FigureRecord["table"] {
  if (screen !== "answers" || table === null) return table;
  const closed = documents.find(({ rights }) => rights === "internal");
  if (closed !== undefined) throw new RapporteurError("RAP_PUBLISH_RIGHTS", { title: closed.title });
  if (documents.every(({ rights }) => rights === "public")) return table;
  const short = (cell: string | number | null): string | number | null =>
    typeof cell !== "string"
      ? cell
      : cell
          .split("\n")
          .map((line) => clip(line, quoteLimit))
          .join("\n");
  return { ...table, rows: table.rows.map((row) => row.map(short)) };
}

async function recordsOf<T extends { readonly id: string }>(
  statements: readonly StatementRecord[],
  idOf: (statement: StatementRecord) => string | null,
  read: (ids: readonly string[]) => Promise<readonly { readonly record: T }[]>,
): Promise<ReadonlyMap<string, T>> {
  const ids = new Set(statements.flatMap((statement) => idOf(statement) ?? []));
  return new Map((await read([...ids])).map(({ record }) => [record.id, record]));
}

/** Its own day, else that of its document. */
function dayOf({ values }: StatementRecord, document: DocumentRecord | undefined): string | null {
  const own = values["date"];
  return typeof own === "string" && /^\d{4}-\d{2}-\d{2}$/.test(own) ? own : (document?.published ?? null);
}
