import { type Brand } from './brand.ts';

/** Contrast of text and links is at least 4.5 on both backgrounds (WCAG 1.4.3). */
export const PORTAL_STYLE = `:root { --accent: #0b5cad; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --wash: #f6f8fa; --paper: #ffffff; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --accent: #79b8ff; --ink: #e6edf3; --soft: #9da7b1; --line: #30363d; --wash: #161b22; --paper: #0d1117; } }
* { box-sizing: border-box; }
body { margin: 0; overflow-wrap: break-word; font: 1rem/1.6 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
header { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; padding: 0.75rem 1.25rem; border-block-end: 1px solid var(--line); }
.brand { display: flex; gap: 0.5rem; align-items: center; font-weight: 700; color: inherit; text-decoration: none; }
nav { flex: 1; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 0; padding: 0; list-style: none; }
a { color: var(--accent); }
a[aria-current] { color: inherit; font-weight: 700; text-decoration: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; inset-inline-start: -100vw; }
.skip:focus { inset-inline-start: 1rem; padding: 0.5rem; background: var(--paper); }
main { max-width: 60rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; }
main:focus { outline: none; }
h1 { line-height: 1.2; }
h2 { margin-block-start: 2.5rem; }
code, pre { font: 0.9em/1.5 ui-monospace, monospace; }
code { background: var(--wash); padding: 0.1em 0.3em; border-radius: 4px; }
pre { overflow-x: auto; padding: 1rem; background: var(--wash); border: 1px solid var(--line); border-radius: 8px; }
pre code { padding: 0; background: none; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.4rem 0.6rem; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; }
.scroll { overflow-x: auto; }
.note { padding: 0.5rem 0.75rem; border-inline-start: 4px solid var(--accent); background: var(--wash); }
.soft { color: var(--soft); }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: 1rem; padding: 0; list-style: none; }
.cards li { padding: 1rem; border: 1px solid var(--line); border-radius: 8px; }
label { display: block; font-weight: 600; }
input { width: 100%; max-width: 32rem; padding: 0.5rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: 6px; }
button { padding: 0.5rem 1rem; font: inherit; border: 1px solid var(--accent); border-radius: 6px; color: var(--paper); background: var(--accent); }
.search input { width: 12rem; padding: 0.25rem 0.5rem; }
.try { margin-block: 1rem; }
.reference { color: #1b1f24; background: #ffffff; border-radius: 8px; }
[hidden] { display: none !important; }
`;

/** The colours of a brand. Dark colours cannot be read on black and light ones not on white, so it holds for light pages only. */
export function brandStyle({ accentColor }: Brand): string {
  if (accentColor === null) return '';
  return `@media (prefers-color-scheme: light) { :root { --accent: ${accentColor}; } }\n`;
}

/** Narrows lists while somebody types; without scripts the lists are whole. */
export const PORTAL_SCRIPT = `'use strict';
for (const field of document.querySelectorAll('input[data-narrows]')) {
  const rows = [...document.querySelectorAll(field.dataset.narrows)];
  field.closest('[hidden]')?.removeAttribute('hidden');
  const narrow = () => {
    const words = field.value.toLowerCase().split(/\\s+/);
    for (const row of rows) row.hidden = !words.every((word) => row.textContent.toLowerCase().includes(word));
  };
  field.addEventListener('input', narrow);
  narrow();
}
`;

/** Shows the document; a key that is given stays in the memory of the page. */
export const REFERENCE_SCRIPT = `'use strict';
addEventListener('DOMContentLoaded', async () => {
  const spec = await (await fetch('/openapi.json')).json();
  const bearers = Object.entries(spec.components.securitySchemes).filter(([, scheme]) => scheme.scheme === 'bearer');
  const ui = window.SwaggerUIBundle({
    spec, dom_id: '#reference', deepLinking: true, validatorUrl: null, persistAuthorization: false, docExpansion: 'none', filter: true,
  });
  const form = document.getElementById('try');
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    for (const [name] of bearers) ui.preauthorizeApiKey(name, form.elements.key.value.trim());
  });
});
`;
