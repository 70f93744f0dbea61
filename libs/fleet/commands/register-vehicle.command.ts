import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsString, Length, MaxLength } from 'class-validator';
import { uuidv7 } from 'uuidv7';
import { type Appended, DomainError, Optional, requireAllowedNew, type TenantTransaction, typedId } from '#kernel';
import { Vehicles } from '../aggregates.ts';
import { vehicleSubject } from '../domain/subjects.ts';
import { register } from '../domain/vehicle.ts';
import { type VehicleEvent } from '../domain/vehicle-events.ts';

export class RegisterVehicleBody {
  /** Vehicle identification number: 17 characters with a right check digit. Lower case is read as upper case. */
  @IsString()
  @MaxLength(40)
  readonly vin!: string;

  /** Licence plate, as it is written. */
  @Optional()
  @IsString()
  @Length(1, 20)
  readonly plate?: string;

  /** What people call the vehicle. */
  @Optional()
  @IsString()
  @Length(1, 100)
  readonly label?: string;
}

/** @throws DomainError `vehicle.vin-…` for a VIN that cannot be, `vehicle.already-registered` with the id of the vehicle that has it */
export class RegisterVehicle extends Command<Appended> {
  constructor(readonly vehicle: RegisterVehicleBody) {
    super();
  }
}

@CommandHandler(RegisterVehicle)
export class RegisterVehicleHandler implements ICommandHandler<RegisterVehicle> {
  constructor(private readonly vehicles: Vehicles) {}

  execute({ vehicle }: RegisterVehicle): Promise<Appended> {
    const { vin, plate, label } = vehicle;
    const vehicleId = uuidv7();
    const registration = { vehicleId, vin, plate: plate ?? null, label: label ?? null };
    requireAllowedNew(vehicleSubject, 'create', registration, Object.keys(vehicle));
    return this.vehicles.change(vehicleId, (state) => register(state, registration), claimVin);
  }
}

interface Claim {
  vehicle_id: string;
}

const CLAIM = {
  take: {
    name: 'fleet.claim_vin',
    text: 'insert into fleet_vin_claim (vin, vehicle_id) values ($1, $2) on conflict do nothing returning vehicle_id',
  },
  holder: { name: 'fleet.vin_holder', text: 'select vehicle_id from fleet_vin_claim where vin = $1' },
} as const;

/** The claim's primary key is the judge: of two registrations at once the second waits for the first, then sees its row. */
async function claimVin(tx: TenantTransaction, events: readonly VehicleEvent[]): Promise<void> {
  for (const { type, data } of events) {
    if (type !== 'VehicleRegistered') continue;
    const [taken] = await tx.query<Claim>({ ...CLAIM.take, values: [data.vin, data.vehicleId] });
    if (taken) continue;
    const [holder] = await tx.query<Claim>({ ...CLAIM.holder, values: [data.vin] });
    const details = { vehicleId: typedId('veh', holder!.vehicle_id) };
    throw new DomainError(
      'conflict',
      'vehicle.already-registered',
      'A vehicle with this VIN is already registered',
      details,
    );
  }
}
