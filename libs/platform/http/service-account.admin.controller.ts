import { Controller } from '@nestjs/common';
import { ServiceAccountController } from './service-account.controller.ts';

/** The same for staff, in the administration API. */
@Controller('v1/enterprise/service-accounts')
export class ServiceAccountAdminController extends ServiceAccountController {}
