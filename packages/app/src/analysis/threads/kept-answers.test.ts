import { expect, test } from "vitest";
import { KeptAnswers } from "./kept-answers.ts";

test("answers are kept up to so many bytes, those that were asked for last", () => {
  const kept = new KeptAnswers(10);
  const [a, b, c] = [new Uint8Array(4), new Uint8Array(4), new Uint8Array(4)];
  kept.put("a", a);
  kept.put("b", b);
  expect([kept.get("a"), kept.get("b"), kept.get("none")]).toEqual([a, b, undefined]);
  kept.get("a");
  kept.put("c", c);
  expect([kept.get("a"), kept.get("b"), kept.get("c")]).toEqual([a, undefined, c]);
  // One in place of another of the same key counts once; one that is too large leaves the others.
  kept.put("c", new Uint8Array(3));
  kept.put("d", new Uint8Array(10));
  expect([kept.get("a"), kept.get("c")?.length, kept.get("d")]).toEqual([a, 3, undefined]);
  kept.clear();
  kept.put("b", new Uint8Array(9));
  expect([kept.get("a"), kept.get("b")?.length]).toEqual([undefined, 9]);
});
