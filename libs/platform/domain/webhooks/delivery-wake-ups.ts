/** Tells a worker that the tenant has something to be sent. A hint: when it is lost, the sweep finds the messages. */
export abstract class DeliveryWakeUps {
  /** `schema` is the tenant's. */
  abstract wake(schema: string): Promise<void>;
}
