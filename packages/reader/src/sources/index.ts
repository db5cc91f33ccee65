export { listSources } from "./archive/list-sources.ts";
export { decodeBytes } from "./decode.ts";
export { collect, defaultMaxBytes, readBytes } from "./read-bytes.ts";
export { isAddress } from "./read-source.ts";
