import { type Bus } from '#kernel';
import { KeyChanges } from '../domain/key-changes.ts';

/** Topic of the hints that a key has changed; the payload is its id. */
const TOPIC = 'api-keys';

/** By the bus: within some 10 ms everywhere, and never later than the time for which a key is remembered. */
export class BusKeyChanges extends KeyChanges {
  constructor(private readonly bus: Bus) {
    super();
  }

  override announce(keyId: string): void {
    this.bus.publish(TOPIC, keyId);
  }

  override onChange(listener: (keyId: string | null) => void): void {
    this.bus.subscribe(TOPIC, listener, () => listener(null));
  }
}
