import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

/** Somebody as the provider knows them. */
export interface Known {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
  /** How the provider says that it has asked. */
  readonly acr?: string;
}

export interface IdentityProvider {
  readonly issuer: string;
  readonly client: string;
  readonly secret: string;
  /** Who signs in there from now on, without being asked anything. */
  be(person: Known): void;
  end(): Promise<void>;
}

const [client, secret] = ["rapporteur", "between-both-of-us"];

/** A real OpenID Connect provider on this machine, at which the person who is named is signed in. */
export async function startIdentityProvider(redirectUri: string): Promise<IdentityProvider> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people = new Map<string, Known>();
  let present: Known = { sub: "nobody" };
  const provider = new Provider(issuer, {
    clients: [
      { client_id: client, client_secret: secret, redirect_uris: [redirectUri], response_types: ["code"], grant_types: ["authorization_code"] },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    acrValues: ["one", "two"],
    cookies: { keys: ["for tests"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_context: unknown, sub: string) => ({ accountId: sub, claims: () => people.get(sub) ?? { sub } }),
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    const isInteraction = request.url?.startsWith("/interaction/") === true;
    void (isInteraction ? finish(provider, { request, response, sub: present.sub, acr: present.acr }) : answer(request, response));
  });
  return {
    issuer,
    client,
    secret,
    be: (person) => {
      present = person;
      people.set(person.sub, person);
    },
    end: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** Signs in, and consents, without asking. */
async function finish(
  provider: Provider,
  { request, response, sub, acr }: { request: IncomingMessage; response: ServerResponse; sub: string; acr: string | undefined },
): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  const result =
    prompt.name === "login"
      ? { login: { accountId: sub, ...(acr === undefined ? {} : { acr }) } }
      : { consent: { grantId: await grant(provider, session?.accountId ?? sub, params.client_id) } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
}

async function grant(provider: Provider, accountId: string, clientId: string): Promise<string> {
  const made = new provider.Grant({ accountId, clientId });
  made.addOIDCScope("openid email profile");
  return made.save();
}
