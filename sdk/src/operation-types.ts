/** What an operation of the document takes in its query. */
export type QueryOf<Operation> = Operation extends { readonly parameters: { readonly query?: infer Query } }
  ? NonNullable<Query>
  : never;

/** What it takes as its body. */
export type BodyOf<Operation> = Operation extends { readonly requestBody?: infer Body }
  ? NonNullable<Body> extends { readonly content: infer Content }
    ? Content[keyof Content]
    : never
  : never;

type SuccessOf<Responses> =
  Responses extends Readonly<Record<200, infer Answer>>
    ? Answer
    : Responses extends Readonly<Record<201, infer Answer>>
      ? Answer
      : Responses extends Readonly<Record<202, infer Answer>>
        ? Answer
        : Responses extends Readonly<Record<207, infer Answer>>
          ? Answer
          : never;

/** What it answers when it succeeds; nothing where that has no body. */
export type ResultOf<Operation> = Operation extends { readonly responses: infer Responses }
  ? [SuccessOf<Responses>] extends [never]
    ? void
    : SuccessOf<Responses> extends { readonly content: infer Content }
      ? Content[keyof Content]
      : void
  : never;
