import { createHmac } from "node:crypto";
import ipaddr from "ipaddr.js";

/** The network a sender stands in: /24 of IPv4, /48 of IPv6. "unknown" for what is no address. */
export function networkPrefix(address: string): string {
  if (!ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  const bytes = parsed.toByteArray();
  return parsed.kind() === "ipv4"
    ? bytes.slice(0, 3).join(".")
    : bytes
        .slice(0, 6)
        .map((byte) => byte.toString(16).padStart(2, "0"))
        .join("");
}

/** The prefix as it is kept: salted with the site's secret, so that it tells two senders apart and says nothing of either. */
export function hashPrefix(secret: string, address: string): string {
  return createHmac("sha256", secret)
    .update(`prefix,${networkPrefix(address)}`)
    .digest("base64url")
    .slice(0, 22);
}
