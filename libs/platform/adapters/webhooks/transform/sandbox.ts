import releaseSync from '@jitl/quickjs-wasmfile-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSSyncVariant,
  type QuickJSWASMModule,
  Scope,
} from 'quickjs-emscripten-core';
import { type SandboxReply, type SandboxRequest } from './sandbox-messages.ts';

/** Its types are those of its CommonJS file, which Node does not load here. */
const RELEASE_SYNC = releaseSync as unknown as QuickJSSyncVariant;
/** Types of WebAssembly come with those of browsers, which nothing here has: this is what is used of it. */
declare const WebAssembly: { readonly Memory: new (pages: { initial: number; maximum: number }) => WasmMemory };
interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

const FILE = 'transformation.js';
/** Pages of 64 KiB: 16 MiB, and 32 MiB at the most. It is the memory itself that is bounded, as QuickJS does not count typed arrays. */
const FIRST_PAGES = 256;
const MOST_PAGES = 512;
const PAGE = 65_536;
const STACK_BYTES = 262_144;
/** For reading what was thrown, which may be anything. */
const TO_TELL_MS = 5;
const MOST_LINES = 100;
const LONGEST_LINE = 1_000;
const LONGEST_OUTPUT = 1_048_576;
const LONGEST_MESSAGE = 500;
const PLACE = /transformation\.js:(\d+)(?::(\d+))?/;

/** Runs before the script, keeps what it needs, and leaves nothing behind but `console`: what the script changes it harms itself with only. */
const PRELUDE = `((write) => {
  const { parse, stringify } = JSON, { apply } = Reflect, { toString } = Object.prototype, { slice } = String.prototype, text = String;
  const shown = (value) => {
    if (typeof value === 'string') return value;
    try { return value instanceof Error ? text(value) : stringify(value) ?? text(value); } catch { return text(value); }
  };
  const log = (...values) => {
    let line = '';
    for (let i = 0; i < values.length; i += 1) line += (i > 0 ? ' ' : '') + shown(values[i]);
    write(apply(slice, line, [0, ${LONGEST_LINE}]));
  };
  globalThis.console = { log, debug: log, info: log, warn: log, error: log };
  return {
    kindOf: (made) => apply(toString, made, []),
    call: (transform, given) => {
      const made = transform(parse(given));
      if (made !== null && typeof made === 'object' && typeof made.then === 'function')
        throw new TypeError('transform returned a promise; it must return at once');
      const written = stringify(made);
      if (typeof written === 'string' && written.length > ${LONGEST_OUTPUT})
        throw new RangeError('transform returned more than 256 KiB');
      return written;
    },
  };
})`;

type Fault = NonNullable<SandboxReply['fault']>;
class Failed extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

/**
 * QuickJS in a WebAssembly memory of 32 MiB at the most, with nothing of Node inside: no process, no modules, no network, no timers. Each run
 * has a runtime and a context of its own. One that has needed much memory, or failed in a way that QuickJS does not know, leaves it spent.
 */
export class Sandbox {
  readonly #quickjs: QuickJSWASMModule;
  readonly #memory: WasmMemory;
  #isSpent = false;

  private constructor(quickjs: QuickJSWASMModule, memory: WasmMemory) {
    this.#quickjs = quickjs;
    this.#memory = memory;
  }

  static async load(): Promise<Sandbox> {
    const wasmMemory = new WebAssembly.Memory({ initial: FIRST_PAGES, maximum: MOST_PAGES });
    const capped = newVariant(RELEASE_SYNC, { wasmMemory });
    return new Sandbox(await newQuickJSWASMModuleFromVariant(capped), wasmMemory);
  }

  /** Never throws. `deadlineMs` is of CPU where Node tells that of a thread, else of time. */
  run({ code, input }: SandboxRequest, deadlineMs: number): SandboxReply {
    const began = cpuMs();
    const run: Run = { logs: [], isLate: false, endsAt: began + deadlineMs, deadlineMs };
    const ended = this.#ended({ code, input }, run);
    this.#isSpent ||= this.#memory.buffer.byteLength > FIRST_PAGES * PAGE;
    return { ...ended, logs: run.logs, ms: Math.round(100 * (cpuMs() - began)) / 100, isSpent: this.#isSpent };
  }

  #ended(request: SandboxRequest, run: Run): Pick<SandboxReply, 'output' | 'fault'> {
    try {
      return Scope.withScope((scope) => this.#evaluated(scope, request, run));
    } catch {
      // QuickJS itself has failed, in the depth of the stack or at the end of memory: nothing in it can be trusted.
      this.#isSpent = true;
      return { output: null, fault: nowhere(`The script needs too much memory or too deep a stack`) };
    }
  }

  #evaluated(scope: Scope, { code, input }: SandboxRequest, run: Run): Pick<SandboxReply, 'output' | 'fault'> {
    const runtime = scope.manage(this.#quickjs.newRuntime());
    runtime.setMaxStackSize(STACK_BYTES);
    runtime.setInterruptHandler(() => cpuMs() > run.endsAt);
    const context = scope.manage(runtime.newContext());
    try {
      const script = new Script(scope, context, run);
      const transform = script.define(code);
      return { output: input === null ? null : script.call(transform, input), fault: null };
    } catch (error) {
      if (error instanceof Failed) return { output: null, fault: error.fault };
      throw error;
    }
  }
}

interface Run {
  readonly logs: string[];
  isLate: boolean;
  endsAt: number;
  readonly deadlineMs: number;
}

/** One script in its context. @throws Failed with what went wrong in it */
class Script {
  readonly #scope: Scope;
  readonly #context: QuickJSContext;
  readonly #run: Run;
  readonly #ours: QuickJSHandle;

