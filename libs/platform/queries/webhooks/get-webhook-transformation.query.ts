import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { currentTenant, DomainError, shapeOf, TenantDatabase } from '#kernel';
import { currentCode, MOST_REVISIONS, requireTransformation } from '../../domain/webhooks/transformation.ts';
import { WebhookEndpointRow } from '../../entities.ts';

export class TransformationRevisionView {
  /** Its number, from 1. */
  readonly revision!: number;
  readonly code!: string;
  readonly createdAt!: string;
}

export class WebhookTransformationView {
  readonly isEnabled!: boolean;
  /** Number of the revision that runs. */
  readonly revision!: number;
  readonly code!: string;
  /** The newest first; older ones than these are not kept. */
  @ApiProperty({ type: [TransformationRevisionView], maxItems: MOST_REVISIONS })
  readonly revisions!: TransformationRevisionView[];
  /** That of the receiver, which the transformation is part of. */
  readonly version!: number;
}

/** What is shown of a transformation. */
export const transformationShape = shapeOf<WebhookTransformationView>({
  isEnabled: true,
  revision: true,
  code: true,
  revisions: { revision: true, code: true, createdAt: true },
  version: true,
});

/** The script that changes the messages of an endpoint. */
export class GetWebhookTransformation extends Query<WebhookTransformationView> {
  constructor(readonly endpointId: string) {
    super();
  }
}

/** @throws DomainError `webhook-endpoint.not-found`, `webhook-transformation.not-found` */
@QueryHandler(GetWebhookTransformation)
export class GetWebhookTransformationHandler implements IQueryHandler<GetWebhookTransformation> {
  constructor(private readonly database: TenantDatabase) {}

  async execute({ endpointId }: GetWebhookTransformation): Promise<WebhookTransformationView> {
    const row = await this.database.withEntities(currentTenant().schema, (em) =>
      em.findOne(WebhookEndpointRow, { endpointId }),
    );
    if (!row)
      throw new DomainError('not-found', 'webhook-endpoint.not-found', 'There is no webhook endpoint with this id');
    const transformation = requireTransformation(row.transformation);
    const { isEnabled, revision, revisions } = transformation;
    const code = currentCode(transformation) ?? '';
    return { isEnabled, revision, code, revisions: revisions.map((one) => ({ ...one })), version: row.version };
  }
}
