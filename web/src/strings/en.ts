/** "1 document", "3 documents". */
export function count(n: number, one: string, many: string): string {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}

/**
 * What the frame and the shared parts say, in English. Each scene keeps a catalogue of its own beside it (`strings.ts`), so that it is loaded with the
 * scene. A translation is a value of the same type.
 */
export const en = {
  product: "Rapporteur",
  skip: "Skip to the work",
  screens: {
    library: "Library",
    read: "Read",
    answers: "Answers",
    statements: "Statements",
    networks: "Networks",
    actors: "Actors",
    causes: "Causes",
    forecasts: "Forecasts",
    publish: "Publish",
    settings: "Settings",
  },
  frame: {
    navigation: "Screens",
    menu: "Menu",
    palette: "Find",
    theme: "Theme",
    themes: { light: "Light", dark: "Dark", system: "As the system" },
    project: "Project",
    signOut: "Sign out",
    undone: (what: string) => `Undone: ${what}`,
    redone: (what: string) => `Done again: ${what}`,
    nothingToUndo: "There is nothing to undo.",
    nothingToRedo: "There is nothing to do again.",
    droppedUnsent: (what: string) => `Taken back before it was sent: ${what}`,
    redo: "Do it again",
    dismiss: "Dismiss",
    inspector: "Details",
    closeInspector: "Close details",
    notFound: "No screen has this address",
    notFoundCure: "The link may be old. The library is where everything begins.",
    toLibrary: "Open the library",
    notHere: "You are a member of no project yet",
    notHereCure: "Ask an administrator of this server to add you to one.",
    crashed: "This screen met a mistake of its own",
    crashedCure: "What you typed is kept. Load the page again; if it happens again, report the words below.",
    reload: "Load again",
  },
  connection: {
    offline: (waiting: number) =>
      waiting === 0
        ? "The server does not answer. You can go on reading; what you change is kept here until it does."
        : `The server does not answer. ${count(waiting, "change is", "changes are")} kept here and will be sent when it does.`,
    retry: "Try now",
    signedOut: "Your session has ended. Sign in again; what you changed is kept here.",
    signIn: "Sign in",
    conflicts: (n: number) => `${count(n, "change of yours", "changes of yours")} could not be saved as it stands.`,
    look: "Look",
  },
  conflict: {
    title: "Changes that were not saved",
    met: (who: string) => `${who} changed the same record since you saw it. Nothing is lost: choose which version stands.`,
    removed: "Somebody removed the record since you saw it.",
    refused: "The server refused this change:",
    field: "Field",
    mine: "Yours",
    theirs: "As it stands",
    keepMine: "Save mine",
    keepTheirs: "Leave theirs",
    drop: "Drop mine",
    again: "Send again",
    empty: "empty",
  },
  palette: {
    title: "Find anything",
    placeholder: "A screen, a document, a person, an action",
    groups: { screen: "Screen", document: "Document", entity: "Entity", action: "Action" },
    nothing: "Nothing by that name.",
    searching: "Searching",
    undo: "Undo",
    redo: "Do again",
    themeTo: (theme: string) => `Theme: ${theme}`,
  },
  parts: {
    close: "Close",
    cancel: "Cancel",
    loading: "Loading",
    failed: "This could not be loaded",
    retry: "Try again",
    code: (code: string) => `Error ${code}`,
    sortBy: (title: string) => `Sort by ${title}`,
    createEntity: (name: string, type: string) => `Make “${name}” a new ${type}`,
    uses: (n: number) => count(n, "use", "uses"),
    showTable: "Show as a table",
    hideTable: "Hide the table",
    export: "Export",
    choose: "Choose",
    basis: (statements: number, documents: number) =>
      `${count(statements, "statement", "statements")} from ${count(documents, "document", "documents")}`,
    unreviewed: (share: string) => `${share} unreviewed`,
    precision: (value: string, low: string, high: string, n: number) =>
      `precision by your reviews ${value} (95 % interval ${low} to ${high}, n ${n})`,
    noPrecision: "no reviews yet to judge precision by",
  },
  entityTypes: { state: "state", organization: "organization", person: "person", concept: "concept", place: "place", group: "group" } as Record<
    string,
    string
  >,
  entity: {
    aliases: "Also called",
    actsFor: "Acts for",
    country: "Belongs to",
    parent: "Part of",
    where: "Where it stands",
    counts: (mentions: number, statements: number) => `${count(mentions, "mention", "mentions")}, ${count(statements, "statement", "statements")}`,
    nowhere: "No document names it yet.",
  },
  signIn: {
    title: "Sign in",
    email: "E-mail address",
    password: "Password",
    submit: "Sign in",
    joinTitle: "Join this library",
    joinText: "You were invited. Choose a name that others will see, and a password of at least 12 characters.",
    name: "Name",
    join: "Make my account",
  },
};
export type Strings = typeof en;
