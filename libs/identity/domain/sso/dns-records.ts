/** The DNS as everybody sees it. */
export abstract class DnsRecords {
  /** Texts of the TXT records of a name; none where there is no such name. @throws Error when nobody answers */
  abstract txt(name: string): Promise<readonly string[]>;
}
