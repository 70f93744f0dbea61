import { type RetentionDays } from './webhooks/retention.ts';

/** What a tenant has decided about all of its keys. */
export interface KeyPolicy {
  /** CIDR blocks; a key without networks of its own is taken from these only, and from anywhere when there are none. */
  readonly networks: readonly string[];
  readonly whenLeaked: 'revoke' | 'disable';
  /** What is done about keys that nobody has used for `unusedDays`. */
  readonly whenUnused: 'list' | 'disable';
  readonly unusedDays: number;
  /** The owner of a key is reminded to rotate it when it is so old, and each time as many days later; `null`: never. */
  readonly remindDays: number | null;
  /** Whether the secret of a webhook may be shown again after it was made. */
  readonly webhookSecrets: 'shown' | 'hidden';
  /** Days for which payloads of webhooks are kept, by pattern of event types; what no pattern fits is kept as the installation has it. */
  readonly webhookRetentionDays: RetentionDays;
  /** Whether new receivers, and those that move, have to show that they want to be sent something. */
  readonly webhookVerification: 'optional' | 'required';
}

/** Until a tenant decides otherwise. */
export const USUAL_KEY_POLICY: KeyPolicy = {
  networks: [],
  whenLeaked: 'revoke',
  whenUnused: 'list',
  unusedDays: 90,
  remindDays: 365,
  webhookSecrets: 'shown',
  webhookRetentionDays: {},
  webhookVerification: 'optional',
};
