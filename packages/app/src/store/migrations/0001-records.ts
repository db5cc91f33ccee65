import { runStatements, type Migration } from "./migration.ts";

const history = [
  `CREATE TABLE library_state (id INTEGER PRIMARY KEY, revision INTEGER NOT NULL, at TEXT NOT NULL)`,
  `INSERT INTO library_state (id, revision, at) VALUES (1, 0, '1970-01-01T00:00:00.000Z')`,
  `CREATE TABLE revisions (revision INTEGER PRIMARY KEY, project TEXT NOT NULL, at TEXT NOT NULL, account TEXT, name TEXT NOT NULL, action TEXT NOT NULL,
    summary TEXT NOT NULL, change_count INTEGER NOT NULL, undoes INTEGER, undone_by INTEGER, depth INTEGER NOT NULL, request_key TEXT)`,
  `CREATE INDEX revisions_by_project ON revisions (project, revision)`,
  `CREATE INDEX revisions_by_account ON revisions (project, account, revision)`,
  `CREATE UNIQUE INDEX revisions_by_key ON revisions (project, request_key) WHERE request_key IS NOT NULL`,
  `CREATE TABLE versions (project TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, from_revision INTEGER NOT NULL, to_revision INTEGER, record TEXT,
    is_erased INTEGER NOT NULL, PRIMARY KEY (project, kind, id, from_revision))`,
  `CREATE UNIQUE INDEX versions_open ON versions (project, kind, id) WHERE to_revision IS NULL`,
  `CREATE INDEX versions_from ON versions (project, from_revision)`,
  `CREATE INDEX versions_to ON versions (project, to_revision) WHERE to_revision IS NOT NULL`,
  `CREATE TABLE record_keys (project TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (project, kind, value)) CLUSTERED`,
  `CREATE INDEX record_keys_by_id ON record_keys (project, kind, id)`,
  `CREATE TABLE record_links (project TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL, to_kind TEXT NOT NULL, to_id TEXT NOT NULL,
    PRIMARY KEY (project, kind, id, to_kind, to_id)) CLUSTERED`,
  `CREATE INDEX record_links_to ON record_links (project, to_kind, to_id, kind, id)`,
];

const documents = [
  `CREATE TABLE contents (project TEXT NOT NULL, id TEXT NOT NULL, text_sha256 TEXT NOT NULL, text TEXT NOT NULL, body TEXT NOT NULL, words INTEGER NOT NULL,
    contributors TEXT NOT NULL, PRIMARY KEY (project, id))`,
  `CREATE INDEX contents_by_text ON contents (project, text_sha256)`,
  `CREATE TABLE documents (project TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL, content_id TEXT NOT NULL, title TEXT NOT NULL,
    title_folded TEXT NOT NULL, published TEXT, publisher TEXT, url TEXT, sha256 TEXT NOT NULL, added_by TEXT NOT NULL, added_at TEXT NOT NULL,
    draft_count INTEGER NOT NULL, accepted_count INTEGER NOT NULL, rejected_count INTEGER NOT NULL, PRIMARY KEY (project, id))`,
  `CREATE INDEX documents_by_content ON documents (project, content_id)`,
  `CREATE INDEX documents_by_source ON documents (project, sha256)`,
  `CREATE INDEX documents_by_published ON documents (project, published, id)`,
  `CREATE INDEX documents_by_added ON documents (project, added_at, id)`,
  `CREATE INDEX documents_by_title ON documents (project, title_folded, id)`,
  `CREATE INDEX documents_by_drafts ON documents (project, draft_count, id)`,
  `CREATE TABLE document_values (project TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, document_id TEXT NOT NULL,
    PRIMARY KEY (project, field, value, document_id)) CLUSTERED`,
  `CREATE INDEX document_values_by_document ON document_values (project, document_id)`,
];

const entities = [
  `CREATE TABLE entities (project TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL, key TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL,
    name_folded TEXT NOT NULL, names_folded TEXT NOT NULL, parent TEXT, merged_into TEXT, root TEXT NOT NULL, uses INTEGER NOT NULL, PRIMARY KEY (project, id))`,
  `CREATE INDEX entities_by_root ON entities (project, root)`,
  `CREATE INDEX entities_by_merge ON entities (project, merged_into) WHERE merged_into IS NOT NULL`,
  `CREATE INDEX entities_by_parent ON entities (project, parent) WHERE parent IS NOT NULL`,
];

const statements = [
  `CREATE TABLE statements (project TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL, document_id TEXT NOT NULL, type TEXT NOT NULL,
    start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, speaker TEXT, speaker_sort TEXT, organization TEXT, status TEXT NOT NULL, coder TEXT NOT NULL,
    confidence REAL, review TEXT NOT NULL, date TEXT, has_own_date INTEGER NOT NULL, quote_folded TEXT NOT NULL, PRIMARY KEY (project, id))`,
  `CREATE INDEX statements_by_place ON statements (project, document_id, start_offset, id)`,
  `CREATE INDEX statements_by_date ON statements (project, date, id)`,
  `CREATE INDEX statements_by_type ON statements (project, type, id)`,
  `CREATE INDEX statements_by_speaker ON statements (project, speaker_sort, id)`,
  `CREATE INDEX statements_of_speaker ON statements (project, speaker)`,
  `CREATE INDEX statements_by_confidence ON statements (project, confidence, id)`,
  `CREATE INDEX statements_by_revision ON statements (project, revision, id)`,
  `CREATE INDEX statements_by_facets ON statements (project, type, review, status, coder, speaker)`,
  `CREATE INDEX statements_by_review ON statements (project, review)`,
  `CREATE INDEX statements_by_status ON statements (project, status)`,
  `CREATE INDEX statements_by_coder ON statements (project, coder)`,
  `CREATE TABLE statement_blocks (project TEXT NOT NULL, document_id TEXT NOT NULL, block INTEGER NOT NULL, cells TEXT NOT NULL,
    PRIMARY KEY (project, document_id, block)) CLUSTERED`,
  `CREATE TABLE statement_values (project TEXT NOT NULL, variable TEXT NOT NULL, value TEXT NOT NULL, statement_id TEXT NOT NULL,
    PRIMARY KEY (project, variable, value, statement_id)) CLUSTERED`,
  `CREATE INDEX statement_values_by_statement ON statement_values (project, statement_id)`,
];

/** Records with their history, and the tables that lists and the statement table read. */
export const recordsMigration: Migration = {
  version: 1,
  name: "records",
  up: (db, dialect) => runStatements(db, dialect, [...history, ...documents, ...entities, ...statements]),
};
