// The command in a checkout: `npm run -s rapporteur -- read FILE`. Installs and builds what is missing, then runs the built command.
import { commandFile, ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./node24.mjs";
import { hand } from "./hand-over.mjs";

ensureInstalled();
ensureBuilt();
await hand([commandFile, ...process.argv.slice(2)], process.env.INIT_CWD ?? process.cwd());
