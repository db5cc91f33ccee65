/* Opens a library and says how that went: `node open-only.ts PATH`. */
import { writeSync } from "node:fs";
import { isRapporteurError } from "../../packages/core/src/base/errors.ts";
import { openStore } from "../../packages/app/src/store/open-store.ts";

try {
  const store = await openStore(process.argv[2] ?? "");
  await store.close();
  writeSync(1, "opened");
} catch (problem) {
  writeSync(1, isRapporteurError(problem) ? problem.code : String(problem));
}
