import { expect, test } from "vitest";
import { bCubed } from "./b-cubed.ts";

test("clusters alike score 1, whatever they are called", () => {
  expect(bCubed(["a", "a", "b"], ["x", "x", "y"])).toEqual({ precision: 1, recall: 1, f1: 1 });
});

test("lumping costs precision, splitting costs recall", () => {
  expect(bCubed(["a", "a", "b", "b"], ["x", "x", "x", "x"])).toMatchObject({ precision: 0.5, recall: 1 });
  expect(bCubed(["a", "a", "b", "b"], ["1", "2", "3", "4"])).toMatchObject({ precision: 1, recall: 0.5 });
});
