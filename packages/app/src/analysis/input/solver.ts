import highsPackage from "highs";
import { highsSolver, type LinearSolver } from "@rapporteur/engines/relations";

// The package's types describe its CommonJS build, where the loader is a property; the module build that Node loads exports it itself.
const loadHighs = highsPackage as unknown as typeof highsPackage.default;

let loaded: Promise<LinearSolver> | null = null;

/**
 * The solver of linear and integer programs, loaded once a process (about 50 ms, 3.5 MB of WebAssembly). Node finds the file beside the
 * package; in a browser build `highsSolver(await loadHighs({ locateFile }))` does the same with the address of the bundled file.
 */
export function loadSolver(): Promise<LinearSolver> {
  loaded ??= loadHighs().then((highs) => highsSolver(highs));
  return loaded;
}
