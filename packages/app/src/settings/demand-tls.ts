import { RapporteurError } from "@rapporteur/core/base";
import type { ReadSettings } from "./config.ts";

const onThisMachine: ReadonlySet<string> = new Set(["", "localhost", "127.0.0.1", "::1", "[::1]"]);
/** Ways in which the driver checks the certificate. */
const checked: ReadonlySet<string> = new Set(["require", "verify-ca", "verify-full"]);

interface Wanting {
  readonly name: string;
  readonly problem: string;
  readonly cure: string;
}

/**
 * Where TLS is demanded, of the database alone or of all that the server connects to, what is on another machine must be reached by it. Mail and identity providers always are.
 *
 * @throws RAP_SERVICE_CONFIG naming the setting
 */
export async function demandTls({ settings, origins }: ReadSettings): Promise<void> {
  const { demandDatabaseTls, demandTls: demandsAll } = settings;
  const [wanting] = [...(demandDatabaseTls || demandsAll ? await databasesWithout(settings) : []), ...(demandsAll ? othersWithout(settings) : [])];
  if (wanting === undefined) return;
  const { name, problem, cure } = wanting;
  const from = origins.find((one) => one.name === name)?.from ?? "";
  throw new RapporteurError("RAP_SERVICE_CONFIG", {
    name,
    from,
    problem: `${problem}, which ${demandsAll ? "demand-tls" : "demand-database-tls"} forbids`,
    cure,
  });
}

async function databasesWithout({ database, readFrom }: ReadSettings["settings"]): Promise<Wanting[]> {
  // Loaded where it is asked alone: a file needs no driver.
  const { default: driver } = await import("pg");
  const named = [
    ["database", database],
    ["read-from", readFrom],
  ] as const;
  return named.flatMap(([name, address]) => {
    if (address === null || !/^postgres(?:ql)?:/i.test(address)) return [];
    const client: { readonly host: string; readonly ssl: unknown } = new driver.Client({ connectionString: address });
    if (isHere(client.host) || (isChecked(address) && isEncrypted(client.ssl))) return [];
    return [{ name, problem: "names a database on another machine without TLS", cure: "put ?sslmode=verify-full behind it" }];
  });
}

/** What the driver made of an address and of the environment (PGHOST); a path is a socket of this machine. */
function isHere(host: string): boolean {
  return host.startsWith("/") || onThisMachine.has(host);
}

/** What stands behind an address's question mark: of what is named twice, the driver takes the last. It reads an address without a host behind "@" as well. */
function askedFor(address: string, name: string): string {
  const whole = URL.canParse(address) ? address : address.replace("@/", "@nowhere/");
  return URL.canParse(whole) ? (new URL(whole).searchParams.getAll(name).at(-1) ?? "") : "";
}

/** As libpq reads it, "require" checks no certificate. */
function isChecked(address: string): boolean {
  const mode = askedFor(address, "sslmode");
  return checked.has(mode) && !(mode === "require" && askedFor(address, "uselibpqcompat") === "true");
}

/** Whether the driver will speak TLS, and check who answers. */
function isEncrypted(ssl: unknown): boolean {
  if (typeof ssl !== "object" || ssl === null) return ssl === true;
  return !("rejectUnauthorized" in ssl && ssl.rejectUnauthorized === false);
}

function othersWithout({ modelEndpoint, tracesEndpoint, scannerHost }: ReadSettings["settings"]): Wanting[] {
  const endpoints = [
    ["model-endpoint", modelEndpoint],
    ["traces-endpoint", tracesEndpoint],
  ] as const;
  const found = endpoints.flatMap(([name, address]): Wanting[] => {
    if (address === null || !URL.canParse(address)) return [];
    const { protocol, hostname } = new URL(address);
    if (protocol === "https:" || onThisMachine.has(hostname)) return [];
    return [{ name, problem: "names another machine without TLS", cure: "give an address that begins with https://" }];
  });
  if (scannerHost === null || onThisMachine.has(scannerHost)) return found;
  return [
    ...found,
    { name: "scanner-host", problem: "names a scanner on another machine, which is spoken to without TLS", cure: "run it on this machine" },
  ];
}
