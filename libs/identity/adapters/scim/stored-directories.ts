import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '#kernel';
import {
  Directories,
  type Directory,
  type DirectoryScope,
  type DirectorySettings,
} from '../../domain/scim/directory.ts';

const FOUND = `select connection_id, name, state, settings from identity_connection
  where connection_id = $1 and kind = 'scim' and removed_at is null`;

const SQL = {
  find: { name: 'directory.find', text: FOUND },
  // The digest is of 256 random bits: how long the comparison takes tells nothing of use.
  withToken: { name: 'directory.with_token', text: `${FOUND} and state = 'on' and token_hash = $2` },
} as const;

interface Row {
  readonly connection_id: string;
  readonly name: string;
  readonly state: string;
  readonly settings: DirectorySettings;
}

/** Asked at every request, so that a token that was changed or taken away opens nothing from then on. */
@Injectable()
export class StoredDirectories extends Directories {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async find({ schema, directoryId }: DirectoryScope): Promise<Directory | undefined> {
    const [row] = await this.database.read<Row>(schema, { ...SQL.find, values: [directoryId] });
    return row && directoryOf(row);
  }

  override async withToken({ schema, directoryId }: DirectoryScope, tokenText: string): Promise<Directory | undefined> {
    const digest = createHash('sha256').update(tokenText).digest();
    const [row] = await this.database.read<Row>(schema, { ...SQL.withToken, values: [directoryId, digest] });
    return row && directoryOf(row);
  }
}

function directoryOf({ connection_id, name, state, settings }: Row): Directory {
  return { directoryId: connection_id, name, isOn: state === 'on', settings };
}
