import { useState } from "react";
import { Link } from "wouter";
import { keep, readKept } from "../../data/browser-store.ts";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { useResource } from "../../data/use-resource.ts";
import { Button } from "../../parts/button.tsx";
import { text } from "./strings.ts";
import "./tour.css";

const place = "rapporteur.tour";

/** Three steps on what lies here already, until they are put away. */
export function Tour() {
  const { id: project } = useProject();
  const [isDone, setDone] = useState(() => readKept(place) === "done");
  const { data } = useResource(isDone ? null : `tour:${project}`, ["document"], () =>
    client.documents.list({ params: { project }, query: { limit: 1, sort: "drafts", order: "descending", review: "with drafts" } }),
  );
  const first = data?.entries[0]?.record;
  if (isDone || first === undefined) return null;
  const { tourSteps: said } = text;
  return (
    <section className="first-steps" aria-label={text.tour}>
      <ol>
        <li>
          {said.read} <Link href={`/read/${first.id}`}>{said.readLink}</Link> {said.readRest}
        </li>
        <li>{said.analyse}</li>
        <li>{said.own}</li>
      </ol>
      <Button
        onClick={() => {
          keep(place, "done");
          setDone(true);
        }}
      >
        {text.tourDone}
      </Button>
    </section>
  );
}
