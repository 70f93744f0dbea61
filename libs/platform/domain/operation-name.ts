/** What usage calls an operation: its `operationId`, or `graphql:` and the name of a GraphQL operation or document. */
export const OPERATION_NAME = /^([A-Za-z][A-Za-z0-9]{0,99}|graphql:[A-Za-z_][A-Za-z0-9_.-]{0,99})$/;
