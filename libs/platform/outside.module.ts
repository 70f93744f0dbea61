import { Module } from '@nestjs/common';
import { Clock, CONFIG, type Config } from '#kernel';
import { AddressRules } from './adapters/address-rules.ts';
import { EgressProxy } from './adapters/egress-proxy.ts';
import { GuardedFetch } from './adapters/guarded-fetch.ts';
import { GuardedHttp } from './adapters/guarded-http.ts';
import { GuardedSignedPosts } from './adapters/guarded-signed-posts.ts';
import { GuardedRequests, SignedPosts } from './contracts.ts';

/** Sending to addresses that tenants have chosen. */
@Module({
  providers: [
    {
      provide: GuardedHttp,
      useFactory: ({ egress, webhook: { allowedNetworks, allowedPorts } }: Config) => {
        const proxy = egress.proxyUrl === undefined ? undefined : new EgressProxy(egress.proxyUrl);
        return new GuardedHttp(new AddressRules(allowedNetworks, allowedPorts), undefined, proxy);
      },
      inject: [CONFIG],
    },
    {
      provide: SignedPosts,
      useFactory: (http: GuardedHttp, clock: Clock) => new GuardedSignedPosts(http, clock),
      inject: [GuardedHttp, Clock],
    },
    {
      provide: GuardedRequests,
      useFactory: (http: GuardedHttp) => new GuardedFetch(http),
      inject: [GuardedHttp],
    },
  ],
  exports: [GuardedHttp, SignedPosts, GuardedRequests],
})
export class OutsideModule {}
