/** Where decisions get their time from; injected, so that a test sets it. */
export abstract class Clock {
  abstract now(): Date;
}
