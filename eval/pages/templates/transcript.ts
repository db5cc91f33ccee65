import type { Half } from "../content.ts";
import { bareBody, initialsOf, inventPeople, postPhrase, postWithComma, type Person } from "../names.ts";
import { box, leaf, type Part, type PlannedPage, type Run } from "../part.ts";
import { opened, opening, questionsOf, type Making, type Template } from "./making.ts";

type Label =
  | "surname-capitals"
  | "full"
  | "full-then-first"
  | "full-then-surname"
  | "initials"
  | "q-a"
  | "brackets-first"
  | "none"
  | "full-capitals"
  | "surname";

interface Spec {
  readonly name: string;
  readonly half: Half;
  readonly label: Label;
  readonly shape: "colon" | "bold-colon" | "line" | "dl" | "chevron" | "time" | "stop";
  readonly guests: readonly [number, number];
  readonly host: "name" | "MODERATOR" | "Host" | "Q" | "QUESTION" | "outlet" | "none";
  readonly intro: "standfirst" | "list" | "host" | "bio-after";
  readonly audience?: boolean;
}

const specs: readonly Spec[] = [
  { name: "capitals", half: "train", label: "surname-capitals", shape: "colon", guests: [2, 4], host: "name", intro: "list" },
  { name: "qa-standfirst", half: "train", label: "q-a", shape: "colon", guests: [1, 1], host: "Q", intro: "standfirst" },
  { name: "initials-standfirst", half: "train", label: "initials", shape: "bold-colon", guests: [1, 1], host: "outlet", intro: "standfirst" },
  { name: "bold-questions", half: "train", label: "none", shape: "bold-colon", guests: [1, 1], host: "none", intro: "standfirst" },
  { name: "full-names-bold", half: "train", label: "full", shape: "bold-colon", guests: [2, 3], host: "name", intro: "host" },
  { name: "first-after-full", half: "train", label: "full-then-first", shape: "colon", guests: [2, 4], host: "name", intro: "host" },
  { name: "moderator-brackets", half: "train", label: "brackets-first", shape: "bold-colon", guests: [3, 5], host: "MODERATOR", intro: "standfirst" },
  { name: "label-lines", half: "train", label: "full", shape: "line", guests: [2, 3], host: "Host", intro: "list" },
  { name: "definition-turns", half: "train", label: "surname", shape: "dl", guests: [2, 3], host: "name", intro: "list" },
  {
    name: "panel-audience",
    half: "train",
    label: "surname-capitals",
    shape: "colon",
    guests: [2, 3],
    host: "MODERATOR",
    intro: "list",
    audience: true,
  },
  { name: "briefing", half: "train", label: "full-capitals", shape: "colon", guests: [1, 1], host: "QUESTION", intro: "standfirst" },
  { name: "chevrons", half: "train", label: "surname-capitals", shape: "chevron", guests: [2, 3], host: "name", intro: "host" },
  { name: "bio-after-qa", half: "train", label: "q-a", shape: "bold-colon", guests: [1, 1], host: "Q", intro: "bio-after" },
  { name: "time-stamped", half: "test", label: "full", shape: "time", guests: [2, 3], host: "name", intro: "list" },
  { name: "capitals-host-intro", half: "test", label: "surname-capitals", shape: "colon", guests: [1, 2], host: "name", intro: "host" },
  { name: "qa-stops", half: "test", label: "q-a", shape: "stop", guests: [1, 1], host: "Q", intro: "bio-after" },
  { name: "surname-after-brackets", half: "test", label: "brackets-first", shape: "colon", guests: [2, 4], host: "Host", intro: "list" },
  {
    name: "first-bold-audience",
    half: "test",
    label: "full-then-first",
    shape: "bold-colon",
    guests: [2, 3],
    host: "name",
    intro: "standfirst",
    audience: true,
  },
  { name: "initials-lines", half: "test", label: "initials", shape: "line", guests: [1, 1], host: "outlet", intro: "standfirst" },
  { name: "bold-questions-bio", half: "test", label: "none", shape: "bold-colon", guests: [1, 1], host: "none", intro: "bio-after" },
  { name: "full-then-capitals", half: "test", label: "full-then-surname", shape: "dl", guests: [2, 3], host: "MODERATOR", intro: "standfirst" },
];

export const transcriptTemplates: readonly Template[] = specs.map((spec) => ({
  name: spec.name,
  family: "transcript",
  half: spec.half,
  make: (making) => make(spec, making),
}));

