import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { DomainError } from '#kernel/domain';

/** A receiver's address, taken apart and found to be of an acceptable form. */
export interface Target {
  readonly url: URL;
  /** The host is an address and no name. */
  readonly literal: string | null;
  /** Not https on a port that is open to all: fine for networks that the operator has listed, and for nothing else. */
  readonly listedOnly: boolean;
}

const PORTS = [443, 8443];
/** Names that mean nothing in the internet, or something else to everybody: RFC 6761, RFC 6762, RFC 8375, and single words. */
const PRIVATE_NAME = /^[^.]*\.?$|\.(localhost|local|internal|intranet|lan|home\.arpa|onion|invalid|test)\.?$/i;
/** All that IANA has given out of IPv6 as addresses of the internet; what lies outside, such as `::127.0.0.1`, leads elsewhere or nowhere. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');
/** An address that looks like one of the internet, and answers as the host of the virtual machine (Azure: metadata, DNS). */
const HOST_OF_MACHINES = '168.63.129.16';

/**
 * Which addresses webhooks may go to. The internet's ordinary ones, and the networks that the operator has listed; whatever else an
 * address means (loopback, link-local, metadata, private, translated) is refused, in every way of writing it.
 */
export class AddressRules {
  readonly #listed: readonly (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[];
  readonly #ports: readonly number[];

  /** `listedNetworks` in CIDR form; `listedPorts` besides 443 and 8443. */
  constructor(listedNetworks: readonly string[], listedPorts: readonly number[] = []) {
    this.#ports = [...new Set([...PORTS, ...listedPorts])];
    this.#listed = listedNetworks.map((network) => ipaddr.parseCIDR(network));
  }

  /** The operator has listed networks of its own. */
  get listsNetworks(): boolean {
    return this.#listed.length > 0;
  }

  /** @throws DomainError `webhook-target.refused` */
  parse(text: string): Target {
    if (!URL.canParse(text)) throw refused('The address is no URL');
    const url = new URL(text);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused('The address must begin with https://');
    if (url.username !== '' || url.password !== '') throw refused('The address must not hold a user name or password');
    // The URL parser has written decimal, octal, hex and short forms as dotted ones already.
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const target = {
      url,
      literal: isIP(host) ? host : null,
      listedOnly: url.protocol !== 'https:' || !this.#ports.includes(Number(url.port || 443)),
    };
    if (target.literal !== null) this.checkAll([target.literal], target.listedOnly);
    return target;
  }

  /**
   * One bad address condemns all: else an answer that mixes good and bad ones could be played.
   * @throws DomainError `webhook-target.refused`
   */
  checkAll(addresses: readonly string[], listedOnly: boolean): void {
    const bad = addresses.find(
      (address) => !this.#isListed(address) && (listedOnly || !isOrdinary(ipaddr.process(address))),
    );
    if (addresses.length > 0 && bad === undefined) return;
    throw refused(
      listedOnly
        ? `The address must be https on port ${this.#ports.join(' or ')}`
        : 'The address does not lie in the public internet',
    );
  }

  /**
   * What can be said of a name whose addresses somebody else looks up: it must be one of the internet, and its addresses be such that
   * none of them has to be listed.
   * @throws DomainError `webhook-target.refused`
   */
  checkName(name: string, listedOnly: boolean): void {
    if (listedOnly) this.checkAll([], listedOnly);
    if (PRIVATE_NAME.test(name)) throw refused('The name is not one of the public internet');
  }

  #isListed(address: string): boolean {
    const parsed = ipaddr.process(address);
    return this.#listed.some(
      ([network, bits]) => network.kind() === parsed.kind() && parsed.match([network, bits] as [ipaddr.IPv4, number]),
    );
  }
}

function isOrdinary(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== 'unicast' || address.toString() === HOST_OF_MACHINES) return false;
  return !(address instanceof ipaddr.IPv6) || address.match(GLOBAL_IPV6);
}

function refused(message: string): DomainError {
  return new DomainError('invalid', 'webhook-target.refused', message);
}
