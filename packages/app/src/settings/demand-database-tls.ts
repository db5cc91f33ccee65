import { RapporteurError } from "@rapporteur/core/base";
import type { ReadSettings } from "./config.ts";

const onThisMachine: ReadonlySet<string> = new Set(["", "localhost", "127.0.0.1", "[::1]"]);
/** Ways in which the driver checks the certificate. */
const checked: ReadonlySet<string> = new Set(["require", "verify-ca", "verify-full"]);

/** Where TLS is demanded, an address of a database on another machine must ask for it. @throws RAP_SERVICE_CONFIG naming the setting */
export function demandDatabaseTls({ settings, origins }: ReadSettings): void {
  if (!settings.demandDatabaseTls) return;
  for (const [name, address] of [
    ["database", settings.database],
    ["read-from", settings.readFrom],
  ] as const) {
    if (address === null || !URL.canParse(address)) continue;
    const { hostname, searchParams } = new URL(address);
    if (onThisMachine.has(hostname) || checked.has(searchParams.get("sslmode") ?? "")) continue;
    const from = origins.find((one) => one.name === name)?.from ?? "";
    const problem = "names a database on another machine without TLS, which demand-database-tls forbids";
    throw new RapporteurError("RAP_SERVICE_CONFIG", { name, from, problem, cure: "put ?sslmode=verify-full behind it" });
  }
}
