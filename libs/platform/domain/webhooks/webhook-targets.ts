/** Where webhooks may be sent: the public internet by https, and private networks that the operator has listed. */
export abstract class WebhookTargets {
  /**
   * Resolves when messages may be sent to this address today. Every try asks again: a name can move.
   * @throws DomainError `webhook-target.refused` or `webhook-target.unresolved`
   */
  abstract check(url: string): Promise<void>;
}
