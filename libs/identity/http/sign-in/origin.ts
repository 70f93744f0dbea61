import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { type HttpRequest } from '#kernel';
import { type SignInOrigin } from '../../commands/sign-in/sign-ins.ts';

const HEADER = 'clutch-device-id';
const DEVICE_ID = /^[\w-]{16,128}$/;

/** Where a request comes from. A device id of another form counts as none: it is a signal, and nobody is refused for it. */
export const Origin = createParamDecorator((_: unknown, context: ExecutionContext): SignInOrigin => {
  const { ip, headers } = context.switchToHttp().getRequest<HttpRequest>();
  const deviceId = String(headers[HEADER] ?? '');
  return { ip, userAgent: headers['user-agent'] ?? '', ...(DEVICE_ID.test(deviceId) ? { deviceId } : {}) };
});

/** Says in the document that a client may name its device. */
export const TakesDeviceId = (): MethodDecorator =>
  ApiHeader({
    name: 'Clutch-Device-Id',
    required: false,
    description: 'A random id that the client made once and keeps: 16 to 128 letters, digits, - and _.',
    schema: { type: 'string', pattern: DEVICE_ID.source },
  });
