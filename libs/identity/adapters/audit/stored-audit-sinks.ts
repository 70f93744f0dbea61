import { Injectable } from '@nestjs/common';
import { AuditTrail, TenantDatabase } from '#kernel';
import { type AuditSink, AuditSinks } from '../../domain/audit/audit-sink.ts';

type Body = Omit<AuditSink, 'delivered'>;
interface Row {
  readonly body: Body;
  readonly position: string;
}

// `changed_at` says when it is due: a claim puts it half a minute off, which a worker that dies leaves to the others.
const SQL = {
  find: { name: 'audit.sink', text: `select body, position from audit_head where kind = 'sink' and size = 0` },
  set: {
    name: 'audit.set_sink',
    text: `insert into audit_head (kind, position, body)
      select 'sink', c.position, $1 from audit_head c where c.kind = 'counter' and c.size = 0
      on conflict (kind, size) do update set body = excluded.body, changed_at = now()`,
  },
  remove: { name: 'audit.remove_sink', text: `delete from audit_head where kind = 'sink' and size = 0 returning body` },
  claim: {
    name: 'audit.claim_sink',
    text: `update audit_head s set changed_at = now() + interval '30 seconds'
      where s.kind = 'sink' and s.size = 0 and s.changed_at <= now()
        and s.position < (select c.position from audit_head c where c.kind = 'counter' and c.size = 0)
      returning s.body, s.position`,
  },
  settle: {
    name: 'audit.settle_sink',
    text: `update audit_head set position = greatest(position, $2), changed_at = now() + make_interval(secs => $3),
        body = body || jsonb_build_object('failures', $4::int, 'lastError', $5::text)
      where kind = 'sink' and size = 0 and body ->> 'nonce' = $1`,
  },
} as const;

@Injectable()
export class StoredAuditSinks extends AuditSinks {
  constructor(
    private readonly database: TenantDatabase,
    private readonly trail: AuditTrail,
  ) {
    super();
  }

  override async of(schema: string): Promise<AuditSink | undefined> {
    const [row] = await this.database.read<Row>(schema, SQL.find);
    return row && sinkOf(row);
  }

  override async set(
    schema: string,
    { url, format, nonce }: Pick<AuditSink, 'url' | 'format' | 'nonce'>,
  ): Promise<void> {
    const body: Body = { url, format, nonce, failures: 0, lastError: null };
    const facts = { host: new URL(url).host, format, status: 'on' };
    await this.database.transaction(schema, async (tx) => {
      await tx.query({ ...SQL.set, values: [JSON.stringify(body)] });
      await this.trail.record(tx, { action: 'audit.sink-change', outcome: 'allowed', facts });
    });
  }

  override remove(schema: string): Promise<boolean> {
    return this.database.transaction(schema, async (tx) => {
      const [removed] = await tx.query<Pick<Row, 'body'>>(SQL.remove);
      if (!removed) return false;
      const facts = { host: new URL(removed.body.url).host, format: removed.body.format, status: 'off' };
      await this.trail.record(tx, { action: 'audit.sink-change', outcome: 'allowed', facts });
      return true;
    });
  }

  override async claim(schema: string): Promise<AuditSink | undefined> {
    const [row] = await this.database.read<Row>(schema, SQL.claim);
    return row && sinkOf(row);
  }

  override async confirm(schema: string, { nonce }: AuditSink, delivered: number): Promise<void> {
    await this.database.read(schema, { ...SQL.settle, values: [nonce, delivered, 0, 0, null] });
  }

  override async postpone(schema: string, sink: AuditSink, error: string, seconds: number): Promise<void> {
    const { nonce, delivered, failures } = sink;
    const values = [nonce, delivered, seconds, failures + 1, error];
    await this.database.read(schema, { ...SQL.settle, values });
  }
}

function sinkOf({ body, position }: Row): AuditSink {
  return { ...body, delivered: Number(position) };
}
