/** The script of the consumer portal's page, as it is served. */
export function portalScript(): Promise<string>;
