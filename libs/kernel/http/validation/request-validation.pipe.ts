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
      // Whether there is a value decides what is said of it.
      validationError: { target: false, value: true },
      exceptionFactory: (errors: ValidationError[]) => new Rejected(errors),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      throw invalidRequest(flatten(error.errors, metadata.type === 'body' ? pointerOf : parameterOf));
    }
  }
}

/** Class-validator's word for a field that nobody asked for. */
const UNKNOWN = 'whitelistValidation';

type Place = (path: readonly string[]) => Pick<ProblemItem, 'pointer' | 'parameter'>;

function flatten(errors: readonly ValidationError[], place: Place, parents: readonly string[] = []): ProblemItem[] {
  return errors.flatMap((error) => {
    const path = parents.concat(error.property);
    const own = faultsOf(error).map((fault): ProblemItem => Object.assign(place(path), fault));
    return own.concat(flatten(error.children ?? [], place, path));
  });
}

/** Of a field that is missing one fault says so, with the kind of value that it wants: every further rule would be broken as well. */
function faultsOf({ property, value, constraints = {} }: ValidationError): Pick<ProblemItem, 'code' | 'detail'>[] {
  if (UNKNOWN in constraints)
    return [{ code: 'unknown', detail: `there is no ${property} here: mend its spelling, or leave it out` }];
  const faults = Object.entries(constraints).map(([name, detail]) => ({ code: codeOf(name), detail }));
  // Rules are checked from the last one that is written up, so that the last of the faults is about the kind.
  const kind = faults.at(-1);
  return value === undefined && kind
    ? [{ code: 'required', detail: `${property} is required: ${kind.detail}` }]
    : faults;
}

/** `isInt` → `is-int`. */
function codeOf(constraint: string): string {
  return constraint.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function pointerOf(path: readonly string[]): { pointer: string } {
  return { pointer: path.map((step) => `/${escapePointer(step)}`).join('') };
}

function parameterOf([first = '', ...rest]: readonly string[]): { parameter: string } {
  return { parameter: first + rest.map((step) => `[${step}]`).join('') };
}
