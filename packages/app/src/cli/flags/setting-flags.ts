import { InvalidArgumentError, Option, type Command } from "commander";
import { readSettings, type ReadSettings } from "../../settings/config.ts";
import type { CommandIo } from "../io.ts";

/** Settings of a server as flags; each can stand in the environment or a file as well. */
export interface SettingFlags extends MetricsFlags {
  readonly settings?: string;
  readonly library?: string;
  readonly database?: string;
  readonly readFrom?: string;
  readonly host?: string;
  readonly port?: number;
  readonly origin?: string;
  readonly accounts?: boolean;
  readonly trustedProxies?: string;
  readonly sessionDays?: string;
  readonly sessionIdleHours?: string;
  readonly rateLimit?: string;
  readonly logLevel?: string;
  readonly figuresInBrowser?: string;
  readonly figuresShared?: string;
  readonly workers?: string;
  readonly drainSeconds?: string;
}

/** Settings of what the program counts of itself. */
export interface MetricsFlags {
  readonly metrics?: boolean;
  readonly metricsHost?: string;
  readonly metricsPort?: number;
}

export function addSettingOptions(command: Command): Command {
  command
    .option("--settings <file>", "YAML or JSON file with one setting a line, by the names of these flags")
    .option("--library <file>", "serve this library; made where there is none")
    .addOption(new Option("--database <url>", "or the library in this PostgreSQL database").conflicts("library"))
    .option("--read-from <url>", "read lists, searches and figures from this replica of the database")
    .option("--host <address>", "where to listen; 127.0.0.1 unless told")
    .option("-p, --port <number>", "port to listen on; 0 takes any free one", parsePort)
    .option("--origin <url>", "the address that people type, e.g. https://rapporteur.example.org")
    .option("--accounts", "people sign in; else this machine's user alone works here")
    .option("--trusted-proxies <networks>", "proxies whose word on the client's address is taken, with commas between")
    .option("--session-days <n>", "how long a session lasts")
    .option("--session-idle-hours <n>", "how long a session lasts that is not used")
    .option("--rate-limit <n>", "requests a second that one caller may make over time; 0 for no limit")
    .option("--log-level <level>", "silent, error, warn, info or debug")
    .option("--figures-in-browser <n>", "statements of a project up to which browsers make the figures themselves; 50000 unless told")
    .option("--figures-shared <n>", "figures of a project that may be shared by link at a time; 500 unless told")
    .option("--workers <n>", "processes that read and code; 0 for one a core")
    .option("--drain-seconds <n>", "told to stop, still take requests for so long, so that a balancer can turn to another server; 0 unless told");
  return addMetricsOptions(command);
}

export function addMetricsOptions(command: Command): Command {
  return command
    .option("--metrics", "serve metrics for Prometheus on a port of their own")
    .option("--metrics-host <address>", "where; 127.0.0.1 unless told. Elsewhere RAPPORTEUR_METRICS_TOKEN must be set")
    .option("--metrics-port <number>", "port of the metrics; 8732 unless told, 0 takes any free one", parsePort);
}

/** The settings in force. @throws RAP_SERVICE_CONFIG */
export function settingsOf({ settings, ...flags }: SettingFlags, io: CommandIo): ReadSettings {
  // The token is this command's own, for a server elsewhere.
  const { RAPPORTEUR_TOKEN: _, ...environment } = io.env;
  const known = [
    "library",
    "database",
    "readFrom",
    "host",
    "port",
    "origin",
    "accounts",
    "trustedProxies",
    "sessionDays",
    "sessionIdleHours",
    "rateLimit",
    "logLevel",
    "figuresInBrowser",
    "figuresShared",
    "workers",
    "drainSeconds",
    "metrics",
    "metricsHost",
    "metricsPort",
  ] as const;
  return readSettings({ flags: Object.fromEntries(known.map((name) => [name, flags[name]])), environment, file: settings });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (text.trim() === "" || !Number.isInteger(port) || port < 0 || port > 65535)
    throw new InvalidArgumentError("a port is a whole number from 0 to 65535");
  return port;
}
