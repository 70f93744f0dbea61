/** What must hold at the end, whatever was killed in between. */
export type Invariant =
  | 'no acknowledged command is lost'
  | 'no command takes effect twice'
  | 'one answer per command'
  | 'no holes in the log'
  | 'projections are the fold of the log'
  | 'claims follow the streams'
  | 'policies follow each event once'
  | 'webhooks are numbered in order, each event once'
  | 'each event reaches its receivers'
  | 'a message is the same each time'
  | 'each message is signed by a key that its receiver knows'
  | 'webhooks keep the order that was promised'
  | 'long work ends, and tells of each line once'
  | 'each billed event is counted once'
  | 'usage loses seconds at the most'
  | 'quota warnings are told once each';

export interface Violation {
  readonly invariant: Invariant;
  readonly what: string;
}
