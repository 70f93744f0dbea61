import { type LookupAddress } from 'node:dns';
import { lookup, Resolver } from 'node:dns/promises';

/** Gives all addresses of a name. */
export type Resolve = (name: string) => Promise<LookupAddress[]>;

/** Names that every host has for itself, and no name server is asked for (RFC 6761 §6.3). */
const OWN_NAME = /(^|\.)localhost\.?$/i;
const WAITS_MS = 1_500;
const TRIES = 2;

/** As the host looks names up: its hosts file, its search domains. */
export const bySystem: Resolve = (name) => lookup(name, { all: true });

/**
 * Asks the name servers themselves. The host's own way takes one of the few threads of the process until it knows, and strangers choose
 * the names: a handful of names whose servers keep silent would hold up every other look-up, and reading files as well.
 * @param servers those of the host, where none are given
 */
export function byNameServers(servers?: readonly string[]): Resolve {
  const resolver = new Resolver({ timeout: WAITS_MS, tries: TRIES });
  if (servers) resolver.setServers(servers);
  return async (name) => {
    if (OWN_NAME.test(name)) return [{ address: '127.0.0.1', family: 4 }];
    const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    const [v4, v6] = answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    const found = [
      ...v4!.map((address) => ({ address, family: 4 })),
      ...v6!.map((address) => ({ address, family: 6 })),
    ];
    if (found.length === 0) throw new Error(`No name server knows ${name}`, { cause: answers });
    return found;
  };
}
