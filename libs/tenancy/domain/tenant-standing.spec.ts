import { describe, expect, test } from 'vitest';
import { cancelDeletion, rename, resume, scheduleDeletion, type Standing, suspend } from './tenant-standing.ts';

const tenant = (status: Standing['status']): Standing => ({ slug: 'garage', name: 'Garage', status });
const later = { reason: 'it has ended', deletesAt: '2026-05-08T09:00:00.000Z' };
const outcome = (decide: () => { to: { status?: string } } | null): unknown => {
  try {
    return decide()?.to.status ?? 'nothing';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('what may be done with a tenant follows from how it stands', () => {
  test.each([
    ['live', 'suspended', 'nothing', 'deleting', 'nothing'],
    ['suspended', 'nothing', 'live', 'deleting', 'nothing'],
    ['deleting', 'tenant.being-deleted', 'tenant.being-deleted', 'nothing', 'live'],
    ['moving', 'tenant.being-moved', 'tenant.being-moved', 'tenant.being-moved', 'tenant.being-moved'],
    ['provisioning', 'tenant.being-created', 'tenant.being-created', 'tenant.being-created', 'tenant.being-created'],
    ['restoring', 'tenant.being-restored', 'tenant.being-restored', 'tenant.being-restored', 'tenant.being-restored'],
  ] as const)('%s: suspend %s, resume %s, delete %s, keep %s', (status, suspended, resumed, deleted, kept) => {
    const it = tenant(status);
    expect(outcome(() => suspend(it, 'unpaid'))).toBe(suspended);
    expect(outcome(() => resume(it))).toBe(resumed);
    expect(outcome(() => scheduleDeletion(it, later))).toBe(deleted);
    expect(outcome(() => cancelDeletion(it, null))).toBe(kept);
  });

  test('a deletion that is cancelled leaves what was suspended suspended', () => {
    expect(cancelDeletion(tenant('deleting'), 'unpaid')?.to).toEqual({ status: 'suspended', reason: 'unpaid' });
  });
});

describe('another name', () => {
  test('changes what is given and keeps the rest', () => {
    expect(rename(tenant('live'), { slug: 'oficina' })).toMatchObject({ to: { slug: 'oficina', name: 'Garage' } });
    expect(rename(tenant('suspended'), { name: 'Oficina' })).toMatchObject({
      to: { slug: 'garage', name: 'Oficina' },
      events: [{ type: 'TenantRenamed', data: { slug: 'garage', name: 'Oficina' } }],
    });
  });

  test('that is the same is nothing, and one that is no slug is refused', () => {
    expect(rename(tenant('live'), { slug: 'garage', name: 'Garage' })).toBeNull();
    expect(() => rename(tenant('live'), { slug: 'admin' })).toThrow('choose another one');
    expect(() => rename(tenant('deleting'), { slug: 'oficina' })).toThrow('cancel the deletion first');
  });
});
