import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { checkPassword, hashPassword } from "./accounts-password.ts";

test("a hash says how it was made, is salted, and knows its password alone", async () => {
  const [hash, other] = [await hashPassword("correct horse battery", randomBytes), await hashPassword("correct horse battery", randomBytes)];
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(hash).not.toBe(other);
  expect(await checkPassword("correct horse battery", hash)).toEqual({ isRight: true, isOutdated: false });
  expect((await checkPassword("correct horse batterz", hash)).isRight).toBe(false);
});

test("a hash of earlier parameters is right and outdated; what is no hash is neither", async () => {
  // argon2id, m=64, t=1, p=1 of "password" with the salt "somesalt", 32 bytes: made by this module's own function of the platform.
  const { argon2Sync } = await import("node:crypto");
  const tag = argon2Sync("argon2id", { message: "password", nonce: Buffer.from("somesalt"), memory: 64, passes: 1, parallelism: 1, tagLength: 32 });
  const encoded = `$argon2id$v=19$m=64,t=1,p=1$${Buffer.from("somesalt").toString("base64").replaceAll("=", "")}$${tag.toString("base64").replaceAll("=", "")}`;
  expect(await checkPassword("password", encoded)).toEqual({ isRight: true, isOutdated: true });
  for (const nonsense of ["", "password", "$argon2id$v=19$m=x,t=1,p=1$a$b", "$2b$10$abc"])
    expect(await checkPassword("password", nonsense)).toEqual({ isRight: false, isOutdated: false });
});

test("a password is the one that was sent, to the last letter: neither case nor spaces, spelling or length are evened out", async () => {
  const long = "ß".repeat(512);
  const hash = await hashPassword(`Grüße aus Köln ${long}`, randomBytes);
  const right = `Grüße aus Köln ${long}`.normalize("NFC");
  expect((await checkPassword(right, hash)).isRight).toBe(true);
  for (const other of [right.toLowerCase(), right.normalize("NFD"), ` ${right}`, `${right} `, right.slice(0, -1), right.replaceAll("ß", "ss")])
    expect((await checkPassword(other, hash)).isRight).toBe(false);
});
