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
  const parsed = strictly(schema).safeParse(given);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, mostFields).flatMap((issue) => problemsOf(issue, place));
  throw new FieldError(issues, cureOf(parsed.error.issues[0], schema));
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
