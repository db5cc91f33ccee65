import ipaddr from "ipaddr.js";

/** The network an address belongs to: /24 of IPv4, /48 of IPv6, since a household or a tenant has that many to choose from; "unknown" for what is none. */
export function networkOf(ip: string): string {
  if (!ipaddr.isValid(ip)) return "unknown";
  const bytes = ipaddr.process(ip).toByteArray();
  return bytes.length === 4 ? `${bytes.slice(0, 3).join(".")}.0/24` : `${Buffer.from(bytes.slice(0, 6)).toString("hex")}::/48`;
}
