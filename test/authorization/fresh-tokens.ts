/** A token is good for five minutes, and so long is a sign-in fresh. */
const FRESH_MS = 240_000;

/** Tokens of one person for different apps, asked for only when what was got is too old. */
export class FreshTokens<App> {
  readonly #known = new Map<App, { readonly got: Promise<string>; readonly at: number }>();

  constructor(private readonly signIn: (app: App) => Promise<string>) {}

  of(app: App, within = FRESH_MS): Promise<string> {
    const before = this.#known.get(app);
    if (before && Date.now() - before.at < within) return before.got;
    const got = this.signIn(app);
    this.#known.set(app, { got, at: Date.now() });
    return got;
  }

  /** Signs in anew wherever that would be due within two minutes. */
  async renew(): Promise<void> {
    for (const app of this.#known.keys()) await this.of(app, FRESH_MS / 2);
  }
}
