/** A workshop that is open every day. */
export const WORKSHOP = {
  name: 'Garage',
  timeZone: 'Etc/UTC',
  location: { latitude: 24.7, longitude: 46.7 },
  openingHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '07:00', closes: '19:00' })),
  bays: [{ name: 'Bay 1' }],
  technicians: [{ name: 'Ana' }],
  services: [{ code: 'oil-change', name: 'Oil', durationMinutes: 60, bufferMinutes: 0 }],
};
