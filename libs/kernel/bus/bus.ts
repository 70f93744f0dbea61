/**
 * Hints between processes: look again, something is new. A hint may be lost, doubled or late, so nothing may depend on one; who
 * needs to know for sure asks the database. Hints reach every process of the installation: put ids into them, no data.
 */
export interface Bus {
  /**
   * Tells all subscribers of the topic, those of this process too, within some 10 ms and without waiting for it. Equal hints of that
   * time are told once. A hint that cannot be sent is reported and lost.
   * @throws RangeError when topic and payload together exceed 4 KB of UTF-8, or hold a NUL or (topic) a line break.
   */
  publish(topic: string, payload: string): void;
  /**
   * Calls `listener` with each payload, and `onGap` whenever hints may have been missed: once listening has begun, and after each
   * lost connection. @returns what ends the subscription.
   */
  subscribe(topic: string, listener: (payload: string) => void, onGap?: () => void): () => void;
  /** Sends what still waits, then ends all subscriptions and connections. */
  close(): Promise<void>;
}

/** What a bus could not do: send, stay connected, or call a listener that throws. For the log; the bus goes on. */
export type BusReport = (error: Error) => void;
