import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '#kernel';
import { MessagePayloads } from '../../domain/webhooks/message-payloads.ts';
import { type MessagePlace, PAYLOAD_SQL, placesOf } from './payload-sql.ts';

@Injectable()
export class StoredMessagePayloads extends MessagePayloads {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  /** One endpoint at a time, so that it waits for nobody while others wait for it. */
  override async expunge(schema: string, eventId: string): Promise<boolean> {
    const places = await this.database.read<MessagePlace>(schema, { ...PAYLOAD_SQL.places, values: [eventId] });
    for (const place of places) {
      const values = placesOf([place]);
      await this.database.readAll(schema, [
        { ...PAYLOAD_SQL.expunge, values },
        { ...PAYLOAD_SQL.emptyTries, values },
      ]);
    }
    return places.length > 0;
  }
}
