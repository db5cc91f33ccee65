import { createHmac, timingSafeEqual } from "node:crypto";

const stepSeconds = 30;
const digits = 6;
/** One step to either side: clocks differ, and typing takes time. */
const usualTolerance = 1;

/**
 * The code of a step (RFC 6238 with HMAC-SHA-1, as every authenticator app makes it): HOTP (RFC 4226) of the number of 30-second steps since 1970.
 *
 * @param secret 20 bytes
 * @returns six digits
 */
export function codeOfStep(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", secret).update(counter).digest();
  const at = digest.readUInt8(digest.length - 1) & 0xf;
  const number = digest.readUInt32BE(at) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

/**
 * The step whose code this is, of those around now; null: none.
 *
 * @param now milliseconds since 1970 UTC
 * @param isStrict in its own step alone
 */
export function stepOfCode(secret: Uint8Array, code: string, now: number, isStrict = false): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const present = stepAt(now);
  const tolerance = isStrict ? 0 : usualTolerance;
  const steps = Array.from({ length: 2 * tolerance + 1 }, (_, place) => present - tolerance + place);
  return steps.findLast((step) => step >= 0 && timingSafeEqual(Buffer.from(codeOfStep(secret, step)), Buffer.from(code))) ?? null;
}

/** @param now milliseconds since 1970 UTC */
export function stepAt(now: number): number {
  return Math.floor(now / 1000 / stepSeconds);
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Base32 (RFC 4648) without padding: how authenticator apps take a secret that is typed. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet.charAt(Number.parseInt(five.padEnd(5, "0"), 2))).join("");
}

/** The address that an authenticator app opens, or reads as a QR code. */
export function otpauthUri(secret: Uint8Array, { account, issuer }: { readonly account: string; readonly issuer: string }): string {
  const query = new URLSearchParams({ secret: base32(secret), issuer, algorithm: "SHA1", digits: String(digits), period: String(stepSeconds) });
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}?${query.toString().replaceAll("+", "%20")}`;
}
