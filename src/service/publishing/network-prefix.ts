import { createHmac } from "node:crypto";
import { networkOf } from "../network-of.ts";

/** The network a sender stands in as it is kept: salted with the site's secret, so that it tells two senders apart and says nothing of either. */
export function hashPrefix(secret: string, address: string): string {
  return createHmac("sha256", secret)
    .update(`prefix,${networkOf(address)}`)
    .digest("base64url")
    .slice(0, 22);
}
