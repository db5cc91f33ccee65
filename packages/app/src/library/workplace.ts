import { randomBytes } from "node:crypto";
import type { Author } from "../records/revision.ts";
import type { ReadStore } from "../store/store.ts";
import { everyRight, type Membership } from "./membership.ts";

/** Where a use case works: a project of a library, on whose behalf, with the clock and the source of ids it may use. */
export interface Workplace {
  /** As far as its author sees it. Writing goes through `authorise`. */
  readonly store: ReadStore;
  readonly project: string;
  readonly by: Author;
  /** What the author may do in the project. */
  readonly membership: Membership;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** A new opaque id that begins with this letter. */
  readonly makeId: (letter: string) => string;
}

/** The one account of a library that has no accounts. */
export const localAuthor: Author = { account: "local", name: "local" };

/** The project of a library that has only one. */
export const mainProject = "main";

/** A workplace with the machine's clock and randomness, and with every right, unless told. */
export function openWorkplace<S extends ReadStore>(store: S, given: Partial<Omit<Workplace, "store">> = {}): Workplace & { readonly store: S } {
  return { store, project: mainProject, by: localAuthor, membership: everyRight, now: Date.now, makeId: randomId, ...given };
}

const digits = "0123456789abcdefghijklmnopqrstuvwxyz";

/** A letter and twelve random characters: 62 bits, so that a thousand million ids meet with a chance of one in ten. */
export function randomId(letter: string): string {
  let id = letter;
  while (id.length < letter.length + 12) {
    const byte = randomByte();
    // 252 is the largest multiple of 36 in a byte; what lies above would make the first letters likelier.
    if (byte < 252) id += digits[byte % 36];
  }
  return id;
}

let drawn = new Uint8Array();
let next = 0;

/** Each byte is used once; asking for them one by one takes longer than making an id. */
function randomByte(): number {
  if (next === drawn.length) {
    drawn = randomBytes(4096);
    next = 0;
  }
  return drawn[next++] ?? 0;
}

/** The moment of the workplace's clock, as records hold it. */
export function momentOf({ now }: Pick<Workplace, "now">): string {
  return new Date(now()).toISOString();
}

/** The account that records name: "local" for the program itself. */
export function accountOf({ by }: Pick<Workplace, "by">): string {
  return by.account ?? "local";
}
