import { currentContext } from '../context/request-context.ts';
import { tenantSchema } from '../tenancy/tenant-schema.ts';
import { type QueueDefinition } from './queue-definition.ts';

/** What a queue stores for a job: whose it is and where it came from travel beside its data. */
export interface JobEnvelope {
  /** Schema of the tenant; absent only in queues of the platform. */
  readonly tenant?: string;
  readonly correlation?: string;
  /** W3C traceparent. */
  readonly trace?: string;
  readonly data: unknown;
}

/**
 * Wraps data with the tenant, trace and correlation of the running work. `tenant` names the tenant where no context does, as in a
 * sweep over all of them.
 * @throws Error when there is no tenant and the queue is not the platform's, or when work for one tenant adds for another.
 */
export function seal<Data>(queue: QueueDefinition<Data>, payload: Data, tenant?: string): JobEnvelope {
  const context = currentContext();
  const own = context?.tenant?.schema;
  if (tenant !== undefined && own !== undefined && tenant !== own) {
    throw new Error(`Job for '${queue.name}': work for one tenant must not add jobs for another`);
  }
  const schema = own ?? tenant;
  if (schema === undefined && !queue.platform) {
    throw new Error(
      `Job for '${queue.name}' without a tenant: add it inside a tenant's context, or declare the queue platform: true`,
    );
  }
  return {
    ...(schema === undefined ? {} : { tenant: tenantSchema(schema) }),
    ...(context?.correlation === undefined ? {} : { correlation: context.correlation }),
    ...(context?.trace === undefined ? {} : { trace: context.trace }),
    data: payload,
  };
}

/**
 * Checks what came out of a queue as strictly as what goes in: a queue is outside the program.
 * @throws Error when the tenant is missing or not a schema's name.
 */
export function unseal<Data>(queue: QueueDefinition<Data>, envelope: JobEnvelope): JobEnvelope {
  if (envelope.tenant !== undefined) tenantSchema(envelope.tenant);
  else if (!queue.platform) throw new Error(`Job of '${queue.name}' without a tenant`);
  return envelope;
}
