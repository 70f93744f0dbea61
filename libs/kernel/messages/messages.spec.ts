import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { loadConfig } from '../config/config.ts';
import { FileMessages } from './file-messages.ts';
import { type Message, MessageRefused, Messages } from './messages.ts';
import { openMessages } from './open-messages.ts';
import { sendOrLog } from './send-or-log.ts';
import { SentOnce } from './sent-once.ts';
import { SmtpMessages } from './smtp-messages.ts';
import { TwilioMessages } from './twilio-messages.ts';

const LETTER: Message = {
  channel: 'email',
  to: 'ana@garage.example',
  locale: 'ar',
  template: 'magic-link',
  subject: 'رابط تسجيل الدخول',
  text: 'مرحبًا\nhttps://garage.example/sign-in#token=ctk_x',
};
const SMS: Message = {
  channel: 'sms',
  to: '+201001234567',
  locale: 'en',
  template: 'factor-code',
  text: '123456 is your code & more',
};

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A mail server on loopback. @returns its URL and what arrived */
async function mailServer(over: SMTPServerOptions = {}): Promise<{ url: string; received: string[] }> {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      text(stream).then(
        (mail) => {
          // Long headers come in several lines (RFC 5322 §2.2.3).
          received.push(mail.replaceAll(/\r\n[ \t]+/g, ' '));
          return done();
        },
        (error: Error) => done(error),
      );
    },
    ...over,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, received };
}

interface Call {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly form: Record<string, string>;
}

/** Twilio on loopback, by its public description of `POST /2010-04-01/Accounts/{AccountSid}/Messages.json`. */
async function twilio(answer: { readonly status: number; readonly body: object }) {
  const calls: Call[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    void text(request).then((body) => {
      const { url = '', headers } = request;
      const form = Object.fromEntries(new URLSearchParams(body));
      calls.push({ path: url, authorization: headers.authorization, form });
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      return response.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  const account = { url: `http://127.0.0.1:${port}`, account: 'AC123', token: 'secret', sender: '+14155552345' };
  return { calls, messages: new TwilioMessages(account) };
}

describe('e-mail by SMTP', () => {
  test('arrives as it was written, in any language, with the same Message-ID whenever it is sent', async () => {
    const { url, received } = await mailServer();
    const messages = new SmtpMessages(url, 'clutch@garage.example');
    await messages.send('one', LETTER);
    await messages.send('one', LETTER);
    await messages.send('two', LETTER);
    const ids = received.map((mail) => /^Message-ID: (.*)$/im.exec(mail)?.[1]);
    expect(ids[0]).toMatch(/^<[0-9a-f]{64}@garage\.example>/);
    expect([ids[1] === ids[0], ids[2] === ids[0]]).toEqual([true, false]);
    const [head = '', body = ''] = received[0]!.split('\r\n\r\n');
    expect(head).toMatch(/^From: clutch@garage\.example$/im);
    expect(head).toMatch(/^To: ana@garage\.example$/im);
    expect(head).toMatch(/^Content-Language: ar$/im);
    expect(decodedBody(head, body)).toContain('https://garage.example/sign-in#token=ctk_x');
    expect(decodedBody(head, body)).toContain('مرحبًا');
  });

  test('cannot be given more receivers or headers by what somebody is called', async () => {
    const { url, received } = await mailServer();
    const messages = new SmtpMessages(url, 'clutch@garage.example');
    const subject = 'Hello\r\nBcc: eva@garage.example\r\n\r\nA body of my own';
    await messages.send('one', { ...LETTER, subject });
    const head = received[0]!.split('\r\n\r\n')[0]!;
    expect(head).not.toMatch(/^Bcc:/im);
    expect(head).toMatch(/^Subject: Hello/im);
  });

  test('that the server will never take is refused; what it cannot take now may be tried again', async () => {
    const refusing = (code: number) => ({
      onRcptTo: (_: unknown, __: unknown, done: (error?: Error) => void) =>
        done(Object.assign(new Error('No'), { responseCode: code })),
    });
    const never = await mailServer(refusing(550));
    const later = await mailServer(refusing(451));
    const to = (url: string) => new SmtpMessages(url, 'clutch@garage.example').send('one', LETTER);
    await expect(to(never.url)).rejects.toMatchObject({ code: 'smtp-550' });
    await expect(to(never.url)).rejects.toBeInstanceOf(MessageRefused);
    await expect(to(later.url)).rejects.not.toBeInstanceOf(MessageRefused);
    await expect(to('smtp://127.0.0.1:1')).rejects.not.toBeInstanceOf(MessageRefused);
  });
});

describe('text messages by Twilio', () => {
  test('are asked for as its description says', async () => {
    const { calls, messages } = await twilio({ status: 201, body: { sid: 'SM1', status: 'queued' } });
    await messages.send('one', SMS);
    expect(calls).toEqual([
      {
        path: '/2010-04-01/Accounts/AC123/Messages.json',
        authorization: `Basic ${Buffer.from('AC123:secret').toString('base64')}`,
        form: { To: SMS.to, From: '+14155552345', Body: SMS.text },
      },
    ]);
  });

  test.each([
    [400, { code: 21_211, message: `'${SMS.to}' is not valid`, status: 400 }, 'twilio-21211'],
    [400, { nothing: true }, 'twilio-400'],
  ])('that are refused for good (%i %j) say so, without the number', async (status, body, code) => {
    const { messages } = await twilio({ status, body });
    const refusal = await messages.send('one', SMS).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(MessageRefused);
    expect((refusal as MessageRefused).code).toBe(code);
    expect(String(refusal)).not.toContain(SMS.to);
  });

  test.each([401, 429, 500, 503])('that fail with %i may be tried again', async (status) => {
    const { messages } = await twilio({ status, body: { code: 20_003 } });
    await expect(messages.send('one', SMS)).rejects.not.toBeInstanceOf(MessageRefused);
  });
});

describe('messages in files', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'messages-')), 'sent');
  afterAll(() => rmSync(join(folder, '..'), { recursive: true }));

  test('are written once each, for their owner’s eyes only', async () => {
    const messages = new FileMessages(folder);
    await messages.send('../../etc/passwd', LETTER);
    await messages.send('../../etc/passwd', { ...LETTER, text: 'another text' });
    await messages.send('two', SMS);
    const files = readdirSync(folder);
    expect(files).toHaveLength(2);
    const read = files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Message & { id: string });
    expect(read.find(({ id }) => id !== 'two')).toEqual({ id: '../../etc/passwd', ...LETTER });
    expect(files.map((file) => statSync(join(folder, file)).mode & 0o777)).toEqual([0o600, 0o600]);
  });
});

