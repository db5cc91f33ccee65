export { listSources } from "./archive/list-sources.ts";
export { BoundedChild, ChildLimitError, type ChildLimits } from "./child/bounded-child.ts";
export { KeptChild } from "./child/kept-child.ts";
export { tooHard } from "./child/read-in-child.ts";
export { codingMs, fetchingMs, readerLimits } from "./child/reading-limits.ts";
export { serveTasks } from "./child/serve-tasks.ts";
export { decodeBytes } from "./decode.ts";
export { collect, defaultMaxBytes, readBytes } from "./read-bytes.ts";
export { isAddress } from "./read-source.ts";
