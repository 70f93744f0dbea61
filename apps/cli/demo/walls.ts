import { eventually, insist } from './expectations.ts';
import { type HttpClient } from './http-client.ts';
import { type LiveClient } from './live-client.ts';

export interface ForeignIds {
  readonly bookingId: string;
  readonly vehicleId: string;
  readonly needId: string;
  readonly workshopId: string;
  readonly endpointId: string;
}

/** Whoever holds another tenant's key gets 404 for each of these ids. */
export async function insistOnWalls(stranger: HttpClient, ids: ForeignIds): Promise<void> {
  const paths = [
    `/v1/bookings/${ids.bookingId}`,
    `/v1/bookings/${ids.bookingId}/timeline`,
    `/v1/vehicles/${ids.vehicleId}`,
    `/v1/vehicles/${ids.vehicleId}/position`,
    `/v1/maintenance-needs/${ids.needId}`,
    `/v1/workshops/${ids.workshopId}`,
    `/v1/webhook-endpoints/${ids.endpointId}`,
    `/v1/webhook-endpoints/${ids.endpointId}/deliveries`,
  ];
  for (const path of paths) await stranger.send('GET', path, { expect: 404 });
  const cancellation = `/v1/bookings/${ids.bookingId}/cancellation`;
  await stranger.send('POST', cancellation, { body: { reason: 'not mine' }, expect: 404 });
}

/** The same over the live feed. Closes the socket. */
export async function insistOnWallOfSocket(socket: LiveClient, bookingId: string): Promise<void> {
  socket.connect();
  const problem = await eventually('a stranger is answered on the socket', async () => {
    // Rejects until the connection is made.
    const answer = await socket.watch(bookingId).catch(() => undefined);
    // The server is there and its database is not: that is no answer to the question.
    return answer?.status === 503 ? undefined : answer;
  });
  socket.close();
  insist(problem.status === 404, `A stranger's watch answers 404, not ${problem.status}`);
}
