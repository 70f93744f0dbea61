import ipaddr from 'ipaddr.js';

/** Whether an IPv4 or IPv6 address lies in a CIDR block. IPv4 inside IPv6 (`::ffff:…`) is IPv4; what is no address lies in none. */
export function isInBlock(ip: string, block: string): boolean {
  if (!ipaddr.isValid(ip) || !ipaddr.isValidCIDR(block)) return false;
  const address = ipaddr.process(ip);
  const [network, bits] = ipaddr.parseCIDR(block);
  return address.kind() === network.kind() && address.match(network, bits);
}
