import { runStatements, type Migration } from "./migration.ts";

const views = [
  `create view analysis_documents as
    select d.project, d.id, d.title, d.publisher, d.url, d.published, d.added_by, d.added_at, c.words, json(c.contributors) as contributor_ids,
      (select json_group_array(value) from (select v.value from document_values v
        where v.project = d.project and v.document_id = d.id and v.field = 'tag' order by v.value)) as tags,
      d.draft_count, d.accepted_count, d.rejected_count
    from documents d left join contents c on c.project = d.project and c.id = d.content_id`,
  `create view analysis_entities as
    select project, id, key, type, name, parent as parent_id, merged_into as merged_into_id, root as root_id, uses from entities`,
  `create view analysis_statements as
    select s.project, s.id, s.document_id, s.type, s.start_offset, s.end_offset, s.date, s.has_own_date, s.speaker as speaker_id, e.name as speaker,
      s.organization as organization_id, s.status, s.review, s.coder, s.owner, s.confidence, v.record ->> '$.quote' as quote, v.record -> '$.values' as "values",
      s.revision, r.at as changed_at
    from statements s
    join versions v on v.project = s.project and v.kind = 'statement' and v.id = s.id and v.to_revision is null
    left join entities p on p.project = s.project and p.id = s.speaker
    left join entities e on e.project = p.project and e.id = p.root
    left join revisions r on r.revision = s.revision`,
  `create view analysis_revisions as
    select project, revision, at, account, name, action, summary, change_count, undoes, undone_by from revisions`,
];

/** In a file, the views of 0013 by the same columns; days and moments are text there, lists and values JSON, yes and no 1 and 0. */
export const viewsOfFilesMigration: Migration = {
  version: 21,
  name: "views of files",
  only: "sqlite",
  up: (db, dialect) => runStatements(db, dialect, views),
};
