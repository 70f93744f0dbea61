import { Module } from '@nestjs/common';
import { BrandModule } from './brand.module.ts';
import { WebhookPortalPage } from './http/webhooks/portal/portal-page.ts';
import { GetPortalFrameHandler } from './queries/webhooks/get-portal-frame.query.ts';

/** The page of the consumer portal, where the public API is. */
@Module({ imports: [BrandModule], providers: [WebhookPortalPage, GetPortalFrameHandler] })
export class PortalPageModule {}
