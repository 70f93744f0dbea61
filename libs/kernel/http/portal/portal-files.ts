import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `docs` beside `package.json`, found from the sources as well as from `dist`. */
const DOCS = join(nearest(import.meta.dirname), 'docs');

function nearest(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : nearest(dirname(folder));
}

/** A guide as it was written. */
export interface GuideFile {
  /** `quickstart` */
  readonly name: string;
  readonly title: string;
  /** Its first paragraph. */
  readonly summary: string;
  readonly markdown: string;
}

const FIRST = 'quickstart';

/** The guides in the order in which they are offered: where to begin, then by title. None where the folder is not there. */
export function readGuides(folder = join(DOCS, 'guides')): GuideFile[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.md')) : [];
  return files
    .map((file) => guideOf(file.slice(0, -'.md'.length), readFileSync(join(folder, file), 'utf8')))
    .toSorted((a, b) => Number(b.name === FIRST) - Number(a.name === FIRST) || (a.title < b.title ? -1 : 1));
}

function guideOf(name: string, markdown: string): GuideFile {
  const [heading = '', summary = ''] = markdown.split('\n\n', 2);
  if (!heading.startsWith('# ')) throw new Error(`docs/guides/${name}.md must begin with "# " and its title`);
  return { name, title: heading.slice(2).trim(), summary: summary.replaceAll('\n', ' '), markdown };
}

/** A generated file beneath `docs`; `null` where it is not there. */
export function readGenerated(...path: readonly string[]): string | null {
  const file = join(DOCS, ...path);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
