/** Prefix of a Standard Webhooks signing secret; what follows is base64 of the key's bytes. */
export const WEBHOOK_SECRET_PREFIX = 'whsec_';
export const WEBHOOK_SECRET_BYTES = 32;
