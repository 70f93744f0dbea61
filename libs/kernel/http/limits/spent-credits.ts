import { type Principal } from '../authorization/principal.ts';

/** Hears when a key has no credits left. */
export abstract class SpentCredits {
  /**
   * Told of the last request that was let through, and of each that is refused since: whoever writes it down sees to it that this costs
   * nothing. @param until when they are filled, in milliseconds of the epoch; `Infinity` is never
   */
  abstract note(principal: Principal, until: number): void;
}
