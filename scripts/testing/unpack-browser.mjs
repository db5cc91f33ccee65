// Unpacks the Chromium of the tests into .cache. A process of its own, which ends before any test starts: a program that some process still has open for writing cannot be run,
// and what a test starts while it is unpacked would keep it open.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../node24.mjs";

const folder = join(root, ".cache");
mkdirSync(folder, { recursive: true });
process.env["TMPDIR"] = folder;
const { default: chromium } = await import("@sparticuz/chromium");
await chromium.executablePath();
