/** How far a message has come with all of its receivers. */
export class WebhookMessageCounts {
  readonly pending!: number;
  readonly delivered!: number;
  readonly exhausted!: number;
}

export class WebhookMessageView {
  /** `evt_…`, which receivers see as `webhook-id`. */
  readonly id!: string;
  readonly eventType!: string;
  readonly recordedAt!: string;
  /** `pending` while any receiver is still to get it, then `exhausted` if any has not got it, else `delivered`. */
  readonly status!: 'pending' | 'delivered' | 'exhausted';
  /** At how many receivers it is so. */
  readonly counts!: WebhookMessageCounts;
  readonly tags!: string[];
  /** Since when what it says is no longer kept at any receiver; `null`: it is. */
  readonly expungedAt!: string | null;
}

/** A message in the words of its rows, one for each receiver. */
export interface MessageRow {
  readonly event_id: string;
  readonly recorded_at: Date;
  readonly event_type: string;
  readonly pending: number;
  readonly delivered: number;
  readonly exhausted: number;
  readonly tags: string[] | null;
  readonly expunged_at: Date | null;
}

/** The columns of a `MessageRow`, of the rows `d` of one event. */
export const MESSAGE_COLUMNS = `d.event_id, max(d.recorded_at) as recorded_at, max(d.event_type) as event_type,
  count(*) filter (where d.status = 'pending')::int as pending, count(*) filter (where d.status = 'delivered')::int as delivered,
  count(*) filter (where d.status = 'exhausted')::int as exhausted, max(d.tags) as tags,
  case when bool_and(d.expunged_at is not null) then max(d.expunged_at) end as expunged_at`;

export function messageFacts({ pending, delivered, exhausted, ...row }: MessageRow): Omit<WebhookMessageView, 'id'> {
  return {
    eventType: row.event_type,
    recordedAt: row.recorded_at.toISOString(),
    status: pending > 0 ? 'pending' : exhausted > 0 ? 'exhausted' : 'delivered',
    counts: { pending, delivered, exhausted },
    tags: row.tags ?? [],
    expungedAt: row.expunged_at?.toISOString() ?? null,
  };
}
