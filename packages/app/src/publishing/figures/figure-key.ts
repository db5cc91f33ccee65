import { isSame, keyedHash } from "../../access/keyed-hash.ts";
import { libraryId } from "../../records/parts.ts";

/** Which figure of which project a link opens. */
export interface FigureName {
  readonly project: string;
  readonly id: string;
}

function sign(secret: string, { project, id }: FigureName): string {
  // 160 bits: nobody guesses them, and an address stays short enough to be read out.
  return keyedHash(secret, `figure,${project},${id}`).subarray(0, 20).toString("base64url");
}

/** What the address of a figure carries. It follows from the server's secret, so that who made the figure can be told it again, and the library keeps none. */
export function figureKey(secret: string, name: FigureName): string {
  return `${name.project}.${name.id}.${sign(secret, name)}`;
}

/** The figure that a key is for; null where it was not made here. Compares in constant time. */
export function readFigureKey(secret: string, key: string): FigureName | null {
  const [project = "", id = "", signature = "", more] = key.split(".");
  if (more !== undefined || !libraryId.safeParse(project).success || !libraryId.safeParse(id).success) return null;
  // As text: decoding base64 passes over what does not belong to it, so that one figure would have many addresses.
  return isSame(Buffer.from(signature), Buffer.from(sign(secret, { project, id }))) ? { project, id } : null;
}
