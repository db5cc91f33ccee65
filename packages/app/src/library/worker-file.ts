import { extname } from "node:path";
import { fileURLToPath } from "node:url";

/** The file of a worker thread beside a module: TypeScript in a checkout's sources, JavaScript in what is built. */
export function workerFile(besides: string, name: string): URL {
  return new URL(`./${name}${extname(fileURLToPath(besides))}`, besides);
}
