import { CLAIM_SQL } from '../../libs/platform/adapters/webhooks/claim-sql.ts';
import { type Claim } from '../../libs/platform/adapters/webhooks/dispatch-sql.ts';
import { type FreePlaces } from '../../libs/platform/adapters/webhooks/sending-places.ts';
import { WebhookDispatcher } from '../../libs/platform/adapters/webhooks/webhook-dispatcher.ts';

/** As the dispatcher would be if somebody had written these parts of its SQL otherwise. @throws Error when one of them is not there */
export function dispatcherWith(changed: Readonly<Record<string, string>>): typeof WebhookDispatcher {
  const planted = [CLAIM_SQL.TURN, CLAIM_SQL.CLAIM].map(({ text }) => {
    let sql: string = text;
    for (const [part, instead] of Object.entries(changed)) sql = sql.replaceAll(part, instead);
    return sql;
  });
  for (const part of Object.keys(changed))
    if (!`${CLAIM_SQL.TURN.text}${CLAIM_SQL.CLAIM.text}`.includes(part)) throw new Error(`There is no "${part}"`);
  return class extends WebhookDispatcher {
    readonly #worker = crypto.randomUUID();

    override async claim(schema: string, { well, ailing }: FreePlaces): Promise<Claim[]> {
      const values = [this.#worker, crypto.randomUUID(), well, ailing];
      const statements = planted.map((text) => ({ text, values }));
      const [, claims] = await this.parts.database.readAll<[never, Claim]>(schema, statements);
      return claims;
    }
  };
}
