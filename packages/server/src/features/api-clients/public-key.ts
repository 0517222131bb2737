/** A public key as it is kept: a JSON Web Key (RFC 7517) with the one algorithm that it is used with. */
export type PublicKey = {
  readonly kty: 'EC' | 'OKP' | 'RSA';
  readonly kid: string;
  readonly alg: 'ES256' | 'EdDSA' | 'PS256' | 'RS256';
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
  readonly n?: string;
  readonly e?: string;
};

/** What an assertion may be signed with; `Ed25519` is the newer name of what keys call `EdDSA` (RFC 9864). */
export const signingAlgorithms = ['ES256', 'EdDSA', 'Ed25519', 'PS256', 'RS256'] as const;

/** Whether a key is meant for a signature's algorithm. */
export function isForAlgorithm(key: PublicKey, algorithm: string | undefined): boolean {
  return key.alg === (algorithm === 'Ed25519' ? 'EdDSA' : algorithm);
}
