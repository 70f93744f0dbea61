import { verify } from '@node-rs/argon2';
import { answerQuestions } from '../kit/bench-process.ts';

export interface HashSettings {
  readonly hash: string;
  readonly password: string;
  /** How many are under way together. */
  readonly atOnce: number;
}

/** What is asked is how many to do, the answer is how many were done in a second. */
await answerQuestions(async ({ hash, password, atOnce }: HashSettings) => {
  return async ({ amount }: { readonly amount: number }): Promise<number> => {
    let left = amount;
    const lane = async (): Promise<void> => {
      while (left-- > 0) if (!(await verify(hash, password))) throw new Error('The password is wrong');
    };
    const began = performance.now();
    await Promise.all(Array.from({ length: atOnce }, lane));
    return (amount * 1_000) / (performance.now() - began);
  };
});
