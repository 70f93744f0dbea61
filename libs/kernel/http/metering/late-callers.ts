import { type AuthenticationGuard } from '../authorization/authentication.guard.ts';
import { type HttpRequest } from '../requests/http-request.ts';
import { type Metering } from './metering.ts';

/**
 * Whose a request is that was refused before anybody had to be known, because nothing is at its address or its body cannot be read: so it is
 * counted and kept like every other one.
 */
export class LateCallers {
  constructor(
    private readonly guard: AuthenticationGuard,
    private readonly metering: Metering,
  ) {}

  /** Notes who asked. Never rejects. @returns nothing when it is known, or the request shows nothing that would tell */
  find(request: HttpRequest): Promise<void> | undefined {
    const { isAsked, headers } = request;
    if (isAsked || headers.authorization === undefined) return undefined;
    return this.#ask(request);
  }

  async #ask(request: HttpRequest): Promise<void> {
    try {
      request.askedBy = await this.guard.principalOf(request);
    } catch {
      // Credentials that are wrong, or cannot be looked at, change nothing about what is wrong with the request.
    }
  }

  /** Whether who asked can look at the request afterwards. Others are not told, or they would learn which keys there are. */
  mayLookAt(request: HttpRequest): boolean {
    const caller = request.principal ?? request.askedBy;
    return caller?.tenant !== undefined && this.metering.willKeep(request);
  }
}
