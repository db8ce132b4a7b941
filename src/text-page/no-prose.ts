/** How lines of programs, tables of a system and configuration look. Markdown's marks are none of them. */
const codeLine =
  /[;{}]$|^[{}()\]]+[,;]?$|^(?:\/\/|\/\*|\*\/|#!|#include\b|<\?php)|^\[[\w .-]+\]$|^[\w.$-]+\s?=\s?\S|^[\w.-]+(?::[^:\s]*){3,}|=>|^(?:import|from|export|const|let|var|def|class|function|return|public|private|package|using|if|else|elif|for|while|try|except)\b.*[({=:]$|^(?:import|from|export)\s.*['"*\w]$|\w\([^)]*\)[;,]?$/;

const minCodeLines = 3;
const codeShare = 0.5;
const minWords = 5;
const minUnspaced = 8;

/** A program, a table of a system, a configuration: most lines are code, by number and by length. */
export function isCode(lines: readonly string[]): boolean {
  const code = lines.slice(0, 500).filter((line) => codeLine.test(line.slice(0, 500).trim()));
  if (code.length < minCodeLines || code.length < Math.min(500, lines.length) * codeShare) return false;
  return lengthOf(code) >= lengthOf(lines.slice(0, 500)) * codeShare;
}

/** A word or two, and nothing else. */
export function isScrap(lines: readonly string[]): boolean {
  const text = lines.slice(0, minUnspaced).join(' ');
  const isUnspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text);
  return isUnspaced
    ? text.length < minUnspaced
    : text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length < minWords;
}

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length, 0);
