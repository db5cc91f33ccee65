import { descendants, isOpeningLabel, leastPanel, setChildren, wordsIn } from "./element.ts";
import { HtmlElement } from "./parse-html.ts";

/** One panel alone needs no tab. */
const fewestPanels = 2;
const opened = new WeakSet<HtmlElement>();

/**
 * Puts the words of each tab as a heading over the panel that it shows, in place: on the page they stand in a row, and all panels but one are hidden. Tabs of one word
 * ("Transcript") are left alone.
 *
 * Cost: O(nodes), and the words of the panels.
 */
export function openTabs(root: HtmlElement): void {
  const [byId, byPanel] = [new Map<string, HtmlElement>(), new Map<string, HtmlElement>()];
  const labels = new Map<HtmlElement, string>();
  const panels = new Set<HtmlElement>();
  for (const element of descendants(root)) {
    const role = element.attribute("role");
    if (role === "tabpanel" && !isInside(element, panels)) panels.add(element);
    if (role !== "tab") continue;
    byId.set(element.attribute("id") ?? "", element);
    byPanel.set(element.attribute("aria-controls") ?? "", element);
  }
  const labelled = [...panels].flatMap((panel) => {
    const [label, id] = [panel.attribute("aria-labelledby"), panel.attribute("id")];
    const tab = (label ? byId.get(label) : undefined) ?? (id ? byPanel.get(id) : undefined);
    if (tab === undefined) return [];
    const words = labels.get(tab) ?? labelOf(tab);
    labels.set(tab, words);
    return isOpeningLabel(words) && wordsIn(panel).length >= leastPanel ? [{ panel, tab, words }] : [];
  });
  if (labelled.length < fewestPanels) return;
  for (const { panel, words } of labelled) {
    opened.add(panel);
    if (!wordsIn(panel).startsWith(words)) panel.children.unshift(heading(panel, words));
  }
  const shown = new Set(labelled.map(({ tab }) => tab));
  for (const row of new Set(labelled.map(({ tab }) => tab.parent)))
    if (row !== null)
      setChildren(
        row,
        row.children.filter((child) => typeof child === "string" || !shown.has(child)),
      );
}

/** The words of a panel within a panel would be read once for each. */
function isInside(element: HtmlElement, panels: ReadonlySet<HtmlElement>): boolean {
  for (let above = element.parent; above !== null; above = above.parent) if (panels.has(above)) return true;
  return false;
}

/** True for the panel of a tab that is read. */
export const isTabPanel = (element: HtmlElement): boolean => opened.has(element);

/** A button is silent where it stands alone: its words are those of what is in it. */
const labelOf = (tab: HtmlElement): string =>
  tab.children
    .map((child) => (typeof child === "string" ? child : wordsIn(child)))
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();

function heading(parent: HtmlElement, words: string): HtmlElement {
  const made = new HtmlElement("h3", parent, {});
  made.children.push(words);
  return made;
}
