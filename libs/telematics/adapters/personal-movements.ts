import { type PersonalRows, uuidOf } from '#kernel';

const SQL = {
  find: {
    name: 'telematics.find_movements',
    text: `select 1 where exists (select from telematics_last_position where vehicle_id = $1)
      or exists (select from telematics_reading where vehicle_id = $1)`,
  },
  positions: { name: 'telematics.erase_positions', text: 'delete from telematics_position where vehicle_id = $1' },
  last: { name: 'telematics.erase_last', text: 'delete from telematics_last_position where vehicle_id = $1' },
  readings: { name: 'telematics.erase_readings', text: 'delete from telematics_reading where vehicle_id = $1' },
} as const;

/** Where a vehicle was and what it reported: that of its keeper. */
export const personalMovements: PersonalRows = {
  name: 'telematics.movements',
  async find(tx, subject) {
    const vehicleId = uuidOf('veh', subject);
    return vehicleId !== null && (await tx.query({ ...SQL.find, values: [vehicleId] })).length > 0;
  },
  async erase(tx, subject) {
    const vehicleId = uuidOf('veh', subject);
    if (vehicleId === null) return;
    for (const statement of [SQL.positions, SQL.last, SQL.readings])
      await tx.query({ ...statement, values: [vehicleId] });
  },
};
