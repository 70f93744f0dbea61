import { type Brand, type Language, markup } from '#kernel';

const DIRECTION: Readonly<Record<Language, string>> = { en: 'ltr', ar: 'rtl' };
const NO_SCRIPT: Readonly<Record<Language, string>> = {
  en: 'This page needs JavaScript.',
  ar: 'تحتاج هذه الصفحة إلى JavaScript.',
};

/**
 * The page before its script has run: the same for everybody but for the brand, because it knows no session. The script writes all words, in the
 * language that stands here until somebody takes the other one.
 */
export function portalDocument({ name }: Brand, language: Language): string {
  return `<!doctype html>\n${
    markup`<html lang="${language}" dir="${DIRECTION[language]}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${name}</title>
        <link rel="icon" href="/docs/favicon-32x32.png" />
        <link rel="stylesheet" href="/docs/portal.css" />
        <link rel="stylesheet" href="/docs/brand.css" />
        <link rel="stylesheet" href="/portal/webhooks.css" />
      </head>
      <body>
        <a class="skip" id="skip" href="#content"></a>
        <header>
          <span class="brand" id="brand">${name}</span>
          <nav id="parts" hidden>
            <ul>
              <li><a id="to-endpoints" href="#/"></a></li>
              <li><a id="to-events" href="#/events"></a></li>
            </ul>
          </nav>
          <a class="language" id="language" href="?lang=en"></a>
        </header>
        <p id="status" role="status"></p>
        <div id="alert" role="alert"></div>
        <main id="content" tabindex="-1"><noscript>${NO_SCRIPT[language]}</noscript></main>
        <footer><p class="soft" id="until"></p></footer>
        <script src="/portal/webhooks.js" defer></script>
      </body>
    </html> `.text
  }`;
}

const ORIGIN = /^https?:\/\/[a-z0-9.:[\]-]{1,253}$/;

/**
 * Everything comes from us alone, but for the logo of a brand; no text ever becomes a script. Only pages of those origins may frame it, and
 * nobody where there are none.
 */
export function portalPolicy(logoUrls: readonly (string | null)[], origins: readonly string[]): string {
  const logos = logoUrls.filter((url) => url !== null).map((url) => ` ${new URL(url).origin}`);
  const ancestors = origins.filter((origin) => ORIGIN.test(origin)).join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' data:${[...new Set(logos)].join('')}`,
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    `frame-ancestors ${ancestors === '' ? "'none'" : ancestors}`,
  ].join('; ');
}
