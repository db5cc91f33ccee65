import { afterAll, beforeAll, expect, test } from "vitest";
import { startIdentityProvider, type IdentityProvider, type Known } from "../../../../../test/support/servers/identity-provider.ts";
import { openBrowser } from "../../../../../test/support/small-browser.ts";
import { codeOf } from "../testing/office.ts";
import { openProvider, providerReturnPath, type ProviderClient, type ProviderSettings } from "./provider-client.ts";

// Nobody listens there: the browser stops where it is sent.
const origin = "http://127.0.0.1:9";
let provider: IdentityProvider;
beforeAll(async () => {
  provider = await startIdentityProvider(`${origin}${providerReturnPath}`);
});
afterAll(() => provider.end());

function clientOf(given: Partial<ProviderSettings> = {}): ProviderClient {
  const { issuer, client, secret } = provider;
  const settings = { origin, providerIssuer: issuer, providerClient: client, providerSecret: secret, providerAcr: [], ...given };
  return openProvider(settings) ?? expect.unreachable();
}

const person = { sub: "sub-1", email: "ada@example.org", email_verified: true, name: "Ada Lind" };

async function comeBack(client: ProviderClient, who: Known = person) {
  provider.be(who);
  const { url, trip } = await client.begin();
  const { url: back } = await openBrowser().visit(url, (at) => at.startsWith(origin));
  return { asked: new URL(url).searchParams, back: new URL(back), trip };
}

test("the way there asks for a name and an address, and proves by a secret of its own who comes back", async () => {
  const { asked, trip } = await comeBack(clientOf());
  expect(Object.fromEntries(asked)).toEqual({
    client_id: provider.client,
    response_type: "code",
    redirect_uri: `${origin}${providerReturnPath}`,
    scope: "openid email profile",
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: "S256",
    state: trip.state,
    nonce: trip.nonce,
  });
  expect((await comeBack(clientOf({ providerAcr: ["two", "one"] }), { ...person, acr: "two" })).asked.get("acr_values")).toBe("two one");
});

test("the way back says who came, of whom the provider tells the address only when it is asked", async () => {
  const client = clientOf();
  const { back, trip } = await comeBack(client);
  const known = { issuer: provider.issuer, subject: "sub-1", name: "Ada Lind", verifiedEmail: "ada@example.org" };
  expect(await client.finish(back, trip)).toEqual(known);
  // A code is good once.
  expect(await codeOf(client.finish(back, trip))).toBe("RAP_ACCOUNT_PROVIDER_ANSWER");
});

test("another's answer, another trip's, and a way of asking that is not enough are refused", async () => {
  const client = clientOf({ providerAcr: ["two"] });
  const weak = await comeBack(client, { ...person, acr: "one" });
  expect(await codeOf(client.finish(weak.back, weak.trip))).toBe("RAP_ACCOUNT_PROVIDER_ANSWER");
  const strong = await comeBack(client, { ...person, acr: "two" });
  for (const wrong of [{ state: "other" }, { nonce: "other" }, { verifier: "o".repeat(43) }]) {
    const { back, trip } = await comeBack(client, { ...person, acr: "two" });
    expect(await codeOf(client.finish(back, { ...trip, ...wrong }))).toBe("RAP_ACCOUNT_PROVIDER_ANSWER");
  }
  expect((await client.finish(strong.back, strong.trip)).subject).toBe("sub-1");
});

test("a provider that is away is asked again the next time; none is asked where none is set", async () => {
  const away = clientOf({ providerIssuer: "http://127.0.0.1:1" });
  for (let time = 0; time < 2; time++) expect(await codeOf(away.begin())).toBe("RAP_ACCOUNT_PROVIDER_AWAY");
  expect(openProvider({ origin, providerIssuer: null, providerClient: null, providerSecret: null, providerAcr: [] })).toBeNull();
});
