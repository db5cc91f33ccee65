import { expect, test } from "vitest";
import { inEitherCase } from "./in-either-case.ts";

test("small letters stand for capitals, and for what folds to them; the rest stays", () => {
  expect(inEitherCase("n't|Can")).toBe("[nN]'[tT]|C[aA][nN]");
  const folded = new RegExp(`^(?:${inEitherCase("(?:asks|kin)-?")})$`, "u");
  for (const word of ["asks", "ASKS", "Kin-", "a\u017fk\u017f", "\u212ain"]) {
    expect(folded.test(word), word).toBe(true);
    expect(/^(?:(?:asks|kin)-?)$/iu.test(word), word).toBe(true);
  }
});
