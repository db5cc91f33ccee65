import { registerHooks } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

/*
 * Command lines and modules one after the other in one process, which loads the program once: reads an array of words or { module, folder } a line, answers
 * with the exit code and what was written. A document that was read stays read: nothing of it changes from one command to the next.
 */

/** Modules that something here stands for. */
const replaced = [
  ["/reader/src/reading/index.ts", new URL("remembered-reading.ts", import.meta.url).href],
  ["/app/src/jobs/reading-pool.ts", new URL("remembered-pool.ts", import.meta.url).href],
] as const;

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const stand = replaced.find(([end]) => found.url.endsWith(end))?.[1];
    return stand === undefined || context.parentURL?.startsWith(new URL(".", import.meta.url).href) === true ? found : { ...found, url: stand };
  },
});

const { processIo } = await import("../../../packages/app/src/cli/process-io.ts");
const { runCommandLine } = await import("../../../packages/app/src/cli/program.ts");

type Given = readonly string[] | { readonly module: string; readonly folder: string };

const real = processIo();
const answer = process.stdout.write.bind(process.stdout);

async function runWords(words: readonly string[]): Promise<{ code: number; said: string }> {
  let said = "";
  const write = (text: string): boolean => {
    said += text;
    return true;
  };
  const code = await runCommandLine(words, { ...real, stdout: { write }, stderr: { write } });
  return { code, said };
}

async function runModule(module: string, folder: string): Promise<{ code: number; said: string }> {
  const former = process.cwd();
  let said = "";
  process.chdir(folder);
  process.stdout.write = (text: string | Uint8Array): boolean => {
    said += String(text);
    return true;
  };
  try {
    await import(pathToFileURL(module).href);
    return { code: 0, said };
  } catch (thrown) {
    return { code: 1, said: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) };
  } finally {
    process.stdout.write = answer;
    process.chdir(former);
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line) as Given;
  const end = "module" in given ? await runModule(given.module, given.folder) : await runWords(given);
  answer(`${JSON.stringify(end)}\n`);
}
