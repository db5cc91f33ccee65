import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReplyCache } from "./code-with-model.ts";
import type { ModelReply } from "./model-client.ts";

/** Answers as files in a folder, one a request, named by the digest of what was asked; a damaged one counts as none. */
export function fileReplyCache(folder: string): ReplyCache {
  const path = (key: string): string => join(folder, `${key}.json`);
  return {
    get: async (key) => {
      try {
        return JSON.parse(await readFile(path(key), "utf8")) as ModelReply;
      } catch {
        return null;
      }
    },
    put: async (key, reply) => {
      await mkdir(folder, { recursive: true });
      const part = `${path(key)}.${process.pid}.part`;
      await writeFile(part, JSON.stringify(reply));
      await rename(part, path(key));
    },
  };
}
