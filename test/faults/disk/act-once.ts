/* Prepares or does one act and says of each thing when it was acknowledged: `node act-once.ts ACT prepare|act FOLDER`. */
import { writeSync } from "node:fs";
import { allActs } from "./all-acts.ts";

const [name = "", what = "", folder = ""] = process.argv.slice(2);
const found = allActs.find((act) => act.name === name);
if (found === undefined) throw new Error(`there is no act ${name}`);
if (what === "prepare") await found.prepare(folder);
else await found.act(folder, (thing) => void writeSync(1, `did ${thing}\n`));
