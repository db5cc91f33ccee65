import { expect, it } from "vitest";
import { isolated } from "./isolated.ts";

it.each(["شكري", "Ada\u202eniL", "Ada\u2067 Lind", "\u200fAda"])("%j keeps to its place", (name) => {
  expect(isolated(name).text).toBe(`<bdi>${name}</bdi>`);
});

it.each(["Ada Lind", "Ådå", "李 明", "a <b>"])("%j stands as it is, escaped", (name) => {
  expect(isolated(name).text).not.toContain("bdi");
});
