import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import { abilityOf, CONFIG, type Config, type Principal } from '#kernel';

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Knows the operator of the installation by `CLUTCH_OPERATOR_TOKEN`. The operator belongs to no tenant and sees no tenant's data. */
@Injectable()
export class OperatorStrategy extends PassportStrategy(Strategy, 'operator') {
  readonly #expected: Buffer;
  readonly #principal: Principal = {
    actor: { kind: 'operator', id: 'operator', name: 'Operator' },
    ability: abilityOf(['tenant:*', 'plan:*', 'subscription:*']),
    credentialId: 'operator',
  };

  constructor(@Inject(CONFIG) config: Config) {
    super();
    this.#expected = sha256(config.operatorToken);
  }

  validate({ headers }: FastifyRequest): Principal | false {
    const token = headers.authorization?.replace(/^Bearer /i, '') ?? '';
    return timingSafeEqual(sha256(token), this.#expected) && this.#principal;
  }
}
