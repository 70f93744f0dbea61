import { type ContextDefinition, type Event, eventCatalogue, publicEvent, renamed, shown, typedId } from '#kernel';

/** What becomes of jobs in workshops: ids are UUIDs. */
export type JobEvent =
  | Event<'JobOpened', { jobId: string; workshopId: string; vehicleId: string; system: string; amountMinor: number }>
  | Event<'JobDone', { jobId: string; doneAt: string }>
  | Event<'JobNoted', { text: string; times?: number }>
  | Event<'JobWhispered', { text: string }>;

const jobId = shown.id('job', 'The job.');

/** Three public events, whose last one was written otherwise in the first version of the API, and one that stays inside. */
export const jobs: ContextDefinition = {
  name: 'jobs',
  events: [
    eventCatalogue<JobEvent>({
      JobOpened: {
        version: 1,
        public: publicEvent({
          type: 'job.opened',
          description: 'A job was opened.',
          shape: {
            jobId,
            workshopId: shown.id('wsh', 'Where it is done.'),
            vehicles: shown.list('Which vehicles.', shown.object('One.', { vehicleId: shown.id('veh', 'Its id.') })),
            system: shown.word('Of the vehicle.', 'powertrain', 'body'),
            price: shown.object('What it costs.', {
              amountMinor: shown.integer('In minor units.', 100),
              currency: shown.text('ISO 4217.', 'SAR'),
            }),
          },
          data: ({ vehicleId, workshopId, amountMinor, system, ...rest }) => ({
            jobId: typedId('job', rest.jobId),
            workshopId: typedId('wsh', workshopId),
            vehicles: [{ vehicleId: typedId('veh', vehicleId) }],
            system: system as 'body',
            price: { amountMinor, currency: 'SAR' },
          }),
        }),
      },
      JobDone: {
        version: 1,
        public: publicEvent({
          type: 'job.done',
          description: 'A job was done.',
          shape: { jobId, doneAt: shown.instant('When.') },
          data: (job) => ({ jobId: typedId('job', job.jobId), doneAt: job.doneAt }),
        }),
      },
      JobNoted: {
        version: 1,
        public: publicEvent({
          type: 'note.written',
          description: 'A note.',
          shape: { text: shown.text('What it says.', 'Hello') },
          data: ({ text, times = 1 }) => ({ text: text.repeat(times) }),
        }),
      },
      JobWhispered: { version: 1 },
    }),
  ],
  apiChanges: [
    {
      version: '2026-12-01',
      title: 'A note has a text',
      migration: 'Read `text` in place of `words`.',
      schemas: [],
      events: { 'note.written': renamed('words', 'text') },
    },
  ],
};
