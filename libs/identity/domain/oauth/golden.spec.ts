import { join } from 'node:path';
import { goldenEvents } from '#kernel/testing';
import { consent, consentEvents } from './consent.ts';

goldenEvents(join(import.meta.dirname, '../../events.golden'), consentEvents, consent);
