// One event of the archive → a call of the user's own program. No shell is in between, and only the id is put into a command.
// What came of a call is an answer, never an exception. POST is in fetch/, which has the connections.
export { runHookCommand } from './run-command.js';
export { splitCommand } from './split-command.js';
