import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsString,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { Nullable, Optional, Receipt } from '#kernel';

export class CreateWebhookEndpointBody {
  /** Where messages are posted to: https on port 443 or 8443, in the public internet. */
  @IsString()
  @Length(1, 2048)
  readonly url!: string;

  @Nullable()
  @IsString()
  @MaxLength(200)
  readonly description?: string | null;

  /** Types or patterns: `booking.confirmed`, `booking.*`, `*`. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  readonly eventTypes!: string[];

  /** The dated version of the API in which messages come. Left out, the one that the request speaks. */
  @Optional()
  @Matches(/^\d{4}-\d\d-\d\d$/, { message: 'apiVersion must be a date such as 2026-11-01' })
  readonly apiVersion?: string;
}

export class ChangeWebhookEndpointBody {
  @Optional()
  @IsString()
  @Length(1, 2048)
  readonly url?: string;

  /** `null` clears it. */
  @Nullable()
  @IsString()
  @MaxLength(200)
  readonly description?: string | null;

  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  readonly eventTypes?: string[];

  /** Messages that are made from now on come in this dated version of the API; those that wait stay as they are. */
  @Optional()
  @Matches(/^\d{4}-\d\d-\d\d$/, { message: 'apiVersion must be a date such as 2026-11-01' })
  readonly apiVersion?: string;

  /** A disabled endpoint gets no new messages; those that wait go on when it is active again. */
  @Optional()
  @IsIn(['active', 'disabled'])
  readonly status?: 'active' | 'disabled';
}

export class CreatedWebhookEndpoint extends Receipt {
  /** `whsec_…`, what messages are signed with. Shown this once: `null` when the request was repeated. */
  readonly secret!: string | null;
}
