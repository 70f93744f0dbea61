import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

export interface Arrival {
  readonly id: string;
  readonly n: number;
  /** Unix milliseconds. */
  readonly at: number;
}

export type CountingReceiver = Awaited<ReturnType<typeof startCountingReceiver>>;

/** A live receiver on loopback that counts what is open at a time, and answers each request as it is told: by a status, or later. */
export async function startCountingReceiver(
  answer: (arrival: Arrival, response: ServerResponse) => number | undefined = () => 200,
) {
  const arrivals: Arrival[] = [];
  const delivered: number[] = [];
  const counts = { open: 0, mostOpen: 0 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { data } = JSON.parse(Buffer.concat(chunks).toString()) as { data: { n: number } };
      const arrival = { id: String(request.headers['webhook-id']), n: data.n, at: Date.now() };
      counts.open += 1;
      counts.mostOpen = Math.max(counts.mostOpen, counts.open);
      response.on('close', () => (counts.open -= 1));
      arrivals.push(arrival);
      const status = answer(arrival, response);
      if (status === undefined) return;
      if (status < 300) delivered.push(arrival.n);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    arrivals,
    counts,
    /** What was answered with success, in that order. */
    delivered,
    numbers: () => arrivals.map(({ n }) => n),
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
