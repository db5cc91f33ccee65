import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import type { CommandIo } from "./io.ts";
import { reasonOf } from "./write-output.ts";

/** One file of a series; its name hangs on how many there are. */
export interface SeriesFile {
  readonly content: string;
  /** A path, in the folder of the series. */
  readonly nameOf: (count: number) => string;
}

/**
 * Writes a series of files: all of them, or none where it is stopped (Ctrl-C) or one cannot be written. They are made in a hidden folder
 * beside their places and moved at the end.
 *
 * @param path what the series is called; its folder holds all files
 * @returns the paths of the files in order
 * @throws RAP_CLI_OUT, RAP_CLI_STOPPED; what making the files throws
 */
export async function writeSeries(path: string, files: Iterable<SeriesFile>, io: CommandIo): Promise<string[]> {
  const stopped = watchStop(io);
  let folder: string | null = null;
  try {
    folder = await mkdtemp(join(dirname(path), `.${basename(path)}.part-`));
    const names: SeriesFile["nameOf"][] = [];
    for (const { content, nameOf } of files) {
      await writeFile(join(folder, String(names.length)), content);
      names.push(nameOf);
      if (io.stdout.isTTY === true) io.stderr.write(`\rwindow ${names.length}`);
      // Signals are heard between two turns of the loop only.
      await setImmediate();
      if (stopped.isAsked()) throw new RapporteurError("RAP_CLI_STOPPED");
    }
    const paths = names.map((nameOf) => nameOf(names.length));
    for (const [at, target] of paths.entries()) await rename(join(folder, String(at)), target);
    return paths;
  } catch (thrown) {
    if (isRapporteurError(thrown) || (thrown as NodeJS.ErrnoException).code === undefined) throw thrown;
    throw new RapporteurError("RAP_CLI_OUT", { path, reason: reasonOf(thrown) }, { cause: thrown });
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true });
    if (io.stdout.isTTY === true) io.stderr.write("\r\u001b[K");
    stopped.release();
  }
}

function watchStop(io: CommandIo): { readonly isAsked: () => boolean; readonly release: () => void } {
  let isAsked = false;
  const release = io.onStop?.(() => (isAsked = true));
  return { isAsked: () => isAsked, release: () => release?.() };
}
