import { Module } from '@nestjs/common';
import { BrandModule } from './brand.module.ts';
import { WebhookPortalPage } from './http/webhooks/portal/portal-page.ts';

/** The page of the consumer portal, where the public API is. */
@Module({ imports: [BrandModule], providers: [WebhookPortalPage] })
export class PortalPageModule {}
