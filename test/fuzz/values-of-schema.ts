import fc from "fast-check";

/** The part of JSON Schema 2020-12 that the contract's schemas use. */
export interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema | false;
  readonly prefixItems?: readonly JsonSchema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

export interface ValueWishes {
  /** Ids of what is there, so that requests reach further than "not found". */
  readonly ids: readonly string[];
}

const idPattern = "^[a-z0-9][a-z0-9_-]{0,63}$";
/** Words that parsers, databases, spreadsheets or pages have trouble with. */
export const hostileWords: readonly string[] = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udc00x",
  "\u202e\ufeff",
  "😀".repeat(40),
  "__proto__",
  "constructor",
  "' or 1=1 --",
  '"; drop table documents; --',
  "%00",
  "../../etc/passwd",
  "=1+1",
  "<script>alert(1)</script>",
  "${7*7}",
  "(a+)+$",
  "[",
  "*",
  '"',
  "-",
  "text:",
  "NaN",
  "1e999",
  "-0",
  "0x10",
  "9007199254740993",
];

const hostileNumbers: readonly number[] = [0, -0, 1, -1, 2, 0.5, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, 1e21, -1e308, 5e-324];

/** Values that fit a schema, most of them small; bounds are met from time to time. What a schema leaves open is any JSON. */
export function valuesOfSchema(schema: JsonSchema, wishes: ValueWishes, depth = 0): fc.Arbitrary<unknown> {
  const inner = (one: JsonSchema): fc.Arbitrary<unknown> => valuesOfSchema(one, wishes, depth + 1);
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(inner));
  if (schema.allOf !== undefined) return inner(Object.assign({}, ...schema.allOf) as JsonSchema);
  switch (schema.type) {
    case "object":
      return objects(schema, inner);
    case "array":
      return arrays(schema, inner);
    case "string":
      return strings(schema, wishes);
    case "integer":
      return integers(schema);
    case "number":
      return numbers(schema);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(...hostileWords, ...hostileNumbers));
  }
}

function objects({ properties = {}, required = [], additionalProperties }: JsonSchema, inner: (one: JsonSchema) => fc.Arbitrary<unknown>) {
  const known = fc.record(Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, inner(one)])), {
    requiredKeys: [...required].filter((name) => name in properties),
  });
  if (typeof additionalProperties !== "object") return known as fc.Arbitrary<unknown>;
  return fc.dictionary(fc.constantFrom("action", "sign", "agreement", "concept", "type", ...hostileWords.slice(8, 12)), inner(additionalProperties), {
    maxKeys: 3,
  }) as fc.Arbitrary<unknown>;
}

function arrays({ items, prefixItems, minItems = 0, maxItems = 1e9 }: JsonSchema, inner: (one: JsonSchema) => fc.Arbitrary<unknown>) {
  if (prefixItems !== undefined) return fc.tuple(...prefixItems.map(inner)) as fc.Arbitrary<unknown>;
  return fc.array(inner(items === undefined || items === false ? {} : items), { minLength: minItems, maxLength: Math.min(maxItems, minItems + 3) });
}

const made = new Map<string, fc.Arbitrary<string>>();

/** Making one takes fast-check many times as long as drawing from it. */
function once(name: string, make: () => fc.Arbitrary<string>): fc.Arbitrary<string> {
  const known = made.get(name) ?? make();
  made.set(name, known);
  return known;
}

const matching = (pattern: string): fc.Arbitrary<string> => once(`matching ${pattern}`, () => fc.stringMatching(new RegExp(pattern)));
const binary = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  once(`binary ${minLength} ${maxLength}`, () => fc.string({ minLength, maxLength, unit: "binary" }));

function strings({ pattern, format, minLength = 0, maxLength = 1e9 }: JsonSchema, { ids }: ValueWishes): fc.Arbitrary<unknown> {
  if (pattern === idPattern) return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...ids) }, matching(idPattern));
  const formatted = format === undefined ? undefined : formats[format];
  if (formatted !== undefined) return formatted;
  if (pattern !== undefined) return matching(pattern);
  const fits = hostileWords.filter((word) => word.length >= minLength && word.length <= maxLength);
  const most = Math.min(maxLength, minLength + 20);
  return fc.oneof(
    binary(minLength, most),
    fc.constantFrom(...fits, ...ids.filter((id) => id.length >= minLength && id.length <= maxLength), "x".repeat(Math.min(maxLength, 600))),
  );
}

const days = fc.date({ min: new Date("1600-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }).map((day) => day.toISOString());
const formats: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  date: days.map((moment) => moment.slice(0, 10)),
  "date-time": days,
  email: fc.constantFrom("a@example.org", "ä@example.org", "nobody@example.org", "x+y@sub.example.org"),
  uri: fc.constantFrom("http://127.0.0.1:1/", "https://example.org/a?b#c", "http://[::1]/", "http://user:pw@example.org/"),
};

function integers({ minimum = -(2 ** 53) + 1, maximum = 2 ** 53 - 1 }: JsonSchema): fc.Arbitrary<unknown> {
  const fits = [...hostileNumbers, minimum, maximum].filter((value) => Number.isInteger(value) && value >= minimum && value <= maximum);
  return fc.oneof(fc.constantFrom(...fits), fc.integer({ min: Math.max(minimum, -20), max: Math.max(Math.min(maximum, 60), minimum) }));
}

function numbers({ minimum = -1e308, maximum = 1e308 }: JsonSchema): fc.Arbitrary<unknown> {
  const fits = [...hostileNumbers, minimum, maximum].filter((value) => value >= minimum && value <= maximum);
  return fc.oneof(fc.constantFrom(...fits), fc.double({ min: minimum, max: maximum, noNaN: true, noDefaultInfinity: true }));
}
