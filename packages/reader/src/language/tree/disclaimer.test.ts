import { expect, it } from "vitest";
import { codePassage } from "../../../../../test/support/code-passage.ts";

const of = (text: string, type: string): string[] =>
  codePassage(text).statements.flatMap((statement) =>
    statement.type === type ? [`${statement.status} ${statement.type === "forecast" ? statement.direction : ""} | ${statement.quote}`] : [],
  );

it("a cause that somebody does not believe in is denied, and its quote holds the denial", () => {
  expect(of("I do not believe that the accord caused the quiet on the border.", "cause")).toEqual([
    "denied  | I do not believe that the accord caused the quiet on the border",
  ]);
});

it.each([
  "There is no sign that she will relent.",
  "This does not necessarily mean that a vote is imminent.",
  "There is little evidence that the truce will hold.",
])("what nothing is said to show is not expected: %s", (text) => {
  expect(of(text, "forecast")).toEqual([]);
});

it("more likely than not is expected", () => {
  expect(of("It is more likely than not that the talks will fail.", "forecast").map((one) => one.slice(0, 9))).toEqual(["actual 1 "]);
});
