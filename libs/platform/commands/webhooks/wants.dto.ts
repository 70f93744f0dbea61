import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsObject, Matches } from 'class-validator';
import { Nullable, Optional } from '#kernel';
import { CHANNEL, MOST_CHANNELS } from '../../domain/webhooks/channels.ts';
import { type WebhookFormat, type WebhookPayload } from '../../domain/webhooks/endpoint-settings.ts';
import { FORMATS, PAYLOADS } from '../../domain/webhooks/message-forms.ts';

/** Which events of its types an endpoint gets, and in which form. Whatever changes concerns messages that are made from then on. */
export class WantsBody {
  /**
   * Only events about these workshops, fleets and vehicles: ids, 20 at the most. An event belongs to those that its data names, and to those
   * that the first event about the same thing named: all events of a booking belong to its workshop. Empty: whatever they are about.
   */
  @Optional()
  @IsArray()
  @ArrayMaxSize(MOST_CHANNELS)
  @ArrayUnique()
  @Matches(CHANNEL, { each: true, message: 'each of channels must be the id of a workshop, a fleet or a vehicle' })
  readonly channels?: string[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description:
      'Only messages of which this holds, in the filter language of lists: `type`, `timestamp` and the values in `data` by their paths, with values or operators, and `and`, `or`, `not`; at most 5 deep and 50 comparisons. It reads all of the data in `apiVersion`, also where the payload is thin. `null`: no filter.',
    example: { or: [{ 'data.system': 'powertrain' }, { 'data.code': { prefix: 'P0' } }] },
  })
  @Nullable()
  @IsObject()
  readonly filter?: Record<string, unknown> | null;

  /** `full`: all of the data. `thin`: only the ids in it, for receivers that are not to learn more, or that ask for what is newest. Usually `full`. */
  @Optional()
  @IsIn(PAYLOADS)
  readonly payload?: WebhookPayload;

  /**
   * `standard`: `{ type, timestamp, data }`. `cloudevents-structured`: an event of CloudEvents 1.0 in JSON. `cloudevents-binary`: the data, and
   * the attributes of CloudEvents 1.0 in `ce-*` headers. All are signed in the same way. Usually `standard`.
   */
  @Optional()
  @IsIn(FORMATS)
  readonly format?: WebhookFormat;
}
