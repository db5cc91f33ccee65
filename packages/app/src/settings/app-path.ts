import { fileURLToPath } from "node:url";

/** True in a published package or after a build; false where the sources run as they are. */
const isBuilt = import.meta.url.endsWith(".js");

/** Absolute path of the built workbench. A checkout has it after a build only. */
export function builtWebFolder(): string {
  return fileURLToPath(new URL(isBuilt ? "../web" : "../../dist/web", import.meta.url));
}

/** Absolute path of the built manual. A checkout has it after a build or `npm run docs` only. */
export function builtHelpFolder(): string {
  return fileURLToPath(new URL(isBuilt ? "../help" : "../../dist/help", import.meta.url));
}

/** Absolute path of a page of the documentation: the build copies the checkout's docs/ into the package. */
export function docsPath(page: string): string {
  return fileURLToPath(new URL(`${isBuilt ? "../docs" : "../../../../docs"}/${page}`, import.meta.url));
}
