import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, Length, ValidateNested } from 'class-validator';
import { type Appended, Optional, requireAllowed } from '#kernel';
import { Workshops } from '../aggregates.ts';
import { workshopSubject } from '../domain/subjects.ts';
import { change } from '../domain/workshop.ts';
import { OpeningHoursBody, ServiceBody } from './workshop-parts.dto.ts';

/** A merge patch (RFC 7396): what is left out stays, a list is replaced whole. Nothing here may be cleared. */
export class ChangeWorkshopBody {
  @Optional()
  @IsString()
  @Length(1, 200)
  readonly name?: string;

  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => OpeningHoursBody)
  readonly openingHours?: OpeningHoursBody[];

  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ServiceBody)
  readonly services?: ServiceBody[];
}

export class ChangeWorkshop extends Command<Appended> {
  constructor(
    readonly workshopId: string,
    readonly patch: ChangeWorkshopBody,
  ) {
    super();
  }
}

@CommandHandler(ChangeWorkshop)
export class ChangeWorkshopHandler implements ICommandHandler<ChangeWorkshop> {
  constructor(private readonly workshops: Workshops) {}

  execute({ workshopId, patch: { name, openingHours, services } }: ChangeWorkshop): Promise<Appended> {
    const patch = {
      name,
      openingHours: openingHours?.map(({ weekday, opens, closes }) => ({ weekday, opens, closes })),
      services: services?.map(({ code, name, durationMinutes, bufferMinutes }) => ({
        code,
        name,
        durationMinutes,
        bufferMinutes,
      })),
    };
    const fields = Object.keys(patch).filter((field) => patch[field as keyof typeof patch] !== undefined);
    return this.workshops.change(workshopId, (state) => {
      if (state.status === 'open') requireAllowed(workshopSubject, 'update', { ...state.profile }, fields);
      return change(state, patch);
    });
  }
}
