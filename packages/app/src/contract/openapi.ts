import { z } from "zod";
import { endpoints, resources } from "./api.ts";
import { apiProblem, problemType } from "./common.ts";
import type { Endpoint } from "./endpoint.ts";
import { statusesOf, statusMeanings, type Status } from "./statuses.ts";

type Json = Record<string, unknown>;

/**
 * The API as an OpenAPI 3.1 document, made from the contract. Each operation says who may call it (`x-access`) and what an API token needs (`x-scope`).
 *
 * Cost: tens of milliseconds; keep what it gives.
 */
export function openApi(version: string): Json {
  const named = new NamedSchemas();
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, "{$1}");
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint, named);
  }
  named.add("Problem", apiProblem, "output");
  return {
    openapi: "3.1.0",
    info: {
      title: "Rapporteur",
      version,
      summary: "Documents, coded statements and what follows from them",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    tags: Object.entries(resources).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: named.schemas,
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "An API token with scopes" },
        session: { type: "apiKey", in: "cookie", name: "__Host-rapporteur", description: "Writes also carry x-csrf-token" },
      },
    },
  };
}

function operation(endpoint: Endpoint, named: NamedSchemas): Json {
  const { id, summary, access, scope } = endpoint;
  return {
    operationId: id,
    summary,
    tags: [resourceOf(endpoint)],
    "x-access": access,
    "x-scope": scope,
    security: access === "public" ? [] : [{ token: [] }, { session: [] }],
    ...(endpoint.params === undefined && endpoint.query === undefined ? {} : { parameters: parameters(endpoint) }),
    ...(endpoint.bodyKind === "none" ? {} : { requestBody: requestBody(endpoint, named) }),
    responses: Object.fromEntries(statusesOf(endpoint).map((status) => [status, response(endpoint, status, named)])),
  };
}

function parameters({ params, query }: Endpoint): Json[] {
  const of = (schema: z.ZodObject | undefined, place: "path" | "query"): Json[] => {
    if (schema === undefined) return [];
    const { properties = {}, required = [] } = jsonSchema(schema, "input") as { properties?: Record<string, Json>; required?: string[] };
    return Object.entries(properties).map(([name, one]) => ({ name, in: place, required: place === "path" || required.includes(name), schema: one }));
  };
  return [...of(params, "path"), ...of(query, "query")];
}

function requestBody({ id, bodyKind, body }: Endpoint, named: NamedSchemas): Json {
  if (bodyKind === "upload") return { required: true, content: { "application/octet-stream": { schema: {} } } };
  const type = bodyKind === "form" ? "application/x-www-form-urlencoded" : "application/json";
  return { required: true, content: { [type]: { schema: body === undefined ? {} : named.add(`${nameOf(id)}Request`, body, "input") } } };
}

const problem = { content: { [problemType]: { schema: { $ref: "#/components/schemas/Problem" } } } };

function response(endpoint: Endpoint, status: Status, named: NamedSchemas): Json {
  const description = statusMeanings[status];
  if (status === 200) return { description, ...answer(endpoint, named) };
  return { description, ...(status >= 400 ? problem : {}) };
}

const answerTypes = {
  binary: "application/vnd.rapporteur.table",
  file: "application/octet-stream",
  events: "text/event-stream",
  html: "text/html",
} as const;

function answer({ id, answerKind, answer }: Endpoint, named: NamedSchemas): Json {
  switch (answerKind) {
    case "none":
      return {};
    case "json":
    case "jsonBytes":
      return { content: { "application/json": { schema: answer === undefined ? {} : named.add(`${nameOf(id)}Answer`, answer, "output") } } };
    default:
      return { content: { [answerTypes[answerKind]]: { schema: {} } } };
  }
}

/** "analyses.network" as "AnalysesNetwork". */
function nameOf(id: string): string {
  return id.replace(/(?:^|\.)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The schemas of a document by their names, so that a generated client has a type for each request and answer, and one for what several have in common. */
class NamedSchemas {
  readonly schemas: Record<string, Json> = {};
  /** Parts as they were written down first, by name. */
  readonly #parts = new Map<string, string>();

  /** A reference to the schema under this name, or under its own where it has one. */
  add(name: string, schema: z.ZodType, io: "input" | "output"): Json {
    const { $defs = {}, ...whole } = jsonSchema(schema, io) as { $defs?: Record<string, Json> };
    const parts = Object.entries($defs);
    // What may be left out of a request stands in each answer: the two have names of their own.
    const names = new Map(parts.map(([part, one]) => [part, this.#nameFor(part, one, io)]));
    for (const [part, one] of parts) this.schemas[names.get(part) ?? part] = withReferences(one, names);
    const written = withReferences(whole, names);
    // A schema that has a name of its own is among the parts.
    if ("$ref" in written) return written;
    this.schemas[name] = written;
    return { $ref: `#/components/schemas/${name}` };
  }

  #nameFor(part: string, schema: Json, io: "input" | "output"): string {
    const written = JSON.stringify(schema);
    const known = this.#parts.get(part) ?? written;
    this.#parts.set(part, known);
    return known === written ? part : `${part}${io === "input" ? "Input" : "Output"}`;
  }
}

/** References to parts of one schema as references to those of the document. */
function withReferences(schema: Json, names: ReadonlyMap<string, string>): Json {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === "$ref" && typeof value === "string"
      ? value.replace(/^#\/\$defs\/(.*)$/, (_, part: string) => `#/components/schemas/${names.get(part) ?? part}`)
      : value,
  ) as Json;
}

/** Without the dialect's name, which an OpenAPI 3.1 document implies. What JSON Schema cannot say is left open. */
function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}

function resourceOf({ id }: Endpoint): string {
  return id.slice(0, id.indexOf("."));
}

/** The endpoints as a Markdown table: method and path, who may call it, what a token needs, what it does. */
export function endpointTable(): string {
  const rows = endpoints.map(({ method, path, access, scope, summary }) => {
    const needed = access === "public" ? "" : scope;
    return `| \`${method} ${path}\` | ${access} | ${needed} | ${summary.replaceAll("|", "\\|")} |`;
  });
  return ["| | who | token scope | |", "|---|---|---|---|", ...rows].join("\n");
}
