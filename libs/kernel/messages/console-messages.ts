import { Logger } from '@nestjs/common';
import { type Message, Messages } from './messages.ts';

/** Shows messages in the log of the process, for whoever develops on their own machine. Nothing leaves it. */
export class ConsoleMessages extends Messages {
  readonly #log = new Logger('messages');

  override async send(_id: string, { channel, to, subject, text }: Message): Promise<void> {
    this.#log.log(`${channel} to ${to}${subject === undefined ? '' : `, ${subject}`}:\n${text}`);
  }
}
