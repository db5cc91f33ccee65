export { louvain } from "./louvain.ts";
export { modularity, relabelGroups } from "./modularity.ts";
export { graphFromMatrix } from "./weighted-graph.ts";
