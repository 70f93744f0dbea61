import { Injectable } from '@nestjs/common';
import { generateSecret, generateURI, verify } from 'otplib';
import qrcode from 'qrcode';
import { TotpCodes, type TotpLabel } from '../../domain/factors/totp-codes.ts';

const STEP_SECONDS = 30;
const PIXELS = 320;

@Injectable()
export class OtplibTotpCodes extends TotpCodes {
  override newSecret(): string {
    return generateSecret({ length: 20 });
  }

  override uri(secret: string, { issuer, account }: TotpLabel): string {
    return generateURI({ issuer, label: account, secret });
  }

  override image(uri: string): Promise<Uint8Array> {
    return qrcode.toBuffer(uri, { type: 'png', errorCorrectionLevel: 'M', margin: 4, width: PIXELS });
  }

  override async stepOf(secret: string, code: string, at: Date, usedUntil: number): Promise<number | null> {
    if (!/^\d{6}$/.test(code)) return null;
    const epoch = Math.floor(at.getTime() / 1_000);
    const judged = await verify({ secret, token: code, epoch, epochTolerance: STEP_SECONDS, afterTimeStep: usedUntil });
    return judged.valid && 'timeStep' in judged ? judged.timeStep : null;
  }
}
