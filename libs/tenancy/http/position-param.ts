import { Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { ProblemError } from '#kernel';

const POSITION = /^[1-9]\d{0,14}$/;

class PositionPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (POSITION.test(value)) return Number(value);
    throw new ProblemError(404, 'parked-event.not-found', 'A position is a whole number from 1 on');
  }
}

/** The path's position in a tenant's log; anything that is none answers 404, as one without a parked event does. */
export function PositionParam(): ParameterDecorator {
  return (target, method, index) => {
    if (method === undefined) throw new Error('@PositionParam belongs to a parameter of a method');
    Param('position', new PositionPipe())(target, method, index);
    const descriptor = Object.getOwnPropertyDescriptor(target, method);
    const schema = { type: 'integer' as const, minimum: 1, example: 8812 };
    if (descriptor) ApiParam({ name: 'position', schema })(target, method, descriptor);
  };
}
