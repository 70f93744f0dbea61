const BY_PROVIDER = 'takes the answer of a provider of identity, and the only one here is a draft';
const BY_FACTOR = 'takes a factor in use, and with one the owner would not come in any more';
const BY_ATTEMPT = 'takes an attempt that was begun and waits for a second factor';
const BY_DNS = 'takes a record in the DNS of a domain';

/**
 * Operations that no case need answer with success, and why. What lies behind them is shown by the specs of their feature, which hold
 * in their hands what has to be sent.
 */
export const UNREACHED: Readonly<Record<string, string>> = {
  finishSso: BY_PROVIDER,
  finishSsoLink: BY_PROVIDER,
  receiveSsoAssertion: BY_PROVIDER,
  receiveSsoCallback: BY_PROVIDER,
  startSso: BY_PROVIDER,
  startSsoLink: BY_PROVIDER,
  unlinkSso: BY_PROVIDER,
  makeBackupCodes: BY_FACTOR,
  removeFactor: BY_FACTOR,
  renameFactor: BY_FACTOR,
  signInWithPasskey: BY_FACTOR,
  verifyFactor: BY_FACTOR,
  challengeSignIn: BY_ATTEMPT,
  challengeStepUp: BY_ATTEMPT,
  proveSignIn: BY_ATTEMPT,
  proveBrandingHost: BY_DNS,
  proveSsoDomain: BY_DNS,
  getOwnWebhookPortalSession: 'takes a session of the portal, and everybody here comes with another credential',
  changePassword: 'takes the password, and the owner would not come in by it any more',
};
