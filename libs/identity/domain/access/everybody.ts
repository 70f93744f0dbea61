/** However little somebody was granted: they may look after how they sign in, sign out, and ask what they may do. */
export const EVERYBODY_MAY = [
  'session:close',
  'session:own',
  'factor:*',
  'whoami:read',
  'authz:check',
  'oauth-consent:own',
];
