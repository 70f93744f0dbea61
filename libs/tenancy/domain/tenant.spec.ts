import { describe, expect, test } from 'vitest';
import { specFor } from '#kernel/testing';
import { checkSlug, create, tenant, type TenantEvent } from './tenant.ts';

const given = specFor(tenant);
const acme = { tenantId: '1', slug: 'acme', name: 'Acme', ownerId: '2' };
const created: TenantEvent = { type: 'TenantCreated', data: { tenantId: '1', slug: 'acme', name: 'Acme' } };
const invited: TenantEvent = { type: 'OwnerInvited', data: { tenantId: '1', userId: '2' } };

describe('creating a tenant', () => {
  test('begins its log with the tenant and its owner', () => {
    given()
      .when((state) => create(state, acme))
      .emits(created, invited);
  });

  test('again is nothing', () => {
    given(created, invited)
      .when((state) => create(state, acme))
      .emits();
  });
});

test('a slug that is no DNS label is refused', () => {
  for (const slug of ['a', '-ab', 'ab-', 'Ab', 'a b', 'ação', 'xn--abc', 'x'.repeat(64)])
    expect(() => checkSlug(slug)).toThrow('2 to 63');
  for (const slug of ['ab', 'acme-2', 'a--b', '3m', 'x'.repeat(63)]) expect(() => checkSlug(slug)).not.toThrow();
});

test('a slug that the installation needs for itself is refused', () => {
  for (const slug of ['www', 'api', 'admin']) expect(() => checkSlug(slug)).toThrow('choose another one');
  expect(() => checkSlug('api-garage')).not.toThrow();
});
