import { openStore } from '../../src/store/index.js';
import { archiveFolder, fileArchive } from '../helpers/file-archive.js';
import { testRawFolder } from './raw-folder-contract.js';

const { fresh } = archiveFolder();

testRawFolder(
  'a file',
  () => fileArchive(fresh()),
  () => openStore(fresh()),
);
