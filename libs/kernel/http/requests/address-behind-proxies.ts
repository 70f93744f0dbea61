import { type IncomingHttpHeaders } from 'node:http';
import { isInBlock } from '../authorization/ability-address.ts';

/** What a connection says of where it comes from. */
export interface ConnectionOrigin {
  readonly remoteAddress: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** The nearest address that is none of our proxies (CIDR blocks); only they are believed about who is behind them. For sockets: requests have `ip`. */
export function addressBehindProxies({ remoteAddress, headers }: ConnectionOrigin, proxies: readonly string[]): string {
  const told = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
  const path = [...told, remoteAddress ?? ''];
  const isOurs = (address: string): boolean => proxies.some((block) => isInBlock(address, block));
  return path.findLast((address) => !isOurs(address)) ?? path[0]!;
}
