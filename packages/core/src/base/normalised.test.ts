import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { normalised } from "./normalised.ts";

test("a text comes in the form that is asked for", () => {
  expect(normalised("a\u0308 ﬁ", "NFC")).toBe("ä ﬁ");
  expect(normalised("ä ﬁ", "NFKD")).toBe("a\u0308 fi");
  expect(normalised("q\u0323\u0307", "NFC")).toBe(normalised("q\u0307\u0323", "NFC"));
});

test("of the marks on a letter thirty are kept, and what stands behind them", () => {
  expect(normalised(`a${"\u0315".repeat(31)}b${"\u0316".repeat(30)}c`, "NFC")).toBe(`a${"\u0315".repeat(30)}b${"\u0316".repeat(30)}c`);
});

test("a million marks, in the worst order, are soon normal", () => {
  const text = `a${"\u0315".repeat(500_000)}${"\u0300".repeat(500_000)}`;
  const before = process.cpuUsage();
  for (const form of ["NFC", "NFD", "NFKC", "NFKD"] as const) normalised(text, form);
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(5);
});

test("no text is brought into a normal form past it, but single characters", () => {
  const packages = `${import.meta.dirname}/../../..`;
  const past = globSync("*/src/**/*.ts", { cwd: packages }).filter(
    (path) => !/\.test\.ts$|\/testing\//.test(path) && /\.normalize\("NF/.test(readFileSync(`${packages}/${path}`, "utf8")),
  );
  expect(past.toSorted()).toEqual(["core/src/text/fold-character.ts", "reader/src/language/encoder/normalise-character.ts"]);
});
