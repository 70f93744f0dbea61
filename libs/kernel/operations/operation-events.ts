import { type Event } from '../domain/event.ts';
import { eventCatalogue, publicEvent } from '../domain/event-catalogue.ts';
import { shown } from '../domain/public-shape.ts';
import { typedId } from '../domain/typed-id.ts';

/** Long work has ended, whatever came of it. */
export type OperationCompleted = Event<
  'OperationCompleted',
  {
    readonly operationId: string;
    /** `vehicle-import` */
    readonly kind: string;
    readonly state: 'done' | 'failed' | 'cancelled';
    readonly done: number;
  }
>;

/** What long work tells of itself. */
export const operationEvents = eventCatalogue<OperationCompleted>({
  OperationCompleted: {
    version: 1,
    closes: true,
    public: publicEvent({
      type: 'operation.completed',
      description: 'Long work has ended: it is done, it failed, or somebody cancelled it.',
      shape: {
        operationId: shown.id('op', 'The operation; its result is at `GET /v1/operations/{id}/result`.'),
        kind: shown.text('What was to be done.', 'vehicle-import'),
        state: shown.word('How it ended.', 'done', 'failed', 'cancelled'),
        done: shown.integer('How many things it went through.', 250),
      },
      data: ({ operationId, kind, state, done }: OperationCompleted['data']) => ({
        operationId: typedId('op', operationId),
        kind,
        state,
        done,
      }),
    }),
  },
});
