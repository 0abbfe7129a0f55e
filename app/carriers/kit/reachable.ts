import ipaddr from "ipaddr.js";

/** What a merchant's own network may use; nothing of a carrier lives in the other special ranges. */
const privateRanges: ReadonlySet<string> = new Set(["loopback", "private", "uniqueLocal", "carrierGradeNat"]);

/** The only part of IPv6 that is routed over the internet; it leaves out ::a.b.c.d, which ipaddr.js calls unicast. */
const [globalUnicast, globalUnicastBits] = ipaddr.parseCIDR("2000::/3");

/**
 * Whether a connection to this IP address may be opened. Public unicast addresses may; special ones (private,
 * loopback, link-local, unique-local, carrier-grade NAT, tunnels and translations that can wrap one of them) may not,
 * unless private hosts are allowed, and then only the private ones. An IPv4 address written as IPv6 is judged as IPv4.
 */
export function isReachable(address: string, privateHosts: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (privateHosts && privateRanges.has(range)) return true;
  if (range !== "unicast") return false;
  return parsed.kind() === "ipv4" || parsed.match(globalUnicast, globalUnicastBits);
}
