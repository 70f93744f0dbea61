import { type Message, MessageRefused, Messages } from './messages.ts';

/** An account at Twilio and the number that it sends from. */
export interface TwilioAccount {
  readonly url: string;
  /** `AC…` */
  readonly account: string;
  readonly token: string;
  /** E.164. */
  readonly sender: string;
}

const PATIENCE_MS = 10_000;
/** Who we are was refused, or there were too many of us: the message itself may be right. */
const NOT_THE_MESSAGE = new Set([401, 403, 404, 408, 429]);

/** Text messages by Twilio's Messages resource, API 2010-04-01. */
export class TwilioMessages extends Messages {
  constructor(private readonly at: TwilioAccount) {
    super();
  }

  override async send(_id: string, { to, text }: Message): Promise<void> {
    const { url, account, token, sender } = this.at;
    const answer = await fetch(new URL(`/2010-04-01/Accounts/${account}/Messages.json`, url), {
      method: 'POST',
      redirect: 'error',
      headers: { authorization: `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}` },
      body: new URLSearchParams({ To: to, From: sender, Body: text }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.status === 201) {
      await answer.body?.cancel();
      return;
    }
    const code = await codeOf(answer);
    if (answer.status >= 400 && answer.status < 500 && !NOT_THE_MESSAGE.has(answer.status))
      throw new MessageRefused(`twilio-${code}`);
    throw new Error(`Twilio answered ${answer.status} (${code})`);
  }
}

/** Twilio's own number for what is wrong, `21211` and the like. Its text is not taken: it repeats the number that was called. */
async function codeOf(answer: Response): Promise<string> {
  try {
    const { code } = (await answer.json()) as { code?: unknown };
    return typeof code === 'number' ? String(code) : String(answer.status);
  } catch {
    return String(answer.status);
  }
}
