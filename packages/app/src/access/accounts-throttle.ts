import { RapporteurError } from "@rapporteur/core/base";
import type { ServerContext } from "../library/server-context.ts";
import { keyedHash } from "./keyed-hash.ts";
import { networkOf } from "./network-of.ts";

/**
 * Failed attempts that are borne within the window: of an address from a network, of a network, and of an address from anywhere. Beyond the last an address is
 * under attack, and each network has a few attempts left instead of none: else anyone who has ten networks could lock anybody out from everywhere.
 */
const limits = { pair: 10, network: 100, account: 100, pairUnderAttack: 3 } as const;
const windowMinutes = 15;

export interface Attempt {
  readonly email: string;
  readonly ip: string;
}

/**
 * Counts an attempt to sign in before it is made, so that attempts at the same moment cannot slip through together. The counts are in the database: a
 * restart forgives nothing. Keys are keyed hashes, so no address is kept.
 *
 * @returns what to call when the attempt succeeded
 * @throws RAP_ACCOUNT_THROTTLED
 */
export async function countAttempt(app: ServerContext, attempt: Attempt): Promise<{ succeeded: () => Promise<void> }> {
  const { accounts } = app.store;
  const now = app.now();
  const windowMs = windowMinutes * 60_000;
  // Not what a clock that was ahead has counted for a day to come.
  const within = { since: new Date(now - windowMs).toISOString(), until: new Date(now + windowMs).toISOString() };
  const network = networkOf(attempt.ip);
  const keys = [`pair:${attempt.email}|${network}`, `account:${attempt.email}`, `network:${network}`].map((key) => keyed(app, key));
  // A refused attempt is not counted: else anyone who goes on trying could lock the owner out for ever.
  if (isTooMany((await accounts.failures(keys, within)).map((count) => count + 1))) throw throttled();
  if (isTooMany(await accounts.countFailure(keys, new Date(now).toISOString(), within))) throw throttled();
  return { succeeded: async () => void (await Promise.all(keys.slice(0, 2).map((key) => accounts.clearFailures(key)))) };
}

/** @param counts of the pair, the account and the network, this attempt among them */
function isTooMany([pair = 0, account = 0, network = 0]: readonly number[]): boolean {
  const mostOfPair = account > limits.account ? limits.pairUnderAttack : limits.pair;
  return pair > mostOfPair || network > limits.network;
}

function throttled(): RapporteurError {
  return new RapporteurError("RAP_ACCOUNT_THROTTLED", { minutes: windowMinutes });
}

function keyed({ secret }: ServerContext, key: string): string {
  return keyedHash(secret, `throttle:${key}`).toString("base64url");
}
