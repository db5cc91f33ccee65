// The search of the manual: sections that have every word typed, as the beginning of a word, best first. The index is loaded with the first letter.
const root = document.currentScript.dataset.root;
const form = document.querySelector(".search");
const field = document.querySelector("#search");
const found = document.querySelector("#found");
const article = document.querySelector("article");
const mostShown = 20;

/** Lower case, without accents: "Čapek" is found by "capek". */
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

let loading;
function loadSections() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${root}assets/search-index.js`;
    script.addEventListener("load", () =>
      resolve(
        globalThis.manualSections.map((section) => ({
          ...section,
          title: wordsOf(section.page),
          above: wordsOf(section.heading),
          words: wordsOf(section.text),
        })),
      ),
    );
    script.addEventListener("error", () => reject(new Error("The index of the search is not there.")));
    document.head.append(script);
  });
  return loading;
}

/** 0 where a word is missing; a word of the heading counts most, then one of the page's title. */
function weigh(section, asked) {
  let sum = 0;
  for (const word of asked) {
    const has = (words) => words.filter((other) => other.startsWith(word)).length;
    const weight = 8 * Math.min(1, has(section.above)) + 4 * Math.min(1, has(section.title)) + Math.log1p(has(section.words));
    if (weight === 0) return 0;
    sum += weight;
  }
  return sum;
}

/** Some words around the first place where one of the asked begins. */
function passage(text, asked) {
  const folded = fold(text);
  const at = asked.map((word) => folded.search(new RegExp(`(?<![\\p{L}\\p{N}])${word}`, "u"))).find((place) => place >= 0) ?? 0;
  const from = at < 60 ? 0 : text.indexOf(" ", at - 60) + 1;
  return `${from > 0 ? "… " : ""}${text.slice(from, from + 180)}${text.length > from + 180 ? " …" : ""}`;
}

function line(section, asked) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = root + section.href;
  link.textContent = section.heading === section.page ? section.page : `${section.page}: ${section.heading}`;
  const text = document.createElement("p");
  text.textContent = passage(section.text, asked);
  item.append(link, text);
  return item;
}

async function search() {
  const typed = field.value;
  const asked = wordsOf(typed);
  const isAsked = asked.length > 0;
  if (isAsked) {
    const sections = await loadSections();
    if (field.value !== typed) return;
    const hits = sections
      .map((section) => ({ section, weight: weigh(section, asked) }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight);
    found.querySelector("[role=status]").textContent =
      hits.length === 0 ? `No section has all of these words: ${typed.trim()}` : `${hits.length} ${hits.length === 1 ? "section" : "sections"}`;
    found.querySelector("ul").replaceChildren(...hits.slice(0, mostShown).map(({ section }) => line(section, asked)));
  }
  found.hidden = !isAsked;
  article.hidden = isAsked;
}

function show(problem) {
  found.hidden = false;
  found.querySelector("[role=status]").textContent = problem.message;
}

form.hidden = false;
field.addEventListener("input", () => void search().catch(show));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  found.querySelector("a")?.focus();
});
// A result on this very page leads back to the text.
found.addEventListener("click", (event) => {
  if (event.target.closest("a") === null) return;
  field.value = "";
  found.hidden = true;
  article.hidden = false;
});
// On a narrow screen the contents are closed until they are asked for.
if (matchMedia("(max-width: 60rem)").matches) document.querySelector(".parts details").open = false;
