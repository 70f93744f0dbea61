import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { type ScriptRun, type TransformInput } from '../../../domain/webhooks/transformation.ts';
import { SandboxTransformer } from './sandbox-transformer.ts';
import { ScriptThread } from './script-thread.ts';

const transformer = new SandboxTransformer();
afterAll(() => transformer.stop());

const INPUT: TransformInput = {
  message: { type: 'note.written', timestamp: '2026-11-22T10:00:00.000Z', data: { n: 1 } },
  endpoint: { id: 'whe_1', url: 'https://hooks.example.com/in?key=1', description: null, metadata: { shop: 'Nord' } },
};
const run = (code: string, input = INPUT, by = transformer) => by.run('acme', code, input);
/** A script whose function has this body. */
const body = (text: string, input = INPUT) => run(`function transform({ message, endpoint }) { ${text} }`, input);
const madeBy = ({ result }: ScriptRun) => {
  if ('fault' in result) throw new Error(JSON.stringify(result.fault));
  return result.transformed;
};
const made = async (text: string) => madeBy(await body(text));
const faultOf = ({ result }: ScriptRun) => ('fault' in result ? result.fault : null);
const fault = async (text: string) => faultOf(await body(text))?.message;
const LATE = 'The script ran for longer than 50 ms';
/** Which bound is met first is chance: each ends it, and the memory is given back. */
const HEAVY = /more than 32 MiB|too much memory|did not end|longer than 50 ms/;

describe('a script', () => {
  test('makes another message of the one that it is given', async () => {
    expect(await made('return { body: { n: message.data.n + 1, shop: endpoint.metadata.shop } }')).toEqual({
      body: '{"n":2,"shop":"Nord"}',
      contentType: undefined,
      headers: {},
      urlPath: undefined,
      isCancelled: false,
    });
    expect(await made("return { body: 'a=1&b=2', contentType: 'application/x-www-form-urlencoded' }")).toMatchObject({
      body: 'a=1&b=2',
      contentType: 'application/x-www-form-urlencoded',
    });
    expect(await made("return { body: 'a', headers: { 'X-Shop': 'Nord' }, urlPath: '/in/2?a=b' }")).toMatchObject({
      body: '"a"',
      headers: { 'X-Shop': 'Nord' },
      urlPath: '/in/2?a=b',
    });
    expect(await made('return { cancel: message.data.n === 1 }')).toMatchObject({ isCancelled: true, body: undefined });
    expect(madeBy(await run('const transform = ({ message }) => ({ body: message.data });')).body).toBe('{"n":1}');
  });

  test('has time enough for the largest message', async () => {
    const data = Array.from({ length: 2_000 }, (_, n) => ({ id: n, text: 'words '.repeat(18) }));
    const given = { ...INPUT, message: { ...INPUT.message, data } };
    const { result } = await body('return { body: message.data }', given);
    expect(result).toMatchObject({ transformed: { body: JSON.stringify(data) } });
  });

  test('says something by console, a hundred lines at the most, whether it fails or not', async () => {
    expect((await body("console.log('n is', message.data, [1], null); return {}")).logs).toEqual([
      'n is {"n":1} [1] null',
    ]);
    const { logs, result } = await body(
      "for (let i = 0; i < 120; i += 1) console.warn(i, 'x'.repeat(1100)); throw new Error('no')",
    );
    expect(logs).toHaveLength(100);
    expect(logs[0]).toHaveLength(1_000);
    expect(result).toMatchObject({ fault: { message: 'Error: no' } });
  });

  test('tells the line and column at which it fails', async () => {
    const code = 'function transform() {\n  const a = 1;\n  return nothing.at.all;\n}';
    expect(faultOf(await run(code))).toEqual({
      message: "ReferenceError: 'nothing' is not defined",
      line: 3,
      column: 10,
    });
    expect(await transformer.check('acme', 'function transform() {\n  return (;\n}')).toMatchObject({
      line: 2,
      column: 11,
    });
    expect(await fault("throw 'plain words'")).toBe('plain words');
    expect(await fault('throw { get message() { for (;;); } }')).toBe('The script threw a value of type object');
    expect(await fault('throw null')).toBe('The script threw a value of type object');
  });

  test('is refused when it cannot be used', async () => {
    const check = async (code: string) => (await transformer.check('acme', code))?.message ?? null;
    expect(await check('function transform() { return {}; }')).toBeNull();
    expect(await check('const other = 1;')).toBe('The script must define a function transform');
    for (const code of [
      'async function transform() {}',
      'const transform = async () => ({});',
      'function* transform() {}',
    ])
      expect(await check(code)).toContain('must be a plain function');
    expect(await check('while (true) {}')).toBe(LATE);
    expect(await check("import a from 'a'; function transform() {}")).toContain('SyntaxError');
  });

  test('has its answer refused when that is none', async () => {
    expect(await fault('return')).toContain('must return an object');
    expect(await fault('return [1]')).toContain('must return an object');
    expect(await fault('return { boddy: 1 }')).toContain('"boddy"');
    expect(await fault('return Promise.resolve({})')).toContain('returned a promise');
    expect(await fault('return { then() {} }')).toContain('returned a promise');
    expect(await fault("return { cancel: 'yes' }")).toBe('cancel must be true or false');
    expect(await fault("return { headers: { 'Webhook-Id': 'evt_2' } }")).toBe(
      'headers must not set Webhook-Id: that is ours to say',
    );
    expect(await fault("return { headers: { a: 'b\\r\\nc: d' } }")).toContain('headers must have at a');
    expect(await fault("return { headers: 'a: b' }")).toBe('headers must be an object of texts');
    expect(await fault("return { body: { a: 1 }, contentType: 'text/plain' }")).toContain('must be a text');
    expect(await fault("return { body: 'a', contentType: 'text/plain\\r\\na: b' }")).toContain('contentType must be');
    expect(await fault("return { body: 'é'.repeat(140000) }")).toBe('body has more than 256 KiB');
    expect(await fault("return { body: 'a'.repeat(1.1e6) }")).toContain('more than 256 KiB');
    expect(await fault('const a = {}; a.a = a; return { body: a }')).toContain('circular');
  });

  test('cannot lead a message to another host', async () => {
    const elsewhere = [
      'https://evil.test/',
      '//evil.test/a',
      '/\\\\evil.test',
      'a',
      '',
      '/a/../b',
      '/a/%2E%2e/b',
      '/..',
      '/a b',
      '/a#b',
      '/a\\nb',
      '/\\u202eb',
      '@evil.test',
    ];
    for (const path of elsewhere)
      expect([path, await fault(`return { urlPath: '${path}' }`)]).toEqual([path, expect.stringContaining('urlPath')]);
  });
});

