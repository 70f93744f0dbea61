import { Module } from '@nestjs/common';
import { Brands, WebOrigins } from '#kernel';
import { ResolvedTextRecords } from './adapters/resolved-text-records.ts';
import { StoredBrands } from './adapters/stored-brands.ts';
import { StoredWebDomains } from './adapters/stored-web-domains.ts';
import { StoredWebOrigins } from './adapters/stored-web-origins.ts';
import { ChangeBrandHandler } from './commands/change-brand.command.ts';
import { ProvePortalHostHandler } from './commands/prove-portal-host.command.ts';
import { WebDomains } from './contracts.ts';
import { TextRecords } from './domain/text-records.ts';
import { BrandAdminController } from './http/brand.admin.controller.ts';
import { GetBrandHandler } from './queries/get-brand.query.ts';

/** Whose a proved host is: for the portal that lies there, and for pages there that call the API. */
@Module({
  providers: [
    { provide: Brands, useClass: StoredBrands },
    { provide: WebOrigins, useClass: StoredWebOrigins },
    { provide: WebDomains, useClass: StoredWebDomains },
  ],
  exports: [Brands, WebOrigins, WebDomains],
})
export class BrandModule {}

/** The same, and what staff decide about it. */
@Module({
  imports: [BrandModule],
  controllers: [BrandAdminController],
  providers: [
    { provide: TextRecords, useClass: ResolvedTextRecords },
    ChangeBrandHandler,
    ProvePortalHostHandler,
    GetBrandHandler,
  ],
})
export class BrandAdminModule {}
