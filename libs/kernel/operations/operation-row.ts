import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { type AccessSubject } from '../domain/access/access-subject.ts';

/** How an operation stands. The last three are final. */
export type OperationState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** The head of an operation; its lines lie beside it. */
export const OperationRow = defineEntity({
  name: 'OperationRow',
  tableName: 'operation',
  schema: '*',
  properties: {
    operationId: p.uuid().primary(),
    side: p.text(),
    kind: p.text(),
    state: p.text().$type<OperationState>(),
    askedBy: p.text(),
    done: p.integer(),
    total: p.integer().nullable(),
    outputs: p.integer(),
    mediaType: p.text(),
    metadata: p.json<Readonly<Record<string, unknown>>>(),
    error: p.json<OperationError>().nullable(),
    createdAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
  },
});

export type OperationRow = InferEntity<typeof OperationRow>;

/** Why an operation failed: the members of a problem that are its own. */
export interface OperationError {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

/** What permissions say of operations. What one shows is for who asked for it. */
export const operationSubject: AccessSubject = { name: 'operation', actions: ['read', 'cancel'] };