const ENDLESS = {
  'an endless loop': 'for (;;);',
  'a regular expression without end': "/(a+)+$/.test('a'.repeat(40) + 'b')",
  'a loop that catches what it can': 'for (;;) { try { for (;;); } catch {} finally { continue; } }',
  'an answer that takes for ever to be written': 'return { body: { toJSON() { for (;;); } } }',
};

describe('the sandbox', () => {
  test.each(Object.entries(ENDLESS))('ends %s at the deadline', async (_, text) => {
    expect(await fault(text)).toBe(LATE);
  });

  test('without its deadline ends nothing, and the watchdog does: the control', async () => {
    const patient = new SandboxTransformer({ deadlineMs: 1e9 });
    const ended = await run('function transform() { for (;;); }', INPUT, patient);
    expect(faultOf(ended)?.message).toBe('The script did not end within 1000 ms');
    expect(() => expect(faultOf(ended)?.message).toBe(LATE)).toThrow('1000 ms');
    expect(madeBy(await run('function transform() { return {}; }', INPUT, patient)).body).toBeUndefined();
    await patient.stop();
  });

  test('is ended with its thread when a call into it does not look at the clock', async () => {
    expect(await fault('const a = []; a.length = 4294967295; return { body: a.indexOf(1) }')).toMatch(/1000 ms|50 ms/);
    expect(await made('return {}')).toMatchObject({ isCancelled: false });
  });

  test('bounds the stack', async () => {
    expect(await fault('const f = () => f() + 1; f()')).toBe('The script calls itself too deeply');
    expect(await fault("JSON.parse('['.repeat(2e5))")).toContain('stack overflow');
    expect(await fault('let o = []; for (let i = 0; i < 1e5; i += 1) o = [o]; return { body: o }')).toMatch(
      /deep|stack|longer than|did not end/,
    );
    expect(await made('const f = (n) => (n > 0 ? f(n - 1) : 0); f(200); return {}')).toMatchObject({ body: undefined });
  });

  test('bounds the memory, that of typed arrays as well, and gives it back', async () => {
    await body('return {}');
    const before = process.memoryUsage().rss;
    const typed = 'const l = []; for (;;) l.push(new Uint8Array(1e6))';
    const texts = "const l = []; for (;;) l.push('x'.repeat(1e5) + l.length)";
    for (const greedy of [typed, typed, texts, typed, typed, typed]) expect(await fault(greedy)).toMatch(HEAVY);
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
    expect(await made("return { body: 'as before' }")).toMatchObject({ body: '"as before"' });
  });

  test.each([
    'let p = {}; for (let i = 0; i < 1e5; i += 1) p = new Proxy(p, {}); return { body: p.x }',
    'let f = () => 1; for (let i = 0; i < 1e5; i += 1) f = f.bind(null); return { body: f() }',
    "eval('['.repeat(1e5) + ']'.repeat(1e5))",
    "eval('`${'.repeat(3e4) + '1' + '}`'.repeat(3e4))",
    "new RegExp('a|'.repeat(1e5)).test('b')",
    'let a = 1n << 100000n; for (;;) a *= a',
    'throw new Proxy({}, { get() { for (;;); } })',
    'new ArrayBuffer(8, { maxByteLength: 1e9 }).resize(9e8)',
  ])('outlives what goes to the bottom of the engine: %s', async (text) => {
    expect(await fault(text)).toEqual(expect.any(String));
    expect(await made('return { body: 1 }')).toMatchObject({ body: '1' });
  });

  test('holds nothing of what is around it', async () => {
    const outside = [
      'process',
      'require',
      'module',
      'fetch',
      'setTimeout',
      'setInterval',
      'queueMicrotask',
      'WebAssembly',
      'Worker',
      'std',
      'os',
      'Buffer',
      'write',
    ];
    const seen = await made(
      `return { body: ${JSON.stringify(outside)}.filter((name) => typeof globalThis[name] !== 'undefined') }`,
    );
    expect(seen.body).toBe('[]');
    expect(await fault("return { body: transform.constructor.constructor('return process')() }")).toContain(
      "'process' is not defined",
    );
    expect(await fault("return { body: console.log.constructor('return process')() }")).toContain(
      "'process' is not defined",
    );
    expect(await made("return { body: typeof this?.constructor?.constructor('return this')().process }")).toMatchObject(
      { body: '"undefined"' },
    );
    expect(await fault("return import('node:fs').then(() => ({}))")).toContain('promise');
  });

  test('keeps nothing from one run to the next', async () => {
    const spoils = `globalThis.left = 1; Object.prototype.left = 1; JSON.parse = () => ({}); Array.prototype.push = null; return { body: 1 }`;
    expect(await made(spoils)).toMatchObject({ body: '1' });
    expect(await made('return { body: [typeof left, typeof {}.left, typeof [].push, JSON.parse("2")] }')).toMatchObject(
      {
        body: '["undefined","undefined","function",2]',
      },
    );
  });

  test('is not led astray by what a script makes of the language', async () => {
    expect(await fault("Object.prototype.toJSON = () => 'x'; return { body: 1 }")).toContain('must return an object');
    expect(await made('Promise = null; Reflect = null; Object = null; return { body: 1 }')).toMatchObject({
      body: '1',
    });
    expect(await made('return JSON.parse(\'{"body":{"__proto__":{"a":1}}}\')')).toMatchObject({
      body: '{"__proto__":{"a":1}}',
    });
  });
});

