import { describe, expect, test } from "vitest";
import { figureSamples } from "../../../../test/support/samples/figure-samples.ts";
import { figureRequests, figureTasks } from "./figure-requests.ts";

type Path = readonly (string | number)[];

/** Every place inside a value, itself first. */
function placesIn(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  const inside = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const step = (name: string): string | number => (Array.isArray(value) ? Number(name) : name);
  return [{ path, value }, ...inside.flatMap(([name, field]) => placesIn(field, [...path, step(name)]))];
}

/** A copy with something else at a place. */
function withOther(whole: unknown, path: Path, other: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return other;
  if (Array.isArray(whole)) return whole.map((entry: unknown, index) => (index === step ? withOther(entry, rest, other) : entry));
  return { ...(whole as object), [step]: withOther((whole as Record<string, unknown>)[step], rest, other) };
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);

describe.each(figureTasks)("a request for %s", (task) => {
  const [schema, sample] = [figureRequests[task], figureSamples[task]];
  const isTaken = (given: unknown): boolean => schema.safeParse(given).success;

  test("is taken as it is", () => {
    expect(schema.parse(sample)).toEqual(sample);
  });

  test("is refused where it says more than is known, in any part", () => {
    for (const { path, value } of placesIn(sample)) {
      // Facets are named by the project's variables.
      if (!isObject(value) || path.at(-1) === "chosen") continue;
      expect(isTaken(withOther(sample, path, { ...value, surplus: 1 })), path.join(".")).toBe(false);
    }
  });

  test("is refused where any part is of another kind, missing or endless", () => {
    for (const { path, value } of placesIn(sample)) {
      // Without a scope everything is looked at.
      const wrong: unknown[] = path.at(-1) === "scope" ? [Number.NaN] : [undefined, Number.NaN];
      if (typeof value === "string") wrong.push("x".repeat(100_001), 7);
      if (Array.isArray(value))
        wrong.push(
          Array.from({ length: 100_001 }, () => value[0] ?? "x"),
          {},
        );
      for (const other of wrong) expect(isTaken(withOther(sample, path, other)), `${path.join(".")} ${String(other).slice(0, 20)}`).toBe(false);
    }
  });
});

test("days are days, facets not endless, windows and matrices of a size that can be shown", () => {
  const { network, statements, statementWindow, alignment } = figureRequests;
  const day = (from: string): boolean => network.safeParse(withOther(figureSamples.network, ["settings", "from"], from)).success;
  expect(["", "2026-02-28", "yesterday", "2026-13-01", "2026-1-1"].map(day)).toEqual([true, true, false, false, false]);
  const chosen = (count: number): object => Object.fromEntries(Array.from({ length: count }, (_, index) => [`v${index}`, ["x"]]));
  const facets = (count: number): boolean => statements.safeParse(withOther(figureSamples.statements, ["filter", "chosen"], chosen(count))).success;
  expect([facets(50), facets(51)]).toEqual([true, false]);
  expect(statementWindow.safeParse({ ...figureSamples.statementWindow, size: 10_001 }).success).toBe(false);
  expect(statementWindow.safeParse({ ...figureSamples.statementWindow, first: -1 }).success).toBe(false);
  expect(alignment.safeParse({ ...figureSamples.alignment, most: 201 }).success).toBe(false);
});
