import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import { abilityOf, currentContext, type Principal, ProblemError, TenantDirectory, typedId } from '#kernel';
import { Directories } from '../../domain/scim/directory.ts';
import { parseDirectoryToken } from '../../domain/scim/directory-token.ts';

/** Only routes that name a directory as their holder look at it; all others are closed to directories whatever it says. */
const SCIM_ONLY = abilityOf(['scim:*']);

/** Knows company directories by their bearer token. Passes on what is no token of this kind. */
@Injectable()
export class DirectoryStrategy extends PassportStrategy(Strategy, 'directory') {
  constructor(
    private readonly directories: Directories,
    private readonly tenants: TenantDirectory,
  ) {
    super();
  }

  async validate({ headers }: FastifyRequest): Promise<Principal | false> {
    const text = headers.authorization?.replace(/^Bearer +/i, '') ?? '';
    if (!text.startsWith('cdt_')) return false;
    const token = parseDirectoryToken(text);
    const tenant = token && (await this.tenants.byId(token.tenantId));
    if (!token || !tenant) throw unknown();
    currentContext()!.tenant = tenant; // so that the tenant reads of the try
    const { schema } = tenant;
    const directory = await this.directories.withToken({ schema, directoryId: token.directoryId }, text);
    if (!directory) throw unknown();
    const id = typedId('dir', directory.directoryId);
    return {
      tenant,
      actor: { kind: 'directory', id, name: directory.name },
      ability: SCIM_ONLY,
      credentialId: id,
    };
  }
}

const unknown = (): ProblemError =>
  new ProblemError(401, 'directory.unknown-token', 'This is no token of a directory that is switched on');
