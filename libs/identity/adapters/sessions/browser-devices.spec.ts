import { expect, test } from 'vitest';
import { BrowserDevices } from './browser-devices.ts';

const devices = new BrowserDevices('a secret of the installation');
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0';
const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';

test('a device has the name that a person knows it by', () => {
  const named = (userAgent: string) => devices.deviceOf({ ip: '192.0.2.1', userAgent }).name;
  expect([FIREFOX, CHROME, 'curl/8.5.0', ''].map(named)).toEqual([
    'Firefox on Windows',
    'Chrome on Linux',
    'curl',
    'Unknown device',
  ]);
});

test('a browser that was updated is the same device, another sender only when it says nothing of itself', () => {
  const [old, updated] = [FIREFOX, FIREFOX.replaceAll('133', '134')];
  const of = (userAgent: string, ip: string, deviceId?: string) =>
    devices.deviceOf({ ip, userAgent, ...(deviceId ? { deviceId } : {}) });
  expect(of(updated, '198.51.100.2').digest).toEqual(of(old, '192.0.2.1').digest);
  expect(of(CHROME, '192.0.2.1').digest).not.toEqual(of(old, '192.0.2.1').digest);
  expect(of(old, '198.51.100.2').senderDigest).not.toEqual(of(old, '192.0.2.1').senderDigest);
  expect(of(old, '198.51.100.2', 'mine').senderDigest).toEqual(of(old, '192.0.2.1', 'mine').senderDigest);
  expect(of(old, '192.0.2.1', 'mine').digest).not.toEqual(of(old, '192.0.2.1', 'another').digest);
});
