import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The checkout, or in an image the folder it was copied to: the nearest folder above this file that holds a package.json. */
export const ROOT = nearest(import.meta.dirname);

function nearest(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : nearest(dirname(folder));
}
