import { runFigures } from "./run-figures.ts";

process.exitCode = await runFigures("eval", new URL("./", import.meta.url), process.argv.slice(2));
