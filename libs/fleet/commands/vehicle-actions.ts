import { bulkAction, type BulkActions } from '#kernel';
import { RegisterVehicle, RegisterVehicleBody } from './register-vehicle.command.ts';
import { ReportTroubleCode, ReportTroubleCodeBody } from './report-trouble-code.command.ts';

/** How one of many vehicles is registered. */
export const registerOne = bulkAction({
  permission: 'vehicle:create',
  status: 201,
  prefix: 'veh',
  body: RegisterVehicleBody,
  command: (_, body) => new RegisterVehicle(body),
});

/** What can be done to many vehicles at once. */
export const vehicleActions: BulkActions = {
  register: registerOne,
  'report-trouble-code': bulkAction({
    permission: 'trouble-code:report',
    status: 200,
    prefix: 'veh',
    target: { prefix: 'veh', notFound: 'vehicle.not-found' },
    body: ReportTroubleCodeBody,
    command: (id, body) => new ReportTroubleCode(id, body),
  }),
};
