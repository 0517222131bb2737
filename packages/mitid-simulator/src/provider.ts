import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import { interactionPolicy, Provider } from 'oidc-provider';
import type { Configuration, ErrorOut, KoaContextWithOIDC } from 'oidc-provider';
import type { BoundedMemory } from './bounded-memory.ts';
import type { IdentityClaims } from './identity.ts';
import { memoryAdapter } from './memory-adapter.ts';

/** A system that may send people here to log in. */
export type SimulatorClient = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
};

/** What the OpenID provider needs from its surroundings. */
export type ProviderSurroundings = {
  readonly issuer: string;
  readonly clients: readonly SimulatorClient[];
  /** The claims of each log-in under the id of its grant: two log-ins of one person may differ in level. */
  readonly logIns: BoundedMemory<IdentityClaims>;
  readonly renderError: (context: KoaContextWithOIDC, out: ErrorOut) => void;
};

/** How long the claims of a log-in are kept: longer than its code and its access token live. */
export const logInSeconds = 900;

/** Where the log-in page of one authorisation request is. */
export function logInPath(interactionId: string): string {
  return `/log-in/${interactionId}`;
}

/** An OpenID provider with new keys; everything it knows is in memory and gone when the process ends. */
export async function makeProvider(surroundings: ProviderSurroundings): Promise<Provider> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const provider = new Provider(surroundings.issuer, {
    ...fixedConfiguration,
    adapter: memoryAdapter(),
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig' }] },
    clients: surroundings.clients.map((client) => ({
      client_id: client.clientId,
      client_secret: client.clientSecret,
      redirect_uris: [...client.redirectUris],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_post',
    })),
    cookies: { ...cookies, keys: [randomBytes(32).toString('base64url')] },
    interactions: { policy: alwaysAsk(), url: (_context, interaction) => logInPath(interaction.uid) },
    renderError: surroundings.renderError,
    findAccount: (context, accountId, token) => {
      const grantId = token?.grantId ?? context.oidc.result?.consent?.grantId;
      const claims = grantId === undefined ? undefined : surroundings.logIns.get(grantId);
      return claims === undefined ? undefined : { accountId, claims: () => ({ ...claims }) };
    },
  });
  // Behind a proxy that ends TLS the cookies must still be marked as secure.
  provider.proxy = true;
  return provider;
}

// Browsers share cookies between the ports of a host: these names must not meet those of the application next door.
const cookies = {
  names: { session: 'demo_eid_session', interaction: 'demo_eid_interaction', resume: 'demo_eid_resume' },
  long: { httpOnly: true, sameSite: 'lax', signed: true },
  short: { httpOnly: true, sameSite: 'lax', signed: true },
} as const;

const fixedConfiguration: Configuration = {
  claims: {
    openid: ['sub'],
    profile: ['name', 'given_name', 'family_name', 'birthdate'],
    mitid: ['dk.cpr', 'loa', 'ial', 'aal', 'transaction_id', 'eid_kind'],
  },
  // Many brokers put all claims into the id token; without this they would be at the user info endpoint alone.
  conformIdTokenClaims: false,
  clientAuthMethods: ['client_secret_post'],
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  discovery: { ui_locales_supported: ['da', 'en'] },
  enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
  expiresWithSession: () => false,
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
  pkce: { required: () => true },
  responseTypes: ['code'],
  scopes: ['openid'],
  ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 900, IdToken: 600, Interaction: 3_600, Session: 60 },
};

/** Asks who logs in at every authorisation request; consent is given together with the log-in. */
function alwaysAsk(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  const logIn = policy.get('login');
  if (logIn === undefined) throw new Error('The default policy of the OpenID provider has no log-in.');
  logIn.checks.clear();
  logIn.checks.add(
    new interactionPolicy.Check('log-in', 'every request asks who logs in', (context) => {
      return context.oidc.result?.login === undefined;
    }),
  );
  return policy;
}
