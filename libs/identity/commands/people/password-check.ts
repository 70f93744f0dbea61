import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { checkPassword, LeakedPasswords, PasswordStrength } from '../../domain/people/passwords.ts';

/** What a new password is held against. */
export interface PasswordContext {
  /** Texts that a guesser would try first: the person's name and address, the tenant's name. */
  readonly about: readonly string[];
  /** Least score of zxcvbn, 0 to 4. */
  readonly leastScore: number;
}

/** Whether somebody may have this password from now on (NIST SP 800-63B §5.1.1.2): long enough, never leaked, not easily guessed. */
@Injectable()
export class PasswordCheck {
  constructor(
    private readonly leaked: LeakedPasswords,
    private readonly strength: PasswordStrength,
  ) {}

  /** What nobody may fall below, whatever a tenant's policy says. @throws DomainError `user.password-length`, `user.password-leaked` */
  async requireLeast(password: string): Promise<void> {
    checkPassword(password);
    if (await this.leaked.has(password))
      throw new DomainError(
        'invalid',
        'user.password-leaked',
        'This password was leaked somewhere and is among the first that are tried; choose another one',
      );
  }

  /** @throws DomainError `user.password-length`, `user.password-leaked`, `user.password-guessable` */
  async require(password: string, { about, leastScore }: PasswordContext): Promise<void> {
    await this.requireLeast(password);
    const score = await this.strength.scoreOf(password, about);
    if (score >= leastScore) return;
    throw new DomainError(
      'invalid',
      'user.password-guessable',
      'This password is too easily guessed; take several words that have nothing to do with each other or with you',
      { score, leastScore },
    );
  }
}
