import type { Warning } from "@rapporteur/core/base";
import type { DocumentMetadata } from "@rapporteur/core/model";
import { foldText } from "@rapporteur/core/text";
import { splitTags } from "../line-roles.ts";
import { parseDate } from "../parse-date.ts";
import type { Piece, PieceRole } from "../piece.ts";
import { ambiguousDate } from "../settle-pieces.ts";
import { headlineLength } from "./site-name.ts";
import { splitAuthors } from "../split-authors.ts";
import type { FrontValue } from "./front-lines.ts";

/** What the front matter of a file tells, and its title, standfirst and authors where the text does not repeat them. */
export interface FrontTold {
  readonly told: Partial<DocumentMetadata>;
  readonly pieces: readonly Piece[];
  readonly warnings: readonly Warning[];
}

/** Takes what front matter says for a document whose text is in `body`. */
export function tellFront(written: readonly FrontValue[], text: string, body: readonly Piece[]): FrontTold {
  const meant = written.filter((value) => value.key !== "author" || !handle.test(value.text)).map(asAddress);
  const site = { publisher: textOf(meant, "publisher"), url: textOf(meant, "url") };
  const values = meant.map((value) => (value.key === "title" ? asHeadline(value, site) : value));
  return { ...toldBy(values), pieces: frontPieces(values, text, body) };
}

/** What somebody is called by a site's software: "jdoe1". */
const handle = /^[\p{Ll}\d_.@-]+$/u;

/** "source: https://…" says where a text was found, and no publisher. */
function asAddress(value: FrontValue): FrontValue {
  return value.key === "publisher" && /^https?:\/\/\S+$/i.test(value.text) ? { ...value, key: "url" } : value;
}

function asHeadline(value: FrontValue, site: { publisher: string | null; url: string | null }): FrontValue {
  const left = value.text.length - headlineLength(value.text, site);
  return left === 0 ? value : { ...value, end: value.end - left, text: value.text.slice(0, -left) };
}

const textOf = (values: readonly FrontValue[], key: FrontValue["key"]): string | null =>
  values.find((value) => value.key === key && value.text !== "")?.text ?? null;

function toldBy(values: readonly FrontValue[]): { told: Partial<DocumentMetadata>; warnings: Warning[] } {
  const all = (key: FrontValue["key"]): string[] => values.filter((value) => value.key === key).map(({ text }) => text);
  const warnings: Warning[] = [];
  const written = values.find(({ key, text }) => key === "published" && text !== "");
  const date = written === undefined ? null : parseDate(written.text);
  if (date?.kind === "ambiguous" && written !== undefined) warnings.push(ambiguousDate(date.written, written));
  const language = textOf(values, "language");
  return {
    told: {
      title: textOf(values, "title"),
      standfirst: textOf(values, "standfirst"),
      published: date?.kind === "day" ? date.date : null,
      publisher: textOf(values, "publisher"),
      url: textOf(values, "url"),
      authors: all("author").flatMap(splitAuthors),
      tags: all("tags").length === 1 ? splitTags(all("tags")[0] ?? "") : all("tags"),
      ...(language === null ? {} : { language }),
    },
    warnings,
  };
}

/** Front matter that the text does not repeat becomes a block where it stands. */
function frontPieces(values: readonly FrontValue[], text: string, body: readonly Piece[]): Piece[] {
  const roles: Partial<Record<FrontValue["key"], PieceRole>> = { title: "title", standfirst: "standfirst", author: "byline" };
  const opening = body.slice(0, 10).map((piece) => foldText(text.slice(piece.start, piece.end)));
  const pieces: Piece[] = [];
  for (const { key, start, end, text: words } of values) {
    const role = roles[key];
    const isRepeated = opening.some((piece) => (key === "author" ? piece.includes(foldText(words)) : piece === foldText(words)));
    const isSecond = key !== "author" && pieces.some((piece) => piece.role === role);
    // A title with escapes that stand for other signs is told, and stands nowhere as it reads.
    const isWritten = key !== "title" || !/\\[_ u\n]/.test(text.slice(start, end));
    if (role === undefined || isRepeated || isSecond || !isWritten || start >= end) continue;
    pieces.push({ start, end, shape: role === "title" ? "heading" : "paragraph", level: role === "title" ? 1 : 0, emphasis: [], markup: [], role });
  }
  return pieces;
}
