export { openReadout } from "./open-readout.ts";
export { presentPage } from "./present-page.ts";
