import { Inject, Injectable } from '@nestjs/common';
import { isRotationDue, KERNEL, type Kernel, rotateKeys, WorkerPart, type WorkerPartOf } from '#kernel';

const LOOK_EVERY_MS = 3_600_000;

/** Replaces the root key when it is `CLUTCH_KEYS_ROTATE_DAYS` old. Several workers that do it at once do it once. */
@Injectable()
@WorkerPart()
export class KeyRotation implements WorkerPartOf {
  #nextLook = 0;

  constructor(@Inject(KERNEL) private readonly kernel: Kernel) {}

  /** Concerns the whole installation, so only the first of many tenants' sweeps looks. */
  async sweep(): Promise<void> {
    if (Date.now() < this.#nextLook) return;
    this.#nextLook = Date.now() + LOOK_EVERY_MS;
    const { platform, rootKeys, config } = this.kernel;
    const minimumDays = config.keys.rotateDays;
    if (await isRotationDue(platform, minimumDays)) await rotateKeys({ platform, rootKeys }, { minimumDays });
  }
}
