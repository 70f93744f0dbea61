import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Message, Messages } from './messages.ts';

/** Writes each message into a file of its own, as JSON, readable by its owner only. The file's name follows from the message's id. */
export class FileMessages extends Messages {
  constructor(private readonly folder: string) {
    super();
  }

  override async send(id: string, message: Message): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const name = `${createHash('sha256').update(id).digest('hex')}.json`;
    const text = `${JSON.stringify({ id, ...message }, null, 2)}\n`;
    try {
      await writeFile(join(this.folder, name), text, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
