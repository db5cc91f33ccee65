import { expect, it } from "vitest";
import type { EntityRecord } from "../../records/entity-record.ts";
import { sampleEntity } from "../../store/testing/sample-records.ts";
import { knownConcepts } from "./known-concepts.ts";

const concept = (id: string, parent: string | null): EntityRecord => ({ ...sampleEntity(id), type: "concept", parent, mergedInto: null });

it("gives each concept after the one above it, however deep they hang", () => {
  const deep = Array.from({ length: 30_000 }, (_, at) => concept(`c${at}`, at === 0 ? null : `c${at - 1}`));
  const found = knownConcepts(deep.toReversed());
  expect(found).toHaveLength(deep.length);
  expect(found.at(-1)?.id).toBe(deep.at(-1)?.key);
});

it("hangs what goes round in a circle nowhere, and leaves nothing out", () => {
  const found = knownConcepts([concept("a", "b"), concept("b", "a"), concept("c", null)]);
  expect(found).toHaveLength(3);
  expect(found.find(({ id }) => id === concept("c", null).key)?.parent).toBeNull();
});
