import ipaddr from "ipaddr.js";

/** Settings of a server. */
export interface Settings {
  /** Path of the library's SQLite file; null where a database is named. */
  readonly library: string | null;
  /** Address of a PostgreSQL database, with its password. */
  readonly database: string | null;
  /** Address of a replica of that database, which lists, searches and figures are read from; null: from the database itself. */
  readonly readFrom: string | null;
  /** Where to listen. */
  readonly host: string;
  readonly port: number;
  /** The address that people type, "https://rapporteur.example.org": cookies, links and host names follow from it. */
  readonly origin: string | null;
  /** The public site's own address, of another host than the workbench's; null: both share one. */
  readonly siteOrigin: string | null;
  /** Browsers are told to reach every name below the origin's by https alone. */
  readonly httpsSubdomains: boolean;
  /** Whatever this server connects to beyond this machine is reached by TLS with a certificate that is checked, or not at all; pages that are fetched too. */
  readonly demandTls: boolean;
  /** The same of the database alone. */
  readonly demandDatabaseTls: boolean;
  /** People sign in; else this machine's user alone works here. */
  readonly accounts: boolean;
  /** Addresses or networks of proxies whose word on the client's address and scheme is taken. */
  readonly trustedProxies: readonly string[];
  readonly sessionDays: number;
  /** Accounts without a second factor may do nothing until they have one. */
  readonly demandSecondFactor: boolean;
  /** Codes of authenticator apps count in their own thirty seconds alone. */
  readonly strictCodes: boolean;
  /** Browsers keep nothing but the session and what has no content: they are shared by several people. */
  readonly sharedComputers: boolean;
  /** Path of a sorted list of SHA-1 of breached passwords, which nobody may choose; null: there is none. */
  readonly breachedPasswords: string | null;
  /** The address of an OpenID Connect provider that people may sign in with; null: there is none. */
  readonly providerIssuer: string | null;
  /** What the provider calls this server, and the secret between both. */
  readonly providerClient: string | null;
  readonly providerSecret: string | null;
  /** What people call the provider. */
  readonly providerName: string;
  /** Anyone who has an address of these domains at the provider gets an account without an invitation. */
  readonly providerDomains: readonly string[];
  /** The provider itself asks for a second factor. */
  readonly providerHasSecondFactor: boolean;
  /** How the provider must have asked, by its own names for it (`acr`), one of which its answer has to hold; empty: as it likes. */
  readonly providerAcr: readonly string[];
  /** Hosts that pages and feeds are fetched from, with the names below them; empty: all that are public. */
  readonly fetchHosts: readonly string[];
  /** A session that is not used for so long ends. */
  readonly sessionIdleHours: number;
  /** Requests a second that one caller may make over time; ten seconds' worth may come at once. 0: no limit. */
  readonly rateLimit: number;
  readonly logLevel: "silent" | "error" | "warn" | "info" | "debug";
  /** An OpenAI-compatible interface whose model drafts beside the built-in coder; null: there is none, and no text is sent anywhere. */
  readonly modelEndpoint: string | null;
  readonly modelName: string | null;
  readonly modelKey: string | null;
  /** Most tokens that a document may cost. */
  readonly modelBudget: number;
  /** Requests a minute that all servers and workers of a library send to the endpoint together; 0: as many as it answers. */
  readonly modelRate: number;
  /** The mail server that letters to moderators go through; null: no letter is ever sent. Connections are encrypted, except to this machine. */
  readonly smtpHost: string | null;
  /** 465 is encrypted from the start, any other port after the greeting. */
  readonly smtpPort: number;
  /** Who logs in there, and with what; null where the mail server wants neither. */
  readonly smtpUser: string | null;
  readonly smtpPassword: string | null;
  /** The address that letters come from. */
  readonly smtpFrom: string | null;
  /** Where clamd listens, which looks for malware in files that come in and in those that are given out; null: nothing is scanned. */
  readonly scannerHost: string | null;
  readonly scannerPort: number;
  /** Path of its socket on this machine, in place of host and port. */
  readonly scannerSocket: string | null;
  /** Files that cannot be scanned are let through, with a warning; else they are refused. */
  readonly scannerLetsThrough: boolean;
  /** So many statements of a project are sent to browsers, which make the figures themselves; of larger projects the server makes them. */
  readonly figuresInBrowser: number;
  /** So many figures of a project may be shared by link at a time. */
  readonly figuresShared: number;
  /** Worker threads for reading and coding; 0: as many as there are cores. */
  readonly workers: number;
  /** What the program counts of itself is served on a port of its own. */
  readonly metrics: boolean;
  readonly metricsHost: string;
  readonly metricsPort: number;
  /** What who asks for metrics must carry; null: nothing, on this machine alone. */
  readonly metricsToken: string | null;
  /** Where traces are sent to, by OTLP/HTTP in JSON; null: nothing is traced, and nothing is sent anywhere. */
  readonly tracesEndpoint: string | null;
  /** What the collector wants as `Authorization`; null: nothing. */
  readonly tracesKey: string | null;
  /** Of the traces that begin here, how many in a hundred are sent. */
  readonly tracesShare: number;
  /** How long a server that was told to stop still takes requests, so that a balancer can find out that it is not ready. */
  readonly drainSeconds: number;
}

