const WEEK = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '07:00', closes: '19:00' }));
const SERVICES = [
  { code: 'cooling-system', name: 'Cooling system repair', durationMinutes: 90, bufferMinutes: 15 },
  { code: 'oil-change', name: 'Oil change', durationMinutes: 45, bufferMinutes: 0 },
];

/** A workshop beside the end of the sample's drive, with a single bay, so that a race for it has one winner. */
export const NEAR_WORKSHOP = {
  name: 'Oficina Jardim',
  timeZone: 'America/Sao_Paulo',
  location: { latitude: -25.4392, longitude: -49.2828 },
  openingHours: WEEK,
  bays: [{ name: 'Bay 1' }],
  technicians: [{ name: 'Ana' }],
  services: SERVICES,
};

/** One a good deal farther away. */
export const FAR_WORKSHOP = {
  ...NEAR_WORKSHOP,
  name: 'Auto Center Norte',
  location: { latitude: -25.37, longitude: -49.18 },
  bays: [{ name: 'Bay A' }, { name: 'Bay B' }],
  technicians: [{ name: 'Bruno' }, { name: 'Carla' }],
};
