import { performance } from 'node:perf_hooks';
import { answerQuestions } from '../kit/bench-process.ts';
import { type Answer, PacedConnection } from './paced-connection.ts';
import type { Storm, Weathered } from './storm-load.ts';

const TICK_MS = 1;

await answerQuestions(async () => weather);

/**
 * Sends evenly, as many callers do who know nothing of each other. autocannon would send a second's share of every connection at the
 * second's beginning, and costs so much itself that it takes the server's processor. Connections are open before the clock starts.
 */
async function weather({ url, connections, seconds, perSecond, headers, paths }: Storm): Promise<Weathered> {
  const served: number[] = [];
  const shed: number[] = [];
  let other = 0;
  const target = new URL(url);
  const requests = paths.map((path) => requestOf(target, path, headers));
  const idle: PacedConnection[] = [];
  let sent = 0;
  let isOver = false;
  const send = (connection: PacedConnection): void => connection.send(requests[sent++ % requests.length]!);
  const onAnswer = (connection: PacedConnection, { status, ms }: Answer): void => {
    if (isOver) return;
    if (status >= 200 && status < 300) served.push(ms);
    else if (status === 503) shed.push(ms);
    else other += 1;
    if (perSecond > 0) idle.push(connection);
    else send(connection);
  };
  const onBroken = (): void => void (other += 1);
  const opened = await Promise.all(
    Array.from({ length: connections }, () => PacedConnection.open(target, onAnswer, onBroken)),
  );
  const began = performance.now();
  idle.push(...opened);
  if (perSecond === 0) for (const connection of idle.splice(0)) send(connection);
  else await sendEvenly({ began, seconds, perSecond, send, idle });
  const rest = began + seconds * 1_000 - performance.now();
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, rest)));
  isOver = true;
  for (const connection of opened) connection.end();
  return { seconds: (performance.now() - began) / 1_000, served, shed, other };
}

interface Pace {
  readonly began: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly send: (connection: PacedConnection) => void;
  readonly idle: PacedConnection[];
}

/** What no connection is free for is not sent later either: it would come as a burst. */
function sendEvenly({ began, seconds, perSecond, send, idle }: Pace): Promise<void> {
  let due = 0;
  return new Promise((resolve) => {
    const ticker = setInterval(() => {
      const passed = performance.now() - began;
      for (; due < (passed * perSecond) / 1_000; due += 1) {
        const connection = idle.shift();
        if (connection) send(connection);
      }
      if (passed < seconds * 1_000) return;
      clearInterval(ticker);
      resolve();
    }, TICK_MS);
  });
}

function requestOf({ host }: URL, path: string, headers: Readonly<Record<string, string>>): Buffer {
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
}
