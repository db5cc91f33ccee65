import { argon2, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { ServerContext } from "../../library/server-context.ts";

const derive = promisify(argon2);

/** OWASP's first choice for argon2id (2023): 19 MiB, two passes, one lane. */
const present = { memory: 19_456, passes: 2, parallelism: 1 };
const saltBytes = 16;
const hashBytes = 32;

interface EncodedHash {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** A password's hash as a PHC string, parameters included. Cost: about 30 ms of one thread and 19 MiB. */
export async function hashPassword(password: string, random: ServerContext["random"]): Promise<string> {
  const salt = Buffer.from(random(saltBytes));
  const hash = await digest(password, { ...present, salt }, hashBytes);
  const { memory, passes, parallelism } = present;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(hash)}`;
}

/** Whether the password is the one, and whether its hash should be made again because the parameters have changed since. */
export async function checkPassword(password: string, encoded: string): Promise<{ isRight: boolean; isOutdated: boolean }> {
  const known = decode(encoded);
  if (known === null) return { isRight: false, isOutdated: false };
  const hash = await digest(password, known, known.hash.length);
  const { memory, passes, parallelism } = known;
  const isOutdated = memory !== present.memory || passes !== present.passes || parallelism !== present.parallelism;
  return { isRight: timingSafeEqual(hash, known.hash), isOutdated };
}

function digest(password: string, { memory, passes, parallelism, salt }: Omit<EncodedHash, "hash">, tagLength: number): Promise<Buffer> {
  // As it was sent: nothing cut off, no case or spelling changed. That keyboards spell one letter in two ways is settled where it is typed.
  return derive("argon2id", { message: password, nonce: salt, memory, passes, parallelism, tagLength });
}

function decode(encoded: string): EncodedHash | null {
  const [, memory, passes, parallelism, salt, hash] =
    /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(encoded) ?? [];
  if (salt === undefined || hash === undefined) return null;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, "base64"),
    hash: Buffer.from(hash, "base64"),
  };
}

function base64(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}
