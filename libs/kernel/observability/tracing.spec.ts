import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runInContext } from '../context/request-context.ts';
import { serverSpanHooks } from './server-span-hooks.ts';
import { currentTraceparent, span, withTraceparent } from './span.ts';
import { startTracing, type Tracing } from './tracing.ts';

interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly status: { readonly code?: number };
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[];
}

interface SentBatch {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[] }[];
}

const CALLER = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

let collector: Server;
let sent: SentSpan[];
let tracing: Tracing;

beforeEach(async () => {
  sent = [];
  collector = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const batch = JSON.parse(Buffer.concat(chunks).toString()) as SentBatch;
      if (request.url === '/v1/traces')
        sent.push(...batch.resourceSpans.flatMap((r) => r.scopeSpans.flatMap((s) => s.spans)));
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await once(collector.listen(0, '127.0.0.1'), 'listening');
  tracing = await trace();
});

afterEach(async () => {
  await tracing.close();
  collector.close();
  collector.closeAllConnections();
});

describe('a flow over two processes', () => {
  test('is one trace without orphans when the traceparent is handed on', async () => {
    await secondProcess(await firstProcess());
    await flush();

    expect(sent.map(({ name }) => name).sort()).toEqual(
      [
        'POST /v1/bookings',
        'clutch.append',
        'clutch.command',
        'clutch.job',
        'clutch.policy',
        'clutch.projection',
        'clutch.webhook',
      ].sort(),
    );
    expect(new Set(sent.map(({ traceId }) => traceId))).toEqual(new Set([CALLER.slice(3, 35)]));
    expect(orphans()).toEqual([]);
    expect(parentOf('clutch.append')).toBe('clutch.command');
    expect(parentOf('clutch.projection')).toBe('clutch.append');
    expect(parentOf('clutch.webhook')).toBe('clutch.job');
  });

  test('falls into two traces when the metadata carries no traceparent', async () => {
    await firstProcess();
    await secondProcess(undefined);
    await flush();

    expect(sent).toHaveLength(7);
    expect(new Set(sent.map(({ traceId }) => traceId)).size).toBe(2);
  });
});

describe('a span', () => {
  test('of failed work names the kind of error, never its message', async () => {
    const failure = Object.assign(new Error('Key (email)=(dana@example.com) exists'), { code: '23505' });
    await expect(span('clutch.append', {}, () => Promise.reject(failure))).rejects.toBe(failure);
    expect(() =>
      span('clutch.command', {}, () => {
        throw new TypeError('dana@example.com');
      }),
    ).toThrow(TypeError);
    await flush();

    expect(sent.map(({ name, status }) => [name, status.code])).toEqual([
      ['clutch.append', 2],
      ['clutch.command', 2],
    ]);
    expect(sent.map((one) => attribute(one, 'error.type'))).toEqual(['23505', 'TypeError']);
    expect(JSON.stringify(sent)).not.toContain('dana@example.com');
  });

  test('says for which tenant it worked', async () => {
    const tenant = { id: '0', schema: 't_0123456789abcdef', slug: 'north' };
    runInContext({ requestId: 'r', correlation: 'c', source: 'job', tenant }, () =>
      span('clutch.job', {}, () => undefined),
    );
    await flush();

    expect(attribute(sent[0], 'clutch.tenant')).toBe('north');
  });

  test('of a malformed traceparent begins a trace of its own', async () => {
    withTraceparent('00-zz-not-hex-01', () => span('clutch.job', {}, () => undefined));
    await flush();

    expect(sent).toHaveLength(1);
    expect(sent[0]?.parentSpanId ?? '').toBe('');
  });
});

describe('sampling', () => {
  test('sends nothing at ratio 0, except what the caller already sampled', async () => {
    await tracing.close();
    tracing = await trace(0);
    span('clutch.unsampled', {}, () => undefined);
    withTraceparent(CALLER, () => span('clutch.sampled', {}, () => undefined));
    await flush();

    expect(sent.map(({ name }) => name)).toEqual(['clutch.sampled']);
  });
});

describe('without a collector', () => {
  test('spans are plain calls and the trace of the caller passes through', async () => {
    await tracing.close();
    tracing = await startTracing({ otel: { url: undefined, sampleRatio: 1 } }, 'test');
    const context = { requestId: 'r', correlation: 'c', source: 'api', trace: CALLER } as const;
    expect(runInContext(context, () => span('clutch.command', {}, currentTraceparent))).toBe(CALLER);
    expect(withTraceparent(CALLER, () => span('clutch.job', {}, currentTraceparent))).toBeUndefined();
    expect(sent).toEqual([]);
  });
});

/** HTTP → command → append; returns what would stand in the event's metadata. */
async function firstProcess(): Promise<string | undefined> {
  const app = fastify();
  const hooks = serverSpanHooks();
  app.addHook('onRequest', hooks.onRequest);
  app.addHook('onResponse', hooks.onResponse);
  app.get('/ready', () => 'ok');
  app.post('/v1/bookings', () =>
    span('clutch.command', {}, async () => {
      await sleep(1);
      return span('clutch.append', {}, () => ({ trace: currentTraceparent() }));
    }),
  );
  // A real socket and a large body: an injected request could not show a context lost between two packets.
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  await fetch(`${url}/ready`);
  const headers = { traceparent: CALLER, 'content-type': 'application/json' };
  const response = await fetch(`${url}/v1/bookings`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ note: 'x'.repeat(200_000) }),
  });
  const metadata = (await response.json()) as { trace?: string };
  await app.close();
  return metadata.trace;
}

/** Projection, policy → job → webhook, all from the metadata alone. */
async function secondProcess(trace: string | undefined): Promise<void> {
  const jobData = await withTraceparent(trace, () =>
    span('clutch.projection', {}, async () => {
      await sleep(1);
      return span('clutch.policy', {}, () => ({ trace: currentTraceparent() }));
    }),
  );
  await withTraceparent(jobData.trace, () => span('clutch.job', {}, () => span('clutch.webhook', {}, () => sleep(1))));
}

function trace(sampleRatio = 1): Promise<Tracing> {
  const { port } = collector.address() as AddressInfo;
  return startTracing({ otel: { url: `http://127.0.0.1:${port}/`, sampleRatio } }, 'test');
}

async function flush(): Promise<void> {
  await tracing.close();
}

function orphans(): string[] {
  const known = new Set([...sent.map(({ spanId }) => spanId), CALLER.slice(36, 52)]);
  return sent.filter(({ parentSpanId }) => !known.has(parentSpanId ?? '')).map(({ name }) => name);
}

function parentOf(name: string): string | undefined {
  const child = sent.find((one) => one.name === name);
  return sent.find(({ spanId }) => spanId === child?.parentSpanId)?.name;
}

function attribute(one: SentSpan | undefined, key: string): string | undefined {
  return one?.attributes.find((item) => item.key === key)?.value.stringValue;
}