interface Cast {
  readonly guests: readonly Person[];
  readonly host: Person;
  readonly seen: Set<string>;
  readonly outlet: string;
}

function make(spec: Spec, making: Making): PlannedPage {
  const { chance, half } = making;
  const guestCount = chance.between(...spec.guests);
  const everybody = inventPeople(chance, half, guestCount + 1);
  const host = everybody[guestCount] as Person;
  const cast: Cast = {
    guests: everybody.slice(0, guestCount),
    host,
    seen: new Set(),
    outlet: chance.pick(half === "train" ? ["Meridian", "WB", "The Ledger"] : ["LR", "Dispatch", "Polis"]),
  };
  const standfirst = spec.intro === "standfirst" ? introduction(making, cast, spec.host) : undefined;
  const top = opening(making, standfirst === undefined ? {} : { standfirst });
  const questions = [...top.questions];
  const parts: Part[] = [...top.parts];
  if (spec.intro === "list") parts.push(...castList(making, cast, spec.host === "name"));
  const turns = makeTurns(spec, making, cast);
  const lines = turns.flatMap((turn) => renderTurn(spec, cast, turn));
  for (const turn of turns) if (turn.speaker === null) questions.push(...turn.text.flatMap(questionsOf));
  parts.push(
    ...(spec.shape === "dl"
      ? [box("dl", "transcript", lines)]
      : lines.flatMap((line, index) => (index % 5 === 4 ? [...line_(line), ...making.mid()] : line_(line)))),
  );
  if (spec.intro === "bio-after")
    for (const guest of cast.guests) parts.push(leaf("bio", "p", [{ text: `${guest.name} is ${postPhrase(guest.post)}.`, style: "italic" }]));
  const hosts = ["name", "outlet"].includes(spec.host) ? [host.name] : [];
  return { parts, contributors: cast.guests, hosts, questions, tellsPosts: true };
}

function line_(part: Part): Part[] {
  return [part];
}

function introduction({ chance, half }: Making, { guests, host }: Cast, hostKind: Spec["host"]): string {
  const told = guests.map((guest) => (half === "train" ? `${guest.name}, ${postPhrase(guest.post)}` : `${guest.name}, ${postWithComma(guest.post)}`));
  const list = told.length > 1 ? `${told.slice(0, -1).join("; ")}; and ${told.at(-1)}` : (told[0] ?? "");
  const asker = hostKind === "name" || hostKind === "outlet" ? `${host.name} ` : "We ";
  const one =
    half === "train"
      ? [`${asker}spoke with ${list}.`, `${asker}talked to ${list}, about the months ahead.`]
      : [`${asker}sat down with ${list}.`, `${asker}asked ${list}, what comes next.`];
  const several =
    half === "train"
      ? [`${asker}spoke with ${list}. This is an edited transcript.`]
      : [`${asker}brought together ${list}. What follows has been edited for length.`];
  return chance.pick(told.length > 1 ? several : one);
}

function castList({ chance, half }: Making, { guests, host }: Cast, isNamed: boolean): Part[] {
  const head = chance.pick(half === "train" ? ["PARTICIPANTS", "Speakers", "Panelists:"] : ["Guests", "Taking part", "The panel"]);
  const hostLine = isNamed ? [leaf("expert", "li", `${host.name}, ${half === "train" ? "moderator" : "host"}`)] : [];
  return [
    leaf("label", "p", head, { isTight: true }),
    box("ul", "cast", [...hostLine, ...guests.map((guest) => leaf("expert", "li", `${guest.name}, ${postWithComma(guest.post)}`))]),
  ];
}

interface Turn {
  readonly text: readonly string[];
  /** Null for the person who asks. */
  readonly speaker: Person | null;
  readonly isAudience: boolean;
}

