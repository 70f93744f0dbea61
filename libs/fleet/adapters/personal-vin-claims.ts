import { type PersonalRows, uuidOf } from '#kernel';

const SQL = {
  find: { name: 'fleet.find_claim', text: 'select 1 from fleet_vin_claim where vehicle_id = $1' },
  erase: { name: 'fleet.erase_claim', text: 'delete from fleet_vin_claim where vehicle_id = $1' },
} as const;

/** Who holds a VIN. Erased with the keeper of the vehicle; whoever keeps it next may register it anew. */
export const personalVinClaims: PersonalRows = {
  name: 'fleet.vin-claims',
  async find(tx, subject) {
    const vehicleId = uuidOf('veh', subject);
    return vehicleId !== null && (await tx.query({ ...SQL.find, values: [vehicleId] })).length > 0;
  },
  async erase(tx, subject) {
    const vehicleId = uuidOf('veh', subject);
    if (vehicleId !== null) await tx.query({ ...SQL.erase, values: [vehicleId] });
  },
};
