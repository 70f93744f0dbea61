import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import {
  AuditHeads,
  AuditReader,
  DomainError,
  ocsfEvent,
  type StoredRecord,
  type TenantRef,
  WorkerPart,
  type WorkerPartOf,
} from '#kernel';
import { SignedPosts } from '../../../platform/contracts.ts';
import { type AuditSink, AuditSinks, AuditSinkSecrets, BATCH, pauseAfter } from '../../domain/audit/audit-sink.ts';

/** Then other tenants have their turn. */
const BATCHES_AT_A_TIME = 20;

/**
 * Sends what is written down to where the tenant wants it, in order, a batch at a time: NDJSON, signed. A batch is sent until the receiver
 * has confirmed it with 2xx, and nothing behind it before; so a receiver that keeps each record by its id has each of them once, whatever was lost
 * or came twice on the way. Each batch carries the last signed head.
 */
@Injectable()
@WorkerPart()
export class AuditPush implements WorkerPartOf {
  constructor(
    private readonly sinks: AuditSinks,
    private readonly secrets: AuditSinkSecrets,
    private readonly reader: AuditReader,
    private readonly heads: AuditHeads,
    private readonly modules: ModuleRef,
  ) {}

  async sweep(tenant: TenantRef): Promise<void> {
    for (let sent = 0; sent < BATCHES_AT_A_TIME; sent += 1) {
      const sink = await this.sinks.claim(tenant.schema);
      if (!sink || !(await this.#push(tenant, sink))) return;
    }
  }

  /** @returns whether it was confirmed */
  async #push(tenant: TenantRef, sink: AuditSink): Promise<boolean> {
    const { schema } = tenant;
    const rows = await this.reader.range(schema, sink.delivered, sink.delivered + BATCH, BATCH);
    const upTo = rows.at(-1)?.position ?? sink.delivered;
    const lines = await this.#lines(tenant, sink, rows);
    // What only the operator sees is stepped over.
    if (lines.length > 0) {
      const failure = await this.#send(tenant, sink, { upTo, body: Buffer.from(lines.join('')) });
      if (failure) {
        const seconds = Math.max(pauseAfter(sink.failures + 1), failure.retryAfterSeconds ?? 0);
        await this.sinks.postpone(schema, sink, failure.why, seconds);
        return false;
      }
    }
    await this.sinks.confirm(schema, sink, upTo);
    return true;
  }

  async #send(
    { id, schema }: TenantRef,
    { url, nonce, delivered }: AuditSink,
    { upTo, body }: { readonly upTo: number; readonly body: Buffer },
  ): Promise<{ readonly why: string; readonly retryAfterSeconds?: number | undefined } | undefined> {
    const [head] = await this.heads.list(schema, { towards: 'older', size: Number.MAX_SAFE_INTEGER, limit: 1 });
    const headers: Record<string, string> = head ? { 'clutch-audit-head': JSON.stringify(head) } : {};
    const message = { id: `audit_${id}_${delivered + 1}-${upTo}`, contentType: 'application/x-ndjson', body, headers };
    try {
      const posts = this.modules.get(SignedPosts, { strict: false });
      const { status, retryAfterSeconds } = await posts.post(url, { ...message, secret: this.secrets.of(id, nonce) });
      return status >= 200 && status < 300 ? undefined : { why: `the receiver answered ${status}`, retryAfterSeconds };
    } catch (error) {
      return { why: error instanceof DomainError ? error.code : 'the receiver did not answer' };
    }
  }

  async #lines(tenant: TenantRef, { format }: AuditSink, rows: readonly StoredRecord[]): Promise<string[]> {
    const open = await this.reader.open(
      tenant.schema,
      rows.filter(({ visibility }) => visibility === 'tenant'),
    );
    return open.map((record) => `${JSON.stringify(format === 'ocsf' ? ocsfEvent(record, tenant) : record)}\n`);
  }
}
