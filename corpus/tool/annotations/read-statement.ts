import { statementKinds, type Filler, type Statement, type StatementAttributes, type StatementKind } from "./annotation.ts";
import type { Place } from "../documents/document.ts";
import type { AnnotationLine, Field } from "./parse-annotation-line.ts";
import { readParties, readWords } from "./read-roles.ts";
import type { ReadingContext } from "./reading-context.ts";
import { statementSchemas, type StatementSchema } from "./statement-schema.ts";

export function isStatementKind(word: string): word is StatementKind {
  return (statementKinds as readonly string[]).includes(word);
}

/** Reads `LINE KIND … | field: value`. Cost: O(fields × document), for suggestions only where words are missing. */
export function readStatement(context: ReadingContext, row: AnnotationLine): Statement | undefined {
  const [number = "", kind = "", ...words] = row.head;
  if (!isStatementKind(kind)) {
    context.error(row.at, undefined, `'${kind}' is not a kind of statement; kinds are ${statementKinds.join(" ")}`);
    return undefined;
  }
  const line = Number(number.replace(/:$/, ""));
  if (!context.document.lines.has(line)) {
    context.error(row.at, undefined, `line ${number} of the document holds no sentence; 'show ${context.document.id}' prints the numbers`);
    return undefined;
  }
  const schema = statementSchemas[kind];
  const roles: Record<string, readonly Filler[]> = {};
  const attributes = { ...readHead(context, row, schema, words) };
  for (const field of row.fields) {
    const more = readField({ context, row, line, schema, roles }, field);
    Object.assign(attributes, more);
  }
  for (const name of schema.required)
    if (!row.fields.some((field) => field.name === name) && !(name === "target" && attributes.isMutual))
      context.error(row.at, name, missingRole(schema, name));
  const statement = { kind, line, at: row.at, roles, attributes };
  checkStatement(context, statement);
  return statement;
}

function missingRole(schema: StatementSchema, name: string): string {
  return schema.empty.includes(name) ? `is missing; write it, or '${name}: -' where the text gives none` : "is missing";
}

/** Reads action, side, sign, status … from the words after the kind, in any order. */
function readHead(context: ReadingContext, row: AnnotationLine, schema: StatementSchema, words: readonly string[]): StatementAttributes {
  const attributes: Record<string, string | boolean> = {};
  for (const word of words) {
    const sign = word.replace(/[−–]/, "-");
    const key = Object.keys(schema.head).find((one) =>
      [word, word.toLowerCase(), word.toUpperCase(), sign].some((form) => schema.head[one]?.includes(form)),
    );
    if (key === undefined && schema.flags.includes(word)) attributes[flagName(word)] = true;
    else if (key === undefined)
      context.error(row.at, undefined, `'${word}' is not understood; allowed are ${Object.values(schema.head).flat().join(" ")}`);
    else if (attributes[key] !== undefined) context.error(row.at, undefined, `'${word}' is a second ${key}; write one`);
    else attributes[key] = [word, word.toLowerCase(), word.toUpperCase(), sign].find((form) => schema.head[key]?.includes(form)) ?? word;
  }
  for (const [key, values] of Object.entries(schema.head))
    if (attributes[key] === undefined && key !== "status") context.error(row.at, undefined, `the ${key} is missing: one of ${values.join(" ")}`);
  if (schema.head["status"] !== undefined) attributes["status"] ??= "actual";
  return attributes;
}

function flagName(word: string): "isMutual" | "isFigurative" {
  return word === "mutual" ? "isMutual" : "isFigurative";
}

interface FieldSite {
  readonly context: ReadingContext;
  readonly row: AnnotationLine;
  readonly line: number;
  readonly schema: StatementSchema;
  readonly roles: Record<string, readonly Filler[]>;
}

function readField({ context, row, line, schema, roles }: FieldSite, field: Field): StatementAttributes {
  const { name, value } = field;
  if (name === undefined) {
    if (schema.flags.includes(value)) return { [flagName(value)]: true };
    context.error(row.at, undefined, `'${value}' is not understood; write 'field: value'`);
    return {};
  }
  const isWords = schema.words.includes(name);
  const isParty = schema.parties.includes(name);
  if (schema.values.includes(name)) return readValue(context, row.at, name, value);
  if (!isWords && !isParty) {
    const fields = [...schema.words, ...schema.parties, ...schema.values].join(" ");
    context.error(row.at, name, `a ${row.head[1]} has no such field; fields are ${fields}`);
  } else if (roles[name] !== undefined)
    context.error(row.at, name, "is given twice; use ' + ' for several parties, a second line for a second statement");
  else if (value === "-") {
    if (!schema.empty.includes(name)) context.error(row.at, name, "may not be '-'");
    else roles[name] = [];
  } else if (value === "") context.error(row.at, name, "has no value");
  else {
    const site = { at: row.at, field: name, line };
    const words = isParty ? undefined : readWords(context, site, value);
    if (isParty) roles[name] = readParties(context, site, value);
    else if (words !== undefined) roles[name] = [words];
  }
  return {};
}

