export { readSettings, type ReadSettings, type Settings, type SettingSources } from "./config.ts";
