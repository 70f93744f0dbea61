import { defineEntity, p } from '@mikro-orm/core';
import { type Inline } from '#kernel';
import { type ConsentEvent } from '../domain/oauth/consent.ts';
import { type StoredClient } from '../domain/oauth/oauth-client.ts';

/** An app of the tenant: the rows of the model `Client` among what the authorisation server keeps. */
export const OAuthClientRow = defineEntity({
  name: 'OAuthClientRow',
  tableName: 'identity_oauth',
  schema: '*',
  properties: {
    model: p.text().primary(),
    id: p.text().primary(),
    payload: p.json<StoredClient>(),
    createdAt: p.datetime(),
  },
});

/** What somebody lets an app do: the rows of the model `Consent`. */
export const OAuthConsentRow = defineEntity({
  name: 'OAuthConsentRow',
  tableName: 'identity_oauth',
  schema: '*',
  properties: {
    model: p.text().primary(),
    id: p.text().primary(),
    payload: p.json<{ readonly scopes: readonly string[] }>(),
    clientId: p.text(),
    userId: p.uuid(),
    createdAt: p.datetime(),
  },
});

const SQL = {
  give: `insert into identity_oauth (model, id, payload, client_id, user_id, created_at)
    values ('Consent', $1, jsonb_build_object('scopes', $4::jsonb), $2, $3, clock_timestamp())
    on conflict (model, id) do update set payload = jsonb_build_object('scopes',
      (select jsonb_agg(distinct scope) from jsonb_array_elements(identity_oauth.payload -> 'scopes' || $4::jsonb) as e (scope)))`,
  // First of all: whoever gives the app something at the same time holds the row, and is seen by the next statement.
  withdraw: `delete from identity_oauth where model = 'Consent' and id = $1`,
  end: `delete from identity_oauth where user_id = $1 and client_id = $2 returning model, id`,
} as const;

/**
 * The rows of what was appended, in the transaction that appends it.
 * @param ended is given the sign-ins at the app that ended with a consent, as UUIDs
 */
export function keepConsentRows(ended: string[]): Inline<ConsentEvent> {
  return async (tx, events) => {
    ended.length = 0;
    for (const { type, data } of events) {
      const { consentId, userId, clientId } = data;
      if (type === 'OAuthConsentGiven') {
        await tx.query({ text: SQL.give, values: [consentId, clientId, userId, JSON.stringify(data.scopes)] });
        continue;
      }
      await tx.query({ text: SQL.withdraw, values: [consentId] });
      const gone = await tx.query<{ model: string; id: string }>({ text: SQL.end, values: [userId, clientId] });
      ended.push(...gone.flatMap(({ model, id }) => (model === 'Grant' ? [id] : [])));
    }
  };
}
