import { expect, test } from "vitest";
import { lintOpenApi } from "../../scripts/openapi/lint-openapi.ts";

const described = (operation: object): unknown => ({
  openapi: "3.1.0",
  info: { title: "A", version: "1", license: { name: "MIT", identifier: "MIT" } },
  servers: [{ url: "https://a.example" }],
  security: [],
  paths: { "/a/{id}": { get: operation } },
});
const parameters = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
const responses = { 200: { description: "a" }, 400: { description: "b" } };

test("the linter of the gate says nothing of a good description, and names what is wrong with a bad one and where", async () => {
  expect(await lintOpenApi(described({ operationId: "a", summary: "A", parameters, responses }))).toEqual([]);
  const bad = { summary: "A", responses: { 200: { description: "a" } } };
  expect(await lintOpenApi(described(bad))).toEqual([
    expect.stringMatching(/^operation-operationId: .* at #\/paths\/~1a~1\{id\}\/get/),
    expect.stringMatching(/^operation-4xx-response: .* at #\/paths\/~1a~1\{id\}\/get\/responses$/),
    expect.stringMatching(/^path-parameters-defined: .* at #\/paths\/~1a~1\{id\}\/get\/parameters$/),
  ]);
});
