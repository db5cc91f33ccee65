import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { statementEndingOf } from "../formats/statement-formats.ts";
import { withTemporaryFolder } from "../library/temporary-folder.ts";

/** Lends bytes that were sent as a file with the ending of their name, since readers of databases want one; it is gone afterwards. */
export async function withUploadedFile<T>(
  { bytes, name }: { readonly bytes: Uint8Array; readonly name: string },
  use: (path: string) => Promise<T>,
): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, `statements${statementEndingOf(name) ?? plainEndingOf(name)}`);
    await writeFile(path, bytes);
    return use(path);
  });
}

/** Readers know no longer one, and the name of a file has room for no such. */
function plainEndingOf(name: string): string {
  return /\.[a-z0-9]{1,16}$/i.exec(name)?.[0] ?? "";
}
