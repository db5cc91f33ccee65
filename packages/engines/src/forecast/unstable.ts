export { termUses } from "./score-bounds.ts";
