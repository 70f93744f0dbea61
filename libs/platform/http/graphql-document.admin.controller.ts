import { Controller } from '@nestjs/common';
import { GraphqlDocumentController } from './graphql-document.controller.ts';

/** The same for staff, in the administration API. */
@Controller('v1/enterprise')
export class GraphqlDocumentAdminController extends GraphqlDocumentController {}
