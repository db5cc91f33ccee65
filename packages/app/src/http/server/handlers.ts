import { backUpLibrary } from "../../application/library-backup.ts";
import { openApi } from "../../contract/openapi.ts";
import { listFormats } from "../../formats/list-formats.ts";
import { version } from "@rapporteur/reader/version";
import type { HandlersOf } from "../handler.ts";

/** Written once: anyone may ask for it, and writing it takes longer than most answers. */
let described: Buffer | undefined;

export const server: HandlersOf<"server"> = {
  live: async () => ({ status: "ok" }),
  ready: async ({ app, setStatus }) => {
    const found = await app.readiness();
    if (found.status === "down") setStatus(503);
    return found;
  },
  openapi: async () => ({ bytes: (described ??= Buffer.from(JSON.stringify(openApi(version)))), type: "application/json; charset=utf-8" }),
  formats: async () => listFormats(),
  doctor: async ({ app }) => ({ findings: await app.store.care.check() }),
  backup: async ({ app, caller }) => backUpLibrary(app, caller),
  config: async ({ app }) => ({ settings: app.settingOrigins }),
};
