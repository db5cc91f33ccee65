import { resolve } from "node:path";
import { writeSite } from "./write-site.ts";

/* The manual as a folder of pages: node scripts/site/main.ts FOLDER */

const folder = process.argv[2];
if (folder === undefined) throw new Error("Name the folder that the manual is to be written into.");
writeSite(resolve(folder));