describe('what is sent once', () => {
  class Provider extends Messages {
    readonly sent: string[] = [];
    failures = 0;
    override async send(id: string): Promise<void> {
      if (this.failures > 0) {
        this.failures -= 1;
        throw new Error('The provider does not answer');
      }
      this.sent.push(id);
    }
  }

  test('does not go out again, also when two send it at the same time; what failed may', async () => {
    const provider = new Provider();
    const once = new SentOnce(provider);
    await Promise.all([once.send('one', SMS), once.send('one', SMS), once.send('two', SMS)]);
    await once.send('one', SMS);
    expect(provider.sent).toEqual(['one', 'two']);
    provider.failures = 1;
    await expect(once.send('three', SMS)).rejects.toThrow('does not answer');
    await once.send('three', SMS);
    expect(provider.sent).toEqual(['one', 'two', 'three']);
  });
});

describe('a message to an address that its sender cannot mend', () => {
  const letter: Message = {
    channel: 'email',
    to: 'a@example.com',
    locale: 'en',
    template: 'quota-warning',
    text: 'Hello',
  };
  const failing = (error: Error) => ({
    send: async () => {
      throw error;
    },
  });

  test('that is refused for good keeps nobody else from being told', async () => {
    await expect(sendOrLog(failing(new MessageRefused('smtp-550')), 'one', letter)).resolves.toBeUndefined();
  });

  test('that may go out later is tried again by whoever asked', async () => {
    await expect(sendOrLog(failing(new Error('no connection')), 'one', letter)).rejects.toThrow('no connection');
  });
});

describe('the settings', () => {
  const config = (over: Record<string, string>) =>
    loadConfig({
      CLUTCH_DATABASE_URL: 'postgres://user@127.0.0.1/clutch',
      CLUTCH_SECRET: 'x'.repeat(32),
      CLUTCH_OPERATOR_TOKEN: 'x'.repeat(24),
      ...over,
    });

  test.each([
    [{ CLUTCH_MESSAGE_EMAIL_BY: 'smtp' }, 'CLUTCH_MESSAGE_SMTP_URL'],
    [{ CLUTCH_MESSAGE_SMS_BY: 'twilio', CLUTCH_MESSAGE_TWILIO_ACCOUNT: 'AC1' }, 'CLUTCH_MESSAGE_TWILIO_TOKEN'],
  ])('%j alone are refused at the start, with what is missing', (over, missing) => {
    expect(() => openMessages(config(over))).toThrow(missing);
  });

  test('choose the provider of each channel', async () => {
    const { url, received } = await mailServer();
    const messages = openMessages(config({ CLUTCH_MESSAGE_EMAIL_BY: 'smtp', CLUTCH_MESSAGE_SMTP_URL: url }));
    await messages.send('one', LETTER);
    expect(received).toHaveLength(1);
  });
});

function decodedBody(head: string, body: string): string {
  return /base64/i.test(head)
    ? Buffer.from(body, 'base64').toString()
    : Buffer.from(
        body
          .replaceAll('=\r\n', '')
          .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString();
}
