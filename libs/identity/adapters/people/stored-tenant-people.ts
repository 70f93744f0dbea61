import { Inject, Injectable } from '@nestjs/common';
import {
  type Bus,
  KERNEL,
  type Kernel,
  TenantDatabase,
  TenantPeople,
  type TenantPerson,
  type TenantRef,
} from '#kernel';
import { OWNER_ROLE } from '../../domain/access/ready-made-roles.ts';

/** Of the hints that somebody has left or is back; the payload is their id. */
const TOPIC = 'people';

type PersonRow = TenantPerson & Record<string, unknown>;

const SQL = {
  find: {
    name: 'identity.present_person',
    text: `select user_id as "userId", email, name, locale from identity_user where user_id = $1 and disabled_at is null`,
  },
  owners: {
    name: 'identity.present_owners',
    text: `select user_id as "userId", email, name, locale from identity_user where disabled_at is null
        and user_id::text in (select holder_id from identity_grant where role_id = $1 and holder_kind = 'user' and revoked_at is null
          and not_before is null and not_after is null and scope ->> 'kind' = 'tenant')
      order by created_at, user_id`,
  },
} as const;

/** The people as their tenant's tables have them. */
@Injectable()
export class StoredTenantPeople extends TenantPeople {
  readonly #bus: Bus;

  constructor(
    private readonly database: TenantDatabase,
    @Inject(KERNEL) { bus }: Kernel,
  ) {
    super();
    this.#bus = bus;
  }

  override async find({ schema }: Pick<TenantRef, 'schema'>, userId: string): Promise<TenantPerson | undefined> {
    const [person] = await this.database.read<PersonRow>(schema, { ...SQL.find, values: [userId] });
    return person;
  }

  override owners({ schema }: Pick<TenantRef, 'schema'>): Promise<TenantPerson[]> {
    return this.database.read<PersonRow>(schema, { ...SQL.owners, values: [OWNER_ROLE] });
  }

  override tellOf(userId: string): void {
    this.#bus.publish(TOPIC, userId);
  }

  override onChange(listener: (userId: string | null) => void): void {
    this.#bus.subscribe(TOPIC, listener, () => listener(null));
  }
}
