/** The library's server, to be run from your own program: what `import … from "rapporteur/server"` gives. */
export { createServer, type ServerOptions, type ServerPlugin } from "@rapporteur/app/http";
export { startServer, type RunningServer } from "@rapporteur/app/http";
export type { AppContext } from "@rapporteur/app/application";
export { readSettings, type ReadSettings, type Settings, type SettingSources } from "@rapporteur/app/settings";
export { openApp, type AppOptions, type OpenApp } from "@rapporteur/app/application";
export { openStore, type StoreOptions } from "@rapporteur/app/store";
