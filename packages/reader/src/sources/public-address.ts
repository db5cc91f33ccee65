import ipaddr from "ipaddr.js";

/**
 * True for an address of the public internet. Everything else is refused: loopback, private, link-local, unique local, carrier-grade NAT,
 * multicast, reserved, and IPv6 forms that carry an IPv4 address (mapped, 6to4, Teredo, NAT64).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  // Of IPv6, only 2000::/3 is handed out; the rest that no list names (old site-local addresses) is not public either.
  return parsed.kind() === "ipv4" || ((parsed.toByteArray()[0] ?? 0) & 0xe0) === 0x20;
}