function readValue(context: ReadingContext, at: number, name: string, value: string): StatementAttributes {
  if (name === "date") {
    if (/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value)) return { date: value };
    context.error(at, name, `'${value}' is not a date; write 2024, 2024-03 or 2024-03-15`);
    return {};
  }
  const match = /^(\d*\.?\d+)(?:\s*[-–]\s*(\d*\.?\d+))?$/.exec(value);
  const low = Number(match?.[1] ?? Number.NaN);
  const high = Number(match?.[2] ?? low);
  if (low >= 0 && low <= high && high <= 1) return { probability: [low, high] };
  context.error(at, name, `'${value}' is not a probability; write .7 or .6-.8`);
  return {};
}

/** Blocks whose lines are coded. */
const codedRoles: ReadonlySet<string> = new Set(["standfirst", "body", "quote", "item", "host"]);

/** Words of amount and movement at the head of a cause or an effect. */
const movement =
  /^(?:(?:a|an|the|any)\s+)?(?:higher|lower|more|less|fewer|greater|rising|falling|growing|shrinking|(?:lack|risk|rise|fall|increase|decline|drop|absence) (?:of|in)\s)/i;

/** A negation inside a trigger. */
const negation = /\b(?:not|never|cannot|neither|nobody)\b|n['’]t\b/i;

/** Most words that a concept, a cause or an effect may have before the check asks for fewer. */
const longest: Readonly<Record<string, number>> = { concept: 8, cause: 12, effect: 12 };

function checkStatement(context: ReadingContext, { at, line, kind, roles, attributes }: Statement): void {
  const role = context.document.lines.get(line)?.role ?? "body";
  if (!codedRoles.has(role)) context.error(at, undefined, `line ${line} is a @${role}; only ${[...codedRoles].join(" ")} are coded`);
  const trigger = roles["trigger"]?.[0]?.place;
  if (trigger !== undefined && trigger.startLine !== line)
    context.error(at, "trigger", `stands in line ${trigger.startLine}; the annotation begins with the line of its trigger`);
  for (const [name, most] of Object.entries(longest)) {
    const place = roles[name]?.[0]?.place;
    const count = place === undefined ? 0 : wordCount(context, place);
    if (count > most) context.warn(at, name, `has ${count} words; take the shortest noun phrase, or a clause of at most ${most} words`);
  }
  if ((kind === "relation" || kind === "cause") && negation.test(wordsAt(context, trigger)))
    context.warn(at, "trigger", "leave the negation out of the trigger; the status says it");
  for (const side of ["cause", "effect"]) {
    const moved = movement.exec(wordsAt(context, roles[side]?.[0]?.place));
    if (moved !== null) context.warn(at, side, `leave '${moved[0].trim()}' to the sign: the words are those of the neutral matter`);
  }
  if (kind !== "relation") return;
  if (attributes.isMutual && (roles["source"] ?? []).flatMap((one) => one.names).length + (roles["target"] ?? []).length < 2)
    context.error(at, "source", "a mutual act needs two parties: 'source: Iran + Israel'");
  const targets = new Set((roles["target"] ?? []).flatMap((one) => one.names));
  const both = (roles["source"] ?? []).flatMap((one) => one.names).find((name) => targets.has(name));
  if (both !== undefined) context.error(at, "target", `'${both}' is the source too; an act on oneself is not a relation`);
}

function wordCount(context: ReadingContext, place: Place): number {
  return wordsAt(context, place).split(/\s+/).length;
}

/** The words of a place in its first line. */
function wordsAt(context: ReadingContext, place: Place | undefined): string {
  if (place === undefined) return "";
  const text = context.document.lines.get(place.startLine)?.text ?? "";
  return text.slice(place.start, place.startLine === place.endLine ? place.end : undefined);
}
