import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, Matches } from 'class-validator';
import { Nullable } from '#kernel';

/** What a subscription to events asks for. */
export class EventsWished {
  @Nullable()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsString({ each: true })
  readonly types?: string[] | null;

  @Nullable()
  @Matches(/^[a-z]{2,8}_[0-7][0-9a-hjkmnp-tv-z]{25}$/, {
    message: 'resourceId must be the id of a resource, as in bkg_…',
  })
  readonly resourceId?: string | null;

  @Nullable()
  @Matches(/^\d{1,15}$/, { message: 'after must be a position as an event showed it' })
  readonly after?: string | null;
}
