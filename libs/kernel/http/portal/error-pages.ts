import { FIELD_PROBLEMS } from '../problems/registry/field-problems.ts';
import { pathOfCode, type ProblemRegistry } from '../problems/registry/problem-registry.ts';
import { type Html, markup, withCode } from './markup.ts';
import { linkTo, type PortalContent, type PortalView, wordsOf } from './portal-page.ts';

/** Every code with what it means, to be narrowed by typing. */
export function errorList(view: PortalView, registry: ProblemRegistry): PortalContent {
  const words = wordsOf(view);
  const rows = registry.all().map(
    ([code, problem]) =>
      markup`<tr class="entry">
        <td>
          <a href="${linkTo(view, `/docs/errors/${pathOfCode(code)}`)}"><code dir="ltr">${code}</code></a>
        </td>
        <td>${problem.status ?? words.any}</td>
        <td>${withCode(problem[view.language].title)}</td>
      </tr> `,
  );
  const body = markup`<h1>${words.errors}</h1>
    ${searchField(view, 'tr.entry')}
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>${words.code}</th>
            <th>${words.status}</th>
            <th>${words.meaning}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
  return { title: words.errors, body };
}

/** The page of one code; `null` when nobody registered it. */
export function errorPage(view: PortalView, registry: ProblemRegistry, path: string): PortalContent | null {
  const found = registry.all().find(([code]) => pathOfCode(code) === path);
  if (!found) return null;
  const [code, problem] = found;
  const words = wordsOf(view);
  const { title, help } = problem[view.language];
  const body = markup`<p><a href="${linkTo(view, '/docs/errors')}">${words.errors}</a></p>
    <h1>${withCode(title)}</h1>
    <dl>
      <dt>${words.code}</dt>
      <dd><code dir="ltr">${code}</code></dd>
      <dt>${words.status}</dt>
      <dd>${problem.status ?? words.any}</dd>
      <dt>type</dt>
      <dd><code dir="ltr">${registry.typeOf(code)}</code></dd>
    </dl>
    <h2>${words.help}</h2>
    <p>${withCode(help)}</p>
    ${code === 'request.invalid' ? fieldTable(view) : null}`;
  return { title, body };
}

function fieldTable(view: PortalView): Html {
  const words = wordsOf(view);
  const rows = Object.entries(FIELD_PROBLEMS).map(
    ([code, texts]) =>
      markup`<tr>
        <td><code dir="ltr">${code}</code></td>
        <td>${texts[view.language]}</td>
      </tr> `,
  );
  return markup`<h2>${words.fields}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>${words.code}</th>
            <th>${words.help}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}

/** A field that narrows what the selector finds. It shows itself once the script is there. */
export function searchField(view: PortalView, selector: string): Html {
  return markup`<p hidden>
    <label>${wordsOf(view).search} <input type="search" data-narrows="${selector}" /></label>
  </p>`;
}
