import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { answerQuestions } from '../kit/bench-process.ts';
import { type Came, now, type Receipts } from './messages.ts';

const ABOUT = /"vehicleId":"(\w+)"/;

/** A receiver that takes what comes on `/ok/…` at once, and never answers on `/dead/…`. */
await answerQuestions(async () => {
  let came: Came[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [, about = ''] = ABOUT.exec(Buffer.concat(chunks).toString()) ?? [];
      came.push({ path, about, at: now() });
      if (path.startsWith('/ok/')) response.writeHead(204).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return async (): Promise<Receipts> => {
    const sofar = came;
    came = [];
    return { url, came: sofar };
  };
});
