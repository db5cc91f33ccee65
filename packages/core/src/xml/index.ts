export { escapeXml, heldByXml } from "./escape-xml.ts";
export { type GraphmlElement, type GraphmlGraph, type GraphmlKey, writeGraphmlText } from "./write-graphml-text.ts";
