import { IsBoolean, IsInt, IsString, Length, Max, Min } from 'class-validator';
import { Optional } from '#kernel';
import { LONGEST_CODE } from '../../domain/webhooks/transformation.ts';

export class PutWebhookTransformationBody {
  /**
   * JavaScript that defines `function transform({ message, endpoint })`, which returns at once an object with what it wants changed: `body`,
   * `contentType`, `headers`, `urlPath` or `cancel`. It is shown to everybody who may see the receiver, so it is no place for secrets.
   */
  @IsString()
  @Length(1, LONGEST_CODE)
  readonly code!: string;

  /** Messages go out as they are while it is not. Left out, it stays as it is: `true` at first. */
  @Optional()
  @IsBoolean()
  readonly isEnabled?: boolean;
}

export class RollBackWebhookTransformationBody {
  /** Number of the revision that runs from now on. */
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  readonly revision!: number;
}
