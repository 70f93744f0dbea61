import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { Clock } from '../../domain/clock.ts';
import { type TenantRef } from '../../context/request-context.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { requestOf } from '../requests/request-of.ts';
import { type Assurance } from './principal.ts';
import { STEP_UP_METADATA, type StepUpRequirement } from './step-up.decorator.ts';

/** Knows how high somebody can get: who has no second factor cannot be asked for one. */
export abstract class AssuranceReach {
  /** @param userId public id of the person, `usr_…` */
  abstract highestOf(tenant: TenantRef, userId: string): Promise<Assurance['level']>;
}

/** Lets a request to a `@StepUp()` route through when its person has lately proved as much as they can. */
@Injectable()
export class StepUpGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const required = this.reflector.get<StepUpRequirement | undefined>(STEP_UP_METADATA, context.getHandler());
    if (!required) return true;
    const { principal } = requestOf(context);
    if (principal?.actor.onBehalfOf !== undefined)
      throw new ProblemError(403, 'impersonation.not-allowed', 'Nobody but the person may do this; support may not');
    if (principal?.actor.kind !== 'user') return true;
    const { assurance, tenant, actor } = principal;
    const reach = this.modules.get(AssuranceReach, { strict: false });
    const level = assurance?.level === 2 ? 2 : await reach.highestOf(tenant!, actor.id);
    const now = this.modules.get(Clock, { strict: false }).now().getTime();
    const freshSince = now - required.maxAgeSeconds * 1_000;
    if (assurance && assurance.level >= level && assurance.provedAt.getTime() >= freshSince) return true;
    throw stepUpRequired(level, required);
  }
}

function stepUpRequired(level: Assurance['level'], { maxAgeSeconds }: StepUpRequirement): ProblemError {
  const asked = `acr_values="aal${level}", max_age=${maxAgeSeconds}`;
  return new ProblemError(
    401,
    'auth.step-up-required',
    'Prove again who you are, at POST /v1/auth/step-up, and repeat the request with the token that you get',
    {
      extensions: { acrValues: `aal${level}`, maxAgeSeconds },
      headers: { 'WWW-Authenticate': `Bearer realm="clutch", error="insufficient_user_authentication", ${asked}` },
    },
  );
}
