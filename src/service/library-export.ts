/** A file for another program, as the API asks for it. */
export { exportLibrary as exportFile } from "./library/export-library.ts";
