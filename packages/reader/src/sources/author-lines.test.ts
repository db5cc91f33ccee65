import { expect, test } from "vitest";
import { looksLikeAuthorLine } from "./line-roles.ts";

test.each([
  ["Written by Jane Doe.", true],
  ["By Jane Doe, John Roe and Ann de la Cruz", true],
  ["By JANE DOE & JOHN ROE", true],
  ["by: Jane Doe, and J. R. R. Roe", true],
  ["By and and and and and and and and and and and and and and and and and and and and and and 1", false],
  ["By Jane Doe, The Outlet. Doe is a fellow", false],
  ["By Friday", false],
  ["Jane Doe and John Roe", false],
])("%s", (line, isOne) => {
  expect(looksLikeAuthorLine(line)).toBe(isOne);
});
