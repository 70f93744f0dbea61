import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import { type ValidationError } from 'class-validator';
import { invalidRequest } from '../problems/problem-error.ts';
import { type ProblemItem } from '../problems/problem.ts';
import { escapePointer } from '../requests/json-body.ts';

class Rejected extends Error {
  constructor(readonly errors: ValidationError[]) {
    super('The request does not fit its class');
  }
}

/**
 * Checks bodies and queries against their classes. Unknown fields are refused, nested ones too, nothing is converted that does not say
 * `@Type(() => Number)`, and every fault comes back with its place: `pointer` in a body, `parameter` elsewhere.
 */
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      validationError: { target: false, value: false },
      exceptionFactory: (errors: ValidationError[]) => new Rejected(errors),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      throw invalidRequest(flatten(error.errors, metadata.type === 'body' ? pointerOf : parameterOf));
    }
  }
}

type Place = (path: readonly string[]) => Pick<ProblemItem, 'pointer' | 'parameter'>;

function flatten(errors: readonly ValidationError[], place: Place, parents: readonly string[] = []): ProblemItem[] {
  return errors.flatMap(({ property, constraints = {}, children = [] }) => {
    const path = parents.concat(property);
    const own = Object.entries(constraints).map(([name, detail]): ProblemItem =>
      Object.assign(place(path), { code: codeOf(name), detail }),
    );
    return own.concat(flatten(children, place, path));
  });
}

/** `whitelistValidation` is class-validator's word for a field that nobody asked for; `isInt` → `is-int`. */
function codeOf(constraint: string): string {
  return constraint === 'whitelistValidation'
    ? 'unknown'
    : constraint.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function pointerOf(path: readonly string[]): { pointer: string } {
  return { pointer: path.map((step) => `/${escapePointer(step)}`).join('') };
}

function parameterOf([first = '', ...rest]: readonly string[]): { parameter: string } {
  return { parameter: first + rest.map((step) => `[${step}]`).join('') };
}
