export { presentJson } from "./present-json.ts";
export { presentText, type TextOptions } from "./text/present-text.ts";
