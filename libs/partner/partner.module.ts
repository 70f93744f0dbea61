import { Module } from '@nestjs/common';
import { type ContextDefinition } from '#kernel';
import { Workshops } from './aggregates.ts';
import { ChangeWorkshopHandler } from './commands/change-workshop.command.ts';
import { RegisterWorkshopHandler } from './commands/register-workshop.command.ts';
import { workshopSubject } from './domain/subjects.ts';
import { workshopEvents } from './domain/workshop.ts';
import { WorkshopController } from './http/workshop.controller.ts';
import { WorkshopRow, workshops } from './projections/workshops.ts';
import { GetWorkshopProfileHandler } from './queries/get-workshop-profile.query.ts';
import { GetWorkshopHandler } from './queries/get-workshop.query.ts';
import { ListWorkshopsHandler } from './queries/list-workshops.query.ts';

export const partnerContext: ContextDefinition = {
  name: 'partner',
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
    GetWorkshopHandler,
    ListWorkshopsHandler,
    GetWorkshopProfileHandler,
  ],
})
export class PartnerModule {}
