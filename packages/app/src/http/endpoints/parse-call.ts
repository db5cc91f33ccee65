import { z } from "zod";
import { nearestName, RapporteurError } from "@rapporteur/core/base";

export interface FieldProblem {
  readonly field: string;
  readonly problem: string;
}

/** RAP_HTTP_FIELD with every field that is wrong, at most fifty. */
export class FieldError extends RapporteurError {
  readonly fields: readonly FieldProblem[];

  constructor(fields: readonly FieldProblem[], cure: string) {
    const [first = { field: "body", problem: "is wrong" }] = fields;
    super("RAP_HTTP_FIELD", { ...first, cure });
    this.fields = fields;
  }
}

const mostFields = 50;
const strict = new WeakMap<z.ZodType, z.ZodType>();

/** Objects of the contract take no field that it does not name, also where they were not spelled as strict. */
function strictly(schema: z.ZodType): z.ZodType {
  if (!(schema instanceof z.ZodObject)) return schema;
  const known = strict.get(schema) ?? schema.strict();
  strict.set(schema, known);
  return known;
}

/**
 * What came with a request, held to the contract.
 *
 * @param place what the whole is called where it is wrong: "body", "query"
 * @throws FieldError (RAP_HTTP_FIELD)
 */
export function parsePart(schema: z.ZodType, given: unknown, place: string): unknown {
  refuseLongList(schema, given, place);
  const parsed = strictly(schema).safeParse(given);
  if (parsed.success) return parsed.data;
  throw fieldError(parsed.error.issues, { schema, place });
}

function fieldError(issues: readonly z.core.$ZodIssue[], { schema, place }: { readonly schema: z.ZodType; readonly place: string }): FieldError {
  return new FieldError(
    issues.slice(0, mostFields).flatMap((issue) => problemsOf(issue, place)),
    cureOf(issues[0], schema),
  );
}

/** Of a list that is not longer, everything that is wrong is told; one that is longer than any that the contract takes is refused for that alone. */
const [shortList, longestList] = [100, 100_000];

/**
 * A long list is held to the contract element by element, up to the first that is wrong: parsing it whole gathers all that is wrong with each, which is gigabytes for
 * millions of zeros.
 */
function refuseLongList(schema: z.ZodType, given: unknown, place: string): void {
  if (typeof given !== "object" || given === null) return;
  for (const { field, element } of listsOf(schema)) {
    const list: unknown = Object.hasOwn(given, field) ? Reflect.get(given, field) : undefined;
    if (!Array.isArray(list) || list.length <= shortList || list.length > longestList) continue;
    for (const [at, one] of list.entries()) {
      const parsed = element.safeParse(one);
      if (parsed.success) continue;
      throw fieldError(
        parsed.error.issues.slice(0, mostFields).map((issue) => ({ ...issue, path: [field, at, ...issue.path] })),
        { schema, place },
      );
    }
  }
}

interface ListField {
  readonly field: string;
  readonly element: z.ZodType;
}

const lists = new WeakMap<z.ZodType, readonly ListField[]>();

/** The fields of an object that are lists. Of each schema they are looked for once: that takes longer than to hold a request of the usual size to it. */
function listsOf(schema: z.ZodType): readonly ListField[] {
  const known = lists.get(schema);
  if (known !== undefined) return known;
  const fields = schema instanceof z.ZodObject ? Object.entries(schema.shape) : [];
  const found = fields.flatMap(([field, inner]) => {
    const element = elementOf(inner);
    return element === null ? [] : [{ field, element }];
  });
  lists.set(schema, found);
  return found;
}

/** What a list's elements are held to; null for a field that is no list. */
function elementOf(schema: unknown): z.ZodType | null {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) return elementOf(schema.unwrap());
  return schema instanceof z.ZodArray && schema.element instanceof z.ZodType ? schema.element : null;
}

function problemsOf(issue: z.core.$ZodIssue, place: string): FieldProblem[] {
  const field = issue.path.map(String).join(".") || place;
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys
        .slice(0, mostFields)
        .map((key) => ({ field: issue.path.length === 0 ? key : `${field}.${key}`, problem: "is not known here" }));
    case "invalid_type":
      return [
        {
          field,
          problem: issue.input === undefined && !/received (?!undefined)/.test(issue.message) ? "is missing" : `must be ${articled(issue.expected)}`,
        },
      ];
    case "invalid_value":
      return [{ field, problem: `must be one of ${issue.values.map(String).join(", ")}` }];
    default:
      return [{ field, problem: `is refused: ${lowerFirst(issue.message.replace(/^Invalid input: /, ""))}` }];
  }
}

function cureOf(issue: z.core.$ZodIssue | undefined, schema: z.ZodType): string {
  if (issue?.code === "unrecognized_keys" && issue.path.length === 0 && schema instanceof z.ZodObject) {
    const near = nearestName(issue.keys[0] ?? "", Object.keys(schema.shape));
    if (near !== null) return `did you mean ${near}?`;
  }
  return "correct it as /api/openapi.json spells it out";
}

const articled = (type: string): string => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
