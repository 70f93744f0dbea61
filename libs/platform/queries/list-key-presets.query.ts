import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DeclaredSubjects } from '#kernel';
import { KEY_PRESETS } from '../domain/key-presets.ts';
import { publicScopes } from '../domain/key-scopes.ts';

export class ApiKeyPresetView {
  /** What `preset` of a new key takes. */
  readonly name!: string;
  readonly description!: string;
  readonly scopes!: string[];
}

export class ApiKeyPresetsView {
  readonly data!: ApiKeyPresetView[];
  /** Every scope that a publishable key may have. */
  readonly publicScopes!: string[];
}

/** What keys are mostly made for, with the scopes of each. */
export class ListKeyPresets extends Query<ApiKeyPresetsView> {}

@QueryHandler(ListKeyPresets)
export class ListKeyPresetsHandler implements IQueryHandler<ListKeyPresets> {
  constructor(private readonly subjects: DeclaredSubjects) {}

  execute(): Promise<ApiKeyPresetsView> {
    const data = KEY_PRESETS.map((preset) => ({ ...preset, scopes: [...preset.scopes] }));
    return Promise.resolve({ data, publicScopes: publicScopes(this.subjects) });
  }
}
