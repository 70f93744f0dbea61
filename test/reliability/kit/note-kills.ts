import { type Cluster } from '../../kit/cluster.ts';
import { type History } from './history.ts';
import { type Nemesis } from './nemesis.ts';

/** Processes write down what they have counted once a second. */
export const COUNTED_WITHIN_MS = 1_500;

/** Writes down which app was killed when: what it had not written down by then is lost with right. And when nobody could write anything. */
export function noteKills({ kills: noted, outages }: History, { kills }: Nemesis, { apiUrls }: Cluster): void {
  const ofApi = kills.filter(({ victim }) => victim === 'api');
  const ofPostgres = kills.filter(({ victim }) => victim === 'postgres');
  outages.push(...ofPostgres.map(({ at, backMs }) => ({ from: at, to: at + backMs })));
  noted.push(...ofApi.map(({ index, at }) => ({ apiUrl: apiUrls[index]!, at })));
}
