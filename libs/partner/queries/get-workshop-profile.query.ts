import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { Workshops } from '../aggregates.ts';
import { GetWorkshopProfile } from '../contracts.ts';
import { type WorkshopProfile } from '../domain/workshop.ts';

@QueryHandler(GetWorkshopProfile)
export class GetWorkshopProfileHandler implements IQueryHandler<GetWorkshopProfile> {
  constructor(private readonly workshops: Workshops) {}

  async execute({ workshopId }: GetWorkshopProfile): Promise<WorkshopProfile | null> {
    const { state } = await this.workshops.load(workshopId);
    return state.status === 'open' ? state.profile : null;
  }
}
