import { Module } from '@nestjs/common';
import { type ContextDefinition } from '#kernel';
import { Workshops } from './aggregates.ts';
import { ChangeWorkshopHandler } from './commands/change-workshop.command.ts';
import { ImportWorkshopsHandler, WorkshopImport } from './commands/import-workshops.command.ts';
import { RegisterWorkshopHandler } from './commands/register-workshop.command.ts';
import { partnerProblems } from './domain/problems.ts';
import { workshopSubject } from './domain/subjects.ts';
import { workshopEvents } from './domain/workshop.ts';
import { WORKSHOP_TYPES } from './graphql/workshop-types.ts';
import { workshopResolvers } from './graphql/workshop.resolver.ts';
import { WorkshopController } from './http/workshop.controller.ts';
import { WorkshopRow, workshops } from './projections/workshops.ts';
import { WorkshopExport } from './queries/workshop-export.ts';
import { GetWorkshopProfileHandler } from './queries/get-workshop-profile.query.ts';
import { GetWorkshopHandler } from './queries/get-workshop.query.ts';
import { WorkshopExpander } from './queries/workshop-expander.ts';
import { ListWorkshopsHandler } from './queries/list-workshops.query.ts';

export const partnerContext: ContextDefinition = {
  name: 'partner',
  graphql: WORKSHOP_TYPES,
  problems: partnerProblems,
  events: [workshopEvents],
  entities: [WorkshopRow],
  subscriptions: [workshops],
  subjects: [{ ...workshopSubject, rows: { entity: WorkshopRow, key: 'workshopId', prefix: 'wsh' } }],
};

@Module({
  controllers: [WorkshopController],
  providers: [
    Workshops,
    RegisterWorkshopHandler,
    ChangeWorkshopHandler,
    WorkshopImport,
    ImportWorkshopsHandler,
    WorkshopExport,
    GetWorkshopHandler,
    ListWorkshopsHandler,
    WorkshopExpander,
    GetWorkshopProfileHandler,
    ...workshopResolvers,
  ],
})
export class PartnerModule {}
