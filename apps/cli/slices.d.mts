/** What a module imports, by id, and the characters of its source. */
export interface BundledModule {
  readonly imports: readonly string[];
  readonly size: number;
}

export function slicesOf(
  entries: readonly string[],
  look: (id: string) => BundledModule | undefined,
): Map<string, number>;
