import { readFileSync } from 'node:fs';
import ipaddr from 'ipaddr.js';
import { type Place, Places } from '../../domain/sessions/places.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

interface Listed {
  readonly network: [Address, number];
  readonly place: Place;
}

/**
 * Places by a list of `network,country,city,latitude,longitude`, one a line; lines that begin with # say nothing. The narrowest network
 * that holds an address counts. Without a file nothing is known.
 * @throws Error that names the first line that cannot be read
 */
export class ListedPlaces extends Places {
  readonly #listed: readonly Listed[];

  constructor(file: string | undefined) {
    super();
    const lines = file === undefined ? [] : readFileSync(file, 'utf8').split('\n');
    this.#listed = lines
      .flatMap((line, index) => (line.trim() === '' || line.startsWith('#') ? [] : [listedOf(line, index + 1)]))
      .toSorted((a, b) => b.network[1] - a.network[1]);
  }

  override placeOf(ip: string): Place | null {
    if (this.#listed.length === 0 || !ipaddr.isValid(ip)) return null;
    const address = ipaddr.process(ip);
    return this.#listed.find(({ network }) => holds(network, address))?.place ?? null;
  }
}

function holds([network, bits]: [Address, number], address: Address): boolean {
  return network.kind() === address.kind() && address.match(network, bits);
}

function listedOf(line: string, number: number): Listed {
  const [network = '', country = '', city = '', latitude = '', longitude = ''] = line.trim().split(',');
  const degrees = [Number(latitude), Number(longitude)] as const;
  const isRight = ipaddr.isValidCIDR(network) && /^[A-Z]{2}$/.test(country) && latitude !== '' && longitude !== '';
  if (!isRight || degrees.some((value) => !(Math.abs(value) <= 180)))
    throw new Error(`Line ${number} of the list of places is not network,country,city,latitude,longitude`);
  const place = { country, city, latitude: degrees[0], longitude: degrees[1] };
  return { network: ipaddr.parseCIDR(network), place };
}
