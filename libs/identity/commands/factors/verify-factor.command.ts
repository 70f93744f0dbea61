import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsString, Length } from 'class-validator';
import { AuditTrail, DomainError, IsTypedId, Optional, type TenantTransaction, typedId } from '#kernel';
import { FactorsOfPeople } from '../../aggregates.ts';
import { type NewPasskey } from '../../domain/factors/passkeys.ts';
import {
  addFactor,
  type LeavingFactor,
  type OwnFactorKind,
  replaceFactor,
} from '../../domain/factors/person-factors.ts';
import { type FactorRow } from '../../entities/factor-row.ts';
import { AddressFactors } from './address-factors.ts';
import { CodeProofs } from './code-proofs.ts';
import { FactorRows, factorsStreamOf } from './factor-rows.ts';
import { PasskeyFactors } from './passkey-factors.ts';

export class VerifyFactorBody {
  @IsTypedId('fac')
  readonly id!: string;

  /** What an authenticator app shows now, or what was sent. */
  @Optional()
  @IsString()
  @Length(6, 20)
  readonly code?: string;

  /** Of a passkey: what `navigator.credentials.create()` has answered (RegistrationResponseJSON). */
  @Optional()
  @IsObject()
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  readonly credential?: object;
}

/** Ends setting a factor up: the first right proof. From then on it is in use. @throws DomainError `factor.wrong-proof` */
export class VerifyFactor extends Command<void> {
  constructor(
    readonly userId: string,
    readonly proof: VerifyFactorBody,
  ) {
    super();
  }
}

@CommandHandler(VerifyFactor)
export class VerifyFactorHandler implements ICommandHandler<VerifyFactor> {
  constructor(
    private readonly people: FactorsOfPeople,
    private readonly rows: FactorRows,
    private readonly codes: CodeProofs,
    private readonly addresses: AddressFactors,
    private readonly passkeys: PasskeyFactors,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ userId, proof }: VerifyFactor): Promise<void> {
    const row = await this.rows.find(userId, proof.id);
    // What is in use is not proved again: then this is a repeat, which the story answers.
    const passkey = row.confirmedAt === null ? await this.#proved(row, proof) : null;
    const former = await this.#formerOf(row);
    const factor = { userId, factorId: row.factorId, kind: row.kind as OwnFactorKind };
    await this.people.change(
      factorsStreamOf(userId),
      (state) => (former ? replaceFactor(state, factor, former) : addFactor(state, factor)),
      (tx) => this.#keep(tx, row, { passkey, former }),
    );
  }

  /** @returns what a passkey brings to be kept */
  async #proved(row: FactorRow, { code, credential }: VerifyFactorBody): Promise<NewPasskey | null> {
    if (row.kind === 'passkey') {
      const made = credential ? await this.passkeys.made(row, credential) : null;
      if (made) return made;
    } else if (code !== undefined && (await this.codes.take(row, row.factorId, code))) return null;
    throw new DomainError(
      'invalid',
      'factor.wrong-proof',
      row.kind === 'passkey'
        ? 'This credential does not answer the challenge; begin anew'
        : 'This is not the code; send the one that is shown now, or the last one that was sent',
    );
  }

  async #formerOf({ userId, facts: { replaces } }: FactorRow): Promise<LeavingFactor | null> {
    const former = (await this.rows.inUse(userId)).find(({ factorId }) => factorId === replaces);
    return former ? { userId, factorId: former.factorId, formerAddress: await this.addresses.addressOf(former) } : null;
  }

  async #keep(
    tx: TenantTransaction,
    { userId, factorId, kind }: FactorRow,
    { passkey, former }: { readonly passkey: NewPasskey | null; readonly former: LeavingFactor | null },
  ): Promise<void> {
    if (passkey) await this.passkeys.keep(tx, factorId, passkey);
    await this.rows.confirm(tx, factorId);
    if (former) await this.rows.remove(tx, userId, [former.factorId]);
    const id = typedId('fac', factorId);
    await this.audit.record(tx, {
      action: 'factor.add',
      outcome: 'allowed',
      targets: [{ type: 'factor', id }],
      facts: { kind, factorId: id },
    });
  }
}
