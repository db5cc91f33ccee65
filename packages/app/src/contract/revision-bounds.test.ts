import { expect, test } from "vitest";
import { z } from "zod";
import { endpoints } from "./api.ts";

/* PostgreSQL answered a revision beyond its integers with an error of its own, and the server with 500. */
const names = new Set(["revision", "expected", "asOf"]);
const limit = 2_147_483_647;

function* bounds(schema: unknown, path: string): Generator<[path: string, maximum: unknown]> {
  if (typeof schema !== "object" || schema === null) return;
  for (const [name, inner] of Object.entries(schema)) {
    const options = [inner, ...((inner as { anyOf?: unknown[] } | null)?.anyOf ?? [])] as { type?: string; maximum?: number }[];
    if (names.has(name)) for (const one of options) if (one?.type === "integer") yield [`${path}.${name}`, one.maximum];
    yield* bounds(inner, `${path}.${name}`);
  }
}

test("every revision that a request names is one that both databases can hold", () => {
  const found = endpoints.flatMap(({ id, params, query, body }) =>
    [params, query, body].flatMap((part) =>
      part === undefined ? [] : [...bounds(z.toJSONSchema(part, { io: "output", unrepresentable: "any" }), id)],
    ),
  );
  expect(found.length).toBeGreaterThan(10);
  expect(found.filter(([, maximum]) => Number(maximum) > limit || maximum === undefined)).toEqual([]);
});
