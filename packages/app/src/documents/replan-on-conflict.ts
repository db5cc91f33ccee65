import { isRapporteurError } from "@rapporteur/core/base";

/** How often a change is planned: after so many others' edits in between it is given up. */
const attempts = 5;

/**
 * Plans a change and commits it, again from the start where others changed in the meantime what it was planned on.
 *
 * @param attempt reads what stands, and commits
 * @throws what the last attempt threw: RAP_STORE_CONFLICT, RAP_STORE_UNIQUE; everything else at once
 */
export async function replanOnConflict<T>(attempt: () => Promise<T>): Promise<T> {
  for (let number = 1; ; number++) {
    try {
      return await attempt();
    } catch (thrown) {
      const isOthers = isRapporteurError(thrown) && (thrown.code === "RAP_STORE_CONFLICT" || thrown.code === "RAP_STORE_UNIQUE");
      if (number === attempts || !isOthers) throw thrown;
    }
  }
}
