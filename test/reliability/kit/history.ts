/** One reply as the client saw it. */
export interface Reply {
  readonly status: number;
  readonly body: string;
}

export type AskedKind = 'hold' | 'cancel' | 'report' | 'register' | 'confirm' | 'import' | 'export' | 'issue-key';

/** What somebody wanted done once, with all that the client saw of it. */
export interface Asked {
  readonly kind: AskedKind;
  /** What log and tables must show if it was done, each once: see `markerOf` in the checker. */
  readonly markers: readonly string[];
  /** Requests sent for it. */
  tries: number;
  /** Final replies, more than one when the command was repeated on purpose. Empty: unknown, it may have happened or not. */
  readonly replies: Reply[];
}

export type Outcome = 'acknowledged' | 'refused' | 'unknown';

/** Something that one of several api processes did, or that befell it. Times are those of `performance.now()`. */
export interface Moment {
  readonly apiUrl: string;
  readonly at: number;
}

/** What the clients saw. The checker compares it with the final database. */
export class History {
  readonly asked: Asked[] = [];
  /** Every answer to somebody who was known. */
  readonly answers: Moment[] = [];
  /** Which api processes were killed, and when. */
  readonly kills: Moment[] = [];
  /** When there was no Postgres, by `performance.now()`. */
  readonly outages: { readonly from: number; readonly to: number }[] = [];
  /** How often a request had no answer, or one that settles nothing, by status or error. */
  readonly unsettled = new Map<string, number>();

  /** @param credential the id of the key with which all of it is asked, where nothing else is asked with that one */
  constructor(readonly credential?: string) {}

  begin(kind: AskedKind, ...markers: string[]): Asked {
    const asked: Asked = { kind, markers, tries: 0, replies: [] };
    this.asked.push(asked);
    return asked;
  }

  countUnsettled(what: string): void {
    this.unsettled.set(what, (this.unsettled.get(what) ?? 0) + 1);
  }

  /** Requests sent, answered or not. */
  get sent(): number {
    return this.asked.reduce((sum, { tries }) => sum + tries, 0);
  }

  /** Codes of the refusals, so that a test can insist on those that it expects. */
  refusalCodes(): Set<string> {
    const refused = this.asked.filter((asked) => outcomeOf(asked) === 'refused');
    return new Set(refused.map(({ replies }) => String((JSON.parse(replies[0]!.body) as { code?: string }).code)));
  }

  /** `812 acknowledged, 40 refused, 0 unknown, 31 sent more than once`. */
  summary(): string {
    const count = (outcome: Outcome) => this.asked.filter((asked) => outcomeOf(asked) === outcome).length;
    const retried = this.asked.filter(({ tries }) => tries > 1).length;
    return `${count('acknowledged')} acknowledged, ${count('refused')} refused, ${count('unknown')} unknown, ${retried} sent more than once`;
  }
}

export function outcomeOf({ replies: [first] }: Asked): Outcome {
  if (!first) return 'unknown';
  return first.status < 300 ? 'acknowledged' : 'refused';
}
