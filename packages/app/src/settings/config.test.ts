import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test, vi } from "vitest";
import { readSettings } from "./config.ts";
import { demandTls } from "./demand-tls.ts";

const fileOf = (text: string, name = "settings.yaml"): string => {
  const path = join(mkdtempSync(join(tmpdir(), "rapporteur-config-")), name);
  writeFileSync(path, text);
  return path;
};
const originOf = (read: ReturnType<typeof readSettings>, name: string) => read.origins.find((one) => one.name === name);

test("flags go before the environment, that before the file, that before the defaults; each says where it came from", () => {
  const file = fileOf("port: 1\nhost: 10.0.0.1\nsession-days: 3\ntrusted-proxies: [10.0.0.0/8]\n");
  const read = readSettings({ flags: { port: 3 }, environment: { RAPPORTEUR_PORT: "2", RAPPORTEUR_SESSION_DAYS: "2" }, file });
  expect(read.settings).toMatchObject({ port: 3, sessionDays: 2, host: "10.0.0.1", trustedProxies: ["10.0.0.0/8"], rateLimit: 300 });
  expect(originOf(read, "port")).toEqual({ name: "port", value: "3", from: "the flag --port" });
  expect(originOf(read, "session-days")?.from).toBe("RAPPORTEUR_SESSION_DAYS");
  expect(originOf(read, "host")?.from).toBe(file);
  expect(originOf(read, "rate-limit")?.from).toBe("default");
});

test("passwords are shown nowhere", () => {
  const read = readSettings({ environment: { RAPPORTEUR_DATABASE: "postgres://me:s3cret@host/db?password=s3cret" } });
  expect(read.settings.database).toContain("s3cret");
  expect(JSON.stringify(read.origins)).not.toContain("s3cret");
  const replica = readSettings({ flags: { readFrom: "postgres://me:s3cret@other/db" } });
  expect(originOf(replica, "read-from")?.value).toBe("postgres://me:…@other/db");
  const other = readSettings({ environment: { RAPPORTEUR_SMTP_PASSWORD: "s3cret" } });
  expect(originOf(other, "smtp-password")?.value).toBe("…");
  expect(originOf(read, "database")?.value).toBe("postgres://me:…@host/db?password=…");
});

test("credentials inside the address of a language model are covered", () => {
  const shown = (modelEndpoint: string): string | undefined => originOf(readSettings({ flags: { modelEndpoint } }), "model-endpoint")?.value;
  expect(shown("https://me:secret@models.example/v1")).toBe("https://me:…@models.example/v1");
  expect(shown("https://secret@models.example/v1?api-version=2&key=secret")).toBe("https://…@models.example/v1?api-version=…&key=…");
  expect(shown("http://127.0.0.1:8080/v1")).toBe("http://127.0.0.1:8080/v1");
});

test.each([
  [{ flags: { port: "70000" } }, "the flag --port"],
  [{ flags: { port: 1.5 } }, "whole number"],
  [{ environment: { RAPPORTEUR_TRUSTED_PROXIES: "everybody" } }, "RAPPORTEUR_TRUSTED_PROXIES"],
  [{ environment: { RAPPORTEUR_ORIGIN: "rapporteur.example.org" } }, "https://"],
  [{ environment: { RAPPORTEUR_ORIGIN: "https://example.org/path" } }, "scheme and host alone"],
  [{ environment: { RAPPORTEUR_ORIGIN: "javascript:alert(1)" } }, "scheme and host alone"],
  [{ environment: { RAPPORTEUR_ACCOUNTS: "perhaps" } }, "true or false"],
  [{ environment: { RAPPORTEUR_DATABASE: "mysql://x" } }, "postgres://"],
  [{ environment: { RAPPORTEUR_LOG_LEVEL: "loud" } }, "one of silent"],
])("%j is refused with its place and the cure", (sources, words) => {
  expect(() => readSettings(sources)).toThrow(words);
});

