import { Injectable } from '@nestjs/common';
import { Aggregate, AggregateStore } from '#kernel';
import { type DeprecatedOperationUsed, type ToldOfUse, toldOfUse } from './domain/deprecated-use.ts';
import { customMessage, type CustomMessage, type CustomMessageSent } from './domain/webhooks/custom-message.ts';
import { type QuotaWarned, quotaWarning, type QuotaWarning } from './domain/quota-warning.ts';

/** Warnings of used-up quotas, a stream for each month, unit and part. */
@Injectable()
export class QuotaWarnings extends Aggregate<QuotaWarning, QuotaWarned> {
  constructor(store: AggregateStore) {
    super(store, { category: 'quota-warning', fold: quotaWarning });
  }
}

/** What the owners were told of the use of deprecated operations, a stream for each credential and operation. */
@Injectable()
export class ToldOfUses extends Aggregate<ToldOfUse, DeprecatedOperationUsed> {
  constructor(store: AggregateStore) {
    super(store, { category: 'deprecated-use', fold: toldOfUse });
  }
}

/** The tenant's own messages, a stream for each. */
@Injectable()
export class CustomMessages extends Aggregate<CustomMessage, CustomMessageSent> {
  constructor(store: AggregateStore) {
    super(store, { category: 'custom-message', fold: customMessage });
  }
}