export type SettingName = keyof Settings;

interface Spec<T> {
  readonly fallback: T;
  /** Undefined where it cannot be read. */
  readonly read: (given: unknown) => T | undefined;
  /** What it must be, to complete "give …". */
  readonly must: string;
  readonly isSecret?: boolean;
}

const text = (given: unknown): string | undefined => (typeof given === "string" ? given : undefined);

function whole(least: number, most: number): (given: unknown) => number | undefined {
  return (given) => {
    const value = typeof given === "number" ? given : typeof given === "string" && /^\d+$/.test(given) ? Number(given) : Number.NaN;
    return Number.isInteger(value) && value >= least && value <= most ? value : undefined;
  };
}

function databaseOf(given: unknown): string | undefined {
  return typeof given === "string" && /^postgres(?:ql)?:\/\//.test(given) ? given : undefined;
}

function flag(given: unknown): boolean | undefined {
  if (typeof given === "boolean") return given;
  if (given === "true" || given === "1") return true;
  return given === "false" || given === "0" ? false : undefined;
}

function originOf(given: unknown): string | undefined {
  if (typeof given !== "string" || !URL.canParse(given)) return undefined;
  const { protocol, origin, pathname, search, hash, username } = new URL(given);
  const isBare = pathname === "/" && search === "" && hash === "" && username === "";
  return isBare && (protocol === "https:" || protocol === "http:") ? origin : undefined;
}

function endpointOf(given: unknown): string | undefined {
  return typeof given === "string" && URL.canParse(given) && /^https?:\/\//.test(given) ? given : undefined;
}

function hostName(given: unknown): string | undefined {
  return typeof given === "string" && /^[\w.:-]{1,253}$/.test(given) ? given : undefined;
}

function mailAddress(given: unknown): string | undefined {
  return typeof given === "string" && /^[^\s@<>,;]{1,64}@[^\s@<>,;]{1,253}$/.test(given) ? given : undefined;
}

/** A list, or words between commas. */
function listOf(given: unknown, isRight: (part: string) => boolean): readonly string[] | undefined {
  const parts: unknown =
    typeof given === "string"
      ? given
          .split(",")
          .map((part) => part.trim())
          .filter((part) => part !== "")
      : given;
  if (!Array.isArray(parts)) return undefined;
  return parts.every((part): part is string => typeof part === "string" && isRight(part)) ? parts : undefined;
}

function networks(given: unknown): readonly string[] | undefined {
  return listOf(given, (part) => ipaddr.isValid(part) || ipaddr.isValidCIDR(part));
}

function domains(given: unknown): readonly string[] | undefined {
  return listOf(given, (part) => /^[\w-]+(?:\.[\w-]+)+$/.test(part))?.map((part) => part.toLowerCase());
}

function acrNames(given: unknown): readonly string[] | undefined {
  return listOf(given, (part) => /^[\x21-\x7e]{1,200}$/.test(part));
}

/** Without encryption on this machine alone. */
function issuerOf(given: unknown): string | undefined {
  if (typeof given !== "string" || !URL.canParse(given)) return undefined;
  const { protocol, hostname } = new URL(given);
  return protocol === "https:" || (protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(hostname)) ? given : undefined;
}

function tokenOf(given: unknown): string | undefined {
  return typeof given === "string" && /^[\x21-\x7e]{16,}$/.test(given) ? given : undefined;
}

const levels = ["silent", "error", "warn", "info", "debug"] as const;

