/** What the administration API says of itself. */
export const ADMIN = {
  name: 'admin',
  title: 'Clutch administration API',
  description:
    'Tenants and their people, keys and sessions. Authenticate with a session, or as the operator of the installation.',
} as const;
