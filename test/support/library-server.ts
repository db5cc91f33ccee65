import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer, type RunningServer } from "../../packages/app/src/http/ports/start-server.ts";
import type { ServerOptions } from "../../packages/app/src/http/create-server.ts";
import { hashPassword } from "../../packages/app/src/access/passwords/accounts-password.ts";
import type { AppContext } from "../../packages/app/src/application/app-context.ts";
import { readSettings } from "../../packages/app/src/settings/config.ts";
import type { SettingName } from "../../packages/app/src/settings/config-settings.ts";
import { createProject, ensureProject } from "../../packages/app/src/library/create-project.ts";
import { openApp, type OpenApp } from "../../packages/app/src/application/open-app.ts";
import { everything } from "../../packages/app/src/library/membership.ts";
import type { ApiProblem } from "../../packages/app/src/contract/common.ts";
import { recognise, startSession } from "../../packages/app/src/access/sessions.ts";
import type { Role } from "../../packages/app/src/records/roles.ts";
import type { Grants } from "../../packages/app/src/store/account-store.ts";
import { openStore } from "../../packages/app/src/store/open-store.ts";
import type { Store } from "../../packages/app/src/store/store.ts";
import { newLibrary } from "../../packages/app/src/store/testing/new-library.ts";
import { warmReaders } from "./warm-readers.ts";

export const password = "correct horse battery";

export interface ServerWish extends ServerOptions {
  readonly flags?: Readonly<Partial<Record<SettingName, unknown>>>;
  readonly now?: () => number;
  /** Works through jobs and reads in threads; false unless told. */
  readonly works?: boolean;
  /** A store that is open already, as of a second server; closed with this one. */
  readonly store?: Store;
}

/** A real server on loopback with a library of its own below the temporary folder. */
export interface LibraryServer extends RunningServer {
  readonly app: OpenApp["app"];
  readonly origin: string;
  readonly path: string;
  /** Lines of the log. */
  readonly lines: string[];
  /** Closes the server and removes the library. */
  readonly end: () => Promise<void>;
}

export async function startLibraryServer({ flags = {}, now, works = false, store, ...options }: ServerWish = {}): Promise<LibraryServer> {
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-server-"));
  const path = join(folder, "test.rapporteur");
  const lines: string[] = [];
  const opened = await openApp(store ?? (await openStore(await newLibrary(path), now === undefined ? {} : { now })), {
    read: readSettings({ flags: { port: 0, logLevel: "info", ...flags } }),
    works,
    pool: works ? warmReaders() : undefined,
    watch: options.metrics?.work,
    tracer: options.tracer,
    ...(now === undefined ? {} : { now }),
  });
  const log = { write: (line: string) => void lines.push(line) };
  const running = await startServer(opened, {
    checksAnswers: true,
    log,
    webFolder: join(folder, "web"),
    helpFolder: join(folder, "help"),
    ...options,
  });
  const end = async (): Promise<void> => {
    await running.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...running, app: opened.app, origin: running.address, path, lines, end };
}

/** A single-user server with the project "main". */
export async function startSingleUser(wish: ServerWish = {}): Promise<LibraryServer & { project: string }> {
  const server = await startLibraryServer(wish);
  return { ...server, project: await ensureProject(server.app.store) };
}

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly cookie: string;
  readonly csrf: string;
}

let hashed: Promise<string> | undefined;

/** An account with a session. Hashing takes as long as it is meant to: the password that all have is hashed once a process. */
export async function makePerson(app: AppContext, name: string, isAdministrator = false): Promise<Person> {
  const account = {
    id: app.makeId("a"),
    email: `${name}@example.org`,
    name,
    isAdministrator,
    isDisabled: false,
    createdAt: new Date(app.now()).toISOString(),
  };
  hashed ??= hashPassword(password, app.random);
  await app.store.accounts.saveAccount(account, { hash: await hashed, until: null });
  return signedIn(app, account.id);
}

/** Another session of an account. */
export async function signedIn(app: AppContext, id: string): Promise<Person> {
  const account = await app.store.accounts.account(id);
  if (account === null) throw new Error(`no account ${id}`);
  const { cookie } = await startSession(app, account);
  const { csrf } = await recognise(app, { cookie, authorization: undefined });
  return { id, email: account.email ?? "", cookie: `rapporteur=${cookie}`, csrf: csrf ?? "" };
}

/** With every grant, unless some are given. */
export async function addMember(
  app: AppContext,
  project: string,
  person: { id: string },
  as: Role | ({ role: Role } & Partial<Grants>),
): Promise<void> {
  const { role, ...grants } = typeof as === "string" ? { role: as } : as;
  await app.store.accounts.saveMember(project, { account: person.id, role, grants: { ...everything, ...grants } });
}

/** A server with accounts and one project, with a person of each name in the role that is told. */
export async function startProject<Name extends string>(
  title: string,
  roles: Readonly<Record<Name, Parameters<typeof addMember>[3]>>,
  wish: Omit<ServerWish, "flags"> = {},
): Promise<{ server: LibraryServer; project: string; people: Record<Name, Person> }> {
  const server = await startLibraryServer({ ...wish, flags: { accounts: true, rateLimit: 0 } });
  const project = await makeProject(server.app, title);
  const people = {} as Record<Name, Person>;
  for (const name of Object.keys(roles) as Name[]) {
    people[name] = await makePerson(server.app, name);
    await addMember(server.app, project, people[name], roles[name]);
  }
  return { server, project, people };
}

export async function makeProject(app: AppContext, name: string): Promise<string> {
  const { store, now, makeId } = app;
  return createProject({ store, now, makeId, by: { account: null, name: "test" } }, { name });
}

export interface Asking {
  readonly as?: Person;
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks a server; a person's cookie and csrf token go along. */
export function ask(server: { origin: string }, method: string, path: string, { as, token, body, headers = {} }: Asking = {}): Promise<Response> {
  const carried: Record<string, string> = {};
  if (as !== undefined) Object.assign(carried, { cookie: as.cookie, "x-csrf-token": as.csrf });
  if (token !== undefined) carried["authorization"] = `Bearer ${token}`;
  const isRaw = body instanceof Uint8Array || typeof body === "string";
  if (body !== undefined) carried["content-type"] = body instanceof Uint8Array ? "application/octet-stream" : "application/json";
  const content = body === undefined ? null : isRaw ? (body as string | Uint8Array<ArrayBuffer>) : JSON.stringify(body);
  return fetch(`${server.origin}${path}`, { method, headers: { ...carried, ...headers }, body: content, redirect: "manual" });
}

export async function errorOf(response: Response): Promise<ApiProblem & { readonly message: string }> {
  const problem = (await response.json()) as ApiProblem;
  return { ...problem, message: problem.detail };
}
