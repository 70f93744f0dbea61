import { Controller } from '@nestjs/common';
import { KeyPolicyController } from './key-policy.controller.ts';

/** The same for staff, in the administration API. */
@Controller('v1/enterprise')
export class KeyPolicyAdminController extends KeyPolicyController {}
