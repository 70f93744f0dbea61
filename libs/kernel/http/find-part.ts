import { type Abstract, type Type } from '@nestjs/common';
import { type ModuleRef } from '@nestjs/core';

/** What some module of the app provides under this class; `null` where none does. */
export function findPart<Part>(app: Pick<ModuleRef, 'get'>, part: Type<Part> | Abstract<Part>): Part | null {
  try {
    return app.get<Part>(part, { strict: false });
  } catch {
    return null; // Nest throws for what nobody provides
  }
}
