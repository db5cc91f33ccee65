import { isRapporteurError } from "../../../packages/core/src/base/errors.ts";
import type { Store } from "../../../packages/app/src/store/store.ts";
import { Fault } from "../verify.ts";

/** Something that writes, to be interrupted at each of its writes. */
export interface DiskAct {
  readonly name: string;
  /** Makes what it starts from, on a disk with room. */
  readonly prepare: (folder: string) => Promise<void>;
  /** Says of each thing when it was acknowledged. */
  readonly act: (folder: string, acknowledge: (what: string) => void) => Promise<void>;
  /** Holds what is there, on a disk with room again, to what was acknowledged. @throws Fault */
  readonly check: (folder: string, acknowledged: ReadonlySet<string>) => Promise<void>;
}

export function must(isTrue: boolean, what: string): void {
  if (!isTrue) throw new Fault(what);
}

/** Nothing is wrong inside a library but what an interrupted import may leave. */
export async function mustBeSound(store: Store): Promise<void> {
  const unsound = (await store.care.check()).filter(({ code }) => code !== "leftover");
  must(unsound.length === 0, unsound.map(({ message }) => message).join("; "));
}

/** A command that said why it failed, by the code of its error. */
export class RefusedCommand extends Error {}

/** The code of an error of the catalogue, or the error's own words. */
export function codeOf(thrown: unknown): string {
  if (thrown instanceof RefusedCommand) return thrown.message;
  return isRapporteurError(thrown) ? thrown.code : String(thrown);
}
