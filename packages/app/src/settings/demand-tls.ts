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
export function demandTls({ settings, origins }: ReadSettings): void {
  const { demandDatabaseTls, demandTls: demandsAll } = settings;
  const [wanting] = [...(demandDatabaseTls || demandsAll ? databasesWithout(settings) : []), ...(demandsAll ? othersWithout(settings) : [])];
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

function databasesWithout({ database, readFrom }: ReadSettings["settings"]): Wanting[] {
  const named = [
    ["database", database],
    ["read-from", readFrom],
  ] as const;
  return named.flatMap(([name, address]) => {
    if (address === null || !URL.canParse(address)) return [];
    if (isHere(address) || isChecked(address)) return [];
    return [{ name, problem: "names a database on another machine without TLS", cure: "put ?sslmode=verify-full behind it" }];
  });
}

/** What the driver takes of an address behind its question mark: of what is named twice, the last. */
const askedFor = (address: string, name: string): string => new URL(address).searchParams.getAll(name).at(-1) ?? "";

/** A host behind the question mark goes before the other; a path is a socket of this machine. */
function isHere(address: string): boolean {
  const host = askedFor(address, "host") || new URL(address).hostname;
  return host.startsWith("/") || onThisMachine.has(host);
}

/** As libpq reads it, "require" checks no certificate. */
function isChecked(address: string): boolean {
  const mode = askedFor(address, "sslmode");
  return checked.has(mode) && !(mode === "require" && askedFor(address, "uselibpqcompat") === "true");
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
