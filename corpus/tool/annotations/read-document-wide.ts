import type { Comparison, Question, SameMatter } from "./annotation.ts";
import { locateWords } from "../words/locate-words.ts";
import { parseLines, type AnnotationLine } from "./parse-annotation-line.ts";
import type { ReadingContext } from "./reading-context.ts";

/** Reads `question 6 | answered: C1 14,15 | answered: C2 -`. */
export function readQuestion(context: ReadingContext, row: AnnotationLine): Question | undefined {
  const line = Number(row.head[1]);
  if (!context.document.lines.has(line)) {
    context.error(row.at, undefined, `line ${row.head[1] ?? "?"} of the document holds no sentence; a question begins with its line`);
    return undefined;
  }
  const answers = row.fields.flatMap((field) => {
    const match = /^(C\d+)\s+(.+)$/.exec(field.name === "answered" ? field.value : "");
    const lines = match?.[2] === undefined ? undefined : parseLines(match[2]);
    if (match?.[1] === undefined || lines === undefined) {
      context.error(row.at, field.name, `'${field.value}' is not understood; write 'answered: C1 14,15' or 'answered: C2 -'`);
      return [];
    }
    checkLines(context, row.at, { section: match[1], lines });
    return [{ section: match[1], lines }];
  });
  const open = context.sections.filter((section) => !answers.some((one) => one.section === section.id)).map((section) => section.id);
  if (open.length > 0)
    context.warn(row.at, "answered", `nothing is said of ${open.join(", ")}; write 'answered: ${open[0]} -' where a section does not answer`);
  return { line, answers };
}

/** Reads `same NAME | 12:words | 20:words`. */
export function readSame(context: ReadingContext, row: AnnotationLine): SameMatter | undefined {
  const name = row.head.slice(1).join(" ");
  if (name === "" || row.fields.length < 2) {
    context.error(row.at, undefined, "'same' needs a name and at least two places: same NAME | 12:words | 20:words");
    return undefined;
  }
  const places = row.fields.flatMap((field) => {
    const value = field.name === undefined ? field.value : `${field.name}: ${field.value}`;
    const line = Number(/^(\d+):/.exec(value)?.[1] ?? Number.NaN);
    const located = Number.isNaN(line) ? { error: `'${value}' lacks its line; write '12:${value}'` } : locateWords(context.document, line, value);
    if ("error" in located) {
      context.error(row.at, "same", located.error);
      return [];
    }
    if (located.warning !== undefined) context.warn(row.at, "same", located.warning);
    return [located.place];
  });
  return { name, places };
}

const sides = ["for", "against", "yes", "no", "open", "+", "-"];

/** Reads `compare disagree | about: NAME | C1 for 12,14 | C2 against 33`. */
export function readComparison(context: ReadingContext, row: AnnotationLine): Comparison | undefined {
  const [, relation = "", side] = row.head;
  if (relation !== "agree" && relation !== "degree" && relation !== "disagree") {
    context.error(row.at, undefined, `'${relation}' is not understood; write compare agree, degree or disagree`);
    return undefined;
  }
  if (side !== undefined && !sides.includes(side)) context.error(row.at, undefined, `'${side}' is not a side; sides are ${sides.join(" ")}`);
  const about = row.fields.find((field) => field.name === "about")?.value;
  if (about === undefined) context.error(row.at, "about", "is missing; name the matter");
  const members = row.fields.filter((field) => field.name !== "about").flatMap((field) => readMember(context, row.at, field.name ?? field.value));
  if (members.length < 2) context.error(row.at, undefined, "a comparison needs two sections: | C1 for 12,14 | C2 against 33");
  if (relation === "disagree" && members.some((member) => member.side === undefined))
    context.warn(row.at, undefined, "say on which side each section stands: 'C1 for 12', 'C2 no 20'");
  return { relation, about: about ?? "", members, ...(side === undefined ? {} : { side }) };
}

function readMember(context: ReadingContext, at: number, value: string): Comparison["members"][number][] {
  const match = /^(C\d+)\s+(?:([a-z]+|[+-](?=\s))\s+)?([\d,\s–-]+)$/.exec(value);
  const side = match?.[2];
  const lines = match?.[3] === undefined ? undefined : parseLines(match[3]);
  if (match?.[1] === undefined || lines === undefined || lines.length === 0 || (side !== undefined && !sides.includes(side))) {
    context.error(at, undefined, `'${value}' is not understood; write 'C1 for 12,14' (sides are ${sides.join(" ")})`);
    return [];
  }
  checkLines(context, at, { section: match[1], lines });
  return [{ section: match[1], lines, ...(side === undefined ? {} : { side }) }];
}

function checkLines(context: ReadingContext, at: number, { section, lines }: { section: string; lines: readonly number[] }): void {
  if (!context.sections.some((one) => one.id === section)) {
    context.error(at, undefined, `there is no section ${section}; sections are ${context.sections.map((one) => one.id).join(" ") || "missing"}`);
    return;
  }
  for (const line of lines) {
    if (!context.document.lines.has(line)) context.error(at, undefined, `line ${line} of the document holds no sentence`);
    else if (context.sectionOf(line)?.id !== section) context.error(at, undefined, `line ${line} is not in section ${section}`);
  }
}
