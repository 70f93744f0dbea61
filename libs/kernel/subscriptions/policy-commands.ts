import { type Command, type CommandBus } from '@nestjs/cqrs';
import { runInContext, type TenantRef } from '../context/request-context.ts';
import { uuidV5 } from '../context/uuid-v5.ts';
import { DomainError } from '../domain/domain-error.ts';
import { type StoredEvent } from '../events/stored-event.ts';

/** UUIDv5 namespace of policies' command ids; fixed for ever. */
const NAMESPACE = '5d6c7f0a-3b0e-5c49-9a51-6f7f6f1c2e11';

/** Sends what policies decide, each command under the id that (policy, event, ordinal) always gives. */
export class PolicyCommands {
  constructor(
    private readonly bus: CommandBus,
    private readonly onRefusal: (policy: string, event: StoredEvent, error: DomainError) => void,
  ) {}

  /** A refusal by the domain is an answer and is reported; anything else is thrown, to be tried again. */
  async run(
    tenant: TenantRef,
    policy: string,
    event: StoredEvent,
    commands: readonly Command<unknown>[],
  ): Promise<void> {
    for (const [ordinal, command] of commands.entries()) {
      const id = uuidV5(NAMESPACE, `${policy}:${event.id}:${ordinal}`);
      const context = {
        requestId: id,
        correlation: event.meta.correlation,
        causation: event.id,
        ...(event.meta.trace ? { trace: event.meta.trace } : {}),
        source: 'policy' as const,
        tenant,
        actor: { kind: 'policy' as const, id: policy, name: policy },
        command: { id, fingerprint: id },
      };
      try {
        await runInContext(context, () => this.bus.execute(command));
      } catch (error) {
        if (!(error instanceof DomainError) || error.code === 'command.contended') throw error;
        this.onRefusal(policy, event, error);
      }
    }
  }
}
