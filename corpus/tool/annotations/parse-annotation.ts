import { basename } from "node:path";
import type { Annotation, Comparison, Question, SameMatter, Statement } from "./annotation.ts";
import type { CorpusDocument } from "../documents/document.ts";
import { parseAnnotationLine, type AnnotationLine } from "./parse-annotation-line.ts";
import type { Problem } from "../problem.ts";
import { readComparison, readQuestion, readSame } from "./read-document-wide.ts";
import { readEntity, type ReadEntity } from "./read-entity.ts";
import { readSection } from "./read-section.ts";
import { readStatement } from "./read-statement.ts";
import { ReadingContext } from "./reading-context.ts";

export interface ParsedAnnotation {
  readonly annotation: Annotation;
  readonly problems: readonly Problem[];
}

/** Reads an annotation file against its document. Entities and sections may stand anywhere in the file. */
export function parseAnnotation(file: string, source: string, document: CorpusDocument): ParsedAnnotation {
  const rows = source
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .flatMap((row, index) => parseAnnotationLine(row, index + 1) ?? []);
  const of = (word: string) => rows.filter((row) => row.head[0] === word);
  const entities = of("entity").map(readEntity);
  const context = new ReadingContext(
    document,
    file,
    entities.flatMap((one) => ("entity" in one ? [one.entity] : [])),
  );
  checkEntities(context, entities);
  for (const row of of("section")) {
    const section = readSection(context, row);
    if (section !== undefined) context.sections.push(section);
  }
  const statements: Statement[] = rows.filter((row) => /^\d/.test(row.head[0] ?? "")).flatMap((row) => readStatement(context, row) ?? []);
  const questions: Question[] = of("question").flatMap((row) => readQuestion(context, row) ?? []);
  const same: SameMatter[] = of("same").flatMap((row) => readSame(context, row) ?? []);
  const comparisons: Comparison[] = of("compare").flatMap((row) => readComparison(context, row) ?? []);
  for (const row of rows) checkKind(context, row);
  checkWhole(context, statements, { same, comparisons, rows });
  const problems = context.problems.toSorted((a, b) => a.line - b.line);
  return {
    annotation: {
      id: basename(file, ".txt"),
      file,
      entities: context.entities.entities,
      sections: context.sections,
      statements,
      questions,
      same,
      comparisons,
    },
    problems,
  };
}

function checkKind(context: ReadingContext, row: AnnotationLine): void {
  const word = row.head[0] ?? "";
  if (!/^\d/.test(word) && !["entity", "section", "question", "same", "compare"].includes(word))
    context.error(row.at, undefined, `'${word}' is not understood; a line begins with a line number, entity, section, question, same, compare or #`);
}

function checkEntities(context: ReadingContext, entities: readonly ReadEntity[]): void {
  const text = [...context.document.lines.values()].map((line) => line.text.toLowerCase().replaceAll("’", "'")).join("\n");
  const seen = new Set<string>();
  for (const one of entities) {
    if ("error" in one) {
      context.error(one.at, "entity", one.error);
      continue;
    }
    const { name, aliases, actsFor, belongsTo } = one.entity;
    if (seen.has(name)) context.error(one.at, "entity", `'${name}' is declared twice; put its aliases on one line`);
    seen.add(name);
    for (const other of [...actsFor, ...belongsTo])
      if (context.entities.find(other).length !== 1)
        context.error(one.at, "entity", `'${other}' after for: or of: is not one entity; add an entity line with that name`);
    const spoken = aliases.find((alias) => pronoun.test(alias));
    if (spoken !== undefined)
      context.error(one.at, "entity", `'${spoken}' is not an alias; a pronoun is resolved where it stands: '${spoken} =${name}'`);
    for (const alias of aliases)
      if (!text.includes(alias.toLowerCase().replaceAll("’", "'")))
        context.warn(one.at, "entity", `the alias '${alias}' stands nowhere in the document`);
  }
}

const pronoun = /^(?:i|we|us|our|you|he|him|his|she|her|it|its|they|them|their|this|that|one|who|which)$/i;

interface Whole {
  readonly same: readonly SameMatter[];
  readonly comparisons: readonly Comparison[];
  readonly rows: readonly AnnotationLine[];
}

function checkWhole(context: ReadingContext, statements: readonly Statement[], { same, comparisons, rows }: Whole): void {
  if (context.sections.length === 0) context.error(1, "section", "there is no section; give the lines and the author of each contribution");
  const seen = new Map<string, number>();
  for (const statement of statements) {
    const key = JSON.stringify([statement.kind, statement.line, statement.roles, statement.attributes]);
    const before = seen.get(key);
    if (before !== undefined) context.warn(statement.at, undefined, `says the same as line ${before} of the annotation`);
    seen.set(key, statement.at);
  }
  const lines = new Set(statements.map((statement) => statement.line));
  const names = new Set(same.map((one) => one.name));
  const compareRows = rows.filter((row) => row.head[0] === "compare");
  for (const [index, comparison] of comparisons.entries()) {
    const at = compareRows[index]?.at ?? 1;
    const bare = comparison.members.flatMap((member) => member.lines).find((line) => !lines.has(line));
    if (bare !== undefined) context.warn(at, undefined, `no statement is annotated in line ${bare}`);
    if (names.size > 0 && !names.has(comparison.about)) context.warn(at, "about", `'${comparison.about}' is not the name of a 'same' line`);
  }
}
