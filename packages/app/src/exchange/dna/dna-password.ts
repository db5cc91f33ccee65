import { hash, randomBytes, timingSafeEqual } from "node:crypto";

const saltLength = 16;
const rounds = 100_000;

/**
 * Hashes a password the way DNA 3 stores it: base64 of the salt and of SHA-256(salt ‖ password) hashed again 99,999 times.
 *
 * @param salt 16 bytes; random unless given
 * Cost: 100,000 hashes, about 0.06 s.
 */
export function hashDnaPassword(password: string, salt: Uint8Array = randomBytes(saltLength)): string {
  return Buffer.concat([salt, digest(password, salt)]).toString("base64");
}

/** True where `stored` is the hash of `password`. */
export function matchesDnaPassword(password: string, stored: string): boolean {
  const bytes = Buffer.from(stored, "base64");
  if (bytes.length !== saltLength + 32) return false;
  return timingSafeEqual(digest(password, bytes.subarray(0, saltLength)), bytes.subarray(saltLength));
}

function digest(password: string, salt: Uint8Array): Buffer {
  let digested = hash("sha256", Buffer.concat([salt, Buffer.from(password, "utf8")]), "buffer");
  for (let round = 1; round < rounds; round++) digested = hash("sha256", digested, "buffer");
  return digested;
}
