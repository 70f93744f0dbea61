import { X509Certificate } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { DeclaredSubjects, DomainError, requireHeld } from '#kernel';
import { GuardedRequests } from '../../../platform/contracts.ts';
import { RoleCatalogues } from '../../aggregates.ts';
import { roleIn } from '../../domain/access/inheritance.ts';
import {
  type OidcSettings,
  type ProviderSettings,
  type SamlSettings,
  type SsoAccess,
} from '../../domain/sso/connection.ts';
import { widestRulesOfRole } from '../access/may-give.ts';
import { type OidcSettingsBody, type SamlSettingsBody, type SsoAccessBody } from './sso-connection.dto.ts';

const LEAST_RSA_BITS = 2048;

interface ProviderBodies {
  readonly oidc?: OidcSettingsBody;
  readonly saml?: SamlSettingsBody;
}

/** Takes settings in: what their form alone does not tell is checked here. */
@Injectable()
export class SsoSettingsCheck {
  constructor(
    private readonly modules: ModuleRef,
    private readonly roles: RoleCatalogues,
    private readonly subjects: DeclaredSubjects,
  ) {}

  /** @throws DomainError `sso-connection.settings` with the field */
  async provider({ oidc, saml }: ProviderBodies): Promise<ProviderSettings | undefined> {
    if (oidc && saml) throw wrong('/saml', 'one-kind', 'a connection is of one kind');
    return oidc ? this.#oidc(oidc) : saml && samlOf(saml);
  }

  /**
   * Nobody lets a provider give what they lack themselves.
   * @throws DomainError `sso-connection.settings`; ProblemError `permission.beyond-own`
   */
  async access({ defaultRoleId = null, roles = [], secondLevel = [] }: SsoAccessBody): Promise<SsoAccess> {
    const { state: catalogue } = await this.roles.load(RoleCatalogues.STREAM);
    const named = [
      ...(defaultRoleId === null ? [] : [{ roleId: defaultRoleId, pointer: '/access/defaultRoleId' }]),
      ...roles.map(({ roleId }, index) => ({ roleId, pointer: `/access/roles/${index}/roleId` })),
    ];
    for (const { roleId, pointer } of named) {
      if (!roleIn(catalogue, roleId)) throw wrong(pointer, 'unknown-role', 'there is no role with this id');
      requireHeld(widestRulesOfRole(this.subjects, catalogue, roleId));
    }
    return { defaultRoleId, roles: roles.map(({ group, roleId }) => ({ group, roleId })), secondLevel };
  }

  async #oidc({ issuer, clientId, ...rest }: OidcSettingsBody): Promise<OidcSettings> {
    try {
      await this.modules.get(GuardedRequests, { strict: false }).check(issuer);
    } catch (error) {
      if (error instanceof DomainError) throw wrong('/oidc/issuer', 'address', error.message);
      throw error;
    }
    const { scopes = ['openid', 'email', 'profile'], groupsClaim = 'groups', trustsEmail = false } = rest;
    if (!scopes.includes('openid')) throw wrong('/oidc/scopes', 'openid', 'scopes must hold openid');
    return { kind: 'oidc', issuer, clientId, scopes, groupsClaim, trustsEmail };
  }
}

function samlOf({ entityId, ssoUrl, certificates, ...names }: SamlSettingsBody): SamlSettings {
  const { emailAttribute = null, nameAttribute = null, groupsAttribute = null } = names;
  return {
    kind: 'saml',
    entityId,
    ssoUrl,
    certificates: certificates.map(pemOf),
    emailAttribute,
    nameAttribute,
    groupsAttribute,
  };
}

/** One that has expired may stand: providers go on signing with such, and it is named here by whoever trusts it. */
function pemOf(text: string, index: number): string {
  const pointer = `/saml/certificates/${index}`;
  const base64 = text.replaceAll(/-----[A-Z ]+-----|\s/g, '');
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(Buffer.from(base64, 'base64'));
  } catch {
    throw wrong(pointer, 'certificate', 'must be an X.509 certificate in PEM form');
  }
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = certificate.publicKey;
  if (type !== 'rsa' || (details?.modulusLength ?? 0) < LEAST_RSA_BITS)
    throw wrong(pointer, 'weak-key', `its key must be RSA of at least ${LEAST_RSA_BITS} bits`);
  return certificate.toString();
}

function wrong(pointer: string, code: string, detail: string): DomainError {
  return new DomainError('invalid', 'sso-connection.settings', 'The settings of the connection are wrong', {
    errors: [{ pointer, code, detail }],
  });
}
