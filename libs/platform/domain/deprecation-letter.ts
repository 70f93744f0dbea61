/** What a letter about a deprecated operation names. */
export interface DeprecationLetterFacts {
  /** Of the reader. */
  readonly name: string;
  readonly tenant: string;
  readonly credentialId: string;
  readonly operationId: string;
  readonly sunset: string;
  readonly successor: string;
  readonly link: string;
}

type Letter = { readonly subject: string; readonly text: string };

/** The letter to those who answer for a tenant. @param locale BCP 47; what is not Arabic is English */
export function deprecationLetter(locale: string, facts: DeprecationLetterFacts): Letter {
  const { name, tenant, credentialId, operationId, sunset, successor, link } = facts;
  if (locale.toLowerCase().startsWith('ar'))
    return {
      subject: `عملية ستتوقف في ${sunset}: ${operationId}`,
      text: [
        `مرحبًا ${name}،`,
        `ما زال ${credentialId} لدى ${tenant} يستخدم العملية ${operationId} التي قد تتوقف بعد ${sunset}.`,
        `استخدموا ${successor} بدلًا منها: ${link}`,
      ].join('\n\n'),
    };
  return {
    subject: `An operation ends on ${sunset}: ${operationId}`,
    text: [
      `Hello ${name},`,
      `${credentialId} of ${tenant} still uses the operation ${operationId}, which may be gone after ${sunset}.`,
      `Use ${successor} in its place: ${link}`,
    ].join('\n\n'),
  };
}
