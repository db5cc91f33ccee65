import { expect, test } from "vitest";
import { peopleInText } from "./people-in-text.ts";

const letters = (turn: number): string => [turn % 26, Math.floor(turn / 26)].map((at) => String.fromCharCode(97 + at)).join("");
const line = (count: number): string =>
  Array.from({ length: count }, (_, turn) => `Ada L${letters(turn)}und is a fellow at the Delta Centre and `).join("");

test("each name in a line without end is read with its own sentence, not with all that follows", () => {
  // Letters that stand in one role or another: what is read for each of them is work.
  const lettersRead = (count: number): number => {
    const roles = peopleInText(line(count), 0).flatMap((person) => person.roles);
    return roles.reduce((sum, { start, end }) => sum + end - start, 0);
  };
  expect(lettersRead(100)).toBeGreaterThan(2000);
  expect(lettersRead(200)).toBeLessThan(2.5 * lettersRead(100));
});
