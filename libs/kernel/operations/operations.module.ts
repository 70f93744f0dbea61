import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { OperationController } from './operation.controller.ts';
import { OperationRunner } from './operation-runner.ts';
import { OperationWorker } from './operation-worker.ts';

/** Long work: its resource for the api app, its doing for the worker. Kinds of work are declared by their contexts. */
@Module({
  imports: [DiscoveryModule],
  controllers: [OperationController],
  providers: [OperationRunner, OperationWorker],
  exports: [OperationRunner],
})
export class OperationsModule {}
