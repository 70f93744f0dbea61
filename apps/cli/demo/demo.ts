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

/** Plays the story of a fault code that becomes a finished booking against running applications. */
export async function runDemo(_context: DemoContext): Promise<DemoSummary> {
  throw new Error('demo not written');
}
