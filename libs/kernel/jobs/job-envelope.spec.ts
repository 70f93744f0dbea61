import { describe, expect, test } from 'vitest';
import { type RequestContext, runInContext } from '../context/request-context.ts';
import { seal, unseal } from './job-envelope.ts';
import { defineQueue } from './queue-definition.ts';

const ALPHA = 't_alpha00000000000';
const BETA = 't_beta000000000000';
const mails = defineQueue<{ to: string }>('mails');
const sweeps = defineQueue<{ to: string }>('sweeps', { platform: true });
const data = { to: 'a' };

const context = (schema?: string): RequestContext => ({
  requestId: 'req',
  correlation: 'cor',
  trace: '00-abc',
  source: 'api',
  ...(schema ? { tenant: { id: 'id', schema, slug: 'slug' } } : {}),
});

describe('what a job carries', () => {
  test('is the tenant, correlation and trace of the work that adds it', () => {
    expect(runInContext(context(ALPHA), () => seal(mails, data))).toEqual({
      tenant: ALPHA,
      correlation: 'cor',
      trace: '00-abc',
      data,
    });
  });
  test('is refused without a tenant', () => {
    expect(() => seal(mails, data)).toThrow("Job for 'mails' without a tenant");
    expect(() => runInContext(context(), () => seal(mails, data))).toThrow('without a tenant');
  });
  test('needs no tenant in a queue of the platform', () => {
    expect(seal(sweeps, data)).toEqual({ data });
  });
  test('may name its tenant where no context does', () => {
    expect(runInContext(context(), () => seal(mails, data, ALPHA))).toMatchObject({ tenant: ALPHA });
  });
  test("is refused for another tenant than the context's", () => {
    expect(() => runInContext(context(ALPHA), () => seal(mails, data, BETA))).toThrow('must not add jobs for another');
    expect(() => runInContext(context(ALPHA), () => seal(sweeps, data, BETA))).toThrow('must not add jobs for another');
  });
  test.each(['public', 't_short', 't_alpha00000000000; drop'])(
    'is refused for the schema %s, which is no tenant',
    (schema) => {
      expect(() => seal(mails, data, schema)).toThrow('Not a tenant schema name');
    },
  );
  test('is checked again when it comes out', () => {
    expect(() => unseal(mails, { data })).toThrow('without a tenant');
    expect(() => unseal(sweeps, { tenant: 'public', data })).toThrow('Not a tenant schema name');
    expect(unseal(mails, { tenant: ALPHA, data })).toEqual({ tenant: ALPHA, data });
  });
});

describe('the name of a queue', () => {
  test.each(['Mails', 'mails:high', 'mails_high', ''])('%s is refused', (name) => {
    expect(() => defineQueue(name)).toThrow('expected kebab-case');
  });
});