describe('many scripts', () => {
  afterEach(() => void vi.restoreAllMocks());

  test('run one by one, each with its own answer', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => made(`return { body: ${n} }`)));
    expect(answers.map(({ body }) => Number(body))).toEqual(Array.from({ length: 200 }, (_, n) => n));
  });

  test('of one tenant take no more than their share of time from another', async () => {
    const order: string[] = [];
    const slow = Array.from({ length: 10 }, () =>
      transformer.run('slow', 'function transform() { for (;;); }', INPUT).then(() => order.push('slow')),
    );
    const quick = Array.from({ length: 20 }, () =>
      transformer.run('quick', 'function transform() { return {}; }', INPUT).then(() => order.push('quick')),
    );
    await Promise.all([...slow, ...quick]);
    expect(order.lastIndexOf('quick')).toBeLessThan(order.lastIndexOf('slow'));
    expect(order.slice(0, order.lastIndexOf('quick')).filter((who) => who === 'slow').length).toBeLessThan(5);
  });

  test('are bounded where they wait', async () => {
    const narrow = new SandboxTransformer({ waiting: 3 });
    const ended = await Promise.all(
      Array.from({ length: 8 }, () => run('function transform() { return {}; }', INPUT, narrow)),
    );
    expect(ended.filter((one) => faultOf(one)?.message === '3 transformations wait already').length).toBeGreaterThan(0);
    expect(ended.filter((one) => !faultOf(one)).length).toBeGreaterThanOrEqual(3);
    await narrow.stop();
  });

  test('whose thread dies end with an error, and those behind it run', async () => {
    const own = new SandboxTransformer({ deadlineMs: 1e9, watchdogMs: 60_000 });
    const threads: ScriptThread[] = [];
    const start = ScriptThread.start.bind(ScriptThread);
    vi.spyOn(ScriptThread, 'start').mockImplementation(async (...given) => {
      const thread = await start(...given);
      threads.push(thread);
      return thread;
    });
    const dying = run('function transform() { for (;;); }', INPUT, own);
    const behind = run('function transform() { return { body: 1 }; }', INPUT, own);
    await expect.poll(() => threads.length).toBe(1);
    await threads[0]!.end();
    expect(faultOf(await dying)?.message).toBe('The script ended its sandbox');
    expect(madeBy(await behind).body).toBe('1');
    expect(threads).toHaveLength(2);
    await own.stop();
    expect(faultOf(await run('function transform() {}', INPUT, own))?.message).toBe('The process stops');
  });

  test('leave no thread behind when there are none for a while', async () => {
    const own = new SandboxTransformer({ idleMs: 10 });
    const end = vi.spyOn(ScriptThread.prototype, 'end');
    await run('function transform() { return {}; }', INPUT, own);
    await expect.poll(() => end.mock.calls.length).toBe(1);
    expect(madeBy(await run('function transform() { return { body: 2 }; }', INPUT, own)).body).toBe('2');
    await own.stop();
  });
});
