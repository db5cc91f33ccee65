import { RapporteurError } from "@rapporteur/core/base";
import { demandLibrary } from "../library/demand-library.ts";
import { demandRevision } from "../history/demand-revision.ts";
import { librarySource } from "../analysis/input/library-source.ts";
import { openLibrary, type OpenedLibrary } from "../library/open-library.ts";
import { openWorkplace, type Workplace } from "../library/workplace.ts";
import type { LibrarySource } from "../analysis/input/open-statements-library.ts";
import type { CommandIo } from "./io.ts";
import { stepsWait } from "./waiting.ts";
import type { LibraryFlags } from "./flags/library-flags.ts";
import { asked, openRemote, remoteLibrary, servedAt, type RemoteProject } from "./remote-library.ts";

/** The path or address that the flags name. @throws RAP_CLI_SOURCES where they name none */
export function locationOf({ library, database }: LibraryFlags): string {
  const location = database ?? library;
  if (location === undefined) throw new RapporteurError("RAP_CLI_SOURCES");
  return location;
}

/** Lets a command read a library: through the server that has it open, where there is one. */
export async function withLibrarySource<T>(flags: LibraryFlags, io: CommandIo, use: (library: LibrarySource) => Promise<T>): Promise<T> {
  const location = locationOf(flags);
  const scope = { asOf: flags.asOf };
  const address = servedAt(location);
  if (address !== null) return use(await remoteLibrary(address, { ...scope, project: flags.project, token: io.env["RAPPORTEUR_TOKEN"] }));
  return withLibrary({ ...flags, mustExist: true }, io, async ({ workplace }) => {
    await demandRevision(workplace, flags.asOf);
    return use(librarySource(workplace, scope));
  });
}

/** A library that a command has open. */
export interface LibraryAtHand extends OpenedLibrary {
  readonly workplace: Workplace;
}

/**
 * Lets a command have a library to itself, and closes it whatever happens.
 *
 * @throws RAP_STORE_LOCKED naming the owner where another process has it open; RAP_STORE_NO_LIBRARY where it must exist and does not
 */
export async function withLibrary<T>(
  flags: LibraryFlags & { readonly mustExist?: boolean },
  io: CommandIo,
  use: (library: LibraryAtHand) => Promise<T>,
): Promise<T> {
  const location = locationOf(flags);
  if (flags.mustExist === true) demandLibrary(location);
  const opened = await openLibrary(location, flags.project, { onStepRetry: stepsWait(io) });
  try {
    const now = io.now === undefined ? {} : { now: io.now };
    return await use({ ...opened, workplace: openWorkplace(opened.store, { project: opened.project, ...now }) });
  } finally {
    await opened.store.close();
  }
}

/**
 * Does something to a library: through the server that has it open, where there is one, else with the library to itself.
 *
 * @throws RAP_CLI_SERVER with what the server refuses, and as `withLibrary`
 */
export async function whereverItIs<Here, Served>(
  flags: LibraryFlags,
  io: CommandIo,
  ways: { readonly here: (workplace: Workplace) => Promise<Here>; readonly served: (remote: RemoteProject) => Promise<Served> },
): Promise<Here | Served> {
  const address = servedAt(locationOf(flags));
  if (address === null) return withLibrary({ ...flags, mustExist: true }, io, ({ workplace }) => ways.here(workplace));
  const remote = await openRemote(address, { project: flags.project, token: io.env["RAPPORTEUR_TOKEN"] });
  return asked(address, () => ways.served(remote));
}