  constructor(scope: Scope, context: QuickJSContext, run: Run) {
    this.#scope = scope;
    this.#context = context;
    this.#run = run;
    const write = scope.manage(
      context.newFunction('write', (line) => {
        if (run.logs.length < MOST_LINES) run.logs.push(context.getString(line).slice(0, LONGEST_LINE));
      }),
    );
    this.#ours = this.#called(this.#value(PRELUDE, 'prelude.js'), write);
  }

  /** @returns its function `transform` */
  define(code: string): QuickJSHandle {
    this.#value(code, FILE);
    const transform = this.#value("typeof transform === 'function' ? transform : undefined", 'prelude.js');
    if (this.#context.typeof(transform) !== 'function')
      throw new Failed(nowhere('The script must define a function transform'));
    const kind = this.#text(this.#called(this.#own('kindOf'), transform));
    if (kind !== '[object Function]')
      throw new Failed(
        nowhere('transform must be a plain function: async functions and generators do not return at once'),
      );
    return transform;
  }

  call(transform: QuickJSHandle, input: string): string | null {
    const given = this.#scope.manage(this.#context.newString(input));
    const output = this.#called(this.#own('call'), transform, given);
    return this.#context.typeof(output) === 'string' ? this.#context.getString(output) : null;
  }

  #own(name: string): QuickJSHandle {
    return this.#scope.manage(this.#context.getProp(this.#ours, name));
  }

  #value(code: string, file: string): QuickJSHandle {
    const result = this.#scope.manage(this.#context.evalCode(code, file, { type: 'global' }));
    if (result.error) throw this.#failed(result.error);
    return result.value;
  }

  #called(callee: QuickJSHandle, ...given: QuickJSHandle[]): QuickJSHandle {
    const result = this.#scope.manage(this.#context.callFunction(callee, this.#context.undefined, ...given));
    if (result.error) throw this.#failed(result.error);
    return result.value;
  }

  #failed(error: QuickJSHandle): Failed {
    const now = cpuMs();
    this.#run.isLate ||= now > this.#run.endsAt;
    this.#run.endsAt = now + TO_TELL_MS;
    const stack = this.#part(error, 'stack') ?? '';
    const [, line, column] = PLACE.exec(stack) ?? [];
    const message = this.#messageOf(error);
    return new Failed({ message, line: line ? Number(line) : null, column: column ? Number(column) : null });
  }

  #messageOf(error: QuickJSHandle): string {
    if (this.#run.isLate) return `The script ran for longer than ${this.#run.deadlineMs} ms`;
    const kind = this.#context.typeof(error);
    if (kind === 'string') return this.#text(error) || 'The script threw an empty text';
    const [name, message] = [this.#part(error, 'name'), this.#part(error, 'message')];
    if (name === 'InternalError' && message === 'out of memory') return 'The script needs more than 32 MiB';
    if (name === 'InternalError' && message === 'stack overflow') return 'The script calls itself too deeply';
    return name === undefined && message === undefined
      ? `The script threw a value of type ${kind}`
      : `${name ?? 'Error'}: ${message ?? ''}`;
  }

  /** What a script throws may answer to its reading with anything. */
  #part(thrown: QuickJSHandle, name: string): string | undefined {
    const kind = this.#context.typeof(thrown);
    if (kind !== 'object' && kind !== 'function') return undefined;
    const read = this.#context.evalCode('((of, name) => of === null ? undefined : of[name])', 'prelude.js', {
      type: 'global',
    });
    if (read.error) {
      read.dispose();
      return undefined;
    }
    const key = this.#scope.manage(this.#context.newString(name));
    const result = this.#scope.manage(
      this.#context.callFunction(this.#scope.manage(read.value), this.#context.undefined, thrown, key),
    );
    return result.error || this.#context.typeof(result.value) !== 'string' ? undefined : this.#text(result.value);
  }

  #text(handle: QuickJSHandle): string {
    return this.#context.getString(handle).slice(0, LONGEST_MESSAGE);
  }
}

function nowhere(message: string): Fault {
  return { message, line: null, column: null };
}

/** Of this thread, so that a busy machine takes nothing from a script. */
function cpuMs(): number {
  const { threadCpuUsage } = process as Partial<Pick<NodeJS.Process, 'threadCpuUsage'>>;
  if (!threadCpuUsage) return performance.now();
  const { user, system } = threadCpuUsage.call(process);
  return (user + system) / 1_000;
}
