import { z } from "zod";
import { isSame, keyedHash } from "../../access/keyed-hash.ts";
import type { ProviderTrip } from "../../access/provider/provider-client.ts";

/** What a browser keeps while it is at the provider: signed, and good for ten minutes. */
const shape = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Hash of the session that asks to be connected; null: somebody signs in. */
  connects: z.string().nullable(),
  expires: z.int(),
});

export interface KeptTrip extends ProviderTrip {
  readonly connects: string | null;
}

export const tripSeconds = 600;

export function writeTrip(secret: Uint8Array, trip: KeptTrip, now: number): string {
  const payload = Buffer.from(JSON.stringify({ ...trip, expires: now + tripSeconds * 1000 })).toString("base64url");
  return `${payload}.${sign(secret, payload)}`;
}

/** Null where it is none of ours or too old. */
export function readTrip(secret: Uint8Array, cookie: string | undefined, now: number): KeptTrip | null {
  const [payload = "", signature = ""] = (cookie ?? "").split(".");
  if (!isSame(Buffer.from(signature), Buffer.from(sign(secret, payload)))) return null;
  const parsed = shape.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString()));
  if (!parsed.success || parsed.data.expires < now) return null;
  const { state, nonce, verifier, connects } = parsed.data;
  return { state, nonce, verifier, connects };
}

function sign(secret: Uint8Array, payload: string): string {
  return keyedHash(secret, `provider:${payload}`).toString("base64url");
}
