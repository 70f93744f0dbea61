import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  answerFromLedger,
  type Appended,
  Clock,
  currentContext,
  currentTenant,
  DeclaredSubjects,
  DomainError,
  EventStore,
  idOfCommand,
  refuseOtherVersion,
  requireHeld,
  ruleOf,
  TenantDatabase,
  type TenantTransaction,
} from '#kernel';
import { requireAppScopes } from '../../domain/oauth/app-scopes.ts';
import { AuthorizationServers } from '../../domain/oauth/authorization-servers.ts';
import { clientIdOf, clientUuidOf, requireSound, type StoredClient } from '../../domain/oauth/oauth-client.ts';
import { EndedSessions } from '../../domain/sessions/ended-sessions.ts';
import { RevokeGrantsOf } from '../access/revoke-grant.command.ts';
import {
  type ChangeOAuthClientBody,
  clientOf,
  type MadeOAuthClient,
  type NewOAuthClientBody,
  type NewSecretView,
} from './oauth-client.dto.ts';
import { addClient, lockClient, newClientSecret, removeClient, saveClient } from './oauth-client-rows.ts';

/** Makes an app of the tenant's. */
export class CreateOAuthClient extends Command<MadeOAuthClient> {
  constructor(readonly body: NewOAuthClientBody) {
    super();
  }
}

/** Changes what is given and leaves the rest. */
export class ChangeOAuthClient extends Command<Appended> {
  constructor(
    readonly clientUuid: string,
    readonly body: ChangeOAuthClientBody,
  ) {
    super();
  }
}

/** Gives the app another secret; the one before is good for nothing from then on. */
export class ReplaceClientSecret extends Command<NewSecretView> {
  constructor(readonly clientUuid: string) {
    super();
  }
}

/** Removes an app with all its tokens, at once. */
export class RemoveOAuthClient extends Command<void> {
  constructor(readonly clientUuid: string) {
    super();
  }
}

/** @throws DomainError `oauth-client.*`; ProblemError `permission.beyond-own` */
@CommandHandler(CreateOAuthClient)
export class CreateOAuthClientHandler implements ICommandHandler<CreateOAuthClient> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly events: EventStore,
    private readonly subjects: DeclaredSubjects,
    private readonly servers: AuthorizationServers,
    private readonly clock: Clock,
  ) {}

  async execute({ body }: CreateOAuthClient): Promise<MadeOAuthClient> {
    const wanted = clientOf(body);
    requireSound(wanted);
    requireAppScopes(this.subjects, wanted.scopes);
    requireHeld(wanted.scopes.map(ruleOf));
    const uuid = idOfCommand('oauth-client');
    const made = wanted.authentication === 'client-secret' ? newClientSecret() : null;
    const now = this.clock.now();
    const fingerprint = currentContext()!.command?.fingerprint ?? null;
    const kept = { version: 1, secretHash: made?.secretHash ?? null, fingerprint, changedAt: now.toISOString() };
    const client: StoredClient = { ...wanted, ...kept };
    await this.servers.check(currentTenant(), clientIdOf(uuid), client);
    return this.database.transaction(currentTenant().schema, async (tx) => {
      const isNew = await addClient(tx, clientIdOf(uuid), client, now);
      const position = await this.events.head(tx);
      if (isNew) return { id: uuid, version: 1, position, secret: made?.secret ?? null };
      return this.#repeated(tx, uuid, position);
    });
  }

  async #repeated(tx: TenantTransaction, uuid: string, position: number): Promise<MadeOAuthClient> {
    const before = await lockClient(tx, clientIdOf(uuid));
    const result = { fingerprint: before.fingerprint! };
    const answer = answerFromLedger(currentContext()!, { streamId: uuid, version: before.version, position, result });
    return { ...answer, secret: null };
  }
}

/** @throws DomainError `oauth-client.not-found` and as when it is made; PreconditionFailed; ProblemError `permission.beyond-own` */
@CommandHandler(ChangeOAuthClient)
export class ChangeOAuthClientHandler implements ICommandHandler<ChangeOAuthClient> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly events: EventStore,
    private readonly subjects: DeclaredSubjects,
    private readonly servers: AuthorizationServers,
    private readonly clock: Clock,
  ) {}

  async execute({ clientUuid, body: { name, redirectUris, scopes, keys } }: ChangeOAuthClient): Promise<Appended> {
    const tenant = currentTenant();
    const id = clientIdOf(clientUuid);
    return this.database.transaction(tenant.schema, async (tx) => {
      const before = await lockClient(tx, id);
      const wanted: StoredClient = {
        ...before,
        name: name ?? before.name,
        redirectUris: redirectUris ?? before.redirectUris,
        scopes: scopes ?? before.scopes,
        keys: keys ?? before.keys,
      };
      requireSound(wanted);
      const added = wanted.scopes.filter((scope) => !before.scopes.includes(scope));
      requireAppScopes(this.subjects, added);
      requireHeld(added.map(ruleOf));
      await this.servers.check(tenant, id, wanted);
      const { version } = await saveClient(tx, id, wanted, this.clock.now());
      return { id: clientUuid, version, position: await this.events.head(tx) };
    });
  }
}

/** @throws DomainError `oauth-client.not-found`, `oauth-client.no-secret` */
@CommandHandler(ReplaceClientSecret)
export class ReplaceClientSecretHandler implements ICommandHandler<ReplaceClientSecret> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  execute({ clientUuid }: ReplaceClientSecret): Promise<NewSecretView> {
    const id = clientIdOf(clientUuid);
    return this.database.transaction(currentTenant().schema, async (tx) => {
      const client = await lockClient(tx, id);
      if (client.secretHash === null)
        throw new DomainError('conflict', 'oauth-client.no-secret', 'This app authenticates without a secret');
      const { secret, secretHash } = newClientSecret();
      await saveClient(tx, id, { ...client, secretHash }, this.clock.now());
      return { secret };
    });
  }
}

/** @throws DomainError `oauth-client.not-found` */
@CommandHandler(RemoveOAuthClient)
export class RemoveOAuthClientHandler implements ICommandHandler<RemoveOAuthClient> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly commands: CommandBus,
    private readonly ended: EndedSessions,
  ) {}

  async execute({ clientUuid }: RemoveOAuthClient): Promise<void> {
    const id = clientIdOf(clientUuid);
    const { schema } = currentTenant();
    // The app stands until its grants are gone, so that a repeat ends what was cut short.
    await this.database.transaction(schema, async (tx) => refuseOtherVersion((await lockClient(tx, id)).version));
    await this.commands.execute(new RevokeGrantsOf({ kind: 'client', id }, null));
    await this.database.transaction(schema, (tx) => removeClient(tx, id));
    await this.ended.add([clientUuidOf(id)!]);
  }
}
