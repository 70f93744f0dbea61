import { type Config, ConfigError } from '../config/config.ts';
import { ConsoleMessages } from './console-messages.ts';
import { FileMessages } from './file-messages.ts';
import { type Message, Messages } from './messages.ts';
import { SentOnce } from './sent-once.ts';
import { SmtpMessages } from './smtp-messages.ts';
import { TwilioMessages } from './twilio-messages.ts';

type Channels = Readonly<Record<Message['channel'], Messages>>;

/** Each channel by the provider that the settings name. */
class ByChannel extends Messages {
  constructor(private readonly channels: Channels) {
    super();
  }

  override send(id: string, message: Message): Promise<void> {
    return this.channels[message.channel].send(id, message);
  }
}

/** @throws ConfigError when a provider is named whose settings are missing */
export function openMessages({ message }: Pick<Config, 'message'>): Messages {
  const local = { console: () => new ConsoleMessages(), file: () => new FileMessages(message.dir) };
  const email = { ...local, smtp: () => new SentOnce(smtp(message)) };
  const sms = { ...local, twilio: () => new SentOnce(twilio(message)) };
  return new ByChannel({ email: email[message.emailBy](), sms: sms[message.smsBy]() });
}

function smtp({ smtpUrl, sender }: Config['message']): Messages {
  if (smtpUrl === undefined) throw missing('CLUTCH_MESSAGE_EMAIL_BY is smtp: set CLUTCH_MESSAGE_SMTP_URL as well');
  return new SmtpMessages(smtpUrl, sender);
}

function twilio({ twilioUrl: url, twilioAccount, twilioToken, twilioSender }: Config['message']): Messages {
  if (twilioAccount === undefined || twilioToken === undefined || twilioSender === undefined)
    throw missing(
      'CLUTCH_MESSAGE_SMS_BY is twilio: set CLUTCH_MESSAGE_TWILIO_ACCOUNT, CLUTCH_MESSAGE_TWILIO_TOKEN and CLUTCH_MESSAGE_TWILIO_SENDER as well',
    );
  return new TwilioMessages({ url, account: twilioAccount, token: twilioToken, sender: twilioSender });
}

const missing = (problem: string): ConfigError => new ConfigError([problem]);
