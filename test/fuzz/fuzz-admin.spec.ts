import { fuzzLane } from './fuzz-lane.ts';

fuzzLane('admin');
