/** What a request tells of the device that it comes from: a signal, never a proof. */
export interface DeviceSigns {
  readonly ip: string;
  readonly userAgent: string;
  readonly deviceId?: string;
}

/** A device as far as it can be told. */
export interface Device {
  /** As a person knows it: `Firefox on Windows`. */
  readonly name: string;
  /** The same for the same device of the person, whatever version its browser has; means nothing to anybody else. */
  readonly digest: Uint8Array;
  /** Of this very sender: the device's own id, or address and browser where it sends none. */
  readonly senderDigest: Uint8Array;
}

/** Tells devices apart. */
export abstract class Devices {
  abstract deviceOf(signs: DeviceSigns): Device;
}
