/* What is used of the parts of the layout, which the package gives without types. */

declare module "graphology-layout-forceatlas2/iterate.js" {
  /** One round: moves the nodes in their matrix, ten numbers a node, place first. */
  const iterate: (settings: object, nodes: Float32Array, edges: Float32Array) => void;
  export default iterate;
}

declare module "graphology-layout-forceatlas2/helpers.js" {
  const helpers: {
    readonly graphToByteArrays: (
      graph: import("graphology").UndirectedGraph,
      weightOf: (edge: string, attributes: { readonly weight: number }) => number,
    ) => { readonly nodes: Float32Array; readonly edges: Float32Array };
  };
  export default helpers;
}

declare module "graphology-layout-forceatlas2/defaults.js" {
  const defaults: object;
  export default defaults;
}
