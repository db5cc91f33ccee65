import type { Annotation, Statement } from "./annotation.ts";
import type { CorpusDocument } from "../documents/document.ts";

/** The name that stands for the writer of a page whose words are nobody's contribution. */
export const narrator = "narrator";

/** Roles of lines whose words are the page's or the interviewer's, also inside a section's range. */
const narratorRoles: ReadonlySet<string> = new Set([
  "host",
  "standfirst",
  "title",
  "kicker",
  "heading",
  "question",
  "label",
  "byline",
  "bio",
  "caption",
]);

/**
 * Whose claim a statement is, as names of entities: those that `by` or `speaker` gives, else the author of the section, else the narrator. Empty where
 * the annotation says `-` or nobody signs the section.
 */
export function saidBy(annotation: Annotation, document: CorpusDocument, { kind, line, roles }: Statement): readonly string[] {
  const given = roles[kind === "quote" ? "speaker" : "by"];
  if (given !== undefined) return given.flatMap((filler) => filler.names);
  const role = document.lines.get(line)?.role;
  const section = annotation.sections.find((one) => one.ranges.some(({ from, to }) => line >= from && line <= to));
  if (section === undefined || (role !== undefined && narratorRoles.has(role))) return [narrator];
  return section.author === undefined ? [] : [section.author];
}
