import { expect, test } from "vitest";
import { demandAcr, toldBy } from "./provider-claims.ts";
import { openProvider } from "./provider-client.ts";

test("a name is taken as it is, trimmed and cut; an address where the provider has verified it", () => {
  expect(toldBy({ name: " Ada Lind ", email: "ada@example.org", email_verified: true })).toEqual({
    name: "Ada Lind",
    verifiedEmail: "ada@example.org",
  });
  expect(toldBy({ name: "n".repeat(201) }).name).toBe("n".repeat(200));
  for (const name of [undefined, null, 7, " "]) expect(toldBy({ name }).name).toBeNull();
  for (const isVerified of [undefined, false, "true", 1])
    expect(toldBy({ email: "ada@example.org", email_verified: isVerified }).verifiedEmail).toBeNull();
  for (const email of [undefined, 7]) expect(toldBy({ email, email_verified: true }).verifiedEmail).toBeNull();
});

test("a way of asking is demanded where one is wanted, and one of several is enough", () => {
  expect(() => demandAcr(undefined, [])).not.toThrow();
  expect(() => demandAcr("mfa", ["phr", "mfa"])).not.toThrow();
  expect(() => demandAcr("pwd", ["phr", "mfa"])).toThrow('the provider asked in the way "pwd", not as phr or mfa');
  for (const acr of [undefined, ["mfa"], ""]) expect(() => demandAcr(acr, ["mfa"])).toThrow("the provider asked in the way");
});

test("signing in with a provider needs its client's id and the server's own address", () => {
  const settings = {
    origin: "https://desk.example.org",
    providerIssuer: "https://id.example.org",
    providerClient: "c",
    providerSecret: null,
    providerAcr: [],
  };
  expect(openProvider({ ...settings, providerIssuer: null })).toBeNull();
  expect(openProvider(settings)).not.toBeNull();
  for (const [given, name] of [
    [{ providerClient: null }, "provider-client"],
    [{ origin: null }, "origin"],
    [{ providerClient: null, origin: null }, "provider-client"],
  ] as const)
    expect(() => openProvider({ ...settings, ...given })).toThrow(
      expect.objectContaining({ code: "RAP_SERVICE_CONFIG", details: expect.objectContaining({ name, from: "provider-issuer" }) }),
    );
});
