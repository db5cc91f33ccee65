import { expect, test } from "vitest";
import { defaultTypes } from "../../library/default-types.ts";
import { newReaderType, readerType } from "./reader-type.ts";

test("readers' remarks share neither type, color nor variable with what experts say, so that no figure counts them", () => {
  const types = defaultTypes((letter) => letter);
  const own = newReaderType((letter) => `${letter}-new`);
  expect([own.id, own.key, own.isBuiltIn]).toEqual(["y-new", readerType, false]);
  expect(own.color).toMatch(/^#[0-9a-f]{6}$/);
  expect(types.map(({ key }) => key)).not.toContain(own.key);
  expect(types.map(({ color }) => color)).not.toContain(own.color);
  const known = new Set(types.flatMap(({ variables }) => variables.map(({ name }) => name)));
  expect(own.variables.map(({ name }) => name).filter((name) => known.has(name))).toEqual([]);
  expect(own.order).toBeGreaterThan(Math.max(...types.map(({ order }) => order)));
});

test("a remark is kept with who wrote it, its words, the stance and the comment", () => {
  const { label, order, variables } = newReaderType(() => "y");
  expect([label, order]).toEqual(["Reader’s remark", 90]);
  expect(variables.map(({ name, label: shown, kind, isRequired, help }) => [name, shown, kind, isRequired, help !== ""])).toEqual([
    ["reader", "Reader", "short text", false, true],
    ["remark", "Remark", "long text", false, true],
    ["stance", "Stance", "short text", false, true],
    ["comment", "Comment", "short text", false, true],
  ]);
});
