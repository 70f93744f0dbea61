import { type Form } from './form.ts';

/** `2026-11-01`: the day on which a version began. */
export type ApiVersion = string;

/** Where objects of a form stand: `` is the whole, `data[]` each of a list, `positions[].fix` what is inside of each. */
export type Place = string;

/** One schema of the document that changed its form, and where it is sent and answered. */
export interface ChangedSchema {
  /** Its name in the OpenAPI document. */
  readonly schema: string;
  readonly form: Form;
  /** By `operationId`: where such objects stand in the answer. */
  readonly answers?: Readonly<Record<string, Place>>;
  /** By `operationId`: where such objects stand in the body. */
  readonly requests?: Readonly<Record<string, Place>>;
}

/** A change that breaks what clients rely on, which is why those of before go on with the old form. */
export interface ApiChange {
  /** The version that brought it. */
  readonly version: ApiVersion;
  /** For the changelog: what is different, in one sentence. */
  readonly title: string;
  /** What a client has to do when it moves to this version. */
  readonly migration: string;
  readonly schemas: readonly ChangedSchema[];
  /** By type: how the `data` of public events changed, in webhooks, in `GET /v1/events` and on sockets alike. */
  readonly events?: Readonly<Record<string, Form>>;
}
