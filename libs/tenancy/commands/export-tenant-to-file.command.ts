import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, KERNEL, type Kernel, type TransferProgress } from '#kernel';
import { writeArchive } from './write-archive.ts';
import { refuseSandbox } from '../domain/test-mode.ts';
import { readableTenant } from './readable-tenant.ts';

export interface ToFile {
  readonly file: string;
  /** That of the settings, when left out. */
  readonly passphrase?: string | undefined;
  /** The tenant's test data come along; otherwise the archive holds live data only. */
  readonly withTestData?: boolean;
  onProgress?(progress: TransferProgress): void;
}

/** Writes a tenant's archive here and now, for the command line. */
export class ExportTenantToFile extends Command<void> {
  constructor(
    readonly tenantId: string,
    readonly to: ToFile,
  ) {
    super();
  }
}

@CommandHandler(ExportTenantToFile)
export class ExportTenantToFileHandler implements ICommandHandler<ExportTenantToFile> {
  constructor(
    @Inject(KERNEL) private readonly kernel: Kernel,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `tenant.not-found`, `tenant.unsettled`, `tenant.is-sandbox` */
  async execute({ tenantId, to }: ExportTenantToFile): Promise<void> {
    const tenant = await readableTenant(this.kernel, tenantId);
    refuseSandbox(tenant);
    const { exportPassphrase } = this.kernel.config.tenant;
    await writeArchive(this.kernel, tenant, { passphrase: exportPassphrase, ...to, now: this.clock.now() });
  }
}
