import { backUpLibrary } from "../../application/library-backup.ts";
import { openApi } from "../../contract/openapi.ts";
import { version } from "@rapporteur/reader/reading";
import type { HandlersOf } from "../handler.ts";

let described: Record<string, unknown> | undefined;

export const server: HandlersOf<"server"> = {
  live: async () => ({ status: "ok" }),
  ready: async ({ app }) => {
    if (app.isStopping()) return { status: "down", store: "closing" };
    const answers = await app.store.history.head("main").then(
      () => true,
      () => false,
    );
    return { status: answers ? "ok" : "down", store: app.store.dialect };
  },
  openapi: async () => (described ??= openApi(version)),
  doctor: async ({ app }) => ({ findings: await app.store.care.check() }),
  backup: async ({ app, caller }) => backUpLibrary(app, caller),
  config: async ({ app }) => ({ settings: app.settingOrigins }),
};
