import { join } from 'node:path';
import { goldenEvents } from '#kernel/testing';
import { givenGrants, grantEvents } from './grant.ts';
import { group, groupEvents } from './group.ts';
import { roleCatalogue, roleEvents } from './role.ts';

const folder = join(import.meta.dirname, '../../events.golden');

goldenEvents(folder, roleEvents, roleCatalogue);
goldenEvents(folder, grantEvents, givenGrants);
goldenEvents(folder, groupEvents, group);
