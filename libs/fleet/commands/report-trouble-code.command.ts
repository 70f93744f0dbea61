import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsString, MaxLength } from 'class-validator';
import { type Appended, Clock, IsInstant, requireAllowedNew } from '#kernel';
import { Vehicles } from '../aggregates.ts';
import { troubleCodeSubject } from '../domain/subjects.ts';
import { detectTroubleCode } from '../domain/vehicle.ts';

export class ReportTroubleCodeBody {
  /** Diagnostic trouble code in the form of SAE J2012, `P0118`. */
  @IsString()
  @MaxLength(20)
  readonly code!: string;

  /** When the vehicle found it. */
  @IsInstant()
  readonly detectedAt!: Date;
}

/** @throws DomainError `vehicle.not-found`, `trouble-code.malformed`, `trouble-code.implausible-time` */
export class ReportTroubleCode extends Command<Appended> {
  constructor(
    readonly vehicleId: string,
    readonly report: ReportTroubleCodeBody,
  ) {
    super();
  }
}

@CommandHandler(ReportTroubleCode)
export class ReportTroubleCodeHandler implements ICommandHandler<ReportTroubleCode> {
  constructor(
    private readonly vehicles: Vehicles,
    private readonly clock: Clock,
  ) {}

  execute({ vehicleId, report }: ReportTroubleCode): Promise<Appended> {
    requireAllowedNew(troubleCodeSubject, 'report', { vehicleId }, Object.keys(report));
    return this.vehicles.change(vehicleId, (state) => detectTroubleCode(state, report, this.clock.now()));
  }
}
