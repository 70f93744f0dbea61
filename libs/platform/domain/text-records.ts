/** The texts of the DNS as everybody sees them. */
export abstract class TextRecords {
  /** Texts of the TXT records of a name; none where there is no such name. @throws Error when nobody answers */
  abstract of(name: string): Promise<readonly string[]>;
}
