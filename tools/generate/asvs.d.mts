/** The page of docs/reference/asvs.md as text. @param root the checkout @throws Error with all that is wrong */
export function asvsPage(root: string): string;
