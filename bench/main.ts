import { runFigures } from "../eval/run-figures.ts";

process.exitCode = await runFigures("bench", new URL("./", import.meta.url), process.argv.slice(2));
