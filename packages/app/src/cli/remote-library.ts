import { RapporteurError } from "@rapporteur/core/base";
import { createClient, isApiFailure, type Client } from "../client/index.ts";
import type { Readout } from "@rapporteur/reader/readout";
import type { EntityRecord } from "../records/entity-record.ts";
import type { OutcomeRecord, QuestionRecord } from "../records/project-records.ts";
import { chooseProject } from "../library/choose-project.ts";
import { everyPage } from "../store/every-page.ts";
import { servedAddress } from "../library/library-owner.ts";
import { trustOf } from "../analysis/input/library-source.ts";
import { knownAttributes } from "../entities/known-attributes.ts";
import { knownConcepts } from "../analysis/input/known-concepts.ts";
import { standingEntities } from "../entities/standing-entities.ts";
import { addCoder } from "../statements/coders-of.ts";
import type { LedgerRecords, LibrarySource } from "../analysis/input/open-statements-library.ts";

/** The address of the server that has a library open; null where nobody serves it. An address stands for itself. */
export function servedAt(location: string): string | null {
  return /^https?:\/\//i.test(location) ? location : servedAddress(location);
}

export interface RemoteOptions {
  /** Name or id of the project. */
  readonly project: string | undefined;
  readonly asOf?: number | undefined;
  /** An API token, where the server has accounts. */
  readonly token: string | undefined;
}

/** A client of a running server, and the project that is meant there. */
export interface RemoteProject {
  readonly client: Client;
  readonly project: string;
}

/** @throws RAP_LIBRARY_PROJECT; RAP_CLI_SERVER where the server refuses or cannot be reached */
export async function openRemote(address: string, { project, token }: RemoteOptions): Promise<RemoteProject> {
  const client = createClient({ origin: address, ...(token === undefined ? {} : { token }) });
  return asked(address, async () => {
    const { projects } = await client.projects.list();
    const found = chooseProject(projects, project);
    if (found === undefined)
      throw new RapporteurError("RAP_LIBRARY_PROJECT", { project: project ?? "", known: projects.map(({ record }) => record.name).join(", ") });
    return { client, project: found.record.id };
  });
}

/** A served library as a source of statements. @throws as `openRemote` */
export async function remoteLibrary(address: string, options: RemoteOptions): Promise<LibrarySource> {
  const { client, project } = await openRemote(address, options);
  const { asOf } = options;
  const params = { project };
  return {
    name: "library",
    table: () => asked(address, async () => (await client.table(project, asOf === undefined ? {} : { asOf })).table),
    entities: () => asked(address, async () => standingEntities(await remoteEntities(client, { project, asOf }))),
    attributes: () => asked(address, async () => knownAttributes(await remoteEntities(client, { project, asOf }))),
    concepts: () => asked(address, async () => knownConcepts(await remoteEntities(client, { project, asOf }))),
    readouts: () => (asOf === undefined ? asked(address, () => remoteReadouts(client, project)) : refuseAsOf(address)),
    trust: () => asked(address, async () => trustOf((await client.statements.trust({ params })).types)),
    ledger: () => asked(address, () => remoteLedger(client, { project, asOf })),
    memos: () => (asOf === undefined ? asked(address, async () => (await client.memos.list({ params })).memos) : refuseAsOf(address)),
    coders: () => asked(address, () => remoteCoders(client, project)),
  };
}

async function remoteEntities(
  client: Client,
  { project, asOf }: { readonly project: string; readonly asOf: number | undefined },
): Promise<EntityRecord[]> {
  const query = asOf === undefined ? {} : { asOf };
  const { records } = await client.records.list({ params: { project, kind: "entity" }, query });
  return records.map(({ record }) => record as EntityRecord);
}

async function remoteReadouts(client: Client, project: string): Promise<Map<string, Readout>> {
  const readouts = new Map<string, Readout>();
  const documents = everyPage((cursor) => client.documents.list({ params: { project }, query: pageQuery(100, cursor) }));
  for await (const { record } of documents) readouts.set(record.id, await client.documents.readout({ params: { project, id: record.id } }));
  return readouts;
}

/** A page of a list as a server is asked for it. */
export function pageQuery(limit: number, cursor: string | undefined): { limit: number; cursor?: string } {
  return { limit, ...(cursor === undefined ? {} : { cursor }) };
}

/** A server gives texts as they stand. */
function refuseAsOf(address: string): Promise<never> {
  return Promise.reject(
    new RapporteurError("RAP_LIBRARY_SERVED", { command: "what needs texts or memos of an earlier revision", path: "--as-of", address }),
  );
}

async function remoteLedger(
  client: Client,
  { project, asOf }: { readonly project: string; readonly asOf: number | undefined },
): Promise<LedgerRecords> {
  const query = asOf === undefined ? {} : { asOf };
  const [questions, outcomes] = [
    await client.records.list({ params: { project, kind: "question" }, query }),
    await client.records.list({ params: { project, kind: "outcome" }, query }),
  ];
  return {
    questions: questions.records.map(({ record }) => record as QuestionRecord),
    outcomes: outcomes.records.map(({ record }) => record as OutcomeRecord),
  };
}

async function remoteCoders(client: Client, project: string): Promise<Map<string, string>> {
  const { members } = await client.members.list({ params: { project } });
  const names = new Map(members.map(({ account, name }) => [account, name]));
  const coders = new Map<string, string>();
  const statements = everyPage((cursor) => client.statements.list({ params: { project }, query: pageQuery(500, cursor) }));
  for await (const { record } of statements) addCoder(coders, record, names);
  return coders;
}

/** Puts what a server refuses into the words of the command line. */
export async function asked<T>(address: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (thrown) {
    if (!isApiFailure(thrown)) throw thrown;
    const cure = thrown.code === "RAP_ACCOUNT_SIGN_IN" ? "put an API token into RAPPORTEUR_TOKEN" : thrown.cure;
    throw new RapporteurError("RAP_CLI_SERVER", { address, problem: thrown.message, cure }, { cause: thrown });
  }
}
