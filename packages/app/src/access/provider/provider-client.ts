import * as oidc from "openid-client";
import { RapporteurError } from "@rapporteur/core/base";
import type { ServerContext } from "../../library/server-context.ts";
import { demandAcr, toldBy, type ToldOfPerson } from "./provider-claims.ts";

/** Somebody as a provider vouches for them. */
export interface ProviderPerson extends ToldOfPerson {
  readonly issuer: string;
  readonly subject: string;
}

/** What is kept between the way there and the way back. */
export interface ProviderTrip {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface ProviderClient {
  /** Where the browser goes. @throws RAP_ACCOUNT_PROVIDER_AWAY */
  begin(): Promise<{ readonly url: string; readonly trip: ProviderTrip }>;
  /** Who came back. @param url the address that the provider sent the browser to. @throws RAP_ACCOUNT_PROVIDER_ANSWER, RAP_ACCOUNT_PROVIDER_AWAY */
  finish(url: URL, trip: ProviderTrip): Promise<ProviderPerson>;
}

export type ProviderSettings = Pick<ServerContext["settings"], "origin" | "providerIssuer" | "providerClient" | "providerSecret" | "providerAcr">;

export const providerReturnPath = "/sign-in/provider/return";
const timeoutSeconds = 10;

/**
 * Signing in with an OpenID Connect provider: the authorization code flow with PKCE, state and nonce. Issuer, audience, signature and times of the ID token are
 * checked by openid-client, which is certified for this.
 *
 * @returns null where none is set
 * @throws RAP_SERVICE_CONFIG where the client's id or the server's own address is not set
 */
export function openProvider(settings: ProviderSettings): ProviderClient | null {
  const { providerIssuer, providerClient, providerAcr, origin } = settings;
  if (providerIssuer === null) return null;
  if (providerClient === null || origin === null) throw lacking(providerClient === null ? "provider-client" : "origin");
  const redirect = `${origin}${providerReturnPath}`;
  let known: Promise<oidc.Configuration> | null = null;
  const configuration = async (): Promise<oidc.Configuration> => {
    known ??= discover(new URL(providerIssuer), providerClient, settings.providerSecret);
    return known.catch((thrown: unknown) => {
      // Asked for again next time.
      known = null;
      throw new RapporteurError("RAP_ACCOUNT_PROVIDER_AWAY", {}, { cause: thrown });
    });
  };
  return {
    async begin() {
      const trip = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const { href } = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirect,
        scope: "openid email profile",
        code_challenge: await oidc.calculatePKCECodeChallenge(trip.verifier),
        code_challenge_method: "S256",
        state: trip.state,
        nonce: trip.nonce,
        ...(providerAcr.length === 0 ? {} : { acr_values: providerAcr.join(" ") }),
      });
      return { url: href, trip };
    },
    async finish(url, { state, nonce, verifier }) {
      const config = await configuration();
      try {
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
        const tokens = await oidc.authorizationCodeGrant(config, url, checks);
        demandAcr(tokens.claims()?.["acr"], providerAcr);
        return await personOf(config, tokens);
      } catch (thrown) {
        throw new RapporteurError("RAP_ACCOUNT_PROVIDER_ANSWER", {}, { cause: thrown });
      }
    },
  };
}

function lacking(name: string): RapporteurError {
  const details = { name, from: "provider-issuer", problem: "is not set, and signing in with a provider needs it", cure: `give ${name} too` };
  return new RapporteurError("RAP_SERVICE_CONFIG", details);
}

async function discover(issuer: URL, client: string, secret: string | null): Promise<oidc.Configuration> {
  const authentication = secret === null ? oidc.None() : oidc.ClientSecretBasic(secret);
  // The token's signature is checked too, not the connection alone. Settings allow http to this machine alone.
  const execute = [oidc.enableNonRepudiationChecks, ...(issuer.protocol === "http:" ? [oidc.allowInsecureRequests] : [])];
  return oidc.discovery(issuer, client, undefined, authentication, { execute, timeout: timeoutSeconds });
}

async function personOf(config: oidc.Configuration, tokens: Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>): Promise<ProviderPerson> {
  const claims = tokens.claims();
  if (claims === undefined) throw new Error("there is no ID token");
  // Many providers give the address only when they are asked for it.
  const more = claims["email"] === undefined ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub) : claims;
  return { issuer: claims.iss, subject: claims.sub, ...toldBy(more) };
}
