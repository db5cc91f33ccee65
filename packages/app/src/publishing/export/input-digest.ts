import { createHash } from "node:crypto";
import type { FileInput, SiteFile } from "../site/site-files.ts";

const known = new WeakMap<object, string>();

/** Of an object that never changes, as JSON; made once. */
function partDigest(part: object): string {
  const before = known.get(part);
  if (before !== undefined) return before;
  const digest = createHash("sha256").update(JSON.stringify(part)).digest("base64url");
  known.set(part, digest);
  return digest;
}

/** An input by its parts, so that a page is digested once, in however many lists it stands. */
function* partsOf(input: FileInput): Generator<string> {
  if (typeof input === "string") yield JSON.stringify(input);
  else if ("pages" in input) {
    const { pages, ...rest } = input;
    if ("experts" in rest) {
      const { experts, settings, version } = rest;
      yield JSON.stringify([version, partDigest(settings), experts.map(partDigest)]);
    } else yield JSON.stringify(rest);
    for (const page of pages) yield partDigest(page);
  } else yield partDigest(input);
}

/** Tells whether a file would be made from the same as before: SHA-256 over its path and inputs. Cost: O(inputs), each page read once in a process. */
export function inputDigest({ path, inputs }: Pick<SiteFile, "path" | "inputs">): string {
  const hash = createHash("sha256").update(path);
  for (const input of inputs) {
    hash.update("\nI");
    for (const part of partsOf(input)) hash.update(`\n${part}`);
  }
  return hash.digest("base64url").slice(0, 27);
}
