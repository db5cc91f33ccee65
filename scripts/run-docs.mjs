// `npm run docs [-- FOLDER]`: rewrites the parts of docs/ that are made from the code, then writes the manual into FOLDER: a folder of pages that needs no
// server. Without FOLDER it goes where the server of this checkout takes it from.
import { resolve } from "node:path";
import { buildHelp, helpFolder, runScript } from "./build-help.mjs";
import { ensureInstalled } from "./node24.mjs";

ensureInstalled();
const given = process.argv[2];
const from = process.env.INIT_CWD ?? process.cwd();
const folder = given === undefined ? helpFolder : resolve(from, given);
const isDone = runScript("make-docs.ts", []) && (given === undefined ? buildHelp(folder) : runScript("site/main.ts", [folder]));
if (isDone) process.stdout.write(`The manual is in ${folder}; open index.html there.\n`);
process.exit(isDone ? 0 : 1);
