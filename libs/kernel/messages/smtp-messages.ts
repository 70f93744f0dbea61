import { createHash } from 'node:crypto';
import { createTransport, type Transporter } from 'nodemailer';
import { type Message, MessageRefused, Messages } from './messages.ts';

const PATIENCE_MS = 10_000;

/** Replies of the server that are final (RFC 5321 §4.2.1: 5yz), but for those about us rather than about the message. */
const OURS = new Set([503, 530, 534, 535, 538]);

/**
 * E-mail by SMTP (`nodemailer`). A message has the same Message-ID whenever it is sent, so that a mailbox shows a repeat once. Lines cannot
 * be broken out of: nodemailer encodes addresses and subjects.
 */
export class SmtpMessages extends Messages {
  readonly #transport: Transporter;

  constructor(
    url: string,
    private readonly sender: string,
  ) {
    super();
    const limits = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
    this.#transport = createTransport({ url, ...limits });
  }

  override async send(id: string, { to, subject, text, locale, template }: Message): Promise<void> {
    const domain = this.sender.slice(this.sender.lastIndexOf('@') + 1);
    try {
      await this.#transport.sendMail({
        from: this.sender,
        to: { name: '', address: to },
        subject: subject ?? '',
        text,
        messageId: `<${createHash('sha256').update(id).digest('hex')}@${domain}>`,
        headers: { 'Content-Language': locale, 'X-Clutch-Template': template, 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      const { responseCode = 0 } = error as { responseCode?: number };
      if (responseCode >= 500 && !OURS.has(responseCode)) throw new MessageRefused(`smtp-${responseCode}`);
      throw error;
    }
  }
}
