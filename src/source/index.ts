// What the user named → targets: names on the command line, lines of a list, standard input.
// It reads nothing itself and asks no server.
export { isListLine, recogniseStandardInput, type StandardInput } from './list.js';
export { makeTarget, startOfLine, targetFromAddress, targetFromLine, targetFromName } from './target.js';
