import { type DynamicModule, Injectable, Module } from '@nestjs/common';
import { AbstractGraphQLDriver, type GqlModuleOptions, GraphQLModule } from '@nestjs/graphql';
import { GraphQLScalarType } from 'graphql';
import { GraphqlController } from './graphql.controller.ts';
import { GraphqlSockets } from './graphql-sockets.ts';
import { GraphqlEngine } from './graphql-engine.ts';
import { schemaSource } from './schema-text.ts';

const asItIs = (name: string, description: string): GraphQLScalarType =>
  new GraphQLScalarType({ name, description, serialize: (value) => value, parseValue: (value) => value });

/** Puts the schema together; documents are run behind a route of ours, which has the habits of every route. */
@Injectable()
class SchemaDriver extends AbstractGraphQLDriver {
  override async start(): Promise<void> {
    // Nothing is served by the driver.
  }

  override async stop(): Promise<void> {
    // Nor stopped.
  }
}

/** `POST /graphql` over the resolvers of all modules, with these parts of the schema's text. */
@Module({})
export class GraphqlModule {
  static forRoot(types: readonly string[]): DynamicModule {
    const options: GqlModuleOptions = {
      driver: SchemaDriver,
      typeDefs: schemaSource(types),
      resolvers: {
        DateTime: asItIs('DateTime', 'A moment, RFC 3339 in UTC.'),
        JSON: asItIs('JSON', 'Any JSON value.'),
        Filter: asItIs('Filter', 'A condition on the things of a list, as the body of its search over REST has it.'),
      },
    };
    return {
      module: GraphqlModule,
      imports: [GraphQLModule.forRoot(options)],
      controllers: [GraphqlController],
      providers: [GraphqlEngine, GraphqlSockets],
      exports: [GraphqlEngine],
    };
  }
}
