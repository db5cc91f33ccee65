import { expect, test } from "vitest";
import { base32, codeOfStep, otpauthUri, stepAt, stepOfCode } from "./totp.ts";

/* RFC 6238, appendix B: the seed of its table for SHA-1, and the last six of its eight digits. */
const seed = Buffer.from("12345678901234567890");
const table: readonly (readonly [number, string])[] = [
  [59, "94287082"],
  [1_111_111_109, "07081804"],
  [1_111_111_111, "14050471"],
  [1_234_567_890, "89005924"],
  [2_000_000_000, "69279037"],
  [20_000_000_000, "65353130"],
];

test.each(table)("the code at %d seconds is the one of the standard", (seconds, code) => {
  expect(codeOfStep(seed, stepAt(seconds * 1000))).toBe(code.slice(2));
});

test("a code is good in its own step and the ones beside it, and nothing else is a code", () => {
  const at = 1_234_567_890_000;
  const code = codeOfStep(seed, stepAt(at));
  for (const late of [-30_000, 0, 30_000]) expect(stepOfCode(seed, code, at + late)).toBe(stepAt(at));
  for (const late of [-90_000, -60_000, 60_000, 90_000]) expect(stepOfCode(seed, code, at + late)).toBeNull();
  expect([0, 29_000, -1_000, 31_000].map((late) => stepOfCode(seed, code, at + late, true))).toEqual([stepAt(at), stepAt(at), null, null]);
  for (const wrong of ["", "12345", "1234567", "abcdef", "１２３４５６"]) expect(stepOfCode(seed, wrong, at)).toBeNull();
});

/* RFC 4648, section 10, without padding. */
test.each([
  ["", ""],
  ["f", "MY"],
  ["fo", "MZXQ"],
  ["foo", "MZXW6"],
  ["foob", "MZXW6YQ"],
  ["fooba", "MZXW6YTB"],
  ["foobar", "MZXW6YTBOI"],
])("base32 of %j", (text, wanted) => {
  expect(base32(Buffer.from(text))).toBe(wanted);
});

test("there is a first step, and none before it", () => {
  const first = codeOfStep(seed, 0);
  expect([0, 29_999, 30_000].map((now) => stepOfCode(seed, first, now))).toEqual([0, 0, 0]);
  expect(stepOfCode(seed, "000000", 0)).toBeNull();
});

test("the address for an app names issuer, account and secret", () => {
  const uri = new URL(otpauthUri(seed, { account: "ada@example.org", issuer: "Rapporteur" }));
  expect(`${uri.protocol}//${uri.host}${uri.pathname}`).toBe("otpauth://totp/Rapporteur:ada%40example.org");
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    secret: base32(seed),
    issuer: "Rapporteur",
    algorithm: "SHA1",
    digits: "6",
    period: "30",
  });
  expect(otpauthUri(seed, { account: "ada", issuer: "Harbour Desk" })).toMatch(/^otpauth:\/\/totp\/Harbour%20Desk:ada\?.*issuer=Harbour%20Desk/);
});
