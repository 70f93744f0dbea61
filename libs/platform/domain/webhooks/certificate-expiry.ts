/** So many days before a client's certificate expires its owners are told, once each; 0: it has expired. */
export const CERTIFICATE_STEPS = [30, 7, 1, 0] as const;
export type CertificateStep = (typeof CERTIFICATE_STEPS)[number];
