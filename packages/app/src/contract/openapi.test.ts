import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { analysisNames, causeViews } from "./analysis-options.ts";
import { endpoints } from "./api.ts";
import { openApi } from "./openapi.ts";

interface Operation {
  operationId: string;
  security?: unknown;
  parameters?: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}
const document = openApi("1.2.3") as {
  openapi: string;
  info: { version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

test("it describes every endpoint once, and is JSON", () => {
  expect(document.openapi).toBe("3.1.0");
  expect(document.info.version).toBe("1.2.3");
  expect(operations.map(({ operation }) => operation.operationId).sort()).toEqual(endpoints.map(({ id }) => id).sort());
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
});

test("each request and answer in JSON has a schema with a name, and so have the options of each analysis", () => {
  const unnamed = operations.flatMap(({ operation: { operationId, requestBody, responses } }) => {
    const contents = [requestBody?.content["application/json"], ...Object.values(responses).map(({ content }) => content?.["application/json"])];
    return contents.filter((one) => one !== undefined && Object.keys(one.schema).length > 0 && !("$ref" in one.schema)).map(() => operationId);
  });
  expect(unnamed).toEqual([]);
  for (const name of analysisNames) expect(Object.keys(document.components.schemas)).toContain(`${name[0]?.toUpperCase()}${name.slice(1)}Options`);
  expect(document.components.schemas["CausesOptions"]).toMatchObject({ properties: { show: { enum: causeViews } } });
});

test("each path names its parameters, and each parameter stands in its path", () => {
  for (const { path, operation } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    const declared = (operation.parameters ?? []).filter((one) => one.in === "path");
    expect(declared.map(({ name }) => name).sort(), path).toEqual(named);
    expect(declared.every(({ required }) => required)).toBe(true);
  }
});

test("each operation names its statuses, the errors with their schema", () => {
  for (const { operation, path, method } of operations) {
    const statuses = Object.keys(operation.responses).map(Number);
    expect(statuses.filter((status) => status === 200 || status === 204).length, `${method} ${path}`).toBe(1);
    for (const status of statuses.filter((one) => one >= 400))
      expect(operation.responses[status]?.content?.["application/problem+json"]?.schema).toEqual({ $ref: "#/components/schemas/Problem" });
  }
  const of = (id: string): string[] => Object.keys(operations.find(({ operation }) => operation.operationId === id)?.operation.responses ?? {});
  expect(of("server.live")).toEqual(["200", "401", "421", "429", "500", "503"]);
  expect(of("documents.get")).toEqual(["200", "304", "400", "401", "403", "404", "421", "422", "429", "500", "503"]);
  expect(of("documents.remove")).toContain("409");
});

test("every operation says who may call it: a public one that nobody need sign in", () => {
  const secured = new Map(operations.map(({ operation }) => [operation.operationId, operation.security]));
  for (const { id, access } of endpoints) expect(secured.get(id), id).toEqual(access === "public" ? [] : [{ token: [] }, { session: [] }]);
});

describe("its schemas", () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const schemas = operations.flatMap(({ operation }) => [
    ...(operation.parameters ?? []).map(({ schema }) => schema),
    ...Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => schema),
    ...Object.values(operation.responses).flatMap(({ content = {} }) => Object.values(content).map(({ schema }) => schema)),
  ]);

  test("are JSON Schema 2020-12", () => {
    for (const schema of [...schemas.filter((one) => !("$ref" in one)), ...Object.values(document.components.schemas)])
      expect(ajv.validateSchema(schema), JSON.stringify(ajv.errors)).toBe(true);
  });

  test("take what the contract takes, and refuse what it refuses", () => {
    const body = document.paths["/api/projects/{project}/reviews"]?.["post"]?.requestBody?.content["application/json"]?.schema;
    expect(body).toEqual({ $ref: "#/components/schemas/StatementsReviewRequest" });
    const takes = ajv.compile({ ...body, components: document.components });
    const good = { requestKey: "request-key", review: "accepted", statements: [{ id: "s1", expected: 3 }] };
    expect(takes(good)).toBe(true);
    for (const bad of [
      { ...good, review: "maybe" },
      { ...good, surplus: 1 },
      { ...good, statements: [] },
    ])
      expect(takes(bad)).toBe(false);
  });
});
