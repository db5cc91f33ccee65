import { expect, test } from "vitest";
import { z } from "zod";
import { endpoints } from "./api.ts";

/** Lists without a bound, by their path. */
function* unbounded(schema: unknown, path: string): Generator<string> {
  if (typeof schema !== "object" || schema === null) return;
  if ("type" in schema && schema.type === "array" && !("maxItems" in schema) && !("prefixItems" in schema)) yield path;
  for (const [name, inner] of Object.entries(schema)) yield* unbounded(inner, `${path}.${name}`);
}

/* A list of millions of zeros in place of words took gigabytes to say what is wrong with each. */
test("every list that a request holds has a bound", () => {
  const found = endpoints.flatMap(({ id, body, bodyBy }) =>
    [body, ...Object.values(bodyBy?.schemas ?? {})].flatMap((part) =>
      part === undefined ? [] : [...unbounded(z.toJSONSchema(part, { io: "input", unrepresentable: "any" }), id)],
    ),
  );
  expect(found).toEqual([]);
});
