import { Param } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { KEY_ID_PATTERN } from '../contracts.ts';

/** The path's `keyId`, `key_…`, as it is; what is none is found nowhere. */
export function KeyId(): ParameterDecorator {
  return (target, method, index) => {
    if (method === undefined) throw new Error('@KeyId belongs to a parameter of a method');
    Param('keyId')(target, method, index);
    const descriptor = Object.getOwnPropertyDescriptor(target, method);
    const schema = { type: 'string' as const, pattern: KEY_ID_PATTERN, example: 'key_7hT2mQ9xLb4K' };
    if (descriptor) ApiParam({ name: 'keyId', schema })(target, method, descriptor);
  };
}