function makeTurns(spec: Spec, { chance, content }: Making, cast: Cast): Turn[] {
  const rounds = chance.between(3, 6);
  const asked = chance.sample(spec.label === "none" ? content.hostTurns.filter((turn) => turn.endsWith("?")) : content.hostTurns, rounds + 1);
  const answers = chance.sample(content.answers, (rounds + 1) * (cast.guests.length + 2));
  const isBrisk = chance.is(0.35);
  const turns: Turn[] = [];
  for (let round = 0; round < rounds; round++) {
    const opens = round === 0 && spec.intro === "host";
    const question = asked[round] ?? "What happens now?";
    const text = opens ? [`${chance.pick(["Welcome, everyone.", "Hello and welcome.", "Good morning."])} ${hostIntro(cast)}`, question] : [question];
    turns.push({ text, speaker: null, isAudience: spec.audience === true && round >= rounds - 2 });
    const order = round === 0 ? cast.guests : chance.sample(cast.guests, chance.between(1, cast.guests.length));
    for (const speaker of order) {
      const count = chance.is(0.3) && spec.label !== "none" ? 2 : 1;
      turns.push({ text: answers.splice(0, count).map((text) => (isBrisk ? opened(text, 2) : text)), speaker, isAudience: false });
    }
  }
  return turns.filter(({ text }) => text.length > 0);
}

function hostIntro({ guests, host }: Cast): string {
  const told = guests.map((guest) => `${guest.name}, ${postPhrase(guest.post)}`);
  return `I’m ${host.name}. With me ${told.length > 1 ? "are" : "is"} ${told.length > 1 ? `${told.slice(0, -1).join("; ")}; and ${told.at(-1)}` : told[0]}.`;
}

function labelOf(spec: Spec, cast: Cast, turn: Turn): string {
  const { speaker } = turn;
  if (speaker === null) return hostLabel(spec, cast, turn.isAudience);
  const isFirst = !cast.seen.has(speaker.name);
  cast.seen.add(speaker.name);
  switch (spec.label) {
    case "surname-capitals":
      return speaker.surname.toUpperCase();
    case "surname":
      return speaker.surname;
    case "full":
      return speaker.name;
    case "full-capitals":
      return speaker.name.toUpperCase();
    case "full-then-first":
      return isFirst ? speaker.name : speaker.given;
    case "full-then-surname":
      return isFirst ? speaker.name : speaker.surname.toUpperCase();
    case "initials":
      return initialsOf(speaker);
    case "brackets-first":
      return isFirst ? `${speaker.name} (${bareBody(speaker.post)})` : spec.half === "train" ? speaker.name : speaker.surname;
    default:
      return "A";
  }
}

function hostLabel(spec: Spec, cast: Cast, isAudience: boolean): string {
  if (isAudience) return spec.half === "train" ? "QUESTION" : "Audience member";
  if (spec.host === "outlet") return cast.outlet;
  if (spec.host === "Q") return "Q";
  if (spec.host !== "name") return spec.host;
  const { host } = cast;
  const isFirst = !cast.seen.has(host.name);
  cast.seen.add(host.name);
  if (spec.label === "surname-capitals") return host.surname.toUpperCase();
  if (spec.label === "surname") return host.surname;
  return spec.label === "full-then-first" && !isFirst ? host.given : host.name;
}

let minute = 0;

function renderTurn(spec: Spec, cast: Cast, turn: Turn): Part[] {
  const role = turn.speaker === null ? "host" : "turn";
  const owner = turn.speaker?.name ?? null;
  const later = turn.text.slice(1).map((text) => leaf(turn.speaker === null ? "host" : "body", spec.shape === "dl" ? "dd" : "p", [{ text, owner }]));
  const [first = ""] = turn.text;
  if (spec.label === "none")
    return turn.speaker === null
      ? [leaf("question", "p", [{ text: turn.text.join(" "), style: spec.half === "test" ? "italic" : "bold" }])]
      : turn.text.map((text) => leaf("body", "p", [{ text, owner }]));
  const label = labelOf(spec, cast, turn);
  if (spec.shape === "dl")
    return [leaf("label", "dt", label), leaf(turn.speaker === null ? "host" : "body", "dd", [{ text: first, owner }]), ...later];
  if (spec.shape === "line")
    return [
      leaf("label", "p", [{ text: label, style: "bold" }], { isTight: true }),
      leaf(turn.speaker === null ? "host" : "body", "p", [{ text: first, owner }]),
      ...later,
    ];
  minute = (minute + 1) % 60;
  const runs: Run[] = [];
  if (spec.shape === "time") runs.push({ text: `[${String(minute % 3).padStart(2, "0")}:${String(minute).padStart(2, "0")}:1${minute % 10}] ` });
  if (spec.shape === "chevron") runs.push({ text: ">> " });
  runs.push(spec.shape === "bold-colon" ? { text: `${label}:`, style: "bold" } : { text: `${label}${spec.shape === "stop" ? "." : ":"}` });
  return [leaf(role, "p", [...runs, { text: " " }, { text: first, owner }]), ...later];
}
