/** The files that an import of a file, a folder or a ZIP is about, with their bytes. */
export { listSources as listImports } from "@rapporteur/reader/sources";
