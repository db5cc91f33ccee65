import type { Section, SectionRole } from "./annotation.ts";
import type { AnnotationLine, Field } from "./parse-annotation-line.ts";
import type { ReadingContext } from "./reading-context.ts";

/** Reads `section 5-9,14-20 | author: Name | role: title @ body (former)`. */
export function readSection(context: ReadingContext, line: AnnotationLine): Section | undefined {
  const ranges = readRanges(line.head.slice(1).join(""));
  if (ranges === undefined) {
    context.error(line.at, undefined, "a section begins with its lines: section 5-9,14-20 | author: Name");
    return undefined;
  }
  for (const { from, to } of ranges) checkRange(context, line.at, { from, to });
  const roles: SectionRole[] = [];
  for (const field of line.fields) readRole(context, line.at, field, roles);
  const author = readAuthor(context, line);
  return { id: `C${context.sections.length + 1}`, ranges, roles, ...(author === undefined ? {} : { author }) };
}

function readRanges(text: string): { from: number; to: number }[] | undefined {
  const ranges: { from: number; to: number }[] = [];
  for (const part of text.split(",")) {
    const match = /^(\d+)(?:[-–](\d+))?$/.exec(part);
    if (match?.[1] === undefined) return undefined;
    ranges.push({ from: Number(match[1]), to: Number(match[2] ?? match[1]) });
  }
  return ranges;
}

function checkRange(context: ReadingContext, at: number, { from, to }: { from: number; to: number }): void {
  if (to < from) context.error(at, undefined, `${from}-${to} runs backwards`);
  else if (to > context.document.lineCount)
    context.error(at, undefined, `line ${to} is beyond the end of the document (${context.document.lineCount} lines)`);
  const taken = context.sections.find((section) => section.ranges.some((one) => one.from <= to && from <= one.to));
  if (taken !== undefined) context.error(at, undefined, `${from}-${to} overlaps section ${taken.id}; a line belongs to one section`);
}

function readAuthor(context: ReadingContext, line: AnnotationLine): string | undefined {
  const given = line.fields.find((field) => field.name === "author")?.value;
  if (given === undefined) context.error(line.at, "author", "is missing; write 'author: Name', or 'author: -' where nobody signs");
  if (given === undefined || given === "-") return undefined;
  const entity = context.entities.find(given.replace(/^=\s*/, ""))[0];
  if (entity !== undefined) return entity.name;
  const near = context.entities.nearest(given);
  context.error(line.at, "author", `'${given}' is not an entity; ${near === undefined ? `add 'entity person ${given}'` : `nearest: '${near}'`}`);
  return undefined;
}

function readRole(context: ReadingContext, at: number, field: Field, roles: SectionRole[]): void {
  if (field.name === "author") return;
  const last = roles.at(-1);
  if (field.name === undefined && field.value === "former" && last !== undefined) roles[roles.length - 1] = { ...last, isFormer: true };
  else if (field.name !== "role") context.error(at, field.name, `'${field.value}' is not understood here; fields of a section are author and role`);
  else {
    const isFormer = /\s*\(former\)$/.test(field.value);
    const [title = "", organization] = field.value.replace(/\s*\(former\)$/, "").split(/\s*@\s*/);
    for (const words of [title, organization ?? ""]) warnIfAbsent(context, at, words);
    roles.push({ title, isFormer, ...(organization === undefined ? {} : { organization }) });
  }
}

function warnIfAbsent(context: ReadingContext, at: number, words: string): void {
  const text = [...context.document.lines.values()].map((line) => line.text.toLowerCase()).join("\n");
  if (words !== "" && !text.includes(words.toLowerCase()))
    context.warn(at, "role", `'${words}' does not stand in the document; copy the words of the byline or bio`);
}
