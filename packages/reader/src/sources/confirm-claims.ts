import type { DocumentMetadata } from "@rapporteur/core/model";
import { foldText } from "@rapporteur/core/text";
import { personName } from "./line-roles.ts";
import type { ReadDocument } from "./settle-pieces.ts";
import { splitAuthors } from "./split-authors.ts";

/** What a file's properties say of it. Programs and typists fill them in, so that they count as far as the text bears them out. */
export interface FileClaims {
  readonly title: string | null;
  readonly author: string | null;
  /** The day on which the file was made, YYYY-MM-DD. */
  readonly created: string | null;
  /** The day of publication in the publisher's own field, YYYY-MM-DD; null in formats without one. */
  readonly published: string | null;
  readonly language: string | null;
}

/** Title and authors stand near the beginning, authors also at the end. */
const reach = 5000;
const programTitle =
  /^(?:untitled|document\d*|layout \d+|slide \d+|powerpoint presentation|presentation\d*|microsoft (?:word|powerpoint)\b|.*\.(?:docx?|pdf|indd|qxp|pptx?|rtf|odt|tex|dvi)$)/i;
const wholeName = new RegExp(`^${personName}$`, "u");

/** Keeps what is honest: a title that is no file's name, authors whom the text names, a day that the publisher gives. Cost: O(1). */
export function confirmClaims(claims: FileClaims, text: string): Partial<DocumentMetadata> {
  const { title, author, published, language } = claims;
  const shown = foldText(`${text.slice(0, reach)}\n${text.slice(-reach)}`);
  const authors = (author === null ? [] : splitAuthors(author)).filter((name) => wholeName.test(name) && shown.includes(foldText(name)));
  const isTitle = title !== null && title.length <= 250 && /\p{L}{2,}\s+\S/u.test(title) && !programTitle.test(title);
  return {
    ...(isTitle ? { title } : {}),
    ...(authors.length > 0 ? { authors } : {}),
    ...(published === null ? {} : { published }),
    ...(language === null ? {} : { language }),
  };
}

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** Where the text gives month and year alone, and the file was made in that month, the file's day dates the document, with a warning. */
export function datedByFile(read: ReadDocument, { created }: FileClaims): ReadDocument {
  const { document, warnings } = read;
  if (document.metadata.published !== null || created === null) return read;
  const month = months[Number(created.slice(5, 7)) - 1];
  const named = new RegExp(`\\b${month},?\\s+${created.slice(0, 4)}\\b`, "i").exec(document.text.slice(0, reach));
  if (named === null) return read;
  const message = `the text says ${named[0]}; the day, ${created}, is the one on which the file was made`;
  return {
    document: { ...document, metadata: { ...document.metadata, published: created } },
    warnings: [...warnings, { code: "date-from-file", message, start: named.index, end: named.index + named[0].length }],
  };
}
