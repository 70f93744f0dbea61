import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import { typedId, uuidOf } from '#kernel';
import { type TicketKind, type TicketName, TicketTokens } from '../../domain/sign-in/ticket-tokens.ts';

const TOKEN = /^ctk_([0-9a-z]{26})_([0-9a-z]{26})_([\w-]{43})$/;

/** `ctk_<tenant>_<ticket>_<mac>`, the last an HMAC-SHA-256 over kind, tenant and ticket. */
export class HmacTicketTokens extends TicketTokens {
  readonly #key: KeyObject;

  constructor(secret: string) {
    super();
    this.#key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'clutch tickets', 32)));
  }

  override tokenOf(name: TicketName): string {
    const [tenant, ticket] = [typedId('tnt', name.tenantId), typedId('tkt', name.ticketId)].map((id) => id.slice(4));
    return `ctk_${tenant}_${ticket}_${this.#mac(name).toString('base64url')}`;
  }

  override read(kind: TicketKind, token: string): Omit<TicketName, 'kind'> | null {
    const [, tenant, ticket, mac] = TOKEN.exec(token) ?? [];
    const tenantId = tenant && uuidOf('tnt', `tnt_${tenant}`);
    const ticketId = ticket && uuidOf('tkt', `tkt_${ticket}`);
    if (!tenantId || !ticketId || !mac) return null;
    const given = Buffer.from(mac, 'base64url');
    const right = this.#mac({ kind, tenantId, ticketId });
    return given.length === right.length && timingSafeEqual(given, right) ? { tenantId, ticketId } : null;
  }

  #mac({ kind, tenantId, ticketId }: TicketName): Buffer {
    return createHmac('sha256', this.#key).update(`${kind}|${tenantId}|${ticketId}`).digest();
  }
}
