import { Agent, request } from 'undici';
import { answerQuestions } from '../kit/bench-process.ts';
import { type Posts } from './messages.ts';

/** The same bodies without an engine: no database, no signature, no log. @returns seconds */
await answerQuestions(async () => {
  const dispatcher = new Agent({ pipelining: 1, allowH2: false });
  return async ({ urls, count, body, atATime }: Posts): Promise<number> => {
    const bytes = Buffer.from(body);
    const headers = { 'content-type': 'application/json' };
    let sent = 0;
    const began = performance.now();
    const post = async (): Promise<void> => {
      while (sent < count) {
        const url = urls[sent % urls.length]!;
        sent += 1;
        const answer = await request(url, { method: 'POST', dispatcher, headers, body: bytes });
        await answer.body.dump();
      }
    };
    await Promise.all(Array.from({ length: atATime }, post));
    return (performance.now() - began) / 1_000;
  };
});
