/** What messages say, and what receivers have answered. */
export abstract class MessagePayloads {
  /**
   * Takes it away at every endpoint that got, or is to get, the message of this event; where it was still to be sent it ends. Again is
   * nothing.
   * @returns false where no endpoint has such a message
   */
  abstract expunge(schema: string, eventId: string): Promise<boolean>;
}
