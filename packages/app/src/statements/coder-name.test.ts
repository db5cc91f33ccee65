import { expect, test } from "vitest";
import { coderName, coderOf, isUntouchedDraft } from "./coder-name.ts";

test.each([
  ["builtin@1.2.0", { kind: "builtin", name: "builtin@1.2.0" }],
  ["model:small one", { kind: "model", name: "small one" }],
  ["person:ada", { kind: "person", name: "ada" }],
  ["Coder 7", { kind: "import", name: "Coder 7" }],
  ["a model:small", { kind: "import", name: "a model:small" }],
  ["person:ada\nlind", { kind: "person", name: "ada\nlind" }],
  ["person:", { kind: "import", name: "person:" }],
] as const)("%s is read and written", (name, coder) => {
  expect(coderOf(name)).toEqual(coder);
  expect(coderName(coder)).toBe(name);
});

test("a coder without a name is unknown, a long name is cut", () => {
  expect(coderOf("")).toEqual({ kind: "import", name: "unknown" });
  expect([coderOf("x".repeat(300)), coderOf(`person:${"x".repeat(300)}`)].map(({ name }) => name.length)).toEqual([200, 200]);
});

test("a draft is untouched until a person reviews it, and a person's own never is", () => {
  const draft = { review: "draft", reviewedBy: null, coder: { kind: "model", name: "m" } } as const;
  expect(isUntouchedDraft(draft)).toBe(true);
  expect(isUntouchedDraft({ ...draft, review: "accepted" })).toBe(false);
  expect(isUntouchedDraft({ ...draft, reviewedBy: "ada" })).toBe(false);
  expect(isUntouchedDraft({ ...draft, coder: { kind: "person", name: "ada" } })).toBe(false);
});
