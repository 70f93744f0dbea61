/**
 * What the two reference libraries say of a message, which is the same: whether they accept it. Each throws where it does not.
 * @throws Error when they do not agree
 */
export function agreed(verify: { readonly standardwebhooks: () => unknown; readonly svix: () => unknown }): boolean {
  const [one, other] = [accepts(verify.standardwebhooks), accepts(verify.svix)];
  if (one !== other) throw new Error(`standardwebhooks says ${one}, svix says ${other}`);
  return one;
}

function accepts(verify: () => unknown): boolean {
  try {
    verify();
    return true;
  } catch {
    return false; // that it throws is how it refuses
  }
}
