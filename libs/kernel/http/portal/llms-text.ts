import { type OpenAPIObject } from '@nestjs/swagger';
import { type PublicEventType } from '../../events/public-catalogue.ts';
import { METHODS, type Operation } from '../openapi/finish-operation.ts';
import { pathOfCode, type ProblemRegistry } from '../problems/registry/problem-registry.ts';
import { type GuideFile } from './portal-files.ts';

/** What the portal is made of, as far as programs that read text are concerned. */
export interface LlmsParts {
  readonly title: string;
  readonly description: string;
  readonly guides: readonly GuideFile[];
  readonly events: readonly PublicEventType[];
  readonly registry: ProblemRegistry;
  readonly document: OpenAPIObject;
  /** Addresses of machine-readable files with what they are. */
  readonly files: readonly (readonly [path: string, name: string])[];
}

/** `llms.txt` as llmstxt.org has it: what there is, and where. */
export function llmsText({ title, description, guides, events, files }: LlmsParts): string {
  const catalogue = events.length === 0 ? [] : ['- [Events](/docs/events): every type with schema and example'];
  return [
    `# ${title}`,
    `> ${description}`,
    'Everything on one page: [/llms-full.txt](/llms-full.txt)',
    [
      '## Guides',
      '',
      ...guides.map(({ name, title: of, summary }) => `- [${of}](/docs/guides/${name}.md): ${summary}`),
    ].join('\n'),
    [
      '## Reference',
      '',
      ...files.map(([path, name]) => `- [${name}](${path})`),
      ...catalogue,
      '- [Errors](/docs/errors): every code with what to do',
    ].join('\n'),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

/** The guides, operations, events and errors in one text. */
export function llmsFullText(parts: LlmsParts): string {
  const { title, description, guides, events, registry } = parts;
  return [
    `# ${title}\n\n> ${description}`,
    ...guides.map(({ markdown }) => markdown.trim()),
    `# Operations\n\n${operationLines(parts.document).join('\n')}`,
    ...(events.length === 0 ? [] : [`# Events\n\n${events.map(eventText).join('\n\n')}`]),
    `# Errors\n\n${registry
      .all()
      .map(
        ([code, { status, en }]) =>
          `- \`${code}\` (${status ?? 'several'}, /docs/errors/${pathOfCode(code)}): ${en.title}. ${en.help}`,
      )
      .join('\n')}`,
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

function operationLines({ paths }: OpenAPIObject): string[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method] as Operation | undefined;
      if (!operation) return [];
      const permission = operation['x-permission'];
      const needs = typeof permission === 'string' ? ` Needs \`${permission}\`.` : '';
      const said = (operation.description ?? operation.summary ?? '').replaceAll(/\s+/g, ' ');
      return [`- \`${method.toUpperCase()} ${path}\` (${operation.operationId}): ${said}${needs}`];
    }),
  );
}

function eventText({ type, description, deprecated, successor, versions }: PublicEventType): string {
  const instead = successor === null ? '' : ` Use ${successor}.`;
  const ending = deprecated === null ? '' : `\n\nDeprecated: ${deprecated}${instead}`;
  return `## ${type}\n\n${description}${ending}\n\n\`\`\`json\n${JSON.stringify(versions.at(-1)!.example, null, 2)}\n\`\`\``;
}
