import { type InferEntity } from '@mikro-orm/core';
import { ApiProperty } from '@nestjs/swagger';
import { shapeOf, typedId } from '#kernel';
import { type WorkshopRow } from '../projections/workshops.ts';

export class OpeningHoursView {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday!: number;
  /** `HH:MM` by the clock on the wall. */
  readonly opens!: string;
  readonly closes!: string;
}

export class LocationView {
  @ApiProperty({ format: 'double' })
  readonly latitude!: number;
  @ApiProperty({ format: 'double' })
  readonly longitude!: number;
}

export class BayView {
  /** `bay_…` */
  readonly id!: string;
  readonly name!: string;
}

export class TechnicianView {
  /** `tec_…` */
  readonly id!: string;
  readonly name!: string;
}

export class ServiceView {
  readonly code!: string;
  readonly name!: string;
  readonly durationMinutes!: number;
  readonly bufferMinutes!: number;
}

export class WorkshopView {
  /** `wsh_…` */
  readonly id!: string;
  /** Also the ETag. */
  readonly version!: number;
  readonly name!: string;
  /** IANA time zone in which the opening hours are meant. */
  readonly timeZone!: string;
  readonly location!: LocationView;
  readonly openingHours!: OpeningHoursView[];
  readonly bays!: BayView[];
  readonly technicians!: TechnicianView[];
  readonly services!: ServiceView[];
}

/** What a workshop is made of. */
export const workshopShape = shapeOf<WorkshopView>({
  id: true,
  version: true,
  name: true,
  timeZone: true,
  location: { latitude: true, longitude: true },
  openingHours: { weekday: true, opens: true, closes: true },
  bays: { id: true, name: true },
  technicians: { id: true, name: true },
  services: { code: true, name: true, durationMinutes: true, bufferMinutes: true },
});

/** The row with public ids. */
export function workshopView(row: InferEntity<typeof WorkshopRow>): WorkshopView {
  const { workshopId, version, name, timeZone, latitude, longitude } = row;
  return {
    id: typedId('wsh', workshopId),
    version,
    name,
    timeZone,
    location: { latitude, longitude },
    openingHours: row.openingHours.map(({ weekday, opens, closes }) => ({ weekday, opens, closes })),
    bays: row.bays.map(({ bayId, name }) => ({ id: typedId('bay', bayId), name })),
    technicians: row.technicians.map(({ technicianId, name }) => ({ id: typedId('tec', technicianId), name })),
    services: row.services.map(({ code, name, durationMinutes, bufferMinutes }) => ({
      code,
      name,
      durationMinutes,
      bufferMinutes,
    })),
  };
}
