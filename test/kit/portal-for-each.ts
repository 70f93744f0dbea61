import { afterAll, beforeAll, beforeEach } from 'vitest';
import { PortalReader } from './portal-reader.ts';
import { type OpenedSession, PortalStage } from './portal-stage.ts';

/** All that a session can give beside looking. */
export const ALL = ['view-secret', 'manage', 'replay'];

export interface VisitedPortal {
  readonly stage: PortalStage;
  readonly visitor: PortalReader;
  /** Opens the page in a new session, as somebody who may do all that a session can give, unless told otherwise. */
  readonly come: (capabilities?: readonly string[]) => Promise<OpenedSession>;
}

/**
 * Opens a portal and a browser once for the tests of the `describe` that it is called in. Each of them finds no endpoints, and nothing
 * that the browser has complained of.
 * @param take - is called before each test, and before every `beforeEach` that comes after this
 */
export function portalForEach(take: (given: VisitedPortal) => void): void {
  let stage: PortalStage;
  let visitor: PortalReader;
  beforeAll(async () => {
    stage = await PortalStage.open();
    visitor = await PortalReader.come();
  }, 180_000);
  afterAll(async () => {
    await visitor?.close();
    await stage?.close();
  });
  beforeEach(async () => {
    await stage.clear();
    visitor.complaints.length = 0;
    const come = async (capabilities: readonly string[] = ALL) => {
      const session = await stage.session(capabilities);
      await visitor.open(session.url);
      return session;
    };
    take({ stage, visitor, come });
  });
}
