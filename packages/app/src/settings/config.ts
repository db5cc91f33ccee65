import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse as parseYaml } from "yaml";
import { nearestName, RapporteurError } from "@rapporteur/core/base";
import { settingSpecs, type SettingName, type Settings } from "./config-settings.ts";

export type { Settings } from "./config-settings.ts";

/** Where settings can come from; flags go before the environment, that before the file, that before the defaults. */
export interface SettingSources {
  /** By setting name; undefined: not given. */
  readonly flags?: Readonly<Partial<Record<SettingName, unknown>>>;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Path of a YAML or JSON file. */
  readonly file?: string | undefined;
}

export interface ReadSettings {
  readonly settings: Settings;
  /** Each setting as text with where it came from, secrets covered. */
  readonly origins: readonly { readonly name: string; readonly value: string; readonly from: string }[];
}

/**
 * The settings in use. Environment variables are RAPPORTEUR_ and the name in capitals: RAPPORTEUR_TRUSTED_PROXIES. With _FILE behind it, it names a file whose
 * content is the setting, as a vault or a container gives secrets. From systemd's store of credentials a service has what is called rapporteur.NAME there.
 *
 * @throws RAP_SERVICE_CONFIG naming setting and place where one is unknown or cannot be read
 */
export function readSettings({ flags = {}, environment = {}, file }: SettingSources = {}): ReadSettings {
  const fromFile = file === undefined ? {} : readFile(file);
  const settings: Record<string, unknown> = {};
  const origins = [];
  for (const name of Object.keys(settingSpecs) as SettingName[]) {
    const spec = settingSpecs[name];
    const [given, from] = firstGiven([
      [flags[name], `the flag --${dashed(name)}`],
      [environment[variable(name)], variable(name)],
      [readSecretFile(environment[`${variable(name)}_FILE`], name), `the file of ${variable(name)}_FILE`],
      [readCredential(environment["CREDENTIALS_DIRECTORY"], name), `the credential ${credential(name)}`],
      [fromFile[name], file ?? ""],
    ]);
    const value: unknown = given === undefined ? spec.fallback : readValue(name, given, from);
    settings[name] = value;
    origins.push({ name: dashed(name), value: show(value, spec.isSecret === true), from: given === undefined ? "default" : from });
  }
  return { settings: settings as unknown as Settings, origins };
}

function firstGiven(places: readonly (readonly [unknown, string])[]): readonly [unknown, string] {
  return places.find(([value]) => value !== undefined && value !== "") ?? [undefined, ""];
}

function readValue(name: SettingName, given: unknown, from: string): unknown {
  const { read, must } = settingSpecs[name];
  const value = read(given);
  if (value === undefined)
    throw new RapporteurError("RAP_SERVICE_CONFIG", { name: dashed(name), from, problem: `is ${JSON.stringify(given)}`, cure: `give ${must}` });
  return value;
}

function readFile(path: string): Partial<Record<SettingName, unknown>> {
  let parsed: unknown;
  try {
    parsed = parseYaml(readFileSync(path, "utf8"), { maxAliasCount: 0 }) ?? {};
  } catch (thrown) {
    const problem = `cannot be read: ${(thrown as Error).message.split("\n")[0] ?? ""}`;
    throw new RapporteurError(
      "RAP_SERVICE_CONFIG",
      { name: "file", from: path, problem, cure: "name a YAML or JSON file with one setting a line" },
      { cause: thrown },
    );
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed))
    throw new RapporteurError("RAP_SERVICE_CONFIG", {
      name: "file",
      from: path,
      problem: "holds no settings",
      cure: "write one setting a line, as in port: 8731",
    });
  const names = Object.keys(settingSpecs).map(dashed);
  refuseUnknown(Object.keys(parsed), path, names);
  const given = Object.fromEntries(Object.entries(parsed).map(([name, value]) => [camel(name), value]));
  refuseOpenSecrets(given, path);
  return given;
}

/** A file with a secret in it is for its owner alone; Windows has no such rights to look at. */
function refuseOpenSecrets(given: Readonly<Partial<Record<SettingName, unknown>>>, path: string): void {
  if (process.platform === "win32" || (statSync(path).mode & 0o077) === 0) return;
  const isSecret = (name: SettingName): boolean => settingSpecs[name].isSecret === true && show(given[name], true) !== given[name];
  const name = (Object.keys(settingSpecs) as SettingName[]).find((one) => given[one] !== undefined && given[one] !== null && isSecret(one));
  if (name === undefined) return;
  const cure = `run chmod 600 ${path}`;
  throw new RapporteurError("RAP_SERVICE_CONFIG", {
    name: dashed(name),
    from: path,
    problem: "is a secret, and other users may read the file",
    cure,
  });
}

function readSecretFile(path: string | undefined, name: SettingName): string | undefined {
  if (path === undefined || path === "") return undefined;
  try {
    return readFileSync(path, "utf8").trim();
  } catch (thrown) {
    const problem = `cannot be read: ${(thrown as Error).message}`;
    throw new RapporteurError(
      "RAP_SERVICE_CONFIG",
      { name: dashed(name), from: path, problem, cure: "name a file that can be read" },
      { cause: thrown },
    );
  }
}

/** Systemd gives a service a folder that no other process can read, of credentials that lie encrypted until then; those that are not kept are not in it. */
function readCredential(folder: string | undefined, name: SettingName): string | undefined {
  if (folder === undefined || settingSpecs[name].isSecret !== true) return undefined;
  const path = join(folder, credential(name));
  return existsSync(path) ? readSecretFile(path, name) : undefined;
}

function refuseUnknown(given: readonly string[], from: string, known: readonly string[]): void {
  for (const name of given) {
    if (known.includes(dashed(name))) continue;
    const near = nearestName(name, known);
    const cure = near === null ? `choose one of ${known.join(", ")}` : `did you mean ${near}?`;
    throw new RapporteurError("RAP_SERVICE_CONFIG", { name, from, problem: "is not known", cure });
  }
}

/** Of an address all but what it carries to sign in with is shown, of any other secret only that there is one. */
function show(value: unknown, isSecret: boolean): string {
  if (value === null) return "";
  const text = typeof value === "string" ? value : Array.isArray(value) ? value.join(", ") : JSON.stringify(value);
  if (!text.includes("://")) return isSecret ? "…" : text;
  const covered = text.replace(/(:\/\/[^:@/]*):[^@]*@/, "$1:…@");
  return isSecret
    ? covered.replace(/([?&]password=)[^&]*/i, "$1…")
    : covered.replace(/:\/\/[^:@/?#]*@/, "://…@").replace(/([?&][^=&#]*=)[^&#]*/g, "$1…");
}

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const credential = (name: string): string => `rapporteur.${dashed(name)}`;
const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
const variable = (name: string): string => `RAPPORTEUR_${dashed(name).replaceAll("-", "_").toUpperCase()}`;
