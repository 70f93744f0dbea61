import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import bowser from 'bowser';
import { type Device, Devices, type DeviceSigns } from '../../domain/sessions/devices.ts';

/** Longer texts are no browser's, and parsing takes time. */
const LONGEST_AGENT = 512;

/** Devices by their own id or, without one, by the families of browser and system, as `bowser` reads them. */
export class BrowserDevices extends Devices {
  readonly #key: KeyObject;

  constructor(secret: string) {
    super();
    this.#key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'clutch devices', 32)));
  }

  override deviceOf({ ip, userAgent, deviceId }: DeviceSigns): Device {
    const agent = userAgent.slice(0, LONGEST_AGENT);
    const name = nameOf(agent);
    return {
      name,
      digest: this.#digest(deviceId === undefined ? `family|${name}` : `id|${deviceId}`),
      senderDigest: this.#digest(deviceId === undefined ? `sender|${ip}|${agent}` : `id|${deviceId}|${agent}`),
    };
  }

  #digest(text: string): Buffer {
    return createHmac('sha256', this.#key).update(text).digest().subarray(0, 16);
  }
}

function nameOf(agent: string): string {
  if (agent === '') return 'Unknown device';
  const { browser, os } = bowser.parse(agent);
  const program = browser.name || /^[\w.-]{1,40}/.exec(agent)?.[0] || 'Unknown program';
  return os.name ? `${program} on ${os.name}` : program;
}
