// Made by tools/openapi/generate-sdk.ts from docs/openapi/api.json.
export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Says whose API this is and where its parts are
         * @description Says whose API this is and where its parts are. A browser is led to the documentation.
         */
        get: operations["getIndex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The keys by which access tokens can be checked (RFC 7517)
         * @description The keys by which access tokens can be checked (RFC 7517). A new one stands here ten minutes before it signs anything.
         */
        get: operations["getKeySet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/webhook-ips.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * From which addresses webhooks come, for firewalls in front of receivers
         * @description From which addresses webhooks come, for firewalls in front of receivers. Where there are no fixed ones, it says so.
         */
        get: operations["getWebhookAddresses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access/v1/evaluation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * May the subject do this? What cannot be asked is denied
         * @description May the subject do this? What cannot be asked is denied, with the reason in the context; about others it needs `authz:read`.
         */
        post: operations["evaluateAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/access/v1/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Up to 100 questions; what they leave out stands once for all of them
         * @description Up to 100 questions; what they leave out stands once for all of them.
         */
        post: operations["evaluateAccessBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/graphql": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Runs a GraphQL document
         * @description Runs a GraphQL document. Whoever may know who they are may ask; each field then asks for the permission of the route that it stands for. A document that is not run answers 400 with `errors`; else the answer is 200, and what went wrong stands in it.
         */
        post: operations["runGraphql"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The groups that the directory has made
         * @description The groups that the directory has made. With their members at most 20 come at once.
         */
        get: operations["listScimGroups"];
        put?: never;
        /**
         * Makes a group of people whom the directory knows
         * @description Makes a group of people whom the directory knows. It has the roles that the directory's settings name for it, and no others.
         */
        post: operations["createScimGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Groups/{groupId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of them
         * @description One of them.
         */
        get: operations["getScimGroup"];
        /**
         * Makes of a group what is sent
         * @description Makes of a group what is sent. Members whom the directory does not know are left alone.
         */
        put: operations["replaceScimGroup"];
        post?: never;
        /**
         * Takes a group away, and with it what its members had by it
         * @description Takes a group away, and with it what its members had by it.
         */
        delete: operations["deleteScimGroup"];
        options?: never;
        head?: never;
        /**
         * Changes what the operations name (RFC 7644 §3.5.2), all or nothing
         * @description Changes what the operations name (RFC 7644 §3.5.2), all or nothing.
         */
        patch: operations["patchScimGroup"];
        trace?: never;
    };
    "/scim/v2/ResourceTypes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The kinds of resources
         * @description The kinds of resources.
         */
        get: operations["listScimResourceTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/ResourceTypes/{resourceType}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One kind of resource
         * @description One kind of resource.
         */
        get: operations["getScimResourceType"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Schemas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The attributes of each kind
         * @description The attributes of each kind.
         */
        get: operations["listScimSchemas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Schemas/{schema}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The attributes of one kind, by its URN
         * @description The attributes of one kind, by its URN.
         */
        get: operations["getScimSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/ServiceProviderConfig": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is supported
         * @description What is supported: PATCH, filters, sorting and ETags; neither bulk operations nor passwords.
         */
        get: operations["getScimServiceProviderConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people whom the directory knows
         * @description The people whom the directory knows: those that it has made, and those that were handed over to it.
         */
        get: operations["listScimUsers"];
        put?: never;
        /**
         * Makes somebody a person of the tenant, without a password
         * @description Makes somebody a person of the tenant, without a password. An address that somebody has already is 409.
         */
        post: operations["createScimUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scim/v2/Users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of them
         * @description One of them.
         */
        get: operations["getScimUser"];
        /**
         * Makes of somebody what is sent
         * @description Makes of somebody what is sent. `active: false` ends their sessions at once.
         */
        put: operations["replaceScimUser"];
        post?: never;
        /**
         * Keeps somebody out for good, and forgets that the directory knew them
         * @description Keeps somebody out for good, and forgets that the directory knew them. What they did stays; erasing people is not its business.
         */
        delete: operations["deleteScimUser"];
        options?: never;
        head?: never;
        /**
         * Changes what the operations name (RFC 7644 §3.5.2), all or nothing
         * @description Changes what the operations name (RFC 7644 §3.5.2), all or nothing.
         */
        patch: operations["patchScimUser"];
        trace?: never;
    };
    "/v1/api-key-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What you have decided about all of your keys
         * @description What you have decided about all of your keys.
         */
        get: operations["getApiKeyPolicy"];
        /**
         * Replaces it
         * @description Replaces it.
         */
        put: operations["changeApiKeyPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-key-presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What keys are mostly made for
         * @description What keys are mostly made for, with the scopes of each, and the scopes that are public.
         */
        get: operations["listApiKeyPresets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tenant's keys, the newest first
         * @description The tenant's keys, the newest first.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Makes a key that may do no more than its maker
         * @description Makes a key that may do no more than its maker. Its secret is shown this once.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/report-leak": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tells that a key was found somewhere
         * @description Tells that a key was found somewhere. A key that is right is revoked, or disabled where its tenant has decided so, and its owner is told; the answer is the same for what is no key.
         */
        post: operations["reportLeakedApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One key, whatever its state
         * @description One key, whatever its state.
         */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /**
         * Ends a key for good, at once
         * @description Ends a key for good, at once.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        /**
         * Changes name, labels and bounds of a key
         * @description Changes name, labels and bounds of a key. What it may do stays: for more, or less, make another one.
         */
        patch: operations["changeApiKey"];
        trace?: never;
    };
    "/v1/api-keys/{keyId}/disablement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Keeps a key from opening anything, at once, until it is enabled again
         * @description Keeps a key from opening anything, at once, until it is enabled again.
         */
        put: operations["disableApiKey"];
        post?: never;
        /**
         * Lets a disabled key open again what it did
         * @description Lets a disabled key open again what it did.
         */
        delete: operations["enableApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{keyId}/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts a new key in the place of an old one
         * @description Puts a new key in the place of an old one, with its owner, scopes, limits, networks and metadata. The old one goes on for the grace. The new secret is shown this once.
         */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{keyId}/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets a key speak another dated version of the API from now on
         * @description Lets a key speak another dated version of the API from now on. A single request chooses by `Clutch-Version`.
         */
        post: operations["pinApiKeyVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit trail for programs that collect it
         * @description The audit trail for programs that collect it: oldest first, every record once, by a cursor that never ends.
         */
        get: operations["readAuditFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/email-proofs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a link to your mailbox, by which you prove that the address is yours
         * @description Sends a link to your mailbox, by which you prove that the address is yours.
         */
        post: operations["requestEmailProof"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/email-proofs/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Proves that somebody reads the mailbox of their address
         * @description Proves that somebody reads the mailbox of their address.
         */
        post: operations["proveEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/invitations/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes the account that somebody was invited to
         * @description Makes the account that somebody was invited to.
         */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/magic-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a link that signs in
         * @description Sends a link that signs in. The answer is the same whether or not there is such a person.
         */
        post: operations["requestMagicLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/magic-links/redemption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs in by a link: in place of the password, not of a second factor
         * @description Signs in by a link: in place of the password, not of a second factor.
         */
        post: operations["redeemMagicLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/mfa/backup-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many backup codes you have left
         * @description How many backup codes you have left.
         */
        get: operations["getBackupCodes"];
        put?: never;
        /**
         * Makes ten backup codes
         * @description Makes ten backup codes, shown this once; those of before are worth nothing from now on.
         */
        post: operations["makeBackupCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/mfa/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Removes all of your factors and your backup codes
         * @description Removes all of your factors and your backup codes. Refused where your organisation demands a factor.
         */
        post: operations["disableFactors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/mfa/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your factors, the oldest first
         * @description Your factors, the oldest first.
         */
        get: operations["listFactors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/mfa/factors/{factorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Removes a factor; with the last one the backup codes go too
         * @description Removes a factor; with the last one the backup codes go too. Refused where it is the last and your organisation demands one.
         */
        delete: operations["removeFactor"];
        options?: never;
        head?: never;
        /**
         * Changes what you know a factor by
         * @description Changes what you know a factor by.
         */
        patch: operations["renameFactor"];
        trace?: never;
    };
    "/v1/auth/mfa/factors/{factorId}/qr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an authenticator app scans, as a PNG, while the factor is being set up
         * @description What an authenticator app scans, as a PNG, while the factor is being set up.
         */
        get: operations["getFactorImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/mfa/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins to set a factor up
         * @description Begins to set a factor up. It is asked for only once `verify` has seen it work; there are 15 minutes for that.
         */
        post: operations["setUpFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/mfa/trusted-devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * From now on a factor is asked for on every device of yours
         * @description From now on a factor is asked for on every device of yours.
         */
        delete: operations["forgetTrustedDevices"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/mfa/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends setting a factor up with the first right proof
         * @description Ends setting a factor up with the first right proof.
         */
        post: operations["verifyFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/passkeys/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks for a passkey: the device shows the person those that it has
         * @description Asks for a passkey: the device shows the person those that it has.
         */
        post: operations["askForPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/passkeys/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs in by a passkey alone, at the second level of assurance
         * @description Signs in by a passkey alone, at the second level of assurance.
         */
        post: operations["signInWithPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes your password
         * @description Changes your password. Your other sessions end, and you are told by e-mail.
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a link by which a new password can be set
         * @description Sends a link by which a new password can be set. The answer is the same whether or not there is such a person.
         */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/password-resets/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sets a new password by a link
         * @description Sets a new password by a link. It ends every session, signs nobody in, and leaves second factors as they are.
         */
        post: operations["completePasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/qr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins: show the code and the number, keep the secret
         * @description Begins: show the code and the number, keep the secret. Good for two minutes and one sign-in.
         */
        post: operations["beginQrSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/qr/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * On the phone: lets the device in that shows this number
         * @description On the phone: lets the device in that shows this number. A wrong one ends it.
         */
        post: operations["approveQrSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/qr/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * On the phone: turns the device away
         * @description On the phone: turns the device away.
         */
        post: operations["refuseQrSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/qr/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * On the phone: which device waits, and where
         * @description On the phone: which device waits, and where.
         */
        post: operations["scanQrSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/qr/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fetches the session, once; `waiting` until the phone has agreed
         * @description Fetches the session, once; `waiting` until the phone has agreed. It reaches no higher than the phone's.
         */
        post: operations["collectQrSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks for an account, where the tenant gives one to everybody
         * @description Asks for an account, where the tenant gives one to everybody. It exists once the address is proved.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/registrations/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Proves the address of a registration, which makes the account
         * @description Proves the address of a registration, which makes the account.
         */
        post: operations["confirmRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs a person in
         * @description Signs a person in. The answer holds a session, or an attempt that still needs a second factor. A wrong password, an unknown person and an unknown tenant are answered alike.
         */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sign-in/{attemptId}/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins the proof of an offered factor
         * @description Begins the proof of an offered factor: sends a code, or answers the options of a WebAuthn request.
         */
        post: operations["challengeSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sign-in/{attemptId}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a sign-in with the proof of a second factor
         * @description Ends a sign-in with the proof of a second factor.
         */
        post: operations["proveSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sso/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Trades the code that came back for a session
         * @description Trades the code that came back for a session, or for an attempt that still needs a second factor.
         */
        post: operations["finishSso"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sso/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins to link your account with yourself at a provider
         * @description Begins to link your account with yourself at a provider.
         */
        post: operations["startSsoLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sso/link/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Links them, by the code that came back
         * @description Links them, by the code that came back. From then on you sign in by the provider.
         */
        post: operations["finishSsoLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sso/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins a sign-in at the provider that an address, or a connection, belongs to
         * @description Begins a sign-in at the provider that an address, or a connection, belongs to.
         */
        post: operations["startSso"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sso/{connectionId}/acs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Where a SAML provider has people post its answer
         * @description Where a SAML provider has people post its answer.
         */
        post: operations["receiveSsoAssertion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sso/{connectionId}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where an OpenID provider sends people back to
         * @description Where an OpenID provider sends people back to.
         */
        get: operations["receiveSsoCallback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sso/{connectionId}/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a SAML provider's administrator loads about us
         * @description What a SAML provider's administrator loads about us.
         */
        get: operations["getSsoMetadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins to prove anew who you are, as sensitive operations ask you to
         * @description Begins to prove anew who you are, as sensitive operations ask you to.
         */
        post: operations["beginStepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/step-up/{stepUpId}/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins the proof of an offered factor
         * @description Begins the proof of an offered factor: sends a code, or answers the options of a WebAuthn request.
         */
        post: operations["challengeStepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/step-up/{stepUpId}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends it with a proof
         * @description Ends it with a proof. The session goes on under a new id and with new tokens; the old ones open nothing any more.
         */
        post: operations["proveStepUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authz/batch-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Up to 100 checks at once, answered in their order
         * @description Up to 100 checks at once, answered in their order.
         */
        post: operations["checkAccessBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authz/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * May this be done? Asked without a principal it is about the caller
         * @description May this be done? Asked without a principal it is about the caller; about others it needs `authz:read`.
         */
        post: operations["checkAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authz/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The check with the grants
         * @description The check with the grants, roles and rules that decide it, and those that nearly would.
         */
        post: operations["explainAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authz/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a draft of a role or grant would change
         * @description What a draft of a role or grant would change: cases whose answer turns, people who gain or lose. Nothing is written.
         */
        post: operations["simulateAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authz/who-can": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who may do this
         * @description Who may do this, now or at an earlier moment: people and keys, each with the rules that allow it.
         */
        post: operations["whoCan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bookings, the newest first
         * @description The bookings, the newest first.
         */
        get: operations["listBookings"];
        put?: never;
        /**
         * Holds a slot
         * @description Holds a slot: bay and technician are reserved for a short while, until the booking is requested.
         */
        post: operations["holdSlot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Writes the bookings of a search into a file, as long work
         * @description Writes the bookings of a search into a file, as long work.
         */
        post: operations["exportBookings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The same list by a condition of any form, with `and`, `or` and `not`
         * @description The same list by a condition of any form, with `and`, `or` and `not`.
         */
        post: operations["searchBookings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{bookingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One booking
         * @description One booking. A hold whose time is over is shown as expired at once, so the ETag follows the status too.
         */
        get: operations["getBooking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{bookingId}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Calls the booking off, until work has begun
         * @description Calls the booking off, until work has begun. Repeating it changes nothing.
         */
        post: operations["cancelBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{bookingId}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The work is done
         * @description The work is done. Bay and technician are free again, and the maintenance need that it was for is cleared.
         */
        post: operations["completeBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{bookingId}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The workshop agrees
         * @description The workshop agrees.
         */
        post: operations["confirmBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{bookingId}/request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks the workshop for the held slot; it stays reserved from now on
         * @description Asks the workshop for the held slot; it stays reserved from now on.
         */
        post: operations["requestBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{bookingId}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Work on the vehicle begins
         * @description Work on the vehicle begins.
         */
        post: operations["startBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{bookingId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened
         * @description What happened, when and by whom, with the story of the maintenance need that the work is for.
         */
        get: operations["getBookingTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings:batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Up to a hundred single operations at once
         * @description Up to a hundred single operations at once, each with its own permission; `atomic` is all or nothing.
         */
        post: operations["batchBookings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/data-subjects/{subjectId}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The certificate of an erasure: when, where, and what is still to be waited for
         * @description The certificate of an erasure: when, where, and what is still to be waited for.
         */
        get: operations["getErasure"];
        put?: never;
        /**
         * Erases what is personal about somebody, everywhere and for good
         * @description Erases what is personal about somebody, everywhere and for good. Events stay, with `[erased]` where the person's texts stood. Sent again it answers the same.
         */
        post: operations["eraseDataSubject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deprecations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The operations that are going to end
         * @description The operations that are going to end, with when, what to use instead, and which of the tenant's keys still use them.
         */
        get: operations["listDeprecations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-consumers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The consumers in order of their names, each with how far it lags behind
         * @description The consumers in order of their names, each with how far it lags behind.
         */
        get: operations["listEventConsumers"];
        put?: never;
        /**
         * Makes a consumer under a name of your choice
         * @description Makes a consumer under a name of your choice: what comes behind the place where it begins it is shown, each event until it is acknowledged.
         */
        post: operations["createEventConsumer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-consumers/{consumerName}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One consumer: where it is, and how far it lags behind
         * @description One consumer: where it is, and how far it lags behind.
         */
        get: operations["getEventConsumer"];
        put?: never;
        post?: never;
        /**
         * Removes a consumer
         * @description Removes a consumer. The events stay.
         */
        delete: operations["deleteEventConsumer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-consumers/{consumerName}/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Says that everything up to a cursor or event has been dealt with
         * @description Says that everything up to a cursor or event has been dealt with. `If-Match` names the version that the page showed: of two programs that have read the same page one sets the checkpoint, and the other gets 412. Moves forward only; see seeks.
         */
        put: operations["setEventConsumerCheckpoint"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-consumers/{consumerName}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The next events behind the checkpoint
         * @description The next events behind the checkpoint, which stays where it is: asked again, they come again. With `Prefer: wait=20` the answer waits for the next event where there is none yet.
         */
        get: operations["readEventConsumer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-consumers/{consumerName}/seeks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Moves a consumer anywhere, back or ahead
         * @description Moves a consumer anywhere, back or ahead. Who has read a page before that gets 412 for its checkpoint, and reads anew.
         */
        post: operations["seekEventConsumer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The types of event there are
         * @description The types of event there are, each with the JSON Schema of its data, an example and its versions.
         */
        get: operations["listEventTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-types/{eventType}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One type of event, with the JSON Schema of its data as it is sent today
         * @description One type of event, with the JSON Schema of its data as it is sent today.
         */
        get: operations["getEventType"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-types/{eventType}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the data of a type was in one version
         * @description What the data of a type was in one version.
         */
        get: operations["getEventTypeVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened
         * @description What happened, in order and without a gap: the same events that webhooks and the live feed bring. With `Prefer: wait=20` the answer waits for the next event where there is none yet.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/graphql-documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The registered documents, the newest first, each as the present release sees it
         * @description The registered documents, the newest first, each as the present release sees it.
         */
        get: operations["listGraphqlDocuments"];
        put?: never;
        /**
         * Lets a document be run by its hash or name
         * @description Lets a document be run by its hash or name. It must fit the schema and the limits, with its longest pages too. The same text again takes the new name and mark.
         */
        post: operations["registerGraphqlDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/graphql-documents/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One registered document with its text
         * @description One registered document with its text.
         */
        get: operations["getGraphqlDocument"];
        put?: never;
        post?: never;
        /**
         * Takes a document away
         * @description Takes a document away. Who runs it by its hash or name is refused within 5 s.
         */
        delete: operations["deleteGraphqlDocument"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/graphql-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What you have decided about GraphQL
         * @description What you have decided about GraphQL.
         */
        get: operations["getGraphqlPolicy"];
        /**
         * Replaces it
         * @description Replaces it. Holds within 5 s.
         */
        put: operations["changeGraphqlPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/maintenance-needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the fleet needs, the newest first
         * @description What the fleet needs, the newest first.
         */
        get: operations["listMaintenanceNeeds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/maintenance-needs/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Writes the maintenance needs of a search into a file, as long work
         * @description Writes the maintenance needs of a search into a file, as long work.
         */
        post: operations["exportMaintenanceNeeds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/maintenance-needs/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The same list by a condition of any form, with `and`, `or` and `not`
         * @description The same list by a condition of any form, with `and`, `or` and `not`.
         */
        post: operations["searchMaintenanceNeeds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/maintenance-needs/{needId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One need, with the booking that met it once there is one
         * @description One need, with the booking that met it once there is one.
         */
        get: operations["getMaintenanceNeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which apps may act in your name, and how far
         * @description Which apps may act in your name, and how far.
         */
        get: operations["listOAuthConsents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/consents/{consentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes a consent back
         * @description Takes a consent back. Every token that the app has of you ends at once.
         */
        delete: operations["withdrawOAuthConsent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/interactions/{uid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an app asks for, whose page of the tenant has been opened with this `uid`
         * @description What an app asks for, whose page of the tenant has been opened with this `uid`.
         */
        get: operations["getOAuthInteraction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/interactions/{uid}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets the app act in your name, and says where the browser goes on
         * @description Lets the app act in your name, and says where the browser goes on.
         */
        post: operations["acceptOAuthInteraction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/interactions/{uid}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuses, and says where the browser goes on: the app is told
         * @description Refuses, and says where the browser goes on: the app is told.
         */
        post: operations["refuseOAuthInteraction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Long work, the newest first
         * @description Long work, the newest first. It stays in the list for a week after its end.
         */
        get: operations["listOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{operationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far it is
         * @description How far it is. With `Prefer: wait=5` the answer comes when it has ended, or after so many seconds.
         */
        get: operations["getOperation"];
        put?: never;
        post?: never;
        /**
         * Cancels it
         * @description Cancels it. What was done stays done, and its result can still be read.
         */
        delete: operations["cancelOperation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{operationId}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The result, line by line, once it has ended
         * @description The result, line by line, once it has ended. Only who asked for the work may read it.
         */
        get: operations["getOperationResult"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The quotas of this month and how much of them is used
         * @description The quotas of this month and how much of them is used.
         */
        get: operations["listQuotas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The requests that the plan keeps, the newest first
         * @description The requests that the plan keeps, the newest first.
         */
        get: operations["listRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requests/{requestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One request and its answer, with secrets and all that somebody wrote masked
         * @description One request and its answer, with secrets and all that somebody wrote masked. The `instance` of every problem points here.
         */
        get: operations["getRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The service accounts, the newest first
         * @description The service accounts, the newest first.
         */
        get: operations["listServiceAccounts"];
        put?: never;
        /**
         * Makes a service account with roles, none of which is more than its maker has
         * @description Makes a service account with roles, none of which is more than its maker has.
         */
        post: operations["createServiceAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-accounts/{serviceAccountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One service account
         * @description One service account.
         */
        get: operations["getServiceAccount"];
        put?: never;
        post?: never;
        /**
         * Removes a service account for good
         * @description Removes a service account for good. Its keys open nothing any more.
         */
        delete: operations["deleteServiceAccount"];
        options?: never;
        head?: never;
        /**
         * Changes a service account; with its roles, what all of its keys may do
         * @description Changes a service account; with its roles, what all of its keys may do.
         */
        patch: operations["changeServiceAccount"];
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where you are signed in: device, place, first and last use
         * @description Where you are signed in: device, place, first and last use.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Signs out: ends the session that asks
         * @description Signs out: ends the session that asks.
         */
        delete: operations["closeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/logout-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends all of your sessions, or all but this one
         * @description Ends all of your sessions, or all but this one.
         */
        post: operations["logOutAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchanges a refresh token for a new pair
         * @description Exchanges a refresh token for a new pair. Each token works once; shown again by another sender it ends the session, because somebody has a copy of it.
         */
        post: operations["refreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Ends one of your sessions at once
         * @description Ends one of your sessions at once.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Proposes times for a service or a maintenance need
         * @description Proposes times for a service or a maintenance need: the workshop nearest to the vehicle first, then the earliest.
         */
        get: operations["listSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/test/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What time it is in the test data
         * @description What time it is in the test data.
         */
        get: operations["getTestClock"];
        put?: never;
        /**
         * Moves the clock of the test data forward, by a time or to one
         * @description Moves the clock of the test data forward, by a time or to one. Deadlines that lie in between pass; live data know nothing of it.
         */
        post: operations["moveTestClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/test/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Deletes all test data
         * @description Deletes all test data, webhook endpoints and messages among them, and sets the clock back to the present. Keys stay.
         */
        delete: operations["deleteTestData"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/test/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The e-mails and text messages that the test data gave rise to, the newest first
         * @description The e-mails and text messages that the test data gave rise to, the newest first. None was sent. Kept for 30 days.
         */
        get: operations["listTestMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Requests by time, and by operation, key or outcome where asked for
         * @description Requests by time, and by operation, key or outcome where asked for. What ended a second ago may be missing.
         */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What goes wrong, the most frequent first
         * @description What goes wrong, the most frequent first.
         */
        get: operations["listUsageErrors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that a dashboard shows of one key
         * @description Everything that a dashboard shows of one key.
         */
        get: operations["getKeyUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is billed by the unit, counted from the events themselves
         * @description What is billed by the unit, counted from the events themselves.
         */
        get: operations["listBilledUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vehicles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The vehicles of the fleet, the newest first
         * @description The vehicles of the fleet, the newest first.
         */
        get: operations["listVehicles"];
        put?: never;
        /**
         * Registers a vehicle by its VIN
         * @description Registers a vehicle by its VIN. A VIN is registered once; a second try names the vehicle that has it.
         */
        post: operations["registerVehicle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vehicles/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Writes the vehicles of a search into a file, as long work
         * @description Writes the vehicles of a search into a file, as long work.
         */
        post: operations["exportVehicles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vehicles/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Registers a vehicle for each line of newline-delimited JSON
         * @description Registers a vehicle for each line of newline-delimited JSON, as long work; the result has a line for each.
         */
        post: operations["importVehicles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vehicles/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The same list by a condition of any form, with `and`, `or` and `not`
         * @description The same list by a condition of any form, with `and`, `or` and `not`.
         */
        post: operations["searchVehicles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vehicles/{vehicleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A vehicle with its active trouble codes and open maintenance needs
         * @description A vehicle with its active trouble codes and open maintenance needs.
         */
        get: operations["getVehicle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vehicles/{vehicleId}/position": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the vehicle was last, by its own clock
         * @description Where the vehicle was last, by its own clock.
         */
        get: operations["getLastPosition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vehicles/{vehicleId}/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The vehicle's fixes in order of their time
         * @description The vehicle's fixes in order of their time; with `sort=-recordedAt` the newest first.
         */
        get: operations["listPositions"];
        put?: never;
        /**
         * Stores a batch of fixes, in any order
         * @description Stores a batch of fixes, in any order. Sent again, it changes nothing.
         */
        post: operations["storePositions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vehicles/{vehicleId}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stores a batch of measured values, in any order
         * @description Stores a batch of measured values, in any order. Sent again, it changes nothing.
         */
        post: operations["storeReadings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vehicles/{vehicleId}/readings/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest value of each signal
         * @description The newest value of each signal.
         */
        get: operations["getLatestReadings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vehicles/{vehicleId}/trips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The vehicle's trips in order of their beginning
         * @description The vehicle's trips in order of their beginning: stretches of fixes without a gap of more than 5 minutes.
         */
        get: operations["listTrips"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vehicles/{vehicleId}/trouble-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Each time that a trouble code became active on the vehicle, the newest first
         * @description Each time that a trouble code became active on the vehicle, the newest first.
         */
        get: operations["listTroubleCodes"];
        put?: never;
        /**
         * Reports a trouble code
         * @description Reports a trouble code. While it is active, reporting it again changes nothing.
         */
        post: operations["reportTroubleCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vehicles:batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Up to a hundred single operations at once
         * @description Up to a hundred single operations at once, each with its own permission; `atomic` is all or nothing.
         */
        post: operations["batchVehicles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The dated versions of this API
         * @description The dated versions of this API, the newest first, with what changed in each and what a client has to do about it.
         */
        get: operations["listVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What you were told of your endpoints
         * @description What you were told of your endpoints, the newest first, to be shown in an app: that one fails, takes messages again, was disabled or changed, and that messages were given up. The same goes to your other endpoints, and what asks for something by mail as well. An event consumer of the types `webhook.*` keeps how far somebody has read.
         */
        get: operations["listWebhookAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The receivers, the oldest first
         * @description The receivers, the oldest first.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Registers a receiver
         * @description Registers a receiver. Its signing secret is shown this once; it gets what happens after the answer's position.
         */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/dry-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Which past events an endpoint like this would have got
         * @description Which past events an endpoint like this would have got, counted by type, with the newest as they would have been sent. Nothing is saved or sent.
         */
        post: operations["dryRunWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/retry-schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When a message is tried again after a failure
         * @description When a message is tried again after a failure, as it is configured here; endpoints may have a `retrySeconds` of their own.
         */
        get: operations["getWebhookRetrySchedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One receiver
         * @description One receiver.
         */
        get: operations["getWebhookEndpoint"];
        put?: never;
        post?: never;
        /**
         * Removes a receiver with its messages
         * @description Removes a receiver with its messages.
         */
        delete: operations["deleteWebhookEndpoint"];
        options?: never;
        head?: never;
        /**
         * Changes a receiver
         * @description Changes a receiver. With If-Match only the version that it names is changed.
         */
        patch: operations["changeWebhookEndpoint"];
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tries of a receiver, the newest first: how long each took and how it ended
         * @description The tries of a receiver, the newest first: how long each took and how it ended. What was sent and said is with the message.
         */
        get: operations["listWebhookAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The messages of a receiver with every try, the newest first
         * @description The messages of a receiver with every try, the newest first.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/deliveries/{messageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One message of a receiver
         * @description One message of a receiver: what is sent, and every try with the headers and bodies of both sides. Credentials in them are redacted.
         */
        get: operations["getWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/deliveries/{messageId}/resends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends one message once more, under the same id
         * @description Sends one message once more, under the same id. It does not move the automatic tries; asked for twice before it was sent, it is one.
         */
        post: operations["resendWebhookMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/dry-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Which past events this endpoint would have got
         * @description Which past events this endpoint would have got, with the newest as they would have been sent. Nothing is sent.
         */
        post: operations["dryRunWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a receiver has been: whether it fails, is paused, or is about to be disabled
         * @description How a receiver has been: whether it fails, is paused, or is about to be disabled.
         */
        get: operations["getWebhookEndpointHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The keys that sign messages to a receiver, the newest first
         * @description The keys that sign messages to a receiver, the newest first. Their secrets are not among it.
         */
        get: operations["listWebhookKeys"];
        put?: never;
        /**
         * Puts a new key before those of a receiver
         * @description Puts a new key before those of a receiver. It signs from now on; the others sign beside it for the overlap, so that the receiver can change over at any moment of it. Ten sign at the most. The new secret is shown this once.
         */
        post: operations["rotateWebhookKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/keys/{signingKeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Ends a key before its overlap is over
         * @description Ends a key before its overlap is over. The current one cannot be ended: rotate it with an overlap of 0.
         */
        delete: operations["endWebhookKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/keys/{signingKeyId}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows the secret of a key again, which is written into the audit trail
         * @description Shows the secret of a key again, which is written into the audit trail. `webhookSecrets` of the policy of keys switches it off.
         */
        get: operations["revealWebhookKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives an endpoint what it has missed since it was last disabled
         * @description Gives an endpoint what it has missed since it was last disabled, or since a moment, as long work. With `dryRun` it only counts: that is possible before the endpoint is active again.
         */
        post: operations["recoverWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends messages of a period once more
         * @description Sends messages of a period once more, and with `missing` those that the endpoint never got, as long work: in the order of the log and at a fifth of the endpoint's rate at the most. With `dryRun` it only counts.
         */
        post: operations["replayWebhookMessages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/signature-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says why a receiver refuses a message
         * @description Says why a receiver refuses a message: by its headers and its body as the receiver has verified them. It finds a wrong or an old key, a clock that is wrong, and a body that was changed on its way, with the first place of that. Nothing is sent or saved, and no secret is told.
         */
        post: operations["checkWebhookSignature"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One receiver
         * @description One receiver: how its tries went in up to 7 days, by outcome, by class of error and over time, and what waits for it now.
         */
        get: operations["getWebhookStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a message of type `webhook.test`, behind those that wait
         * @deprecated
         * @description Sends a message of type `webhook.test`, behind those that wait. An address names a thing, not what is done: use test-messages.
         */
        post: operations["testWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/test-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends the example of an event type
         * @description Sends the example of an event type, or a message of type `webhook.test`, in the endpoint's form and behind those that wait.
         */
        post: operations["sendTestMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/transformation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The script that changes the messages of a receiver
         * @description The script that changes the messages of a receiver, with those that were before it.
         */
        get: operations["getWebhookTransformation"];
        /**
         * Gives a receiver another script, which runs from the next try on
         * @description Gives a receiver another script, which runs from the next try on. One that does not compile, or does not define a plain function `transform`, is refused with the line and column. Ten revisions are kept.
         */
        put: operations["putWebhookTransformation"];
        post?: never;
        /**
         * Takes the script from a receiver, with all of its revisions
         * @description Takes the script from a receiver, with all of its revisions. Messages go out as they are.
         */
        delete: operations["deleteWebhookTransformation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/transformation/rollbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets another of the kept revisions run, from the next try on
         * @description Lets another of the kept revisions run, from the next try on.
         */
        post: operations["rollBackWebhookTransformation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/transformation/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Runs a script
         * @description Runs a script, or that of the receiver, on a message, and says what would be sent. Nothing is saved or sent.
         */
        post: operations["testWebhookTransformation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks the receiver
         * @description Asks the receiver, in the endpoint's way of `verification`, whether it wants to be sent something, and says how that went. An endpoint that was disabled because it is `unverified` is active then; one that is verified stays so, whatever a later check says, and one without a verification is asked nothing.
         */
        post: operations["verifyWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The messages
         * @description The messages, each once whatever it went to, the newest first; by type, time, tag, and by how far any receiver is with them.
         */
        get: operations["listWebhookMessages"];
        put?: never;
        /**
         * Sends a message of your own
         * @description Sends a message of your own: its type begins with `custom.`, and who wants that type gets it as any event, by webhooks, polling and the live feed, signed and tried again as any other. It stands in the log of events, so that it can be replayed.
         */
        post: operations["sendWebhookMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-messages/{messageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One message, with how far it has come at each of its receivers
         * @description One message, with how far it has come at each of its receivers.
         */
        get: operations["getWebhookMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-messages/{messageId}/payload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes away what a message says and what its receivers have answered
         * @description Takes away what a message says and what its receivers have answered, at all of them. Ids, times and outcomes stay. Where it was still to be sent it ends, exhausted because it was expunged; a try that is on its way may still arrive.
         */
        delete: operations["expungeWebhookMessage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-portal-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a page of the portal needs to know of the session that it was opened with
         * @description What a page of the portal needs to know of the session that it was opened with, and how your pages look. For those sessions alone.
         */
        get: operations["getOwnWebhookPortalSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-portal-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sessions of the portal
         * @description The sessions of the portal, the newest first; a week after its end one is forgotten.
         */
        get: operations["listWebhookPortalSessions"];
        put?: never;
        /**
         * Opens a session of the consumer portal
         * @description Opens a session of the consumer portal: give its `url` to your customer, or frame it. Its token is bound to you, the channels and the capabilities, does nothing else, and is shown this once. A session cannot be given what its maker lacks.
         */
        post: operations["createWebhookPortalSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-portal-sessions/{portalSessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One session of the portal, without its token
         * @description One session of the portal, without its token.
         */
        get: operations["getWebhookPortalSession"];
        put?: never;
        post?: never;
        /**
         * Ends a session of the portal: its token opens nothing any more, at once
         * @description Ends a session of the portal: its token opens nothing any more, at once. Ended again is nothing.
         */
        delete: operations["endWebhookPortalSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All receivers: how their tries went in up to 7 days, and what waits for each now
         * @description All receivers: how their tries went in up to 7 days, and what waits for each now.
         */
        get: operations["listWebhookStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/whoami": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who the credential of this request belongs to, and what it may do
         * @description Who the credential of this request belongs to, and what it may do.
         */
        get: operations["whoAmI"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workshops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The workshops in order of their name
         * @description The workshops in order of their name.
         */
        get: operations["listWorkshops"];
        put?: never;
        /**
         * Adds a workshop with its opening hours, bays, technicians and services
         * @description Adds a workshop with its opening hours, bays, technicians and services.
         */
        post: operations["registerWorkshop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workshops/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Writes the workshops of a search into a file, as long work
         * @description Writes the workshops of a search into a file, as long work.
         */
        post: operations["exportWorkshops"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workshops/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Registers a workshop for each line of newline-delimited JSON
         * @description Registers a workshop for each line of newline-delimited JSON, as long work; the result has a line for each.
         */
        post: operations["importWorkshops"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workshops/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The same list by a condition of any form, with `and`, `or` and `not`
         * @description The same list by a condition of any form, with `and`, `or` and `not`.
         */
        post: operations["searchWorkshops"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workshops/{workshopId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One workshop
         * @description One workshop.
         */
        get: operations["getWorkshop"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes name, opening hours or services
         * @description Changes name, opening hours or services. Bookings that were made stay as they are.
         */
        patch: operations["changeWorkshop"];
        trace?: never;
    };
    "/v1/workshops:batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Up to a hundred single operations at once
         * @description Up to a hundred single operations at once, each with its own permission; `atomic` is all or nothing.
         */
        post: operations["batchWorkshops"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "audit.head-signed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * audit.head-signed
         * @description The audit trail has grown, and what it is now was signed. Keep it: nobody can change the trail unseen by who has it.
         */
        post: operations["onAuditHeadSigned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "booking.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * booking.cancelled
         * @description The booking was called off. The reason is read from the booking, as it may name people.
         */
        post: operations["onBookingCancelled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "booking.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * booking.completed
         * @description The work is done.
         */
        post: operations["onBookingCompleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "booking.confirmed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * booking.confirmed
         * @description The workshop agreed to the booking.
         */
        post: operations["onBookingConfirmed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "booking.held": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * booking.held
         * @description A slot was reserved for a vehicle for a short while.
         */
        post: operations["onBookingHeld"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "booking.hold-expired": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * booking.hold-expired
         * @description Nobody asked for a held slot in time; it is free again.
         */
        post: operations["onBookingHoldExpired"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "booking.requested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * booking.requested
         * @description The customer asked for the held slot. A note is read from the booking, as it may name people.
         */
        post: operations["onBookingRequested"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "booking.started": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * booking.started
         * @description Work on the vehicle began.
         */
        post: operations["onBookingStarted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "custom.message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * custom.message
         * @description A message of your own, sent by POST /v1/webhook-messages. It has the type that was given there, custom.message or another one that begins with custom, and the data.
         */
        post: operations["onCustomMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "data-subject.erased": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * data-subject.erased
         * @description What is personal about somebody was erased; copies of it that you hold are to be erased as well.
         */
        post: operations["onDataSubjectErased"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "deprecation.used": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * deprecation.used
         * @description A key uses an operation that is going to end. Told once for each key and operation.
         */
        post: operations["onDeprecationUsed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "grant.given": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * grant.given
         * @description A person, a group or a key was granted a role.
         */
        post: operations["onGrantGiven"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "grant.revoked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * grant.revoked
         * @description A grant was taken back.
         */
        post: operations["onGrantRevoked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "group.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * group.created
         * @description A group of people was made.
         */
        post: operations["onGroupCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "group.members-changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * group.members-changed
         * @description People joined or left a group.
         */
        post: operations["onGroupMembersChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "group.removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * group.removed
         * @description A group was taken away.
         */
        post: operations["onGroupRemoved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "group.renamed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * group.renamed
         * @description A group has another name.
         */
        post: operations["onGroupRenamed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "impersonation.ended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * impersonation.ended
         * @description The operator does not act as this person any more.
         */
        post: operations["onImpersonationEnded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "impersonation.started": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * impersonation.started
         * @description The operator of the installation acts as one of your people, for support.
         */
        post: operations["onImpersonationStarted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "maintenance-need.cleared": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * maintenance-need.cleared
         * @description What a vehicle needed was done.
         */
        post: operations["onMaintenanceNeedCleared"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "maintenance-need.opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * maintenance-need.opened
         * @description A vehicle needs a workshop, because a trouble code became active.
         */
        post: operations["onMaintenanceNeedOpened"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "mfa-policy.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * mfa-policy.changed
         * @description What is asked of people beside a password was changed.
         */
        post: operations["onMfaPolicyChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "oauth-consent.given": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * oauth-consent.given
         * @description A person lets an app of the tenant do something in their name.
         */
        post: operations["onOauthConsentGiven"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "oauth-consent.withdrawn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * oauth-consent.withdrawn
         * @description A person does not let the app act in their name any more; its tokens have ended.
         */
        post: operations["onOauthConsentWithdrawn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "operation.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * operation.completed
         * @description Long work has ended: it is done, it failed, or somebody cancelled it.
         */
        post: operations["onOperationCompleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "quota.warning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * quota.warning
         * @description A quota of this month is used up by 80 or by 100 per cent. Each is told once a month.
         */
        post: operations["onQuotaWarning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "role.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * role.changed
         * @description A role's name, description or what it inherits changed.
         */
        post: operations["onRoleChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "role.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * role.created
         * @description A role was made.
         */
        post: operations["onRoleCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "role.permission-added": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * role.permission-added
         * @description A role got a permission.
         */
        post: operations["onRolePermissionAdded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "role.permission-removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * role.permission-removed
         * @description A role lost a permission.
         */
        post: operations["onRolePermissionRemoved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "role.removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * role.removed
         * @description A role was taken away.
         */
        post: operations["onRoleRemoved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "security.account-locked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * security.account-locked
         * @description So many proofs of one person failed in a row that nobody may try for a while.
         */
        post: operations["onSecurityAccountLocked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "security.backup-codes-made": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * security.backup-codes-made
         * @description A person has made a new set of backup codes; the one before is worth nothing any more.
         */
        post: operations["onSecurityBackupCodesMade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "security.factor-added": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * security.factor-added
         * @description A person has set up a second factor.
         */
        post: operations["onSecurityFactorAdded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "security.factor-removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * security.factor-removed
         * @description A second factor of a person was removed.
         */
        post: operations["onSecurityFactorRemoved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "security.impossible-travel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * security.impossible-travel
         * @description Two sign-ins of one person lie farther apart than anybody travels in the time between them.
         */
        post: operations["onSecurityImpossibleTravel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "security.new-device": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * security.new-device
         * @description Somebody signed in with a device that they had not used before.
         */
        post: operations["onSecurityNewDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "security.passkey-counter-went-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * security.passkey-counter-went-back
         * @description A passkey has counted backwards when it was used: there may be a copy of it.
         */
        post: operations["onSecurityPasskeyCounterWentBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "security.provider-linked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * security.provider-linked
         * @description Somebody comes in by a provider of identity from now on.
         */
        post: operations["onSecurityProviderLinked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "security.provider-unlinked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * security.provider-unlinked
         * @description Somebody does not come in by a provider of identity any more.
         */
        post: operations["onSecurityProviderUnlinked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "security.refresh-reused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * security.refresh-reused
         * @description A refresh token was used twice; the session was ended for everybody who held a token of it.
         */
        post: operations["onSecurityRefreshReused"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "sign-in-policy.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * sign-in-policy.changed
         * @description How the people of the tenant sign in was changed.
         */
        post: operations["onSignInPolicyChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "vehicle.registered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * vehicle.registered
         * @description A vehicle was added to the fleet. VIN, plate and label are read from the vehicle itself, because a delivery passes through logs.
         */
        post: operations["onVehicleRegistered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "vehicle.trouble-code-cleared": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * vehicle.trouble-code-cleared
         * @description A diagnostic trouble code is no longer active; the next report of it counts as new.
         */
        post: operations["onVehicleTroubleCodeCleared"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "vehicle.trouble-code-detected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * vehicle.trouble-code-detected
         * @description A diagnostic trouble code became active on a vehicle. Repeated reports of an active code send nothing.
         */
        post: operations["onVehicleTroubleCodeDetected"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.endpoint.certificate-expiring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * webhook.endpoint.certificate-expiring
         * @description The certificate that an endpoint's requests show expires within 30, 7 or 1 days, or has. Each is told once.
         */
        post: operations["onWebhookEndpointCertificateExpiring"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.endpoint.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * webhook.endpoint.changed
         * @description Somebody has changed an endpoint, or made it active again.
         */
        post: operations["onWebhookEndpointChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.endpoint.disabled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * webhook.endpoint.disabled
         * @description Nothing is sent to an endpoint any more, until somebody makes it active again.
         */
        post: operations["onWebhookEndpointDisabled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.endpoint.failing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * webhook.endpoint.failing
         * @description An endpoint has failed for 50, 70, 90 or 100 per cent of the five days after which it is disabled. Each is told once.
         */
        post: operations["onWebhookEndpointFailing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.endpoint.recovered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * webhook.endpoint.recovered
         * @description An endpoint of which it was told that it fails has taken a message.
         */
        post: operations["onWebhookEndpointRecovered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.message.exhausted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * webhook.message.exhausted
         * @description Messages of an endpoint have used up their tries. Told once an hour at the most, for all of them.
         */
        post: operations["onWebhookMessageExhausted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "workshop.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * workshop.changed
         * @description A workshop's name, opening hours or services changed; only what changed is named.
         */
        post: operations["onWorkshopChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "workshop.registered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * workshop.registered
         * @description A workshop was added, with its hours, bays, technicians and services.
         */
        post: operations["onWorkshopRegistered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        AcceptInvitationBody: {
            name: string;
            /** @description 8 to 128 characters of any kind. */
            password: string;
            /** @description What stood behind the # of the link. */
            token: string;
        };
        AccessQuestionBody: {
            /** @description The second half of a permission: `read`. */
            action: string;
            /**
             * Format: date-time
             * @description As roles and grants were then, by the log; the resource is taken as it is now. Left out: now.
             * @example 2026-12-01T09:00:00Z
             */
            at?: string;
            /** @description Left out: the usual ones. */
            context?: components["schemas"]["CircumstancesBody"];
            resource: components["schemas"]["ResourceBody"];
        };
        ApiKeyCreditsBody: {
            /** Format: int32 */
            amount: number;
            /**
             * @description At midnight UTC: every day, on the first of a month, or never.
             * @enum {string}
             */
            refill: "daily" | "monthly" | "never";
        };
        ApiKeyCreditsView: {
            /** Format: int64 */
            amount: number;
            /**
             * @description `daily`, `monthly` or `never`; more may come.
             * @example monthly
             */
            refill: string;
        };
        ApiKeyFilter: {
            environment?: string;
            /** @enum {string} */
            mode?: "live" | "test";
            partnerId?: string;
            /**
             * @description Keys of this service account.
             * @example sva_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            serviceAccountId?: string;
            /** @enum {string} */
            state?: "active" | "disabled" | "exhausted" | "expired" | "revoked";
            /**
             * Format: int32
             * @description Keys that open something and that nobody has used for so many days: `90`.
             * @example 90
             */
            unusedDays?: number;
            /**
             * @description Keys of this person.
             * @example usr_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            userId?: string;
        };
        ApiKeyLimitBody: {
            /** @description As the headers name it: `burst`, `daily`, `search`. */
            name: string;
            /** @description Patterns of operation ids, `search*`; left out, every operation counts. */
            operations?: string[];
            /**
             * Format: int32
             * @description So much in a window; a request takes its cost, most of them 1.
             */
            quota: number;
            /** @description Keys of yours that name the same draw on one count. */
            sharedAs?: string;
            /** Format: int32 */
            windowSeconds: number;
        };
        ApiKeyLimitView: {
            name: string;
            /** @description Patterns of operation ids; `null`: every operation. */
            operations: string[] | null;
            /** Format: int64 */
            quota: number;
            /** @description Keys that name the same draw on one count. */
            sharedAs: string | null;
            /** Format: int64 */
            windowSeconds: number;
        };
        ApiKeyOwnerView: {
            /** @description `usr_…` or `sva_…` */
            id: string;
            /**
             * @description `user` or `service-account`; more may come.
             * @example user
             */
            kind: string;
        };
        ApiKeyPresetView: {
            description: string;
            /** @description What `preset` of a new key takes. */
            name: string;
            scopes: string[];
        };
        ApiKeyPresetsView: {
            data: components["schemas"]["ApiKeyPresetView"][];
            /** @description Every scope that a publishable key may have. */
            publicScopes: string[];
        };
        ApiKeyUseView: {
            /** @description The address that it came from, behind trusted proxies. */
            address: string | null;
            /** @description To the minute. */
            at: string;
            userAgent: string | null;
        };
        ApiKeyView: {
            /** @description The dated version of the API that it speaks; `null` until it is used, which pins it to the newest. */
            apiVersion: string | null;
            /** Format: date-time */
            createdAt: string;
            credits: components["schemas"]["ApiKeyCreditsView"] | null;
            /** Format: date-time */
            disabledAt: string | null;
            /**
             * @description `person`, `unused` or `leaked`; more may come.
             * @example unused
             */
            disabledReason: string | null;
            environment: string | null;
            /** @description When credits that are used up are filled; `null` also for those that never are. */
            exhaustedUntil: string | null;
            /** Format: date-time */
            expiresAt: string | null;
            /**
             * @description `key_…`; the same characters stand inside the key, so that a key found somewhere can be told.
             * @example key_7hT2mQ9xLb4K
             */
            id: string;
            /**
             * @description `sk` secret, `rk` restricted, `pk` publishable; more may come.
             * @example sk
             */
            kind: string;
            /** @description `null`: never. */
            lastUse: components["schemas"]["ApiKeyUseView"] | null;
            /**
             * Format: date-time
             * @description To the minute.
             */
            lastUsedAt: string | null;
            limits: components["schemas"]["ApiKeyLimitView"][];
            /**
             * @example {
             *       "team": "till"
             *     }
             */
            metadata: {
                [key: string]: string;
            };
            /** @enum {string} */
            mode: "live" | "test";
            name: string;
            /** @description CIDR blocks; empty: those of the tenant's policy. */
            networks: string[];
            /** @description Whose pages may use a publishable key; empty: those on hosts and domains that you have proved. */
            origins: string[];
            /** @description Whose it is; `null`: the tenant's own. */
            owner: components["schemas"]["ApiKeyOwnerView"] | null;
            partnerId: string | null;
            /** @description The key that has taken its place: `key_…`. */
            replacedBy: string | null;
            /** Format: date-time */
            revokedAt: string | null;
            /**
             * @description `person`, `leaked` or `owner-erased`; more may come.
             * @example leaked
             */
            revokedReason: string | null;
            /** @description As asked for. What the key may do is no more than its owner may now. */
            scopes: string[];
            /**
             * @description `active`, `exhausted`, `disabled`, `expired` or `revoked`; more may come.
             * @example active
             */
            state: string;
            /**
             * Format: int64
             * @description Also the ETag.
             */
            version: number;
        };
        /** @description A page of a list, each row a ApiKeyView. */
        ApiKeyViewPage: {
            data: components["schemas"]["ApiKeyView"][];
            page: components["schemas"]["PageInfo"];
        };
        ApiVersionList: {
            /** @description The newest first. */
            data: components["schemas"]["ApiVersionView"][];
        };
        ApiVersionView: {
            changes: components["schemas"]["VersionChangeView"][];
            /** @description What requests without a version of their own speak, when their key is not pinned to another one. */
            isNewest: boolean;
            /** @description The day on which it began: what `Clutch-Version` takes. */
            version: string;
        };
        AskingAppView: {
            /** @description `app_…` */
            id: string;
            /**
             * @example web
             * @enum {string}
             */
            kind: "browser" | "machine" | "native" | "web";
            name: string;
        };
        AttemptChallengeBody: {
            /** @description Id of the offered factor; left out for backup codes, of which there is one set. */
            factorId?: string;
            /** @enum {string} */
            kind: "backup-code" | "email" | "passkey" | "sms" | "totp";
            /** @description The attempt's token. */
            token: string;
        };
        AttemptPhasesView: {
            /** Format: double */
            connect: number | null;
            /**
             * Format: double
             * @description To look the name up; `null` too where the address is a number.
             */
            dns: number | null;
            /**
             * Format: double
             * @description From the request's being sent until the answer began.
             */
            firstByte: number | null;
            /**
             * Format: double
             * @description To agree on how to encrypt; `null` too without https.
             */
            tls: number | null;
        };
        AttemptProofBody: {
            code?: string;
            /** @description A passkey's answer, as WebAuthn gives it (`AuthenticationResponseJSON`). */
            credential?: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            kind: "backup-code" | "email" | "passkey" | "sms" | "totp";
            /** @description The attempt's token. */
            token: string;
            /** @description Whether this device is not to be asked again for as long as the tenant trusts one. */
            trustDevice?: boolean;
        };
        AuditFeedPage: {
            /** @description Records as the administration API shows them, or OCSF events. Their `id` or `metadata.uid` is the same over every channel. */
            data: {
                [key: string]: unknown;
            }[];
            page: components["schemas"]["AuditFeedPageInfo"];
        };
        AuditFeedPageInfo: {
            /** @description Whether there is more. A page may be short, even empty, and there is more. */
            hasMore: boolean;
            /** @description Where to go on; present at the end of the trail too: ask with it again later. */
            nextCursor: string;
            prevCursor: string | null;
        };
        AuditHeadSignedEvent: {
            /** @description The audit trail has grown, and what it is now was signed. Keep it: nobody can change the trail unseen by who has it. */
            data: {
                /** @description The key that it was signed with. */
                keyId: string;
                /** @description Root of the Merkle tree over them (RFC 6962), hex. */
                root: string;
                /** @description Ed25519, base64. */
                signature: string;
                /**
                 * Format: date-time
                 * @description When it was signed.
                 */
                signedAt: string;
                /**
                 * Format: int64
                 * @description How many records the trail holds.
                 */
                size: number;
                /** @description The tenant. */
                tenantId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "audit.head-signed";
        };
        AuthzenAction: {
            /** @description The second half of a permission: `read`. */
            name: string;
            /** @description Taken, and not looked at. */
            properties?: {
                [key: string]: unknown;
            };
        };
        AuthzenResource: {
            /** @description `bkg_…` */
            id: string;
            /** @description Taken, and not looked at. */
            properties?: {
                [key: string]: unknown;
            };
            /** @description The first half of a permission: `booking`. */
            type: string;
        };
        AuthzenSubject: {
            /** @description `usr_…`, `key_…` or `app_…`. */
            id: string;
            /** @description Taken, and not looked at. */
            properties?: {
                [key: string]: unknown;
            };
            /**
             * @description `user`, `api-key` or `client`.
             * @enum {string}
             */
            type?: "api-key" | "client" | "user";
        };
        BackupCodesView: {
            /**
             * Format: date-time
             * @description Null when none were made.
             */
            createdAt: string | null;
            /**
             * Format: int64
             * @description How many codes were not used yet.
             * @example 10
             */
            left: number;
        };
        BatchBody: {
            /**
             * @description All or nothing, in one transaction.
             * @default false
             */
            atomic?: boolean;
            items: components["schemas"]["BatchItem"][];
        };
        BatchCheckBody: {
            checks: components["schemas"]["CheckBody"][];
        };
        BatchCheckItem: {
            /** @description As the single check would have answered. */
            allowed: boolean;
            fields: string[] | null;
            /** @description Code of the refusal that the single check would have got, such as `resource.not-found`. */
            problem: string | null;
        };
        BatchCheckView: {
            /** @description In the order of the checks. */
            data: components["schemas"]["BatchCheckItem"][];
        };
        BatchItem: {
            /**
             * @description Its name, as the description lists them.
             * @example confirm
             */
            action: string;
            /** @description As the single operation takes it. */
            body?: {
                [key: string]: unknown;
            };
            /** @description What it is done to; left out for what is made anew. */
            id?: string;
            /**
             * @description The ETag of the version that is to be changed.
             * @example "7"
             */
            ifMatch?: string;
        };
        BatchItemView: {
            /** @description Of the resource; absent where it was refused. */
            id?: string;
            /**
             * Format: int64
             * @description Place of the item in the request.
             */
            index: number;
            /** Format: int64 */
            position?: number;
            /** @description The problem (RFC 9457), where it was refused. */
            problem?: {
                [key: string]: unknown;
            };
            /** @description Whether it is the answer of an earlier try. */
            replayed?: boolean;
            /**
             * Format: int64
             * @description The status that the single operation would have answered.
             * @example 200
             */
            status: number;
            /** Format: int64 */
            version?: number;
        };
        BatchView: {
            /** @description In the order of the items. */
            data: components["schemas"]["BatchItemView"][];
        };
        BayView: {
            /** @description `bay_…` */
            id: string;
            name: string;
        };
        BilledUnitList: {
            data: components["schemas"]["BilledUnitView"][];
            from: string;
            to: string;
        };
        BilledUnitView: {
            /** Format: int64 */
            quantity: number;
            /** @description `bookings.confirmed` */
            unit: string;
        };
        BodyDifferenceView: {
            /**
             * Format: int64
             * @description Characters before it, as JavaScript counts them.
             */
            at: number;
            /** @description What was given around it. */
            given: string;
            /** @description What was sent around it. */
            sent: string;
        };
        BookingCancelledEvent: {
            /** @description The booking was called off. The reason is read from the booking, as it may name people. */
            data: {
                /** @description The booking. */
                bookingId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "booking.cancelled";
        };
        BookingCompletedEvent: {
            /** @description The work is done. */
            data: {
                /** @description The booking. */
                bookingId: string;
                /**
                 * Format: date-time
                 * @description When the work was done.
                 */
                completedAt: string;
                /** @description The maintenance need that it meets, if any. */
                maintenanceNeedId: string | null;
                /** @description The vehicle. */
                vehicleId: string;
                /** @description Where the work is done. */
                workshopId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "booking.completed";
        };
        BookingConfirmedEvent: {
            /** @description The workshop agreed to the booking. */
            data: {
                /** @description The booking. */
                bookingId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "booking.confirmed";
        };
        BookingHeldEvent: {
            /** @description A slot was reserved for a vehicle for a short while. */
            data: {
                /** @description The bay that is reserved. */
                bayId: string;
                /** @description The booking. */
                bookingId: string;
                /**
                 * Format: date-time
                 * @description When work ends.
                 */
                endsAt: string;
                /**
                 * Format: date-time
                 * @description Until when the slot is held.
                 */
                holdExpiresAt: string;
                /** @description The beginning on the clock of the workshop. */
                localStart: string;
                /** @description The maintenance need that it meets, if any. */
                maintenanceNeedId: string | null;
                /** @description What is to be done. */
                serviceCode: string;
                /**
                 * Format: date-time
                 * @description When work begins.
                 */
                startsAt: string;
                /** @description The technician who is reserved. */
                technicianId: string;
                /** @description Time zone of the workshop, IANA. */
                timeZone: string;
                /** @description The vehicle. */
                vehicleId: string;
                /** @description Where the work is done. */
                workshopId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "booking.held";
        };
        BookingHoldExpiredEvent: {
            /** @description Nobody asked for a held slot in time; it is free again. */
            data: {
                /** @description The booking. */
                bookingId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "booking.hold-expired";
        };
        BookingRequestedEvent: {
            /** @description The customer asked for the held slot. A note is read from the booking, as it may name people. */
            data: {
                /** @description The booking. */
                bookingId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "booking.requested";
        };
        BookingStartedEvent: {
            /** @description Work on the vehicle began. */
            data: {
                /** @description The booking. */
                bookingId: string;
                /**
                 * Format: date-time
                 * @description When work began.
                 */
                startedAt: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "booking.started";
        };
        BookingTimeline: {
            /** @description `bkg_…` */
            bookingId: string;
            data: components["schemas"]["TimelineEntry"][];
            /** @description `ned_…`, the need whose events are told as well. */
            maintenanceNeedId: string | null;
        };
        BookingView: {
            /** @description `bay_…` */
            bayId: string;
            cancellationReason: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            endsAt: string;
            /**
             * Format: date-time
             * @description Until when the slot is reserved without a request; null unless the status is held.
             */
            holdExpiresAt: string | null;
            /** @description `bkg_…` */
            id: string;
            /** @description `startsAt` by the clock on the workshop's wall, `2026-12-01T09:00`. */
            localStart: string;
            /** @description `ned_…`, the need that the work is for. */
            maintenanceNeedId: string | null;
            note: string | null;
            serviceCode: string;
            /** Format: date-time */
            startsAt: string;
            /**
             * @description held, requested, confirmed, started, completed, cancelled or expired; more may come.
             * @example confirmed
             */
            status: string;
            /** @description `tec_…` */
            technicianId: string;
            /** @description The workshop's, IANA. */
            timeZone: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description `veh_…` */
            vehicleId: string;
            /** Format: int64 */
            version: number;
            /** @description `wsh_…` */
            workshopId: string;
        };
        /** @description A page of a list, each row a BookingView. */
        BookingViewPage: {
            data: components["schemas"]["BookingView"][];
            page: components["schemas"]["PageInfo"];
        };
        BrownOutView: {
            from: string;
            until: string;
        };
        CancelBookingBody: {
            /** @description Why; customer and workshop read it. */
            reason: string;
        };
        ChallengeBody: {
            /** @description Id of the offered factor; left out for backup codes, of which there is one set. */
            factorId?: string;
            /** @enum {string} */
            kind: "backup-code" | "email" | "passkey" | "sms" | "totp";
        };
        ChallengeView: {
            /** @description What the authenticator needs: nothing for codes, the options of a WebAuthn request for passkeys. */
            challenge: {
                [key: string]: unknown;
            };
        };
        ChangeApiKeyBody: {
            credits?: components["schemas"]["ApiKeyCreditsBody"] | null;
            environment?: string | null;
            /**
             * Format: date-time
             * @description `null`: until it is revoked.
             * @example 2026-12-01T09:00:00Z
             */
            expiresAt?: string | null;
            /** @description All of them. */
            limits?: components["schemas"]["ApiKeyLimitBody"][];
            /**
             * @description What is named is changed, and `null` takes it away.
             * @example {
             *       "team": "till"
             *     }
             */
            metadata?: {
                [key: string]: string | null;
            };
            name?: string;
            /** @description All of them; empty: those of the tenant's policy. */
            networks?: string[];
            /** @description All of them, of a publishable key only; empty: pages on hosts and domains that you have proved. */
            origins?: string[];
            partnerId?: string | null;
        };
        ChangePasswordBody: {
            currentPassword: string;
            /** @description 8 to 128 characters of any kind. */
            newPassword: string;
        };
        ChangeServiceAccountBody: {
            description?: string | null;
            name?: string;
            /** @description All of them. Its keys follow at once. */
            roleIds?: string[];
        };
        ChangeWebhookEndpointBody: {
            /** @description Messages that are made from now on come in this dated version of the API; those that wait stay as they are. */
            apiVersion?: string;
            auth?: components["schemas"]["ReceiverAuthBody"];
            /**
             * @description Only events about these workshops, fleets and vehicles: ids, 20 at the most. An event belongs to those that its data names, and to those
             *     that the first event about the same thing named: all events of a booking belong to its workshop. Empty: whatever they are about.
             */
            channels?: string[];
            /**
             * Format: int32
             * @description Most requests at a time. Usually 10.
             */
            concurrency?: number;
            /**
             * Format: int32
             * @description How long each message waits before its first try: a day at the most. Usually 0.
             */
            delaySeconds?: number;
            /** @description `null` clears it. */
            description?: string | null;
            eventTypes?: string[];
            /**
             * @description Only messages of which this holds, in the filter language of lists: `type`, `timestamp` and the values in `data` by their paths, with values or operators, and `and`, `or`, `not`; at most 5 deep and 50 comparisons. It reads all of the data in `apiVersion`, also where the payload is thin. `null`: no filter.
             * @example {
             *       "or": [
             *         {
             *           "data.system": "powertrain"
             *         },
             *         {
             *           "data.code": {
             *             "prefix": "P0"
             *           }
             *         }
             *       ]
             *     }
             */
            filter?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description `standard`: `{ type, timestamp, data }`. `cloudevents-structured`: an event of CloudEvents 1.0 in JSON. `cloudevents-binary`: the data, and
             *     the attributes of CloudEvents 1.0 in `ce-*` headers. All are signed in the same way. Usually `standard`.
             * @enum {string}
             */
            format?: "cloudevents-binary" | "cloudevents-structured" | "standard";
            /**
             * @description Headers that every request has, in place of those that it had. Values are kept under lock and never shown again. `null` or `{}` clears
             *     them.
             * @example {
             *       "X-Api-Key": "a-key-of-the-receiver"
             *     }
             */
            headers?: {
                [key: string]: string;
            } | null;
            /**
             * @description Whether what is behind a message whose tries are used up goes on (`skip`), or waits until somebody has looked at it (`block`).
             * @enum {string}
             */
            onExhausted?: "block" | "skip";
            /**
             * @description `none`: as soon as possible. `perKey`: messages about one thing arrive in the order of the log, each after the one before has ended.
             *     `strict`: all of them do, one at a time, so that the rate is one message for each answer's time. Usually `none`.
             * @enum {string}
             */
            ordering?: "none" | "perKey" | "strict";
            /**
             * @description `full`: all of the data. `thin`: only the ids in it, for receivers that are not to learn more, or that ask for what is newest. Usually `full`.
             * @enum {string}
             */
            payload?: "full" | "thin";
            /**
             * Format: double
             * @description Most messages a second, retries included. `null`: as many as the receiver answers.
             */
            ratePerSecond?: number | null;
            /** @description Seconds to wait after each failed try: so many tries there are, and the first one. `null`: as the installation has it. */
            retrySeconds?: number[] | null;
            /**
             * @description Name of a second header that carries the same signatures as `webhook-signature`, for receivers that look for them elsewhere; it is sent as
             *     it is written here. `null`: none.
             * @example X-Till-Signature
             */
            signatureHeader?: string | null;
            /**
             * @description A disabled endpoint gets no new messages; those that wait go on when it is active again.
             * @enum {string}
             */
            status?: "active" | "disabled";
            /**
             * Format: int32
             * @description Within which a receiver has to answer. Usually 15.
             */
            timeoutSeconds?: number;
            url?: string;
            /**
             * @description `none`: it need not. `options`: it answers `OPTIONS` with `WebHook-Allowed-Origin` (CloudEvents web hooks, §4). `challenge`: it answers a
             *     signed message of the type `webhook.endpoint.challenge` with the text of `data.challenge`. Until it has, the endpoint is disabled because it
             *     is `unverified`; ask it with `POST …/verification`. Another scheme, host or port in `url`, or another way, and it has to show it again.
             * @enum {string}
             */
            verification?: "challenge" | "none" | "options";
        };
        ChangeWorkshopBody: {
            name?: string;
            openingHours?: components["schemas"]["OpeningHoursBody"][];
            services?: components["schemas"]["ServiceBody"][];
        };
        ChangedCase: {
            after: boolean;
            before: boolean;
            /**
             * Format: int64
             * @description Place of the case in the request.
             */
            index: number;
        };
        CheckBody: {
            /** @description The second half of a permission: `read`. */
            action: string;
            /**
             * Format: date-time
             * @description As roles and grants were then, by the log; the resource is taken as it is now. Left out: now.
             * @example 2026-12-01T09:00:00Z
             */
            at?: string;
            /** @description Left out: the usual ones. */
            context?: components["schemas"]["CircumstancesBody"];
            /** @description Left out: the caller, as they are. Others need `authz:read`. */
            principal?: components["schemas"]["PrincipalBody"];
            resource: components["schemas"]["ResourceBody"];
        };
        CheckView: {
            allowed: boolean;
            /** @description Fields of the resource with which it may be done; null where rules name none of it. */
            fields: string[] | null;
        };
        CheckpointBody: {
            /**
             * @description `nextCursor` of the page that has been dealt with, or the id of the last event that was.
             * @example 8812
             */
            cursor: string;
        };
        CheckpointView: {
            /**
             * Format: int64
             * @description Where the page begins: behind this position.
             */
            position: number;
            /**
             * Format: int64
             * @description The consumer's version: send it as `If-Match: "7"` with the checkpoint of this page.
             */
            version: number;
        };
        CircumstancesBody: {
            ip?: string;
            /**
             * Format: int64
             * @description Assurance level of the session; left out: 1.
             * @enum {integer}
             */
            level?: 1 | 2;
            /** @description Whether the session was opened on a device that the person trusts; left out: no. */
            onTrustedDevice?: boolean;
        };
        ClientCertificateView: {
            /**
             * Format: date-time
             * @description You are told 30, 7 and 1 days before, and when it has.
             */
            expiresAt: string;
            /** @description Whom it names, `CN=…, O=…`. */
            subject: string;
        };
        ConsentView: {
            /** @description `app_…` */
            appId: string;
            appName: string;
            /**
             * Format: date-time
             * @description The first time.
             */
            givenAt: string;
            /** @description `ocn_…` */
            id: string;
            scopes: string[];
        };
        /** @description A page of a list, each row a ConsentView. */
        ConsentViewPage: {
            data: components["schemas"]["ConsentView"][];
            page: components["schemas"]["PageInfo"];
        };
        ContinuationView: {
            /**
             * Format: uri
             * @description Send the browser there. It works once, in the browser that began at the app, and nowhere else.
             * @example https://app.example/callback?code=none
             */
            continueAt: string;
        };
        CreateEventConsumerBody: {
            /**
             * @description Where it begins: `beginning`, `now`, a cursor, the id of the first event that it wants, or a time: at the first event that was recorded
             *     then or later.
             * @default now
             * @example beginning
             */
            from?: string;
            /** @description What you call it, unique among your consumers. */
            name: string;
            /** @description Types or patterns: `booking.confirmed`, `booking.*`. Left out, `*`: all. */
            types?: string[];
        };
        CreateServiceAccountBody: {
            description?: string | null;
            /** @description Which program it is: `Till of the airport branch`. */
            name: string;
            /** @description What its keys may do at the most: `rol_…`. Nobody gives a role that is more than they have. */
            roleIds: string[];
        };
        CreateWebhookEndpointBody: {
            /** @description The dated version of the API in which messages come. Left out, the one that the request speaks. */
            apiVersion?: string;
            auth?: components["schemas"]["ReceiverAuthBody"];
            /**
             * @description Only events about these workshops, fleets and vehicles: ids, 20 at the most. An event belongs to those that its data names, and to those
             *     that the first event about the same thing named: all events of a booking belong to its workshop. Empty: whatever they are about.
             */
            channels?: string[];
            /**
             * Format: int32
             * @description Most requests at a time. Usually 10.
             */
            concurrency?: number;
            /**
             * Format: int32
             * @description How long each message waits before its first try: a day at the most. Usually 0.
             */
            delaySeconds?: number;
            description?: string | null;
            /** @description Types or patterns: `booking.confirmed`, `booking.*`, `*`. */
            eventTypes: string[];
            /**
             * @description Only messages of which this holds, in the filter language of lists: `type`, `timestamp` and the values in `data` by their paths, with values or operators, and `and`, `or`, `not`; at most 5 deep and 50 comparisons. It reads all of the data in `apiVersion`, also where the payload is thin. `null`: no filter.
             * @example {
             *       "or": [
             *         {
             *           "data.system": "powertrain"
             *         },
             *         {
             *           "data.code": {
             *             "prefix": "P0"
             *           }
             *         }
             *       ]
             *     }
             */
            filter?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description `standard`: `{ type, timestamp, data }`. `cloudevents-structured`: an event of CloudEvents 1.0 in JSON. `cloudevents-binary`: the data, and
             *     the attributes of CloudEvents 1.0 in `ce-*` headers. All are signed in the same way. Usually `standard`.
             * @enum {string}
             */
            format?: "cloudevents-binary" | "cloudevents-structured" | "standard";
            /**
             * @description Headers that every request has, in place of those that it had. Values are kept under lock and never shown again. `null` or `{}` clears
             *     them.
             * @example {
             *       "X-Api-Key": "a-key-of-the-receiver"
             *     }
             */
            headers?: {
                [key: string]: string;
            } | null;
            /**
             * @description Whether what is behind a message whose tries are used up goes on (`skip`), or waits until somebody has looked at it (`block`).
             * @enum {string}
             */
            onExhausted?: "block" | "skip";
            /**
             * @description `none`: as soon as possible. `perKey`: messages about one thing arrive in the order of the log, each after the one before has ended.
             *     `strict`: all of them do, one at a time, so that the rate is one message for each answer's time. Usually `none`.
             * @enum {string}
             */
            ordering?: "none" | "perKey" | "strict";
            /**
             * @description `full`: all of the data. `thin`: only the ids in it, for receivers that are not to learn more, or that ask for what is newest. Usually `full`.
             * @enum {string}
             */
            payload?: "full" | "thin";
            /**
             * Format: double
             * @description Most messages a second, retries included. `null`: as many as the receiver answers.
             */
            ratePerSecond?: number | null;
            /** @description Seconds to wait after each failed try: so many tries there are, and the first one. `null`: as the installation has it. */
            retrySeconds?: number[] | null;
            /** @description A key of your own instead of a new one: `whsec_` and base64 of 24 to 64 bytes, or `whsk_` and base64 of the 32 bytes of an Ed25519 key. */
            secret?: string;
            /**
             * @description Name of a second header that carries the same signatures as `webhook-signature`, for receivers that look for them elsewhere; it is sent as
             *     it is written here. `null`: none.
             * @example X-Till-Signature
             */
            signatureHeader?: string | null;
            /**
             * @description `hmac-sha256`: with a secret that both sides know (`v1`). `ed25519`: the receiver gets the public half of the key only, and can make no
             *     message itself (`v1a`). Left out, that of `secret`, else `hmac-sha256`.
             * @enum {string}
             */
            signing?: "ed25519" | "hmac-sha256";
            /**
             * Format: int32
             * @description Within which a receiver has to answer. Usually 15.
             */
            timeoutSeconds?: number;
            /** @description Where messages are posted to: https on port 443 or 8443, in the public internet. */
            url: string;
            /**
             * @description `none`: it need not. `options`: it answers `OPTIONS` with `WebHook-Allowed-Origin` (CloudEvents web hooks, §4). `challenge`: it answers a
             *     signed message of the type `webhook.endpoint.challenge` with the text of `data.challenge`. Until it has, the endpoint is disabled because it
             *     is `unverified`; ask it with `POST …/verification`. Another scheme, host or port in `url`, or another way, and it has to show it again.
             * @enum {string}
             */
            verification?: "challenge" | "none" | "options";
        };
        CreateWebhookPortalSessionBody: {
            /**
             * @description What the session may do. `view` is always needed: endpoints, messages, tries, stats and the catalogue of events. `view-secret`: see
             *     signing secrets. `manage`: make, change, test and delete endpoints, and rotate their keys. `transform`: their transformations.
             *     `replay`: send messages again, and try out which past ones an endpoint would have got. Nobody can give what they lack.
             */
            capabilities: ("manage" | "replay" | "transform" | "view" | "view-secret")[];
            /**
             * @description Ids of workshops, fleets and vehicles, 20 at the most. The session then sees and manages only endpoints whose channels are all among
             *     these, and messages through those endpoints alone; an endpoint without channels gets everything, and is none of them. Left out: all.
             */
            channels?: string[];
            /** @description Origins whose pages may frame the page of the portal. Left out or empty: none. */
            embedOrigins?: string[];
            /** @description Whom it is for, as the page and the audit trail show it: `Sul Garage`. */
            label: string;
            /**
             * Format: int32
             * @description How long it lasts: an hour to seven days.
             * @default 86400
             */
            lifetimeSeconds?: number;
        };
        CreatedWebhookEndpoint: {
            /**
             * @description Id of the resource that the command changed.
             * @example bkg_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            id: string;
            /**
             * Format: int64
             * @description Position in the log, to be sent as Clutch-Min-Position by a read.
             * @example 8812
             */
            position: number;
            /** @description `whpk_…` of an Ed25519 key; the list of keys shows it again. `null` for any other, and when the request was repeated. */
            publicKey: string | null;
            /** @description `whsec_…`, what messages are signed with. Shown this once: `null` when the request was repeated, and for Ed25519, where the receiver needs `publicKey` only. */
            secret: string | null;
            /**
             * Format: int64
             * @description Version of the resource, also its ETag.
             * @example 3
             */
            version: number;
        };
        CreatedWebhookPortalSession: {
            /** Format: date-time */
            expiresAt: string;
            /** @description `wps_…` */
            id: string;
            /** @description What the page sends as `Authorization: Bearer`. Shown this once: `null` when the request was repeated; open another session then. */
            token: string | null;
            /** @description The page, with the token behind `#`, so that it reaches no log. `null` when the request was repeated. */
            url: string | null;
        };
        CustomMessageBody: {
            /** @description Workshops, fleets and vehicles that it is about, besides those whose ids stand in `data`: who asks for a channel gets what is about it. */
            channels?: string[];
            /**
             * @description What the message says: 60 KiB as JSON at the most. It stands in the log of events for ever, so it is no place for personal data.
             * @example {
             *       "tillId": 7,
             *       "totalMinor": 129900
             *     }
             */
            data: {
                [key: string]: unknown;
            };
            /**
             * Format: int32
             * @description Webhooks wait so long with it, or as long as the endpoint says where that is longer. The log and the live feed show it at once.
             * @default 0
             */
            delaySeconds?: number;
            /** @description An endpoint whose order is `perKey` gets messages of one key in the order in which they were sent. Left out, each message has one of its own. */
            orderingKey?: string;
            /** @description Your own name of it: the same message under the same name is sent once, however often and with whatever Idempotency-Key it is asked for. */
            reference?: string;
            /** @description Words of your own, by which messages are found and sent once more. */
            tags?: string[];
            /**
             * @description Begins with `custom.`, and has one to five words in small letters, digits and hyphens behind that, with dots between them.
             * @example custom.till.closed
             */
            type: string;
        };
        CustomMessageEvent: {
            /** @description A message of your own, sent by POST /v1/webhook-messages. It has the type that was given there, custom.message or another one that begins with custom, and the data. */
            data: Record<string, never>;
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            type: string;
        };
        DataSubjectErasedEvent: {
            /** @description What is personal about somebody was erased; copies of it that you hold are to be erased as well. */
            data: {
                /**
                 * Format: date-time
                 * @description When it was done.
                 */
                erasedAt: string;
                /** @description The public id under which you knew them, of whatever kind. */
                subjectId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "data-subject.erased";
        };
        DeprecatedUseView: {
            /** @description `key_…`, or the session of a person. */
            credentialId: string;
            /** Format: date-time */
            firstUsedAt: string;
            /** Format: date-time */
            lastUsedAt: string;
            /** Format: int64 */
            uses: number;
        };
        DeprecationList: {
            data: components["schemas"]["DeprecationView"][];
        };
        DeprecationUsedEvent: {
            /** @description A key uses an operation that is going to end. Told once for each key and operation. */
            data: {
                /** @description The key, or the session, that used it. */
                credentialId: string;
                /** @description The operation that is going to end. */
                operationId: string;
                /** @description The operation to use instead. */
                successor: string;
                /** @description The last day on which it is sure to be there. */
                sunset: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "deprecation.used";
        };
        DeprecationView: {
            /** @description Times in which it answers 410. */
            brownOuts: components["schemas"]["BrownOutView"][];
            /** @description Page that says what to change. */
            link: string;
            method: string;
            operationId: string;
            path: string;
            /** @description The day since when it should not be used for anything new. */
            since: string;
            /** @description The operation to use instead. */
            successor: string;
            /** @description The last day on which it is sure to be there. */
            sunset: string;
            /** @description By whom in this tenant it was used, who did last first; at most 100. */
            uses: components["schemas"]["DeprecatedUseView"][];
        };
        DeviceTrustView: {
            /** Format: date-time */
            expiresAt: string;
            /** @description Send it with the next sign-ins as `deviceTrust`. It is shown this once. */
            token: string;
        };
        DraftGrantBody: {
            /** @description Under which circumstances it holds. Left out: under all. */
            context?: components["schemas"]["GrantContextBody"];
            holder: components["schemas"]["HolderBody"];
            /**
             * Format: date-time
             * @description Until when, itself not included. Left out: until it is revoked.
             * @example 2026-12-01T09:00:00Z
             */
            notAfter?: string | null;
            /**
             * Format: date-time
             * @description From when on. Left out: at once.
             * @example 2026-12-01T09:00:00Z
             */
            notBefore?: string | null;
            /** @description Why; whoever may read grants reads it. */
            reason?: string | null;
            /**
             * @description Left out: the drafted role.
             * @example rol_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            roleId?: string;
            /** @description Left out: the whole tenant. */
            scope?: components["schemas"]["GrantScopeBody"];
        };
        DryRunBody: {
            /** @description The dated version of the API in which messages would come. Left out, the one that the request speaks. */
            apiVersion?: string;
            /**
             * @description Only events about these workshops, fleets and vehicles: ids, 20 at the most. An event belongs to those that its data names, and to those
             *     that the first event about the same thing named: all events of a booking belong to its workshop. Empty: whatever they are about.
             */
            channels?: string[];
            /** @description Types or patterns: `booking.confirmed`, `booking.*`, `*`. */
            eventTypes: string[];
            /**
             * @description Only messages of which this holds, in the filter language of lists: `type`, `timestamp` and the values in `data` by their paths, with values or operators, and `and`, `or`, `not`; at most 5 deep and 50 comparisons. It reads all of the data in `apiVersion`, also where the payload is thin. `null`: no filter.
             * @example {
             *       "or": [
             *         {
             *           "data.system": "powertrain"
             *         },
             *         {
             *           "data.code": {
             *             "prefix": "P0"
             *           }
             *         }
             *       ]
             *     }
             */
            filter?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description `standard`: `{ type, timestamp, data }`. `cloudevents-structured`: an event of CloudEvents 1.0 in JSON. `cloudevents-binary`: the data, and
             *     the attributes of CloudEvents 1.0 in `ce-*` headers. All are signed in the same way. Usually `standard`.
             * @enum {string}
             */
            format?: "cloudevents-binary" | "cloudevents-structured" | "standard";
            /**
             * @description `full`: all of the data. `thin`: only the ids in it, for receivers that are not to learn more, or that ask for what is newest. Usually `full`.
             * @enum {string}
             */
            payload?: "full" | "thin";
            /**
             * Format: date-time
             * @description Left out, a day before `until`.
             * @example 2026-12-01T09:00:00Z
             */
            since?: string;
            /**
             * Format: date-time
             * @description The first moment that is not looked at any more. Left out, now.
             * @example 2026-12-01T09:00:00Z
             */
            until?: string;
        };
        DryRunCount: {
            eventType: string;
            /**
             * Format: int64
             * @description Events of the type that there were.
             */
            events: number;
            /**
             * Format: int64
             * @description Those of them that channels and filter let through: so many messages there would have been.
             */
            matched: number;
        };
        DryRunRangeBody: {
            /**
             * Format: date-time
             * @description Left out, a day before `until`.
             * @example 2026-12-01T09:00:00Z
             */
            since?: string;
            /**
             * Format: date-time
             * @description The first moment that is not looked at any more. Left out, now.
             * @example 2026-12-01T09:00:00Z
             */
            until?: string;
        };
        DryRunSample: {
            /** @description As it would have been sent; `null` for one of more than 256 KiB, which is not. */
            body: {
                [key: string]: unknown;
            } | null;
            channels: string[];
            eventType: string;
            /** @description What the form says in headers; `null` in our own form. */
            headers: {
                [key: string]: string;
            } | null;
            /** @description `evt_…`, as the receiver would have seen it. */
            id: string;
            /** Format: date-time */
            recordedAt: string;
        };
        DryRunView: {
            /** @description Whether all events since the time that was asked for were looked at. */
            isWhole: boolean;
            /**
             * Format: int64
             * @description Messages that there would have been.
             */
            matched: number;
            /** @description The newest of them, ten at the most, the newest first. */
            samples: components["schemas"]["DryRunSample"][];
            /** @description From when on events were looked at: later than was asked where there are more than 10,000 events since. */
            since: string;
            /** @description Every type of which there were events, in order of their names. */
            types: components["schemas"]["DryRunCount"][];
            until: string;
        };
        EndpointHealthView: {
            /** @description Why it is disabled: `person`, `gone` (its answer 410), `receiver` (its header), `failing` (five days), `operator`, or `unverified`. */
            disabledReason: string | null;
            /**
             * Format: double
             * @description How much of the five days is over.
             */
            failingPercent: number;
            /** @description When the five days began after which it is disabled; `null`: they have not. */
            failingSince: string | null;
            /**
             * Format: date-time
             * @description When it was last disabled, also where it is active again: what it has missed since, a recovery gives it.
             */
            lastDisabledAt: string | null;
            /** @description Since when the operator has nothing sent for you, to any endpoint; `null`: it is sent. Nothing is lost meanwhile. */
            pausedByOperatorSince: string | null;
            /** @description While it is paused: when it is tried next. */
            pausedUntil: string | null;
            /**
             * @description `healthy`: the last message was taken, or nothing was sent yet. `failing`: the clock runs after which it is disabled. `paused`: too much
             *     failed lately, so that only single messages are tried until one is taken. `disabled`: nothing is sent.
             * @enum {string}
             */
            state: "disabled" | "failing" | "healthy" | "paused";
        };
        ErasureView: {
            /**
             * Format: date-time
             * @description When the key was destroyed; from then on nothing could be read.
             */
            erasedAt: string;
            /** @description Those that have not got there yet; ask again in a moment. Empty: the erasure is complete. */
            pending: string[];
            /**
             * Format: int64
             * @description Place of the erasure in the tenant's log.
             */
            position: number;
            /** @description Read models and rows that hold nothing of the person any more. */
            scrubbed: string[];
            /**
             * @description The person, or what is theirs.
             * @example tec_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            subjectId: string;
        };
        EvaluationBody: {
            action: components["schemas"]["AuthzenAction"];
            /** @description `level`, `ip` and `onTrustedDevice` are looked at; whatever else there is is taken and not looked at. */
            context?: {
                [key: string]: unknown;
            };
            resource: components["schemas"]["AuthzenResource"];
            subject: components["schemas"]["AuthzenSubject"];
        };
        EvaluationContext: {
            error: components["schemas"]["EvaluationError"];
        };
        EvaluationError: {
            message: string;
            /** Format: int64 */
            status: number;
        };
        EvaluationOptions: {
            /**
             * @description Whether all are answered, or only those up to the first that is denied, or permitted.
             * @default execute_all
             * @enum {string}
             */
            evaluations_semantic?: "deny_on_first_deny" | "execute_all" | "permit_on_first_permit";
        };
        EvaluationPart: {
            action?: components["schemas"]["AuthzenAction"];
            context?: {
                [key: string]: unknown;
            };
            resource?: components["schemas"]["AuthzenResource"];
            subject?: components["schemas"]["AuthzenSubject"];
        };
        EvaluationView: {
            /** @description Why the question could not be answered; it is then denied. */
            context?: components["schemas"]["EvaluationContext"];
            decision: boolean;
        };
        EvaluationsBody: {
            action?: components["schemas"]["AuthzenAction"];
            context?: {
                [key: string]: unknown;
            };
            evaluations?: components["schemas"]["EvaluationPart"][];
            options?: components["schemas"]["EvaluationOptions"];
            resource?: components["schemas"]["AuthzenResource"];
            subject?: components["schemas"]["AuthzenSubject"];
        };
        EvaluationsView: {
            context?: components["schemas"]["EvaluationContext"];
            /** @description Of the one question. */
            decision?: boolean;
            /** @description Absent where one question was asked. */
            evaluations?: components["schemas"]["EvaluationView"][];
        };
        EventConsumerPage: {
            checkpoint: components["schemas"]["CheckpointView"];
            data: components["schemas"]["EventView"][];
            page: components["schemas"]["EventPageInfo"];
            /** @description What the consumer is shown. */
            types: string[];
        };
        EventConsumerView: {
            /**
             * Format: date-time
             * @description When its checkpoint was last set; `null`: never.
             */
            acknowledgedAt: string | null;
            /**
             * Format: date-time
             * @description When it was made or last moved.
             */
            changedAt: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: int64
             * @description How many positions of the log lie behind that, events of other types among them.
             */
            lag: number;
            name: string;
            /**
             * Format: int64
             * @description Everything up to here has been dealt with.
             */
            position: number;
            /** @description Types or patterns that it is shown. */
            types: string[];
            /** Format: int64 */
            version: number;
        };
        /** @description A page of a list, each row a EventConsumerView. */
        EventConsumerViewPage: {
            data: components["schemas"]["EventConsumerView"][];
            page: components["schemas"]["PageInfo"];
        };
        EventPage: {
            data: components["schemas"]["EventView"][];
            page: components["schemas"]["EventPageInfo"];
        };
        EventPageInfo: {
            /** @description Whether there was more to look at. A page may be short, even empty, and there is more. */
            hasMore: boolean;
            /** @description Where to go on. Oldest first, it is present at the end of the log too: ask with it again later. */
            nextCursor: string;
            prevCursor: string | null;
        };
        EventTypeVersionView: {
            /** @description Data that fits the schema, every field in it. */
            example: {
                [key: string]: unknown;
            };
            /** @description JSON Schema 2020-12 of the event's `data`. */
            schema: {
                [key: string]: unknown;
            };
            /** Format: int64 */
            version: number;
        };
        EventTypeView: {
            /**
             * Format: date
             * @description The day since when no endpoint can ask for it anew by its name; those that have done so go on getting it.
             */
            archivedOn: string | null;
            /** @description What to use instead, where receivers should not rely on the type any more. */
            deprecated: string | null;
            /**
             * Format: date
             * @description The day since when they should not.
             */
            deprecatedOn: string | null;
            description: string;
            /** @description Data that fits the schema, every field in it. */
            example: {
                [key: string]: unknown;
            };
            /** @description `custom.*`: the type stands for all of them. `null`: for itself only. */
            family: string | null;
            /** @description Set where only tenants whose plan has this feature are shown the type, and can ask for it. */
            feature: string | null;
            /** @description JSON Schema 2020-12 of the event's `data`. */
            schema: {
                [key: string]: unknown;
            };
            /** @description The type to use instead. */
            successor: string | null;
            /** @description `booking.confirmed` */
            type: string;
            /** Format: int64 */
            version: number;
            /** @description The versions there have been; events are sent in the last one, which is the one that is shown. */
            versions: number[];
        };
        /** @description A page of a list, each row a EventTypeView. */
        EventTypeViewPage: {
            data: components["schemas"]["EventTypeView"][];
            page: components["schemas"]["PageInfo"];
        };
        EventView: {
            /** @description The request that it follows from: the `X-Request-Id` of its answer. The same along a whole flow. */
            correlationId: string;
            /** @description What the catalogue describes for this type. */
            data: {
                [key: string]: unknown;
            };
            /** @description `evt_…`: the same here, in webhooks and in the live feed. */
            id: string;
            /**
             * Format: int64
             * @description Place in the tenant's log; later events have higher ones.
             */
            position: number;
            /** Format: date-time */
            timestamp: string;
            /** @description `booking.confirmed` */
            type: string;
        };
        ExplainView: {
            allowed: boolean;
            /** @description The rules without which the answer would be the other one. Empty: nothing allows it, or everybody may do it. */
            because: components["schemas"]["RuleView"][];
            /** @description Fields of the resource with which it may be done; null where rules name none of it. */
            fields: string[] | null;
            /** @description Rules about the same that did not come to bear, at most 20. */
            nearest: components["schemas"]["RuleView"][];
        };
        FactorSetUpView: {
            /**
             * @description Send it with the proof.
             * @example fac_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            id: string;
            /** @example totp */
            kind: string;
            /** @description With `passkey`: options for `navigator.credentials.create()` (PublicKeyCredentialCreationOptionsJSON). */
            passkey: {
                [key: string]: unknown;
            } | null;
            /** @description With `sms` and `email`: the end of where the code went to. */
            sentTo: string | null;
            /** @description With `totp`; shown this once. */
            totp: components["schemas"]["TotpSetUpView"] | null;
        };
        FactorView: {
            /** Format: date-time */
            confirmedAt: string;
            /** @description The end of the number or address that codes go to. */
            hint: string | null;
            /** @example fac_01jd7r6e5vf3xbnq2m8k4tw9za */
            id: string;
            /**
             * @description `totp`, `sms`, `email` or `passkey`; more may come.
             * @example totp
             */
            kind: string;
            /** Format: date-time */
            lastUsedAt: string | null;
            /** @example Work phone */
            name: string;
        };
        /** @description A page of a list, each row a FactorView. */
        FactorViewPage: {
            data: components["schemas"]["FactorView"][];
            page: components["schemas"]["PageInfo"];
        };
        FinishSsoBody: {
            /** @description What stood behind the # of your sign-in page. It works once, for two minutes. */
            code: string;
            /** @description What the start of the sign-in was answered with. */
            token: string;
        };
        GrantContextBody: {
            /** @description The caller's address must lie in one of them. */
            addresses?: string[];
            hours?: components["schemas"]["GrantHoursBody"] | null;
            /**
             * Format: int64
             * @description 2: only in a session in which a second factor or a passkey was proved.
             * @enum {integer}
             */
            minimumLevel?: 1 | 2;
            /** @description Only in a session that was opened on a device which the person trusts. */
            trustedDevice?: boolean;
        };
        GrantGivenEvent: {
            /** @description A person, a group or a key was granted a role. */
            data: {
                /** @description The grant. */
                grantId: string;
                /** @description Whom it gives it. */
                holder: {
                    /** @description The id of the person, group, key or app. */
                    id: string;
                    /** @description What kind of holder it is. */
                    kind: string;
                };
                /**
                 * Format: date-time
                 * @description Until when it holds; null: until it is revoked.
                 */
                notAfter: string | null;
                /**
                 * Format: date-time
                 * @description From when on it holds; null: at once.
                 */
                notBefore: string | null;
                /** @description The role that it gives. */
                roleId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "grant.given";
        };
        GrantHoursBody: {
            from: string;
            /** @example Asia/Riyadh */
            timeZone: string;
            /** @description Not included. */
            until: string;
            /** @description 1 is Monday, 7 is Sunday. */
            weekdays: number[];
        };
        GrantRevokedEvent: {
            /** @description A grant was taken back. */
            data: {
                /** @description The grant. */
                grantId: string;
                /** @description Whom it gives it. */
                holder: {
                    /** @description The id of the person, group, key or app. */
                    id: string;
                    /** @description What kind of holder it is. */
                    kind: string;
                };
                /** @description The role that it gives. */
                roleId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "grant.revoked";
        };
        GrantScopeBody: {
            /**
             * @description `tenant`: everything; `workshop`: what belongs to these workshops; `fleet`: to these vehicles; `own`: to the person.
             * @enum {string}
             */
            kind: "fleet" | "own" | "tenant" | "workshop";
            /** @description Of the kind `fleet`. */
            vehicleIds?: string[];
            /** @description Of the kind `workshop`. */
            workshopIds?: string[];
        };
        GraphqlAnswer: {
            /** @description As the document asks; `null` where nothing could be answered. */
            data?: {
                [key: string]: unknown;
            } | null;
            errors?: components["schemas"]["GraphqlErrorView"][];
            /** @description `cost`: what the document was counted as. */
            extensions?: {
                [key: string]: unknown;
            };
        };
        GraphqlDocumentSummary: {
            /**
             * Format: int32
             * @description What the dearest of them costs with the longest pages.
             */
            cost: number;
            /** Format: date-time */
            createdAt: string;
            /** @description Why it is not run in the present release: the schema has changed since. Empty where all is well. */
            faults: components["schemas"]["GraphqlFaultView"][];
            forPublishableKeys: boolean;
            /** @description `gqd_…` */
            id: string;
            name: string;
            /**
             * @description The names of its operations; null for one without a name.
             * @example [
             *       "BookingCard"
             *     ]
             */
            operations: (string | null)[];
            /** @description What a key needs to be shown all of it. */
            permissions: string[];
            /** @description SHA-256 of the text, for `documentId` and automatic persisted queries. */
            sha256: string;
        };
        /** @description A page of a list, each row a GraphqlDocumentSummary. */
        GraphqlDocumentSummaryPage: {
            data: components["schemas"]["GraphqlDocumentSummary"][];
            page: components["schemas"]["PageInfo"];
        };
        GraphqlDocumentView: {
            /**
             * Format: int32
             * @description What the dearest of them costs with the longest pages.
             */
            cost: number;
            /** Format: date-time */
            createdAt: string;
            /** @description Why it is not run in the present release: the schema has changed since. Empty where all is well. */
            faults: components["schemas"]["GraphqlFaultView"][];
            forPublishableKeys: boolean;
            /** @description `gqd_…` */
            id: string;
            name: string;
            /**
             * @description The names of its operations; null for one without a name.
             * @example [
             *       "BookingCard"
             *     ]
             */
            operations: (string | null)[];
            /** @description What a key needs to be shown all of it. */
            permissions: string[];
            /** @description The document as it was registered. */
            query: string;
            /** @description SHA-256 of the text, for `documentId` and automatic persisted queries. */
            sha256: string;
        };
        GraphqlErrorPlace: {
            /** Format: int64 */
            column: number;
            /** Format: int64 */
            line: number;
        };
        GraphqlErrorView: {
            /** @description `code`, `status` and what else a problem of the same code has over REST, with the `requestId`. */
            extensions?: {
                [key: string]: unknown;
            };
            locations?: components["schemas"]["GraphqlErrorPlace"][];
            /** @description What is wrong, for people. */
            message: string;
            path?: (string | number)[];
        };
        GraphqlFaultView: {
            /** @description As its answer would have it: `graphql.invalid`. */
            code: string;
            /** @description What is wrong, for people. */
            detail: string;
        };
        GraphqlPolicyBody: {
            /** @description Whether registered documents alone are run, whoever sends them. */
            onlyRegistered: boolean;
        };
        GraphqlPolicyView: {
            /** @description Whether registered documents alone are run, whoever sends them. */
            onlyRegistered: boolean;
            /**
             * Format: int64
             * @description Also the ETag; 0 until somebody has changed it.
             */
            version: number;
        };
        GraphqlRequestBody: {
            /**
             * @description A registered document: `sha256:` and its hash, or its name. Stands in the place of `query`.
             * @example null
             */
            documentId?: string | null;
            /** @description `persistedQuery: { version: 1, sha256Hash }`; what else stands in it is left alone. */
            extensions?: {
                [key: string]: unknown;
            } | null;
            /** @description Which operation of the document, where it has several. */
            operationName?: string | null;
            /**
             * @description The document. May be left out where `documentId` or `extensions.persistedQuery` names one that is known.
             * @example { bookings(first: 1) { nodes { id status vehicle { plate } } } }
             */
            query?: string | null;
            variables?: {
                [key: string]: unknown;
            } | null;
        };
        GroupCreatedEvent: {
            /** @description A group of people was made. */
            data: {
                /** @description The group. */
                groupId: string;
                /** @description Who is in it. */
                members: string[];
                /** @description Its name. */
                name: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "group.created";
        };
        GroupMembersChangedEvent: {
            /** @description People joined or left a group. */
            data: {
                /** @description Who joined. */
                added: string[];
                /** @description The group. */
                groupId: string;
                /** @description Who left. */
                removed: string[];
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "group.members-changed";
        };
        GroupRemovedEvent: {
            /** @description A group was taken away. */
            data: {
                /** @description The group. */
                groupId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "group.removed";
        };
        GroupRenamedEvent: {
            /** @description A group has another name. */
            data: {
                /** @description The group. */
                groupId: string;
                /** @description Its new name. */
                name: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "group.renamed";
        };
        HoldSlotBody: {
            /**
             * Format: int32
             * @description How long the slot stays reserved. Left out, the installation decides (10 minutes unless set otherwise).
             */
            holdForSeconds?: number;
            /**
             * @description The need that the work is for; completing the booking clears it.
             * @example ned_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            maintenanceNeedId?: string | null;
            /** @description A service that the workshop offers, `cooling-system`. */
            serviceCode: string;
            /**
             * Format: date-time
             * @description As a proposed slot shows it; any 5 minutes within opening hours will do.
             * @example 2026-12-01T09:00:00Z
             */
            startsAt: string;
            /** @example veh_01jd7r6e5vf3xbnq2m8k4tw9za */
            vehicleId: string;
            /** @example wsh_01jd7r6e5vf3xbnq2m8k4tw9za */
            workshopId: string;
        };
        HolderBody: {
            /** @description `usr_…`, `grp_…`, `key_…` or `app_…`, as the kind says. */
            id: string;
            /** @enum {string} */
            kind: "api-key" | "client" | "group" | "user";
        };
        HolderView: {
            /** @description `usr_…`, `grp_…`, `key_…` or `app_…` */
            id: string;
            /**
             * @description user, group, api-key or client; more may come.
             * @example user
             */
            kind: string;
        };
        ImpersonationEndedEvent: {
            /** @description The operator does not act as this person any more. */
            data: {
                /** @description Who ended it. */
                endedBy: string;
                /** @description The impersonation. */
                impersonationId: string;
                /** @description As whom support acts. */
                userId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "impersonation.ended";
        };
        ImpersonationStartedEvent: {
            /** @description The operator of the installation acts as one of your people, for support. */
            data: {
                /**
                 * Format: date-time
                 * @description When it ends by itself.
                 */
                expiresAt: string;
                /** @description The impersonation. */
                impersonationId: string;
                /** @description The case of support for which it is done. */
                ticket: string;
                /** @description As whom support acts. */
                userId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "impersonation.started";
        };
        IndexView: {
            /**
             * @description What is worth asking for next, by what it is; each as a path on this host.
             * @example {
             *       "documentation": "/docs",
             *       "openapi": "/openapi.json",
             *       "whoAmI": "/v1/whoami"
             *     }
             */
            links: {
                [key: string]: string;
            };
            /**
             * @description Of whoever the host belongs to.
             * @example Clutch API
             */
            name: string;
            /**
             * @description The newest dated version of the API.
             * @example 2026-11-01
             */
            version: string;
        };
        InteractionView: {
            /** @description Which of them the person allowed it before. */
            allowedBefore: string[];
            app: components["schemas"]["AskingAppView"];
            /** @description Host, or scheme, that people come back to. */
            redirectTo: string;
            /** @description What it wants to do in the person's name. */
            scopes: string[];
        };
        IssueApiKeyBody: {
            /** @description What the key may spend until it is filled again; then it is exhausted. */
            credits?: components["schemas"]["ApiKeyCreditsBody"] | null;
            /** @description Where the key is used: `production`, `staging`, `till-3`. */
            environment?: string | null;
            /**
             * Format: date-time
             * @description When the key stops working. Left out, it works until it is revoked.
             * @example 2026-12-01T09:00:00Z
             */
            expiresAt?: string;
            /**
             * @description `sk` secret, for servers; `rk` restricted, names every subject it may touch; `pk` publishable, may lie in a page or an app. Left out: `sk`.
             * @default sk
             * @enum {string}
             */
            kind?: "pk" | "rk" | "sk";
            /** @description Limits of this key, beside those of the tenant's plan; several windows hold at once. */
            limits?: components["schemas"]["ApiKeyLimitBody"][];
            /**
             * @description Up to 50 texts of your own.
             * @example {
             *       "team": "till"
             *     }
             */
            metadata?: {
                [key: string]: string;
            };
            /** @enum {string} */
            mode: "live" | "test";
            /** @description Says what the key is for; appears in timelines beside what was done with it. */
            name: string;
            /** @description CIDR blocks of IPv4 and IPv6 that the key is taken from. Left out or empty: those of the tenant's policy. */
            networks?: string[];
            /**
             * @description Origins whose pages may use the key, of a publishable key only. Left out or empty: pages on hosts and domains that you have proved. Who
             *     is no browser can claim any origin, so this keeps out pages, not programs.
             */
            origins?: string[];
            /** @description Whom the key was given to: an id of theirs or yours. */
            partnerId?: string | null;
            /**
             * @description Scopes for what keys are mostly made for, in place of `scopes`. `listApiKeyPresets` shows them.
             * @enum {string}
             */
            preset?: "pos" | "read-only" | "webhook-only";
            /** @description Permissions such as `booking:read`; `booking:*` is every action on bookings, `*` everything. Give these or a preset. */
            scopes?: string[];
            /**
             * @description Whose key it is: the key may do what the account may, and stays when people leave. Left out, it is yours.
             * @example sva_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            serviceAccountId?: string;
        };
        IssuedApiKeyView: {
            /** @description `key_…` */
            id: string;
            /** @description The key itself, shown this once. `null` when the request was repeated: revoke the key and make another one if it was lost. */
            secret: string | null;
        };
        KeptMessage: {
            /** @description JSON in which secrets, and all that somebody wrote, are masked. Null where there was none, or it is not kept. */
            body: Record<string, never> | null;
            headers: {
                [key: string]: string;
            };
        };
        KeyPolicyBody: {
            /** @description CIDR blocks that keys without networks of their own are taken from; empty: from anywhere. Holds within 5 s. */
            networks: string[];
            /**
             * Format: int32
             * @description The owner of a key is reminded to rotate it when it is so old, and again as many days later; `null`: never.
             */
            remindDays: number | null;
            /** Format: int32 */
            unusedDays: number;
            /**
             * @description For how many days what webhooks say, and what receivers answer, is kept, by pattern of event types: the most exact one that fits holds,
             *     and where none does, what the installation has. Outcomes are kept for longer. Left out, it stays as it is: `{}` at first.
             * @example {
             *       "*": 90,
             *       "booking.*": 30
             *     }
             */
            webhookRetentionDays?: {
                [key: string]: number;
            };
            /**
             * @description Whether those who may can have the secret of a webhook shown again after it was made. Left out, it stays as it is: `shown` at first.
             * @enum {string}
             */
            webhookSecrets?: "hidden" | "shown";
            /**
             * @description Whether an endpoint that is made, or moves, has to have a `verification`, by a challenge unless it says otherwise. Those that are there
             *     go on. Left out, it stays as it is: `optional` at first.
             * @enum {string}
             */
            webhookVerification?: "optional" | "required";
            /**
             * @description What is done to a key that somebody reports as found: end it for good, or until you enable it.
             * @enum {string}
             */
            whenLeaked: "disable" | "revoke";
            /**
             * @description What is done about keys that nobody uses: they are listed by `filter[unusedDays]`, or disabled.
             * @enum {string}
             */
            whenUnused: "disable" | "list";
        };
        KeyPolicyView: {
            networks: string[];
            /** Format: int64 */
            remindDays: number | null;
            /** Format: int64 */
            unusedDays: number;
            /**
             * Format: int64
             * @description Also the ETag; 0 until somebody has changed it.
             */
            version: number;
            /**
             * @description Days for which what webhooks say is kept, by pattern of event types; where none fits, as the installation has it.
             * @example {
             *       "booking.*": 30
             *     }
             */
            webhookRetentionDays: {
                [key: string]: number;
            };
            /**
             * @description `shown` or `hidden`; more may come.
             * @example shown
             */
            webhookSecrets: string;
            /**
             * @description `optional` or `required`; more may come.
             * @example optional
             */
            webhookVerification: string;
            /**
             * @description `revoke` or `disable`; more may come.
             * @example revoke
             */
            whenLeaked: string;
            /**
             * @description `list` or `disable`; more may come.
             * @example list
             */
            whenUnused: string;
        };
        KeySetView: {
            keys: components["schemas"]["PublicJwkView"][];
        };
        KeyUsageView: {
            /** Format: int64 */
            cost: number;
            /** Format: int64 */
            errors: number;
            /** @description What went wrong, the most frequent first. */
            errorsByCode: components["schemas"]["UsageErrorView"][];
            from: string;
            /** @description `key_…` */
            key: string;
            latency: components["schemas"]["LatencyView"];
            /** @description What it was used for, the most frequent first. */
            operations: components["schemas"]["OperationUsageView"][];
            /** Format: int64 */
            requests: number;
            series: components["schemas"]["UsageCountView"][];
            to: string;
        };
        LatencyView: {
            /** Format: double */
            meanMs: number;
            /** Format: double */
            p50Ms: number;
            /** Format: double */
            p95Ms: number;
            /** Format: double */
            p99Ms: number;
        };
        LatestReadings: {
            /** @description The newest reading of each signal by the vehicle's own clock, in order of the signal's name; at most 500 signals. */
            readings: components["schemas"]["ReadingView"][];
        };
        LinkRequestBody: {
            /** Format: email */
            email: string;
            /** @description The tenant's short name, as in its address. */
            tenant: string;
        };
        LinkSsoBody: {
            /**
             * @description `idp_…`
             * @example idp_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            connectionId: string;
        };
        LinkTokenBody: {
            /** @description What stood behind the # of the link. */
            token: string;
        };
        ListExportBody: {
            /**
             * @description As in a search of the list; left out, everything.
             * @example {
             *       "id": {
             *         "isNull": false
             *       }
             *     }
             */
            filter?: {
                [key: string]: unknown;
            };
            /**
             * @example csv
             * @enum {string}
             */
            format: "csv" | "ndjson";
            /**
             * @description As in the list.
             * @example id
             */
            sort?: string;
        };
        ListSearch: {
            /** @description nextCursor or prevCursor of an earlier page of the same search. */
            cursor?: string;
            /**
             * @description References to show whole.
             * @example []
             */
            expand?: string[];
            /**
             * @description Only these members. All others are left out, also those that the answer requires.
             * @example [
             *       "id"
             *     ]
             */
            fields?: string[];
            /**
             * @description Fields with their values or operators, and `and`, `or`, `not`; at most 5 deep and 50 comparisons.
             * @example {
             *       "and": [
             *         {
             *           "id": {
             *             "isNull": false
             *           }
             *         }
             *       ]
             *     }
             */
            filter?: {
                [key: string]: unknown;
            };
            /**
             * @example [
             *       "totalCount"
             *     ]
             */
            include?: "totalCount"[];
            /**
             * Format: int64
             * @description More than 100 is read as 100.
             * @default 25
             */
            limit?: number;
            /**
             * @description As in the query of the list.
             * @example id
             */
            sort?: string;
        };
        LocationBody: {
            /**
             * Format: double
             * @description Degrees north, WGS 84.
             */
            latitude: number;
            /**
             * Format: double
             * @description Degrees east, WGS 84.
             */
            longitude: number;
        };
        LocationView: {
            /** Format: double */
            latitude: number;
            /** Format: double */
            longitude: number;
        };
        LogOutAllBody: {
            /** @description Whether the session that asks goes on. Default `false`. */
            keepCurrent?: boolean;
        };
        MaintenanceNeedClearedEvent: {
            /** @description What a vehicle needed was done. */
            data: {
                /** @description The booking that met it, if any. */
                bookingId: string | null;
                /**
                 * Format: date-time
                 * @description When it was met.
                 */
                clearedAt: string;
                /** @description The maintenance need. */
                needId: string;
                /** @description The trouble code behind it. */
                troubleCode: string;
                /** @description The vehicle. */
                vehicleId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "maintenance-need.cleared";
        };
        MaintenanceNeedOpenedEvent: {
            /** @description A vehicle needs a workshop, because a trouble code became active. */
            data: {
                /** @description The maintenance need. */
                needId: string;
                /**
                 * Format: date-time
                 * @description When it was opened.
                 */
                openedAt: string;
                /** @description The service that meets it. */
                serviceCode: string;
                /** @description The trouble code behind it. */
                troubleCode: string;
                /** @description The vehicle. */
                vehicleId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "maintenance-need.opened";
        };
        MaintenanceNeedView: {
            /** @description The booking that met the need. */
            bookingId: string | null;
            /** Format: date-time */
            clearedAt: string | null;
            /** @description `ned_…` */
            id: string;
            /** Format: date-time */
            openedAt: string;
            /** @description What a workshop would do about it: `cooling-system`, `ignition`, `brakes` and others; `diagnostics` when nothing narrower is known. */
            serviceCode: string;
            /** @description `open` or `cleared`. */
            status: string;
            /** @description The code that caused it, `P0118`. */
            troubleCode: string;
            /** @description `veh_…` */
            vehicleId: string;
            /** Format: int64 */
            version: number;
        };
        /** @description A page of a list, each row a MaintenanceNeedView. */
        MaintenanceNeedViewPage: {
            data: components["schemas"]["MaintenanceNeedView"][];
            page: components["schemas"]["PageInfo"];
        };
        MfaPolicyChangedEvent: {
            /** @description What is asked of people beside a password was changed. */
            data: {
                /** @description Kinds that may be set up. */
                allowed: string[];
                /** @description Your own domains on whose pages passkeys are made. */
                passkeyDomains?: string[];
                /** @description Who needs a second factor. */
                requirement: string;
                /** @description With `required-for-roles`: whose holders need one. */
                roles: string[];
                /**
                 * Format: int64
                 * @description Most text messages with codes in a day, for the whole tenant.
                 */
                smsPerDay: number;
                /**
                 * Format: int64
                 * @description How many days a device is trusted on which a factor was proved; 0 never.
                 */
                trustedDeviceDays: number;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "mfa-policy.changed";
        };
        MoveTestClockBody: {
            /** @description By how much, as an ISO 8601 duration in weeks, days, hours, minutes and seconds. Either this or `to`. */
            advance?: string;
            /**
             * Format: date-time
             * @description What time it shall be. Either this or `advance`.
             * @example 2026-12-01T09:00:00Z
             */
            to?: string;
        };
        NamedBody: {
            name: string;
        };
        NewBackupCodesView: {
            /**
             * @description Shown this once, each good for one sign-in. `null` when the request was repeated: make new ones if they were lost.
             * @example [
             *       "7XK2M-9QRTA"
             *     ]
             */
            codes: string[] | null;
        };
        NewPersonView: {
            /** @description `usr_…` */
            userId: string;
        };
        OauthConsentGivenEvent: {
            /** @description A person lets an app of the tenant do something in their name. */
            data: {
                /** @description The app. */
                clientId: string;
                /** @description The consent. */
                consentId: string;
                /** @description What it covers that was not covered before. */
                scopes: string[];
                /** @description Who gave it. */
                userId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "oauth-consent.given";
        };
        OauthConsentWithdrawnEvent: {
            /** @description A person does not let the app act in their name any more; its tokens have ended. */
            data: {
                /** @description The app. */
                clientId: string;
                /** @description The consent. */
                consentId: string;
                /** @description Why. */
                reason: string;
                /** @description Who gave it. */
                userId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "oauth-consent.withdrawn";
        };
        OfferedFactorView: {
            /** @description Enough to know it again: the end of a number, the name of a passkey. */
            hint: string;
            id?: string;
            /**
             * @description `totp`, `sms`, `email`, `passkey` or `backup-code`; more may come.
             * @enum {string}
             */
            kind: "backup-code" | "email" | "passkey" | "sms" | "totp";
        };
        OpeningHoursBody: {
            /** @description `HH:MM`, later than `opens`; `24:00` is the end of the day. */
            closes: string;
            /** @description `HH:MM` in steps of 5 minutes. */
            opens: string;
            /**
             * Format: int32
             * @description 1 is Monday, 7 is Sunday.
             */
            weekday: number;
        };
        OpeningHoursView: {
            closes: string;
            /** @description `HH:MM` by the clock on the wall. */
            opens: string;
            /**
             * Format: int64
             * @description 1 is Monday, 7 is Sunday.
             */
            weekday: number;
        };
        OperationCompletedEvent: {
            /** @description Long work has ended: it is done, it failed, or somebody cancelled it. */
            data: {
                /**
                 * Format: int64
                 * @description How many things it went through.
                 */
                done: number;
                /** @description What was to be done. */
                kind: string;
                /** @description The operation; its result is at `GET /v1/operations/{id}/result`. */
                operationId: string;
                /** @description How it ended. */
                state: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "operation.completed";
        };
        OperationFailure: {
            /** @example permission.denied */
            code: string;
            detail: string;
            /**
             * Format: int64
             * @example 403
             */
            status: number;
        };
        OperationProgress: {
            /**
             * Format: int64
             * @example 250
             */
            done: number;
            /**
             * Format: int64
             * @description Null until it is known.
             * @example 1000
             */
            total: number | null;
        };
        OperationResult: {
            /** @example application/x-ndjson */
            mediaType: string;
            /**
             * @description Path of the result.
             * @example /v1/operations/op_01jd7r6e5vf3xbnq2m8k4tw9za/result
             */
            url: string;
        };
        OperationUsageView: {
            /** Format: int64 */
            errors: number;
            /** @description Whether the operation is deprecated: whoever holds the key should move on. */
            isDeprecated: boolean;
            latency: components["schemas"]["LatencyView"];
            operation: string;
            /** Format: int64 */
            requests: number;
        };
        OperationView: {
            /** Format: date-time */
            createdAt: string;
            /**
             * @description Whether it has ended, whatever came of it.
             * @example false
             */
            done: boolean;
            /** @description Null unless it failed. */
            error: components["schemas"]["OperationFailure"] | null;
            /** Format: date-time */
            finishedAt: string | null;
            /** @example op_01jd7r6e5vf3xbnq2m8k4tw9za */
            id: string;
            /**
             * @description What is to be done; more may come.
             * @example vehicle-import
             */
            kind: string;
            /** @description What was asked for. */
            metadata: {
                [key: string]: unknown;
            };
            progress: components["schemas"]["OperationProgress"];
            /** @description Null until it has ended with at least a part of it. Kept for a week. */
            result: components["schemas"]["OperationResult"] | null;
            /**
             * @description waiting, running, done, failed or cancelled.
             * @example running
             */
            state: string;
        };
        /** @description A page of a list, each row a OperationView. */
        OperationViewPage: {
            data: components["schemas"]["OperationView"][];
            page: components["schemas"]["PageInfo"];
        };
        OwnWebhookPortalSessionView: {
            brand: components["schemas"]["PortalBrandView"];
            capabilities: ("manage" | "replay" | "transform" | "view" | "view-secret")[];
            /** @description Only endpoints whose channels are all among these; `null`: all endpoints. What is made has channels among them. */
            channels: string[] | null;
            embedOrigins: string[];
            /** Format: date-time */
            expiresAt: string;
            /** @description `wps_…` */
            id: string;
            /** @description Whom it is for. */
            label: string;
            /**
             * @description Whether endpoints of the tenant's live data are managed, or of its test data.
             * @enum {string}
             */
            mode: "live" | "test";
        };
        PageInfo: {
            /** @description Whether a following page exists. */
            hasMore: boolean;
            /** @description Cursor of the following page; null at the end. */
            nextCursor: string | null;
            /** @description Cursor of the page before; null on the first. */
            prevCursor: string | null;
            /**
             * Format: int64
             * @description Rows of the whole list, with include=totalCount.
             */
            totalCount?: number;
            /** @description Whether totalCount is what the planner estimates: beyond 10,000 nobody counts. */
            totalIsEstimate?: boolean;
        };
        PasskeyChallengeBody: {
            /** @description The tenant's short name, as in its address. */
            tenant: string;
        };
        PasskeyChallengeView: {
            /** @description Send it with the answer, within 5 minutes. */
            attempt: string;
            /** @description Options for `navigator.credentials.get()` (PublicKeyCredentialRequestOptionsJSON). */
            options: {
                [key: string]: unknown;
            };
        };
        PasskeySignInBody: {
            /** @description As the challenge was given. */
            attempt: string;
            /** @description What `navigator.credentials.get()` has answered (AuthenticationResponseJSON). */
            credential: {
                [key: string]: unknown;
            };
            /** @description The tenant's short name, as in its address. */
            tenant: string;
        };
        PasswordResetBody: {
            /** @description 8 to 128 characters of any kind. */
            password: string;
            /** @description What stood behind the # of the link. */
            token: string;
        };
        PermissionBody: {
            /**
             * @description Only things that fulfil all of this, column by column: `{ "workshopId": { "$in": "${user.workshopIds}" } }`. Left out: all.
             * @example {
             *       "status": {
             *         "$in": [
             *           "requested",
             *           "confirmed"
             *         ]
             *       }
             *     }
             */
            conditions?: {
                [key: string]: unknown;
            } | null;
            /** @description Only these fields of what is shown and changed. Left out: all. */
            fields?: string[] | null;
            /** @description Takes away in place of giving. */
            inverted?: boolean;
            /** @description Subject and action: `booking:read`; `booking:*` is every action on bookings, `*:*` everything. */
            permission: string;
            /**
             * Format: int32
             * @description Of two rules that disagree the one of higher priority holds; of equal ones the one that takes away. Left out: 0.
             */
            priority?: number;
        };
        PinKeyVersionBody: {
            /** @description One that `GET /v1/versions` lists. */
            version: string;
        };
        PlannedTryView: {
            /**
             * Format: int64
             * @description Seconds after the first try, where every try fails at once and nothing is varied.
             */
            afterSeconds: number;
            /**
             * Format: int64
             * @description 1 for the first.
             */
            attempt: number;
            /**
             * Format: int64
             * @description Seconds after the try before it has failed.
             */
            waitSeconds: number;
        };
        PortalBrandView: {
            /** @description `#rrggbb`. */
            accentColor: string | null;
            /** @description https. */
            logoUrl: string | null;
            /** @description The tenant's short name where it has not said how it is called. */
            name: string;
        };
        PositionLocation: {
            /**
             * Format: double
             * @description Degrees in WGS 84.
             */
            latitude: number;
            /**
             * Format: double
             * @description Degrees in WGS 84.
             */
            longitude: number;
        };
        PositionView: {
            /** Format: double */
            altitudeMetres: number | null;
            /**
             * Format: double
             * @description Clockwise from north.
             */
            headingDegrees: number | null;
            location: components["schemas"]["PositionLocation"];
            /** Format: date-time */
            recordedAt: string;
            /** Format: double */
            speedKmh: number | null;
        };
        /** @description A page of a list, each row a PositionView. */
        PositionViewPage: {
            data: components["schemas"]["PositionView"][];
            page: components["schemas"]["PageInfo"];
        };
        PrincipalBody: {
            /** @description `usr_…`, `key_…` or `app_…`. Keys and apps are judged by their grants; their scopes are shown with them. */
            id: string;
            /** @enum {string} */
            kind: "api-key" | "client" | "user";
        };
        /** @description An error (RFC 9457). Some codes carry further members. */
        Problem: {
            /** @description Stable; what a program should look at. Further ones may come. */
            code: string;
            /**
             * @description For people.
             * @example 1 field is wrong
             */
            detail: string;
            errors?: components["schemas"]["ProblemItem"][];
            /**
             * @description Where the request can be looked at; absent where nobody can.
             * @example /v1/requests/req_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            instance?: string;
            /** @example req_01jd7r6e5vf3xbnq2m8k4tw9za */
            requestId: string;
            /**
             * Format: int32
             * @example 422
             */
            status: number;
            /** @example The request is not valid */
            title: string;
            /**
             * Format: uri
             * @example https://errors.clutch.dev/request/invalid
             */
            type: string;
        } & {
            [key: string]: unknown;
        };
        /** @description One fault of a request, with its place. */
        ProblemItem: {
            /** @example min */
            code: string;
            /** @example quantity must not be less than 1 */
            detail: string;
            /**
             * @description Name of the query or path parameter.
             * @example cursor
             */
            parameter?: string;
            /**
             * @description JSON Pointer into the body; # is the body itself.
             * @example /items/0/quantity
             */
            pointer?: string;
        };
        ProposedSlot: {
            /**
             * Format: int64
             * @description As the crow flies from the vehicle's last position; null when none is known.
             */
            distanceMetres: number | null;
            /** Format: date-time */
            endsAt: string;
            /** Format: int64 */
            freeBays: number;
            /** Format: int64 */
            freeTechnicians: number;
            /** @description `startsAt` by the clock on the workshop's wall, `2026-12-01T09:00`. */
            localStart: string;
            /** Format: date-time */
            startsAt: string;
            /** @description The workshop's, IANA. */
            timeZone: string;
            /** @description `wsh_…` */
            workshopId: string;
            workshopName: string;
        };
        PublicJwkView: {
            /** @enum {string} */
            alg: "EdDSA";
            /** @enum {string} */
            crv: "Ed25519";
            kid: string;
            /** @enum {string} */
            kty: "OKP";
            /** @enum {string} */
            use: "sig";
            x: string;
        };
        PutWebhookTransformationBody: {
            /**
             * @description JavaScript that defines `function transform({ message, endpoint })`, which returns at once an object with what it wants changed: `body`,
             *     `contentType`, `headers`, `urlPath` or `cancel`. It is shown to everybody who may see the receiver, so it is no place for secrets.
             */
            code: string;
            /** @description Messages go out as they are while it is not. Left out, it stays as it is: `true` at first. */
            isEnabled?: boolean;
        };
        QrApprovalBody: {
            /** @description What the QR code says. */
            code: string;
            /** @description The number that the other device shows. */
            number: string;
        };
        QrBody: {
            /** @description The tenant's short name, as in its address. */
            tenant: string;
        };
        QrOutcome: {
            attempt: components["schemas"]["SignInAttemptView"] | null;
            session: components["schemas"]["SignedInView"] | null;
            /**
             * @description As for a sign-in; `waiting` until the phone has agreed.
             * @example waiting
             * @enum {string}
             */
            status: "enrolment-required" | "factor-required" | "signed-in" | "waiting";
        };
        QrRequestView: {
            /** @description `Firefox on Windows` */
            device: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description `Riyadh, SA`; null where it is not known. */
            place: string | null;
        };
        QrScanBody: {
            /** @description What the QR code says. */
            code: string;
        };
        QrSecretBody: {
            /** @description The secret that the device was given. */
            secret: string;
        };
        QrView: {
            /** @description To be shown as a QR code. It fetches nothing. */
            code: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description To be shown beside it: the phone asks for it. */
            number: string;
            /** @description Kept by the device, and never shown: with it the session is fetched. */
            secret: string;
        };
        QueuedResend: {
            /** @description `evt_…`: the `webhook-id`, which is that of every other try. */
            id: string;
            /**
             * Format: date-time
             * @description Since when the try is asked for.
             */
            resendAt: string;
        };
        QueuedTestWebhook: {
            /** @description `evt_…`: the `webhook-id` that the receiver will see. */
            id: string;
        };
        QuotaList: {
            data: components["schemas"]["QuotaView"][];
            /**
             * Format: date-time
             * @description When all of them begin anew.
             */
            renewsAt: string;
        };
        QuotaView: {
            /** Format: int64 */
            amount: number;
            /** @description Whether more is refused. */
            hard: boolean;
            /**
             * Format: int64
             * @description Of the amount, rounded down.
             */
            percent: number;
            /** @description `requests`, or a unit that is billed. */
            unit: string;
            /** Format: int64 */
            used: number;
        };
        QuotaWarningEvent: {
            /** @description A quota of this month is used up by 80 or by 100 per cent. Each is told once a month. */
            data: {
                /** @description Whether more is refused. */
                hard: boolean;
                /** @description The first day of the month (UTC). */
                month: string;
                /**
                 * Format: int64
                 * @description How much of it is used at the least.
                 */
                percent: number;
                /**
                 * Format: int64
                 * @description The amount of the plan.
                 */
                quota: number;
                /** @description What is counted: requests, or a unit that is billed. */
                unit: string;
                /**
                 * Format: int64
                 * @description How much was used when it was noticed.
                 */
                used: number;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "quota.warning";
        };
        ReadingView: {
            /** Format: date-time */
            recordedAt: string;
            /** @description `engine-coolant-temperature` */
            signal: string;
            unit: string | null;
            /** Format: double */
            value: number;
        };
        Receipt: {
            /**
             * @description Id of the resource that the command changed.
             * @example bkg_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            id: string;
            /**
             * Format: int64
             * @description Position in the log, to be sent as Clutch-Min-Position by a read.
             * @example 8812
             */
            position: number;
            /**
             * Format: int64
             * @description Version of the resource, also its ETag.
             * @example 3
             */
            version: number;
        };
        ReceiverAuthBody: {
            /** @description With `oauth2`: which receiver the token is for, where the issuer wants to know. */
            audience?: string;
            /** @description With `mtls`, in PEM: authorities that the receiver's own certificate may be from, besides the usual ones. */
            ca?: string;
            /** @description With `mtls`, in PEM: the certificate, and behind it those that lead to one that the receiver knows. */
            certificate?: string;
            /** @description With `oauth2`. */
            clientId?: string;
            /** @description With `oauth2`. */
            clientSecret?: string;
            /**
             * @description With `oauth2`: whether the issuer wants the credentials in the header `Authorization` or in the body. Left out, in the header.
             * @enum {string}
             */
            credentialsIn?: "body" | "header";
            /**
             * @description `none`: not at all. `basic`: user name and password. `bearer`: a token that stays the same. `oauth2`: a token that is asked for with
             *     client credentials, and anew when it has expired or the receiver answers 401. `mtls`: a certificate, shown while connecting.
             * @enum {string}
             */
            kind: "basic" | "bearer" | "mtls" | "none" | "oauth2";
            /** @description With `basic`. */
            password?: string;
            /** @description With `mtls`, in PEM and without a passphrase. */
            privateKey?: string;
            /** @description With `oauth2`, where the issuer wants them. */
            scopes?: string[];
            /** @description With `bearer`. */
            token?: string;
            /** @description With `oauth2`: where tokens come from. The same rules hold as for `url`. */
            tokenUrl?: string;
            /** @description With `basic`. */
            username?: string;
        };
        ReceiverAuthView: {
            /** @description With `oauth2`. */
            audience: string | null;
            /** @description With `mtls`. */
            certificate: components["schemas"]["ClientCertificateView"] | null;
            /** @description With `oauth2`. */
            clientId: string | null;
            /** @enum {string} */
            kind: "basic" | "bearer" | "mtls" | "none" | "oauth2";
            /** @description With `oauth2`. */
            scopes: string[] | null;
            /** @description With `oauth2`. */
            tokenUrl: string | null;
            /** @description With `basic`. */
            username: string | null;
        };
        RecoveryBody: {
            /** @description Nothing is sent; the operation's progress says how many messages it would be. */
            dryRun?: boolean;
            /**
             * Format: date-time
             * @description From then on. Left out, since the endpoint was last disabled.
             * @example 2026-12-01T09:00:00Z
             */
            since?: string;
        };
        RefreshSessionBody: {
            /** @description The refresh token that was given last. */
            refreshToken: string;
        };
        RegisterGraphqlDocumentBody: {
            /**
             * @description Whether publishable keys may run it. It can show then only what is public.
             * @default false
             */
            forPublishableKeys?: boolean;
            /** @description Under which it can be run and stands in usage: `booking-card.v2`. */
            name: string;
            /** @description The document, as it will be run. Its hash is that of this very text. */
            query: string;
        };
        RegisterVehicleBody: {
            /** @description What people call the vehicle. */
            label?: string;
            /** @description Licence plate, as it is written. */
            plate?: string;
            /** @description Vehicle identification number: 17 characters with a right check digit. Lower case is read as upper case. */
            vin: string;
        };
        RegisterWorkshopBody: {
            bays: components["schemas"]["NamedBody"][];
            location: components["schemas"]["LocationBody"];
            name: string;
            /** @description Stretches of the week; those of one weekday must not overlap. */
            openingHours: components["schemas"]["OpeningHoursBody"][];
            services: components["schemas"]["ServiceBody"][];
            technicians: components["schemas"]["NamedBody"][];
            /** @description IANA time zone, `Asia/Riyadh`: opening hours are meant in it. */
            timeZone: string;
        };
        RegistrationBody: {
            /** Format: email */
            email: string;
            name: string;
            /** @description 8 to 128 characters of any kind. */
            password: string;
            /** @description The tenant's short name, as in its address. */
            tenant: string;
        };
        RenameFactorBody: {
            name: string;
        };
        ReplayBody: {
            /** @description Only what is about one of these workshops, fleets and vehicles, as channels of endpoints are. Left out, whatever it is about. */
            channels?: string[];
            /** @description Nothing is sent; the operation's progress says how many messages it would be. */
            dryRun?: boolean;
            /** @description Of them only those whose last try failed so. */
            errors?: ("connection-refused" | "connection-reset" | "dns" | "network" | "no-key" | "oauth" | "protocol" | "proxy" | "redirect" | "status" | "target-refused" | "timeout" | "tls" | "transform")[];
            /** @description Types or patterns. Left out, all that the endpoint wants. */
            eventTypes?: string[];
            /** @description With events that the endpoint has no message of: from before it was made, or while it was disabled. */
            missing?: boolean;
            /**
             * Format: date-time
             * @description Events that were recorded from then on, as far back as messages are kept.
             * @example 2026-12-01T09:00:00Z
             */
            since: string;
            /**
             * @description Which messages that the endpoint has are sent once more, with a fresh schedule and under the ids that they have. Left out,
             *     `exhausted`; with `missing`, none.
             */
            status?: ("delivered" | "exhausted" | "pending")[];
            /** @description Only what has one of these tags. Left out, whatever it has. */
            tags?: string[];
            /**
             * Format: date-time
             * @description Events that were recorded until then. Left out, until now.
             * @example 2026-12-01T09:00:00Z
             */
            until?: string;
        };
        ReportLeakedKeyBody: {
            /** @description Where: the address of a page, a file, a commit. Its owner reads it. */
            foundAt?: string;
            /** @description What was found, as it was found. */
            key: string;
        };
        ReportTroubleCodeBody: {
            /** @description Diagnostic trouble code in the form of SAE J2012, `P0118`. */
            code: string;
            /**
             * Format: date-time
             * @description When the vehicle found it.
             * @example 2026-12-01T09:00:00Z
             */
            detectedAt: string;
        };
        RequestBookingBody: {
            /** @description For the workshop, from the customer. */
            note?: string;
        };
        RequestSummary: {
            /** @description When it was answered. */
            at: string;
            /** @description Code of the problem, if it was one. */
            code: string | null;
            /** Format: double */
            durationMs: number;
            /** @description Its `X-Request-Id`. */
            id: string;
            /** @description `key_…`, or the id of a session or app. */
            key: string;
            method: string;
            /** @description `operationId`; `unmatched` where no route answers. */
            operation: string;
            /** Format: int64 */
            status: number;
            /** @description With its query; what somebody typed is masked. */
            url: string;
        };
        /** @description A page of a list, each row a RequestSummary. */
        RequestSummaryPage: {
            data: components["schemas"]["RequestSummary"][];
            page: components["schemas"]["PageInfo"];
        };
        RequestView: {
            /** @description When it was answered. */
            at: string;
            /** @description Code of the problem, if it was one. */
            code: string | null;
            /** Format: double */
            durationMs: number;
            /** @description Its `X-Request-Id`. */
            id: string;
            /** @description `key_…`, or the id of a session or app. */
            key: string;
            method: string;
            /** @description `operationId`; `unmatched` where no route answers. */
            operation: string;
            request: components["schemas"]["KeptMessage"];
            response: components["schemas"]["KeptMessage"];
            /** Format: int64 */
            status: number;
            /** @description With its query; what somebody typed is masked. */
            url: string;
        };
        ResourceBody: {
            /** @description `bkg_…`. Left out, the question is whether there is any on which it may be done. */
            id?: string;
            /** @description The first half of a permission: `booking`. */
            type: string;
        };
        RetryScheduleView: {
            attempts: components["schemas"]["PlannedTryView"][];
            /**
             * Format: int64
             * @description A connection refused within so many milliseconds is tried once more at once, beside the schedule.
             */
            instantWithinMs: number;
            /**
             * Format: int64
             * @description Each wait is varied by so much of it, up or down, so that what failed together does not come back together.
             */
            jitterPercent: number;
            /**
             * Format: int64
             * @description `Retry-After` can make a wait longer, up to this, and never shorter.
             */
            longestRetryAfterSeconds: number;
            /**
             * Format: int64
             * @description Added to the wait after 429, 502, 504 and where no answer came in time.
             */
            slowDownSeconds: number;
        };
        RoleChangedEvent: {
            /** @description A role's name, description or what it inherits changed. */
            data: {
                /** @description Its name now. */
                name: string;
                /** @description The role. */
                roleId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "role.changed";
        };
        RoleCreatedEvent: {
            /** @description A role was made. */
            data: {
                /** @description Its name. */
                name: string;
                /** @description The role. */
                roleId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "role.created";
        };
        RoleDraftBody: {
            inherits?: string[];
            permissions: components["schemas"]["PermissionBody"][];
            /**
             * @description The role that it would take the place of. Left out: a new one.
             * @example rol_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            roleId?: string;
        };
        RolePermissionAddedEvent: {
            /** @description A role got a permission. */
            data: {
                /** @description What it allows. */
                permission: string;
                /** @description The permission in this role. */
                permissionId: string;
                /** @description The role. */
                roleId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "role.permission-added";
        };
        RolePermissionRemovedEvent: {
            /** @description A role lost a permission. */
            data: {
                /** @description The permission in this role. */
                permissionId: string;
                /** @description The role. */
                roleId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "role.permission-removed";
        };
        RoleRemovedEvent: {
            /** @description A role was taken away. */
            data: {
                /** @description The role. */
                roleId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "role.removed";
        };
        RollBackWebhookTransformationBody: {
            /**
             * Format: int32
             * @description Number of the revision that runs from now on.
             */
            revision: number;
        };
        RotateApiKeyBody: {
            /**
             * Format: int32
             * @description How long the old key goes on, a day when left out; 0 ends it now, after a leak. Never beyond its own end.
             * @default 86400
             */
            graceSeconds?: number;
        };
        RotateWebhookKeyBody: {
            /**
             * @description Of the new key. Left out, that of the current one.
             * @enum {string}
             */
            algorithm?: "ed25519" | "hmac-sha256";
            /**
             * Format: int32
             * @description How long the keys before it go on signing beside the new one, a day when left out; 0 ends them now, after a leak. None beyond its own end.
             * @default 86400
             */
            overlapSeconds?: number;
            /** @description A key of your own instead of a new one: `whsec_` and base64 of 24 to 64 bytes, or `whsk_` and base64 of the 32 bytes of an Ed25519 key. */
            secret?: string;
        };
        RotatedApiKeyView: {
            /** @description Of the new key: `key_…`. */
            id: string;
            /**
             * Format: date-time
             * @description When the old key stops.
             */
            replacedExpiresAt: string;
            /** @description The old key: `key_…`. */
            replacedId: string;
            /** @description The new key itself, shown this once. `null` when the request was repeated: rotate the new key if it was lost. */
            secret: string | null;
        };
        RotatedWebhookKey: {
            /**
             * @description Id of the resource that the command changed.
             * @example bkg_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            id: string;
            /**
             * Format: int64
             * @description Position in the log, to be sent as Clutch-Min-Position by a read.
             * @example 8812
             */
            position: number;
            /** @description `whpk_…` of an Ed25519 key; the list of keys shows it again. `null` for any other, and when the request was repeated. */
            publicKey: string | null;
            /** @description `whsec_…`, shown this once. `null` for an Ed25519 key, of which the receiver needs the public half, and when the request was repeated. */
            secret: string | null;
            /**
             * Format: int64
             * @description Version of the resource, also its ETag.
             * @example 3
             */
            version: number;
        };
        RuleView: {
            /** @description `grt_…` */
            grantId: string;
            holder: components["schemas"]["HolderView"];
            inverted: boolean;
            /** @description Names of the roles from the granted one to the one that holds the permission. */
            path: string[];
            /** @example booking:read */
            permission: string;
            /** @description `prm_…` */
            permissionId: string;
            /** @description `rol_…`, the role that was granted. */
            roleId: string;
            /**
             * @description holds, or why not: conditions, scope, template (a value is missing), not-yet, over, address, level, hours; more may come.
             * @example holds
             */
            why: string;
        };
        ScimEmailDocument: {
            primary?: boolean;
            type?: string;
            value: string;
        };
        ScimGroupBody: {
            displayName: string;
            externalId?: string;
            /** @description At most 10,000. */
            members?: components["schemas"]["ScimMemberDocument"][];
            schemas: string[];
        };
        ScimGroupDocument: {
            displayName: string;
            externalId?: string;
            /** @description `grp_…` */
            id: string;
            /** @description At most 10,000. */
            members?: components["schemas"]["ScimMemberDocument"][];
            meta: components["schemas"]["ScimMetaDocument"];
            schemas: string[];
        };
        ScimGroupList: {
            Resources: components["schemas"]["ScimGroupDocument"][];
            /** Format: int64 */
            itemsPerPage: number;
            schemas: string[];
            /** Format: int64 */
            startIndex: number;
            /** Format: int64 */
            totalResults: number;
        };
        ScimMemberDocument: {
            type?: string;
            /** @description `usr_…` */
            value: string;
        };
        ScimMetaDocument: {
            /** Format: date-time */
            created: string;
            /** Format: date-time */
            lastModified: string;
            location: string;
            resourceType: string;
            /** @description The ETag. */
            version: string;
        };
        ScimNameDocument: {
            familyName?: string;
            formatted?: string;
            givenName?: string;
        };
        ScimOperationBody: {
            /** @description `add`, `replace` or `remove`, in any case. */
            op: string;
            /** @description `active`, `name.givenName`, `emails[type eq "work"].value`, `members[value eq "usr_…"]`; left out, the value names what it is about. */
            path?: string;
            /** @description A text, a flag, an object or a list, as the attribute wants it. */
            value?: string | boolean | {
                [key: string]: unknown;
            } | unknown[];
        };
        ScimPatchBody: {
            Operations: components["schemas"]["ScimOperationBody"][];
            schemas: string[];
        };
        ScimUserBody: {
            /** @description Whether the person may sign in. */
            active?: boolean;
            displayName?: string;
            emails?: components["schemas"]["ScimEmailDocument"][];
            externalId?: string;
            name?: components["schemas"]["ScimNameDocument"];
            schemas: string[];
            /** @description The person's e-mail address. */
            userName: string;
        };
        ScimUserDocument: {
            /** @description Whether the person may sign in. */
            active?: boolean;
            displayName?: string;
            emails?: components["schemas"]["ScimEmailDocument"][];
            externalId?: string;
            /** @description `usr_…` */
            id: string;
            meta: components["schemas"]["ScimMetaDocument"];
            name?: components["schemas"]["ScimNameDocument"];
            schemas: string[];
            /** @description The person's e-mail address. */
            userName: string;
        };
        ScimUserList: {
            Resources: components["schemas"]["ScimUserDocument"][];
            /** Format: int64 */
            itemsPerPage: number;
            schemas: string[];
            /** Format: int64 */
            startIndex: number;
            /** Format: int64 */
            totalResults: number;
        };
        SecurityAccountLockedEvent: {
            /** @description So many proofs of one person failed in a row that nobody may try for a while. */
            data: {
                /**
                 * Format: int64
                 * @description How many proofs failed in a row.
                 */
                failures: number;
                /**
                 * Format: int64
                 * @description How long nobody may try.
                 */
                seconds: number;
                /** @description Who it is about. */
                userId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "security.account-locked";
        };
        SecurityBackupCodesMadeEvent: {
            /** @description A person has made a new set of backup codes; the one before is worth nothing any more. */
            data: {
                /**
                 * Format: int64
                 * @description How many codes there are.
                 */
                count: number;
                /** @description Whose codes they are. */
                userId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "security.backup-codes-made";
        };
        SecurityFactorAddedEvent: {
            /** @description A person has set up a second factor. */
            data: {
                /** @description The factor. */
                factorId: string;
                /** @description Kind of the factor. */
                kind: string;
                /** @description Whose factor it is. */
                userId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "security.factor-added";
        };
        SecurityFactorRemovedEvent: {
            /** @description A second factor of a person was removed. */
            data: {
                /** @description The factor. */
                factorId: string;
                /** @description Kind of the factor. */
                kind: string;
                /** @description Whose factor it is. */
                userId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "security.factor-removed";
        };
        SecurityImpossibleTravelEvent: {
            /** @description Two sign-ins of one person lie farther apart than anybody travels in the time between them. */
            data: {
                /**
                 * Format: int64
                 * @description Kilometres between the two.
                 */
                distanceKm: number;
                /** @description Country of the sign-in before, ISO 3166. */
                fromCountry: string;
                /**
                 * Format: int64
                 * @description Minutes between the two.
                 */
                minutes: number;
                /** @description The session. */
                sessionId: string;
                /** @description Country of this one, ISO 3166. */
                toCountry: string;
                /** @description Who it is about. */
                userId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "security.impossible-travel";
        };
        SecurityNewDeviceEvent: {
            /** @description Somebody signed in with a device that they had not used before. */
            data: {
                /** @description Browser and system. */
                deviceName: string;
                /**
                 * Format: int64
                 * @description How many devices were known before.
                 */
                knownDevices: number;
                /** @description The session. */
                sessionId: string;
                /** @description Who it is about. */
                userId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "security.new-device";
        };
        SecurityPasskeyCounterWentBackEvent: {
            /** @description A passkey has counted backwards when it was used: there may be a copy of it. */
            data: {
                /** @description The factor. */
                factorId: string;
                /**
                 * Format: int64
                 * @description What the passkey had counted to before.
                 */
                known: number;
                /**
                 * Format: int64
                 * @description What it says now.
                 */
                shown: number;
                /** @description Whose factor it is. */
                userId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "security.passkey-counter-went-back";
        };
        SecurityProviderLinkedEvent: {
            /** @description Somebody comes in by a provider of identity from now on. */
            data: {
                /** @description The connection to the provider. */
                connectionId: string;
                /** @description Whether the account was made by it. */
                isNewAccount: boolean;
                /** @description Who it is about. */
                userId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "security.provider-linked";
        };
        SecurityProviderUnlinkedEvent: {
            /** @description Somebody does not come in by a provider of identity any more. */
            data: {
                /** @description The connection to the provider. */
                connectionId: string;
                /** @description Who it is about. */
                userId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "security.provider-unlinked";
        };
        SecurityRefreshReusedEvent: {
            /** @description A refresh token was used twice; the session was ended for everybody who held a token of it. */
            data: {
                /** @description The session. */
                sessionId: string;
                /** @description Who it is about. */
                userId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "security.refresh-reused";
        };
        SeekEventConsumerBody: {
            /**
             * @description What comes next: as `from` of a new consumer.
             * @example 2026-12-01T09:00:00Z
             */
            to: string;
        };
        SentLocation: {
            /**
             * Format: double
             * @description Degrees in WGS 84.
             */
            latitude: number;
            /**
             * Format: double
             * @description Degrees in WGS 84.
             */
            longitude: number;
        };
        SentPosition: {
            /**
             * Format: double
             * @description Above the WGS 84 ellipsoid or the sea, as the device has it.
             */
            altitudeMetres?: number;
            /**
             * Format: double
             * @description Clockwise from north.
             */
            headingDegrees?: number;
            location: components["schemas"]["SentLocation"];
            /**
             * Format: date-time
             * @description The device's time, to the millisecond; two fixes of one vehicle with the same time are one.
             * @example 2026-12-01T09:00:00Z
             */
            recordedAt: string;
            /** Format: double */
            speedKmh?: number;
        };
        ServiceAccountView: {
            /** Format: date-time */
            createdAt: string;
            description: string | null;
            /** @description `sva_…` */
            id: string;
            name: string;
            /** @description `rol_…` */
            roleIds: string[];
            /**
             * Format: int64
             * @description Also the ETag.
             */
            version: number;
        };
        /** @description A page of a list, each row a ServiceAccountView. */
        ServiceAccountViewPage: {
            data: components["schemas"]["ServiceAccountView"][];
            page: components["schemas"]["PageInfo"];
        };
        ServiceBody: {
            /**
             * Format: int32
             * @description How long bay and technician stay reserved behind the work: a multiple of 5.
             * @default 0
             */
            bufferMinutes: number;
            /** @description Lower case with hyphens, `cooling-system`. The same code means the same work at every workshop. */
            code: string;
            /**
             * Format: int32
             * @description How long the work takes: a multiple of 5.
             */
            durationMinutes: number;
            name: string;
        };
        ServiceView: {
            /** Format: int64 */
            bufferMinutes: number;
            code: string;
            /** Format: int64 */
            durationMinutes: number;
            name: string;
        };
        SessionPlaceView: {
            city: string;
            /** @description ISO 3166-1 alpha-2. */
            country: string;
        };
        SessionView: {
            /** Format: date-time */
            createdAt: string;
            /** @description `Firefox on Windows`. */
            device: string | null;
            /** Format: date-time */
            expiresAt: string;
            /** @description `ses_…` */
            id: string;
            /** @description Whether it is the one that asks. */
            isCurrent: boolean;
            /**
             * Format: date-time
             * @description When it was refreshed last.
             */
            lastUsedAt: string;
            /**
             * Format: int64
             * @description 2 once a second factor or a passkey was proved.
             */
            level: number;
            /** @description How its person proved who they are: `password`, `totp`, `passkey` and the like. */
            methods: string[];
            /** @description Where it was opened, no closer than the town; `null` where that is not known. */
            place: components["schemas"]["SessionPlaceView"] | null;
        };
        /** @description A page of a list, each row a SessionView. */
        SessionViewPage: {
            data: components["schemas"]["SessionView"][];
            page: components["schemas"]["PageInfo"];
        };
        SetUpFactorBody: {
            /**
             * Format: email
             * @description With `email`: where codes go to. Left out, the address that you sign in with.
             */
            email?: string;
            /**
             * @description `totp`: codes of an authenticator app. `sms`, `email`: codes that are sent. `passkey`: a key in a device, or one that is carried along.
             * @enum {string}
             */
            kind: "email" | "passkey" | "sms" | "totp";
            /** @description What you know it by, such as `Work phone`. */
            name?: string;
            /**
             * @description With `sms`: where codes go to, with the country code.
             * @example +201001234567
             */
            phone?: string;
            /**
             * @description With `sms` and `email`: the factor whose place this one takes once it is proved, `fac_…`. The former number or address is told.
             * @example fac_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            replaces?: string;
        };
        SignInAttemptView: {
            /** Format: date-time */
            expiresAt: string;
            /** @description `sia_…` */
            id: string;
            offered: components["schemas"]["OfferedFactorView"][];
            /** @description Send it in the body of the next steps; it is shown this once. */
            token: string;
        };
        SignInBody: {
            /** @description Of a device that is trusted: what it was given when a factor was proved on it. */
            deviceTrust?: string;
            /** Format: email */
            email: string;
            password: string;
            /** @description The tenant's short name, as in its address. */
            tenant: string;
        };
        SignInOutcome: {
            attempt: components["schemas"]["SignInAttemptView"] | null;
            /** @description When it was asked for with the proof, and the tenant trusts devices. */
            deviceTrust?: components["schemas"]["DeviceTrustView"] | null;
            session: components["schemas"]["SignedInView"] | null;
            /**
             * @description `signed-in`: the session may be used. `factor-required`: prove one of the offered factors next. `enrolment-required`: the session is good
             *     for setting up a second factor only.
             * @enum {string}
             */
            status: "enrolment-required" | "factor-required" | "signed-in";
        };
        SignInPolicyChangedEvent: {
            /** @description How the people of the tenant sign in was changed. */
            data: {
                /** @description How long sessions of customers and drivers last. */
                appUsers: {
                    /**
                     * Format: int64
                     * @description A session ends after this time.
                     */
                    absoluteHours: number;
                    /**
                     * Format: int64
                     * @description Unused for so long, a session ends.
                     */
                    idleMinutes: number;
                };
                /** @description The owner who comes in otherwise too. */
                breakGlassUserId: string | null;
                /**
                 * Format: int32
                 * @description Least strength of a new password as zxcvbn scores it.
                 */
                leastPasswordScore: number;
                /** @description Whether links sent by mail sign people in. */
                magicLinks: boolean;
                /**
                 * Format: int64
                 * @description How often somebody may be signed in at once.
                 */
                mostSessions: number;
                /** @description Who gets an account. */
                registration: string;
                /** @description Whether people come in by a provider of identity only. */
                ssoRequired: boolean;
                /** @description How long sessions of staff last. */
                staff: {
                    /**
                     * Format: int64
                     * @description A session ends after this time.
                     */
                    absoluteHours: number;
                    /**
                     * Format: int64
                     * @description Unused for so long, a session ends.
                     */
                    idleMinutes: number;
                };
                /** @description What a sign-in beyond that does. */
                whenFull: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "sign-in-policy.changed";
        };
        SignalReading: {
            /**
             * Format: date-time
             * @description The device's time, to the millisecond; two readings of one signal with the same time are one.
             * @example 2026-12-01T09:00:00Z
             */
            recordedAt: string;
            /** @description What was measured, `engine-coolant-temperature`. */
            signal: string;
            /** @description `°C`, `rpm`, `km/h` */
            unit?: string;
            /** Format: double */
            value: number;
        };
        SignatureCheckBody: {
            /** @description As the receiver has verified it, as text. */
            body: string;
            /**
             * @description All of them, or those that the signature is made of: names in any case. A hundred at the most.
             * @example {
             *       "webhook-id": "evt_01jd7r6e5vf3xbnq2m8k4tw9za",
             *       "webhook-signature": "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
             *       "webhook-timestamp": "1790000000"
             *     }
             */
            headers: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description Judged as at that moment: when it arrived. Left out, now.
             * @example 2026-12-01T09:00:00Z
             */
            now?: string;
        };
        SignatureCheckView: {
            /** @description What is wrong, and what else was seen. Empty: nothing. */
            findings: components["schemas"]["SignatureFindingView"][];
            /** @description `whk_…`: the key that has signed it, over this body or over the one that was sent; `null` where none has. */
            keyId: string | null;
            /**
             * @description `null` where no key has signed it.
             * @enum {string|null}
             */
            keyState: "current" | "overlapping" | "ended" | null;
            /** @description `evt_…`, as it was given; `null` where there is none. */
            messageId: string | null;
            /** @description The verifiers of Standard Webhooks accept it at that moment, by a key that signs. */
            valid: boolean;
        };
        SignatureFindingView: {
            /** @description What to do. */
            advice: string;
            /** @enum {string} */
            code: "body-altered" | "body-line-endings" | "body-made-by-script" | "body-re-serialised" | "body-surrounding-space" | "key-ended" | "key-overlapping" | "key-unknown" | "message-expunged" | "message-of-another-endpoint" | "message-unknown" | "no-id" | "no-signature" | "no-timestamp" | "signature-in-second-header" | "signature-malformed" | "timestamp-future" | "timestamp-malformed" | "timestamp-old";
            difference: components["schemas"]["BodyDifferenceView"] | null;
            message: string;
            /**
             * Format: int64
             * @description By how many the time is wrong, or since how many the key has ended; `null` where no time is meant.
             */
            secondsOff: number | null;
            /**
             * @description An `error` is why a receiver refuses the message; a `note` is what else was seen.
             * @enum {string}
             */
            severity: "error" | "note";
        };
        SignedInView: {
            /** Format: date-time */
            accessExpiresAt: string;
            /** @description A JWT; send it as `Authorization: Bearer <token>`. Good for five minutes at the app that gave it. */
            accessToken: string;
            /**
             * Format: date-time
             * @description When the session ends unless it is refreshed.
             */
            refreshExpiresAt: string;
            /** @description Exchange it at `POST /v1/sessions/refresh`, once; each exchange gives the next one. */
            refreshToken: string;
            /** @description `ses_…` */
            sessionId: string;
            /** @description `usr_…` */
            userId: string;
        };
        SimulateBody: {
            /** @description Checks whose answers are compared. */
            cases?: components["schemas"]["SimulatedCase"][];
            grant?: components["schemas"]["DraftGrantBody"];
            /** @description What people may gain or lose. */
            question?: components["schemas"]["AccessQuestionBody"];
            role?: components["schemas"]["RoleDraftBody"];
        };
        SimulatedCase: {
            /** @description The second half of a permission: `read`. */
            action: string;
            /**
             * Format: date-time
             * @description As roles and grants were then, by the log; the resource is taken as it is now. Left out: now.
             * @example 2026-12-01T09:00:00Z
             */
            at?: string;
            /** @description Left out: the usual ones. */
            context?: components["schemas"]["CircumstancesBody"];
            /** @description Left out: the caller, as they are. Others need `authz:read`. */
            principal?: components["schemas"]["PrincipalBody"];
            resource: components["schemas"]["ResourceBody"];
        };
        SimulationView: {
            /** @description The cases whose answer the draft changes. */
            changes: components["schemas"]["ChangedCase"][];
            /** @description People and keys who could do what is asked only with the draft; empty when nothing is asked. */
            gain: components["schemas"]["HolderView"][];
            /** @description Those who could do it only without. */
            lose: components["schemas"]["HolderView"][];
        };
        SlotProposals: {
            data: components["schemas"]["ProposedSlot"][];
            serviceCode: string;
            /** @description `veh_…` */
            vehicleId: string;
            /**
             * Format: int64
             * @description Workshops that offer the service and were searched; 0 explains an empty list.
             */
            workshopsSearched: number;
        };
        SsoStartView: {
            /** Format: date-time */
            expiresAt: string;
            /** @description Keep it, and send it with the code: nobody but you can go on with this sign-in. It is shown this once. */
            token: string;
            /** @description Open it in a browser. From there the person comes back to your sign-in page, with `#code=…`. */
            url: string;
        };
        StartSsoBody: {
            /**
             * @description `idp_…`. Left out: the one that holds the domain of `email`, or the only one that there is.
             * @example idp_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            connectionId?: string;
            /**
             * Format: email
             * @description Leads to the connection that holds its domain.
             */
            email?: string;
            /** @description The tenant's short name, as in its address. */
            tenant: string;
        };
        StepUpProofBody: {
            code?: string;
            /** @description A passkey's answer, as WebAuthn gives it (`AuthenticationResponseJSON`). */
            credential?: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            kind: "backup-code" | "email" | "passkey" | "password" | "sms" | "totp";
            /** @description The password, where it is offered. */
            password?: string;
        };
        StepUpView: {
            /** Format: date-time */
            expiresAt: string;
            /** @description `stp_…` */
            id: string;
            /** @description Whether the password is what is asked for: of those who have no second factor. */
            isPasswordOffered: boolean;
            offered: components["schemas"]["OfferedFactorView"][];
        };
        StorePositionsBody: {
            /** @description In any order. Repeats are recognised, so a batch may be sent again. */
            positions: components["schemas"]["SentPosition"][];
        };
        StoreReadingsBody: {
            /** @description In any order. Repeats are recognised, so a batch may be sent again. */
            readings: components["schemas"]["SignalReading"][];
        };
        Stored: {
            /**
             * Format: int64
             * @description Of them, those that were there before or came twice in the batch.
             */
            duplicates: number;
            /**
             * Format: int64
             * @description Elements in the batch.
             */
            received: number;
            /**
             * Format: int64
             * @description Of them, those that are new.
             */
            stored: number;
        };
        TechnicianView: {
            /** @description `tec_…` */
            id: string;
            name: string;
        };
        TestClockView: {
            /**
             * Format: int64
             * @description How far that is ahead of the world's time, in milliseconds.
             */
            aheadMs: number;
            /** @description What time it is in the test data. */
            now: string;
        };
        TestMessageBody: {
            /** @description A type of the catalogue, whose example is sent. Left out, a message of type `webhook.test` that says nothing more. */
            eventType?: string;
        };
        TestMessageView: {
            /** @enum {string} */
            channel: "email" | "sms";
            /** @description The same however often the message would have been sent. */
            id: string;
            /** Format: date-time */
            keptAt: string;
            /** @description BCP 47. */
            locale: string;
            /** @description E-mail only. */
            subject: string | null;
            /** @description Which of our texts it is: `sign-in-code`. */
            template: string;
            text: string;
            /** @description E-mail address or telephone number. */
            to: string;
        };
        /** @description A page of a list, each row a TestMessageView. */
        TestMessageViewPage: {
            data: components["schemas"]["TestMessageView"][];
            page: components["schemas"]["PageInfo"];
        };
        TestWebhookTransformationBody: {
            /** @description A script that is not saved. Left out, that of the receiver, also where it is not enabled. */
            code?: string;
            /** @description A type of the catalogue, whose example is given to the script. Left out, as `message` is, a message of type `webhook.test`. */
            eventType?: string;
            /** @description A message of your own in place of an example. */
            message?: components["schemas"]["TransformationTestMessage"];
        };
        TimelineActor: {
            /**
             * @description api-key, user, operator, policy, job or system; more may come.
             * @example api-key
             */
            kind: string;
            /** @description Today's name; `[erased]` for somebody who is not there any more. */
            name: string;
        };
        TimelineEntry: {
            actor: components["schemas"]["TimelineActor"];
            /** Format: date-time */
            at: string;
            /** @description Public name of the event, `booking.confirmed`. */
            type: string;
            /** @description What happened, for people to read. */
            what: string;
        };
        TotpSetUpView: {
            /** @description The URI as a picture: a data URI of a PNG. */
            qr: string;
            /** @description Base 32. */
            secret: string;
            /**
             * Format: uri
             * @example otpauth://totp/acme:ana%40acme.example?secret=JBSWY3DPEHPK3PXP
             */
            uri: string;
        };
        TransformationFaultView: {
            /** Format: int64 */
            column: number | null;
            /**
             * Format: int64
             * @description From 1; `null` where no place in the script is meant.
             */
            line: number | null;
            message: string;
        };
        TransformationRevisionView: {
            code: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: int64
             * @description Its number, from 1.
             */
            revision: number;
        };
        TransformationTestMessage: {
            data: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description Left out, now.
             * @example 2026-12-01T09:00:00Z
             */
            timestamp?: string;
            type: string;
        };
        TransformationTestView: {
            /** @description `null` when it did not. */
            error: components["schemas"]["TransformationFaultView"] | null;
            /** @description What it wrote with `console.log`: a hundred lines of a thousand characters at the most. */
            logs: string[];
            /**
             * Format: double
             * @description Milliseconds of CPU that it took; 50 are the most.
             */
            ms: number;
            /** @description `null` when the script failed. */
            result: components["schemas"]["TransformedMessageView"] | null;
        };
        TransformedMessageView: {
            /** @description As it would be signed and sent. */
            body: string;
            contentType: string;
            /** @description Those that the script has set. */
            headers: {
                [key: string]: string;
            };
            /** @description Nothing would be sent. */
            isCancelled: boolean;
            url: string;
        };
        TripView: {
            /**
             * Format: int64
             * @description Sum of the great-circle distances between its fixes.
             */
            distanceMetres: number;
            /** Format: date-time */
            endedAt: string;
            /** @description `trp_…`; follows from the vehicle and the first fix. */
            id: string;
            /**
             * Format: double
             * @description The highest speed that the device told; null when it told none.
             */
            maxSpeedKmh: number | null;
            /**
             * Format: int64
             * @description Number of fixes, at least 2.
             */
            positionCount: number;
            /** Format: date-time */
            startedAt: string;
        };
        /** @description A page of a list, each row a TripView. */
        TripViewPage: {
            data: components["schemas"]["TripView"][];
            page: components["schemas"]["PageInfo"];
        };
        TroubleCodeView: {
            /** Format: date-time */
            clearedAt: string | null;
            /** @description `P0118` */
            code: string;
            /** @description English; null for a code that is not in the shipped list, such as a maker's own. */
            description: string | null;
            /** Format: date-time */
            detectedAt: string;
            /** @description `active` or `cleared`. */
            status: string;
            /** @description `powertrain`, `body`, `chassis` or `network`. */
            system: string;
        };
        /** @description A page of a list, each row a TroubleCodeView. */
        TroubleCodeViewPage: {
            data: components["schemas"]["TroubleCodeView"][];
            page: components["schemas"]["PageInfo"];
        };
        UsageCountView: {
            /** @description When the minute, hour or day began (UTC). */
            at: string;
            /** @description Code of the problem; null where there was none, or the report is not grouped by outcome. */
            code: string | null;
            /**
             * Format: int64
             * @description What they counted for in limits and quotas.
             */
            cost: number;
            /**
             * Format: int64
             * @description Of them, those that were answered with 4xx or 5xx.
             */
            errors: number;
            /** @description `key_…`, the id of an app, or `people`. Null where the report is not grouped by it. */
            key: string | null;
            latency: components["schemas"]["LatencyView"];
            /** @description `operationId`, of GraphQL documents `graphql:` and their name; `unmatched` for addresses without a route. Null where the report is not grouped by it. */
            operation: string | null;
            /** Format: int64 */
            requests: number;
            /**
             * Format: int64
             * @description HTTP status. Null where the report is not grouped by outcome.
             */
            status: number | null;
        };
        UsageErrorList: {
            data: components["schemas"]["UsageErrorView"][];
        };
        UsageErrorView: {
            /** @description Code of the problem. */
            code: string | null;
            /**
             * Format: date-time
             * @description The last hour in which it happened.
             */
            lastAt: string;
            operation: string;
            /** Format: int64 */
            requests: number;
            /** Format: int64 */
            status: number;
        };
        UsageReport: {
            data: components["schemas"]["UsageCountView"][];
            from: string;
            /** @enum {string} */
            granularity: "day" | "hour" | "minute";
            to: string;
        };
        VehicleRegisteredEvent: {
            /** @description A vehicle was added to the fleet. VIN, plate and label are read from the vehicle itself, because a delivery passes through logs. */
            data: {
                /** @description The vehicle. */
                vehicleId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "vehicle.registered";
        };
        VehicleSummary: {
            /** @description `veh_…` */
            id: string;
            label: string | null;
            plate: string | null;
            /** Format: date-time */
            registeredAt: string;
            /** Format: int64 */
            version: number;
            vin: string;
        };
        /** @description A page of a list, each row a VehicleSummary. */
        VehicleSummaryPage: {
            data: components["schemas"]["VehicleSummary"][];
            page: components["schemas"]["PageInfo"];
        };
        VehicleTroubleCodeClearedEvent: {
            /** @description A diagnostic trouble code is no longer active; the next report of it counts as new. */
            data: {
                /**
                 * Format: date-time
                 * @description When it was cleared.
                 */
                clearedAt: string;
                /** @description The code as SAE J2012 writes it. */
                code: string;
                /** @description The vehicle. */
                vehicleId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "vehicle.trouble-code-cleared";
        };
        VehicleTroubleCodeDetectedEvent: {
            /** @description A diagnostic trouble code became active on a vehicle. Repeated reports of an active code send nothing. */
            data: {
                /** @description The code as SAE J2012 writes it. */
                code: string;
                /** @description What the code means, in English; null where it is not known. */
                description: string | null;
                /**
                 * Format: date-time
                 * @description When the vehicle found it.
                 */
                detectedAt: string;
                /** @description The part of the vehicle. */
                system: string;
                /** @description The vehicle. */
                vehicleId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "vehicle.trouble-code-detected";
        };
        VehicleView: {
            /** @description Newest first, at most 100. */
            activeTroubleCodes: components["schemas"]["TroubleCodeView"][];
            /** @description `veh_…` */
            id: string;
            label: string | null;
            /** @description Newest first, at most 100. */
            openNeeds: components["schemas"]["MaintenanceNeedView"][];
            plate: string | null;
            /** Format: date-time */
            registeredAt: string;
            /** Format: int64 */
            version: number;
            vin: string;
        };
        VerifyFactorBody: {
            /** @description What an authenticator app shows now, or what was sent. */
            code?: string;
            /** @description Of a passkey: what `navigator.credentials.create()` has answered (RegistrationResponseJSON). */
            credential?: {
                [key: string]: unknown;
            };
            /** @example fac_01jd7r6e5vf3xbnq2m8k4tw9za */
            id: string;
        };
        VersionChangeView: {
            /** @description Types of public events whose data have another form. */
            events: string[];
            /** @description What a client has to do to move to this version. */
            migration: string;
            /** @description Operations whose answers or bodies have another form. */
            operations: string[];
            /** @description What is different since, in one sentence. */
            title: string;
        };
        WebhookAddressesView: {
            /**
             * @description Networks in CIDR form from which messages come, IPv4 and IPv6.
             * @example [
             *       "203.0.113.8/32"
             *     ]
             */
            addresses: string[];
            /** @description `false`: there are no fixed addresses, and the list is empty; what a message is, only its signature tells. */
            isFixed: boolean;
            /**
             * Format: date
             * @description Day of the last change; `null` where it is not known.
             * @example 2026-11-21
             */
            updatedAt: string | null;
            /**
             * Format: int64
             * @description Of the form of this answer: 1.
             */
            version: number;
        };
        WebhookAlertPage: {
            data: components["schemas"]["WebhookAlertView"][];
            page: components["schemas"]["EventPageInfo"];
        };
        WebhookAlertView: {
            /** @description What the catalogue describes for this type. */
            data: {
                [key: string]: unknown;
            };
            /** @description `whe_…`: which endpoint it is about. */
            endpointId: string;
            /** @description `evt_…`: the same in `GET /v1/events`, in webhooks and in the live feed. */
            id: string;
            /**
             * Format: int64
             * @description Place in the tenant's log; later alerts have higher ones. What was read is up to a place, which an event consumer keeps.
             */
            position: number;
            /**
             * @description `critical`: nothing is sent any more. `warning`: it fails or is about to, or messages were given up. `info`: it is well again, or somebody has changed it.
             * @enum {string}
             */
            severity: "critical" | "info" | "warning";
            /** Format: date-time */
            timestamp: string;
            /** @description `webhook.endpoint.…`: `failing`, `recovered`, `disabled`, `changed` or `certificate-expiring`; or `webhook.message.exhausted`. */
            type: string;
        };
        WebhookAttemptItem: {
            /**
             * Format: int64
             * @description 1 for the first try of its message.
             */
            attempt: number;
            /**
             * @description `schedule`, `instant`: at once after a refused connection, `probe`: to a paused endpoint, or `resend`: somebody asked for it.
             * @enum {string}
             */
            cause: "instant" | "probe" | "resend" | "schedule";
            /** Format: int64 */
            durationMs: number;
            /**
             * @description `null` when it succeeded. With an answer: `status`, or `redirect`, which nobody follows. Without one: `timeout`, `target-refused`
             *     (not https, or not in the public internet), `dns`, `connection-refused`, `connection-reset`, `tls`, `protocol` (the answer is no HTTP),
             *     `oauth` (no token was to be had), `transform` (the transformation failed), `no-key` (the endpoint's keys cannot be read),
             *     `proxy` (the installation's own proxy gave no way out) or `network`.
             */
            error: string | null;
            eventType: string | null;
            /** @description `evt_…`: what was tried; `null` where the message is no longer kept. */
            messageId: string | null;
            phases: components["schemas"]["AttemptPhasesView"];
            /** @description Where the request went; `null` when nothing was sent, or a proxy has dialled. */
            remoteAddress: string | null;
            /**
             * Format: int64
             * @description HTTP status of the answer; `null` when there was none.
             */
            responseStatus: number | null;
            /** Format: date-time */
            startedAt: string;
        };
        /** @description A page of a list, each row a WebhookAttemptItem. */
        WebhookAttemptItemPage: {
            data: components["schemas"]["WebhookAttemptItem"][];
            page: components["schemas"]["PageInfo"];
        };
        WebhookAttemptView: {
            /**
             * Format: int64
             * @description 1 for the first try.
             */
            attempt: number;
            /**
             * @description `schedule`, `instant`: at once after a refused connection, `probe`: to a paused endpoint, or `resend`: somebody asked for it.
             * @enum {string}
             */
            cause: "instant" | "probe" | "resend" | "schedule";
            /** Format: int64 */
            durationMs: number;
            /** @description `null` when it succeeded; else `status`, `redirect`, `timeout`, `connection-refused`, `tls` or another class of errors. */
            error: string | null;
            /** @description The first 64 KiB of the answer. */
            responseBody: string | null;
            /**
             * Format: int64
             * @description HTTP status of the answer; `null` when there was none.
             */
            responseStatus: number | null;
            /** Format: date-time */
            startedAt: string;
        };
        WebhookBacklog: {
            /**
             * Format: date-time
             * @description When the first of them in the order of the endpoint was recorded; `null` where nothing waits.
             */
            oldestPendingAt: string | null;
            /**
             * Format: double
             * @description How long ago that is.
             */
            oldestPendingSeconds: number | null;
            /**
             * Format: int64
             * @description Messages that are still to be delivered; 10,000 stands for that many and more.
             */
            pending: number;
        };
        WebhookDeliveryDetail: {
            /** @description Every try, the first one first. */
            attempts: components["schemas"]["WebhookTryDetail"][];
            /** @description The bytes that are signed and sent, as text; `null` when they are no longer kept. */
            body: string | null;
            /** @description Why it ended without having arrived: `tries-used-up`, `receiver`, who did not want it, `expunged`, `too-large`, `retention`, when its endpoint was disabled for longer than it is kept, or `cancelled` by the transformation, which is no failure. */
            endedBecause: string | null;
            /** @description How its last try failed; `null` when that succeeded, and before the first. */
            error: string | null;
            eventType: string;
            /** Format: date-time */
            finishedAt: string | null;
            /** @description `evt_…`, which the receiver sees as `webhook-id`. */
            id: string;
            /**
             * Format: date-time
             * @description When it is tried next at the earliest; messages before it come first. `null` when it has ended.
             */
            nextAttemptAt: string | null;
            /**
             * @description Where it comes from: an `event` as it happened, a `replay` of one, or a `test`.
             * @enum {string}
             */
            origin: "event" | "replay" | "test";
            /** Format: date-time */
            recordedAt: string;
            /**
             * Format: int64
             * @description Place in the order of this endpoint's messages.
             */
            seq: number;
            /**
             * @description `exhausted`: the last try of the schedule failed, and the endpoint went on with the next message.
             * @enum {string}
             */
            status: "delivered" | "exhausted" | "pending";
        };
        WebhookDeliveryView: {
            attempts: components["schemas"]["WebhookAttemptView"][];
            /** @description Why it ended without having arrived: `tries-used-up`, `receiver`, who did not want it, `expunged`, `too-large`, `retention`, when its endpoint was disabled for longer than it is kept, or `cancelled` by the transformation, which is no failure. */
            endedBecause: string | null;
            /** @description How its last try failed; `null` when that succeeded, and before the first. */
            error: string | null;
            eventType: string;
            /** Format: date-time */
            finishedAt: string | null;
            /** @description `evt_…`, which the receiver sees as `webhook-id`. */
            id: string;
            /**
             * Format: date-time
             * @description When it is tried next at the earliest; messages before it come first. `null` when it has ended.
             */
            nextAttemptAt: string | null;
            /**
             * @description Where it comes from: an `event` as it happened, a `replay` of one, or a `test`.
             * @enum {string}
             */
            origin: "event" | "replay" | "test";
            /** Format: date-time */
            recordedAt: string;
            /**
             * Format: int64
             * @description Place in the order of this endpoint's messages.
             */
            seq: number;
            /**
             * @description `exhausted`: the last try of the schedule failed, and the endpoint went on with the next message.
             * @enum {string}
             */
            status: "delivered" | "exhausted" | "pending";
        };
        /** @description A page of a list, each row a WebhookDeliveryView. */
        WebhookDeliveryViewPage: {
            data: components["schemas"]["WebhookDeliveryView"][];
            page: components["schemas"]["PageInfo"];
        };
        WebhookEndpointCertificateExpiringEvent: {
            /** @description The certificate that an endpoint's requests show expires within 30, 7 or 1 days, or has. Each is told once. */
            data: {
                /** @description The endpoint; it is not told of itself. */
                endpointId: string;
                /**
                 * Format: date-time
                 * @description When it expires.
                 */
                expiresAt: string;
                /**
                 * Format: int64
                 * @description 30, 7 or 1; 0: it has expired.
                 */
                withinDays: number;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "webhook.endpoint.certificate-expiring";
        };
        WebhookEndpointChangedEvent: {
            /** @description Somebody has changed an endpoint, or made it active again. */
            data: {
                /** @description The endpoint; it is not told of itself. */
                endpointId: string;
                /** @description What was changed. */
                fields: string[];
                /** @description As it is now. */
                status: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "webhook.endpoint.changed";
        };
        WebhookEndpointDisabledEvent: {
            /** @description Nothing is sent to an endpoint any more, until somebody makes it active again. */
            data: {
                /**
                 * Format: date-time
                 * @description Since when.
                 */
                disabledAt: string;
                /** @description The endpoint; it is not told of itself. */
                endpointId: string;
                /** @description Why. */
                reason: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "webhook.endpoint.disabled";
        };
        WebhookEndpointFailingEvent: {
            /** @description An endpoint has failed for 50, 70, 90 or 100 per cent of the five days after which it is disabled. Each is told once. */
            data: {
                /** @description The endpoint; it is not told of itself. */
                endpointId: string;
                /**
                 * Format: date-time
                 * @description When the five days began.
                 */
                failingSince: string;
                /**
                 * Format: int64
                 * @description How much of the five days is over.
                 */
                percent: number;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "webhook.endpoint.failing";
        };
        WebhookEndpointRecoveredEvent: {
            /** @description An endpoint of which it was told that it fails has taken a message. */
            data: {
                /** @description The endpoint; it is not told of itself. */
                endpointId: string;
                /**
                 * Format: date-time
                 * @description When it took the message.
                 */
                recoveredAt: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "webhook.endpoint.recovered";
        };
        WebhookEndpointStats: {
            backlog: components["schemas"]["WebhookBacklog"];
            /** @description `whe_…` */
            endpointId: string;
            /**
             * Format: int64
             * @description Of those: how many did not succeed.
             */
            failures: number;
            /**
             * Format: double
             * @description Half of the tries took no longer, in milliseconds; `null` where nothing was tried.
             */
            p50Ms: number | null;
            /**
             * Format: double
             * @description 95 of 100 tries took no longer.
             */
            p95Ms: number | null;
            /**
             * @description `paused`: too much failed lately, so that only single messages are tried until one is taken.
             * @enum {string}
             */
            state: "active" | "disabled" | "paused";
            /**
             * Format: double
             * @description Of 1; `null` where nothing was tried.
             */
            successShare: number | null;
            /** Format: int64 */
            tries: number;
            url: string;
        };
        WebhookEndpointView: {
            /** @description The dated version of the API in which messages come. */
            apiVersion: string;
            /** @description How requests say who sends them. */
            auth: components["schemas"]["ReceiverAuthView"];
            /** @description Only events about one of these workshops, fleets and vehicles; empty: all. */
            channels: string[];
            /**
             * Format: int64
             * @description Most requests at a time.
             */
            concurrency: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: int64 */
            delaySeconds: number;
            description: string | null;
            /** @description Why it is disabled: `person`, `gone` (its answer 410), `receiver` (its header), `failing` (five days), `operator`, or `unverified`. */
            disabledReason: string | null;
            eventTypes: string[];
            /** @description Only messages of which this holds; `null`: all. */
            filter: {
                [key: string]: unknown;
            } | null;
            /** @enum {string} */
            format: "cloudevents-binary" | "cloudevents-structured" | "standard";
            /** @description Names of the headers that every request has; their values are not shown. */
            headers: string[];
            /** @description `whe_…` */
            id: string;
            /** @enum {string} */
            onExhausted: "block" | "skip";
            /** @enum {string} */
            ordering: "none" | "perKey" | "strict";
            /** @enum {string} */
            payload: "full" | "thin";
            /**
             * Format: double
             * @description Most messages a second; `null`: no bound.
             */
            ratePerSecond: number | null;
            /** @description Seconds to wait after each failed try; `null`: as the installation has it. */
            retrySeconds: number[] | null;
            /** @description A second header with the same signatures. */
            signatureHeader: string | null;
            /**
             * @description How the current key signs.
             * @enum {string}
             */
            signing: "ed25519" | "hmac-sha256";
            /** @enum {string} */
            status: "active" | "disabled";
            /** Format: int64 */
            timeoutSeconds: number;
            url: string;
            /** @description Whether the receiver has shown that it wants to be sent something, where it has to. */
            verification: components["schemas"]["WebhookVerificationView"];
            /** Format: int64 */
            version: number;
        };
        /** @description A page of a list, each row a WebhookEndpointView. */
        WebhookEndpointViewPage: {
            data: components["schemas"]["WebhookEndpointView"][];
            page: components["schemas"]["PageInfo"];
        };
        WebhookErrorCount: {
            /** @description A class of errors, as `GET /v1/webhook-endpoints/{endpointId}/attempts` shows it. */
            error: string;
            /** Format: int64 */
            tries: number;
        };
        WebhookKeyList: {
            data: components["schemas"]["WebhookKeyView"][];
        };
        WebhookKeySecret: {
            /** @description `whk_…` */
            id: string;
            /** @description `whsec_…` */
            secret: string;
        };
        WebhookKeyView: {
            /** @enum {string} */
            algorithm: "ed25519" | "hmac-sha256";
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description `null` for the current one.
             */
            expiresAt: string | null;
            /** @description `whk_…` */
            id: string;
            /** @description `whpk_…` of an Ed25519 key: what a receiver verifies with. */
            publicKey: string | null;
            /**
             * @description `current`, or `overlapping` until it expires. All of them sign.
             * @enum {string}
             */
            state: "current" | "overlapping";
        };
        WebhookMessageCounts: {
            /** Format: int64 */
            delivered: number;
            /** Format: int64 */
            exhausted: number;
            /** Format: int64 */
            pending: number;
        };
        WebhookMessageDetail: {
            /** @description At how many receivers it is so. */
            counts: components["schemas"]["WebhookMessageCounts"];
            eventType: string;
            /**
             * Format: date-time
             * @description Since when what it says is no longer kept at any receiver; `null`: it is.
             */
            expungedAt: string | null;
            /** @description `evt_…`, which receivers see as `webhook-id`. */
            id: string;
            /** @description Its receivers, in the order in which they were made. */
            receivers: components["schemas"]["WebhookMessageReceiver"][];
            /** Format: date-time */
            recordedAt: string;
            /**
             * @description `pending` while any receiver is still to get it, then `exhausted` if any has not got it, else `delivered`.
             * @enum {string}
             */
            status: "delivered" | "exhausted" | "pending";
            tags: string[];
        };
        WebhookMessageExhaustedEvent: {
            /** @description Messages of an endpoint have used up their tries. Told once an hour at the most, for all of them. */
            data: {
                /**
                 * Format: int64
                 * @description How many since it was told last.
                 */
                count: number;
                /** @description The endpoint; it is not told of itself. */
                endpointId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "webhook.message.exhausted";
        };
        WebhookMessageReceiver: {
            /**
             * Format: int64
             * @description How many times it was tried.
             */
            attempts: number;
            /** @description Why it ended without having arrived; `null`: it has not. */
            endedBecause: string | null;
            /** @description `whe_…` */
            endpointId: string;
            /** @description How its last try failed; `null` when that succeeded, and before the first. */
            error: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            /**
             * Format: date-time
             * @description When it is tried next at the earliest; `null` when it has ended.
             */
            nextAttemptAt: string | null;
            /**
             * Format: int64
             * @description Place in the order of that endpoint's messages.
             */
            seq: number;
            /** @enum {string} */
            status: "delivered" | "exhausted" | "pending";
        };
        WebhookMessageView: {
            /** @description At how many receivers it is so. */
            counts: components["schemas"]["WebhookMessageCounts"];
            eventType: string;
            /**
             * Format: date-time
             * @description Since when what it says is no longer kept at any receiver; `null`: it is.
             */
            expungedAt: string | null;
            /** @description `evt_…`, which receivers see as `webhook-id`. */
            id: string;
            /** Format: date-time */
            recordedAt: string;
            /**
             * @description `pending` while any receiver is still to get it, then `exhausted` if any has not got it, else `delivered`.
             * @enum {string}
             */
            status: "delivered" | "exhausted" | "pending";
            tags: string[];
        };
        /** @description A page of a list, each row a WebhookMessageView. */
        WebhookMessageViewPage: {
            data: components["schemas"]["WebhookMessageView"][];
            page: components["schemas"]["PageInfo"];
        };
        WebhookMessagesFilter: {
            eventType?: string;
            /**
             * Format: date-time
             * @description Recorded then or later.
             * @example 2026-12-01T09:00:00Z
             */
            since?: string;
            /**
             * @description Messages with which any receiver is so far.
             * @enum {string}
             */
            status?: "delivered" | "exhausted" | "pending";
            tag?: string;
            /**
             * Format: date-time
             * @description Recorded before then.
             * @example 2026-12-01T09:00:00Z
             */
            until?: string;
        };
        WebhookPortalSessionView: {
            capabilities: ("manage" | "replay" | "transform" | "view" | "view-secret")[];
            /** @description Only endpoints whose channels are all among these; `null`: all endpoints. */
            channels: string[] | null;
            /** Format: date-time */
            createdAt: string;
            /** @description Origins whose pages may frame the page of the portal. */
            embedOrigins: string[];
            /**
             * Format: date-time
             * @description When somebody ended it before its time; `null`: nobody has.
             */
            endedAt: string | null;
            /** Format: date-time */
            expiresAt: string;
            /** @description `wps_…` */
            id: string;
            /** @description Whom it is for. */
            label: string;
            /**
             * @description Whether its token opens anything yet.
             * @enum {string}
             */
            state: "ended" | "expired" | "open";
        };
        /** @description A page of a list, each row a WebhookPortalSessionView. */
        WebhookPortalSessionViewPage: {
            data: components["schemas"]["WebhookPortalSessionView"][];
            page: components["schemas"]["PageInfo"];
        };
        WebhookStatsList: {
            /** @description From when on tries are counted: later than `since` where there were more than 100,000, of which the newest count. */
            countedSince: string;
            /** @description In the order in which they were made; the first 1,000. */
            endpoints: components["schemas"]["WebhookEndpointStats"][];
            /** @description Since when the operator has nothing sent, so that messages wait; `null`: it is sent. */
            pausedSince: string | null;
            since: string;
            until: string;
        };
        WebhookStatsPart: {
            /** @description When the part began. */
            at: string;
            /**
             * Format: int64
             * @description Of those: how many did not succeed.
             */
            failures: number;
            /**
             * Format: double
             * @description Half of the tries took no longer, in milliseconds; `null` where nothing was tried.
             */
            p50Ms: number | null;
            /**
             * Format: double
             * @description 95 of 100 tries took no longer.
             */
            p95Ms: number | null;
            /**
             * Format: double
             * @description Of 1; `null` where nothing was tried.
             */
            successShare: number | null;
            /** Format: int64 */
            tries: number;
        };
        WebhookStatsView: {
            backlog: components["schemas"]["WebhookBacklog"];
            /** @description From when on tries are counted: later than `since` where there were more than 100,000, of which the newest count. */
            countedSince: string;
            /** @description Failures by class, the most frequent first. */
            errors: components["schemas"]["WebhookErrorCount"][];
            /** @enum {string} */
            interval: "day" | "hour" | "minute";
            /** @description The parts of the period in which something was tried, the oldest first. */
            parts: components["schemas"]["WebhookStatsPart"][];
            since: string;
            total: components["schemas"]["WebhookTryCounts"];
            until: string;
        };
        WebhookTransformationView: {
            code: string;
            isEnabled: boolean;
            /**
             * Format: int64
             * @description Number of the revision that runs.
             */
            revision: number;
            /** @description The newest first; older ones than these are not kept. */
            revisions: components["schemas"]["TransformationRevisionView"][];
            /**
             * Format: int64
             * @description That of the receiver, which the transformation is part of.
             */
            version: number;
        };
        WebhookTryCounts: {
            /**
             * Format: int64
             * @description Of those: how many did not succeed.
             */
            failures: number;
            /**
             * Format: double
             * @description Half of the tries took no longer, in milliseconds; `null` where nothing was tried.
             */
            p50Ms: number | null;
            /**
             * Format: double
             * @description 95 of 100 tries took no longer.
             */
            p95Ms: number | null;
            /**
             * Format: double
             * @description Of 1; `null` where nothing was tried.
             */
            successShare: number | null;
            /** Format: int64 */
            tries: number;
        };
        WebhookTryDetail: {
            /**
             * Format: int64
             * @description 1 for the first try of its message.
             */
            attempt: number;
            /**
             * @description `schedule`, `instant`: at once after a refused connection, `probe`: to a paused endpoint, or `resend`: somebody asked for it.
             * @enum {string}
             */
            cause: "instant" | "probe" | "resend" | "schedule";
            /** Format: int64 */
            durationMs: number;
            /**
             * @description `null` when it succeeded. With an answer: `status`, or `redirect`, which nobody follows. Without one: `timeout`, `target-refused`
             *     (not https, or not in the public internet), `dns`, `connection-refused`, `connection-reset`, `tls`, `protocol` (the answer is no HTTP),
             *     `oauth` (no token was to be had), `transform` (the transformation failed), `no-key` (the endpoint's keys cannot be read),
             *     `proxy` (the installation's own proxy gave no way out) or `network`.
             */
            error: string | null;
            /**
             * @description With `transform`: what the transformation said when it failed, with its line and column. With `oauth`: what the token URL did. `null` for
             *     any other class of errors.
             */
            errorDetail: string | null;
            phases: components["schemas"]["AttemptPhasesView"];
            /** @description Where the request went; `null` when nothing was sent, or a proxy has dialled. */
            remoteAddress: string | null;
            requestHeaders: {
                [key: string]: string;
            };
            /** @description The first 64 KiB of the answer: the receiver's own words, to be shown as text and never as a page. */
            responseBody: string | null;
            /** @description `null` when there was no answer. */
            responseHeaders: {
                [key: string]: string;
            } | null;
            /**
             * Format: int64
             * @description HTTP status of the answer; `null` when there was none.
             */
            responseStatus: number | null;
            /** Format: date-time */
            startedAt: string;
        };
        WebhookVerificationView: {
            /**
             * Format: int64
             * @description Most messages a minute that the receiver lets in, as its `WebHook-Allowed-Rate` says; `null`: it has not said any.
             */
            allowedPerMinute: number | null;
            /** Format: date-time */
            checkedAt: string | null;
            /** @description The same in words, for whoever looks after the receiver. */
            detail: string | null;
            /** @enum {string} */
            kind: "challenge" | "none" | "options";
            /**
             * @description How the last check went: `verified`, `no-answer`, `status` (outside 2xx), `origin-not-allowed`, `challenge-not-answered`, or
             *     `changed-meanwhile`; `null`: there was none. More may come.
             * @example verified
             */
            outcome: string | null;
            /**
             * Format: date-time
             * @description Since when it has; `null`: it has not, or need not.
             */
            verifiedAt: string | null;
        };
        WhoAmIActor: {
            id: string;
            /** @description `api-key` or `user`. */
            kind: string;
            name: string;
        };
        WhoAmIApiKey: {
            environment: string | null;
            /** Format: date-time */
            expiresAt: string | null;
            /** @description `key_…` */
            id: string;
            /**
             * @description `sk` secret, `rk` restricted, `pk` publishable; more may come.
             * @example sk
             */
            kind: string;
            /** @enum {string} */
            mode: "live" | "test";
            /** @description CIDR blocks that the key is taken from, its own or the tenant's; empty is anywhere. */
            networks: string[];
            /** @description Whose pages may use the key, beside those on your own domains. */
            origins: string[];
            partnerId: string | null;
            /** @description As asked for. What the key may do is no more than its owner may now. */
            scopes: string[];
        };
        WhoAmILimit: {
            /** Format: int64 */
            left: number;
            /** @description As the headers name it. */
            name: string;
            /** Format: int64 */
            quota: number;
            /**
             * Format: date-time
             * @description When it begins anew; `null`: never.
             */
            renewsAt: string | null;
        };
        WhoAmITenant: {
            /** @description `tnt_…` */
            id: string;
            slug: string;
        };
        WhoAmIView: {
            actor: components["schemas"]["WhoAmIActor"];
            /** @description `null` for somebody who did not come with an API key. */
            apiKey: components["schemas"]["WhoAmIApiKey"] | null;
            /** @description The dated version of the API that the request spoke. */
            apiVersion: string;
            /** @description Every limit that the credential draws on, with what is left of it now. */
            limits: components["schemas"]["WhoAmILimit"][];
            /**
             * @description Which data the credential works on.
             * @enum {string}
             */
            mode: "live" | "test";
            tenant: components["schemas"]["WhoAmITenant"];
        };
        WhoView: {
            because: components["schemas"]["RuleView"][];
            principal: components["schemas"]["HolderView"];
        };
        /** @description A page of a list, each row a WhoView. */
        WhoViewPage: {
            data: components["schemas"]["WhoView"][];
            page: components["schemas"]["PageInfo"];
        };
        WorkshopChangedEvent: {
            /** @description A workshop's name, opening hours or services changed; only what changed is named. */
            data: {
                /** @description Its name. */
                name?: string;
                /** @description When it takes cars, in its own time zone. */
                openingHours?: {
                    /** @description When it closes; 24:00 is midnight. */
                    closes: string;
                    /** @description When it opens. */
                    opens: string;
                    /**
                     * Format: int32
                     * @description ISO 8601: 1 is Monday.
                     */
                    weekday: number;
                }[];
                /** @description What it offers to do. */
                services?: {
                    /**
                     * Format: int64
                     * @description What is kept free behind it.
                     */
                    bufferMinutes: number;
                    /** @description The same everywhere for the same work. */
                    code: string;
                    /**
                     * Format: int64
                     * @description How long the work takes.
                     */
                    durationMinutes: number;
                    /** @description Its name. */
                    name: string;
                }[];
                /** @description The workshop. */
                workshopId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "workshop.changed";
        };
        WorkshopRegisteredEvent: {
            /** @description A workshop was added, with its hours, bays, technicians and services. */
            data: {
                /** @description Places where one vehicle at a time is worked on. */
                bays: {
                    /** @description The bay. */
                    bayId: string;
                    /** @description Its name. */
                    name: string;
                }[];
                /**
                 * Format: double
                 * @description Degrees, WGS 84.
                 */
                latitude: number;
                /**
                 * Format: double
                 * @description Degrees, WGS 84.
                 */
                longitude: number;
                /** @description Its name. */
                name: string;
                /** @description When it takes cars, in its own time zone. */
                openingHours: {
                    /** @description When it closes; 24:00 is midnight. */
                    closes: string;
                    /** @description When it opens. */
                    opens: string;
                    /**
                     * Format: int32
                     * @description ISO 8601: 1 is Monday.
                     */
                    weekday: number;
                }[];
                /** @description What it offers to do. */
                services: {
                    /**
                     * Format: int64
                     * @description What is kept free behind it.
                     */
                    bufferMinutes: number;
                    /** @description The same everywhere for the same work. */
                    code: string;
                    /**
                     * Format: int64
                     * @description How long the work takes.
                     */
                    durationMinutes: number;
                    /** @description Its name. */
                    name: string;
                }[];
                /** @description Who works there. */
                technicians: {
                    /** @description The technician. */
                    technicianId: string;
                }[];
                /** @description Its time zone, IANA. */
                timeZone: string;
                /** @description The workshop. */
                workshopId: string;
            };
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            timestamp: string;
            /** @constant */
            type: "workshop.registered";
        };
        WorkshopView: {
            bays: components["schemas"]["BayView"][];
            /** @description `wsh_…` */
            id: string;
            location: components["schemas"]["LocationView"];
            name: string;
            openingHours: components["schemas"]["OpeningHoursView"][];
            services: components["schemas"]["ServiceView"][];
            technicians: components["schemas"]["TechnicianView"][];
            /** @description IANA time zone in which the opening hours are meant. */
            timeZone: string;
            /**
             * Format: int64
             * @description Also the ETag.
             */
            version: number;
        };
        /** @description A page of a list, each row a WorkshopView. */
        WorkshopViewPage: {
            data: components["schemas"]["WorkshopView"][];
            page: components["schemas"]["PageInfo"];
        };
    };
    responses: {
        /** @description The request cannot be read. */
        Problem400: {
            headers: {
                Link: components["headers"]["Link"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Credentials are needed. */
        Problem401: {
            headers: {
                Link: components["headers"]["Link"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not allowed. */
        Problem403: {
            headers: {
                Link: components["headers"]["Link"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not found. */
        Problem404: {
            headers: {
                Link: components["headers"]["Link"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The state does not allow it. */
        Problem409: {
            headers: {
                Link: components["headers"]["Link"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The version is another one. */
        Problem412: {
            headers: {
                Link: components["headers"]["Link"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request is too large. */
        Problem413: {
            headers: {
                Link: components["headers"]["Link"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The media type is not understood. */
        Problem415: {
            headers: {
                Link: components["headers"]["Link"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request is not valid. */
        Problem422: {
            headers: {
                Link: components["headers"]["Link"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A precondition is needed. */
        Problem428: {
            headers: {
                Link: components["headers"]["Link"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests. */
        Problem429: {
            headers: {
                Link: components["headers"]["Link"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something went wrong on our side. */
        Problem502: {
            headers: {
                Link: components["headers"]["Link"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not available right now. */
        Problem503: {
            headers: {
                Link: components["headers"]["Link"];
                "Retry-After": components["headers"]["Retry-After"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description An error as SCIM tells it; a 401 carries WWW-Authenticate, a 429 and a 503 Retry-After. */
        ScimError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/scim+json": {
                    /** @description For people, with the code and the id of the request. */
                    detail: string;
                    schemas: string[];
                    /**
                     * @description What is wrong, where RFC 7644 has a word for it.
                     * @example invalidFilter
                     */
                    scimType?: string;
                    /** @example 400 */
                    status: string;
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The version of the resource. */
        ETag: string;
        /** @description Where the page about the code stands on this host (RFC 8288). */
        Link: string;
        /** @description What is left: r requests in the next t seconds. */
        RateLimit: string;
        /** @description The quotas of this credential: q requests in w seconds. */
        "RateLimit-Policy": string;
        /** @description Seconds to wait before the next try. */
        "Retry-After": string;
        /** @description How to authenticate (RFC 9110). */
        "WWW-Authenticate": string;
        /** @description Id of this request: yours if you sent one, else ours. */
        "X-Request-Id": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getIndex: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndexView"];
                };
            };
            /** @description To the documentation, where text/html is accepted. */
            303: {
                headers: {
                    /** @description Where to look. */
                    Location?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            503: components["responses"]["Problem503"];
        };
    };
    getKeySet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeySetView"];
                };
            };
            400: components["responses"]["Problem400"];
            503: components["responses"]["Problem503"];
        };
    };
    getWebhookAddresses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAddressesView"];
                };
            };
            /** @description It is still the version that you know. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            503: components["responses"]["Problem503"];
        };
    };
    evaluateAccess: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluationBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    evaluateAccessBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluationsBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationsView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    runGraphql: {
        parameters: {
            query?: never;
            header?: {
                /** @description For every mutation of the document that has no `idempotencyKey` of its own: a repeat with the same key gets their first answers, and each acts only once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GraphqlRequestBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GraphqlAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listScimGroups: {
        parameters: {
            query?: {
                /** @description RFC 7644 §3.4.2.2: `userName eq "ana@example.com"`. */
                filter?: string;
                /** @description Which one is the first, from 1. */
                startIndex?: string;
                /** @description How many at most; 100 when it is left out, never more than 200. */
                count?: string;
                /** @description `userName`, `displayName`, `externalId`, `meta.created`, `meta.lastModified`; `id` when it is left out. */
                sortBy?: string;
                /** @description `ascending` or `descending`. */
                sortOrder?: string;
                /** @description The attributes to show beside `id`, separated by commas. */
                attributes?: string;
                /** @description The attributes not to show, separated by commas: `members`. */
                excludedAttributes?: string;
                /** @description A mark that Entra can be told to send, so that it speaks as RFC 7644 does. It makes no difference here. */
                aadOptscim062020?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimGroupList"];
                };
            };
            400: components["responses"]["ScimError"];
            401: components["responses"]["ScimError"];
            403: components["responses"]["ScimError"];
            429: components["responses"]["ScimError"];
            503: components["responses"]["ScimError"];
        };
    };
    createScimGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScimGroupBody"];
                "application/scim+json": components["schemas"]["ScimGroupBody"];
            };
        };
        responses: {
            /** @description The group was made. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimGroupDocument"];
                };
            };
            400: components["responses"]["ScimError"];
            401: components["responses"]["ScimError"];
            403: components["responses"]["ScimError"];
            409: components["responses"]["ScimError"];
            413: components["responses"]["ScimError"];
            415: components["responses"]["ScimError"];
            429: components["responses"]["ScimError"];
            503: components["responses"]["ScimError"];
        };
    };
    getScimGroup: {
        parameters: {
            query?: {
                /** @description The attributes to show beside `id`, separated by commas. */
                attributes?: string;
                /** @description The attributes not to show, separated by commas: `members`. */
                excludedAttributes?: string;
                /** @description A mark that Entra can be told to send, so that it speaks as RFC 7644 does. It makes no difference here. */
                aadOptscim062020?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the group.
                 * @example grp_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                groupId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimGroupDocument"];
                };
            };
            400: components["responses"]["ScimError"];
            401: components["responses"]["ScimError"];
            403: components["responses"]["ScimError"];
            404: components["responses"]["ScimError"];
            429: components["responses"]["ScimError"];
            503: components["responses"]["ScimError"];
        };
    };
    replaceScimGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the group.
                 * @example grp_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                groupId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScimGroupBody"];
                "application/scim+json": components["schemas"]["ScimGroupBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimGroupDocument"];
                };
            };
            400: components["responses"]["ScimError"];
            401: components["responses"]["ScimError"];
            403: components["responses"]["ScimError"];
            404: components["responses"]["ScimError"];
            409: components["responses"]["ScimError"];
            412: components["responses"]["ScimError"];
            413: components["responses"]["ScimError"];
            415: components["responses"]["ScimError"];
            429: components["responses"]["ScimError"];
            503: components["responses"]["ScimError"];
        };
    };
    deleteScimGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the group.
                 * @example grp_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                groupId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group is gone. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ScimError"];
            401: components["responses"]["ScimError"];
            403: components["responses"]["ScimError"];
            404: components["responses"]["ScimError"];
            409: components["responses"]["ScimError"];
            412: components["responses"]["ScimError"];
            429: components["responses"]["ScimError"];
            503: components["responses"]["ScimError"];
        };
    };
    patchScimGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the group.
                 * @example grp_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                groupId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScimPatchBody"];
                "application/scim+json": components["schemas"]["ScimPatchBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimGroupDocument"];
                };
            };
            400: components["responses"]["ScimError"];
            401: components["responses"]["ScimError"];
            403: components["responses"]["ScimError"];
            404: components["responses"]["ScimError"];
            409: components["responses"]["ScimError"];
            412: components["responses"]["ScimError"];
            413: components["responses"]["ScimError"];
            415: components["responses"]["ScimError"];
            429: components["responses"]["ScimError"];
            503: components["responses"]["ScimError"];
        };
    };
    listScimResourceTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": {
                        schemas: string[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["ScimError"];
            401: components["responses"]["ScimError"];
            403: components["responses"]["ScimError"];
            429: components["responses"]["ScimError"];
            503: components["responses"]["ScimError"];
        };
    };
    getScimResourceType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The resource type.
                 * @example User
                 */
                resourceType: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": {
                        schemas: string[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["ScimError"];
            401: components["responses"]["ScimError"];
            403: components["responses"]["ScimError"];
            404: components["responses"]["ScimError"];
            429: components["responses"]["ScimError"];
            503: components["responses"]["ScimError"];
        };
    };
    listScimSchemas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": {
                        schemas: string[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["ScimError"];
            401: components["responses"]["ScimError"];
            403: components["responses"]["ScimError"];
            429: components["responses"]["ScimError"];
            503: components["responses"]["ScimError"];
        };
    };
    getScimSchema: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The schema.
                 * @example urn:ietf:params:scim:schemas:core:2.0:User
                 */
                schema: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": {
                        schemas: string[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["ScimError"];
            401: components["responses"]["ScimError"];
            403: components["responses"]["ScimError"];
            404: components["responses"]["ScimError"];
            429: components["responses"]["ScimError"];
            503: components["responses"]["ScimError"];
        };
    };
    getScimServiceProviderConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": {
                        schemas: string[];
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["ScimError"];
            401: components["responses"]["ScimError"];
            403: components["responses"]["ScimError"];
            429: components["responses"]["ScimError"];
            503: components["responses"]["ScimError"];
        };
    };
    listScimUsers: {
        parameters: {
            query?: {
                /** @description RFC 7644 §3.4.2.2: `userName eq "ana@example.com"`. */
                filter?: string;
                /** @description Which one is the first, from 1. */
                startIndex?: string;
                /** @description How many at most; 100 when it is left out, never more than 200. */
                count?: string;
                /** @description `userName`, `displayName`, `externalId`, `meta.created`, `meta.lastModified`; `id` when it is left out. */
                sortBy?: string;
                /** @description `ascending` or `descending`. */
                sortOrder?: string;
                /** @description The attributes to show beside `id`, separated by commas. */
                attributes?: string;
                /** @description The attributes not to show, separated by commas: `members`. */
                excludedAttributes?: string;
                /** @description A mark that Entra can be told to send, so that it speaks as RFC 7644 does. It makes no difference here. */
                aadOptscim062020?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimUserList"];
                };
            };
            400: components["responses"]["ScimError"];
            401: components["responses"]["ScimError"];
            403: components["responses"]["ScimError"];
            429: components["responses"]["ScimError"];
            503: components["responses"]["ScimError"];
        };
    };
    createScimUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScimUserBody"];
                "application/scim+json": components["schemas"]["ScimUserBody"];
            };
        };
        responses: {
            /** @description The person was made. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimUserDocument"];
                };
            };
            400: components["responses"]["ScimError"];
            401: components["responses"]["ScimError"];
            403: components["responses"]["ScimError"];
            409: components["responses"]["ScimError"];
            413: components["responses"]["ScimError"];
            415: components["responses"]["ScimError"];
            429: components["responses"]["ScimError"];
            503: components["responses"]["ScimError"];
        };
    };
    getScimUser: {
        parameters: {
            query?: {
                /** @description The attributes to show beside `id`, separated by commas. */
                attributes?: string;
                /** @description The attributes not to show, separated by commas: `members`. */
                excludedAttributes?: string;
                /** @description A mark that Entra can be told to send, so that it speaks as RFC 7644 does. It makes no difference here. */
                aadOptscim062020?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the user.
                 * @example usr_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimUserDocument"];
                };
            };
            400: components["responses"]["ScimError"];
            401: components["responses"]["ScimError"];
            403: components["responses"]["ScimError"];
            404: components["responses"]["ScimError"];
            429: components["responses"]["ScimError"];
            503: components["responses"]["ScimError"];
        };
    };
    replaceScimUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the user.
                 * @example usr_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScimUserBody"];
                "application/scim+json": components["schemas"]["ScimUserBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimUserDocument"];
                };
            };
            400: components["responses"]["ScimError"];
            401: components["responses"]["ScimError"];
            403: components["responses"]["ScimError"];
            404: components["responses"]["ScimError"];
            409: components["responses"]["ScimError"];
            412: components["responses"]["ScimError"];
            413: components["responses"]["ScimError"];
            415: components["responses"]["ScimError"];
            429: components["responses"]["ScimError"];
            503: components["responses"]["ScimError"];
        };
    };
    deleteScimUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the user.
                 * @example usr_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The directory does not know the person any more. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ScimError"];
            401: components["responses"]["ScimError"];
            403: components["responses"]["ScimError"];
            404: components["responses"]["ScimError"];
            409: components["responses"]["ScimError"];
            412: components["responses"]["ScimError"];
            429: components["responses"]["ScimError"];
            503: components["responses"]["ScimError"];
        };
    };
    patchScimUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the user.
                 * @example usr_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScimPatchBody"];
                "application/scim+json": components["schemas"]["ScimPatchBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimUserDocument"];
                };
            };
            400: components["responses"]["ScimError"];
            401: components["responses"]["ScimError"];
            403: components["responses"]["ScimError"];
            404: components["responses"]["ScimError"];
            409: components["responses"]["ScimError"];
            412: components["responses"]["ScimError"];
            413: components["responses"]["ScimError"];
            415: components["responses"]["ScimError"];
            429: components["responses"]["ScimError"];
            503: components["responses"]["ScimError"];
        };
    };
    getApiKeyPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that is already known: if it is still the one, 304. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyPolicyView"];
                };
            };
            /** @description It is still the version that you know. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    changeApiKeyPolicy: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyPolicyBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyPolicyView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listApiKeyPresets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPresetsView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description Conditions by field, all of which hold: `filter[status]=open`. */
                filter?: components["schemas"]["ApiKeyFilter"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyViewPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueApiKeyBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedApiKeyView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    reportLeakedApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportLeakedKeyBody"];
            };
        };
        responses: {
            /** @description Thank you. Whether it was a key is not told. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that is already known: if it is still the one, 304. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the key.
                 * @example key_vm7XsysU5YfF
                 */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyView"];
                };
            };
            /** @description It is still the version that you know. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the key.
                 * @example key_WKftUpenNjJb
                 */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key is revoked. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    changeApiKey: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match": string;
            };
            path: {
                /**
                 * @description Id of the key.
                 * @example key_vm7XsysU5YfF
                 */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeApiKeyBody"];
                "application/merge-patch+json": components["schemas"]["ChangeApiKeyBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    disableApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the key.
                 * @example key_mHCq1PWqmrtB
                 */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key is disabled. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    enableApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the key.
                 * @example key_mHCq1PWqmrtB
                 */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key opens again what it did. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the key.
                 * @example key_mHCq1PWqmrtB
                 */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateApiKeyBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotatedApiKeyView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    pinApiKeyVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the key.
                 * @example key_vm7XsysU5YfF
                 */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PinKeyVersionBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    readAuditFeed: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description The format. */
                format?: "clutch" | "ocsf";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditFeedPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    requestEmailProof: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Unless the address is proved already, a link is on its way. */
            202: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    proveEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkTokenBody"];
            };
        };
        responses: {
            /** @description The address is proved. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitationBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewPersonView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    requestMagicLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkRequestBody"];
            };
        };
        responses: {
            /** @description If there is such a person, a link is on its way. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    redeemMagicLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description A random id that the client made once and keeps: 16 to 128 letters, digits, - and _. */
                "Clutch-Device-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkTokenBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInOutcome"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getBackupCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupCodesView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    makeBackupCodes: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewBackupCodesView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    disableFactors: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You have no factor any more. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listFactors: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactorViewPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    removeFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the factor.
                 * @example fac_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                factorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The factor is gone. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    renameFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the factor.
                 * @example fac_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                factorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenameFactorBody"];
                "application/merge-patch+json": components["schemas"]["RenameFactorBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactorView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getFactorImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the factor.
                 * @example fac_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                factorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    setUpFactor: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUpFactorBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactorSetUpView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    forgetTrustedDevices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No device is trusted any more. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    verifyFactor: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyFactorBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactorView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    askForPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyChallengeBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyChallengeView"];
                };
            };
            400: components["responses"]["Problem400"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    signInWithPasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A random id that the client made once and keeps: 16 to 128 letters, digits, - and _. */
                "Clutch-Device-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeySignInBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInOutcome"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordBody"];
            };
        };
        responses: {
            /** @description The password is changed. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkRequestBody"];
            };
        };
        responses: {
            /** @description If there is such a person, a link is on its way. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    completePasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordResetBody"];
            };
        };
        responses: {
            /** @description The password is set. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    beginQrSignIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description A random id that the client made once and keeps: 16 to 128 letters, digits, - and _. */
                "Clutch-Device-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QrBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QrView"];
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    approveQrSignIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QrApprovalBody"];
            };
        };
        responses: {
            /** @description The other device may fetch its session. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    refuseQrSignIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QrScanBody"];
            };
        };
        responses: {
            /** @description The code is worth nothing any more. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    scanQrSignIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QrScanBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QrRequestView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    collectQrSignIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description A random id that the client made once and keeps: 16 to 128 letters, digits, - and _. */
                "Clutch-Device-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QrSecretBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QrOutcome"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegistrationBody"];
            };
        };
        responses: {
            /** @description A letter is on its way to the address. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    confirmRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkTokenBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewPersonView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description A random id that the client made once and keeps: 16 to 128 letters, digits, - and _. */
                "Clutch-Device-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInOutcome"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    challengeSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the attempt.
                 * @example sia_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                attemptId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttemptChallengeBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChallengeView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    proveSignIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description A random id that the client made once and keeps: 16 to 128 letters, digits, - and _. */
                "Clutch-Device-Id"?: string;
            };
            path: {
                /**
                 * @description Id of the attempt.
                 * @example sia_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                attemptId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttemptProofBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInOutcome"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    finishSso: {
        parameters: {
            query?: never;
            header?: {
                /** @description A random id that the client made once and keeps: 16 to 128 letters, digits, - and _. */
                "Clutch-Device-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishSsoBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInOutcome"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    startSsoLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkSsoBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoStartView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    finishSsoLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishSsoBody"];
            };
        };
        responses: {
            /** @description You are linked. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    startSso: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartSsoBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoStartView"];
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    receiveSsoAssertion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the connection.
                 * @example idp_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    RelayState: string;
                    /** Format: byte */
                    SAMLResponse: string;
                };
            };
        };
        responses: {
            /** @description On to the sign-in page, with `#code=…` to be traded at `POST /v1/auth/sso/finish`. */
            303: {
                headers: {
                    Location?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    receiveSsoCallback: {
        parameters: {
            query?: {
                /**
                 * @description What the provider trades for its tokens.
                 * @example none
                 */
                code?: string;
                /**
                 * @description What we gave the provider to send back.
                 * @example ctk_none
                 */
                state?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the connection.
                 * @example idp_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On to the sign-in page, with `#code=…` to be traded at `POST /v1/auth/sso/finish`. */
            303: {
                headers: {
                    Location?: string;
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    getSsoMetadata: {
        parameters: {
            query: {
                /**
                 * @description The tenant's short name.
                 * @example nile-garage
                 */
                tenant: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the connection.
                 * @example idp_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/samlmetadata+xml": string;
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            503: components["responses"]["Problem503"];
        };
    };
    beginStepUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepUpView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    challengeStepUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the step up.
                 * @example stp_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                stepUpId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChallengeBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChallengeView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    proveStepUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the step up.
                 * @example stp_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                stepUpId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepUpProofBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    checkAccessBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchCheckBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchCheckView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    checkAccess: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    explainAccess: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplainView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    simulateAccess: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimulateBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimulationView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    whoCan: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessQuestionBody"];
            };
        };
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhoViewPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listBookings: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description Comparisons that must all hold: filter[field]=value, or filter[field][operator]=value. */
                filter?: {
                    /** @description an id that begins with bay_. */
                    bayId?: string | {
                        /** @example bay_01jd7r6e5vf3xbnq2m8k4tw9za */
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @example bay_01jd7r6e5vf3xbnq2m8k4tw9za */
                        ne?: string;
                    };
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    createdAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    endsAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description an id that begins with bkg_. */
                    id?: string | {
                        /** @example bkg_01jd7r6e5vf3xbnq2m8k4tw9za */
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @example bkg_01jd7r6e5vf3xbnq2m8k4tw9za */
                        ne?: string;
                    };
                    /** @description an id that begins with ned_. */
                    maintenanceNeedId?: string | {
                        /** @example ned_01jd7r6e5vf3xbnq2m8k4tw9za */
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        isNull?: "false" | "true";
                        /** @example ned_01jd7r6e5vf3xbnq2m8k4tw9za */
                        ne?: string;
                    };
                    /** @description a text of 1 to 200 characters. */
                    note?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        isNull?: "false" | "true";
                        ne?: string;
                        prefix?: string;
                    };
                    /** @description a text of 1 to 200 characters. */
                    serviceCode?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        ne?: string;
                        prefix?: string;
                    };
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    startsAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description one of held, requested, confirmed, started, completed, cancelled, expired. */
                    status?: ("cancelled" | "completed" | "confirmed" | "expired" | "held" | "requested" | "started") | {
                        /** @enum {string} */
                        eq?: "cancelled" | "completed" | "confirmed" | "expired" | "held" | "requested" | "started";
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        ne?: "cancelled" | "completed" | "confirmed" | "expired" | "held" | "requested" | "started";
                    };
                    /** @description an id that begins with tec_. */
                    technicianId?: string | {
                        /** @example tec_01jd7r6e5vf3xbnq2m8k4tw9za */
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @example tec_01jd7r6e5vf3xbnq2m8k4tw9za */
                        ne?: string;
                    };
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    updatedAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description an id that begins with veh_. */
                    vehicleId?: string | {
                        /** @example veh_01jd7r6e5vf3xbnq2m8k4tw9za */
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @example veh_01jd7r6e5vf3xbnq2m8k4tw9za */
                        ne?: string;
                    };
                    /** @description an id that begins with wsh_. */
                    workshopId?: string | {
                        /** @example wsh_01jd7r6e5vf3xbnq2m8k4tw9za */
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @example wsh_01jd7r6e5vf3xbnq2m8k4tw9za */
                        ne?: string;
                    };
                };
                /** @description Up to three of id, serviceCode, startsAt, createdAt, updatedAt, separated by commas, each with - in front for the other direction. */
                sort?: string;
                /** @description totalCount: how many rows the whole list has. */
                include?: "totalCount";
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: workshop, vehicle, maintenanceNeed. */
                expand?: string;
            };
            header?: {
                /** @description A Clutch-Position that a command answered: the read waits up to 2 s until it has seen that far. */
                "Clutch-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingViewPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    holdSlot: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldSlotBody"];
            };
        };
        responses: {
            /** @description The slot is held. */
            201: {
                headers: {
                    /** @description Position in the log after the command. */
                    "Clutch-Position"?: string;
                    /** @description The version of the resource. */
                    ETag?: string;
                    /** @description Present when the answer is the stored one of an earlier try. */
                    "Idempotent-Replayed"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    exportBookings: {
        parameters: {
            query?: never;
            header?: {
                /** @description `wait=5` waits so many seconds for the end, at most 30; `respond-async` does not wait at all (RFC 7240). */
                Prefer?: string;
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListExportBody"];
            };
        };
        responses: {
            /** @description The work has ended. */
            200: {
                headers: {
                    /** @description Where the operation is. */
                    Location?: string;
                    /** @description What of `Prefer` was followed. */
                    "Preference-Applied"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            /** @description The work has begun. */
            202: {
                headers: {
                    /** @description Where the operation is. */
                    Location?: string;
                    /** @description What of `Prefer` was followed. */
                    "Preference-Applied"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    searchBookings: {
        parameters: {
            query?: never;
            header?: {
                /** @description A Clutch-Position that a command answered: the read waits up to 2 s until it has seen that far. */
                "Clutch-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description Fields of the filter: id (eq, ne, in); status (eq, ne, in); vehicleId (eq, ne, in); workshopId (eq, ne, in); maintenanceNeedId (eq, ne, in, isNull); bayId (eq, ne, in); technicianId (eq, ne, in); serviceCode (eq, ne, in, prefix, contains); startsAt (eq, ne, in, gt, gte, lt, lte); endsAt (eq, ne, in, gt, gte, lt, lte); note (eq, ne, in, prefix, contains, isNull); createdAt (eq, ne, in, gt, gte, lt, lte); updatedAt (eq, ne, in, gt, gte, lt, lte). Sorted by id, serviceCode, startsAt, createdAt, updatedAt; -id when nothing is said. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListSearch"];
            };
        };
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingViewPage"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getBooking: {
        parameters: {
            query?: {
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: workshop, vehicle, maintenanceNeed. */
                expand?: string;
            };
            header?: {
                /** @description A Clutch-Position that a command answered: the read waits up to 2 s until it has seen that far. */
                "Clutch-Min-Position"?: string;
                /** @description An ETag that is already known: if it is still the one, 304. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the booking.
                 * @example bkg_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                bookingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingView"];
                };
            };
            /** @description It is still the version that you know. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    cancelBooking: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the booking.
                 * @example bkg_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                bookingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelBookingBody"];
            };
        };
        responses: {
            /** @description The booking is cancelled. */
            200: {
                headers: {
                    /** @description Position in the log after the command. */
                    "Clutch-Position"?: string;
                    /** @description The version of the resource. */
                    ETag?: string;
                    /** @description Present when the answer is the stored one of an earlier try. */
                    "Idempotent-Replayed"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    completeBooking: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the booking.
                 * @example bkg_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                bookingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The booking is completed. */
            200: {
                headers: {
                    /** @description Position in the log after the command. */
                    "Clutch-Position"?: string;
                    /** @description The version of the resource. */
                    ETag?: string;
                    /** @description Present when the answer is the stored one of an earlier try. */
                    "Idempotent-Replayed"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    confirmBooking: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the booking.
                 * @example bkg_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                bookingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The booking is confirmed. */
            200: {
                headers: {
                    /** @description Position in the log after the command. */
                    "Clutch-Position"?: string;
                    /** @description The version of the resource. */
                    ETag?: string;
                    /** @description Present when the answer is the stored one of an earlier try. */
                    "Idempotent-Replayed"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    requestBooking: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the booking.
                 * @example bkg_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                bookingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestBookingBody"];
            };
        };
        responses: {
            /** @description The booking is requested. */
            200: {
                headers: {
                    /** @description Position in the log after the command. */
                    "Clutch-Position"?: string;
                    /** @description The version of the resource. */
                    ETag?: string;
                    /** @description Present when the answer is the stored one of an earlier try. */
                    "Idempotent-Replayed"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    startBooking: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the booking.
                 * @example bkg_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                bookingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The work has begun. */
            200: {
                headers: {
                    /** @description Position in the log after the command. */
                    "Clutch-Position"?: string;
                    /** @description The version of the resource. */
                    ETag?: string;
                    /** @description Present when the answer is the stored one of an earlier try. */
                    "Idempotent-Replayed"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getBookingTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the booking.
                 * @example bkg_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                bookingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingTimeline"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    batchBookings: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description Actions: `hold` (booking:hold, body HoldSlotBody); `request` (booking:request, id bkg_…, body RequestBookingBody); `confirm` (booking:confirm, id bkg_…); `start` (booking:start, id bkg_…); `complete` (booking:complete, id bkg_…); `cancel` (booking:cancel, id bkg_…, body CancelBookingBody). */
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchView"];
                };
            };
            /** @description What came of each item. */
            207: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getErasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Public id of a person, or of what is theirs: usr_…, tec_…, veh_… for whoever keeps the vehicle.
                 * @example tec_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                subjectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    eraseDataSubject: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Public id of a person, or of what is theirs: usr_…, tec_…, veh_… for whoever keeps the vehicle.
                 * @example tec_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                subjectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listDeprecations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeprecationList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listEventConsumers: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description Comparisons that must all hold: filter[field]=value, or filter[field][operator]=value. */
                filter?: {
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    acknowledgedAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        isNull?: "false" | "true";
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    changedAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    createdAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description a text of 1 to 200 characters. */
                    name?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        ne?: string;
                        prefix?: string;
                    };
                };
                /** @description Up to three of id, name, createdAt, changedAt, separated by commas, each with - in front for the other direction. */
                sort?: string;
                /** @description totalCount: how many rows the whole list has. */
                include?: "totalCount";
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventConsumerViewPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    createEventConsumer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateEventConsumerBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventConsumerView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getEventConsumer: {
        parameters: {
            query?: {
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: {
                /** @description An ETag that is already known: if it is still the one, 304. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The consumer name.
                 * @example reads-nile-garage
                 */
                consumerName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventConsumerView"];
                };
            };
            /** @description It is still the version that you know. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteEventConsumer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The consumer name.
                 * @example reads-nile-garage
                 */
                consumerName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The consumer is gone. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    setEventConsumerCheckpoint: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match": string;
            };
            path: {
                /**
                 * @description The consumer name.
                 * @example reads-nile-garage
                 */
                consumerName: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckpointBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventConsumerView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    readEventConsumer: {
        parameters: {
            query?: {
                /** @description Most events of the page: 100, if it is left out. */
                limit?: number;
            };
            header?: {
                /** @description `wait=20` waits up to so many seconds for an event where there is none yet, at most 30 (RFC 7240). Where too many of your requests wait already the answer comes at once, without `Preference-Applied`: ask again a second later. */
                Prefer?: string;
            };
            path: {
                /**
                 * @description The consumer name.
                 * @example reads-nile-garage
                 */
                consumerName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description What of `Prefer` was followed. */
                    "Preference-Applied"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventConsumerPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    seekEventConsumer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The consumer name.
                 * @example reads-nile-garage
                 */
                consumerName: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeekEventConsumerBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventConsumerView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listEventTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventTypeViewPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getEventType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event type.
                 * @example booking.confirmed
                 */
                eventType: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventTypeView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getEventTypeVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The event type.
                 * @example booking.requested
                 */
                eventType: string;
                /**
                 * @description The version.
                 * @example 1
                 */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventTypeVersionView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description Oldest first, to follow what happens; or newest first, to look back. */
                order?: "asc" | "desc";
                /** @description Types or patterns, separated by commas: booking.*,vehicle.registered */
                types?: string;
                /** @description Only events of this resource: its id. */
                resource?: string;
                /** @description Only events of one request and of what followed from it: the X-Request-Id of its answer. Events carry it as `correlationId`. */
                correlation?: string;
            };
            header?: {
                /** @description `wait=20` waits up to so many seconds for an event where there is none yet, at most 30 (RFC 7240). Where too many of your requests wait already the answer comes at once, without `Preference-Applied`: ask again a second later. */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description What of `Prefer` was followed. */
                    "Preference-Applied"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listGraphqlDocuments: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GraphqlDocumentSummaryPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    registerGraphqlDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterGraphqlDocumentBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GraphqlDocumentView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getGraphqlDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the document.
                 * @example gqd_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GraphqlDocumentView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteGraphqlDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the document.
                 * @example gqd_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document is not registered any more. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getGraphqlPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that is already known: if it is still the one, 304. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GraphqlPolicyView"];
                };
            };
            /** @description It is still the version that you know. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    changeGraphqlPolicy: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GraphqlPolicyBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GraphqlPolicyView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listMaintenanceNeeds: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /**
                 * @description Only the needs of this vehicle.
                 * @example veh_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                vehicleId?: string;
                /** @description Only needs that are open, or only those that are met. */
                status?: "cleared" | "open";
                /** @description Comparisons that must all hold: filter[field]=value, or filter[field][operator]=value. */
                filter?: {
                    /** @description an id that begins with bkg_. */
                    bookingId?: string | {
                        /** @example bkg_01jd7r6e5vf3xbnq2m8k4tw9za */
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        isNull?: "false" | "true";
                        /** @example bkg_01jd7r6e5vf3xbnq2m8k4tw9za */
                        ne?: string;
                    };
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    clearedAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        isNull?: "false" | "true";
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description an id that begins with ned_. */
                    id?: string | {
                        /** @example ned_01jd7r6e5vf3xbnq2m8k4tw9za */
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @example ned_01jd7r6e5vf3xbnq2m8k4tw9za */
                        ne?: string;
                    };
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    openedAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description a text of 1 to 200 characters. */
                    serviceCode?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        ne?: string;
                        prefix?: string;
                    };
                    /** @description one of open, cleared. */
                    status?: ("cleared" | "open") | {
                        /** @enum {string} */
                        eq?: "cleared" | "open";
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        ne?: "cleared" | "open";
                    };
                    /** @description a text of 1 to 200 characters. */
                    troubleCode?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        ne?: string;
                        prefix?: string;
                    };
                    /** @description an id that begins with veh_. */
                    vehicleId?: string | {
                        /** @example veh_01jd7r6e5vf3xbnq2m8k4tw9za */
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @example veh_01jd7r6e5vf3xbnq2m8k4tw9za */
                        ne?: string;
                    };
                };
                /** @description Up to three of id, troubleCode, serviceCode, openedAt, separated by commas, each with - in front for the other direction. */
                sort?: string;
                /** @description totalCount: how many rows the whole list has. */
                include?: "totalCount";
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: vehicle, booking. */
                expand?: string;
            };
            header?: {
                /** @description A Clutch-Position that a command answered: the read waits up to 2 s until it has seen that far. */
                "Clutch-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenanceNeedViewPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    exportMaintenanceNeeds: {
        parameters: {
            query?: never;
            header?: {
                /** @description `wait=5` waits so many seconds for the end, at most 30; `respond-async` does not wait at all (RFC 7240). */
                Prefer?: string;
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListExportBody"];
            };
        };
        responses: {
            /** @description The work has ended. */
            200: {
                headers: {
                    /** @description Where the operation is. */
                    Location?: string;
                    /** @description What of `Prefer` was followed. */
                    "Preference-Applied"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            /** @description The work has begun. */
            202: {
                headers: {
                    /** @description Where the operation is. */
                    Location?: string;
                    /** @description What of `Prefer` was followed. */
                    "Preference-Applied"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    searchMaintenanceNeeds: {
        parameters: {
            query?: never;
            header?: {
                /** @description A Clutch-Position that a command answered: the read waits up to 2 s until it has seen that far. */
                "Clutch-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description Fields of the filter: id (eq, ne, in); vehicleId (eq, ne, in); bookingId (eq, ne, in, isNull); troubleCode (eq, ne, in, prefix, contains); serviceCode (eq, ne, in, prefix, contains); status (eq, ne, in); openedAt (eq, ne, in, gt, gte, lt, lte); clearedAt (eq, ne, in, gt, gte, lt, lte, isNull). Sorted by id, troubleCode, serviceCode, openedAt; -openedAt when nothing is said. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListSearch"];
            };
        };
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenanceNeedViewPage"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getMaintenanceNeed: {
        parameters: {
            query?: {
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: vehicle, booking. */
                expand?: string;
            };
            header?: {
                /** @description A Clutch-Position that a command answered: the read waits up to 2 s until it has seen that far. */
                "Clutch-Min-Position"?: string;
                /** @description An ETag that is already known: if it is still the one, 304. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the need.
                 * @example ned_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                needId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaintenanceNeedView"];
                };
            };
            /** @description It is still the version that you know. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listOAuthConsents: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentViewPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    withdrawOAuthConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the consent.
                 * @example ocn_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                consentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The consent is withdrawn. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getOAuthInteraction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The uid.
                 * @example aaa2aAa2_AAaaAAaAa2AAaAaaAaa2Aa22aaAAaaaaaA
                 */
                uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InteractionView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    acceptOAuthInteraction: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The uid.
                 * @example aaa2aAa2_AAaaAAaAa2AAaAaaAaa2Aa22aaAAaaaaaA
                 */
                uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContinuationView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    refuseOAuthInteraction: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The uid.
                 * @example aaa2aAa2_AAaaAAaAa2AAaAaaAaa2Aa22aaAAaaaaaA
                 */
                uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContinuationView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listOperations: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description Comparisons that must all hold: filter[field]=value, or filter[field][operator]=value. */
                filter?: {
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    createdAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    finishedAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        isNull?: "false" | "true";
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description an id that begins with op_. */
                    id?: string | {
                        /** @example op_01jd7r6e5vf3xbnq2m8k4tw9za */
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @example op_01jd7r6e5vf3xbnq2m8k4tw9za */
                        ne?: string;
                    };
                    /** @description a text of 1 to 200 characters. */
                    kind?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        ne?: string;
                        prefix?: string;
                    };
                    /** @description one of waiting, running, done, failed, cancelled. */
                    state?: ("cancelled" | "done" | "failed" | "running" | "waiting") | {
                        /** @enum {string} */
                        eq?: "cancelled" | "done" | "failed" | "running" | "waiting";
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        ne?: "cancelled" | "done" | "failed" | "running" | "waiting";
                    };
                };
                /** @description Up to three of id, createdAt, separated by commas, each with - in front for the other direction. */
                sort?: string;
                /** @description totalCount: how many rows the whole list has. */
                include?: "totalCount";
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationViewPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getOperation: {
        parameters: {
            query?: {
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: {
                /** @description `wait=5` waits so many seconds for the end, at most 30; `respond-async` does not wait at all (RFC 7240). */
                Prefer?: string;
            };
            path: {
                /**
                 * @description Id of the operation.
                 * @example op_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                operationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    cancelOperation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the operation.
                 * @example op_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                operationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getOperationResult: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the operation.
                 * @example op_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                operationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its lines. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listQuotas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotaList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listRequests: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description Only requests of this operation: its `operationId`, or `graphql:` and what a GraphQL document is called. */
                operation?: string;
                /** @description Only requests with this HTTP status. */
                status?: number;
                /** @description Only requests of this key, app or session. */
                key?: string;
                /** @description Only what was answered at this time or later. */
                from?: string;
                /** @description Only what was answered before this time. */
                to?: string;
                /** @description Comparisons that must all hold: filter[field]=value, or filter[field][operator]=value. */
                filter?: {
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    at?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description a text of 1 to 200 characters. */
                    code?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        isNull?: "false" | "true";
                        ne?: string;
                        prefix?: string;
                    };
                    /** @description a number. */
                    durationMs?: number | {
                        /** Format: double */
                        eq?: number;
                        /** Format: double */
                        gt?: number;
                        /** Format: double */
                        gte?: number;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** Format: double */
                        lt?: number;
                        /** Format: double */
                        lte?: number;
                        /** Format: double */
                        ne?: number;
                    };
                    /** @description a text of 1 to 200 characters. */
                    key?: string | {
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        ne?: string;
                    };
                    /** @description a text of 1 to 200 characters. */
                    method?: string | {
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        ne?: string;
                    };
                    /** @description a text of 1 to 200 characters. */
                    operation?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        ne?: string;
                        prefix?: string;
                    };
                    /** @description a number. */
                    status?: number | {
                        /** Format: double */
                        eq?: number;
                        /** Format: double */
                        gt?: number;
                        /** Format: double */
                        gte?: number;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** Format: double */
                        lt?: number;
                        /** Format: double */
                        lte?: number;
                        /** Format: double */
                        ne?: number;
                    };
                };
                /** @description Up to three of id, at, separated by commas, each with - in front for the other direction. */
                sort?: string;
                /** @description totalCount: how many rows the whole list has. */
                include?: "totalCount";
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestSummaryPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the request.
                 * @example req_of_nobody
                 */
                requestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listServiceAccounts: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description Comparisons that must all hold: filter[field]=value, or filter[field][operator]=value. */
                filter?: {
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    createdAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description a text of 1 to 200 characters. */
                    description?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        isNull?: "false" | "true";
                        ne?: string;
                        prefix?: string;
                    };
                    /** @description an id that begins with sva_. */
                    id?: string | {
                        /** @example sva_01jd7r6e5vf3xbnq2m8k4tw9za */
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @example sva_01jd7r6e5vf3xbnq2m8k4tw9za */
                        ne?: string;
                    };
                    /** @description a text of 1 to 200 characters. */
                    name?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        ne?: string;
                        prefix?: string;
                    };
                };
                /** @description Up to three of id, name, createdAt, separated by commas, each with - in front for the other direction. */
                sort?: string;
                /** @description totalCount: how many rows the whole list has. */
                include?: "totalCount";
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccountViewPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    createServiceAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateServiceAccountBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccountView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getServiceAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that is already known: if it is still the one, 304. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the service account.
                 * @example sva_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                serviceAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccountView"];
                };
            };
            /** @description It is still the version that you know. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteServiceAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the service account.
                 * @example sva_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                serviceAccountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service account is gone. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    changeServiceAccount: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match": string;
            };
            path: {
                /**
                 * @description Id of the service account.
                 * @example sva_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                serviceAccountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeServiceAccountBody"];
                "application/merge-patch+json": components["schemas"]["ChangeServiceAccountBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAccountView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionViewPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    closeSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    logOutAll: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogOutAllBody"];
            };
        };
        responses: {
            /** @description The sessions have ended. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description A random id that the client made once and keeps: 16 to 128 letters, digits, - and _. */
                "Clutch-Device-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshSessionBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the session.
                 * @example ses_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listSlots: {
        parameters: {
            query?: {
                /** @description What is to be done, `cooling-system`; with vehicleId. Left out when maintenanceNeedId says it. */
                serviceCode?: string;
                /** @description Id of the vehicle. */
                vehicleId?: string;
                /**
                 * @description Id of the maintenance need.
                 * @example ned_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                maintenanceNeedId?: string;
                /**
                 * @description Earliest start; now when left out.
                 * @example 2026-12-01T09:00:00.000Z
                 */
                from?: string;
                /**
                 * @description Slots begin before it; at most 14 days behind `from`, 7 days when left out.
                 * @example 2026-12-01T09:01:00.000Z
                 */
                to?: string;
                /** @description The limit. */
                limit?: number;
            };
            header?: {
                /** @description A Clutch-Position that a command answered: the read waits up to 2 s until it has seen that far. */
                "Clutch-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotProposals"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getTestClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestClockView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    moveTestClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveTestClockBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestClockView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteTestData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There are no test data any more. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listTestMessages: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestMessageViewPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getUsage: {
        parameters: {
            query?: {
                /** @description What ended at this time or later. Default: 24 hours before `to`. */
                from?: string;
                /** @description What ended before this time. Default: now. */
                to?: string;
                /** @description Minutes are kept for 3 days, hours for 90, days for 800. */
                granularity?: "day" | "hour" | "minute";
                /** @description What the counts are told apart by, separated by commas: `operation,outcome`. Left out, nothing but time. */
                groupBy?: string;
                /** @description Only requests of this operation: its `operationId`, or `graphql:` and what a GraphQL document is called. */
                operation?: string;
                /** @description Only requests of this key, `key_…`, of this app, or of all sessions of people: `people`. */
                key?: string;
                /** @description `csv` answers a table for spreadsheets, as `Accept: text/csv` does. */
                format?: "csv" | "json";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report; a table where CSV was asked for. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageReport"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listUsageErrors: {
        parameters: {
            query?: {
                /** @description What ended at this time or later. Default: 24 hours before `to`. */
                from?: string;
                /** @description What ended before this time. Default: now. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageErrorList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getKeyUsage: {
        parameters: {
            query?: {
                /** @description What ended at this time or later. Default: 24 hours before `to`. */
                from?: string;
                /** @description What ended before this time. Default: now. */
                to?: string;
                /** @description Minutes are kept for 3 days, hours for 90, days for 800. */
                granularity?: "day" | "hour" | "minute";
            };
            header?: never;
            path: {
                /**
                 * @description Id of the key.
                 * @example key_mHCq1PWqmrtB
                 */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyUsageView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listBilledUnits: {
        parameters: {
            query?: {
                /** @description What ended at this time or later. Default: 24 hours before `to`. */
                from?: string;
                /** @description What ended before this time. Default: now. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BilledUnitList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listVehicles: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description Comparisons that must all hold: filter[field]=value, or filter[field][operator]=value. */
                filter?: {
                    /** @description an id that begins with veh_. */
                    id?: string | {
                        /** @example veh_01jd7r6e5vf3xbnq2m8k4tw9za */
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @example veh_01jd7r6e5vf3xbnq2m8k4tw9za */
                        ne?: string;
                    };
                    /** @description a text of 1 to 200 characters. */
                    label?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        isNull?: "false" | "true";
                        ne?: string;
                        prefix?: string;
                    };
                    /** @description a text of 1 to 200 characters. */
                    plate?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        isNull?: "false" | "true";
                        ne?: string;
                        prefix?: string;
                    };
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    registeredAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description a text of 1 to 200 characters. */
                    vin?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        ne?: string;
                        prefix?: string;
                    };
                };
                /** @description Up to three of id, vin, registeredAt, separated by commas, each with - in front for the other direction. */
                sort?: string;
                /** @description totalCount: how many rows the whole list has. */
                include?: "totalCount";
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: {
                /** @description A Clutch-Position that a command answered: the read waits up to 2 s until it has seen that far. */
                "Clutch-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VehicleSummaryPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    registerVehicle: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterVehicleBody"];
            };
        };
        responses: {
            /** @description The vehicle is registered. */
            201: {
                headers: {
                    /** @description Position in the log after the command. */
                    "Clutch-Position"?: string;
                    /** @description The version of the resource. */
                    ETag?: string;
                    /** @description Present when the answer is the stored one of an earlier try. */
                    "Idempotent-Replayed"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    exportVehicles: {
        parameters: {
            query?: never;
            header?: {
                /** @description `wait=5` waits so many seconds for the end, at most 30; `respond-async` does not wait at all (RFC 7240). */
                Prefer?: string;
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListExportBody"];
            };
        };
        responses: {
            /** @description The work has ended. */
            200: {
                headers: {
                    /** @description Where the operation is. */
                    Location?: string;
                    /** @description What of `Prefer` was followed. */
                    "Preference-Applied"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            /** @description The work has begun. */
            202: {
                headers: {
                    /** @description Where the operation is. */
                    Location?: string;
                    /** @description What of `Prefer` was followed. */
                    "Preference-Applied"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    importVehicles: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key": string;
                /** @description `wait=5` waits so many seconds for the end, at most 30; `respond-async` does not wait at all (RFC 7240). */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description One vehicle a line, as a single registration takes it: `{"vin":"1M8GDM9AXKP042788","plate":"AB 12"}`. */
        requestBody: {
            content: {
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description The work has ended. */
            200: {
                headers: {
                    /** @description Where the operation is. */
                    Location?: string;
                    /** @description What of `Prefer` was followed. */
                    "Preference-Applied"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            /** @description The work has begun. */
            202: {
                headers: {
                    /** @description Where the operation is. */
                    Location?: string;
                    /** @description What of `Prefer` was followed. */
                    "Preference-Applied"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    searchVehicles: {
        parameters: {
            query?: never;
            header?: {
                /** @description A Clutch-Position that a command answered: the read waits up to 2 s until it has seen that far. */
                "Clutch-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description Fields of the filter: id (eq, ne, in); vin (eq, ne, in, prefix, contains); plate (eq, ne, in, prefix, contains, isNull); label (eq, ne, in, prefix, contains, isNull); registeredAt (eq, ne, in, gt, gte, lt, lte). Sorted by id, vin, registeredAt; -registeredAt when nothing is said. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListSearch"];
            };
        };
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VehicleSummaryPage"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getVehicle: {
        parameters: {
            query?: {
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: {
                /** @description A Clutch-Position that a command answered: the read waits up to 2 s until it has seen that far. */
                "Clutch-Min-Position"?: string;
                /** @description An ETag that is already known: if it is still the one, 304. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the vehicle.
                 * @example veh_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                vehicleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VehicleView"];
                };
            };
            /** @description It is still the version that you know. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getLastPosition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the vehicle.
                 * @example veh_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                vehicleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PositionView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listPositions: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /**
                 * @description Not before this time; the same as `filter[recordedAt][gte]`.
                 * @example 2026-12-01T09:00:00.000Z
                 */
                from?: string;
                /**
                 * @description Before this time; the same as `filter[recordedAt][lt]`.
                 * @example 2026-12-01T09:03:00.000Z
                 */
                to?: string;
                /** @description Comparisons that must all hold: filter[field]=value, or filter[field][operator]=value. */
                filter?: {
                    /** @description a number. */
                    altitudeMetres?: number | {
                        /** Format: double */
                        eq?: number;
                        /** Format: double */
                        gt?: number;
                        /** Format: double */
                        gte?: number;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        isNull?: "false" | "true";
                        /** Format: double */
                        lt?: number;
                        /** Format: double */
                        lte?: number;
                        /** Format: double */
                        ne?: number;
                    };
                    /** @description a number. */
                    headingDegrees?: number | {
                        /** Format: double */
                        eq?: number;
                        /** Format: double */
                        gt?: number;
                        /** Format: double */
                        gte?: number;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        isNull?: "false" | "true";
                        /** Format: double */
                        lt?: number;
                        /** Format: double */
                        lte?: number;
                        /** Format: double */
                        ne?: number;
                    };
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    recordedAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description a number. */
                    speedKmh?: number | {
                        /** Format: double */
                        eq?: number;
                        /** Format: double */
                        gt?: number;
                        /** Format: double */
                        gte?: number;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        isNull?: "false" | "true";
                        /** Format: double */
                        lt?: number;
                        /** Format: double */
                        lte?: number;
                        /** Format: double */
                        ne?: number;
                    };
                };
                /** @description Up to three of id, recordedAt, separated by commas, each with - in front for the other direction. */
                sort?: string;
                /** @description totalCount: how many rows the whole list has. */
                include?: "totalCount";
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the vehicle.
                 * @example veh_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                vehicleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PositionViewPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    storePositions: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the vehicle.
                 * @example veh_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                vehicleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StorePositionsBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stored"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    storeReadings: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the vehicle.
                 * @example veh_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                vehicleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StoreReadingsBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stored"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getLatestReadings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the vehicle.
                 * @example veh_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                vehicleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LatestReadings"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listTrips: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /**
                 * @description Trips that began at this time or later. Default: 7 days before `to`.
                 * @example 2026-12-01T09:00:00.000Z
                 */
                from?: string;
                /**
                 * @description Trips that began before this time, at most 31 days after `from`. Default: now.
                 * @example 2026-12-01T09:03:00.000Z
                 */
                to?: string;
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the vehicle.
                 * @example veh_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                vehicleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TripViewPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listTroubleCodes: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description Only codes that are active, or only those that were cleared. */
                status?: "active" | "cleared";
                /** @description Comparisons that must all hold: filter[field]=value, or filter[field][operator]=value. */
                filter?: {
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    clearedAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        isNull?: "false" | "true";
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description a text of 1 to 200 characters. */
                    code?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        ne?: string;
                        prefix?: string;
                    };
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    detectedAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description one of active, cleared. */
                    status?: ("active" | "cleared") | {
                        /** @enum {string} */
                        eq?: "active" | "cleared";
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        ne?: "active" | "cleared";
                    };
                    /** @description a text of 1 to 200 characters. */
                    system?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        ne?: string;
                        prefix?: string;
                    };
                };
                /** @description Up to three of id, code, detectedAt, separated by commas, each with - in front for the other direction. */
                sort?: string;
                /** @description totalCount: how many rows the whole list has. */
                include?: "totalCount";
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: {
                /** @description A Clutch-Position that a command answered: the read waits up to 2 s until it has seen that far. */
                "Clutch-Min-Position"?: string;
            };
            path: {
                /**
                 * @description Id of the vehicle.
                 * @example veh_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                vehicleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TroubleCodeViewPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    reportTroubleCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the vehicle.
                 * @example veh_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                vehicleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportTroubleCodeBody"];
            };
        };
        responses: {
            /** @description The code is active; the receipt is that of the vehicle. */
            200: {
                headers: {
                    /** @description Position in the log after the command. */
                    "Clutch-Position"?: string;
                    /** @description The version of the resource. */
                    ETag?: string;
                    /** @description Present when the answer is the stored one of an earlier try. */
                    "Idempotent-Replayed"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    batchVehicles: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description Actions: `register` (vehicle:create, body RegisterVehicleBody); `report-trouble-code` (trouble-code:report, id veh_…, body ReportTroubleCodeBody). */
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchView"];
                };
            };
            /** @description What came of each item. */
            207: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listVersions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiVersionList"];
                };
            };
            400: components["responses"]["Problem400"];
            503: components["responses"]["Problem503"];
        };
    };
    listWebhookAlerts: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description Only what happened to this endpoint. */
                endpointId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAlertPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description Comparisons that must all hold: filter[field]=value, or filter[field][operator]=value. */
                filter?: {
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    createdAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description a text of 1 to 200 characters. */
                    description?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        isNull?: "false" | "true";
                        ne?: string;
                        prefix?: string;
                    };
                    /** @description an id that begins with whe_. */
                    id?: string | {
                        /** @example whe_01jd7r6e5vf3xbnq2m8k4tw9za */
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @example whe_01jd7r6e5vf3xbnq2m8k4tw9za */
                        ne?: string;
                    };
                    /** @description one of active, disabled. */
                    status?: ("active" | "disabled") | {
                        /** @enum {string} */
                        eq?: "active" | "disabled";
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        ne?: "active" | "disabled";
                    };
                    /** @description a text of 1 to 200 characters. */
                    url?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        ne?: string;
                        prefix?: string;
                    };
                };
                /** @description Up to three of id, createdAt, separated by commas, each with - in front for the other direction. */
                sort?: string;
                /** @description totalCount: how many rows the whole list has. */
                include?: "totalCount";
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointViewPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookEndpointBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    /** @description Position in the log after the command. */
                    "Clutch-Position"?: string;
                    /** @description The version of the resource. */
                    ETag?: string;
                    /** @description Present when the answer is the stored one of an earlier try. */
                    "Idempotent-Replayed"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWebhookEndpoint"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    dryRunWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DryRunBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRunView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getWebhookRetrySchedule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetryScheduleView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getWebhookEndpoint: {
        parameters: {
            query?: {
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: {
                /** @description An ETag that is already known: if it is still the one, 304. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointView"];
                };
            };
            /** @description It is still the version that you know. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The receiver is gone. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    changeWebhookEndpoint: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match": string;
            };
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeWebhookEndpointBody"];
                "application/merge-patch+json": components["schemas"]["ChangeWebhookEndpointBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description Position in the log after the command. */
                    "Clutch-Position"?: string;
                    /** @description The version of the resource. */
                    ETag?: string;
                    /** @description Present when the answer is the stored one of an earlier try. */
                    "Idempotent-Replayed"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listWebhookAttempts: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description Comparisons that must all hold: filter[field]=value, or filter[field][operator]=value. */
                filter?: {
                    /** @description one of schedule, instant, probe, resend. */
                    cause?: ("instant" | "probe" | "resend" | "schedule") | {
                        /** @enum {string} */
                        eq?: "instant" | "probe" | "resend" | "schedule";
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        ne?: "instant" | "probe" | "resend" | "schedule";
                    };
                    /** @description a number. */
                    durationMs?: number | {
                        /** Format: double */
                        eq?: number;
                        /** Format: double */
                        gt?: number;
                        /** Format: double */
                        gte?: number;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** Format: double */
                        lt?: number;
                        /** Format: double */
                        lte?: number;
                        /** Format: double */
                        ne?: number;
                    };
                    /** @description one of status, redirect, timeout, target-refused, dns, connection-refused, connection-reset, tls, protocol, no-key, oauth, proxy, transform, network. */
                    error?: ("connection-refused" | "connection-reset" | "dns" | "network" | "no-key" | "oauth" | "protocol" | "proxy" | "redirect" | "status" | "target-refused" | "timeout" | "tls" | "transform") | {
                        /** @enum {string} */
                        eq?: "connection-refused" | "connection-reset" | "dns" | "network" | "no-key" | "oauth" | "protocol" | "proxy" | "redirect" | "status" | "target-refused" | "timeout" | "tls" | "transform";
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        isNull?: "false" | "true";
                        /** @enum {string} */
                        ne?: "connection-refused" | "connection-reset" | "dns" | "network" | "no-key" | "oauth" | "protocol" | "proxy" | "redirect" | "status" | "target-refused" | "timeout" | "tls" | "transform";
                    };
                    /** @description a number. */
                    responseStatus?: number | {
                        /** Format: double */
                        eq?: number;
                        /** Format: double */
                        gt?: number;
                        /** Format: double */
                        gte?: number;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        isNull?: "false" | "true";
                        /** Format: double */
                        lt?: number;
                        /** Format: double */
                        lte?: number;
                        /** Format: double */
                        ne?: number;
                    };
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    startedAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                };
                /** @description Up to three of id, startedAt, separated by commas, each with - in front for the other direction. */
                sort?: string;
                /** @description totalCount: how many rows the whole list has. */
                include?: "totalCount";
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAttemptItemPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description Comparisons that must all hold: filter[field]=value, or filter[field][operator]=value. */
                filter?: {
                    /** @description a text of 1 to 200 characters. */
                    eventType?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        ne?: string;
                        prefix?: string;
                    };
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    finishedAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        isNull?: "false" | "true";
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    recordedAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description one of pending, delivered, exhausted. */
                    status?: ("delivered" | "exhausted" | "pending") | {
                        /** @enum {string} */
                        eq?: "delivered" | "exhausted" | "pending";
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        ne?: "delivered" | "exhausted" | "pending";
                    };
                };
                /** @description Up to three of id, separated by commas, each with - in front for the other direction. */
                sort?: string;
                /** @description totalCount: how many rows the whole list has. */
                include?: "totalCount";
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryViewPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getWebhookDelivery: {
        parameters: {
            query?: {
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
                /**
                 * @description Id of the message.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9a1
                 */
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    resendWebhookMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
                /**
                 * @description Id of the message.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9a1
                 */
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueuedResend"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    dryRunWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DryRunRangeBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRunView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getWebhookEndpointHealth: {
        parameters: {
            query?: {
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndpointHealthView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listWebhookKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookKeyList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    rotateWebhookKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateWebhookKeyBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    /** @description Position in the log after the command. */
                    "Clutch-Position"?: string;
                    /** @description The version of the resource. */
                    ETag?: string;
                    /** @description Present when the answer is the stored one of an earlier try. */
                    "Idempotent-Replayed"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotatedWebhookKey"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    endWebhookKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
                /**
                 * @description Id of the signing key.
                 * @example whk_01jd7r6e5vf3xbnq2m8k4tw9a1
                 */
                signingKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key signs nothing any more. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    revealWebhookKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
                /**
                 * @description Id of the signing key.
                 * @example whk_01jd7r6e5vf3xbnq2m8k4tw9a1
                 */
                signingKeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookKeySecret"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    recoverWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description `wait=5` waits so many seconds for the end, at most 30; `respond-async` does not wait at all (RFC 7240). */
                Prefer?: string;
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecoveryBody"];
            };
        };
        responses: {
            /** @description The work has ended. */
            200: {
                headers: {
                    /** @description Where the operation is. */
                    Location?: string;
                    /** @description What of `Prefer` was followed. */
                    "Preference-Applied"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            /** @description The work has begun. */
            202: {
                headers: {
                    /** @description Where the operation is. */
                    Location?: string;
                    /** @description What of `Prefer` was followed. */
                    "Preference-Applied"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    replayWebhookMessages: {
        parameters: {
            query?: never;
            header?: {
                /** @description `wait=5` waits so many seconds for the end, at most 30; `respond-async` does not wait at all (RFC 7240). */
                Prefer?: string;
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayBody"];
            };
        };
        responses: {
            /** @description The work has ended. */
            200: {
                headers: {
                    /** @description Where the operation is. */
                    Location?: string;
                    /** @description What of `Prefer` was followed. */
                    "Preference-Applied"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            /** @description The work has begun. */
            202: {
                headers: {
                    /** @description Where the operation is. */
                    Location?: string;
                    /** @description What of `Prefer` was followed. */
                    "Preference-Applied"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    checkWebhookSignature: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignatureCheckBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignatureCheckView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getWebhookStats: {
        parameters: {
            query?: {
                /** @description Tries that began then or later, at most 7 days before `until`. Left out, a day before it. */
                since?: string;
                /** @description Tries that began before then. Left out, now. */
                until?: string;
                /** @description How long each part of the period is, in UTC; minutes for a day at the most. */
                interval?: "day" | "hour" | "minute";
            };
            header?: never;
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookStatsView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    testWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueuedTestWebhook"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    sendTestMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TestMessageBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueuedTestWebhook"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getWebhookTransformation: {
        parameters: {
            query?: {
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: {
                /** @description An ETag that is already known: if it is still the one, 304. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTransformationView"];
                };
            };
            /** @description It is still the version that you know. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    putWebhookTransformation: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match": string;
            };
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutWebhookTransformationBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description Position in the log after the command. */
                    "Clutch-Position"?: string;
                    /** @description The version of the resource. */
                    ETag?: string;
                    /** @description Present when the answer is the stored one of an earlier try. */
                    "Idempotent-Replayed"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteWebhookTransformation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The receiver has no transformation any more. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    rollBackWebhookTransformation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RollBackWebhookTransformationBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    /** @description Position in the log after the command. */
                    "Clutch-Position"?: string;
                    /** @description The version of the resource. */
                    ETag?: string;
                    /** @description Present when the answer is the stored one of an earlier try. */
                    "Idempotent-Replayed"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    testWebhookTransformation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestWebhookTransformationBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransformationTestView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    verifyWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the endpoint.
                 * @example whe_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                endpointId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookVerificationView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listWebhookMessages: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description Conditions by field, all of which hold: `filter[status]=open`. */
                filter?: components["schemas"]["WebhookMessagesFilter"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookMessageViewPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    sendWebhookMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomMessageBody"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    /** @description Position in the log after the command. */
                    "Clutch-Position"?: string;
                    /** @description The version of the resource. */
                    ETag?: string;
                    /** @description Present when the answer is the stored one of an earlier try. */
                    "Idempotent-Replayed"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getWebhookMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the message.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookMessageDetail"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    expungeWebhookMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the message.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing of what it said is kept. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getOwnWebhookPortalSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnWebhookPortalSessionView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listWebhookPortalSessions: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description Comparisons that must all hold: filter[field]=value, or filter[field][operator]=value. */
                filter?: {
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    createdAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    endedAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @enum {string} */
                        isNull?: "false" | "true";
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    expiresAt?: string | {
                        /** Format: date-time */
                        eq?: string;
                        /** Format: date-time */
                        gt?: string;
                        /** Format: date-time */
                        gte?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** Format: date-time */
                        lt?: string;
                        /** Format: date-time */
                        lte?: string;
                        /** Format: date-time */
                        ne?: string;
                    };
                    /** @description a text of 1 to 200 characters. */
                    label?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        ne?: string;
                        prefix?: string;
                    };
                };
                /** @description Up to three of id, label, createdAt, expiresAt, separated by commas, each with - in front for the other direction. */
                sort?: string;
                /** @description totalCount: how many rows the whole list has. */
                include?: "totalCount";
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPortalSessionViewPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    createWebhookPortalSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookPortalSessionBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWebhookPortalSession"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getWebhookPortalSession: {
        parameters: {
            query?: {
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the portal session.
                 * @example wps_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                portalSessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPortalSessionView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    endWebhookPortalSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the portal session.
                 * @example wps_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                portalSessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session is ended. */
            204: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listWebhookStats: {
        parameters: {
            query?: {
                /** @description Tries that began then or later, at most 7 days before `until`. Left out, a day before it. */
                since?: string;
                /** @description Tries that began before then. Left out, now. */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookStatsList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    whoAmI: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhoAmIView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listWorkshops: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description Comparisons that must all hold: filter[field]=value, or filter[field][operator]=value. */
                filter?: {
                    /** @description an id that begins with wsh_. */
                    id?: string | {
                        /** @example wsh_01jd7r6e5vf3xbnq2m8k4tw9za */
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @example wsh_01jd7r6e5vf3xbnq2m8k4tw9za */
                        ne?: string;
                    };
                    /** @description a number. */
                    latitude?: {
                        /** Format: double */
                        gte?: number;
                        /** Format: double */
                        lte?: number;
                    };
                    /** @description a number. */
                    longitude?: {
                        /** Format: double */
                        gte?: number;
                        /** Format: double */
                        lte?: number;
                    };
                    /** @description a text of 1 to 200 characters. */
                    name?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        ne?: string;
                        prefix?: string;
                    };
                    /** @description a text of 1 to 200 characters. */
                    timeZone?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        ne?: string;
                        prefix?: string;
                    };
                };
                /** @description Up to three of id, name, separated by commas, each with - in front for the other direction. */
                sort?: string;
                /** @description totalCount: how many rows the whole list has. */
                include?: "totalCount";
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: {
                /** @description A Clutch-Position that a command answered: the read waits up to 2 s until it has seen that far. */
                "Clutch-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkshopViewPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    registerWorkshop: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterWorkshopBody"];
            };
        };
        responses: {
            /** @description The workshop was added. */
            201: {
                headers: {
                    /** @description Position in the log after the command. */
                    "Clutch-Position"?: string;
                    /** @description The version of the resource. */
                    ETag?: string;
                    /** @description Present when the answer is the stored one of an earlier try. */
                    "Idempotent-Replayed"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    exportWorkshops: {
        parameters: {
            query?: never;
            header?: {
                /** @description `wait=5` waits so many seconds for the end, at most 30; `respond-async` does not wait at all (RFC 7240). */
                Prefer?: string;
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListExportBody"];
            };
        };
        responses: {
            /** @description The work has ended. */
            200: {
                headers: {
                    /** @description Where the operation is. */
                    Location?: string;
                    /** @description What of `Prefer` was followed. */
                    "Preference-Applied"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            /** @description The work has begun. */
            202: {
                headers: {
                    /** @description Where the operation is. */
                    Location?: string;
                    /** @description What of `Prefer` was followed. */
                    "Preference-Applied"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    importWorkshops: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key": string;
                /** @description `wait=5` waits so many seconds for the end, at most 30; `respond-async` does not wait at all (RFC 7240). */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description One workshop a line, as a single registration takes it. */
        requestBody: {
            content: {
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description The work has ended. */
            200: {
                headers: {
                    /** @description Where the operation is. */
                    Location?: string;
                    /** @description What of `Prefer` was followed. */
                    "Preference-Applied"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            /** @description The work has begun. */
            202: {
                headers: {
                    /** @description Where the operation is. */
                    Location?: string;
                    /** @description What of `Prefer` was followed. */
                    "Preference-Applied"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    searchWorkshops: {
        parameters: {
            query?: never;
            header?: {
                /** @description A Clutch-Position that a command answered: the read waits up to 2 s until it has seen that far. */
                "Clutch-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description Fields of the filter: id (eq, ne, in); name (eq, ne, in, prefix, contains); timeZone (eq, ne, in, prefix, contains); latitude (gte, lte); longitude (gte, lte). Sorted by id, name; name when nothing is said. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListSearch"];
            };
        };
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    /** @description Addresses of the next and the previous page. */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkshopViewPage"];
                };
            };
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getWorkshop: {
        parameters: {
            query?: {
                /** @description Only these members, separated by commas; `vehicle.plate` is one of a reference. All others are left out, also those that the answer requires. */
                fields?: string;
                /** @description References to show whole, separated by commas, at most 10 and 3 deep: none here. */
                expand?: string;
            };
            header?: {
                /** @description A Clutch-Position that a command answered: the read waits up to 2 s until it has seen that far. */
                "Clutch-Min-Position"?: string;
                /** @description An ETag that is already known: if it is still the one, 304. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the workshop.
                 * @example wsh_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                workshopId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkshopView"];
                };
            };
            /** @description It is still the version that you know. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    changeWorkshop: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match": string;
            };
            path: {
                /**
                 * @description Id of the workshop.
                 * @example wsh_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                workshopId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeWorkshopBody"];
                "application/merge-patch+json": components["schemas"]["ChangeWorkshopBody"];
            };
        };
        responses: {
            /** @description The workshop is as it should be. */
            200: {
                headers: {
                    /** @description Position in the log after the command. */
                    "Clutch-Position"?: string;
                    /** @description The version of the resource. */
                    ETag?: string;
                    /** @description Present when the answer is the stored one of an earlier try. */
                    "Idempotent-Replayed"?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    batchWorkshops: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description Actions: `register` (workshop:create, body RegisterWorkshopBody); `change` (workshop:update, id wsh_…, body ChangeWorkshopBody). */
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchBody"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchView"];
                };
            };
            /** @description What came of each item. */
            207: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    onAuditHeadSigned: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "keyId": "0f1e2d3c4b5a6978",
                 *         "root": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                 *         "signature": "bm90IGEgc2lnbmF0dXJlLCBidXQgYXMgbG9uZyBhcyBvbmUgaXMuLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg==",
                 *         "signedAt": "2026-12-01T06:00:00.000Z",
                 *         "size": 8812,
                 *         "tenantId": "tnt_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "audit.head-signed"
                 *     }
                 */
                "application/json": components["schemas"]["AuditHeadSignedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onBookingCancelled: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "bookingId": "bkg_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "booking.cancelled"
                 *     }
                 */
                "application/json": components["schemas"]["BookingCancelledEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onBookingCompleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "bookingId": "bkg_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "completedAt": "2026-12-01T06:00:00.000Z",
                 *         "maintenanceNeedId": "ned_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "vehicleId": "veh_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "workshopId": "wsh_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "booking.completed"
                 *     }
                 */
                "application/json": components["schemas"]["BookingCompletedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onBookingConfirmed: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "bookingId": "bkg_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "booking.confirmed"
                 *     }
                 */
                "application/json": components["schemas"]["BookingConfirmedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onBookingHeld: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "bayId": "bay_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "bookingId": "bkg_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "endsAt": "2026-12-01T07:30:00.000Z",
                 *         "holdExpiresAt": "2026-11-30T12:10:00.000Z",
                 *         "localStart": "2026-12-01T09:00",
                 *         "maintenanceNeedId": "ned_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "serviceCode": "cooling-system",
                 *         "startsAt": "2026-12-01T06:00:00.000Z",
                 *         "technicianId": "tec_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "timeZone": "Asia/Riyadh",
                 *         "vehicleId": "veh_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "workshopId": "wsh_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "booking.held"
                 *     }
                 */
                "application/json": components["schemas"]["BookingHeldEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onBookingHoldExpired: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "bookingId": "bkg_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "booking.hold-expired"
                 *     }
                 */
                "application/json": components["schemas"]["BookingHoldExpiredEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onBookingRequested: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "bookingId": "bkg_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "booking.requested"
                 *     }
                 */
                "application/json": components["schemas"]["BookingRequestedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onBookingStarted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "bookingId": "bkg_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "startedAt": "2026-12-01T06:00:00.000Z"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "booking.started"
                 *     }
                 */
                "application/json": components["schemas"]["BookingStartedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onCustomMessage: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {},
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "custom.message"
                 *     }
                 */
                "application/json": components["schemas"]["CustomMessageEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onDataSubjectErased: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "erasedAt": "2026-12-01T06:00:00.000Z",
                 *         "subjectId": "tec_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "data-subject.erased"
                 *     }
                 */
                "application/json": components["schemas"]["DataSubjectErasedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onDeprecationUsed: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "credentialId": "key_7hT2mQ9xLb4K",
                 *         "operationId": "testWebhookEndpoint",
                 *         "successor": "sendTestMessage",
                 *         "sunset": "2027-11-30"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "deprecation.used"
                 *     }
                 */
                "application/json": components["schemas"]["DeprecationUsedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onGrantGiven: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "grantId": "grt_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "holder": {
                 *           "id": "usr_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *           "kind": "user"
                 *         },
                 *         "notAfter": "2026-12-01T06:00:00.000Z",
                 *         "notBefore": "2026-12-01T06:00:00.000Z",
                 *         "roleId": "rol_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "grant.given"
                 *     }
                 */
                "application/json": components["schemas"]["GrantGivenEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onGrantRevoked: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "grantId": "grt_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "holder": {
                 *           "id": "usr_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *           "kind": "user"
                 *         },
                 *         "roleId": "rol_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "grant.revoked"
                 *     }
                 */
                "application/json": components["schemas"]["GrantRevokedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onGroupCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "groupId": "grp_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "members": [
                 *           "usr_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *         ],
                 *         "name": "Office"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "group.created"
                 *     }
                 */
                "application/json": components["schemas"]["GroupCreatedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onGroupMembersChanged: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "added": [
                 *           "usr_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *         ],
                 *         "groupId": "grp_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "removed": [
                 *           "usr_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *         ]
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "group.members-changed"
                 *     }
                 */
                "application/json": components["schemas"]["GroupMembersChangedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onGroupRemoved: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "groupId": "grp_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "group.removed"
                 *     }
                 */
                "application/json": components["schemas"]["GroupRemovedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onGroupRenamed: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "groupId": "grp_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "name": "Front office"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "group.renamed"
                 *     }
                 */
                "application/json": components["schemas"]["GroupRenamedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onImpersonationEnded: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "endedBy": "operator",
                 *         "impersonationId": "imp_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "userId": "usr_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "impersonation.ended"
                 *     }
                 */
                "application/json": components["schemas"]["ImpersonationEndedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onImpersonationStarted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "expiresAt": "2026-12-01T06:00:00.000Z",
                 *         "impersonationId": "imp_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "ticket": "SUP-1042",
                 *         "userId": "usr_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "impersonation.started"
                 *     }
                 */
                "application/json": components["schemas"]["ImpersonationStartedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onMaintenanceNeedCleared: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "bookingId": "bkg_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "clearedAt": "2026-12-01T06:00:00.000Z",
                 *         "needId": "ned_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "troubleCode": "P0118",
                 *         "vehicleId": "veh_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "maintenance-need.cleared"
                 *     }
                 */
                "application/json": components["schemas"]["MaintenanceNeedClearedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onMaintenanceNeedOpened: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "needId": "ned_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "openedAt": "2026-12-01T06:00:00.000Z",
                 *         "serviceCode": "cooling-system",
                 *         "troubleCode": "P0118",
                 *         "vehicleId": "veh_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "maintenance-need.opened"
                 *     }
                 */
                "application/json": components["schemas"]["MaintenanceNeedOpenedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onMfaPolicyChanged: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "allowed": [
                 *           "totp"
                 *         ],
                 *         "passkeyDomains": [
                 *           "garage.example"
                 *         ],
                 *         "requirement": "optional",
                 *         "roles": [
                 *           "rol_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *         ],
                 *         "smsPerDay": 500,
                 *         "trustedDeviceDays": 30
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "mfa-policy.changed"
                 *     }
                 */
                "application/json": components["schemas"]["MfaPolicyChangedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onOauthConsentGiven: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "clientId": "app_01h455vb4pex5vsknk084sn02q",
                 *         "consentId": "ocn_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "scopes": [
                 *           "booking:read"
                 *         ],
                 *         "userId": "usr_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "oauth-consent.given"
                 *     }
                 */
                "application/json": components["schemas"]["OauthConsentGivenEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onOauthConsentWithdrawn: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "clientId": "app_01h455vb4pex5vsknk084sn02q",
                 *         "consentId": "ocn_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "reason": "person",
                 *         "userId": "usr_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "oauth-consent.withdrawn"
                 *     }
                 */
                "application/json": components["schemas"]["OauthConsentWithdrawnEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onOperationCompleted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "done": 250,
                 *         "kind": "vehicle-import",
                 *         "operationId": "op_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "state": "done"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "operation.completed"
                 *     }
                 */
                "application/json": components["schemas"]["OperationCompletedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onQuotaWarning: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "hard": true,
                 *         "month": "2026-11-01",
                 *         "percent": 80,
                 *         "quota": 100000,
                 *         "unit": "requests",
                 *         "used": 80012
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "quota.warning"
                 *     }
                 */
                "application/json": components["schemas"]["QuotaWarningEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onRoleChanged: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "name": "Front desk",
                 *         "roleId": "rol_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "role.changed"
                 *     }
                 */
                "application/json": components["schemas"]["RoleChangedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onRoleCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "name": "Reception",
                 *         "roleId": "rol_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "role.created"
                 *     }
                 */
                "application/json": components["schemas"]["RoleCreatedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onRolePermissionAdded: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "permission": "booking:*",
                 *         "permissionId": "prm_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "roleId": "rol_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "role.permission-added"
                 *     }
                 */
                "application/json": components["schemas"]["RolePermissionAddedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onRolePermissionRemoved: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "permissionId": "prm_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "roleId": "rol_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "role.permission-removed"
                 *     }
                 */
                "application/json": components["schemas"]["RolePermissionRemovedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onRoleRemoved: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "roleId": "rol_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "role.removed"
                 *     }
                 */
                "application/json": components["schemas"]["RoleRemovedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onSecurityAccountLocked: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "failures": 10,
                 *         "seconds": 900,
                 *         "userId": "usr_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "security.account-locked"
                 *     }
                 */
                "application/json": components["schemas"]["SecurityAccountLockedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onSecurityBackupCodesMade: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "count": 10,
                 *         "userId": "usr_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "security.backup-codes-made"
                 *     }
                 */
                "application/json": components["schemas"]["SecurityBackupCodesMadeEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onSecurityFactorAdded: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "factorId": "fac_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "kind": "totp",
                 *         "userId": "usr_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "security.factor-added"
                 *     }
                 */
                "application/json": components["schemas"]["SecurityFactorAddedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onSecurityFactorRemoved: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "factorId": "fac_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "kind": "totp",
                 *         "userId": "usr_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "security.factor-removed"
                 *     }
                 */
                "application/json": components["schemas"]["SecurityFactorRemovedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onSecurityImpossibleTravel: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "distanceKm": 9220,
                 *         "fromCountry": "EG",
                 *         "minutes": 60,
                 *         "sessionId": "ses_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "toCountry": "CA",
                 *         "userId": "usr_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "security.impossible-travel"
                 *     }
                 */
                "application/json": components["schemas"]["SecurityImpossibleTravelEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onSecurityNewDevice: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "deviceName": "Firefox on Linux",
                 *         "knownDevices": 1,
                 *         "sessionId": "ses_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "userId": "usr_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "security.new-device"
                 *     }
                 */
                "application/json": components["schemas"]["SecurityNewDeviceEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onSecurityPasskeyCounterWentBack: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "factorId": "fac_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "known": 7,
                 *         "shown": 3,
                 *         "userId": "usr_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "security.passkey-counter-went-back"
                 *     }
                 */
                "application/json": components["schemas"]["SecurityPasskeyCounterWentBackEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onSecurityProviderLinked: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "connectionId": "idp_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "isNewAccount": false,
                 *         "userId": "usr_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "security.provider-linked"
                 *     }
                 */
                "application/json": components["schemas"]["SecurityProviderLinkedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onSecurityProviderUnlinked: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "connectionId": "idp_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "userId": "usr_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "security.provider-unlinked"
                 *     }
                 */
                "application/json": components["schemas"]["SecurityProviderUnlinkedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onSecurityRefreshReused: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "sessionId": "ses_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "userId": "usr_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "security.refresh-reused"
                 *     }
                 */
                "application/json": components["schemas"]["SecurityRefreshReusedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onSignInPolicyChanged: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "appUsers": {
                 *           "absoluteHours": 12,
                 *           "idleMinutes": 30
                 *         },
                 *         "breakGlassUserId": "usr_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "leastPasswordScore": 2,
                 *         "magicLinks": true,
                 *         "mostSessions": 3,
                 *         "registration": "invitation",
                 *         "ssoRequired": true,
                 *         "staff": {
                 *           "absoluteHours": 12,
                 *           "idleMinutes": 30
                 *         },
                 *         "whenFull": "oldest-out"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "sign-in-policy.changed"
                 *     }
                 */
                "application/json": components["schemas"]["SignInPolicyChangedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onVehicleRegistered: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "vehicleId": "veh_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "vehicle.registered"
                 *     }
                 */
                "application/json": components["schemas"]["VehicleRegisteredEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onVehicleTroubleCodeCleared: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "clearedAt": "2026-12-01T06:00:00.000Z",
                 *         "code": "P0118",
                 *         "vehicleId": "veh_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "vehicle.trouble-code-cleared"
                 *     }
                 */
                "application/json": components["schemas"]["VehicleTroubleCodeClearedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onVehicleTroubleCodeDetected: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "code": "P0118",
                 *         "description": "Engine Coolant Temperature Sensor Circuit 1 High Input",
                 *         "detectedAt": "2026-12-01T06:00:00.000Z",
                 *         "system": "powertrain",
                 *         "vehicleId": "veh_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "vehicle.trouble-code-detected"
                 *     }
                 */
                "application/json": components["schemas"]["VehicleTroubleCodeDetectedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onWebhookEndpointCertificateExpiring: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "endpointId": "whe_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "expiresAt": "2026-12-01T06:00:00.000Z",
                 *         "withinDays": 7
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "webhook.endpoint.certificate-expiring"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookEndpointCertificateExpiringEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onWebhookEndpointChanged: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "endpointId": "whe_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "fields": [
                 *           "eventTypes"
                 *         ],
                 *         "status": "active"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "webhook.endpoint.changed"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookEndpointChangedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onWebhookEndpointDisabled: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "disabledAt": "2026-12-01T06:00:00.000Z",
                 *         "endpointId": "whe_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "reason": "failing"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "webhook.endpoint.disabled"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookEndpointDisabledEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onWebhookEndpointFailing: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "endpointId": "whe_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "failingSince": "2026-12-01T06:00:00.000Z",
                 *         "percent": 50
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "webhook.endpoint.failing"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookEndpointFailingEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onWebhookEndpointRecovered: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "endpointId": "whe_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *         "recoveredAt": "2026-12-01T06:00:00.000Z"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "webhook.endpoint.recovered"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookEndpointRecoveredEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onWebhookMessageExhausted: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "count": 3,
                 *         "endpointId": "whe_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "webhook.message.exhausted"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookMessageExhaustedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onWorkshopChanged: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "name": "Olaya Motors",
                 *         "openingHours": [
                 *           {
                 *             "closes": "12:00",
                 *             "opens": "08:00",
                 *             "weekday": 7
                 *           }
                 *         ],
                 *         "services": [
                 *           {
                 *             "bufferMinutes": 15,
                 *             "code": "cooling-system",
                 *             "durationMinutes": 90,
                 *             "name": "Cooling system repair"
                 *           }
                 *         ],
                 *         "workshopId": "wsh_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "workshop.changed"
                 *     }
                 */
                "application/json": components["schemas"]["WorkshopChangedEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onWorkshopRegistered: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Id of the message, the same over all tries: keep the ids that you have dealt with.
                 * @example evt_01jd7r6e5vf3xbnq2m8k4tw9za
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970, of this try; refuse what is older than five minutes.
                 * @example 1796104800
                 */
                "webhook-timestamp": string;
                /**
                 * @description HMAC-SHA-256 over `{webhook-id}.{webhook-timestamp}.{body}` in base64, behind `v1,`; several stand behind each other.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The bytes that are signed. So for endpoints of the format `standard`; for those of CloudEvents the data is the same, alone or in an event of CloudEvents 1.0. A thin payload has only the ids in it. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "bays": [
                 *           {
                 *             "bayId": "bay_01jd7r6e5vf3xbnq2m8k4tw9za",
                 *             "name": "Bay 1"
                 *           }
                 *         ],
                 *         "latitude": 24.6949,
                 *         "longitude": 46.6853,
                 *         "name": "Olaya Motors",
                 *         "openingHours": [
                 *           {
                 *             "closes": "12:00",
                 *             "opens": "08:00",
                 *             "weekday": 7
                 *           }
                 *         ],
                 *         "services": [
                 *           {
                 *             "bufferMinutes": 15,
                 *             "code": "cooling-system",
                 *             "durationMinutes": 90,
                 *             "name": "Cooling system repair"
                 *           }
                 *         ],
                 *         "technicians": [
                 *           {
                 *             "technicianId": "tec_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *           }
                 *         ],
                 *         "timeZone": "Asia/Riyadh",
                 *         "workshopId": "wsh_01jd7r6e5vf3xbnq2m8k4tw9za"
                 *       },
                 *       "timestamp": "2026-12-01T06:00:00.000Z",
                 *       "type": "workshop.registered"
                 *     }
                 */
                "application/json": components["schemas"]["WorkshopRegisteredEvent"];
            };
        };
        responses: {
            /** @description The receiver has it; any other 2xx says the same. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The receiver is gone for good: the endpoint is switched off. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
