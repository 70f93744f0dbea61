import { Logger } from '@nestjs/common';
import { type Message, MessageRefused, type Messages } from './messages.ts';

const log = new Logger('messages');

/**
 * Sends a message whose address the sender cannot mend: one that the provider refuses for good is logged by its template, and keeps
 * nobody else from being told. @throws any other error of `Messages.send`, after which a later try may succeed
 */
export async function sendOrLog(messages: Pick<Messages, 'send'>, id: string, message: Message): Promise<void> {
  try {
    await messages.send(id, message);
  } catch (error) {
    if (!(error instanceof MessageRefused)) throw error;
    log.warn({ template: message.template, code: error.code }, 'A message was refused for good');
  }
}
