import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsDefined, IsString, Length, ValidateNested } from 'class-validator';
import { uuidv7 } from 'uuidv7';
import { type Appended, requireAllowedNew } from '#kernel';
import { Workshops } from '../aggregates.ts';
import { workshopSubject } from '../domain/subjects.ts';
import { register } from '../domain/workshop.ts';
import { LocationBody, NamedBody, OpeningHoursBody, ServiceBody } from './workshop-parts.dto.ts';

export class RegisterWorkshopBody {
  @IsString()
  @Length(1, 200)
  readonly name!: string;

  /** IANA time zone, `Asia/Riyadh`: opening hours are meant in it. */
  @IsString()
  @Length(1, 60)
  readonly timeZone!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => LocationBody)
  readonly location!: LocationBody;

  /** Stretches of the week; those of one weekday must not overlap. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => OpeningHoursBody)
  readonly openingHours!: OpeningHoursBody[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => NamedBody)
  readonly bays!: NamedBody[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => NamedBody)
  readonly technicians!: NamedBody[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ServiceBody)
  readonly services!: ServiceBody[];
}

/** Adds a workshop; answers its new id. */
export class RegisterWorkshop extends Command<Appended> {
  constructor(readonly body: RegisterWorkshopBody) {
    super();
  }
}

@CommandHandler(RegisterWorkshop)
export class RegisterWorkshopHandler implements ICommandHandler<RegisterWorkshop> {
  constructor(private readonly workshops: Workshops) {}

  execute({ body }: RegisterWorkshop): Promise<Appended> {
    const workshopId = uuidv7();
    const { name, timeZone, location, openingHours, services } = body;
    const profile = {
      workshopId,
      name,
      timeZone,
      latitude: location.latitude,
      longitude: location.longitude,
      openingHours: openingHours.map(({ weekday, opens, closes }) => ({ weekday, opens, closes })),
      bays: body.bays.map(({ name }) => ({ bayId: uuidv7(), name })),
      technicians: body.technicians.map(({ name }) => ({ technicianId: uuidv7(), name })),
      services: services.map(({ code, name, durationMinutes, bufferMinutes }) => ({
        code,
        name,
        durationMinutes,
        bufferMinutes,
      })),
    };
    requireAllowedNew(workshopSubject, 'create', profile, Object.keys(body));
    return this.workshops.change(workshopId, (state) => register(state, profile));
  }
}
