const svgNamespace = "http://www.w3.org/2000/svg";
const spacing = 6;

/** Puts a pattern of slanting lines into a chart: the fill of what is uncertain. */
export function addHatch(svg: Element, id: string): void {
  const make = (name: string, attributes: Readonly<Record<string, string | number>>): SVGElement => {
    const element = document.createElementNS(svgNamespace, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    return element;
  };
  const pattern = make("pattern", { id, width: spacing, height: spacing, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
  pattern.append(make("line", { x1: 1, x2: 1, y1: 0, y2: spacing, stroke: "currentColor", "stroke-width": 1.5, "stroke-opacity": 0.55 }));
  const definitions = make("defs", {});
  definitions.append(pattern);
  svg.prepend(definitions);
}
