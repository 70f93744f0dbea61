import { type Command, type CommandBus } from '@nestjs/cqrs';
import { runInContext, type TenantRef } from '../context/request-context.ts';
import { uuidV5 } from '../context/uuid-v5.ts';
import { DomainError } from '../domain/domain-error.ts';
import { type StoredEvent } from '../events/stored-event.ts';
import { type Cause, causeOf } from './decide-process.ts';

/** UUIDv5 namespace of policies' command ids; fixed for ever. */
const NAMESPACE = '5d6c7f0a-3b0e-5c49-9a51-6f7f6f1c2e11';

/** The id of a command that a policy or process sends: always the same for (subscription, event, ordinal), so that it takes effect once. */
export function commandIdOf(subscription: string, eventId: string, ordinal: number): string {
  return uuidV5(NAMESPACE, `${subscription}:${eventId}:${ordinal}`);
}

/** One command with its id and what led to it. */
export interface CausedCommand {
  readonly id: string;
  readonly cause: Cause;
  readonly command: Command<unknown>;
}

/** Sends what policies and processes decide. */
export class PolicyCommands {
  constructor(
    private readonly bus: CommandBus,
    private readonly onRefusal: (policy: string, event: { readonly id: string }, error: DomainError) => void,
  ) {}

  /** Sends a policy's commands for one event in order, each under the id that (policy, event, ordinal) always gives. @throws as `send` does */
  async run(
    tenant: TenantRef,
    policy: string,
    event: StoredEvent,
    commands: readonly Command<unknown>[],
  ): Promise<void> {
    const cause = causeOf(event);
    for (const [ordinal, command] of commands.entries())
      await this.send(tenant, policy, { id: commandIdOf(policy, event.id, ordinal), cause, command });
  }

  /** A refusal by the domain is an answer and is reported; anything else is thrown, to be tried again. */
  async send(tenant: TenantRef, sender: string, { id, cause, command }: CausedCommand): Promise<void> {
    const context = {
      requestId: id,
      correlation: cause.correlation,
      causation: cause.event,
      ...(cause.trace ? { trace: cause.trace } : {}),
      source: 'policy' as const,
      tenant,
      actor: { kind: 'policy' as const, id: sender, name: sender },
      command: { id, fingerprint: id },
    };
    try {
      await runInContext(context, () => this.bus.execute(command));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'command.contended') throw error;
      this.onRefusal(sender, { id: cause.event }, error);
    }
  }
}
