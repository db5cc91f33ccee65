import { fileURLToPath } from "node:url";

/** Absolute path of a file that ships with the package. This folder lies two below its root, in src/ and in dist/ alike. */
export function packagePath(...parts: readonly string[]): string {
  return fileURLToPath(new URL(["..", "..", ...parts].join("/"), import.meta.url));
}
