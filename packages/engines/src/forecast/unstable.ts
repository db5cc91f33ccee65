export { termUses } from "./forecasters/score-bounds.ts";
