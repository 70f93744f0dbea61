import { context, trace } from '@opentelemetry/api';
import { type Config } from '../config/config.ts';
import { useTracer } from './span.ts';

/** The running tracer of a process. */
export interface Tracing {
  /** Sends what is waiting and stops; spans cost nothing from then on. Rejects when the collector did not take the rest. */
  close(): Promise<void>;
}

const SCOPE = 'clutch';

/**
 * Sends spans as OTLP/HTTP to the collector at `config.otel.url`, the share of traces that `sampleRatio` says; a caller's sampling
 * decision in `traceparent` holds. Without a URL nothing is loaded and nothing is sent. Spans are sent in batches and dropped, not
 * waited for, when the collector is away.
 */
export async function startTracing({ otel }: Pick<Config, 'otel'>, appName: string): Promise<Tracing> {
  if (otel.url === undefined) return { close: () => Promise.resolve() };
  const provider = await createProvider(otel.url, otel.sampleRatio, appName);
  const { AsyncLocalStorageContextManager } = await import('@opentelemetry/context-async-hooks');
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  useTracer(provider.getTracer(SCOPE));
  return {
    async close() {
      useTracer(undefined);
      trace.disable();
      context.disable();
      await provider.shutdown();
    },
  };
}

async function createProvider(url: string, sampleRatio: number, appName: string) {
  const [sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${url.replace(/\/+$/, '')}/v1/traces` });
  return new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': `clutch-${appName}`, 'process.pid': process.pid }),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(sampleRatio) }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter })],
  });
}
