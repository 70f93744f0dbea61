import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Command, CommandBus, type Query, QueryBus } from '@nestjs/cqrs';
import {
  ArchiveError,
  type Config,
  DomainError,
  KERNEL,
  type Kernel,
  KernelModule,
  runInContext,
  startWakeUps,
} from '#kernel';
import { bookingContext } from '#booking';
import { fleetContext } from '#fleet';
import { identityContext } from '#identity';
import { partnerContext } from '#partner';
import { platformContext } from '#platform';
import { telematicsContext } from '#telematics';
import { TenancyCommandLineModule, tenancyContext } from '#tenancy';
import { withDatabase } from './database.ts';
import { LaunchError } from './launch-error.ts';

/** The buses, for the operator of the installation. */
export interface OperatorBus {
  send<T>(command: Command<T>): Promise<T>;
  ask<T>(query: Query<T>): Promise<T>;
}

@Module({})
class CommandLineModule {
  static forRoot(config: Config): DynamicModule {
    // It serves none of them, but knows their read models.
    const contexts = [
      tenancyContext,
      identityContext,
      platformContext,
      partnerContext,
      fleetContext,
      telematicsContext,
      bookingContext,
    ];
    return {
      module: CommandLineModule,
      imports: [KernelModule.forRoot({ config, name: 'cli', contexts }), TenancyCommandLineModule],
    };
  }
}

/**
 * Runs `work` as the operator, on the database of the settings and without any app.
 * @throws LaunchError where a command was refused, with its sentence
 */
export async function withOperator<T>(work: (bus: OperatorBus) => Promise<T>): Promise<T> {
  return withDatabase(async ({ config }) => {
    const app = await NestFactory.createApplicationContext(CommandLineModule.forRoot(config), {
      logger: ['error'],
      abortOnError: false,
    });
    // What is written wakes the workers that run, if any do; where none does, nothing is lost.
    const wakeUps = startWakeUps(app.get<Kernel>(KERNEL), () => undefined);
    try {
      return await runInContext(context(), () =>
        work({
          send: (command) => app.get(CommandBus).execute(command),
          ask: (query) => app.get(QueryBus).execute(query),
        }),
      );
    } catch (error) {
      throw error instanceof DomainError || error instanceof ArchiveError
        ? new LaunchError(`${error.message}.`)
        : error;
    } finally {
      await wakeUps.flush();
      await app.close();
    }
  });
}

function context() {
  const requestId = `cli_${process.pid}`;
  const actor = { kind: 'operator', id: 'operator', name: 'Operator' } as const;
  return { requestId, correlation: requestId, source: 'system' as const, actor };
}
