import { applyDecorators, Header } from '@nestjs/common';
import { ApiConsumes, ApiProduces } from '@nestjs/swagger';
import { SCIM_JSON } from '#kernel';

const [MEDIA_TYPE = ''] = SCIM_JSON.split(';');

/** The route speaks SCIM's JSON (RFC 7644 §3.1). */
export function ScimAnswer(): MethodDecorator {
  return applyDecorators(
    Header('Content-Type', SCIM_JSON),
    ApiProduces(MEDIA_TYPE),
    ApiConsumes(MEDIA_TYPE, 'application/json'),
  );
}
