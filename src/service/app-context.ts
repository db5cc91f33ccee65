import type { Store } from "../store/store.ts";
import type { Settings } from "./config.ts";

/** What a running server works with. Clock, ids and randomness are given, so that tests decide them. */
export interface AppContext {
  readonly store: Store;
  readonly settings: Settings;
  /** `single-user`: loopback only, no sign-in, one account with every right. */
  readonly mode: "single-user" | "accounts";
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** A new opaque id that begins with this letter. */
  readonly makeId: (letter: string) => string;
  /** That many unpredictable bytes. */
  readonly random: (count: number) => Uint8Array;
  /** The server's own key, 32 bytes: signs what it hands out and salts what it must not keep in clear. */
  readonly secret: Uint8Array;
}
