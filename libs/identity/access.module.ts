import { Module } from '@nestjs/common';
import { Abilities } from '#kernel';
import { GrantedAbilities } from './adapters/access/granted-abilities.ts';
import { StoredHolderPolicies } from './adapters/access/stored-holder-policies.ts';
import { Grants, Groups, RoleCatalogues } from './aggregates.ts';
import { GiveGrantHandler } from './commands/access/give-grant.command.ts';
import { RevokeGrantHandler, RevokeGrantsOfHandler } from './commands/access/revoke-grant.command.ts';
import { HolderPolicies } from './domain/access/holder-policies.ts';

/** What people and keys may do, for the apps that serve them. */
@Module({
  providers: [
    RoleCatalogues,
    Grants,
    Groups,
    { provide: HolderPolicies, useClass: StoredHolderPolicies },
    { provide: Abilities, useClass: GrantedAbilities },
    GiveGrantHandler,
    RevokeGrantHandler,
    RevokeGrantsOfHandler,
  ],
  exports: [Abilities, HolderPolicies, RoleCatalogues],
})
export class AccessModule {}
