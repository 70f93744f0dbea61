import { ListFields } from '../http/filtering/list-fields.ts';
import { operationShape } from './operation.dto.ts';
import { type OperationRow, operationSubject } from './operation-row.ts';

/** By what operations can be looked for. */
export const operationList = new ListFields<OperationRow>({
  name: 'kernel.operations',
  subject: operationSubject,
  id: 'operationId',
  sort: '-createdAt',
  shape: operationShape,
  fields: {
    id: { kind: 'id', prefix: 'op', column: 'operationId' },
    kind: { kind: 'text' },
    state: { kind: 'text', values: ['waiting', 'running', 'done', 'failed', 'cancelled'] },
    createdAt: { kind: 'instant', sortable: true },
    finishedAt: { kind: 'instant', nullable: true },
  },
});
