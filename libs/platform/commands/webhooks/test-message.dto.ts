import { IsString, MaxLength } from 'class-validator';
import { Optional } from '#kernel';

export class TestMessageBody {
  /** A type of the catalogue, whose example is sent. Left out, a message of type `webhook.test` that says nothing more. */
  @Optional()
  @IsString()
  @MaxLength(100)
  readonly eventType?: string;
}
