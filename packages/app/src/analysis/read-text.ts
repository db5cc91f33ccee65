import { readFile } from "node:fs/promises";
import { RapporteurError } from "@rapporteur/core/base";

/** The text of a file. @throws RAP_SOURCE_NOT_FOUND */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new RapporteurError("RAP_SOURCE_NOT_FOUND", { source: path }, { cause });
  }
}
