/**
 * Every error a user can meet: its text, the cure, and the kind that decides exit code and HTTP status.
 * `{name}` is filled from the details. `docs/errors.md` lists the same codes; a test holds the two together.
 *
 * Kinds: `usage` (wrong usage: exit 2, status 400), `input` (what was given cannot be used: exit 1, status 422),
 * `missing` (exit 1, status 404), `environment` (the machine or the network: exit 1, status 503), `conflict` (somebody else changed it first: exit 1,
 * status 409), `unauthenticated` (status 401), `forbidden` (status 403), `limit` (too much or too often: status 429).
 */
export interface CatalogueEntry {
  readonly kind: "usage" | "input" | "missing" | "environment" | "conflict" | "unauthenticated" | "forbidden" | "limit";
  readonly text: string;
  readonly cure: string;
}

export const errorCatalogue = {
  // publishing
  RAP_PUBLISH_EMPTY: { kind: "input", text: "nothing is written in “{title}” yet", cure: "write at least one contribution first" },
  RAP_PUBLISH_UNREAD: {
    kind: "conflict",
    text: "“{title}” has not been read as a document yet",
    cure: "read it first, so that there are statements to review",
  },
  RAP_PUBLISH_RIGHTS: {
    kind: "conflict",
    text: "the document “{title}” is for members of this project alone (internal)",
    cure: "in its details in the library, set “These texts are” to “free to publish whole” (public), or to “to be quoted only in short” (no-text)",
  },
  RAP_PUBLISH_TIME: { kind: "input", text: "{at} is not a moment in the future", cure: "give a later one, or publish now" },
  RAP_PUBLISH_STATE: { kind: "conflict", text: "“{title}” is {state}", cure: "{cure}" },
  RAP_PUBLISH_MAIL: {
    kind: "environment",
    text: "the mail could not be sent: {reason}",
    cure: "correct the site's mail settings; the comment is in the queue",
  },
  RAP_PART_LINK: {
    kind: "missing",
    text: "the link opens nothing: it is wrong, over, or revoked",
    cure: "ask the editors who sent it for a new one",
  },
  RAP_PART_STATE: { kind: "conflict", text: "the part of {author} is {state}", cure: "{cure}" },
  RAP_PART_EMPTY: { kind: "input", text: "nothing is written yet", cure: "write your text or an answer, then send it in" },
  RAP_PART_CHANGED: {
    kind: "conflict",
    text: "your part was changed in another window",
    cure: "your words are below: save again to put them in place of the others",
  },
  RAP_PART_OFTEN: {
    kind: "conflict",
    text: "your part was saved {most} times, as often as one link may",
    cure: "keep your words, and ask who invited you for a new link",
  },
  RAP_FIGURE_PICTURE: {
    kind: "input",
    text: "the picture of the figure cannot be kept: {reason}",
    cure: "share it from the workbench, or without its picture",
  },
  RAP_FIGURE_EMPTY: { kind: "input", text: "the figure shows nothing", cure: "choose settings or a scope that leave some statements, then share it" },
  RAP_FIGURE_MANY: {
    kind: "conflict",
    text: "{most} figures of this project are shared by link, as many as it may have",
    cure: "end links that nobody needs any more under Publish, Figures, or have the server's figures-shared raised",
  },
  RAP_FIGURE_LINK: {
    kind: "missing",
    text: "no figure is at this address: it is wrong, or its link was ended",
    cure: "ask the person who sent it for a new one",
  },
  RAP_ESTIMATE_CLOSED: { kind: "conflict", text: "no chance can be given on “{question}”: it {reason}", cure: "choose a question that is open" },
  RAP_COMMENT_CLOSED: { kind: "conflict", text: "comments on this page are closed", cure: "nothing was kept" },
  RAP_COMMENT_FORM: { kind: "input", text: "the form is too old or was not made here", cure: "go back, load the page again and send it once more" },
  RAP_COMMENT_FIELD: { kind: "input", text: "{field} {problem}", cure: "go back, correct it and send it again" },
  RAP_COMMENT_RATE: { kind: "limit", text: "too many comments came from your network", cure: "send it again in ten minutes" },
  RAP_COMMENT_LINK: { kind: "missing", text: "the link is too old or was not made here", cure: "ask the editors" },

  // the library
  RAP_STORE_CONFLICT: {
    kind: "conflict",
    text: "{kind} {id} was changed by {who} since you saw it (revision {seen}, now {current})",
    cure: "look at both versions, then save again on the newer one",
  },
  RAP_STORE_REFERENCE: { kind: "input", text: "{field} of {kind} {id} names {target}, which {problem}", cure: "{cure}" },
  RAP_STORE_UNIQUE: { kind: "conflict", text: "{field} “{value}” is taken by another {kind}", cure: "choose another" },
  RAP_STORE_UNDO: {
    kind: "conflict",
    text: "revision {revision} cannot be undone: {kind} {id} was changed again by revision {later}",
    cure: "undo that one first, or restore the record from its history",
  },
  RAP_STORE_LAST_ADMIN: { kind: "conflict", text: "{name} is the last administrator", cure: "make somebody else one first" },
  RAP_STORE_JOB: { kind: "conflict", text: "job {id} is {state}, so it cannot be told to {step}", cure: "look at its state first" },
  RAP_STORE_NOT_EMPTY: { kind: "conflict", text: "{location} already holds a library", cure: "choose an empty place" },
  RAP_STORE_LOCKED: {
    kind: "conflict",
    text: "the library {path} is in use by process {pid} on {host} since {since}",
    cure: "use the server that is running{address}, or stop it first",
  },
  RAP_STORE_LINKED: {
    kind: "conflict",
    text: "the library {path} has {count} names (hard links), under each of which it could be opened at once",
    cure: "remove the other name, or make a copy with rapporteur copy",
  },
  RAP_STORE_NEWER: {
    kind: "environment",
    text: "the library {location} was written by a newer version (schema {schema}, this one knows {known})",
    cure: "update Rapporteur; the library was left as it is",
  },
  RAP_STORE_NO_LIBRARY: {
    kind: "input",
    text: "{path} is not a Rapporteur library",
    cure: "name a library file, or a new one that does not exist yet",
  },
  RAP_STORE_FULL: { kind: "environment", text: "the disk that holds {location} is full", cure: "make room; everything acknowledged so far is kept" },
  RAP_STORE_READ_ONLY: {
    kind: "environment",
    text: "{location} cannot be written to",
    cure: "look whether it is a file in a folder that is there, and make both writable for this user",
  },
  RAP_STORE_UNREACHABLE: {
    kind: "environment",
    text: "the database at {location} cannot be reached: {reason}",
    cure: "start it, or correct its address; what was acknowledged is kept",
  },
  RAP_STORE_BUSY: { kind: "conflict", text: "another process is writing to {location}", cure: "wait until it has finished" },
  RAP_STORE_DISK: {
    kind: "environment",
    text: "the disk failed under {location}: {reason}",
    cure: "look at the disk; everything acknowledged so far is kept",
  },
  RAP_STORE_DAMAGED: {
    kind: "environment",
    text: "the library {location} is damaged: {reason}",
    cure: "restore the latest backup; do not write to this file",
  },
  RAP_STORE_STRANGE: {
    kind: "environment",
    text: "the library {location} is not opened: it holds {what}, which the program never makes, and which would run as it is used",
    cure: "if it is yours, drop it with the program that made it; a file from somebody else may mean harm: ask for an export instead",
  },
  RAP_STORE_TEXT: { kind: "input", text: "{field} of {kind} {id} holds a NUL or half of a character", cure: "clean the text before it is kept" },
  RAP_STORE_TWICE: { kind: "usage", text: "one commit names {kind} {id} twice", cure: "put both changes into one" },
  RAP_STORE_CYCLE: { kind: "input", text: "{field} of {kind} {id} would lead round to itself", cure: "choose another" },
  RAP_STORE_NO_REVISION: { kind: "missing", text: "this project has no revision {revision}", cure: "look at its history" },
  RAP_STORE_ERASED: {
    kind: "conflict",
    text: "revision {revision} cannot be undone: what stood before it was erased",
    cure: "nothing can bring it back",
  },
  RAP_STORE_ERASED_SINCE: {
    kind: "conflict",
    text: "data of this project were erased while this was made of them",
    cure: "load the screen again, then do it once more",
  },
  RAP_STORE_SERVER: {
    kind: "environment",
    text: "the database at {location} is PostgreSQL {version} with the encoding {encoding}",
    cure: "use PostgreSQL 15 or later and a database with the encoding UTF8",
  },
  RAP_STORE_REPLICA: {
    kind: "environment",
    text: "the database at {location} is not a copy of the library",
    cure: "name a replica that follows the library's own database, or leave --read-from out",
  },
  RAP_STORE_JOBS: {
    kind: "environment",
    text: "the queues of jobs at {location} cannot be used: {reason}",
    cure: "open the library once with an account that owns the database; it makes them, or brings them to this version",
  },
  RAP_STORE_BACKUP: { kind: "environment", text: "the backup {path} failed: {reason}", cure: "{cure}" },
  RAP_STORE_DUMP: { kind: "input", text: "line {line} of the dump cannot be read: {problem}", cure: "dump the library again; nothing was written" },
  RAP_STORE_COPY: {
    kind: "environment",
    text: "the copy at {location} differs from the library it was made from: {difference}",
    cure: "throw the copy away and copy again while nobody writes",
  },
  RAP_STORE_DUMP_TOOL: {
    kind: "usage",
    text: "a database is backed up by its own tools",
    cure: "run pg_dump, or copy it into a library file with rapporteur copy",
  },
  RAP_STORE_CURSOR: { kind: "usage", text: "the cursor {cursor} does not belong to this list", cure: "start again without one" },
  RAP_STORE_SEARCH: {
    kind: "usage",
    text: "the search “{text}” cannot be read: {problem}",
    cure: 'write words, "phrases", -word, field:word or word*',
  },

  // use cases of the library
  RAP_LIBRARY_MISSING: { kind: "missing", text: "this project has no {kind} {id}", cure: "look at the list; it may have been removed" },
  RAP_LIBRARY_AS_OF: {
    kind: "input",
    text: "there is no revision {asOf} yet: the latest of this project is {head}",
    cure: "give one up to {head}, or none for the present",
  },
  RAP_LIBRARY_SINCE: {
    kind: "input",
    text: "there are no changes from revision {since} on in revision {revision}, which is older",
    cure: "give the revision that your tables are of; their dictionary.json has it",
  },
  RAP_LIBRARY_NAMES: {
    kind: "usage",
    text: "the pattern of file names “{pattern}” cannot be read: {problem}",
    cure: "{cure}",
  },
  RAP_LIBRARY_PROJECT: { kind: "missing", text: "the library has no project {project}", cure: "choose one of {known}" },
  RAP_LIBRARY_BUSY: { kind: "limit", text: "too many {what} wait to be done", cure: "ask again in {seconds} s" },
  RAP_LIBRARY_ERASED: { kind: "missing", text: "the text of “{title}” was erased", cure: "import it again if you may" },
  RAP_LIBRARY_REDIRECT: { kind: "conflict", text: "entity {id} was merged in a circle", cure: "undo one of the merges in the history" },
  RAP_LIBRARY_QUOTE: {
    kind: "input",
    text: "the quote of statement {statement} is not in the text from {start} to {end}",
    cure: "give the words exactly as the text has them",
  },
  RAP_LIBRARY_RESTORE: {
    kind: "conflict",
    text: "{kind} {id} as of revision {revision} belongs to another text of its document",
    cure: "undo the change that gave the document its present text",
  },
  RAP_LIBRARY_FIELD: { kind: "input", text: "{field} {problem}", cure: "{cure}" },
  RAP_LIBRARY_MERGE: { kind: "usage", text: "these entities cannot be merged: {problem}", cure: "{cure}" },
  RAP_LIBRARY_JOIN: { kind: "conflict", text: "these documents cannot be joined: {problem}", cure: "{cure}" },
  RAP_LIBRARY_PATTERN: { kind: "usage", text: "the pattern “{pattern}” cannot be read: {problem}", cure: "write it in the syntax of RE2" },
  RAP_LIBRARY_OPTION: { kind: "usage", text: "{analysis}: {problem}", cure: "{cure}" },
  RAP_LIBRARY_SERVED: {
    kind: "conflict",
    text: "{command} cannot be done ({path}) while a server has the library open at {address}",
    cure: "stop the server first, or do it in the workbench",
  },
  RAP_LIBRARY_MODEL_STOPPED: {
    kind: "environment",
    text: "the coding by {model} stopped half way ({reason}), so none of it was taken",
    cure: "raise model-budget or correct the endpoint, then try the failed documents again",
  },
  RAP_LIBRARY_MODEL_AWAY: {
    kind: "environment",
    text: "{model} did not answer ({reason})",
    cure: "it is asked again later; once its attempts are used up, look at the endpoint and try the failed documents again",
  },
  RAP_LIBRARY_MODEL: {
    kind: "usage",
    text: "no language model is set up here",
    cure: "start the server with --model-endpoint and --model-name, or run rapporteur code --library, which takes --endpoint and --model",
  },
  RAP_LIBRARY_PATH: {
    kind: "environment",
    text: "{path} was not read: a waiting job of the library names this file of the machine, and nobody gave it here",
    cure: "import it again by rapporteur import, if you meant it",
  },
  RAP_LIBRARY_GIVEN_UP: {
    kind: "environment",
    text: "it was given up: the program ended {count} times while it was worked on",
    cure: "leave it out, or retry it when the machine has more memory",
  },
  RAP_LIBRARY_TOO_MUCH: {
    kind: "input",
    text: "the {analysis} analysis was ended: {reason}",
    cure: "ask for less: fewer windows, runs or draws, a higher threshold, fewer statements",
  },
  RAP_LIBRARY_WORK: {
    kind: "environment",
    text: "{label} could not be worked on: {reason}",
    cure: "retry it; if it fails again, report it with these words",
  },
  RAP_LIBRARY_DATA: {
    kind: "input",
    text: "{name} holds data and is not a document",
    cure: "name a readout (.json) by itself, or read a table with the analyses",
  },
  RAP_LIBRARY_IMPORT_NOTHING: {
    kind: "input",
    text: "{place} holds no document that can be read",
    cure: "name files, folders or ZIP files that hold text, HTML, Markdown, PDF or DOCX",
  },
  RAP_MODEL_TABLE: {
    kind: "input",
    text: "these bytes are not a statement table: {problem}",
    cure: "fetch the table again from a server of the same version",
  },

  // command line
  RAP_CLI_STATE: { kind: "input", text: "{path} is not a list of feeds: {problem}", cure: "remove it, and name the feeds again" },
  RAP_CLI_STATE_PLACE: { kind: "usage", text: "feeds of a library in a database are kept in no file beside it", cure: "name one with --state FILE" },
  RAP_CLI_DIFFERS: {
    kind: "input",
    text: "{count} of {total} figures differ from those in the crate",
    cure: "compare the versions; the first difference of each is above",
  },
  RAP_CLI_OUT: { kind: "environment", text: "cannot write {path}: {reason}", cure: "choose another place with --out, or make the folder writable" },
  RAP_CLI_SOURCES: { kind: "usage", text: "nothing is named to read", cure: "name files, or a library with --library" },
  RAP_CLI_SERVE: {
    kind: "usage",
    text: "{source} and the library {location} cannot be used together",
    cure: "serve files or a library; import puts files into one",
  },
  RAP_CLI_SERVER: { kind: "environment", text: "the server at {address} answered: {problem}", cure: "{cure}" },
  RAP_CLI_UNFINISHED: {
    kind: "environment",
    text: "{count} of {total} were not {done}",
    cure: "{cure}",
  },
  RAP_CLI_STOPPED: { kind: "environment", text: "stopped before the end; nothing was written", cure: "run the command again" },

  // coding
  RAP_CODING_DICTIONARY: {
    kind: "input",
    text: "line {line} of the dictionary cannot be read: {problem}",
    cure: "write a name with its code in brackets, as in FRANCE [FRA], before it",
  },
  RAP_CODING_LEXICON: {
    kind: "input",
    text: "line {line} of the action lexicon cannot be read: {problem}",
    cure: "write it as docs/codebook.md shows",
  },

  // gathering statements
  RAP_SERVICE_AUDIT: {
    kind: "input",
    text: "{path} is not an audit: {problem}",
    cure: "correct that place; verdicts are right or wrong, missed counts whole numbers from 0",
  },
  RAP_SERVICE_BETWEEN: { kind: "usage", text: "the view {view} is about two names", cure: 'add --between "A,B"' },
  RAP_SERVICE_EXPORT: { kind: "usage", text: "statements cannot be written to {path}", cure: "{cure}" },
  RAP_SERVICE_KINDS: {
    kind: "input",
    text: "{name} holds {first} values in {firstFile} and {second} values in {secondFile}",
    cure: "rename one with --map, or say its kind with --kind {name}=…",
  },
  RAP_SERVICE_MAP: { kind: "usage", text: "{option} cannot be {pair}", cure: "{cure}" },
  RAP_SERVICE_TABLES: {
    kind: "usage",
    text: "{first} and {other} have other columns than each other, so what is said of the columns of one cannot count for both",
    cure: "import them one after the other, or keep a mapping of each with --preview --save-mapping FILE, and name each with --mapping {other}=FILE",
  },
  RAP_SERVICE_NAME: { kind: "missing", text: "nothing here is called “{word}”", cure: "{cure}" },
  RAP_SERVICE_NONE_ACCEPTED: {
    kind: "input",
    text: "none of the {count} statements has been accepted by a person, and analyses count accepted ones",
    cure: "accept some first, or add --drafts to count machine drafts too",
  },
  RAP_SERVICE_SCALE: { kind: "usage", text: "no scale of estimative words is called {scale}", cure: "choose one of {known}" },
  RAP_SERVICE_READOUT: {
    kind: "input",
    text: "{path} is not a readout: {problem}",
    cure: "give a file that rapporteur read --format json wrote, or the document itself",
  },

  // figures made on the server
  RAP_FIGURE_BUSY: { kind: "limit", text: "too many figures of this project are waited for", cure: "ask again in a moment" },
  RAP_FIGURE_GONE: { kind: "usage", text: "the figure was called off", cure: "ask for it again" },
  RAP_FIGURE_LONG: {
    kind: "limit",
    text: "the figure was given up after {seconds} seconds",
    cure: "ask for less: a shorter time, fewer statements, broader windows",
  },
  RAP_FIGURE_WORK: {
    kind: "environment",
    text: "the figure could not be made: {reason}",
    cure: "ask again; if it fails again, report it with these words",
  },

  // codings to compare
  RAP_SERVICE_CODERS: {
    kind: "usage",
    text: "agreement is between at least two readouts, not {count}",
    cure: "name one for each coder, or a table with --csv",
  },
  RAP_SERVICE_DOCUMENTS: {
    kind: "input",
    text: "{first} and {second} are of different texts (“{firstTitle}” and “{secondTitle}”)",
    cure: "name readouts of one text; of several texts, put each coder's readouts into a folder of their own",
  },
  RAP_SERVICE_RATINGS: {
    kind: "input",
    text: "{path} has {count} columns of coders",
    cure: "give one column a coder, two at least, and one row a unit",
  },
  RAP_SERVICE_RATINGS_ALONE: {
    kind: "usage",
    text: "{source} and --csv {csv} cannot be used together",
    cure: "compare readouts or a table, one at a time",
  },
  RAP_SERVICE_UNCODED: { kind: "input", text: "“{title}” {problem}", cure: "give every coder one readout of it, or leave it out ({given})" },
  RAP_SERVICE_UNREVIEWED: {
    kind: "input",
    text: "nobody has reviewed {path}",
    cure: "review it first, or add --drafts to count its drafts as the machine's coding",
  },

  // forecast ledgers
  RAP_SERVICE_DATE: { kind: "usage", text: "{option} is {value}", cure: "give {must}" },
  RAP_SERVICE_IMPORT_FILES: {
    kind: "usage",
    text: "an import from {from} takes {count}, not {given}",
    cure: "name them behind: rapporteur forecasts import",
  },
  RAP_SERVICE_LEDGER: { kind: "input", text: "{path}, line {line}: {problem}", cure: "{cure}" },
  RAP_SERVICE_LEDGER_COUNT: { kind: "usage", text: "{first} and {second} are two ledger files", cure: "ask of one at a time" },
  RAP_SERVICE_LEDGER_MISSING: {
    kind: "missing",
    text: "there is no ledger {path}",
    cure: "check the spelling, or make one with: rapporteur forecasts open SOURCE --out {path}",
  },
  RAP_SERVICE_LEDGER_WRITE: {
    kind: "environment",
    text: "cannot add to {path}: {reason}",
    cure: "fix that and run the command again; nothing was added",
  },
  RAP_SERVICE_OUTCOME: { kind: "usage", text: "“{outcome}” is not an outcome", cure: "{cure}" },
  RAP_SERVICE_QUESTION: { kind: "missing", text: "the ledger has no question “{word}”", cure: "{cure}" },
  RAP_SERVICE_TABLE: { kind: "input", text: "{path}: {problem}", cure: "{cure}" },

  // the optional language model
  RAP_LLM_ENDPOINT: {
    kind: "environment",
    text: "the language model's endpoint refuses: {reason}",
    cure: "check --endpoint, --model and the key, then run the command again; what was answered already is kept",
  },
  RAP_LLM_REFUSED: {
    kind: "environment",
    text: "the language model's endpoint refuses characters {start} to {end} of the text ({reason}), so nothing was taken of its answers about this document",
    cure: "take that passage out of the text, or have the document coded by another model",
  },
  RAP_LLM_PACKAGE: {
    kind: "environment",
    text: "the packages that speak to language models are not installed",
    cure: "run: npm install ai @ai-sdk/openai-compatible",
  },

  // serving
  RAP_HTTP_ACCOUNTS_OFF: { kind: "forbidden", text: "this server has one user and no accounts", cure: "start it with --accounts to have some" },
  RAP_HTTP_CSRF: {
    kind: "forbidden",
    text: "the request changes something and carries no valid x-csrf-token",
    cure: "get /api/session, send the csrf it answers with in the header x-csrf-token",
  },
  RAP_HTTP_DEEP: { kind: "usage", text: "the JSON of the body is nested deeper than {limit} levels", cure: "send it flatter" },
  RAP_HTTP_FIELD: { kind: "usage", text: "{field} {problem}", cure: "{cure}" },
  RAP_HTTP_HOST: { kind: "usage", text: "this server does not answer under that host name", cure: "use the address that it printed when it started" },
  RAP_HTTP_INTERNAL: {
    kind: "environment",
    text: "something went wrong inside the server",
    cure: "try again; if it stays, look into the server's log for request {requestId}",
  },
  RAP_HTTP_JSON: { kind: "usage", text: "the body is not JSON: {problem}", cure: "send one JSON object, encoded in UTF-8" },
  RAP_HTTP_LOOPBACK: {
    kind: "usage",
    text: "without accounts the server listens on this machine alone, not on {host}",
    cure: "add --accounts, or leave --host out",
  },
  RAP_HTTP_MEDIA_TYPE: { kind: "usage", text: "a body of this type is not read here", cure: "send {wanted}" },
  RAP_HTTP_METHOD: { kind: "usage", text: "{method} is not what this address answers to", cure: "use {allowed}" },
  RAP_HTTP_METRICS_OPEN: {
    kind: "usage",
    text: "metrics would be open to everyone who reaches {host}",
    cure: "set RAPPORTEUR_METRICS_TOKEN (or _FILE) to a long random word, or leave --metrics-host out",
  },
  RAP_HTTP_NO_ADDRESS: { kind: "missing", text: "nothing is at this address", cure: "see /api/openapi.json for what there is" },
  RAP_HTTP_ORIGIN: {
    kind: "forbidden",
    text: "the request comes from another site",
    cure: "send it from this server's own pages, or with an API token",
  },
  RAP_HTTP_ORIGIN_PLAIN: {
    kind: "usage",
    text: "people would send their passwords to {origin} without encryption",
    cure: "put a proxy with TLS in front of the server, and name its https address as --origin",
  },
  RAP_HTTP_ORIGIN_NEEDED: {
    kind: "usage",
    text: "a server with accounts on {host} must know the address that people type",
    cure: "name it, as in --origin https://rapporteur.example.org",
  },
  RAP_HTTP_PORT_BUSY: {
    kind: "environment",
    text: "port {port} on 127.0.0.1 is taken by another program",
    cure: "choose another one with {flag}, or {flag} 0 for any free one",
  },
  RAP_HTTP_PORT_FORBIDDEN: { kind: "environment", text: "this account may not listen on port {port}", cure: "choose one from 1024 up with {flag}" },
  RAP_HTTP_SLOW: { kind: "usage", text: "the body did not arrive within {seconds} s", cure: "send it faster, or in smaller parts" },
  RAP_HTTP_TOO_LARGE: { kind: "limit", text: "the body is larger than {limit} bytes", cure: "send less at a time" },
  RAP_HTTP_TOO_MANY: { kind: "limit", text: "too many requests in a short time", cure: "wait {seconds} s, then go on more slowly" },

  // accounts and rights
  RAP_ACCOUNT_AUDIT: { kind: "environment", text: "the audit log does not hold: {problem}", cure: "compare it with a backup or an earlier export" },
  RAP_ACCOUNT_CODE: {
    kind: "unauthenticated",
    text: "the code is wrong, too old or was used",
    cure: "wait for the next code of your authenticator app, or give a recovery code",
  },
  RAP_ACCOUNT_CODE_WANTED: {
    kind: "unauthenticated",
    text: "this account asks for a code as well",
    cure: "give the code of your authenticator app, or a recovery code",
  },
  RAP_ACCOUNT_FRESH: {
    kind: "forbidden",
    text: "to end other sessions, sign out and in again first",
    cure: "end them within fifteen minutes of signing in",
  },
  RAP_ACCOUNT_FACTOR: { kind: "conflict", text: "the second factor is {state}", cure: "look at your account under Settings" },
  RAP_ACCOUNT_FACTOR_WANTED: {
    kind: "forbidden",
    text: "this server asks for a second factor, and your account has none",
    cure: "set up an authenticator app under Settings, My account",
  },
  RAP_ACCOUNT_FACTOR_ELSEWHERE: {
    kind: "forbidden",
    text: "this account asks for a code, which the identity provider does not",
    cure: "sign in with your password and a code",
  },
  RAP_ACCOUNT_DISABLED: { kind: "forbidden", text: "the account is disabled", cure: "ask an administrator" },
  RAP_ACCOUNT_PROVIDER_ANSWER: {
    kind: "forbidden",
    text: "the identity provider's answer was not accepted",
    cure: "try again; if it fails again, ask the person who runs this server",
  },
  RAP_ACCOUNT_PROVIDER_AWAY: {
    kind: "environment",
    text: "the identity provider cannot be reached",
    cure: "try again, or sign in with your password",
  },
  RAP_ACCOUNT_PROVIDER_EXISTS: {
    kind: "forbidden",
    text: "your address has an account that is not connected with the identity provider",
    cure: "sign in with your password, then connect them under Settings, My account",
  },
  RAP_ACCOUNT_PROVIDER_TAKEN: {
    kind: "forbidden",
    text: "that identity is connected with another account",
    cure: "sign in with that one, or ask an administrator",
  },
  RAP_ACCOUNT_PROVIDER_TRIP: {
    kind: "forbidden",
    text: "signing in with the identity provider took too long, or began in another browser",
    cure: "begin again",
  },
  RAP_ACCOUNT_PROVIDER_UNINVITED: {
    kind: "forbidden",
    text: "nobody has invited your address",
    cure: "ask an administrator for an invitation to it",
  },
  RAP_ACCOUNT_PROVIDER_UNVERIFIED: {
    kind: "forbidden",
    text: "the identity provider does not say that your address was verified",
    cure: "ask the person who runs the provider",
  },
  RAP_ACCOUNT_INVITATION: { kind: "input", text: "the invitation is unknown, used or expired", cure: "ask an administrator for a new one" },
  RAP_ACCOUNT_MISSING: { kind: "missing", text: "there is no account {id}", cure: "look at the list of accounts" },
  RAP_ACCOUNT_PASSWORD: {
    kind: "unauthenticated",
    text: "this address and this password do not belong together",
    cure: "try again, or have the password reset with: rapporteur accounts reset EMAIL",
  },
  RAP_ACCOUNT_SIGN_IN: { kind: "unauthenticated", text: "nobody is signed in", cure: "sign in first, or send an API token" },
  RAP_ACCOUNT_THROTTLED: { kind: "limit", text: "too many failed attempts to sign in", cure: "wait {minutes} minutes before the next one" },
  RAP_ACCOUNT_WEAK: {
    kind: "input",
    text: "the password is common, was in a breach, or is made of names that go with the account",
    cure: "take several words that do not belong together, or let a password manager make one",
  },
  RAP_ACCOUNT_TOKEN: { kind: "unauthenticated", text: "the API token is unknown, revoked or expired", cure: "make a new one under Settings" },
  RAP_RIGHTS_ADMINISTRATOR: { kind: "forbidden", text: "this is for administrators of the server", cure: "ask one of them" },
  RAP_RIGHTS_AUTHOR: {
    kind: "forbidden",
    text: "{name}, who began it, may no longer do this in the project",
    cure: "begin it again as somebody who may, or let {name} in again and retry it",
  },
  RAP_RIGHTS_FIXED: { kind: "forbidden", text: "{field} of {kind} {id} cannot be changed", cure: "leave it as it was" },
  RAP_RIGHTS_GRANT: {
    kind: "forbidden",
    text: "{kind} {id} is somebody else's work, which you may not change",
    cure: "ask an administrator of the project for the right to change it",
  },
  RAP_RIGHTS_KIND: { kind: "forbidden", text: "a {role} may not {verb} a {kind}", cure: "ask an {needed} of the project" },
  RAP_RIGHTS_NO_PROJECT: { kind: "missing", text: "there is no project {project} that you are a member of", cure: "choose one of your projects" },
  RAP_RIGHTS_PERSON: {
    kind: "forbidden",
    text: "an API token cannot do this",
    cure: "sign in as a person for it",
  },
  RAP_RIGHTS_ROLE: {
    kind: "forbidden",
    text: "this needs the role {needed} in the project; yours is {role}",
    cure: "ask an administrator of the project",
  },
  RAP_RIGHTS_SCOPE: { kind: "forbidden", text: "the API token lacks the scope {scope}", cure: "make one that has it" },
  RAP_RIGHTS_UNDO: {
    kind: "forbidden",
    text: "revision {revision} is somebody else's work",
    cure: "undo your own changes, or ask an editor",
  },
  RAP_RIGHTS_NOTHING: { kind: "missing", text: "there is nothing of yours to {direction}", cure: "look into the history" },
  RAP_SERVICE_CONFIG: { kind: "usage", text: "the setting {name} from {from} {problem}", cure: "{cure}" },

  // language models and gazetteers
  RAP_NLP_GAZETTEER: { kind: "input", text: "line {line} of the gazetteer cannot be read: {problem}", cure: "{cure}" },
  RAP_NLP_MODEL_CORRUPT: {
    kind: "environment",
    text: "the language model {path} cannot be used: {reason}",
    cure: "restore it with: git checkout -- packages/english (in a checkout), or: npm install rapporteur",
  },
  RAP_NLP_MODEL_MISSING: {
    kind: "environment",
    text: "the language model {path} is not there",
    cure: "restore it with: git checkout -- packages/english (in a checkout), or: npm install rapporteur",
  },

  // files of other programs
  RAP_EXCHANGE_CELL: { kind: "input", text: '{file}, row {row}, column {column}: "{value}" {problem}', cure: "{cure}" },
  RAP_EXCHANGE_COLUMN: { kind: "input", text: "{file} has no column {column}", cure: "{cure}" },
  RAP_EXCHANGE_CSV: { kind: "input", text: "{file}, row {row}: {problem}", cure: "{cure}" },
  RAP_EXCHANGE_DATES: {
    kind: "input",
    text: "{file}, column {column}: {problem}",
    cure: "{cure}",
  },
  RAP_EXCHANGE_DNA: { kind: "input", text: "{file} is not a DNA 3 database that can be read: {problem}", cure: "{cure}" },
  RAP_EXCHANGE_DNA_WRITE: { kind: "input", text: "DNA cannot hold {what}", cure: "{cure}" },
  RAP_EXCHANGE_DUPLICATE: {
    kind: "input",
    text: '{file}, row {row}: the id "{id}" is in row {first} already',
    cure: "give each statement its own id, or leave the id column out of the mapping",
  },
  RAP_EXCHANGE_EMPTY: { kind: "input", text: "{file} holds no statement", cure: "check that it was saved whole and has rows under its header" },
  RAP_EXCHANGE_FORMAT: { kind: "usage", text: "there is no network format {format}", cure: "{cure}" },
  RAP_EXCHANGE_BRAT: {
    kind: "input",
    text: "{file}, line {line}: {problem}",
    cure: "give the .ann as brat wrote it, with its text (.txt) of the same name beside it",
  },
  RAP_EXCHANGE_CONLLU: {
    kind: "input",
    text: "{file}, line {line}: {problem}",
    cure: "write the treebank again in CoNLL-U, ten columns a word with tabulators between them",
  },
  RAP_EXCHANGE_CRATE: {
    kind: "input",
    text: "{file} is not a replication crate that can be read: {part}: {problem}",
    cure: "give the file that rapporteur export --what replication wrote, as it was written",
  },
  RAP_EXCHANGE_FIGURES: {
    kind: "input",
    text: "{file} is not a list of figures",
    cure: 'write [{"analysis": "network", "options": {"type": "twomode"}}] with names of analyses and their options',
  },
  RAP_EXCHANGE_SINCE: {
    kind: "input",
    text: "{folder} holds what changed since revision {since}, not whole tables",
    cure: "bring whole tables up to date with it (docs/tables.md says how) and name these, or export the tables whole",
  },
  RAP_EXCHANGE_PARQUET: {
    kind: "input",
    text: "{file} is not a Parquet file that can be read: {problem}",
    cure: "write it again, whole, compressed with Snappy, gzip, Brotli or zstd",
  },
  RAP_EXCHANGE_REFI: { kind: "input", text: "{file} is not a REFI-QDA file that can be read: {problem}", cure: "{cure}" },
  RAP_EXCHANGE_SHEET: {
    kind: "input",
    text: "the sheet {sheet} would have {problem}, and no spreadsheet program opens that",
    cure: "write .csv or .jsonl, or fewer statements",
  },
  RAP_EXCHANGE_TEI: { kind: "input", text: "{file} is not a TEI file that can be read: {problem}", cure: "export it again as TEI P5" },
  RAP_EXCHANGE_WEBANNO: {
    kind: "input",
    text: "{file}, line {line}: {problem}",
    cure: "export the document again as WebAnno TSV v3.3",
  },
  RAP_EXCHANGE_XMI: {
    kind: "input",
    text: "{file} holds no annotations in UIMA's format that can be read: {problem}",
    cure: "export the document again as UIMA CAS XMI",
  },
  RAP_EXCHANGE_XLSX: { kind: "input", text: "{file} is not a workbook that can be read: {problem}", cure: "{cure}" },
  RAP_EXCHANGE_JSON: { kind: "input", text: "{file}, line {line}: {problem}", cure: "{cure}" },

  // reading streams of documents
  RAP_READ_ADDRESS: { kind: "input", text: "{url} is an address, and addresses are not fetched unless asked for", cure: "add --urls" },
  RAP_READ_RESUME: { kind: "input", text: "{path} cannot be continued: {problem}", cure: "name another file, or remove this one" },
  RAP_READ_STOPPED: {
    kind: "environment",
    text: "stopped after {count} documents",
    cure: "run the command again: with --out, or --done and the output so far, it continues where it stopped",
  },

  // reading sources
  RAP_SOURCE_ARCHIVE: {
    kind: "input",
    text: "{source} is a ZIP archive, not one document",
    cure: "unpack it and read the documents in it one by one",
  },
  RAP_SOURCE_BINARY: { kind: "input", text: "{source} is {what}, not text", cure: "{cure}" },
  RAP_SOURCE_CONTENT_TYPE: {
    kind: "input",
    text: "{url} serves {type}, not a page of text",
    cure: "give the address of the article itself, or save its text to a file",
  },
  RAP_SOURCE_DAMAGED: {
    kind: "input",
    text: "{source} is a damaged {what} ({reason})",
    cure: "get the file once more, or open it in a program that can repair it and save it again",
  },
  RAP_SOURCE_DIRECTORY: { kind: "input", text: "{source} is a directory", cure: "name a file in it" },
  RAP_SOURCE_EMPTY: { kind: "input", text: "{source} is empty", cure: "check that it was saved or downloaded whole" },
  RAP_SOURCE_ENCODING: {
    kind: "input",
    text: "{source} is in no encoding that can be told ({reason})",
    cure: "save it as UTF-8, or name its encoding with --charset",
  },
  RAP_SOURCE_ENCRYPTED: { kind: "input", text: "{source} is protected by a password", cure: "save a copy without the password and read that" },
  RAP_SOURCE_ENTRY_NAME: {
    kind: "input",
    text: "{source} holds a file named {name}, which is not a name inside an archive",
    cure: "pack the file again under a plain name, without “..” and without a leading “/”",
  },
  RAP_SOURCE_ARTICLES: {
    kind: "input",
    text: "{source} is an export of {archive}, which may hold many articles",
    cure: "import it into a library (rapporteur import FILE --library LIBRARY): each article becomes a document",
  },
  RAP_SOURCE_UNSPLIT: {
    kind: "input",
    text: "{source} is an export of {archive} without a newspaper or a day in any article",
    cure: "export it again with all fields, as text (.txt), or give the articles one by one",
  },
  RAP_SOURCE_FEED: {
    kind: "input",
    text: "{source} is not a feed that can be read: {problem}",
    cure: "give the address of an RSS, Atom or JSON feed",
  },
  RAP_SOURCE_FOREIGN: { kind: "input", text: "{source} is {what}, which is not read as a document", cure: "{cure}" },
  RAP_SOURCE_PAGES: {
    kind: "input",
    text: "{source} is a web archive of several pages",
    cure: "import it into a library (rapporteur import FILE --library LIBRARY): each page becomes a document",
  },
  RAP_SOURCE_INFECTED: {
    kind: "input",
    text: "the scanner takes {source} for malware ({found})",
    cure: "get the file from somebody you trust; where the scanner is wrong, give the text itself",
  },
  RAP_SOURCE_INFLATES: {
    kind: "input",
    text: "{source} is packed so tightly that it unpacks to {size}",
    cure: "if it is not a trap, unpack it and read what is in it",
  },
  RAP_SOURCE_LINK: { kind: "input", text: "{source} is a link that leads out of the folder", cure: "copy the file itself into the folder" },
  RAP_SOURCE_NESTED: { kind: "input", text: "{source} is an archive inside an archive", cure: "unpack it first" },
  RAP_SOURCE_NO_LETTERS: {
    kind: "input",
    text: "{source} shows text without saying which letters it is made of",
    cure: "run text recognition (OCR) over it, or give the text itself",
  },
  RAP_SOURCE_NOT_FOUND: { kind: "missing", text: "there is no file {source}", cure: "check the spelling and the folder" },
  RAP_SOURCE_NO_TEXT: {
    kind: "input",
    text: "{source} holds no text to read",
    cure: "if the page builds its text with scripts, save what the browser shows and read that",
  },
  RAP_SOURCE_PRIVATE_ADDRESS: {
    kind: "input",
    text: "{url} leads to {address}, an address inside a private network",
    cure: "give a public address, or save the page to a file and read that",
  },
  RAP_SOURCE_HOST: {
    kind: "input",
    text: "nothing is fetched from {host} here",
    cure: "save the page to a file and import that, or ask who runs the server to name the host under fetch-hosts",
  },
  RAP_SOURCE_REDIRECTS: { kind: "input", text: "{url} redirects more than {limit} times", cure: "give the address where the browser ends up" },
  RAP_SOURCE_SCANNED: {
    kind: "input",
    text: "{source} has {pages} without any text: it seems to be scanned",
    cure: "run text recognition (OCR) over it, or give the text itself",
  },
  RAP_SOURCE_STATUS: { kind: "input", text: "{url} answers with status {status}", cure: "{cure}" },
  RAP_SOURCE_TIMEOUT: {
    kind: "environment",
    text: "{url} did not answer in full within {seconds} s",
    cure: "try again later, or save the page to a file and read that",
  },
  RAP_SOURCE_TOO_HARD: {
    kind: "input",
    text: "{source} cannot be read: {reason}",
    cure: "save it again from the program that made it, or give the text itself, a long one in parts",
  },
  RAP_SOURCE_TOO_LARGE: {
    kind: "input",
    text: "{source} is larger than {limit}",
    cure: "split it into its documents and read them one by one",
  },
  RAP_SOURCE_TOO_MANY: { kind: "input", text: "{source} has more than {limit} {what}", cure: "split it and read the parts one by one" },
  RAP_SOURCE_UNREACHABLE: { kind: "environment", text: "cannot reach {url}: {reason}", cure: "check the address and the network" },
  RAP_SOURCE_UNREADABLE: { kind: "environment", text: "cannot read {source}: {reason}", cure: "name a file that you may read" },
  RAP_SOURCE_UNSCANNED: {
    kind: "environment",
    text: "{source} could not be scanned for malware: {reason}",
    cure: "try again later, or give the text itself; the person who runs the server looks after the scanner",
  },
  RAP_SOURCE_URL: { kind: "input", text: "{url} cannot be fetched: {problem}", cure: "{cure}" },

  // relations between actors
  RAP_RELATIONS_ACTION: {
    kind: "input",
    text: 'row {row} ({id}): "{action}" is none of the sixteen PLOVER actions',
    cure: "correct the action; docs/actors.md lists the sixteen and how older lists map to them",
  },
  RAP_RELATIONS_ACTOR_UNKNOWN: { kind: "missing", text: 'no actor "{actor}" in the graph', cure: "{cure}" },
  RAP_RELATIONS_ACTS_FOR_CYCLE: {
    kind: "input",
    text: "nobody is at the end of this chain of actsFor: {chain}",
    cure: "clear actsFor of one of them, so that the chain ends at a body or state",
  },
  RAP_RELATIONS_EDGE: { kind: "input", text: "edge {row}: {problem}", cure: "{cure}" },
  RAP_RELATIONS_EVENT_COLUMN: {
    kind: "input",
    text: "the {layout} layout needs the column {column}, which the header does not have",
    cure: "check the file's header row and separator, or name another layout",
  },
  RAP_RELATIONS_EVENT_LAYOUT: {
    kind: "input",
    text: "the columns fit none of the layouts polecat, icews, gdelt and phoenix",
    cure: "name the layout, and check the file's separator (these data sets are tab-separated)",
  },
  RAP_RELATIONS_EVENT_ROW: { kind: "input", text: "row {row}: {problem}", cure: "{cure}" },
  RAP_RELATIONS_OPTION: { kind: "usage", text: "{option} is {value}", cure: "give {must}" },
  RAP_RELATIONS_SOLVER: {
    kind: "environment",
    text: "the integer solver stopped with: {reason}",
    cure: "leave the solver out to get bounds from the local search alone",
  },
  RAP_RELATIONS_WEIGHT: {
    kind: "input",
    text: "row {row} ({id}): the weight {weight} is not between -10 and 10",
    cure: "correct the weight, or leave it out",
  },

  // causal maps
  RAP_CAUSAL_CONCEPT_UNKNOWN: { kind: "missing", text: 'no concept "{concept}" in the map', cure: "{cure}" },
  RAP_CAUSAL_EMPTY: {
    kind: "input",
    text: "the causal map has no link",
    cure: "accept cause statements first, or count drafts too",
  },
  RAP_CAUSAL_FILE: { kind: "input", text: "{format}, {place}: {problem}", cure: "{cure}" },
  RAP_CAUSAL_LINK: { kind: "input", text: "row {row} ({id}): {problem}", cure: "{cure}" },
  RAP_CAUSAL_LINK_UNKNOWN: { kind: "missing", text: "the map has no link from {cause} to {effect}", cure: "check both names; links are directed" },
  RAP_CAUSAL_MERGE_CYCLE: {
    kind: "input",
    text: "merge {row}: these concepts are merged into each other: {chain}",
    cure: "choose one of them as the concept that stays",
  },
  RAP_CAUSAL_OPTION: { kind: "usage", text: "{option} is {value}", cure: "give {must}" },

  // networks
  RAP_NETWORK_EMPTY: {
    kind: "input",
    text: "no statement is left: {step} dropped the last {dropped} of {loaded}",
    cure: "loosen that filter, or choose other variables",
  },
  RAP_NETWORK_OPTION: { kind: "usage", text: "{option} cannot be {value}", cure: "{cure}" },
  RAP_NETWORK_SETTING: { kind: "usage", text: "{problem}", cure: "{cure}" },
  RAP_NETWORK_TOO_LARGE: {
    kind: "input",
    text: "a network of {rows} × {columns} cells does not fit into memory",
    cure: "filter the statements, or leave isolates out",
  },
  RAP_NETWORK_VARIABLE: { kind: "usage", text: "there is no variable or document field {name}", cure: "{cure}" },
  // forecasts
  RAP_FORECAST_COLUMN: { kind: "input", text: "the {format} table has no column {column}", cure: "{cure}" },
  RAP_FORECAST_EMPTY: { kind: "input", text: "there is no {what} to score", cure: "{cure}" },
  RAP_FORECAST_LENGTH: {
    kind: "usage",
    text: "there are {count} forecasts and {outcomes} outcomes",
    cure: "give one outcome for each forecast, in the same order",
  },
  RAP_FORECAST_OPTION: { kind: "usage", text: "{option} is {value}", cure: "give {must}" },
  RAP_FORECAST_OUTCOME: { kind: "input", text: "outcome {row} ({question}): {problem}", cure: "{cure}" },
  RAP_FORECAST_PROBABILITY: {
    kind: "input",
    text: "row {row}: {value} is not a probability between 0 and 1",
    cure: "write 0.7 or 70% for seventy percent",
  },
  RAP_FORECAST_ROW: { kind: "input", text: "row {row}: {problem}", cure: "{cure}" },
  RAP_FORECAST_SHARES: {
    kind: "input",
    text: "the shares of the table add up to {sum}, not to 1",
    cure: "look for a misplaced decimal point in the table",
  },

  // agreement between coders
  RAP_AGREEMENT_OPTION: { kind: "usage", text: "{option} is {value}", cure: "give {must}" },
  RAP_AGREEMENT_ROW: { kind: "input", text: "row {row}: {problem}", cure: "{cure}" },
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof errorCatalogue;
