/** What the public API says of itself. */
export const API = {
  name: 'api',
  title: 'Clutch API',
  description:
    'Workshops, vehicles, telematics, maintenance and bookings of one tenant, with webhooks and a live feed. Authenticate with an API key.',
} as const;
