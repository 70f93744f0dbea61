// Made by tools/openapi/generate-sdk.ts from docs/openapi/admin.json.
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
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did, tried and looked at what in the tenant, the newest first
         * @description Who did, tried and looked at what in the tenant, the newest first.
         */
        get: operations["listAuditRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The records that fit as a file, the oldest first
         * @description The records that fit as a file, the oldest first. It comes as it is read, however long it is.
         */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/heads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the trail was minute by minute
         * @description What the trail was minute by minute, signed: whoever keeps these can prove later that nothing was changed.
         */
        get: operations["listAuditHeads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public keys by which heads are checked
         * @description The public keys by which heads are checked.
         */
        get: operations["listAuditKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How long records keep what they say, and whether support may act as your people
         * @description How long records keep what they say, and whether support may act as your people.
         */
        get: operations["getAuditPolicy"];
        /**
         * Sets all of it
         * @description Sets all of it. Both the change and who made it are in the trail.
         */
        put: operations["changeAuditPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/proofs/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The digests by which anybody can tell that today's trail goes on from…
         * @description The digests by which anybody can tell that today's trail goes on from yesterday's (RFC 9162 §2.1.4.2).
         */
        get: operations["proveAuditConsistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/proofs/inclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The digests by which anybody can tell
         * @description The digests by which anybody can tell, from the head alone, that a record is in the trail (RFC 9162 §2.1.3.2).
         */
        get: operations["proveAuditInclusion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/sink": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where records are sent, and how far they have got
         * @description Where records are sent, and how far they have got.
         */
        get: operations["getAuditSink"];
        /**
         * Sends every record from the next one on to a SIEM
         * @description Sends every record from the next one on to a SIEM, signed; or, where one was set, to another address from where that one had got to.
         */
        put: operations["setAuditSink"];
        post?: never;
        /**
         * Sends them nowhere any more
         * @description Sends them nowhere any more.
         */
        delete: operations["removeAuditSink"];
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
    "/v1/authz/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The cases that are kept, and whether each holds today
         * @description The cases that are kept, and whether each holds today.
         */
        get: operations["listAccessCases"];
        put?: never;
        /**
         * Keeps a case
         * @description Keeps a case: a change of roles that breaks it is refused and names it, unless somebody says why it is to be.
         */
        post: operations["keepAccessCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authz/cases/{caseId}": {
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
         * Gives a case up
         * @description Gives a case up.
         */
        delete: operations["removeAccessCase"];
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
    "/v1/directories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The directories in order of their names
         * @description The directories in order of their names.
         */
        get: operations["listDirectories"];
        put?: never;
        /**
         * Lets a directory keep people
         * @description Lets a directory keep people. Its bearer token is shown this once; the roles that it may give are those that you say, and you must hold them.
         */
        post: operations["createDirectory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/directories/{directoryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One directory
         * @description One directory.
         */
        get: operations["getDirectory"];
        put?: never;
        post?: never;
        /**
         * Takes it away: its token opens nothing any more
         * @description Takes it away: its token opens nothing any more. The people and groups that it made stay, and are the tenant's own.
         */
        delete: operations["deleteDirectory"];
        options?: never;
        head?: never;
        /**
         * Changes what it may give
         * @description Changes what it may give. Its groups get and lose roles at once; people made before keep the default role that they were given.
         */
        patch: operations["changeDirectory"];
        trace?: never;
    };
    "/v1/directories/{directoryId}/people/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Hands over somebody who was there before the directory
         * @description Hands over somebody who was there before the directory, which keeps them from now on. You must hold all that they do.
         */
        put: operations["handOverPerson"];
        post?: never;
        /**
         * Takes somebody back from the directory, which knows them no more
         * @description Takes somebody back from the directory, which knows them no more. They stay as they are.
         */
        delete: operations["takeBackPerson"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/directories/{directoryId}/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes another token, which is shown this once
         * @description Makes another token, which is shown this once. The one before opens nothing from now on: directories repeat what fails meanwhile.
         */
        post: operations["rotateDirectoryToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enterprise/api-key-policy": {
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
    "/v1/enterprise/api-key-presets": {
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
    "/v1/enterprise/api-keys": {
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
    "/v1/enterprise/api-keys/{keyId}": {
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
    "/v1/enterprise/api-keys/{keyId}/disablement": {
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
    "/v1/enterprise/api-keys/{keyId}/rotation": {
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
    "/v1/enterprise/api-keys/{keyId}/version": {
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
    "/v1/enterprise/graphql-documents": {
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
    "/v1/enterprise/graphql-documents/{documentId}": {
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
    "/v1/enterprise/graphql-policy": {
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
    "/v1/enterprise/service-accounts": {
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
    "/v1/enterprise/service-accounts/{serviceAccountId}": {
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
    "/v1/enterprise/webhooks": {
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
    "/v1/enterprise/webhooks/{endpointId}": {
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
    "/v1/enterprise/webhooks/{endpointId}/attempts": {
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
    "/v1/enterprise/webhooks/{endpointId}/deliveries": {
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
    "/v1/enterprise/webhooks/{endpointId}/deliveries/{messageId}": {
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
    "/v1/enterprise/webhooks/{endpointId}/health": {
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
    "/v1/enterprise/webhooks/{endpointId}/keys": {
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
    "/v1/enterprise/webhooks/{endpointId}/keys/{signingKeyId}": {
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
    "/v1/enterprise/webhooks/{endpointId}/keys/{signingKeyId}/secret": {
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
    "/v1/enterprise/webhooks/{endpointId}/test": {
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
    "/v1/enterprise/webhooks/{endpointId}/test-messages": {
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
    "/v1/enterprise/webhooks/{endpointId}/verification": {
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
    "/v1/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The grants that were given and not taken back, the newest first
         * @description The grants that were given and not taken back, the newest first.
         */
        get: operations["listGrants"];
        put?: never;
        /**
         * Grants a role to a person, a group or a key
         * @description Grants a role to a person, a group or a key. Nobody grants what they lack.
         */
        post: operations["giveGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/grants/{grantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One grant
         * @description One grant.
         */
        get: operations["getGrant"];
        put?: never;
        post?: never;
        /**
         * Takes a grant back, at once
         * @description Takes a grant back, at once. The tenant keeps at least one owner.
         */
        delete: operations["revokeGrant"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The groups of people in order of their names
         * @description The groups of people in order of their names.
         */
        get: operations["listGroups"];
        put?: never;
        /**
         * Makes a group of people, who are granted things together
         * @description Makes a group of people, who are granted things together.
         */
        post: operations["createGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{groupId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One group
         * @description One group.
         */
        get: operations["getGroup"];
        put?: never;
        post?: never;
        /**
         * Takes a group away, and with it what its members have by it
         * @description Takes a group away, and with it what its members have by it.
         */
        delete: operations["deleteGroup"];
        options?: never;
        head?: never;
        /**
         * Gives a group another name or other members
         * @description Gives a group another name or other members. Whoever is let in gets what the group was granted, so the caller must have it too.
         */
        patch: operations["changeGroup"];
        trace?: never;
    };
    "/v1/impersonations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When support acted as whom in your tenant, and why
         * @description When support acted as whom in your tenant, and why.
         */
        get: operations["listImpersonations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/impersonations/{impersonationId}": {
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
         * Shows support out, at once
         * @description Shows support out, at once. To keep it out, see the audit policy.
         */
        delete: operations["endImpersonation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The invitations that nobody has accepted yet, the newest first
         * @description The invitations that nobody has accepted yet, the newest first.
         */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Sends somebody a link by which they make their account
         * @description Sends somebody a link by which they make their account, with a role that gives no more than you hold. It is good for a week.
         */
        post: operations["inviteUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{invitationId}": {
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
         * Takes an invitation back: its link opens nothing any more
         * @description Takes an invitation back: its link opens nothing any more.
         */
        delete: operations["withdrawInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lagging-subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The subscriptions of all tenants that somebody should look at
         * @description The subscriptions of all tenants that somebody should look at, the longest behind first; as the workers last saw them.
         */
        get: operations["listLaggingSubscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mfa-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is asked of your people beside a password
         * @description What is asked of your people beside a password.
         */
        get: operations["getMfaPolicy"];
        /**
         * Replaces it
         * @description Replaces it. Who lacks a factor that is now demanded sets one up at their next sign-in.
         */
        put: operations["changeMfaPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth-clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The apps, the newest first
         * @description The apps, the newest first.
         */
        get: operations["listOAuthClients"];
        put?: never;
        /**
         * Makes an app
         * @description Makes an app. Its secret, where it has one, is shown this once. Nobody lets an app ask for what they lack themselves.
         */
        post: operations["createOAuthClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth-clients/{appId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One app
         * @description One app.
         */
        get: operations["getOAuthClient"];
        put?: never;
        post?: never;
        /**
         * Removes an app with everything that it was given; its tokens end at once
         * @description Removes an app with everything that it was given; its tokens end at once.
         */
        delete: operations["removeOAuthClient"];
        options?: never;
        head?: never;
        /**
         * Changes an app
         * @description Changes an app. With If-Match only the version that it names is changed.
         */
        patch: operations["changeOAuthClient"];
        trace?: never;
    };
    "/v1/oauth-clients/{appId}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives an app another secret, shown this once
         * @description Gives an app another secret, shown this once. The one before is good for nothing from then on.
         */
        post: operations["replaceOAuthClientSecret"];
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
         * One operation and how far it is
         * @description One operation and how far it is.
         */
        get: operations["getTenantOperation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operations/{operationId}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The archive of an export that is done
         * @description The archive of an export that is done.
         */
        get: operations["getTenantArchive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The plans of the installation in order of their id
         * @description The plans of the installation in order of their id.
         */
        get: operations["listPlans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans/{planId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One plan
         * @description One plan.
         */
        get: operations["getPlan"];
        /**
         * Makes a plan under an id of one's choice
         * @description Makes a plan under an id of one's choice, or makes it anew; tenants on it have it within a moment.
         */
        put: operations["putPlan"];
        post?: never;
        /**
         * Removes a plan that no tenant is on
         * @description Removes a plan that no tenant is on.
         */
        delete: operations["deletePlan"];
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
    "/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tenant's roles, the ready-made ones among them, in order of their names
         * @description The tenant's roles, the ready-made ones among them, in order of their names.
         */
        get: operations["listRoles"];
        put?: never;
        /**
         * Makes a role
         * @description Makes a role. It can hold no more than its maker does.
         */
        post: operations["createRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles/{roleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One role
         * @description One role.
         */
        get: operations["getRole"];
        put?: never;
        post?: never;
        /**
         * Takes a role away
         * @description Takes a role away. Whoever was granted it has nothing by it any more.
         */
        delete: operations["deleteRole"];
        options?: never;
        head?: never;
        /**
         * Gives a role another name, description, or other roles to inherit
         * @description Gives a role another name, description, or other roles to inherit.
         */
        patch: operations["changeRole"];
        trace?: never;
    };
    "/v1/roles/{roleId}/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a role holds
         * @description What a role holds: its own permissions, then those that it inherits, with the way to them.
         */
        get: operations["listRolePermissions"];
        put?: never;
        /**
         * Adds a permission to a role, or a prohibition
         * @description Adds a permission to a role, or a prohibition.
         */
        post: operations["addRolePermission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles/{roleId}/permissions/{permissionId}": {
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
         * Takes a permission out of a role
         * @description Takes a permission out of a role.
         */
        delete: operations["removeRolePermission"];
        options?: never;
        head?: never;
        patch?: never;
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
    "/v1/sign-in-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How your people sign in, and for how long
         * @description How your people sign in, and for how long.
         */
        get: operations["getSignInPolicy"];
        /**
         * Replaces it
         * @description Replaces it. Sessions that are open keep the limits that they were opened with.
         */
        put: operations["changeSignInPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sso-connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your providers, the oldest first
         * @description Your providers, the oldest first.
         */
        get: operations["listSsoConnections"];
        put?: never;
        /**
         * Writes a provider down
         * @description Writes a provider down. Test it, then switch it on.
         */
        post: operations["createSsoConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sso-connections/{connectionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One provider
         * @description One provider.
         */
        get: operations["getSsoConnection"];
        put?: never;
        post?: never;
        /**
         * Takes a provider away with its secret and its domains
         * @description Takes a provider away with its secret and its domains. People keep their accounts, and come in otherwise if they can.
         */
        delete: operations["deleteSsoConnection"];
        options?: never;
        head?: never;
        /**
         * Changes a provider
         * @description Changes a provider. With If-Match only the version that it names is changed.
         */
        patch: operations["changeSsoConnection"];
        trace?: never;
    };
    "/v1/sso-connections/{connectionId}/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Claims a domain of e-mail addresses
         * @description Claims a domain of e-mail addresses. It counts once it is proved by the TXT record that is answered.
         */
        post: operations["claimSsoDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sso-connections/{connectionId}/domains/{domain}": {
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
         * Gives a domain up
         * @description Gives a domain up. Its people go on to come in, but nobody new does.
         */
        delete: operations["releaseSsoDomain"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sso-connections/{connectionId}/domains/{domain}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Looks whether the DNS holds the record
         * @description Looks whether the DNS holds the record.
         */
        post: operations["proveSsoDomain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sso-connections/{connectionId}/links/{userId}": {
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
         * Takes somebody's link to the provider away, and ends their sessions
         * @description Takes somebody's link to the provider away, and ends their sessions.
         */
        delete: operations["unlinkSso"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sso-connections/{connectionId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tries it out: sign in at the address that is answered
         * @description Tries it out: sign in at the address that is answered. It signs nobody in, and a draft that leads through is tested.
         */
        post: operations["testSsoConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stories/{correlation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that one request led to
         * @description Everything that one request led to, in the order of the log: who did it, what caused what, and the events' data.
         */
        get: operations["getStory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The subscriptions of the own tenant, as they stand
         * @description The subscriptions of the own tenant, as they stand.
         */
        get: operations["listSubscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tenants of the installation in order of their slug
         * @description The tenants of the installation in order of their slug.
         */
        get: operations["listTenants"];
        put?: never;
        /**
         * Creates a tenant with its schema, its owner and a live API key
         * @description Creates a tenant with its schema, its owner and a live API key. The secrets are shown once.
         */
        post: operations["createTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One tenant
         * @description One tenant.
         */
        get: operations["getTenant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Gives a tenant another slug or name
         * @description Gives a tenant another slug or name. People who know the old slug still get in for 30 days.
         */
        patch: operations["renameTenant"];
        trace?: never;
    };
    "/v1/tenants/{tenantId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What operators did with a tenant, and what of it only operators see
         * @description What operators did with a tenant, and what of it only operators see.
         */
        get: operations["listTenantAuditRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stops a tenant altogether
         * @description Stops a tenant altogether, and has it deleted for good when the time for changing one's mind is over.
         */
        post: operations["deleteTenant"];
        /**
         * Keeps a tenant that was to be deleted, as it stood before
         * @description Keeps a tenant that was to be deleted, as it stood before.
         */
        delete: operations["cancelTenantDeletion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/event-archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much of a tenant's log lies in the archive, and when closed streams go there
         * @description How much of a tenant's log lies in the archive, and when closed streams go there.
         */
        get: operations["getEventArchive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Gives a tenant a limit of its own, or the installation's again
         * @description Gives a tenant a limit of its own, or the installation's again.
         */
        patch: operations["limitEventArchive"];
        trace?: never;
    };
    "/v1/tenants/{tenantId}/event-archive/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Archives now: one stream, or all that were closed long enough ago
         * @description Archives now: one stream, or all that were closed long enough ago. Whoever reads the log cannot tell.
         */
        post: operations["archiveStreams"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins to write a tenant's archive
         * @description Begins to write a tenant's archive; the operation says how far it is, and when it can be fetched.
         */
        post: operations["exportTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/impersonations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When support acted as whom
         * @description When support acted as whom.
         */
        get: operations["listTenantImpersonations"];
        put?: never;
        /**
         * Lets support act as one of the tenant's people for up to an hour
         * @description Lets support act as one of the tenant's people for up to an hour: with what that person may do, but not with their factors, sessions, roles, keys, payouts and exports. The tenant is told, and every record and event names both.
         */
        post: operations["openImpersonation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/impersonations/{impersonationId}": {
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
         * Ends one before its time
         * @description Ends one before its time.
         */
        delete: operations["endTenantImpersonation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was done with a tenant as a whole
         * @description What was done with a tenant as a whole, the newest first; also of one that was deleted.
         */
        get: operations["listTenantOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/parked-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The events that subscriptions of a tenant have set aside because their handling…
         * @description The events that subscriptions of a tenant have set aside because their handling kept failing.
         */
        get: operations["listParkedEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a tenant may ask for
         * @description What a tenant may ask for.
         */
        get: operations["getTenantPlan"];
        /**
         * Puts a tenant on a plan, or on none
         * @description Puts a tenant on a plan, or on none.
         */
        put: operations["assignTenantPlan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/resumption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets a suspended tenant go on: held jobs in their order, then its subscriptions
         * @description Lets a suspended tenant go on: held jobs in their order, then its subscriptions.
         */
        post: operations["resumeTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/stories/{correlation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same for the operator
         * @description The same for the operator, without names and data: that something happened, when, and what caused it.
         */
        get: operations["getTenantStory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The subscriptions of a tenant, as they stand
         * @description The subscriptions of a tenant, as they stand.
         */
        get: operations["listTenantSubscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/subscriptions/{subscription}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One subscription of a tenant
         * @description One subscription of a tenant.
         */
        get: operations["getTenantSubscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/subscriptions/{subscription}/parked-events/{position}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Has a parked event tried again, then what is held back behind it, in order
         * @description Has a parked event tried again, then what is held back behind it, in order.
         */
        post: operations["retryParkedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/subscriptions/{subscription}/parked-events/{position}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Has a parked event left out for good; what is held back behind it goes on
         * @description Has a parked event left out for good; what is held back behind it goes on.
         */
        post: operations["skipParkedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/subscriptions/{subscription}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Holds a subscription where it stands
         * @description Holds a subscription where it stands. Nothing is lost.
         */
        post: operations["pauseSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/subscriptions/{subscription}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Has a projection filled anew beside its tables
         * @description Has a projection filled anew beside its tables, or a process manager read the log again without effect. Reads and writes go on.
         */
        post: operations["rebuildSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/subscriptions/{subscription}/rebuild/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a projection's rebuild up; the live tables stay as they are
         * @description Gives a projection's rebuild up; the live tables stay as they are.
         */
        post: operations["cancelRebuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/subscriptions/{subscription}/resumption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets a paused or halted subscription go on where it stands
         * @description Lets a paused or halted subscription go on where it stands, and its halted rebuild.
         */
        post: operations["resumeSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stops every write of a tenant, at once
         * @description Stops every write of a tenant, at once. It can still be read; its jobs and webhooks wait.
         */
        post: operations["suspendTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The requests of a tenant, counted
         * @description The requests of a tenant, counted.
         */
        get: operations["getTenantUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a tenant's webhooks are
         * @description How a tenant's webhooks are: what waits and for how long, how the last hour or day went at each endpoint, which of them are paused or disabled, and since when and why the operator has nothing sent.
         */
        get: operations["getTenantWebhooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/webhooks/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stops all that is sent for a tenant, also what somebody asks for
         * @description Stops all that is sent for a tenant, also what somebody asks for. Nothing is lost and no try is used up: messages wait, and what happens meanwhile becomes messages afterwards. The tenant sees since when.
         */
        post: operations["pauseTenantWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenantId}/webhooks/resumption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets the messages of a tenant be sent again, those first that have waited
         * @description Lets the messages of a tenant be sent again, those first that have waited.
         */
        post: operations["resumeTenantWebhooks"];
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
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people of the tenant
         * @description The people of the tenant.
         */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/disablement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Keeps a person out until they are enabled again
         * @description Keeps a person out until they are enabled again: no sign-in, and every session ends at once.
         */
        put: operations["disableUser"];
        post?: never;
        /**
         * Lets a person in again who was disabled
         * @description Lets a person in again who was disabled.
         */
        delete: operations["enableUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/factors": {
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
         * Removes the factors and backup codes of somebody who has lost them
         * @description Removes the factors and backup codes of somebody who has lost them, and ends their sessions. They are told.
         */
        delete: operations["resetUserFactors"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a person was granted themselves, the newest first
         * @description What a person was granted themselves, the newest first.
         */
        get: operations["listUserRoles"];
        put?: never;
        /**
         * Grants a role to a person
         * @description Grants a role to a person. Nobody grants what they lack.
         */
        post: operations["giveUserRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/roles/{grantId}": {
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
         * Takes a role back from a person, at once
         * @description Takes a role back from a person, at once. The tenant keeps at least one owner.
         */
        delete: operations["revokeUserRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a person is signed in
         * @description Where a person is signed in.
         */
        get: operations["listUserSessions"];
        put?: never;
        post?: never;
        /**
         * Ends every session of a person at once
         * @description Ends every session of a person at once.
         */
        delete: operations["endUserSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/sessions/{sessionId}": {
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
         * Ends one session of a person at once
         * @description Ends one session of a person at once.
         */
        delete: operations["endUserSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the webhooks of all tenants are that have any
         * @description How the webhooks of all tenants are that have any: what waits and for how long, how the last hour went, and how many endpoints are paused or disabled. Those whose oldest message waits longest come first; with `only=troubled` there are only those that somebody should look at. As the workers last saw them: each row says when.
         */
        get: operations["listWebhookTenants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/white-label/branding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How your developer portal looks, and on which host
         * @description How your developer portal looks, and on which host.
         */
        get: operations["getBranding"];
        /**
         * Replaces it
         * @description Replaces it. On the host it holds within 5 s; another host has to be proved first.
         */
        put: operations["changeBranding"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/white-label/branding/host-proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Proves that the host is yours
         * @description Proves that the host is yours: its DNS must hold the TXT record that the branding names.
         */
        post: operations["proveBrandingHost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
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
        ArchiveStreamsBody: {
            /**
             * Format: uuid
             * @description UUID of one stream that is archived now, closed or not. Left out: all that were closed long enough ago.
             */
            streamId?: string;
        };
        ArchivedStreams: {
            /** Format: int64 */
            events: number;
            /** Format: int64 */
            streams: number;
        };
        AssignPlanBody: {
            /**
             * @description `null` takes the tenant off its plan; the installation's settings hold for it then.
             * @example growth
             */
            planId: string | null;
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
        AuditActorView: {
            id: string;
            /** @description Public id of the person whom the actor stood in for. */
            onBehalfOf: string | null;
            /** @description `user`, `api-key`, `operator`, `job`, `policy`, `system` or `nobody`; more may come. */
            type: string;
        };
        AuditContextView: {
            /** @description The same along a whole flow of requests, events and jobs. */
            correlationId: string;
            /** @description `[erased]` when the person was erased. */
            ip: string | null;
            /**
             * Format: int64
             * @description Authenticator assurance level of the session.
             */
            level: number | null;
            /** @description The `X-Request-Id` of the answer. */
            requestId: string;
            /** @description Of the session or key. */
            sessionId: string | null;
            userAgent: string | null;
        };
        AuditFilter: {
            /** @description `booking.cancel`, or all of a kind: `booking.*`. */
            action?: string;
            /** @description Id of who acted, or for whom: `usr_…`, `key_…`, `operator`. */
            actor?: string;
            /**
             * Format: date-time
             * @description What happened from then on.
             * @example 2026-12-01T09:00:00Z
             */
            from?: string;
            /** @enum {string} */
            outcome?: "allowed" | "failed" | "refused";
            /** @description The `X-Request-Id` of an answer. */
            requestId?: string;
            /** @description Id of what was acted on: `bkg_…`. */
            target?: string;
            /**
             * Format: date-time
             * @description What happened before then.
             * @example 2026-12-01T09:00:00Z
             */
            to?: string;
        };
        AuditHeadView: {
            /** @description Names the key: the first 16 hex digits of the SHA-256 of its public part. */
            keyId: string;
            /** @description Root of the Merkle tree over them (RFC 6962), hex. */
            root: string;
            /** @description Ed25519, base64, over what docs/reference/audit-record.md says. */
            signature: string;
            /** Format: date-time */
            signedAt: string;
            /**
             * Format: int64
             * @description How many records the trail had.
             */
            size: number;
            /** Format: uuid */
            tenant: string;
        };
        /** @description A page of a list, each row a AuditHeadView. */
        AuditHeadViewPage: {
            data: components["schemas"]["AuditHeadView"][];
            page: components["schemas"]["PageInfo"];
        };
        AuditKeyList: {
            data: components["schemas"]["AuditKeyView"][];
        };
        AuditKeyView: {
            keyId: string;
            /** @description Ed25519, SubjectPublicKeyInfo in PEM. Keep a copy where the installation cannot reach it. */
            publicKey: string;
        };
        AuditPolicyBody: {
            /** @description Whether support may act as one of your people. Switched off, it ends where it goes on. */
            allowsImpersonation: boolean;
            /** @description While it holds nothing is taken away, however old. */
            legalHold: boolean;
            /**
             * Format: int32
             * @description Days for which records keep what they say; null is for ever. Their place in the log is kept for ever.
             */
            retainDays: number | null;
        };
        AuditPolicyView: {
            /** @description Whether support may act as one of your people. */
            allowsImpersonation: boolean;
            /** @description While it holds nothing is taken away, however old. */
            legalHold: boolean;
            /**
             * Format: int64
             * @description Days for which records keep what they say; null is for ever.
             */
            retainDays: number | null;
        };
        AuditProofView: {
            head: components["schemas"]["AuditHeadView"];
            /** @description Digests of the proof (RFC 6962 §2.1), hex, in its order. */
            proof: string[];
        };
        AuditRecordView: {
            /** @description `booking.cancel` */
            action: string;
            actor: components["schemas"]["AuditActorView"];
            context: components["schemas"]["AuditContextView"];
            facts: {
                [key: string]: unknown;
            };
            /** @description `aud_…` */
            id: string;
            /** Format: date-time */
            occurredAt: string;
            /** @description `allowed`, `refused` or `failed`. */
            outcome: string;
            /**
             * Format: int64
             * @description Place in the tenant's trail: 1…n without a hole.
             */
            position: number;
            targets: components["schemas"]["AuditTargetView"][];
            /**
             * Format: int64
             * @description Of the action's facts.
             */
            version: number;
            /** @description `tenant`, or `operator` for what only the operator of the installation sees. */
            visibility: string;
        };
        /** @description A page of a list, each row a AuditRecordView. */
        AuditRecordViewPage: {
            data: components["schemas"]["AuditRecordView"][];
            page: components["schemas"]["PageInfo"];
        };
        AuditSinkBody: {
            /**
             * @description `ndjson`: as `GET /v1/audit` shows them; `ocsf`: events of the Open Cybersecurity Schema Framework.
             * @enum {string}
             */
            format: "ndjson" | "ocsf";
            /** @description Where records are posted as NDJSON: https, or a private network that the operator has listed. */
            url: string;
        };
        AuditSinkView: {
            /**
             * Format: int64
             * @description Position of the last record that the receiver has confirmed.
             */
            delivered: number;
            /**
             * Format: int64
             * @description Tries that have failed since then; nothing is ever given up.
             */
            failures: number;
            /** @description `ndjson` or `ocsf`. */
            format: string;
            /** @description Why the last try failed. */
            lastError: string | null;
            url: string;
        };
        AuditTargetView: {
            id: string;
            type: string;
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
        BrandBody: {
            /**
             * @description Of links and buttons: `#` and six digits, dark enough to be read on white.
             * @default null
             */
            accentColor: string | null;
            /**
             * @description Where your developers find the portal. It looks like yours there once you have proved that the host is yours.
             * @default null
             */
            host: string | null;
            /**
             * Format: uri
             * @description A picture at an https address, shown 28 pixels high.
             * @default null
             */
            logoUrl: string | null;
            /** @description Stands on every page of the portal. */
            name: string;
        };
        BrandView: {
            accentColor: string | null;
            host: string | null;
            /**
             * Format: date-time
             * @description Since when the portal looks like yours there; `null`: the host is not proved.
             */
            hostProvedAt: string | null;
            /** @description The TXT record that proves the host. */
            hostRecord: components["schemas"]["HostRecordView"] | null;
            logoUrl: string | null;
            /** @description `null` until somebody has said how the portal looks. */
            name: string | null;
            /**
             * Format: int64
             * @description Also the ETag; 0 until somebody has changed it.
             */
            version: number;
        };
        CaseBody: {
            /** @description The second half of a permission: `read`. */
            action: string;
            allowed: boolean;
            /** @description Left out: the first level, on a device that is not trusted, from no address. */
            context?: components["schemas"]["CircumstancesBody"];
            /** @description Unlike that of any other case: a refusal names it. */
            name: string;
            /**
             * Format: date-time
             * @description The moment as of which grants are judged, for ever: a case must not begin to fail because time goes by.
             * @example 2026-12-01T09:00:00Z
             */
            now: string;
            principal: components["schemas"]["PrincipalBody"];
            resource: components["schemas"]["ResourceBody"];
        };
        CaseContextView: {
            ip: string | null;
            /** Format: int64 */
            level: number;
            onTrustedDevice: boolean;
        };
        CaseResourceView: {
            id: string | null;
            type: string;
        };
        CaseView: {
            action: string;
            /** @description What is wanted. */
            allowed: boolean;
            context: components["schemas"]["CaseContextView"];
            /** @description Whether it is so today; null where what it asks about is gone. */
            holds: boolean | null;
            /** @description `cas_…` */
            id: string;
            name: string;
            /**
             * Format: date-time
             * @description The moment as of which grants are judged.
             */
            now: string;
            principal: components["schemas"]["HolderView"];
            resource: components["schemas"]["CaseResourceView"];
        };
        /** @description A page of a list, each row a CaseView. */
        CaseViewPage: {
            data: components["schemas"]["CaseView"][];
            page: components["schemas"]["PageInfo"];
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
        ChangeOAuthClientBody: {
            keys?: {
                [key: string]: unknown;
            }[];
            name?: string;
            redirectUris?: string[];
            /** @description Takes effect on tokens that were given out within a second. */
            scopes?: string[];
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
        ChangeSsoConnectionBody: {
            access?: components["schemas"]["SsoAccessBody"];
            clientSecret?: string;
            name?: string;
            oidc?: components["schemas"]["OidcSettingsBody"];
            saml?: components["schemas"]["SamlSettingsBody"];
            /**
             * @description `on` once it was tested; another issuer, client, secret, entity id or address has to be tested anew.
             * @enum {string}
             */
            state?: "off" | "on";
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
        ChangedAuditSinkView: {
            /**
             * Format: int64
             * @description Position of the last record that the receiver has confirmed.
             */
            delivered: number;
            /**
             * Format: int64
             * @description Tries that have failed since then; nothing is ever given up.
             */
            failures: number;
            /** @description `ndjson` or `ocsf`. */
            format: string;
            /** @description Why the last try failed. */
            lastError: string | null;
            /** @description Messages are signed with it (Standard Webhooks). Shown this once; setting the sink again makes another. */
            secret: string;
            url: string;
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
        CreateServiceAccountBody: {
            description?: string | null;
            /** @description Which program it is: `Till of the airport branch`. */
            name: string;
            /** @description What its keys may do at the most: `rol_…`. Nobody gives a role that is more than they have. */
            roleIds: string[];
        };
        CreateSsoConnectionBody: {
            access?: components["schemas"]["SsoAccessBody"];
            /** @description Of the kind `oidc`: by which the provider knows us. It is never shown again. */
            clientSecret?: string;
            /** @enum {string} */
            kind: "oidc" | "saml";
            name: string;
            /** @description Of the kind `oidc`. */
            oidc?: components["schemas"]["OidcSettingsBody"];
            /** @description Of the kind `saml`. */
            saml?: components["schemas"]["SamlSettingsBody"];
        };
        CreateTenantBody: {
            name: string;
            owner: components["schemas"]["NewOwner"];
            /** @description Short name, unique in the installation: 2 to 63 lower-case letters, digits and inner hyphens. */
            slug: string;
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
        CreatedApiKey: {
            id: string;
            /** @description Shown once; `null` when the request is repeated. */
            secret: string | null;
        };
        CreatedOwner: {
            email: string;
            id: string;
            /** @description Shown once; `null` when the request is repeated. */
            password: string | null;
        };
        CreatedTenant: {
            /** @description A live key that may do everything in the tenant; it makes test keys. */
            apiKey: components["schemas"]["CreatedApiKey"];
            /** @description `tnt_…` */
            id: string;
            name: string;
            owner: components["schemas"]["CreatedOwner"];
            slug: string;
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
        DeleteTenantBody: {
            /** @description For the operators, and for the certificate of the deletion. */
            reason: string;
        };
        DeviceTrustView: {
            /** Format: date-time */
            expiresAt: string;
            /** @description Send it with the next sign-ins as `deviceTrust`. It is shown this once. */
            token: string;
        };
        DirectoryPatchBody: {
            /**
             * @description The role of everybody whom it makes from now on, or lets in again: `rol_…`. You must hold all that it gives.
             * @example rol_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            defaultRoleId?: string | null;
            /** @description Roles of its groups. A group that is not named here has none. */
            groupRoles?: components["schemas"]["GroupRoleBody"][];
            /** @description Switched off, its token opens nothing until it is switched on again. */
            isOn?: boolean;
            name?: string;
            /**
             * @description What becomes of somebody's own grants when the directory says that they have left: `revoke-roles` unless you say otherwise.
             * @enum {string}
             */
            onLeaving?: "keep-roles" | "revoke-roles";
        };
        DirectoryTokenView: {
            /** @description `dir_…` */
            id: string;
            /** @description For the directory's setting "secret token" or "bearer token". */
            token: string;
        };
        DirectoryView: {
            /** Format: date-time */
            changedAt: string;
            /** Format: date-time */
            createdAt: string;
            /** @description The role of everybody whom it makes: `rol_…`. */
            defaultRoleId: string | null;
            groupRoles: components["schemas"]["GroupRoleView"][];
            /** @description `dir_…` */
            id: string;
            isOn: boolean;
            name: string;
            /**
             * @description `revoke-roles` or `keep-roles`.
             * @enum {string}
             */
            onLeaving: "keep-roles" | "revoke-roles";
            /**
             * Format: int64
             * @description Also the ETag.
             */
            version: number;
        };
        /** @description A page of a list, each row a DirectoryView. */
        DirectoryViewPage: {
            data: components["schemas"]["DirectoryView"][];
            page: components["schemas"]["PageInfo"];
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
        EndpointStateCounts: {
            /** Format: int64 */
            active: number;
            /** Format: int64 */
            disabled: number;
            /**
             * Format: int64
             * @description Too much failed lately, so that only single messages are tried until one is taken.
             */
            paused: number;
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
        EventArchiveView: {
            /**
             * Format: int64
             * @description After how many days a closed stream is archived: the tenant's own limit, or the installation's.
             */
            afterDays: number;
            /**
             * Format: int64
             * @description What they take there, compressed.
             */
            bytes: number;
            /**
             * Format: int64
             * @description Events in the archive.
             */
            events: number;
            /**
             * Format: int64
             * @description The last position that is archived; 0 when nothing is.
             */
            upTo: number;
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
        ExportTenantBody: {
            /** @description The tenant's test data come along; left out, the archive holds live data only. */
            withTestData?: boolean;
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
        GrantBody: {
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
            /** @example rol_01jd7r6e5vf3xbnq2m8k4tw9za */
            roleId: string;
            /** @description Left out: the whole tenant. */
            scope?: components["schemas"]["GrantScopeBody"];
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
        GrantContextView: {
            addresses: string[];
            hours: components["schemas"]["GrantHoursView"] | null;
            /** Format: int64 */
            minimumLevel: number;
            trustedDevice: boolean;
        };
        GrantFilter: {
            /** @description `key_…` */
            apiKeyId?: string;
            /** @description `app_…` */
            clientId?: string;
            /** @example grp_01jd7r6e5vf3xbnq2m8k4tw9za */
            groupId?: string;
            /** @example rol_01jd7r6e5vf3xbnq2m8k4tw9za */
            roleId?: string;
            /** @example usr_01jd7r6e5vf3xbnq2m8k4tw9za */
            userId?: string;
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
        GrantHoursView: {
            from: string;
            timeZone: string;
            until: string;
            weekdays: number[];
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
        GrantScopeView: {
            /** @description `wsh_…` or `veh_…`; empty for the other kinds. */
            ids: string[];
            /**
             * @description tenant, workshop, fleet or own; more may come.
             * @example workshop
             */
            kind: string;
        };
        GrantView: {
            context: components["schemas"]["GrantContextView"];
            /** Format: date-time */
            givenAt: string;
            givenBy: components["schemas"]["HolderView"];
            holder: components["schemas"]["HolderView"];
            /** @description `grt_…` */
            id: string;
            /** Format: date-time */
            notAfter: string | null;
            /** Format: date-time */
            notBefore: string | null;
            reason: string | null;
            /** @description `rol_…` */
            roleId: string;
            /** @description Null when the role was taken away: the grant gives nothing then. */
            roleName: string | null;
            scope: components["schemas"]["GrantScopeView"];
            /**
             * @description person, sign-up, invitation, self-registration, former-role, scim, sso or break-glass; more may come.
             * @example person
             */
            source: string;
        };
        /** @description A page of a list, each row a GrantView. */
        GrantViewPage: {
            data: components["schemas"]["GrantView"][];
            page: components["schemas"]["PageInfo"];
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
        GroupPatchBody: {
            members?: string[];
            name?: string;
        };
        GroupRoleBody: {
            /** @description As the provider names the group. */
            group: string;
            /** @example rol_01jd7r6e5vf3xbnq2m8k4tw9za */
            roleId: string;
        };
        GroupRoleView: {
            group: string;
            /** @description `rol_…` */
            roleId: string;
        };
        GroupView: {
            /** @description `grp_…` */
            id: string;
            /** @description `usr_…` */
            members: string[];
            name: string;
            /**
             * Format: int64
             * @description Also the ETag.
             */
            version: number;
        };
        /** @description A page of a list, each row a GroupView. */
        GroupViewPage: {
            data: components["schemas"]["GroupView"][];
            page: components["schemas"]["PageInfo"];
        };
        HandOverBody: {
            /** @description The directory's own id of the person, where it is known. */
            externalId?: string | null;
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
        HostRecordView: {
            /** @example _clutch-portal.developers.garage.example */
            name: string;
            /** @example clutch-portal=Zm9yIHRoZSBkb2N1bWVudCBvbmx5 */
            value: string;
        };
        ImpersonationView: {
            /**
             * Format: date-time
             * @description When it was ended before its time.
             */
            endedAt: string | null;
            /** Format: date-time */
            expiresAt: string;
            /** @description `imp_…` */
            id: string;
            /** Format: date-time */
            openedAt: string;
            reason: string;
            /** @description `open` or `ended`. */
            status: string;
            ticket: string;
            /** @description Whom support acted as. */
            userId: string;
        };
        /** @description A page of a list, each row a ImpersonationView. */
        ImpersonationViewPage: {
            data: components["schemas"]["ImpersonationView"][];
            page: components["schemas"]["PageInfo"];
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
        InvitationBody: {
            /** Format: email */
            email: string;
            /**
             * @description The role that the person gets in the whole tenant: `rol_…`. You must hold all that it gives.
             * @example rol_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            roleId: string;
        };
        InvitationView: {
            /** Format: date-time */
            expiresAt: string;
            /** @description `inv_…` */
            id: string;
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
        LaggingSubscriptionView: {
            lag: components["schemas"]["SubscriptionLag"];
            /** Format: int64 */
            parked: number;
            /**
             * Format: date-time
             * @description When a worker last looked.
             */
            seenAt: string;
            /** @description `catching-up`, `paused`, `halted`, or `live` where only parked events wait. */
            state: string;
            subscription: string;
            tenant: components["schemas"]["LaggingTenant"];
        };
        /** @description A page of a list, each row a LaggingSubscriptionView. */
        LaggingSubscriptionViewPage: {
            data: components["schemas"]["LaggingSubscriptionView"][];
            page: components["schemas"]["PageInfo"];
        };
        LaggingTenant: {
            /** @description `tnt_…` */
            id: string;
            /** @description `null` where the tenant is gone. */
            slug: string | null;
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
        LimitArchiveBody: {
            /**
             * Format: int32
             * @description After how many days a closed stream is archived; `null` for the installation's limit.
             */
            afterDays: number | null;
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
        LogOutAllBody: {
            /** @description Whether the session that asks goes on. Default `false`. */
            keepCurrent?: boolean;
        };
        MadeOAuthClient: {
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
            /** @description Shown this once; `null` for an app that has none, and when the request was repeated: make a new one if it was lost. */
            secret: string | null;
            /**
             * Format: int64
             * @description Version of the resource, also its ETag.
             * @example 3
             */
            version: number;
        };
        MfaPolicyBody: {
            /** @description Kinds that may be set up. `sms` only beside `totp` or `passkey`. */
            allowed: ("email" | "passkey" | "sms" | "totp")[];
            /** @description Domains of your own: on their pages, and those of their subdomains, passkeys are made for them and good for nothing else. Left out: none. */
            passkeyDomains?: string[];
            /**
             * @description Who must have a second factor: nobody, everybody, or people with one of `roles`. Who has none sets one up at their next sign-in.
             * @enum {string}
             */
            requirement: "optional" | "required" | "required-for-roles";
            /** @description With `required-for-roles`: the roles that need a factor, and with them those that inherit one of them. */
            roles: string[];
            /**
             * Format: int32
             * @description Most text messages with codes in a day, for the whole tenant.
             */
            smsPerDay: number;
            /**
             * Format: int32
             * @description How many days a device on which a factor was proved is not asked for one again; 0 never trusts any.
             */
            trustedDeviceDays: number;
        };
        MfaPolicyView: {
            /**
             * @example [
             *       "totp",
             *       "passkey"
             *     ]
             */
            allowed: string[];
            /**
             * @example [
             *       "garage.example"
             *     ]
             */
            passkeyDomains: string[];
            /**
             * @description `optional`, `required` or `required-for-roles`; more may come.
             * @example required
             */
            requirement: string;
            /**
             * @example [
             *       "rol_01jd7r6e5vf3xbnq2m8k4tw9za"
             *     ]
             */
            roles: string[];
            /** Format: int64 */
            smsPerDay: number;
            /** Format: int32 */
            trustedDeviceDays: number;
            /**
             * Format: int64
             * @description 0: nobody has changed it yet.
             */
            version: number;
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
        NewDirectoryBody: {
            /**
             * @description The role of everybody whom it makes from now on, or lets in again: `rol_…`. You must hold all that it gives.
             * @example rol_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            defaultRoleId?: string | null;
            /** @description Roles of its groups. A group that is not named here has none. */
            groupRoles?: components["schemas"]["GroupRoleBody"][];
            /** @description What it is called in timelines: `Okta of Acme`. */
            name: string;
            /**
             * @description What becomes of somebody's own grants when the directory says that they have left: `revoke-roles` unless you say otherwise.
             * @enum {string}
             */
            onLeaving?: "keep-roles" | "revoke-roles";
        };
        NewDirectoryView: {
            /** @description `dir_…` */
            id: string;
            /** @description The bearer token, shown this once. `null` when the request was repeated: POST …/token makes another one. */
            token: string | null;
        };
        NewGroupBody: {
            /** @description People who are in it. */
            members?: string[];
            name: string;
        };
        NewOAuthClientBody: {
            /**
             * @description Left out: `client-secret`, or `none` where no secret can be kept.
             * @enum {string}
             */
            authentication?: "client-secret" | "none" | "private-key-jwt";
            /** @description Public JWKs, for `private-key-jwt`. */
            keys?: {
                [key: string]: unknown;
            }[];
            /**
             * @description `web`: its server keeps a secret. `browser`, `native`: everybody has it, and it keeps none. `machine`: it acts for itself; grant it roles
             *     like a person.
             * @enum {string}
             */
            kind: "browser" | "machine" | "native" | "web";
            /** @description People read it when they are asked. */
            name: string;
            /** @description Where people come back to; compared letter by letter. For `native` the port on 127.0.0.1 and [::1] may be any. */
            redirectUris?: string[];
            /** @description Permissions that it may ask for; you must hold them. What it may do is never more than whoever consents may. */
            scopes: string[];
        };
        NewOwner: {
            /** Format: email */
            email: string;
            name: string;
        };
        NewPersonView: {
            /** @description `usr_…` */
            userId: string;
        };
        NewRoleBody: {
            description?: string;
            /** @description Roles whose permissions it has as well; at most 8 stand on each other. */
            inherits?: string[];
            /** @description Unlike that of any other role. */
            name: string;
            permissions?: components["schemas"]["PermissionBody"][];
        };
        NewSecretView: {
            /** @description Shown this once; the one before opens nothing any more. */
            secret: string;
        };
        OAuthClientView: {
            /**
             * @example client-secret
             * @enum {string}
             */
            authentication: "client-secret" | "none" | "private-key-jwt";
            /** Format: date-time */
            changedAt: string;
            /** Format: date-time */
            createdAt: string;
            /** @description `app_…`, which is also its `client_id`. */
            id: string;
            keys: {
                [key: string]: unknown;
            }[];
            /**
             * @example web
             * @enum {string}
             */
            kind: "browser" | "machine" | "native" | "web";
            name: string;
            redirectUris: string[];
            scopes: string[];
            /**
             * Format: int64
             * @description Also the ETag.
             */
            version: number;
        };
        /** @description A page of a list, each row a OAuthClientView. */
        OAuthClientViewPage: {
            data: components["schemas"]["OAuthClientView"][];
            page: components["schemas"]["PageInfo"];
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
        OidcSettingsBody: {
            clientId: string;
            /** @description The claim that names the person's groups. Left out: `groups`. */
            groupsClaim?: string;
            /** @description As the provider writes it in its tokens, to the character. Its discovery document lies below it. */
            issuer: string;
            /** @description Left out: openid, email and profile. */
            scopes?: string[];
            /** @description The provider does not say `email_verified`, but its addresses in your proved domains can be relied on. Left out: no. */
            trustsEmail?: boolean;
        };
        OidcSettingsView: {
            clientId: string;
            groupsClaim: string;
            issuer: string;
            /** @description Register it at the provider, as it is. */
            redirectUrl: string;
            scopes: string[];
            trustsEmail: boolean;
        };
        OpenImpersonationBody: {
            /** Format: int32 */
            minutes: number;
            /** @description Why, in words; the tenant sees it. */
            reason: string;
            /** @description Number of the request for help. */
            ticket: string;
            /**
             * @description Whom to act as.
             * @example usr_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            userId: string;
        };
        OpenInvitationView: {
            /** Format: date-time */
            createdAt: string;
            email: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description `inv_…` */
            id: string;
            /** @description `rol_…` */
            roleId: string;
        };
        /** @description A page of a list, each row a OpenInvitationView. */
        OpenInvitationViewPage: {
            data: components["schemas"]["OpenInvitationView"][];
            page: components["schemas"]["PageInfo"];
        };
        OpenedImpersonation: {
            /** Format: date-time */
            expiresAt: string;
            /** @description `imp_…` */
            id: string;
            /** @description Send it as `Authorization: Bearer <token>`. Shown this once: null when the request was sent before. */
            token: string | null;
        };
        OperationProgress: {
            /**
             * Format: int64
             * @description Rows that are done.
             */
            done: number;
            /**
             * Format: int64
             * @description `null` until it is known.
             */
            total: number | null;
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
        ParkedEventFilter: {
            subscription?: string;
        };
        ParkedEventView: {
            /** Format: int64 */
            attempts: number;
            error: string;
            /** @description `evt_…`; `null` where the log no longer has the event. */
            eventId: string | null;
            eventType: string | null;
            /**
             * Format: int64
             * @description Later events that wait behind it, so that order is kept.
             */
            heldBehind: number;
            /** Format: date-time */
            parkedAt: string;
            /**
             * Format: int64
             * @description In the tenant's log; names the parked event together with the subscription.
             */
            position: number;
            /**
             * @description `parked`, or `retrying`: an operator has asked for it, and a worker has not come to it yet.
             * @enum {string}
             */
            status: "parked" | "retrying";
            subscription: string;
        };
        /** @description A page of a list, each row a ParkedEventView. */
        ParkedEventViewPage: {
            data: components["schemas"]["ParkedEventView"][];
            page: components["schemas"]["PageInfo"];
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
        PermissionView: {
            conditions: {
                [key: string]: unknown;
            } | null;
            fields: string[] | null;
            /** @description `prm_…` */
            id: string;
            /** @description Takes away in place of giving. */
            inverted: boolean;
            /** @description Names of the roles that lead to it: one for a permission of the role itself, more for one that is inherited. */
            path: string[];
            /** @example booking:read */
            permission: string;
            /** Format: int64 */
            priority: number;
        };
        /** @description A page of a list, each row a PermissionView. */
        PermissionViewPage: {
            data: components["schemas"]["PermissionView"][];
            page: components["schemas"]["PageInfo"];
        };
        PinKeyVersionBody: {
            /** @description One that `GET /v1/versions` lists. */
            version: string;
        };
        PlanBody: {
            /** @description Permissions that keys can have at the most, `booking:*`, and features of event types, `preview:fault-codes`; `*` is everything. */
            features: string[];
            name: string;
            quotas: components["schemas"]["PlanQuotaBody"][];
            /**
             * Format: int32
             * @description How long requests can be looked at; 0 keeps none.
             * @default 30
             */
            requestLogDays?: number;
            windows: components["schemas"]["PlanWindowBody"][];
        };
        PlanQuotaBody: {
            /**
             * Format: int32
             * @description So much in a calendar month (UTC).
             */
            amount: number;
            /** @description Whether more is refused. Else it is told at 80 and at 100 per cent, and goes on. */
            hard: boolean;
            /** @description `requests`, or a unit that is billed, such as `bookings.confirmed`. */
            unit: string;
        };
        PlanQuotaView: {
            /** Format: int64 */
            amount: number;
            /** @description Whether more is refused. */
            hard: boolean;
            /** @description `requests`, or a unit that is billed. */
            unit: string;
        };
        PlanView: {
            /** Format: date-time */
            changedAt: string;
            /** @description Permissions that keys can have at the most, and features of event types. */
            features: string[];
            id: string;
            name: string;
            quotas: components["schemas"]["PlanQuotaView"][];
            /** Format: int64 */
            requestLogDays: number;
            /** Format: int64 */
            version: number;
            windows: components["schemas"]["PlanWindowView"][];
        };
        /** @description A page of a list, each row a PlanView. */
        PlanViewPage: {
            data: components["schemas"]["PlanView"][];
            page: components["schemas"]["PageInfo"];
        };
        PlanWindowBody: {
            /** @description As the headers and the 429 name it. */
            name: string;
            /** @description Patterns of operation ids, `search*`. Left out, it counts every operation. */
            operations?: string[];
            /**
             * @description Who shares one count: all of the tenant, one key or session, one person over all sessions, or one address.
             * @enum {string}
             */
            per: "address" | "credential" | "person" | "tenant";
            /**
             * Format: int32
             * @description So many requests, each counted with its cost.
             */
            quota: number;
            /** Format: int32 */
            windowSeconds: number;
        };
        PlanWindowView: {
            /** @description As the headers and the 429 name it. */
            name: string;
            /** @description Patterns of operation ids; absent, it counts every operation. */
            operations?: string[];
            /**
             * @description Who shares one count.
             * @enum {string}
             */
            per: "address" | "credential" | "person" | "tenant";
            /** Format: int64 */
            quota: number;
            /** Format: int64 */
            windowSeconds: number;
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
        RebuildView: {
            error: components["schemas"]["SubscriptionError"] | null;
            /**
             * Format: int64
             * @description How far the new tables have come.
             */
            position: number;
            /** @description `requested`, `running`, `halted` or `cancelling`. */
            state: string;
            /**
             * Format: int64
             * @description Where the log ends.
             */
            total: number;
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
        RenameTenantBody: {
            name?: string;
            /** @description The old one leads here for 30 days more, and is nobody else's for as long. */
            slug?: string;
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
        RoleDraftBody: {
            inherits?: string[];
            permissions: components["schemas"]["PermissionBody"][];
            /**
             * @description The role that it would take the place of. Left out: a new one.
             * @example rol_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            roleId?: string;
        };
        RoleOfUserBody: {
            /** @description Under which circumstances it holds. Left out: under all. */
            context?: components["schemas"]["GrantContextBody"];
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
            /** @example rol_01jd7r6e5vf3xbnq2m8k4tw9za */
            roleId: string;
            /** @description Left out: the whole tenant. */
            scope?: components["schemas"]["GrantScopeBody"];
        };
        RolePatchBody: {
            description?: string;
            inherits?: string[];
            name?: string;
        };
        RoleView: {
            description: string;
            /** @description `rol_…` */
            id: string;
            /** @description `rol_…`: roles whose permissions it has as well. */
            inherits: string[];
            /** @description The same in every tenant, and not to be changed. */
            isReadyMade: boolean;
            name: string;
            /**
             * Format: int64
             * @description Of all the tenant's roles together, because they stand on each other. Also the ETag.
             */
            version: number;
        };
        /** @description A page of a list, each row a RoleView. */
        RoleViewPage: {
            data: components["schemas"]["RoleView"][];
            page: components["schemas"]["PageInfo"];
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
        SamlSettingsBody: {
            /** @description What it signs with: one certificate, or two while it changes them. PEM, or its base64 alone. */
            certificates: string[];
            /** @description The attribute that holds the e-mail address. `null` or left out: the NameID is the address. */
            emailAttribute?: string | null;
            /** @description As the provider writes it in its assertions. */
            entityId: string;
            groupsAttribute?: string | null;
            nameAttribute?: string | null;
            /** @description Where sign-ins are asked for, by HTTP-Redirect. */
            ssoUrl: string;
        };
        SamlSettingsView: {
            /** @description Where the provider posts its answers. */
            acsUrl: string;
            certificates: string[];
            emailAttribute: string | null;
            entityId: string;
            groupsAttribute: string | null;
            /** @description Our metadata, for providers that load it. */
            metadataUrl: string;
            nameAttribute: string | null;
            /** @description Our entity id at the provider. */
            ownEntityId: string;
            ssoUrl: string;
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
        SessionLimitsBody: {
            /**
             * Format: int32
             * @description It has ended after so long in any case.
             */
            absoluteHours: number;
            /**
             * Format: int32
             * @description A session that is not refreshed for so long has ended.
             */
            idleMinutes: number;
        };
        SessionLimitsView: {
            /** Format: int64 */
            absoluteHours: number;
            /** Format: int64 */
            idleMinutes: number;
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
        SignInPolicyBody: {
            /** @description Drivers and customers, on their phones. */
            appUsers: components["schemas"]["SessionLimitsBody"];
            /**
             * @description With `ssoRequired`: the owner with a password who comes in otherwise too, for the day when the provider is away: `usr_…`.
             * @default null
             * @example usr_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            breakGlassUserId?: string | null;
            /**
             * Format: int32
             * @description Least strength of a new password as zxcvbn scores it, 0 to 4.
             */
            leastPasswordScore: number;
            magicLinks: boolean;
            /**
             * Format: int32
             * @description So many sessions a person may have at a time.
             */
            mostSessions: number;
            /**
             * @description Who gets an account: those who are invited, or everybody who proves an e-mail address.
             * @enum {string}
             */
            registration: "invitation" | "open";
            /**
             * @description Whether people come in by a provider of identity only: some connection has to be on. Left out: no.
             * @default false
             */
            ssoRequired?: boolean;
            staff: components["schemas"]["SessionLimitsBody"];
            /**
             * @description What a sign-in beyond that does: end the oldest session, or be refused.
             * @enum {string}
             */
            whenFull: "oldest-out" | "refuse";
        };
        SignInPolicyView: {
            appUsers: components["schemas"]["SessionLimitsView"];
            /** @description `usr_…`: who comes in without a provider too. */
            breakGlassUserId: string | null;
            /** Format: int32 */
            leastPasswordScore: number;
            magicLinks: boolean;
            /** Format: int64 */
            mostSessions: number;
            /**
             * @description `invitation` or `open`; more may come.
             * @example invitation
             */
            registration: string;
            ssoRequired: boolean;
            staff: components["schemas"]["SessionLimitsView"];
            /**
             * Format: int64
             * @description 0: nobody has changed it yet.
             */
            version: number;
            /**
             * @description `oldest-out` or `refuse`; more may come.
             * @example oldest-out
             */
            whenFull: string;
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
        SsoAccessBody: {
            /**
             * @description The role of people who come for the first time. `null` or left out: nobody is made an account.
             * @example rol_01jd7r6e5vf3xbnq2m8k4tw9za
             */
            defaultRoleId?: string | null;
            /** @description Roles that members of the provider's groups have, looked at whenever they sign in. */
            roles?: components["schemas"]["GroupRoleBody"][];
            /** @description Values of `acr`, `amr` or AuthnContextClassRef that mean that a second factor was proved there. Left out: none. */
            secondLevel?: string[];
        };
        SsoAccessView: {
            /** @description `rol_…`, or `null`: nobody is made an account. */
            defaultRoleId: string | null;
            roles: components["schemas"]["GroupRoleView"][];
            secondLevel: string[];
        };
        SsoConnectionView: {
            access: components["schemas"]["SsoAccessView"];
            /** Format: date-time */
            changedAt: string;
            /** Format: date-time */
            createdAt: string;
            domains: components["schemas"]["SsoDomainView"][];
            /** @description `idp_…` */
            id: string;
            /** @enum {string} */
            kind: "oidc" | "saml";
            name: string;
            oidc: components["schemas"]["OidcSettingsView"] | null;
            saml: components["schemas"]["SamlSettingsView"] | null;
            /**
             * @description `draft`: test it; `tested`: switch it on; `on`: people sign in by it; `off`: they do no more.
             * @enum {string}
             */
            state: "draft" | "off" | "on" | "tested";
            /** Format: int64 */
            version: number;
        };
        /** @description A page of a list, each row a SsoConnectionView. */
        SsoConnectionViewPage: {
            data: components["schemas"]["SsoConnectionView"][];
            page: components["schemas"]["PageInfo"];
        };
        SsoDomainBody: {
            /** @description As it stands behind the @ of addresses. */
            domain: string;
        };
        SsoDomainView: {
            domain: string;
            /** Format: date-time */
            provedAt: string | null;
            /** @description The TXT record that proves it: its name … */
            recordName: string;
            /** @description … and its value. */
            recordValue: string;
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
        SteeringBody: {
            /** @description Why; stands in the tenant's log. */
            reason: string;
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
        StoryActor: {
            id: string;
            /** @description `user`, `api-key`, `operator`, `policy`, `job`, `system`. */
            kind: string;
            /** @description As they are called today; for a tenant's own people only. */
            name?: string;
        };
        StoryEvent: {
            actor: components["schemas"]["StoryActor"];
            /** @description The release that wrote it. */
            build: string | null;
            /** @description Kind of the stream. */
            category: string;
            /** @description The event of this story that led to it; `null` for what the request itself did. */
            causedBy: string | null;
            /** @description Id of the command, when it had one. */
            commandId: string | null;
            /** @description For a tenant's own people only. */
            data?: {
                [key: string]: unknown;
            };
            /**
             * Format: int64
             * @description Steps from the request: 0 for what it did itself.
             */
            depth: number;
            /** @description `evt_…` */
            id: string;
            /**
             * Format: int64
             * @description Place in the tenant's log.
             */
            position: number;
            /** Format: date-time */
            recordedAt: string;
            /** @description Where it came in: `api`, `policy`, `job`, `import`, `system`. */
            source: string;
            /** @description UUID of the stream. */
            streamId: string;
            type: string;
            /**
             * Format: int64
             * @description Place in the stream.
             */
            version: number;
        };
        StoryView: {
            /** @description The `X-Request-Id` of the answer to the request that it begins with. */
            correlationId: string;
            /** @description In the order of the log, at most 1,000. */
            events: components["schemas"]["StoryEvent"][];
            /** @description Whether that is all of it. */
            isComplete: boolean;
        };
        SubscriptionError: {
            message: string;
            /**
             * Format: int64
             * @description Of the event that is to blame, where one is.
             */
            position: number | null;
        };
        SubscriptionLag: {
            /**
             * Format: int64
             * @description Events between where it stands and the end of the log.
             */
            events: number;
            /**
             * Format: double
             * @description Age of the oldest of them.
             */
            seconds: number;
        };
        SubscriptionView: {
            /**
             * Format: int64
             * @description Failures in a row of what it is trying.
             */
            attempts: number;
            error: components["schemas"]["SubscriptionError"] | null;
            /**
             * Format: int64
             * @description Where the log ends.
             */
            head: number;
            /**
             * Format: int64
             * @description Later events that wait behind them.
             */
            heldBack: number;
            /** @description `projection`, `policy`, `process` or `feed`; `null` where no worker has met the tenant yet. */
            kind: string | null;
            lag: components["schemas"]["SubscriptionLag"];
            /** @description `booking.bookings` */
            name: string;
            /**
             * Format: int64
             * @description Events that are set aside because their handling kept failing.
             */
            parked: number;
            /**
             * Format: int64
             * @description Where it stands in the log.
             */
            position: number;
            rebuild: components["schemas"]["RebuildView"] | null;
            /**
             * @description `live`, `catching-up`, `paused`, `halted`, `rebuilding` or `retired`.
             * @enum {string}
             */
            state: "catching-up" | "halted" | "live" | "paused" | "rebuilding" | "retired";
            /** Format: date-time */
            updatedAt: string;
        };
        /** @description A page of a list, each row a SubscriptionView. */
        SubscriptionViewPage: {
            data: components["schemas"]["SubscriptionView"][];
            page: components["schemas"]["PageInfo"];
        };
        SuspendTenantBody: {
            /** @description For the operators; the tenant's people are not shown it. */
            reason: string;
        };
        TenantEndpointView: {
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
            /** @enum {string} */
            state: "active" | "disabled" | "paused";
            /**
             * Format: double
             * @description Of 1; `null` where nothing was tried.
             */
            successShare: number | null;
            /** Format: int64 */
            tries: number;
        };
        TenantOperationList: {
            data: components["schemas"]["TenantOperationView"][];
        };
        TenantOperationView: {
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it begins, at the earliest.
             */
            dueAt: string;
            /** @description Why it failed, or what it waits for. */
            error: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            /** @description `op_…` */
            id: string;
            /** @description `export`, `deletion`, `restore` or `move`. */
            kind: string;
            progress: components["schemas"]["OperationProgress"];
            /** @description What has come of it; depends on the kind. */
            result: {
                [key: string]: unknown;
            };
            /** @description `waiting`, `running`, `done`, `failed` or `cancelled`. */
            state: string;
            /** @description `tnt_…` */
            tenantId: string;
        };
        TenantPlanView: {
            features: string[];
            /** @description `default` where the tenant is on none and the installation's settings hold. */
            planId: string;
            quotas: components["schemas"]["PlanQuotaView"][];
            /** Format: int64 */
            requestLogDays: number;
            windows: components["schemas"]["PlanWindowView"][];
        };
        TenantView: {
            /** @description The database that it lives in; `home` is the installation's own. */
            cell: string;
            /** Format: date-time */
            createdAt: string;
            /** @description `tnt_…` */
            id: string;
            name: string;
            /** @description Why it is suspended, or to be deleted. */
            reason: string | null;
            /** @description The tenant whose test data these are; `null` for a tenant itself. */
            sandboxOf: string | null;
            slug: string;
            /** @description `provisioning`, `restoring`, `live`, `suspended`, `moving` or `deleting`. */
            status: string;
        };
        /** @description A page of a list, each row a TenantView. */
        TenantViewPage: {
            data: components["schemas"]["TenantView"][];
            page: components["schemas"]["PageInfo"];
        };
        TenantWebhooksView: {
            endpointStates: components["schemas"]["EndpointStateCounts"];
            /** @description How the tries of the period went at each: the first 1,000 in the order in which they were made. */
            endpoints: components["schemas"]["TenantEndpointView"][];
            /** Format: double */
            oldestPendingSeconds: number | null;
            /** @description Why, as the operator has said it. */
            pauseReason: string | null;
            /** @description Since when nothing is sent for the tenant, because the operator has paused it; `null`: it is sent. */
            pausedSince: string | null;
            /**
             * Format: int64
             * @description Messages that are still to be delivered, at disabled endpoints too; 10,000 of an endpoint stand for that many and more.
             */
            pending: number;
            /**
             * Format: double
             * @description For how long the message has been due that is due for longest, at endpoints that are not disabled; `null`: none is.
             */
            queueSeconds: number | null;
            /**
             * Format: double
             * @description Of the period, of all endpoints together; `null` where nothing was tried.
             */
            successShare: number | null;
        };
        TestMessageBody: {
            /** @description A type of the catalogue, whose example is sent. Left out, a message of type `webhook.test` that says nothing more. */
            eventType?: string;
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
        UserView: {
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Since when the account cannot be used.
             */
            disabledAt: string | null;
            email: string;
            /**
             * Format: date-time
             * @description When the person proved that the address is theirs.
             */
            emailVerifiedAt: string | null;
            /** @description `usr_…` */
            id: string;
            name: string;
            /** @description `owner` or `staff`; more may come. */
            role: string;
        };
        /** @description A page of a list, each row a UserView. */
        UserViewPage: {
            data: components["schemas"]["UserView"][];
            page: components["schemas"]["PageInfo"];
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
        WebhookSteeringBody: {
            /** @description Why; stands in the tenant's log. */
            reason: string;
        };
        WebhookTenant: {
            /** @description `tnt_…` */
            id: string;
            /** @description `null` where the tenant is gone. */
            slug: string | null;
        };
        WebhookTenantView: {
            endpointStates: components["schemas"]["EndpointStateCounts"];
            /** @description Whether somebody should look at it: a message is late by a minute, nothing is sent, or an endpoint is paused or was disabled by what failed. */
            isTroubled: boolean;
            /**
             * Format: double
             * @description For how long the oldest of them has waited.
             */
            oldestPendingSeconds: number | null;
            /** @description Since when the operator has nothing sent for it; `null`: it is sent. */
            pausedSince: string | null;
            /**
             * Format: int64
             * @description Messages that are still to be delivered, at endpoints that are not disabled; 10,000 of an endpoint stand for that many and more.
             */
            pending: number;
            /**
             * Format: double
             * @description For how long the message has been due that is due for longest; `null`: none is.
             */
            queueSeconds: number | null;
            /**
             * Format: date-time
             * @description When a worker last looked: once a minute where something changes, else every ten minutes.
             */
            seenAt: string;
            /**
             * Format: double
             * @description Of these tries; `null` where nothing was tried.
             */
            successShare: number | null;
            tenant: components["schemas"]["WebhookTenant"];
            /**
             * Format: int64
             * @description Of the hour before, the newest 10,000.
             */
            tries: number;
            /**
             * Format: double
             * @description The same of the endpoint at which the largest part failed.
             */
            worstSuccessShare: number | null;
        };
        /** @description A page of a list, each row a WebhookTenantView. */
        WebhookTenantViewPage: {
            data: components["schemas"]["WebhookTenantView"][];
            page: components["schemas"]["PageInfo"];
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
        WhoView: {
            because: components["schemas"]["RuleView"][];
            principal: components["schemas"]["HolderView"];
        };
        /** @description A page of a list, each row a WhoView. */
        WhoViewPage: {
            data: components["schemas"]["WhoView"][];
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
    listAuditRecords: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description Conditions by field, all of which hold: `filter[status]=open`. */
                filter?: components["schemas"]["AuditFilter"];
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
                    "application/json": components["schemas"]["AuditRecordViewPage"];
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
    exportAudit: {
        parameters: {
            query?: {
                /**
                 * @description ndjson: a record a line. csv: the same for spreadsheets, safe against formulas. ocsf: events of the Open Cybersecurity Schema Framework, a line each. trail: the whole trail as `clutch audit verify` reads it, without a filter.
                 * @example csv
                 */
                format?: "csv" | "ndjson" | "ocsf" | "trail";
                /** @description Conditions by field, all of which hold: `filter[status]=open`. */
                filter?: components["schemas"]["AuditFilter"];
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
                    "application/x-ndjson": string;
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
    listAuditHeads: {
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
                    "application/json": components["schemas"]["AuditHeadViewPage"];
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
    listAuditKeys: {
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
                    "application/json": components["schemas"]["AuditKeyList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getAuditPolicy: {
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
                    "application/json": components["schemas"]["AuditPolicyView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    changeAuditPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuditPolicyBody"];
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
                    "application/json": components["schemas"]["AuditPolicyView"];
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
    proveAuditConsistency: {
        parameters: {
            query: {
                /**
                 * @description Size of the earlier head.
                 * @example 1
                 */
                from: number;
                /**
                 * @description Size of the later head.
                 * @example 1
                 */
                to: number;
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
                    "application/json": components["schemas"]["AuditProofView"];
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
    proveAuditInclusion: {
        parameters: {
            query: {
                /**
                 * @description Position of the record.
                 * @example 1
                 */
                position: number;
                /**
                 * @description Size of the signed head that the record is to be in.
                 * @example 1
                 */
                size: number;
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
                    "application/json": components["schemas"]["AuditProofView"];
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
    getAuditSink: {
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
                    "application/json": components["schemas"]["AuditSinkView"];
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
    setAuditSink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuditSinkBody"];
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
                    "application/json": components["schemas"]["ChangedAuditSinkView"];
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
    removeAuditSink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
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
    listAccessCases: {
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
                    "application/json": components["schemas"]["CaseViewPage"];
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
    keepAccessCase: {
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
                "application/json": components["schemas"]["CaseBody"];
            };
        };
        responses: {
            /** @description The case is kept. */
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
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    removeAccessCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the case.
                 * @example cas_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The case is not looked at any more. */
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
    listDirectories: {
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
                    "application/json": components["schemas"]["DirectoryViewPage"];
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
    createDirectory: {
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
                "application/json": components["schemas"]["NewDirectoryBody"];
            };
        };
        responses: {
            /** @description The directory may begin. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewDirectoryView"];
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
    getDirectory: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that is already known: if it is still the one, 304. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the directory.
                 * @example dir_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                directoryId: string;
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
                    "application/json": components["schemas"]["DirectoryView"];
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
    deleteDirectory: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the directory.
                 * @example dir_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                directoryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The directory is gone. */
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
    changeDirectory: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match": string;
            };
            path: {
                /**
                 * @description Id of the directory.
                 * @example dir_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                directoryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DirectoryPatchBody"];
                "application/merge-patch+json": components["schemas"]["DirectoryPatchBody"];
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
                    "application/json": components["schemas"]["DirectoryView"];
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
    handOverPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the directory.
                 * @example dir_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                directoryId: string;
                /**
                 * @description Id of the user.
                 * @example usr_01jd7r6e5vf3xbnq2m8k4tw9a1
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOverBody"];
            };
        };
        responses: {
            /** @description The directory knows the person. */
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
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    takeBackPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the directory.
                 * @example dir_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                directoryId: string;
                /**
                 * @description Id of the user.
                 * @example usr_01jd7r6e5vf3xbnq2m8k4tw9a1
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The directory does not know the person. */
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
    rotateDirectoryToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the directory.
                 * @example dir_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                directoryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This token is the one. */
            201: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryTokenView"];
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
                 * @example key_V5ltF3GNq5p5
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
                 * @example key_Udl0rfkahq08
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
                 * @example key_V5ltF3GNq5p5
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
                 * @example key_Udl0rfkahq08
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
                 * @example key_Udl0rfkahq08
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
                 * @example key_Udl0rfkahq08
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
                 * @example key_V5ltF3GNq5p5
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
    listGrants: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description Conditions by field, all of which hold: `filter[status]=open`. */
                filter?: components["schemas"]["GrantFilter"];
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
                    "application/json": components["schemas"]["GrantViewPage"];
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
    giveGrant: {
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
                "application/json": components["schemas"]["GrantBody"];
            };
        };
        responses: {
            /** @description The role is granted. */
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
    getGrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the grant.
                 * @example grt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                grantId: string;
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
                    "application/json": components["schemas"]["GrantView"];
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
    revokeGrant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the grant.
                 * @example grt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                grantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The grant is taken back. */
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
    listGroups: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description Comparisons that must all hold: filter[field]=value, or filter[field][operator]=value. */
                filter?: {
                    /** @description an id that begins with grp_. */
                    id?: string | {
                        /** @example grp_01jd7r6e5vf3xbnq2m8k4tw9za */
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @example grp_01jd7r6e5vf3xbnq2m8k4tw9za */
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
                /** @description Up to three of id, name, separated by commas, each with - in front for the other direction. */
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
                    "application/json": components["schemas"]["GroupViewPage"];
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
    createGroup: {
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
                "application/json": components["schemas"]["NewGroupBody"];
            };
        };
        responses: {
            /** @description The group was made. */
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
    getGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that is already known: if it is still the one, 304. */
                "If-None-Match"?: string;
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
                    "application/json": components["schemas"]["GroupView"];
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
    deleteGroup: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match": string;
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
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    changeGroup: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match": string;
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
                "application/json": components["schemas"]["GroupPatchBody"];
                "application/merge-patch+json": components["schemas"]["GroupPatchBody"];
            };
        };
        responses: {
            /** @description The group is as it should be. */
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
    listImpersonations: {
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
                    "application/json": components["schemas"]["ImpersonationViewPage"];
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
    endImpersonation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the impersonation.
                 * @example imp_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                impersonationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
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
    listInvitations: {
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
                    "application/json": components["schemas"]["OpenInvitationViewPage"];
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
    inviteUser: {
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
                "application/json": components["schemas"]["InvitationBody"];
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
                    "application/json": components["schemas"]["InvitationView"];
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
    withdrawInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the invitation.
                 * @example inv_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation is withdrawn. */
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
    listLaggingSubscriptions: {
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
                    "application/json": components["schemas"]["LaggingSubscriptionViewPage"];
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
    getMfaPolicy: {
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
                    "application/json": components["schemas"]["MfaPolicyView"];
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
    changeMfaPolicy: {
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
                "application/json": components["schemas"]["MfaPolicyBody"];
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
                    "application/json": components["schemas"]["MfaPolicyView"];
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
    listOAuthClients: {
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
                    "application/json": components["schemas"]["OAuthClientViewPage"];
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
    createOAuthClient: {
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
                "application/json": components["schemas"]["NewOAuthClientBody"];
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
                    "application/json": components["schemas"]["MadeOAuthClient"];
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
    getOAuthClient: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that is already known: if it is still the one, 304. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the app.
                 * @example app_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                appId: string;
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
                    "application/json": components["schemas"]["OAuthClientView"];
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
    removeOAuthClient: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the app.
                 * @example app_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                appId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The app is gone. */
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
    changeOAuthClient: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match": string;
            };
            path: {
                /**
                 * @description Id of the app.
                 * @example app_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                appId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeOAuthClientBody"];
                "application/merge-patch+json": components["schemas"]["ChangeOAuthClientBody"];
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
    replaceOAuthClientSecret: {
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
                 * @description Id of the app.
                 * @example app_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                appId: string;
            };
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
                    "application/json": components["schemas"]["NewSecretView"];
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
    getTenantOperation: {
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
                    "application/json": components["schemas"]["TenantOperationView"];
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
    getTenantArchive: {
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
                    "application/x-tar": string;
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
    listPlans: {
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
                    "application/json": components["schemas"]["PlanViewPage"];
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
    getPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that is already known: if it is still the one, 304. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the plan.
                 * @example matrix
                 */
                planId: string;
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
                    "application/json": components["schemas"]["PlanView"];
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
    putPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the plan.
                 * @example matrix
                 */
                planId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanBody"];
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
                    "application/json": components["schemas"]["PlanView"];
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
    deletePlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the plan.
                 * @example matrix
                 */
                planId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plan is gone. */
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
    listRoles: {
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
                    "application/json": components["schemas"]["RoleViewPage"];
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
    createRole: {
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
                "application/json": components["schemas"]["NewRoleBody"];
            };
        };
        responses: {
            /** @description The role was made. */
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
    getRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that is already known: if it is still the one, 304. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the role.
                 * @example rol_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                roleId: string;
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
                    "application/json": components["schemas"]["RoleView"];
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
    deleteRole: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match": string;
                /** @description Makes a change that breaks a kept case (409 `role.breaks-case`), and why; both are in the audit trail. Percent-encoded UTF-8. */
                "Clutch-Force-Reason"?: string;
            };
            path: {
                /**
                 * @description Id of the role.
                 * @example rol_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                roleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The role is gone. */
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
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    changeRole: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match": string;
                /** @description Makes a change that breaks a kept case (409 `role.breaks-case`), and why; both are in the audit trail. Percent-encoded UTF-8. */
                "Clutch-Force-Reason"?: string;
            };
            path: {
                /**
                 * @description Id of the role.
                 * @example rol_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                roleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RolePatchBody"];
                "application/merge-patch+json": components["schemas"]["RolePatchBody"];
            };
        };
        responses: {
            /** @description The role is as it should be. */
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
    listRolePermissions: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the role.
                 * @example rol_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                roleId: string;
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
                    "application/json": components["schemas"]["PermissionViewPage"];
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
    addRolePermission: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a change that breaks a kept case (409 `role.breaks-case`), and why; both are in the audit trail. Percent-encoded UTF-8. */
                "Clutch-Force-Reason"?: string;
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the role.
                 * @example rol_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                roleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PermissionBody"];
            };
        };
        responses: {
            /** @description The role has the permission. */
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
    removeRolePermission: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a change that breaks a kept case (409 `role.breaks-case`), and why; both are in the audit trail. Percent-encoded UTF-8. */
                "Clutch-Force-Reason"?: string;
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the role.
                 * @example rol_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                roleId: string;
                /**
                 * @description Id of the permission.
                 * @example prm_01jd7r6e5vf3xbnq2m8k4tw9a1
                 */
                permissionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The role does not have the permission any more. */
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
    getSignInPolicy: {
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
                    "application/json": components["schemas"]["SignInPolicyView"];
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
    changeSignInPolicy: {
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
                "application/json": components["schemas"]["SignInPolicyBody"];
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
                    "application/json": components["schemas"]["SignInPolicyView"];
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
    listSsoConnections: {
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
                    "application/json": components["schemas"]["SsoConnectionViewPage"];
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
    createSsoConnection: {
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
                "application/json": components["schemas"]["CreateSsoConnectionBody"];
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
                    "application/json": components["schemas"]["SsoConnectionView"];
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
    getSsoConnection: {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag that is already known: if it is still the one, 304. */
                "If-None-Match"?: string;
            };
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
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoConnectionView"];
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
    deleteSsoConnection: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
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
            /** @description Nobody comes in by it any more. */
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
    changeSsoConnection: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match": string;
            };
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
                "application/json": components["schemas"]["ChangeSsoConnectionBody"];
                "application/merge-patch+json": components["schemas"]["ChangeSsoConnectionBody"];
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
                    "application/json": components["schemas"]["SsoConnectionView"];
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
    claimSsoDomain: {
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
                 * @description Id of the connection.
                 * @example idp_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                connectionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SsoDomainBody"];
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
                    "application/json": components["schemas"]["SsoConnectionView"];
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
    releaseSsoDomain: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the connection.
                 * @example idp_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                connectionId: string;
                /**
                 * @description The domain.
                 * @example nile-garage.example
                 */
                domain: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection does not hold it any more. */
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
    proveSsoDomain: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the connection.
                 * @example idp_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                connectionId: string;
                /**
                 * @description The domain.
                 * @example nobody.example
                 */
                domain: string;
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
                    "application/json": components["schemas"]["SsoConnectionView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    unlinkSso: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the connection.
                 * @example idp_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                connectionId: string;
                /**
                 * @description Id of the user.
                 * @example usr_01jd7r6e5vf3xbnq2m8k4tw9a1
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At this provider they are nobody to us any more. */
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
    testSsoConnection: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
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
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            502: components["responses"]["Problem502"];
            503: components["responses"]["Problem503"];
        };
    };
    getStory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The X-Request-Id of the answer to a request.
                 * @example req_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                correlation: string;
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
                    "application/json": components["schemas"]["StoryView"];
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
    listSubscriptions: {
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
                    "application/json": components["schemas"]["SubscriptionViewPage"];
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
    listTenants: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description `sandboxes`: those that hold test data are listed as well. */
                include?: "sandboxes";
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
                    "application/json": components["schemas"]["TenantViewPage"];
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
    createTenant: {
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
                "application/json": components["schemas"]["CreateTenantBody"];
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
                    "application/json": components["schemas"]["CreatedTenant"];
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
    getTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
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
                    "application/json": components["schemas"]["TenantView"];
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
    renameTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenameTenantBody"];
                "application/merge-patch+json": components["schemas"]["RenameTenantBody"];
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
                    "application/json": components["schemas"]["TenantView"];
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
    listTenantAuditRecords: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description Conditions by field, all of which hold: `filter[status]=open`. */
                filter?: components["schemas"]["AuditFilter"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
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
                    "application/json": components["schemas"]["AuditRecordViewPage"];
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
    deleteTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteTenantBody"];
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
                    "application/json": components["schemas"]["TenantView"];
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
    cancelTenantDeletion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
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
                    "application/json": components["schemas"]["TenantView"];
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
    getEventArchive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
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
                    "application/json": components["schemas"]["EventArchiveView"];
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
    limitEventArchive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LimitArchiveBody"];
                "application/merge-patch+json": components["schemas"]["LimitArchiveBody"];
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
                    "application/json": components["schemas"]["EventArchiveView"];
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
    archiveStreams: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArchiveStreamsBody"];
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
                    "application/json": components["schemas"]["ArchivedStreams"];
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
    exportTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ExportTenantBody"];
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
                    "application/json": components["schemas"]["TenantOperationView"];
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
    listTenantImpersonations: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
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
                    "application/json": components["schemas"]["ImpersonationViewPage"];
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
    openImpersonation: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key": string;
            };
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenImpersonationBody"];
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
                    "application/json": components["schemas"]["OpenedImpersonation"];
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
    endTenantImpersonation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that is to be changed, or * for any. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
                /**
                 * @description Id of the impersonation.
                 * @example imp_01jd7r6e5vf3xbnq2m8k4tw9a1
                 */
                impersonationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
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
    listTenantOperations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
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
                    "application/json": components["schemas"]["TenantOperationList"];
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
    listParkedEvents: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description Conditions by field, all of which hold: `filter[status]=open`. */
                filter?: components["schemas"]["ParkedEventFilter"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
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
                    "application/json": components["schemas"]["ParkedEventViewPage"];
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
    getTenantPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
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
                    "application/json": components["schemas"]["TenantPlanView"];
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
    assignTenantPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignPlanBody"];
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
                    "application/json": components["schemas"]["TenantPlanView"];
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
    resumeTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
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
                    "application/json": components["schemas"]["TenantView"];
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
    getTenantStory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
                /**
                 * @description The X-Request-Id of the answer to a request.
                 * @example req_01jd7r6e5vf3xbnq2m8k4tw9a1
                 */
                correlation: string;
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
                    "application/json": components["schemas"]["StoryView"];
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
    listTenantSubscriptions: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
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
                    "application/json": components["schemas"]["SubscriptionViewPage"];
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
    getTenantSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
                /**
                 * @description The subscription.
                 * @example fleet.open-maintenance-need
                 */
                subscription: string;
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
                    "application/json": components["schemas"]["SubscriptionView"];
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
    retryParkedEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
                /**
                 * @description The subscription.
                 * @example fleet.open-maintenance-need
                 */
                subscription: string;
                /**
                 * @description The position.
                 * @example 6
                 */
                position: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SteeringBody"];
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
                    "application/json": components["schemas"]["SubscriptionView"];
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
    skipParkedEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
                /**
                 * @description The subscription.
                 * @example fleet.open-maintenance-need
                 */
                subscription: string;
                /**
                 * @description The position.
                 * @example 7
                 */
                position: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SteeringBody"];
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
                    "application/json": components["schemas"]["SubscriptionView"];
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
    pauseSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
                /**
                 * @description The subscription.
                 * @example fleet.vehicles
                 */
                subscription: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SteeringBody"];
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
                    "application/json": components["schemas"]["SubscriptionView"];
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
    rebuildSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
                /**
                 * @description The subscription.
                 * @example fleet.vehicles
                 */
                subscription: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SteeringBody"];
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
                    "application/json": components["schemas"]["SubscriptionView"];
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
    cancelRebuild: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
                /**
                 * @description The subscription.
                 * @example fleet.vehicles
                 */
                subscription: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SteeringBody"];
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
                    "application/json": components["schemas"]["SubscriptionView"];
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
    resumeSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
                /**
                 * @description The subscription.
                 * @example fleet.vehicles
                 */
                subscription: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SteeringBody"];
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
                    "application/json": components["schemas"]["SubscriptionView"];
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
    suspendTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuspendTenantBody"];
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
                    "application/json": components["schemas"]["TenantView"];
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
    getTenantUsage: {
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
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
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
                    "application/json": components["schemas"]["UsageReport"];
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
    getTenantWebhooks: {
        parameters: {
            query?: {
                /** @description How far back the tries are counted; the newest 100,000. */
                period?: "day" | "hour";
            };
            header?: never;
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
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
                    "application/json": components["schemas"]["TenantWebhooksView"];
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
    pauseTenantWebhooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookSteeringBody"];
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
                    "application/json": components["schemas"]["TenantWebhooksView"];
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
    resumeTenantWebhooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id of the tenant.
                 * @example tnt_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookSteeringBody"];
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
                    "application/json": components["schemas"]["TenantWebhooksView"];
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
    listUsers: {
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
                    disabledAt?: string | {
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
                    email?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        ne?: string;
                        prefix?: string;
                    };
                    /** @description a time with a zone, as in 2026-12-01T09:00:00Z. */
                    emailVerifiedAt?: string | {
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
                    /** @description an id that begins with usr_. */
                    id?: string | {
                        /** @example usr_01jd7r6e5vf3xbnq2m8k4tw9za */
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        /** @example usr_01jd7r6e5vf3xbnq2m8k4tw9za */
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
                    /** @description a text of 1 to 200 characters. */
                    role?: string | {
                        contains?: string;
                        eq?: string;
                        /** @description Values separated by commas. */
                        in?: string;
                        ne?: string;
                        prefix?: string;
                    };
                };
                /** @description Up to three of id, email, name, createdAt, separated by commas, each with - in front for the other direction. */
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
                    "application/json": components["schemas"]["UserViewPage"];
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
    disableUser: {
        parameters: {
            query?: never;
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
            /** @description The account is disabled. */
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
    enableUser: {
        parameters: {
            query?: never;
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
            /** @description The account may be used. */
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
    resetUserFactors: {
        parameters: {
            query?: never;
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
            /** @description The person signs in without a factor, and sets one up if one is demanded. */
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
    listUserRoles: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
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
                    "application/json": components["schemas"]["GrantViewPage"];
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
    giveUserRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours. */
                "Idempotency-Key"?: string;
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
                "application/json": components["schemas"]["RoleOfUserBody"];
            };
        };
        responses: {
            /** @description The role is granted. */
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
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    revokeUserRole: {
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
                /**
                 * @description Id of the grant.
                 * @example grt_01jd7r6e5vf3xbnq2m8k4tw9a1
                 */
                grantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The role is taken back. */
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
    listUserSessions: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
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
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    endUserSessions: {
        parameters: {
            query?: never;
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
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    endUserSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the user.
                 * @example usr_01jd7r6e5vf3xbnq2m8k4tw9a0
                 */
                userId: string;
                /**
                 * @description Id of the session.
                 * @example ses_01jd7r6e5vf3xbnq2m8k4tw9a1
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
    listWebhookTenants: {
        parameters: {
            query?: {
                /** @description Rows of a page. More than 100 is read as 100. */
                limit?: number;
                /** @description Where the page begins: nextCursor or prevCursor of an earlier page. */
                cursor?: string;
                /** @description `troubled`: only tenants that somebody should look at. */
                only?: "troubled";
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
                    "application/json": components["schemas"]["WebhookTenantViewPage"];
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
    getBranding: {
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
                    "application/json": components["schemas"]["BrandView"];
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
    changeBranding: {
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
                "application/json": components["schemas"]["BrandBody"];
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
                    "application/json": components["schemas"]["BrandView"];
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
    proveBrandingHost: {
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
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandView"];
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
}