test("a file with an unknown setting, or that is none, is refused", () => {
  expect(() => readSettings({ file: fileOf("prot: 1") })).toThrow("did you mean port?");
  expect(() => readSettings({ file: fileOf("- 1") })).toThrow("holds no settings");
  expect(() => readSettings({ file: fileOf("a: [") })).toThrow("cannot be read");
  expect(() => readSettings({ file: "/nowhere/settings.yaml" })).toThrow("cannot be read");
  expect(readSettings({ file: fileOf('{"port": 9}', "settings.json") }).settings.port).toBe(9);
});

test("a file that holds a secret and that others may read is refused; without one it is read", () => {
  const file = fileOf("smtp-password: s3cret\nport: 9\n");
  chmodSync(file, 0o640);
  expect(() => readSettings({ file })).toThrow("chmod 600");
  chmodSync(file, 0o600);
  expect(readSettings({ file }).settings.smtpPassword).toBe("s3cret");
  const harmless = fileOf("database: postgres://me@localhost/study\nport: 9\n");
  chmodSync(harmless, 0o644);
  expect(readSettings({ file: harmless }).settings.port).toBe(9);
  const withPassword = fileOf("database: postgres://me:s3cret@localhost/study\n");
  chmodSync(withPassword, 0o644);
  expect(() => readSettings({ file: withPassword })).toThrow("database");
});

test("a secret may come in a file of its own, as a vault gives it", () => {
  const environment = { RAPPORTEUR_PROVIDER_SECRET_FILE: fileOf("s3cret\n", "secret") };
  const read = readSettings({ environment });
  expect(read.settings.providerSecret).toBe("s3cret");
  expect(JSON.stringify(read.origins)).not.toContain("s3cret");
  expect(originOf(read, "provider-secret")?.from).toBe("the file of RAPPORTEUR_PROVIDER_SECRET_FILE");
  expect(() => readSettings({ environment: { RAPPORTEUR_PROVIDER_SECRET_FILE: "/nowhere/secret" } })).toThrow("cannot be read");
});

test("a secret may be a credential of systemd, which keeps it encrypted; what is no secret is not looked for there", () => {
  const folder = dirname(fileOf("s3cret\n", "rapporteur.smtp-password"));
  writeFileSync(join(folder, "rapporteur.port"), "9999");
  const read = readSettings({ environment: { CREDENTIALS_DIRECTORY: folder } });
  expect([read.settings.smtpPassword, read.settings.providerSecret]).toEqual(["s3cret", null]);
  expect(read.settings.port).not.toBe(9999);
  expect(originOf(read, "smtp-password")).toMatchObject({ value: "…", from: "the credential rapporteur.smtp-password" });
  // What was named by hand goes before it.
  expect(readSettings({ environment: { CREDENTIALS_DIRECTORY: folder, RAPPORTEUR_SMTP_PASSWORD: "mine" } }).settings.smtpPassword).toBe("mine");
});

test("a provider is reached encrypted, except on this machine", () => {
  for (const providerIssuer of ["https://id.example.org/realms/team", "http://127.0.0.1:8080"])
    expect(readSettings({ flags: { providerIssuer } }).settings.providerIssuer).toBe(providerIssuer);
  for (const providerIssuer of ["http://id.example.org", "id.example.org", "file:///etc"])
    expect(() => readSettings({ flags: { providerIssuer } })).toThrow("https://");
  expect(readSettings({ flags: { providerDomains: "Harbour.example, tide.example" } }).settings.providerDomains).toEqual([
    "harbour.example",
    "tide.example",
  ]);
  expect(() => readSettings({ flags: { providerDomains: "*" } })).toThrow("domains");
});

