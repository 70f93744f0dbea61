import { afterAll, beforeAll, beforeEach } from 'vitest';

/** Opens something once for the tests of the file, and makes it ready for each of them. It is closed after the last one. */
export function openedForEach<Opened extends { close(): Promise<unknown> }>(
  open: () => Promise<Opened>,
  begin: (opened: Opened) => Promise<void>,
): void {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());
  beforeEach(() => begin(opened));
}
