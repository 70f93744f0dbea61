import { join } from 'node:path';
import { subjectErasedEvents } from '#kernel/domain';
import { goldenEvents } from '#kernel/testing';
import { dataSubject } from './people/data-subject.ts';

goldenEvents(join(import.meta.dirname, '../events.golden'), subjectErasedEvents, dataSubject);
