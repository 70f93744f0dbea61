import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { QueryBus } from '@nestjs/cqrs';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import {
  AddressLimit,
  Brands,
  CONFIG,
  type Config,
  type Language,
  languageOf,
  LANGUAGES,
  readGenerated,
  uuidOf,
} from '#kernel';
import { GetPortalFrame, type PortalFrame } from '../../../queries/webhooks/get-portal-frame.query.ts';
import { portalDocument, portalPolicy } from './portal-document.ts';
import { WEBHOOK_PORTAL_STYLE } from './portal-style.ts';

const PATH = '/portal/webhooks';
const FOR_A_WHILE = 'public, max-age=300';
const CLUTCH = { name: 'Clutch', logoUrl: null, accentColor: null };

type Asked = { readonly lang?: unknown; readonly embed?: unknown };

/**
 * The page of the consumer portal. It is no operation of the API and knows nobody: its script takes the token out of the fragment, which no
 * server sees, and asks the public API with it. `?embed=wps_…` names the session whose `embedOrigins` may frame it; without it nobody may.
 */
@Injectable()
export class WebhookPortalPage implements OnModuleInit {
  /** Ids of sessions are looked up for whoever asks. */
  readonly #addresses: AddressLimit;

  constructor(
    private readonly http: HttpAdapterHost,
    private readonly queries: QueryBus,
    private readonly brands: Brands,
    @Inject(CONFIG) config: Config,
  ) {
    this.#addresses = new AddressLimit(config.http.publicRatePerMinute);
  }

  onModuleInit(): void {
    const script = readGenerated('portal', 'webhooks.js');
    if (script === null) return;
    const instance = this.http.httpAdapter.getInstance<FastifyInstance>();
    instance.get<{ Querystring: Asked }>(PATH, (request, reply) => this.#answer(request, reply));
    const assets = [
      ['css', 'text/css', WEBHOOK_PORTAL_STYLE],
      ['js', 'text/javascript', script],
    ] as const;
    for (const [ending, type, text] of assets)
      instance.get(`${PATH}.${ending}`, (_, reply) =>
        reply.header('Cache-Control', FOR_A_WHILE).type(`${type}; charset=utf-8`).send(text),
      );
  }

  async #answer(request: FastifyRequest<{ Querystring: Asked }>, reply: FastifyReply): Promise<FastifyReply> {
    const chosen = LANGUAGES.find((one) => one === request.query.lang);
    const language: Language = chosen ?? languageOf(request.headers['accept-language']);
    const ofHost = (await this.brands.ofHost(request.hostname.toLowerCase())) ?? CLUTCH;
    const frame = await this.#frameOf(request);
    const brand = frame?.brand ?? ofHost;
    return reply
      .headers({
        'Content-Security-Policy': portalPolicy([brand.logoUrl], frame?.origins ?? []),
        'Content-Language': language,
        'Cache-Control': 'no-cache',
        Vary: 'Accept-Language, Host',
      })
      .type('text/html; charset=utf-8')
      .send(portalDocument(brand, language));
  }

  async #frameOf({ query, ip }: FastifyRequest<{ Querystring: Asked }>): Promise<PortalFrame | null> {
    const sessionId = typeof query.embed === 'string' ? uuidOf('wps', query.embed) : null;
    if (sessionId === null) return null;
    await this.#addresses.count(ip);
    return this.queries.execute(new GetPortalFrame(sessionId));
  }
}
