export type { AppContext } from "./app-context.ts";
export { type AppOptions, openApp, type OpenApp } from "./open-app.ts";
