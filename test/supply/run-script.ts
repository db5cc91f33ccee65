import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What a script of the checkout prints, and how it ends. */
export function runScript(name: string, args: readonly string[] = []): { readonly code: number | null; readonly out: string } {
  const path = fileURLToPath(new URL(`../../scripts/${name}`, import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [path, ...args], { encoding: "utf8", maxBuffer: 64_000_000 });
  return { code: status, out: stdout };
}

/** What a script of the checkout exports. Scripts are JavaScript without types. */
export async function importScript(name: string): Promise<unknown> {
  return import(new URL(`../../scripts/${name}`, import.meta.url).href);
}
