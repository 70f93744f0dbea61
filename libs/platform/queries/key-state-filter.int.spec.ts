import { type FilterQuery } from '@mikro-orm/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { KEY_STATES, type KeyState, stateOfKey } from '../domain/key-state.ts';
import { ApiKeyRow } from '../entities.ts';
import { platformContext } from '../platform.module.ts';
import { keysInState, keysUnusedSince } from './key-state-filter.ts';

const now = new Date('2026-12-01T09:00:00.000Z');
const since = new Date('2026-09-01T00:00:00.000Z');
const around = (moment: Date): (Date | null)[] => [null, ...[-1, 0, 1].map((ms) => new Date(moment.getTime() + ms))];

let clutch: TestInstallation;
let rows: ApiKeyRow[];

/** A key for every way in which its four moments can lie around now, and in which it can have been used around some day. */
beforeAll(async () => {
  clutch = await testInstallation([platformContext]);
  const { id } = await clutch.newTenant();
  const lives = around(now).flatMap((revokedAt) =>
    around(now).flatMap((expiresAt) =>
      around(now).flatMap((disabledAt) =>
        around(now).map((exhaustedUntil) => [revokedAt, expiresAt, disabledAt, exhaustedUntil, since, null, null]),
      ),
    ),
  );
  const uses = around(since).flatMap((lastUsedAt) =>
    around(since).flatMap((enabledAt) =>
      around(since).map((createdAt) => [null, null, null, null, createdAt ?? since, lastUsedAt, enabledAt]),
    ),
  );
  for (const [index, moments] of [...lives, ...uses].entries())
    await clutch.owner.query(
      `insert into platform.api_key (key_id, tenant_id, name, mode, kind, scopes, secret_hash, revoked_at, expires_at, disabled_at,
         exhausted_until, created_at, last_used_at, enabled_at)
       values ($1, $2, 'Till', 'live', 'sk', '{}', '', $3, $4, $5, $6, $7, $8, $9)`,
      [String(index).padStart(12, '0'), id, ...moments],
    );
  rows = await clutch.kernel.platform.em.find(ApiKeyRow, { tenantId: id });
});
afterAll(() => clutch.close());

const idsOf = (keys: readonly ApiKeyRow[]): string[] => keys.map(({ keyId }) => keyId).toSorted();
const found = async (conditions: FilterQuery<ApiKeyRow>[]): Promise<string[]> =>
  idsOf(await clutch.kernel.platform.em.find(ApiKeyRow, { $and: conditions }));

/** States of which the table finds other keys than those that say it of themselves. */
async function contradictions(filter: typeof keysInState): Promise<KeyState[]> {
  const wrong: KeyState[] = [];
  for (const state of KEY_STATES) {
    const theirs = idsOf(rows.filter((row) => stateOfKey(row, now) === state));
    if ((await found(filter(state, now))).join(' ') !== theirs.join(' ')) wrong.push(state);
  }
  return wrong;
}

describe('the state of a key', () => {
  test('is the same in the table as in the answer, however its moments lie', async () => {
    expect(rows).toHaveLength(4 ** 4 + 4 ** 3);
    expect(new Set(rows.map((row) => stateOfKey(row, now)))).toEqual(new Set(KEY_STATES));
    expect(await contradictions(keysInState)).toEqual([]);
  });

  test('by a filter that forgets what goes before is found to differ: the control', async () => {
    expect(await contradictions((state, at) => keysInState(state, at).slice(-1))).toEqual([
      'active',
      'exhausted',
      'disabled',
      'expired',
    ]);
  });

  test('as unused means that it opens something, and was neither made, used nor enabled since', async () => {
    const isUnused = (row: ApiKeyRow): boolean =>
      ['active', 'exhausted'].includes(stateOfKey(row, now)) &&
      [row.createdAt, row.lastUsedAt, row.enabledAt].every((moment) => moment === null || moment < since);
    const unused = idsOf(rows.filter(isUnused));
    expect(unused.length).toBeGreaterThan(0);
    expect(await found(keysUnusedSince(since, now))).toEqual(unused);
  });
});
