import { type InferEntity } from '@mikro-orm/core';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { currentTenant, Keyset, type Page, type PageQuery, Paging, PlatformDatabase } from '#kernel';
import { testModeRequired } from '../domain/test-mode.ts';
import { TestMessageRow } from '../entities.ts';

type Row = InferEntity<typeof TestMessageRow>;

export class TestMessageView {
  /** The same however often the message would have been sent. */
  readonly id!: string;
  readonly channel!: 'email' | 'sms';
  /** E-mail address or telephone number. */
  readonly to!: string;
  /** BCP 47. */
  readonly locale!: string;
  /** Which of our texts it is: `sign-in-code`. */
  readonly template!: string;
  /** E-mail only. */
  readonly subject!: string | null;
  readonly text!: string;
  readonly keptAt!: string;
}

const NEWEST_FIRST = new Keyset<Row>([
  ['keptAt', 'desc'],
  ['messageId', 'desc'],
]);

/** What the tenant's test data would have sent to people, the newest first. */
export class ListTestMessages extends Query<Page<TestMessageView>> {
  constructor(readonly page: PageQuery) {
    super();
  }
}

@QueryHandler(ListTestMessages)
export class ListTestMessagesHandler implements IQueryHandler<ListTestMessages> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly paging: Paging,
  ) {}

  /** @throws DomainError `test-mode.required` */
  execute({ page }: ListTestMessages): Promise<Page<TestMessageView>> {
    const { id: tenantId, sandboxOf } = currentTenant();
    if (!sandboxOf) throw testModeRequired();
    return this.paging.page<Row, TestMessageView>(page, {
      list: 'tenancy.test-messages',
      keyset: NEWEST_FIRST,
      fetch: (where, orderBy, limit) =>
        this.platform.em.find(TestMessageRow, { $and: [{ tenantId }, where] }, { orderBy, limit }),
      view: ({ messageId: id, recipient: to, keptAt, channel, locale, template, subject, text }) => ({
        id,
        channel,
        to,
        locale,
        template,
        subject,
        text,
        keptAt: keptAt.toISOString(),
      }),
    });
  }
}
