/** Our own tables beside the data: facts of the workspace, stored files, search index. The log's are in `audit/`. */

export const ownTableSqls: readonly string[] = [
  'CREATE TABLE dutu_meta (key TEXT NOT NULL PRIMARY KEY, value TEXT) WITHOUT ROWID',
  'CREATE TABLE dutu_content (sha256 TEXT NOT NULL PRIMARY KEY, content BLOB NOT NULL)',
  'CREATE TABLE dutu_search_source (source INTEGER PRIMARY KEY, table_name TEXT NOT NULL UNIQUE)',
  // No content, no positions, no sizes: a hit is read from its own table and compared there, so stale grams do no harm.
  `CREATE VIRTUAL TABLE dutu_search USING fts5(grams, content='', columnsize=0, detail=none, tokenize='ascii')`,
  // Memory for new entries before a segment is written: fewer segments, less merging.
  "INSERT INTO dutu_search (dutu_search, rank) VALUES ('hashsize', 4194304)",
]
