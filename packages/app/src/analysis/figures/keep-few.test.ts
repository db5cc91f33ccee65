import { expect, it } from "vitest";
import { keepFew } from "./keep-few.ts";

it("makes each thing once, the latest few of each source, and lets go of what was asked for longest ago", () => {
  const keep = keepFew<string>(2);
  const [first, second] = [{}, {}];
  const made: string[] = [];
  const ask = (source: object, key: string): string => keep(source, key, () => (made.push(key), `made ${key}`));
  expect([ask(first, "a"), ask(first, "b"), ask(first, "a"), ask(first, "c")]).toEqual(["made a", "made b", "made a", "made c"]);
  expect(made).toEqual(["a", "b", "c"]);
  ask(first, "a");
  ask(first, "b");
  ask(second, "a");
  expect(made).toEqual(["a", "b", "c", "b", "a"]);
});

it("does not keep a failure", () => {
  const keep = keepFew<number>(2);
  const source = {};
  const fail = (): number => {
    throw new Error("not this time");
  };
  expect(() => keep(source, "a", fail)).toThrow("not this time");
  expect(keep(source, "a", () => 1)).toBe(1);
});
