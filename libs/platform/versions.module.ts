import { Module } from '@nestjs/common';
import { DeprecatedUses } from '#kernel';
import { DeprecationWatch } from './deprecation-watch.ts';
import { StoredDeprecatedUses } from './adapters/stored-deprecated-uses.ts';
import { ToldOfUses } from './aggregates.ts';
import { VersionsController } from './http/versions.controller.ts';
import { ListDeprecationsHandler } from './queries/list-deprecations.query.ts';
import { ListVersionsHandler } from './queries/list-versions.query.ts';

/** The versions of the API, and who still uses what is going to end; served by the API. */
@Module({
  controllers: [VersionsController],
  providers: [
    { provide: DeprecatedUses, useClass: StoredDeprecatedUses },
    ListVersionsHandler,
    ListDeprecationsHandler,
  ],
})
export class VersionsModule {}

/** What a worker does about it. */
@Module({ providers: [ToldOfUses, DeprecationWatch], exports: [DeprecationWatch] })
export class VersionsWorkerModule {}
