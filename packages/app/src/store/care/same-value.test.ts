import { expect, test } from "vitest";
import { sameValue } from "./same-value.ts";

test("JSON that one database orders is in one order, what is kept as it was written stays so", () => {
  expect(sameValue("members", "grants", '{"bb": [{"d": 1, "c": null}], "a": "x y"}')).toBe('{"a":"x y","bb":[{"c":null,"d":1}]}');
  expect(sameValue("versions", "record", '{"b":1,"a":2}')).toBe('{"b":1,"a":2}');
  expect(sameValue("members", "grants", null)).toBeNull();
});

test("moments have milliseconds; what is not one stays as it is", () => {
  expect(sameValue("comments", "createdAt", "2024-05-01T08:00:00Z")).toBe("2024-05-01T08:00:00.000Z");
  expect(sameValue("accounts", "passwordUntil", "2024-05-01T08:00:00.120Z")).toBe("2024-05-01T08:00:00.120Z");
  expect(sameValue("comments", "createdAt", "soon")).toBe("soon");
  expect(sameValue("revisions", "revision", 3)).toBe(3);
});
