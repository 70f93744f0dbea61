import { createHmac } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Random } from '../reliability/kit/seeded-random.ts';

/** What a receiver does with a batch. */
type Mood = 'keeps' | 'refuses' | 'drops' | 'loses its answer' | 'keeps it late';
const MOODS: readonly Mood[] = ['keeps', 'refuses', 'drops', 'loses its answer', 'keeps it late'];

export type SiemReceiver = Awaited<ReturnType<typeof startSiemReceiver>>;

/** A SIEM on loopback that keeps each OCSF event by its id, and on the way drops, doubles and reorders what it is sent. */
export async function startSiemReceiver(random: Random, secret: () => string) {
  const kept = new Map<string, number>();
  const late: string[] = [];
  const seen = { batches: 0, doubled: 0, heads: new Set<string>(), wrongSignatures: 0 };
  let calm = false;

  const keep = (body: string): void => {
    for (const line of body.split('\n').filter(Boolean)) {
      const { metadata } = JSON.parse(line) as { metadata: { uid: string; sequence: number } };
      if (kept.has(metadata.uid)) seen.doubled += 1;
      kept.set(metadata.uid, metadata.sequence);
    }
  };
  const answer = (mood: Mood, body: string, response: ServerResponse): void => {
    if (mood === 'keeps' || mood === 'loses its answer') keep(body);
    if (mood === 'keeps it late') late.unshift(body);
    if (mood === 'keeps') response.end('ok');
    else if (mood === 'refuses') response.writeHead(503).end();
    else response.destroy();
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      seen.batches += 1;
      const {
        'webhook-id': id,
        'webhook-timestamp': at,
        'webhook-signature': signature,
        'clutch-audit-head': head,
      } = request.headers;
      const key = Buffer.from(secret().slice('whsec_'.length), 'base64');
      const right = createHmac('sha256', key)
        .update(`${String(id)}.${String(at)}.${body}`)
        .digest('base64');
      if (signature !== `v1,${right}`) seen.wrongSignatures += 1;
      if (typeof head === 'string') seen.heads.add(head);
      answer(calm ? 'keeps' : MOODS[Math.floor(random() * MOODS.length)]!, body, response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/siem`,
    seen,
    /** Sequence numbers of what is kept, each once. */
    sequences: () => [...kept.values()].toSorted((a, b) => a - b),
    /** From now on it keeps what comes, and at last what it had put aside, the newest first. */
    settle(): void {
      calm = true;
      for (const body of late.splice(0)) keep(body);
    },
    close: () => new Promise((closed) => server.close(closed)),
  };
}
