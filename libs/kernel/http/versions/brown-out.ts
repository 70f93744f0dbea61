/** A time in which a deprecated operation is switched off, announced beforehand: from the one moment, until the other. */
export interface BrownOut {
  readonly operationId: string;
  readonly from: Date;
  readonly until: Date;
}

const FORM = /^(\w+)=([^/]+)\/([^/]+)$/;

/**
 * `testWebhookEndpoint=2027-09-01T10:00Z/2027-09-01T11:00Z`, several of them separated by commas.
 * @throws Error with what it must be
 */
export function parseBrownOuts(text: string): readonly BrownOut[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(parseOne);
}

function parseOne(text: string): BrownOut {
  const [, operationId = '', begin = '', end = ''] = FORM.exec(text) ?? [];
  const [from, until] = [new Date(begin), new Date(end)];
  // A day without a time would be midnight in some zone, and an end before its beginning never comes.
  if (![begin, end].every((time) => /T.*(Z|[+-]\d\d:\d\d)$/.test(time)) || !(from < until))
    throw new Error('operationId=from/until separated by commas, as in listThings=2027-09-01T10:00Z/2027-09-01T11:00Z');
  return { operationId, from, until };
}
