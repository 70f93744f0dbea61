import {
  type Attributes,
  context,
  type Context,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import { currentContext } from '../context/request-context.ts';

// Without a tracer everything here is a plain call, so a process that sends no traces pays nothing for them.
let tracer: Tracer | undefined;

/** Switches spans on or off for this process. Only `startTracing` calls it. */
export function useTracer(next: Tracer | undefined): void {
  tracer = next;
}

/**
 * Runs `fn` inside a span, a child of the one that runs; async work is followed to its end. A throw marks the span as failed with the
 * error's code or name as `error.type`, never its message, which may carry personal data, and goes on to the caller.
 * Names of ours begin with `clutch.`.
 */
export function span<T>(name: string, attributes: Attributes, fn: () => T): T {
  if (!tracer) return fn();
  const started = tracer.startSpan(name, { attributes: { ...attributes, ...originAttributes() } });
  return finishWith(started, () => context.with(trace.setSpan(context.active(), started), fn));
}

/**
 * W3C `traceparent` of the running span, for event metadata, job data and delivery rows. Where no spans are made it is the one that the
 * request or job came with, so that a trace begun outside passes through.
 */
export function currentTraceparent(): string | undefined {
  const running = tracer && trace.getActiveSpan()?.spanContext();
  if (!running) return currentContext()?.trace;
  return formatTraceparent(running.traceId, running.spanId, running.traceFlags);
}

/** Runs `fn` so that its spans continue the trace of a stored `traceparent`. One that is absent or malformed begins a new trace. */
export function withTraceparent<T>(traceparent: string | undefined, fn: () => T): T {
  return tracer ? context.with(remoteContext(traceparent), fn) : fn();
}

/** Begins the span of one HTTP request and the context that its work runs in; nothing without a tracer. */
export function startServerSpan(
  method: string,
  route: string,
  traceparent: string | undefined,
): { span: Span; context: Context } | undefined {
  if (!tracer) return undefined;
  const parent = remoteContext(traceparent);
  const attributes = { 'http.request.method': method, 'http.route': route };
  const started = tracer.startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent);
  return { span: started, context: trace.setSpan(parent, started) };
}

/** Who the work is for, as far as it is known: tenant slug and kind of actor. */
export function originAttributes(): Attributes {
  const origin = currentContext();
  return {
    ...(origin?.tenant && { 'clutch.tenant': origin.tenant.slug }),
    ...(origin?.actor && { 'clutch.actor.kind': origin.actor.kind }),
  };
}

function remoteContext(traceparent: string | undefined): Context {
  const parent = traceparent === undefined ? null : parseTraceParent(traceparent);
  const clean = trace.deleteSpan(context.active());
  return parent ? trace.setSpanContext(clean, { ...parent, isRemote: true }) : clean;
}

function finishWith<T>(started: Span, fn: () => T): T {
  try {
    const result = fn();
    if (!(result instanceof Promise)) {
      started.end();
      return result;
    }
    // The same promise with an end: T is a promise here, which the compiler cannot see.
    return result.then(
      (value) => {
        started.end();
        return value;
      },
      (error: unknown) => fail(started, error),
    ) as T;
  } catch (error) {
    return fail(started, error);
  }
}

function fail(started: Span, error: unknown): never {
  started.setStatus({ code: SpanStatusCode.ERROR });
  started.setAttribute('error.type', errorType(error));
  started.end();
  throw error;
}

function errorType(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function formatTraceparent(traceId: string, spanId: string, flags: number): string {
  return `00-${traceId}-${spanId}-${flags.toString(16).padStart(2, '0')}`;
}
