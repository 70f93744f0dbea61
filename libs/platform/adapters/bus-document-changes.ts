import { type Bus } from '#kernel';
import { DocumentChanges } from '../domain/document-changes.ts';

/** Topic of the hints that a tenant's documents have changed; the payload is its id. */
const TOPIC = 'graphql-documents';

/** By the bus: within some 10 ms everywhere, and never later than the time for which documents are remembered. */
export class BusDocumentChanges extends DocumentChanges {
  constructor(private readonly bus: Bus) {
    super();
  }

  override announce(tenantId: string): void {
    this.bus.publish(TOPIC, tenantId);
  }

  override onChange(listener: (tenantId: string | null) => void): void {
    this.bus.subscribe(TOPIC, listener, () => listener(null));
  }
}
