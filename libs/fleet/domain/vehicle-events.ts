import { type Event, eventCatalogue, publicEvent, shown, typedId } from '#kernel/domain';

/** A vehicle entered the tenant's fleet. `vin` is upper case and its check digit is right. */
export type VehicleRegistered = Event<
  'VehicleRegistered',
  { vehicleId: string; vin: string; plate: string | null; label: string | null }
>;

/** A diagnostic trouble code became active. Repeated reports of an active code leave no further event. */
export type TroubleCodeDetected = Event<
  'TroubleCodeDetected',
  {
    vehicleId: string;
    /** SAE J2012 form, upper case: `P0118`. */
    code: string;
    /** English, from the shipped list; null when the list does not know the code. */
    description: string | null;
    system: VehicleSystem;
    /** When the vehicle found it, ISO 8601 in UTC. */
    detectedAt: string;
  }
>;

/** The code is no longer active; the next report of it counts as new. */
export type TroubleCodeCleared = Event<'TroubleCodeCleared', { vehicleId: string; code: string; clearedAt: string }>;

export type VehicleEvent = VehicleRegistered | TroubleCodeDetected | TroubleCodeCleared;

/** The part of the vehicle that a code's first letter names (SAE J2012): P, B, C, U. */
export type VehicleSystem = 'powertrain' | 'body' | 'chassis' | 'network';

const keeper = ({ vehicleId }: { vehicleId: string }): string => id(vehicleId);
const id = (vehicleId: string): string => typedId('veh', vehicleId);

export const vehicleEvents = eventCatalogue<VehicleEvent>({
  VehicleRegistered: {
    version: 1,
    // A vehicle leads to whoever keeps it.
    personal: { vin: keeper, plate: keeper, label: keeper },
    public: publicEvent({
      type: 'vehicle.registered',
      description:
        'A vehicle was added to the fleet. VIN, plate and label are read from the vehicle itself, because a delivery passes through logs.',
      shape: { vehicleId: shown.id('veh', 'The vehicle.') },
      data: ({ vehicleId }) => ({ vehicleId: id(vehicleId) }),
    }),
  },
  TroubleCodeDetected: {
    version: 1,
    public: publicEvent({
      type: 'vehicle.trouble-code-detected',
      description:
        'A diagnostic trouble code became active on a vehicle. Repeated reports of an active code send nothing.',
      shape: {
        vehicleId: shown.id('veh', 'The vehicle.'),
        code: shown.text('The code as SAE J2012 writes it.', 'P0118', { pattern: '^[PBCU][0-9A-F]{4}$' }),
        description: shown.nullable(
          shown.text(
            'What the code means, in English; null where it is not known.',
            'Engine Coolant Temperature Sensor Circuit 1 High Input',
          ),
        ),
        system: shown.word('The part of the vehicle.', 'powertrain', 'body', 'chassis', 'network'),
        detectedAt: shown.instant('When the vehicle found it.'),
      },
      data: ({ vehicleId, code, description, system, detectedAt }) => ({
        vehicleId: id(vehicleId),
        code,
        description,
        system,
        detectedAt,
      }),
    }),
  },
  TroubleCodeCleared: {
    version: 1,
    public: publicEvent({
      type: 'vehicle.trouble-code-cleared',
      description: 'A diagnostic trouble code is no longer active; the next report of it counts as new.',
      shape: {
        vehicleId: shown.id('veh', 'The vehicle.'),
        code: shown.text('The code as SAE J2012 writes it.', 'P0118', { pattern: '^[PBCU][0-9A-F]{4}$' }),
        clearedAt: shown.instant('When it was cleared.'),
      },
      data: ({ vehicleId, code, clearedAt }) => ({ vehicleId: id(vehicleId), code, clearedAt }),
    }),
  },
});
