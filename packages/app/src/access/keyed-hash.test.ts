import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { isSame, keyedHash, secretHash } from "./keyed-hash.ts";

const packages = fileURLToPath(new URL("../../../", import.meta.url));

test("what signs, and what hashes passwords, stands in one place each: there it is exchanged", () => {
  const using = (names: RegExp): string[] =>
    globSync("*/src/**/*.ts", { cwd: packages })
      .filter((path) => !path.endsWith("test.ts"))
      .filter((path) => names.test(readFileSync(`${packages}/${path}`, "utf8")))
      .toSorted();
  expect(using(/\bcreateHmac\b/)).toEqual(["app/src/access/keyed-hash.ts", "app/src/access/totp.ts"]);
  expect(using(/\bargon2\b.*node:crypto|node:crypto.*\bargon2\b/)).toEqual(["app/src/access/passwords/accounts-password.ts"]);
  expect(using(/\b(?:createCipheriv|createSign|createECDH|generateKeyPair)\b/)).toEqual([]);
});

test("hashes are those of SHA-256, by which libraries of earlier versions recognise what they gave out", () => {
  expect(keyedHash("key", "The quick brown fox jumps over the lazy dog").toString("hex")).toBe(
    "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
  );
  expect(secretHash("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect([
    isSame(Buffer.from("a"), Buffer.from("a")),
    isSame(Buffer.from("a"), Buffer.from("b")),
    isSame(Buffer.from("a"), Buffer.from("ab")),
  ]).toEqual([true, false, false]);
});
