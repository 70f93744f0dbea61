import { expect, test } from 'vitest';
import { severityOf } from './alert-severity.ts';

test.each([
  ['webhook.endpoint.failing', {}, 'warning'],
  ['webhook.message.exhausted', {}, 'warning'],
  ['webhook.endpoint.certificate-expiring', {}, 'warning'],
  ['webhook.endpoint.disabled', { reason: 'failing' }, 'critical'],
  ['webhook.endpoint.disabled', { reason: 'gone' }, 'critical'],
  ['webhook.endpoint.disabled', { reason: 'person' }, 'info'],
  ['webhook.endpoint.recovered', {}, 'info'],
  ['webhook.endpoint.changed', {}, 'info'],
])('%s %o is %s', (type, data, severity) => {
  expect(severityOf(type, data)).toBe(severity);
});
