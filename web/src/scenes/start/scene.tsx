import { useProject } from "../../data/live-project.tsx";
import { Tour } from "../library/tour.tsx";
import { Entry, type ToDo } from "./entry.tsx";
import "./start.css";
import { text } from "./strings.ts";
import { useContested, useContinue, useDrafts, useDue, useFresh, useHeld } from "./use-to-do.ts";

/** What there is to do: at most six things, each with one button. */
export function Scene() {
  const { name } = useProject();
  const found: readonly (readonly [Exclude<keyof typeof text, "title" | "lead" | "looking">, ToDo | null])[] = [
    ["continue", useContinue()],
    ["fresh", useFresh()],
    ["drafts", useDrafts()],
    ["due", useDue()],
    ["held", useHeld()],
    ["contested", useContested()],
  ];
  const first = found.find(([, toDo]) => toDo !== null && toDo.href !== null)?.[0];
  return (
    <div className="scene start">
      <h1>{text.title}</h1>
      <p className="soft start-lead">{text.lead(name)}</p>
      <Tour />
      <ul className="start-list">
        {found.map(([key, toDo]) =>
          toDo === null ? null : <Entry key={key} {...toDo} name={text[key].name} action={text[key].action} isFirst={key === first} />,
        )}
      </ul>
    </div>
  );
}
