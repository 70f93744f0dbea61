import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';

/** @returns the status to answer a message with, of which `times` counts the requests, this one included */
export type Judge = (text: string, times: number) => number;
export type JudgingReceiver = Awaited<ReturnType<typeof startJudgingReceiver>>;

/** A live receiver on loopback of trouble codes: each is known as `vehicle code`, and answered by what a test says of it. */
export async function startJudgingReceiver(judge: Judge) {
  const asked: string[] = [];
  const taken: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { data } = JSON.parse(Buffer.concat(chunks).toString()) as { data: { vehicleId: string; code: string } };
      const text = `${data.vehicleId} ${data.code}`;
      asked.push(text);
      const status = judge(text, asked.filter((other) => other === text).length);
      if (status < 300) taken.push(text);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    /** Of every request, in order. */
    asked,
    /** Of those that were answered with success. */
    taken,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
