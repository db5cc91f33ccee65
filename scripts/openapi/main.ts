import { openApi } from "../../packages/app/src/contract/openapi.ts";
import { lintOpenApi } from "./lint-openapi.ts";

/* A gate of `npm run check`: a linter that is not ours finds nothing to say of the description of the API. */

const problems = await lintOpenApi(openApi("0.0.0"));
process.stdout.write(problems.map((problem) => `${problem}\n`).join(""));
process.exitCode = problems.length === 0 ? 0 : 1;
