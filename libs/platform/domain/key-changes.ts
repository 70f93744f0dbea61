/** Tells of keys that have changed, so that every process forgets at once what it knew of them. */
export abstract class KeyChanges {
  abstract announce(keyId: string): void;
  /** `null`: hints may have been missed, so it could be any. */
  abstract onChange(listener: (keyId: string | null) => void): void;
}
