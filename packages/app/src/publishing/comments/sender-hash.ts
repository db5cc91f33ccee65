import { keyedHash } from "../../access/keyed-hash.ts";
import { networkOf } from "../../access/network-of.ts";

/* How senders of comments are kept for comparing: salted with the site's secret, so that two can be told apart and nothing is said of either. */

function keyed(secret: string, words: string): string {
  return keyedHash(secret, words).toString("base64url").slice(0, 22);
}

/** The network that a sender stands in. */
export function hashPrefix(secret: string, address: string): string {
  return keyed(secret, `prefix,${networkOf(address)}`);
}

/** An e-mail address; case does not count. */
export function hashEmail(secret: string, email: string): string {
  return keyed(secret, `email,${email.trim().toLowerCase()}`);
}

/** As much of an address as somebody recognises it by who knows it: "a…@example.org". */
export function emailHint(email: string): string {
  const at = email.lastIndexOf("@");
  const [first = ""] = email.slice(0, Math.max(0, at));
  return `${first}…${at < 0 ? "" : email.slice(at)}`;
}
