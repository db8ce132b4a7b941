/** Raw pages may lie in files of a folder (`../raw-folder/`): then `body` is empty, and these say where. */
export const folderMigration = `
ALTER TABLE raw ADD COLUMN file TEXT;
ALTER TABLE raw ADD COLUMN start INTEGER;
ALTER TABLE raw ADD COLUMN bytes INTEGER;
CREATE INDEX raw_file ON raw (file, start) WHERE file IS NOT NULL;
`;
