import { afterAll } from 'vitest';
import { breachesSent, recordStatements } from './kit/statement-recorder.ts';

// Every statement that any test makes an application send is held against the rules of docs/how-to/scale-out.md.
recordStatements();

afterAll(async () => {
  const found = await breachesSent();
  if (found.length > 0) throw new Error(`Statements that could not be placed on a node:\n${found.join('\n')}`);
});
