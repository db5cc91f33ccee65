import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/*
 * All that the program signs or recognises by a hash, passwords (`passwords/accounts-password.ts`, each with its own parameters) and the codes of authenticator apps
 * (`totp.ts`, as RFC 6238 has them) apart. Another algorithm is put in here, in one place: nothing is encrypted that would have to be encrypted again, and what was made
 * with the old one ends as with `accounts new-secret`.
 */

/** What the server alone can make of these words. Whoever calls begins them with what they are for. */
export function keyedHash(secret: string | Uint8Array, words: string): Buffer {
  return createHmac("sha256", secret).update(words).digest();
}

/** By which a secret of 256 random bits is kept and recognised: being random, it needs no salt. */
export function secretHash(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Compares in a time that says nothing of where two differ. */
export function isSame(given: Uint8Array, right: Uint8Array): boolean {
  return given.length === right.length && timingSafeEqual(given, right);
}
