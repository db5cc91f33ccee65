import type { AppContext } from "../../packages/app/src/application/app-context.ts";
import { importReadout } from "../../packages/app/src/documents/import-readout.ts";
import { collect } from "../../packages/app/src/library/collect.ts";
import { openWorkplace } from "../../packages/app/src/library/workplace.ts";
import { sampleReadout } from "../fixtures/sample-readout.ts";
import { addMember, makePerson, makeProject, signedIn, type LibraryServer, type Person } from "../support/library-server.ts";

/** What requests are made about: a project of everybody with a coded document, and the ids of what is there. */
export interface FuzzTarget {
  readonly project: string;
  readonly document: string;
  readonly ids: readonly string[];
}

export interface FuzzMember {
  readonly id: string;
  readonly role: "reader" | "coder" | "editor" | "admin";
}

/** Bytes that a process holds, and what it has computed. */
export interface MemoryInUse {
  readonly heapUsed: number;
  readonly external: number;
  readonly rss: number;
  /** Milliseconds of the processor since it began. */
  readonly cpuMs: number;
}

/** What is done behind the API for those who ask it at random: the server may be this process or another, so everything here goes through JSON. */
export interface FuzzDesk {
  person(name: string, isAdministrator: boolean): Promise<Person>;
  /** Another session of an account. */
  signIn(id: string): Promise<Person>;
  makeTarget(members: readonly FuzzMember[], others: readonly string[]): Promise<FuzzTarget>;
  /** False where the project or its document was removed. */
  isWhole(target: FuzzTarget): Promise<boolean>;
  /** Of the server's process, without what only waits to be collected where `isCollected`. */
  memory(isCollected: boolean): Promise<MemoryInUse>;
}

/** Where requests go, and the desk behind it. */
export interface FuzzGround {
  readonly origin: string;
  readonly desk: FuzzDesk;
}

/** A server of this process. */
export function fuzzGround({ app, origin }: Pick<LibraryServer, "app" | "origin">): FuzzGround {
  return {
    origin,
    desk: {
      person: (name, isAdministrator) => makePerson(app, name, isAdministrator),
      signIn: (id) => signedIn(app, id),
      makeTarget: (members, others) => makeTarget(app, members, others),
      isWhole: async ({ project, document }) => {
        const { records } = app.store;
        return (await records.get(project, "project", project)) !== null && (await records.get(project, "document", document)) !== null;
      },
      memory: async (isCollected) => {
        if (isCollected) globalThis.gc?.({ execution: "sync", type: "major", flavor: "last-resort" });
        const { heapUsed, external, rss } = process.memoryUsage();
        const { user, system } = process.cpuUsage();
        return { heapUsed, external, rss, cpuMs: (user + system) / 1000 };
      },
    },
  };
}

async function makeTarget(app: AppContext, members: readonly FuzzMember[], others: readonly string[]): Promise<FuzzTarget> {
  const project = await makeProject(app, "Fuzzed");
  const { documentId: document } = await importReadout(openWorkplace(app.store, { project }), { readout: sampleReadout });
  for (const { id, role } of [...members, ...others.map((id) => ({ id, role: "coder" as const }))]) await addMember(app, project, { id }, role);
  return { project, document, ids: [project, document, ...others, ...(await idsOf(app, project)), "local", "x0000"] };
}

/** A few of each kind of record. */
async function idsOf({ store }: AppContext, project: string): Promise<string[]> {
  const found: string[] = [];
  for (const kind of ["statement", "entity", "type"] as const) {
    const records = await collect(store.records.all(project, kind));
    found.push(...records.slice(0, 3).map(({ record }) => record.id));
  }
  return found;
}
