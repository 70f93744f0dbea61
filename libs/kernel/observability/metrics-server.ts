import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Registry } from 'prom-client';
import { inBackground } from '../lifecycle/in-background.ts';

/** Where metrics are served, and from what. Port 0 takes a free one. */
export interface MetricsServerOptions {
  readonly host: string;
  readonly port: number;
  readonly registry: Registry;
}

/** A running metrics server. */
export interface MetricsServer {
  readonly port: number;
  /** Stops listening and drops open connections. */
  close(): Promise<void>;
}

/**
 * Serves `GET /metrics` in the Prometheus text format on a port of its own, which the public never sees; all else is 404.
 * @throws the error of `listen`, `EADDRINUSE` say.
 */
export async function startMetricsServer({ host, port, registry }: MetricsServerOptions): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    if (request.method === 'GET' && request.url === '/metrics')
      inBackground('answering a scrape', answer(registry, response));
    else response.writeHead(404).end();
  });
  await once(server.listen(port, host), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(registry: Registry, response: ServerResponse): Promise<void> {
  try {
    const text = await registry.metrics();
    response.writeHead(200, { 'content-type': registry.contentType }).end(text);
  } catch {
    // A watched pool or socket count failed; the scraper notices a 500, and the next scrape tries again.
    response.writeHead(500).end();
  }
}
