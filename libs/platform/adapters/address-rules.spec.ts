import { describe, expect, test } from 'vitest';
import { AddressRules } from './address-rules.ts';

const rules = new AddressRules([]);
const within = new AddressRules(['127.0.0.0/8', 'fd00::/8']);

describe('an address that webhooks may be sent to', () => {
  test.each(['https://example.com/hook', 'https://example.com:8443/', 'https://8.8.8.8/', 'https://[2606:4700::1]/'])(
    '%s is taken',
    (url) => {
      expect(rules.parse(url).url.href).toBe(new URL(url).href);
    },
  );

  test.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://017700000001/',
    'https://127.0.0.1./',
    'https://①②⑦.0.0.1/',
    'https://0.0.0.0/',
    'https://10.0.0.1/',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://169.254.169.254/',
    'https://192.0.2.1/',
    'https://198.18.0.1/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://[2001:db8::1]/',
    'https://[5f00::1]/',
    'https://[ff02::1]/',
    'https://[::127.0.0.1]/',
    'https://[::ffff:0:127.0.0.1]/',
    'https://[64:ff9b:1::7f00:1]/',
    'https://[2001::7f00:1]/',
    'https://[2001:2::1]/',
    'https://[3fff::1]/',
    'https://[fec0::1]/',
    'https://[100::1]/',
    'https://[4000::1]/',
    'https://[e000::1]/',
    'https://[fd00:ec2::254]/',
    'https://168.63.129.16/',
    'https://192.0.0.192/',
    'https://100.100.100.200/',
    'https://0.1.2.3/',
    'https://240.0.0.1/',
    'https://0177.0.0.1/',
    'https://0xa9fea9fe/',
    'https://0xa9.0xfe.0251.254/',
    'https://127。0。0。1/',
    'https://%31%32%37.0.0.1/',
  ])('%s is refused', (url) => {
    expect(() => rules.parse(url)).toThrow('public internet');
  });

  test.each([
    'http://8.8.8.8/',
    'https://8.8.8.8:22/',
    'http://example.com/',
    'ftp://example.com/',
    'https://user@example.com/',
    'example.com',
  ])('%s is refused for its form, at once or when its name is looked up', (url) => {
    expect(() => {
      const { listedOnly } = rules.parse(url);
      rules.checkAll(['8.8.8.8'], listedOnly);
    }).toThrow(expect.objectContaining({ code: 'webhook-target.refused' }));
  });

  test('a network that the operator has listed is taken, with http and any port', () => {
    expect(within.parse('http://127.0.0.1:9000/').literal).toBe('127.0.0.1');
    expect(within.parse('http://[::ffff:127.0.0.1]:9000/').literal).toBe('::ffff:7f00:1');
    expect(within.parse('http://[fd12::1]/').literal).toBe('fd12::1');
    expect(() => within.parse('http://8.8.8.8/')).toThrow('https on port');
    expect(() => within.parse('https://10.0.0.1/')).toThrow('public internet');
  });

  test('one special address among good ones condemns a name, and so does none', () => {
    expect(() => rules.checkAll(['8.8.8.8', '127.0.0.1'], false)).toThrow('public internet');
    expect(() => rules.checkAll([], false)).toThrow('public internet');
    expect(() => rules.checkAll(['8.8.8.8', '1.1.1.1'], false)).not.toThrow();
  });
});