test("where TLS is demanded, a database on another machine is named with it or refused", async () => {
  const at = (database: string, readFrom?: string) =>
    readSettings({ flags: { database, demandDatabaseTls: true, ...(readFrom === undefined ? {} : { readFrom }) } });
  for (const address of ["postgres://me@127.0.0.1/study", "postgres://me@localhost/study", "postgres://me@db.example/study?sslmode=verify-full"])
    await expect(demandTls(at(address))).resolves.toBeUndefined();
  for (const sslmode of ["", "?sslmode=disable", "?sslmode=prefer", "?sslmode=no-verify"])
    await expect(demandTls(at(`postgres://me:s3cret@db.example/study${sslmode}`))).rejects.toThrow("sslmode=verify-full");
  // As the driver reads an address: what stands last counts, a host behind the question mark goes before the other, and as libpq has it "require" checks no certificate.
  const asRead = [
    "db.example/study?sslmode=verify-full&sslmode=disable",
    "localhost/study?host=db.example",
    "db.example/study?uselibpqcompat=true&sslmode=require",
  ];
  for (const address of asRead) await expect(demandTls(at(`postgres://me@${address}`)), address).rejects.toThrow("sslmode=verify-full");
  for (const address of ["/study?host=/run/postgresql", "db.example/study?uselibpqcompat=true&sslmode=verify-full"])
    await expect(demandTls(at(`postgres://${address}`)), address).resolves.toBeUndefined();
  await expect(demandTls(at("postgres://me@localhost/study", "postgres://me@other.example/study"))).rejects.toThrow("read-from");
  await expect(demandTls(readSettings({ flags: { database: "postgres://me@db.example/study" } }))).resolves.toBeUndefined();
});

test("a host that the environment names is one that the driver goes to", async () => {
  const at = (database: string, readFrom?: string) =>
    demandTls(readSettings({ flags: { database, demandDatabaseTls: true, ...(readFrom === undefined ? {} : { readFrom }) } }));
  const silent = ["postgres:///study", "postgres://me@/study", "postgresql:///study?application_name=x", "postgres:///study#?sslmode=verify-full"];
  for (const address of silent) await expect(at(address), address).resolves.toBeUndefined();
  await expect(at("postgres://me@/study?host=db.example")).rejects.toThrow("sslmode=verify-full");
  vi.stubEnv("PGHOST", "db.example");
  for (const address of silent) await expect(at(address), address).rejects.toThrow("sslmode=verify-full");
  await expect(at("postgres://localhost/study", "postgres:///study")).rejects.toThrow("read-from");
  for (const address of ["postgres:///study?sslmode=verify-full", "postgres://me@/study?sslmode=verify-full", "postgres://localhost/study"])
    await expect(at(address), address).resolves.toBeUndefined();
  vi.stubEnv("PGHOST", "/run/postgresql");
  for (const address of silent) await expect(at(address), address).resolves.toBeUndefined();
  vi.unstubAllEnvs();
});

test("where TLS is demanded of everything, each setting that names another machine without it is refused by name", async () => {
  const given = (flags: object) => readSettings({ flags: { demandTls: true, ...flags } });
  const refused = (flags: object, name: string) => expect(demandTls(given(flags))).rejects.toThrow(name);
  await refused({ database: "postgres://me@db.example/study" }, "demand-tls");
  await refused({ modelEndpoint: "http://model.example/v1" }, "model-endpoint");
  await refused({ tracesEndpoint: "http://traces.example/v1" }, "traces-endpoint");
  await refused({ scannerHost: "clam.example" }, "scanner-host");
  const allowed = [
    { modelEndpoint: "https://model.example/v1", tracesEndpoint: "https://traces.example/v1" },
    { modelEndpoint: "http://127.0.0.1:9/v1", tracesEndpoint: "http://[::1]:9/v1", scannerHost: "localhost" },
    { database: "postgres://me@db.example/study?sslmode=verify-full", scannerSocket: "/run/clamd" },
  ];
  for (const flags of allowed) await expect(demandTls(given(flags)), JSON.stringify(flags)).resolves.toBeUndefined();
  await expect(
    demandTls(readSettings({ flags: { modelEndpoint: "http://model.example/v1", scannerHost: "clam.example" } })),
  ).resolves.toBeUndefined();
});
