import { Story } from './story.ts';

/** Where the story is played and how it is told. */
export interface DemoContext {
  /** Base URL of the API, without a slash at the end. */
  readonly apiUrl: string;
  /** Base URL of the admin API, without a slash at the end. */
  readonly adminUrl: string;
  /** Bearer token of the operator at the admin API. */
  readonly operatorToken: string;
  /** Tells one step of the story in one line. */
  readonly log: (line: string) => void;
}

/** What a newcomer needs to go on from the story. It is kept in the data folder, readable for its owner only. */
export interface DemoSummary {
  readonly tenant: string;
  readonly apiKey: string;
  readonly user: { readonly email: string; readonly password: string };
  /** Three requests worth making next: what one sees, and the path of a GET that the API key may make. */
  readonly tryNext: readonly { readonly title: string; readonly path: string }[];
}

/** Plays the story of a fault code that becomes a finished booking against running applications. @throws Error with what went wrong */
export async function runDemo(context: DemoContext): Promise<DemoSummary> {
  const story = new Story(context);
  await story.play();
  const { first: tenant, vehicleId, bookingId } = story;
  return {
    tenant: tenant.slug,
    apiKey: tenant.apiKey.secret,
    user: { email: tenant.owner.email, password: tenant.owner.password },
    tryNext: [
      { title: 'The story of the booking', path: `/v1/bookings/${bookingId}/timeline` },
      { title: 'Where the vehicle is', path: `/v1/vehicles/${vehicleId}/position` },
      { title: 'Every event of the tenant', path: '/v1/events?limit=5' },
    ],
  };
}