export const settingSpecs: { readonly [Name in SettingName]: Spec<Settings[Name]> } = {
  library: { fallback: null, read: text, must: "the path of a file" },
  database: { fallback: null, read: databaseOf, must: "an address that begins with postgres://", isSecret: true },
  readFrom: { fallback: null, read: databaseOf, must: "an address that begins with postgres://", isSecret: true },
  host: { fallback: "127.0.0.1", read: text, must: "an address or name of this machine" },
  port: { fallback: 8731, read: whole(0, 65_535), must: "a whole number from 0 to 65535" },
  origin: { fallback: null, read: originOf, must: "scheme and host alone, as in https://rapporteur.example.org" },
  siteOrigin: { fallback: null, read: originOf, must: "scheme and host alone, as in https://site.example.org" },
  httpsSubdomains: { fallback: false, read: flag, must: "true or false" },
  demandTls: { fallback: false, read: flag, must: "true or false" },
  demandDatabaseTls: { fallback: false, read: flag, must: "true or false" },
  accounts: { fallback: false, read: flag, must: "true or false" },
  trustedProxies: { fallback: [], read: networks, must: "addresses or networks, as in 10.0.0.0/8, separated by commas" },
  sessionDays: { fallback: 14, read: whole(1, 365), must: "a whole number of days from 1 to 365" },
  demandSecondFactor: { fallback: false, read: flag, must: "true or false" },
  strictCodes: { fallback: false, read: flag, must: "true or false" },
  sharedComputers: { fallback: false, read: flag, must: "true or false" },
  breachedPasswords: { fallback: null, read: text, must: "the path of a file" },
  providerIssuer: { fallback: null, read: issuerOf, must: "an address that begins with https://" },
  providerClient: { fallback: null, read: text, must: "the client's id" },
  providerSecret: { fallback: null, read: text, must: "the client's secret", isSecret: true },
  providerName: { fallback: "single sign-on", read: text, must: "a name" },
  providerDomains: { fallback: [], read: domains, must: "domains of addresses, as in example.org, separated by commas" },
  providerHasSecondFactor: { fallback: false, read: flag, must: "true or false" },
  providerAcr: { fallback: [], read: acrNames, must: "names that the provider has for ways of asking (acr), separated by commas" },
  fetchHosts: { fallback: [], read: domains, must: "names of hosts, as in example.org, separated by commas" },
  sessionIdleHours: { fallback: 72, read: whole(1, 8760), must: "a whole number of hours from 1 to 8760" },
  rateLimit: { fallback: 300, read: whole(0, 1_000_000), must: "a whole number of requests a second; 0 for no limit" },
  logLevel: { fallback: "info", read: (given) => levels.find((level) => level === given), must: `one of ${levels.join(", ")}` },
  modelEndpoint: { fallback: null, read: endpointOf, must: "an address that begins with http:// or https://" },
  modelName: { fallback: null, read: text, must: "the name of a model" },
  modelKey: { fallback: null, read: text, must: "a key", isSecret: true },
  modelBudget: { fallback: 100_000, read: whole(1, 1_000_000_000), must: "a whole number of tokens" },
  modelRate: { fallback: 0, read: whole(0, 100_000), must: "a whole number of requests a minute" },
  smtpHost: { fallback: null, read: hostName, must: "the name or address of a mail server" },
  smtpPort: { fallback: 587, read: whole(1, 65_535), must: "a whole number from 1 to 65535" },
  smtpUser: { fallback: null, read: text, must: "a user's name" },
  smtpPassword: { fallback: null, read: text, must: "a password", isSecret: true },
  smtpFrom: { fallback: null, read: mailAddress, must: "an e-mail address" },
  scannerHost: { fallback: null, read: hostName, must: "the name or address of a scanner" },
  scannerPort: { fallback: 3310, read: whole(1, 65_535), must: "a whole number from 1 to 65535" },
  scannerSocket: { fallback: null, read: text, must: "the path of a socket" },
  scannerLetsThrough: { fallback: false, read: flag, must: "true or false" },
  figuresInBrowser: { fallback: 50_000, read: whole(0, 10_000_000), must: "a whole number of statements; 0 to make every figure on the server" },
  figuresShared: { fallback: 500, read: whole(1, 100_000), must: "a whole number of figures from 1 to 100000" },
  workers: { fallback: 0, read: whole(0, 256), must: "a whole number from 0 to 256; 0 for one a core" },
  metrics: { fallback: false, read: flag, must: "true or false" },
  metricsHost: { fallback: "127.0.0.1", read: text, must: "an address or name of this machine" },
  metricsPort: { fallback: 8732, read: whole(0, 65_535), must: "a whole number from 0 to 65535" },
  metricsToken: { fallback: null, read: tokenOf, must: "at least 16 letters, digits and signs without spaces", isSecret: true },
  tracesEndpoint: { fallback: null, read: endpointOf, must: "an address that begins with http:// or https://", isSecret: true },
  tracesKey: { fallback: null, read: text, must: "what the collector wants as Authorization", isSecret: true },
  tracesShare: { fallback: 100, read: whole(0, 100), must: "a whole number from 0 to 100" },
  drainSeconds: { fallback: 0, read: whole(0, 600), must: "a whole number of seconds from 0 to 600" },
};
