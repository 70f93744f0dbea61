/** A message to one person, in words. */
export interface Message {
  readonly channel: 'email' | 'sms';
  /** E-mail address, or a number in E.164 form. */
  readonly to: string;
  /** BCP 47. */
  readonly locale: string;
  /** Name of the template, such as `sign-in-code`; a provider may use it for its own. */
  readonly template: string;
  /** E-mail only. */
  readonly subject?: string;
  readonly text: string;
}

/**
 * Sends messages to people. One id is sent once, however often it is given: who does not know whether a message went out sends it again.
 * @throws MessageRefused when the provider will never take it, any other error when a later try may succeed
 */
export abstract class Messages {
  abstract send(id: string, message: Message): Promise<void>;
}

/** The provider refuses this message for good: the address does not exist, the number cannot take messages. */
export class MessageRefused extends Error {
  constructor(readonly code: string) {
    super(`The message was refused: ${code}`);
  }
}
