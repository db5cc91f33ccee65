import { Link, useLocation } from "wouter";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { useMay } from "../../data/use-may.ts";
import { useResource } from "../../data/use-resource.ts";
import { Moderation } from "./moderation.tsx";
import "./publish.css";
import { RoundupEditor } from "./roundup-editor.tsx";
import { RoundupList } from "./roundup-list.tsx";
import { SharedFigures } from "./shared-figures.tsx";
import { SiteForm } from "./site-form.tsx";
import { text } from "./strings.ts";

const paths = { pages: "/publish", figures: "/publish/figures", comments: "/publish/comments", site: "/publish/site" } as const;
const keys = Object.keys(paths) as (keyof typeof paths)[];

/** Pages for readers, what readers say of them, and the site around both. */
export function Scene() {
  const [location] = useLocation();
  const chosen = keys.find((key) => key !== "pages" && location.startsWith(paths[key])) ?? "pages";
  const id = chosen === "pages" ? location.replace(/^\/publish\/?/, "") : "";
  return (
    <div className="scene publish">
      <h1>{text.title}</h1>
      <nav className="publish-nav" aria-label={text.title}>
        {keys.map((key) => (
          <Link key={key} href={paths[key]} className="publish-link" aria-current={key === chosen ? "page" : undefined}>
            {text.sections[key]}
            {key === "comments" ? <HeldCount /> : null}
          </Link>
        ))}
        <a className="publish-link" href="/site/" target="_blank" rel="noreferrer">
          {text.openSite}
        </a>
      </nav>
      {chosen === "figures" ? <SharedFigures /> : null}
      {chosen === "comments" ? <Moderation /> : null}
      {chosen === "site" ? <SiteForm /> : null}
      {chosen !== "pages" ? null : id === "" ? <RoundupList /> : <RoundupEditor key={id} id={id} />}
    </div>
  );
}

/** How many comments wait. */
function HeldCount() {
  const { id: project } = useProject();
  const mayModerate = useMay("editor");
  const { data } = useResource(mayModerate ? `publish-held:${project}` : null, [], () =>
    client.moderation.queue({ params: { project }, query: { limit: 1 } }),
  );
  const held = data?.counts["held"] ?? 0;
  return held === 0 ? null : <span className="chip publish-count">{held.toLocaleString("en")}</span>;
}
