import { type FastifyReply } from 'fastify';
import { type HttpRequest } from '../requests/http-request.ts';
import { ApiVersions } from './api-versions.ts';

/** Header in which a caller says which dated version it speaks, and every answer which one it is in. */
export const VERSION_HEADER = 'Clutch-Version';

/** Which version each request speaks: what it says itself, else what its key was pinned to, else the newest. */
export class RequestVersions {
  #versions = new ApiVersions();

  get known(): ApiVersions {
    return this.#versions;
  }

  /** From now on these are known; before the app has started there is only the first. */
  start(versions: ApiVersions): void {
    this.#versions = versions;
  }

  /** @throws ProblemError 400 `version.unknown` */
  take({ headers, clutch }: HttpRequest): void {
    const said = headers['clutch-version'];
    if (said !== undefined) clutch.apiVersion = this.#versions.require(String(said));
  }

  /** Errors are told in a version as well. */
  echo({ clutch }: HttpRequest, reply: FastifyReply): void {
    reply.header(VERSION_HEADER, clutch?.apiVersion ?? this.#versions.newest);
  }
}
