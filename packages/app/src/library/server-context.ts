import type { ReadSettings, Settings } from "../settings/config.ts";
import type { ChainedEntry } from "../store/account-store.ts";
import type { ReadStore } from "../store/store.ts";

/** What a running server has to work with. Clock, ids and randomness are given, so that tests decide them. */
export interface ServerContext {
  /** Projects are written through `authorise`. */
  readonly store: ReadStore;
  readonly settings: Settings;
  /** Each setting with where it came from, secrets covered. */
  readonly settingOrigins: ReadSettings["origins"];
  /** `single-user`: loopback only, no sign-in, one account with every right. */
  readonly mode: "single-user" | "accounts";
  /** A public site is served beside the workbench. */
  readonly hasSite: boolean;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** A new opaque id that begins with this letter. */
  readonly makeId: (letter: string) => string;
  /** That many unpredictable bytes. */
  readonly random: (count: number) => Uint8Array;
  /** The server's own key, 32 bytes: signs what it hands out and salts what it must not keep in clear. */
  readonly secret: Uint8Array;
  /** Told of each entry of the audit log once it is kept. */
  readonly auditListeners: Set<(entry: ChainedEntry) => void>;
  /** True from when the server was told to stop: it is no longer ready for more. */
  readonly isStopping: () => boolean;
}
