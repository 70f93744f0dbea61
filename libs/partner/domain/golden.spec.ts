import { join } from 'node:path';
import { goldenEvents } from '#kernel/testing';
import { workshop, workshopEvents } from './workshop.ts';

goldenEvents(join(import.meta.dirname, '../events.golden'), workshopEvents, workshop);
