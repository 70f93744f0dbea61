import { type Call } from './call.ts';
import { type World } from './world.ts';

/** Documents that are registered; what is taken away comes last. */
export const graphqlCalls = ({ canary }: World): Readonly<Record<string, Call>> => ({
  listGraphqlDocuments: {},
  registerGraphqlDocument: { body: { name: `again-${canary}`, query: `query Again { __typename } # ${canary}` } },
  getGraphqlDocument: {},
  getGraphqlPolicy: {},
  changeGraphqlPolicy: { body: { onlyRegistered: false }, headers: { 'if-match': '*' } },
  deleteGraphqlDocument: {},
});

/** The same by staff, with a document that is still there. */
export const staffGraphqlCalls = (world: World): Readonly<Record<string, Call>> => {
  const params = { documentId: world.ids['staffDocumentId']! };
  return Object.fromEntries(Object.entries(graphqlCalls(world)).map(([name, call]) => [name, { ...call, params }]));
};
