import { Controller } from '@nestjs/common';
import { ApiKeyController } from './api-key.controller.ts';

/** The same for staff, in the administration API. */
@Controller('v1/enterprise/api-keys')
export class ApiKeyAdminController extends ApiKeyController {}
