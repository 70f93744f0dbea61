import { defineEntity, p } from '@mikro-orm/core';
import { type ContextDefinition, projection } from '#kernel';
import { workContext, type WorkNoted } from './sample-event.ts';

/** One row for each stream, as the list of a workshop would show it. */
const WorkOrderRow = defineEntity({
  name: 'WorkOrderRow',
  tableName: 'bench_work_order',
  schema: '*',
  properties: {
    workOrderId: p.uuid().primary(),
    vehicleId: p.uuid(),
    version: p.integer(),
    labourMinutes: p.integer(),
    amountMinor: p.integer(),
    currency: p.text(),
    note: p.text(),
    notedAt: p.datetime(),
  },
});

export const WORK_ORDERS = 'bench.work-orders';

/** The projection that catches up, lags and is rebuilt: every event changes one row. */
const workOrders = projection<WorkNoted>(
  WORK_ORDERS,
  {
    BenchWorkNoted: ({ streamId, version, data }, rows) =>
      rows.put(WorkOrderRow, { ...data, workOrderId: streamId, version, notedAt: new Date(data.notedAt) }),
  },
  { tables: [WorkOrderRow] },
);

/** The context of the sample event with its projection. */
export const projectedContext: ContextDefinition = {
  ...workContext,
  entities: [WorkOrderRow],
  subscriptions: [workOrders],
};

/** The table, which a migration would make. */
export function createWorkOrders(schema: string): string {
  return `create table ${schema}.bench_work_order (work_order_id uuid primary key, vehicle_id uuid not null, version int not null,
    labour_minutes int not null, amount_minor int not null, currency text not null, note text not null, noted_at timestamptz not null)`;
}
