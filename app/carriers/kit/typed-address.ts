import ipaddr from "ipaddr.js";
import { isReachable } from "./reachable";

/**
 * Whether an address that a merchant types may be kept: https to what could be a public host. A name is judged again
 * at every connection, by what it resolves to then; here it is only told at once what can never work.
 */
export function isTypedAddressAllowed(address: string, privateHosts: boolean): boolean {
  const url = URL.parse(address);
  if (!url) return false;
  if (url.protocol !== "https:" && !(privateHosts && url.protocol === "http:")) return false;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (ipaddr.isValid(host)) return isReachable(host, privateHosts);
  return privateHosts || !/(^|\.)localhost$/i.test(host);
}
