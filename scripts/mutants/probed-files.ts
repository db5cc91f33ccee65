import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../api/resolve-module.ts";
import { functionsIn } from "./functions-in.ts";
import { insertProbes } from "./insert-probes.ts";
import { stepsFrom, type Users } from "./tests-near.ts";

/** A file as it is, and with its probes. */
export interface ProbedFile {
  readonly file: string;
  readonly source: string;
  readonly changed: string;
}

const isProgram = /^(?!web\/|scripts\/)(?!.*\.test\.ts$).*\.ts$/;

/** The files whose functions are watched, and all others that use them: those say only when they are being loaded. */
export function probedFiles(files: readonly string[], sources: ReadonlyMap<string, string>, users: Users, folder: string): ProbedFile[] {
  const probe = join(folder, "scripts", "mutants", "probe.ts");
  const watched = new Set(files);
  const others = new Set(files.flatMap((file) => [...stepsFrom(file, users).keys()]).filter((file) => isProgram.test(file)));
  return [...new Set([...watched, ...others])].map((file) => {
    const source = sources.get(file) ?? readFileSync(join(repository, file), "utf8");
    return { file, source, changed: insertProbes(file, source, watched.has(file) ? functionsIn(file, source) : [], probe) };
  });
}
