/** One reply as the client saw it. */
export interface Reply {
  readonly status: number;
  readonly body: string;
}

/** What somebody wanted done once, with all that the client saw of it. */
export interface Asked {
  readonly kind: 'hold' | 'cancel' | 'report' | 'register';
  /** What the log must show if it was done, once: see `markerOf` in the checker. */
  readonly marker: string;
  /** Requests sent for it. */
  tries: number;
  /** Final replies, more than one when the command was repeated on purpose. Empty: unknown, it may have happened or not. */
  readonly replies: Reply[];
}

export type Outcome = 'acknowledged' | 'refused' | 'unknown';

/** What the clients saw. The checker compares it with the final database. */
export class History {
  readonly asked: Asked[] = [];
  /** How often a request had no answer, or one that settles nothing, by status or error. */
  readonly unsettled = new Map<string, number>();

  begin(kind: Asked['kind'], marker: string): Asked {
    const asked: Asked = { kind, marker, tries: 0, replies: [] };
    this.asked.push(asked);
    return asked;
  }

  countUnsettled(what: string): void {
    this.unsettled.set(what, (this.unsettled.get(what) ?? 0) + 1);
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
