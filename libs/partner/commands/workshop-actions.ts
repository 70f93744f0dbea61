import { bulkAction, type BulkActions } from '#kernel';
import { ChangeWorkshop, ChangeWorkshopBody } from './change-workshop.command.ts';
import { RegisterWorkshop, RegisterWorkshopBody } from './register-workshop.command.ts';

/** How one of many workshops is registered. */
export const registerOne = bulkAction({
  permission: 'workshop:create',
  status: 201,
  prefix: 'wsh',
  body: RegisterWorkshopBody,
  command: (_, body) => new RegisterWorkshop(body),
});

/** What can be done to many workshops at once. */
export const workshopActions: BulkActions = {
  register: registerOne,
  change: bulkAction({
    permission: 'workshop:update',
    status: 200,
    prefix: 'wsh',
    needsVersion: true,
    target: { prefix: 'wsh', notFound: 'workshop.not-found' },
    body: ChangeWorkshopBody,
    command: (id, patch) => new ChangeWorkshop(id, patch),
  }),
};
