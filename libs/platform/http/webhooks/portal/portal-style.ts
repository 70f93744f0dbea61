/**
 * What the page has besides the style of the developer portal, whose palette it takes. Sides are logical, so that it turns round in Arabic;
 * whatever is touched is 44 px high at least (WCAG 2.2, 2.5.5).
 */
export const WEBHOOK_PORTAL_STYLE = `:root { --good: #116329; --bad: #a40e26; }
@media (prefers-color-scheme: dark) { :root { --good: #56d364; --bad: #ff9492; } }
html { overflow-wrap: anywhere; }
main { padding-block-start: 0.5rem; }
h1 { font-size: 1.4rem; }
h1:focus { outline: none; }
h2 { margin-block: 0 0.5rem; font-size: 1.05rem; }
h3 { margin-block: 1rem 0.25rem; font-size: 1rem; }
header a, nav a, .button, button, summary, select, input:not([type="checkbox"]), .box { min-height: 44px; }
header a, nav a { display: inline-flex; align-items: center; }
nav li { display: flex; }
nav a[aria-current="false"] { color: var(--accent); font-weight: 400; text-decoration: underline; }
.skip:focus { z-index: 1; }
.button, button { display: inline-flex; align-items: center; justify-content: center; padding: 0.5rem 1rem; border: 1px solid var(--accent); border-radius: 6px; font: inherit; color: var(--paper); background: var(--accent); text-decoration: none; cursor: pointer; }
.quiet { color: var(--accent); background: var(--paper); }
.danger { border-color: var(--bad); background: var(--bad); }
.danger.quiet { color: var(--bad); background: var(--paper); }
button:disabled { opacity: 0.6; cursor: default; }
.actions, .row { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; }
.row { margin-block: 0.5rem 1rem; }
.field { min-width: 0; margin-block: 0.75rem; }
.row .field { margin: 0; flex: 1 1 14rem; max-width: 32rem; }
.field .soft { margin-block: 0.1rem 0.3rem; }
select, textarea, input:not([type="checkbox"]) { width: 100%; max-width: 40rem; padding: 0.5rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: 6px; }
textarea { font: 0.9rem/1.5 ui-monospace, monospace; }
fieldset { min-width: 0; margin: 0; padding: 0.25rem 0.75rem; border: 1px solid var(--line); border-radius: 6px; }
legend { font-weight: 600; }
.box { display: flex; gap: 0.6rem; align-items: center; font-weight: 400; cursor: pointer; }
.box input { flex: none; width: 1.25rem; height: 1.25rem; accent-color: var(--accent); }
.picker { max-height: 22rem; overflow-y: auto; padding-inline: 0.25rem; }
[aria-invalid="true"] { border-color: var(--bad) !important; border-width: 2px !important; }
.fault { margin-block: 0.25rem 0; color: var(--bad); font-weight: 600; }
#alert:not(:empty) { max-width: 60rem; margin: 0.5rem auto; padding: 0.5rem 1.25rem; border-inline-start: 4px solid var(--bad); background: var(--wash); }
#status { max-width: 60rem; min-height: 1.6rem; margin: 0 auto; padding-inline: 1.25rem; }
.badge { font-weight: 600; }
.badge::before { content: "● "; }
.badge.healthy { color: var(--good); }
.badge.failing, .badge.paused, .badge.disabled { color: var(--bad); }
.cards { grid-template-columns: 1fr; }
.cards p { margin-block: 0.25rem; }
.log, .findings { padding: 0; list-style: none; }
.log li { border-block-end: 1px solid var(--line); }
.findings li { margin-block: 0.75rem; padding-inline-start: 0.75rem; border-inline-start: 4px solid var(--bad); }
.findings li.note { border-color: var(--soft); background: none; }
summary { padding-block: 0.6rem; cursor: pointer; }
dl { margin-block: 0.5rem 1rem; }
dl div { display: grid; grid-template-columns: minmax(7rem, 12rem) minmax(0, 1fr); gap: 0.25rem 1rem; padding-block: 0.2rem; }
dt { font-weight: 600; }
dd { margin: 0; min-width: 0; }
pre { max-height: 24rem; margin-block: 0.25rem; overflow: auto; white-space: pre-wrap; }
progress { width: 100%; height: 1rem; accent-color: var(--accent); }
main[aria-busy="true"] { opacity: 0.6; }
footer { max-width: 60rem; margin: 0 auto; padding: 0 1.25rem 2rem; }
@media (max-width: 30rem) { header { padding-inline: 1rem; } header nav { order: 1; flex: 1 0 100%; } .language { margin-inline-start: auto; } h1 { font-size: 1.2rem; } dl div { grid-template-columns: 1fr; } main, footer, #status { padding-inline: 1rem; } .actions .button, .actions button { flex: 1 1 auto; } }
`;
