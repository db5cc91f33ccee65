import { z } from "zod";
import { endpoints } from "./api.ts";
import { apiError } from "./common.ts";
import type { Endpoint } from "./endpoint.ts";
import { statusesOf, statusMeanings, type Status } from "./statuses.ts";

type Json = Record<string, unknown>;

/**
 * The API as an OpenAPI 3.1 document, made from the contract. Each operation says who may call it (`x-access`) and what an API token needs (`x-scope`).
 *
 * Cost: tens of milliseconds; keep what it gives.
 */
export function openApi(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, "{$1}");
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Rapporteur",
      version,
      summary: "Documents, coded statements and what follows from them",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    tags: [...new Set(endpoints.map(resourceOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Error: jsonSchema(apiError, "output") },
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "An API token with scopes" },
        session: { type: "apiKey", in: "cookie", name: "__Host-rapporteur", description: "Writes also carry x-csrf-token" },
      },
    },
  };
}

function operation(endpoint: Endpoint): Json {
  const { id, summary, access, scope } = endpoint;
  return {
    operationId: id,
    summary,
    tags: [resourceOf(endpoint)],
    "x-access": access,
    "x-scope": scope,
    security: access === "public" ? [] : [{ token: [] }, { session: [] }],
    ...(endpoint.params === undefined && endpoint.query === undefined ? {} : { parameters: parameters(endpoint) }),
    ...(endpoint.bodyKind === "none" ? {} : { requestBody: requestBody(endpoint) }),
    responses: Object.fromEntries(statusesOf(endpoint).map((status) => [status, response(endpoint, status)])),
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

function requestBody({ bodyKind, body }: Endpoint): Json {
  if (bodyKind === "upload") return { required: true, content: { "application/octet-stream": { schema: {} } } };
  const type = bodyKind === "form" ? "application/x-www-form-urlencoded" : "application/json";
  return { required: true, content: { [type]: { schema: body === undefined ? {} : jsonSchema(body, "input") } } };
}

const error = { content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } } };

function response(endpoint: Endpoint, status: Status): Json {
  const description = statusMeanings[status];
  if (status === 200) return { description, ...answer(endpoint) };
  return { description, ...(status >= 400 ? error : {}) };
}

const answerTypes = {
  binary: "application/vnd.rapporteur.table",
  file: "application/octet-stream",
  events: "text/event-stream",
  html: "text/html",
} as const;

function answer({ answerKind, answer }: Endpoint): Json {
  switch (answerKind) {
    case "none":
      return {};
    case "json":
    case "jsonBytes":
      return { content: { "application/json": { schema: answer === undefined ? {} : jsonSchema(answer, "output") } } };
    default:
      return { content: { [answerTypes[answerKind]]: { schema: {} } } };
  }
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
