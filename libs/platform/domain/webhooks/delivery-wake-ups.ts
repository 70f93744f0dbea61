/** Tells a worker that an endpoint has something to be sent. A hint: when it is lost, the sweeper finds the message. */
export abstract class DeliveryWakeUps {
  /** `schema` is the tenant's. */
  abstract wake(schema: string, endpointId: string): Promise<void>;
  /** For the next try of a message, `delayMs` from now. */
  abstract wakeLater(
    schema: string,
    endpointId: string,
    retry: { readonly seq: number; readonly attempt: number; readonly delayMs: number },
  ): Promise<void>;
}
