import fc from "fast-check";
import { z } from "zod";
import type { Endpoint } from "../../packages/app/src/contract/endpoint.ts";
import { nearValues } from "./near-values.ts";
import { hostileWords, valuesOfSchema, type JsonSchema, type ValueWishes } from "./values-of-schema.ts";

/** A request as it is sent: the path with its query, and a body with its type. */
export interface FuzzRequest {
  readonly endpoint: Endpoint;
  readonly path: string;
  readonly body: string | Uint8Array | undefined;
  readonly type: string | undefined;
}

export interface RequestWishes extends ValueWishes {
  /** The project that most requests are about. */
  readonly project: string;
}

/** Requests to an endpoint: fitting its schemas, nearly so, or not at all, part by part. */
export function requestsOfEndpoint(endpoint: Endpoint, wishes: RequestWishes): fc.Arbitrary<FuzzRequest> {
  const params = schemaOf(endpoint.params)?.properties ?? {};
  const given = fc.record(Object.fromEntries(Object.entries(params).map(([name, one]) => [name, paramValues(name, one, wishes)])));
  const query = queries(endpoint, wishes);
  // Made once for each schema: those of the records are large.
  const sent = new Map<z.ZodType | undefined, fc.Arbitrary<Sent>>();
  const sentTo = (schema: z.ZodType | undefined): fc.Arbitrary<Sent> => {
    const known = sent.get(schema) ?? bodies(endpoint, schema, wishes);
    sent.set(schema, known);
    return known;
  };
  return fc
    .tuple(given, query)
    .chain(([values, asked]) =>
      sentTo(bodySchema(endpoint, values)).map((body) => ({ endpoint, path: `${filled(endpoint.path, values)}${asked}`, ...body })),
    );
}

function schemaOf(schema: z.ZodType | undefined): JsonSchema | undefined {
  if (schema === undefined) return undefined;
  const { $defs = {}, ...whole } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any", reused: "inline" });
  return inPlace(whole, $defs) as JsonSchema;
}

/** A schema with its named parts in the place of references to them. */
function inPlace(part: unknown, named: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(part)) return part.map((one) => inPlace(one, named));
  if (typeof part !== "object" || part === null) return part;
  const { $ref: reference, ...rest } = part as { readonly $ref?: string };
  const found = reference === undefined ? {} : (inPlace(named[reference.replace("#/$defs/", "")], named) as object);
  return { ...found, ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, inPlace(value, named)])) };
}

function paramValues(name: string, schema: JsonSchema, wishes: RequestWishes): fc.Arbitrary<string> {
  const fitting = name === "project" ? fc.constant(wishes.project) : valuesOfSchema(schema, wishes).map(String);
  const strange = fc.constantFrom(...hostileWords.filter((word) => word !== ""), "x".repeat(290));
  return fc.oneof({ weight: 12, arbitrary: fitting }, { weight: 1, arbitrary: strange });
}

function filled(path: string, given: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encoded(given[name] ?? ""));
}

/** Dots alone would be taken for a step up, and half a character has no spelling in an address. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/^\.+$/, (dots) => dots.replaceAll(".", "%2E"));
}

function queries({ query }: Endpoint, wishes: ValueWishes): fc.Arbitrary<string> {
  const schema = schemaOf(query);
  const surplus = fc.constantFrom("", "", "", "?surplus=1", "?%", "?%ff=%fe", "?a[]=1&a[]=2");
  if (schema === undefined) return surplus;
  const values = valuesOfSchema(schema, wishes);
  const spelled = fc.oneof({ weight: 3, arbitrary: values }, nearValues(values)).map(spellQuery);
  return fc.oneof({ weight: 8, arbitrary: spelled }, surplus);
}

function spellQuery(value: unknown): string {
  if (typeof value !== "object" || value === null) return "";
  const parts = Object.entries(value).flatMap(([name, one]) =>
    (Array.isArray(one) ? one : [one]).map((each) => `${encoded(name)}=${encoded(String(each))}`),
  );
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

type Sent = Pick<FuzzRequest, "body" | "type">;

const json = "application/json";
const types = fc.oneof({ weight: 20, arbitrary: fc.constant(json) }, fc.constantFrom("text/plain", "application/json; charset=utf-8", "x/y", ""));
const rawBodies = fc.constantFrom("", "{", "null", "[]", "{}", '"x"', "[".repeat(80), '{"__proto__":{}}', '{"a":1e999}', "\u0000");
const nothing = fc.constant<Sent>({ body: undefined, type: undefined });

function bodies(endpoint: Endpoint, body: z.ZodType | undefined, wishes: ValueWishes): fc.Arbitrary<Sent> {
  if (endpoint.method === "GET") return nothing;
  if (endpoint.bodyKind === "upload") return files.map((bytes) => ({ body: bytes, type: "application/octet-stream" }));
  const schema = schemaOf(body);
  if (schema === undefined) return fc.oneof({ weight: 5, arbitrary: nothing }, fc.record({ body: rawBodies, type: types }));
  const values = valuesOfSchema(schema, wishes);
  const spelled = fc
    .oneof({ weight: 4, arbitrary: values }, { weight: 3, arbitrary: nearValues(values) }, fc.jsonValue())
    .map((value) => JSON.stringify(value) as string | undefined);
  return fc.record({ body: fc.oneof({ weight: 12, arbitrary: spelled }, rawBodies), type: types });
}

/** Of what is asked for, where the body depends on it; where a param is wrong, any of them. */
function bodySchema({ body, bodyBy }: Endpoint, given: Readonly<Record<string, string>>): z.ZodType | undefined {
  const asked = bodyBy === undefined ? "" : (given[bodyBy.param] ?? "");
  // A param that is "constructor" names no schema.
  return bodyBy !== undefined && Object.hasOwn(bodyBy.schemas, asked) ? bodyBy.schemas[asked] : body;
}

const texts = [
  "The truce will probably hold.",
  "a,b\n1,2\n",
  "{}",
  '{"schema":"rapporteur.readout/1"}',
  "<p>Ada says no.</p>",
  "%PDF-1.7\n",
  "PK\u0003\u0004",
];
const files = fc.oneof(
  fc.constantFrom(...texts).map((text) => new TextEncoder().encode(text)),
  fc.uint8Array({ maxLength: 200 }),
);
