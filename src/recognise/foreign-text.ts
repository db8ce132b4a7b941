// Text that people hand in by mistake: programs, configuration, tables of a system. Told by what stands at its start, or by most of its
// lines, and never by its name.

import { hasHeader, isEven } from './table.js';

/** What a text begins with, and what it then is. */
const starts: [RegExp, string][] = [
  [/^#!\s*\/\S+/, 'a script'],
  [/^<\?php\b|^<%@/i, 'a program'],
  [/^\{\\rtf/, 'an RTF document'],
  [/^%!PS/, 'a PostScript document'],
  [/^BEGIN:VCARD/, 'an address card'],
  [/^BEGIN:VCALENDAR/, 'a calendar'],
  [/^-----BEGIN (?!PGP SIGNED MESSAGE-)[A-Z ]+-----/, 'a key or certificate'],
  [/^\\documentclass\b/, 'a LaTeX document'],
  [/^#EXTM3U/, 'a playlist'],
  [/^WEBVTT\b|^1\r?\n\d\d:\d\d:\d\d,\d{3} --> /, 'subtitles'],
  // https://iipc.github.io/warc-specifications/specifications/cdx-format/cdx-2015/ and CDXJ.
  [
    /^ ?CDX(?: [A-Za-z])+\s|^(?:!meta|[\w.,:-]+\)\S*) (?:\d{14} )?\{"|^[\w.,:-]+\)\S* \d{14} \S+ \S+\/\S+ \d{3} /,
    'an index of captures',
  ],
  [/^%YAML\b/, 'a configuration file'],
  // Git and Subversion; a patch that is made to be mailed has a day that never changes.
  [/^diff -{1,2}\w|^--- \S.*\r?\n\+\+\+ |^Index: .*\r?\n={60}|^From [\da-f]{40} Mon Sep 17 00:00:00 2001\s/, 'a patch'],
  [/^commit [\da-f]{6,64}\b.*\r?\n(?:Merge: .*\r?\n)?Author: |^-{60,}\r?\nr\d+ \| /, 'a log of changes'],
  // gettext
  [/^(?:#.*\r?\n|\r?\n)*(?:msgctxt ".*\r?\n)?msgid "/, 'a file of translations'],
  // BibTeX, RIS, EndNote, PubMed
  [/^(?:%.*\r?\n|\s)*@[a-z]+\s?[{(]\s?[^\s,{}]*,?\s*[\w-]+\s*=\s*["{\w]/i, 'a list of references'],
  [/^TY {2}- [A-Z]+\s*\n[A-Z][A-Z\d] {2}-|^%0 \w.*\n%[A-Z\d] |^PMID ?- ?\d/, 'a list of references'],
];

/** What a dump of a database begins with, behind its remarks. */
const statement =
  /^(?:create (?:temp(?:orary)? |or replace |unique )?(?:table (?:if not exists )?[^\s(]+ ?\((?:.*[,;(])?$|function \S.*\breturns\b|(?:database|schema) [^;]+;$|index \S+ on \S+ ?\(|view \S+ as\b)|insert (?:ignore )?into \S+ ?(?:\([^()]*\) ?)?(?:values\b|select\b|(?<=\))$)|(?:drop|alter|lock) tables? .*;$|set [\w.@]+ ?=.*;$|use [`"[]\S+;$|pragma \w+.*;$|(?:begin|start) transaction;$)/i;
const sqlRemark = /^(?:--|\/\*.*\*\/;?$|$)/;

const maxLines = 400;
const maxLineLength = 500;
/** Fewer lines may look like anything. */
const minLines = 3;
/** Programs break their remarks into lines that are shorter. */
const paragraphLength = 160;

const account = /^[\w.+-]+:[^:\s]*:\d*:\d*:/;
/** A whole date and a clock with seconds before each line, as programs, system logs and web servers write them. */
const logged =
  /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d|^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d |^\S+ \S+ \S+ \[\d\d\/[A-Z][a-z]{2}\/\d{4}:/;
const comment = /^(?:#|\/\/|\/\*|\*\/|\*\s|\*$|--\s|;)/;
const setting = /^[\w.$[\]"'-]+\s?(?:[-+*/|.:]?=)\s?\S*|^\[{1,2}[\w.:"' /-]+\]{1,2}$|^(?:export|set|alias)\s+[\w.]+=/;
const key = /^(?:- )?[\w."'/-]+:(?:\s|$)/;
const indentedKey = /^(?: {2,}|\t+)(?:- )?[\w."'/-]+:(?:\s|$)/;
const code =
  /[;{}([=\\]$|^[)}\]]+[;,.)]*$|^@\w+(?:[.(]|$)|^(?:import\s+[\w{*"'.]+|from\s+[\w.]+\s+import\b|#include\b|def\s+\w+\s*\(|class\s+\w+\s*[({:]|(?:async\s+)?function\b|(?:const|let|var)\s+[\w{[]+|return\b|raise\s+\w+|yield\b|pass$|break$|continue$|(?:if|for|while|switch|catch|elif|else if)\s*\(|else:?$|try:?$|finally:$|except\b.*:$|(?:if|for|while|with|elif)\b.*:$|fn\s+\w+|func\s+\w+|package\s+[\w.]+$|use\s+[\w:]+|fi$|done$|end$|esac$|echo\s|(?:await\s+)?[\w.]+\(.*\)[,:]?$)/;
/** A key and a text of a program for people: they are many and may be whole sentences. */
const quotedText = /^["']?[\w.-]+["']?\s?(?::\s?["'`].*["'`],|=\s?["'`].*["'`][,;]?)$/;
const isProgrammed = (line: string): boolean => code.test(line) || setting.test(line) || quotedText.test(line);
/** A style sheet's, in one line. */
const rule = /^[^{}]{1,200}\{\s*[a-z-]+\s*:[^{}]*\}$/;
/** Signs that a program is full of and a story is not. */
const sign = /[{};=$\\&]/g;

/** What a text surely is by its first line, whatever mark-up or prose stands in it; null for all else. */
export function namedByStart(head: string): string | null {
  const start = starts.find(([pattern]) => pattern.test(head));
  if (start) return start[1];
  if (statement.test(firstBehind(head, sqlRemark))) return 'a dump of a database';
  return hasHeader(head) ? 'a table' : null;
}

/** The first line that is not a remark, with the bracket that may stand below it. */
function firstBehind(head: string, remark: RegExp): string {
  const lines = head.split('\n', maxLines).map((line) => line.trim().slice(0, maxLineLength));
  const at = lines.findIndex((line) => !remark.test(line));
  return at === -1 ? '' : `${lines[at]}${lines[at + 1]?.startsWith('(') ? ' (' : ''}`;
}

/** What a decoded text surely is that is not a text to read; null for all else. */
export function foreignTextOf(head: string): string | null {
  const named = namedByStart(head);
  if (named) return named;
  const all = head
    .split(/\r\n|\n|\r/, maxLines * 2)
    .map((line) => line.trimEnd().slice(0, maxLineLength))
    .filter((line) => line !== '')
    .slice(0, maxLines);
  if (all.length < minLines) {
    return isDense(all.join('')) || all.every((line) => rule.test(line)) ? 'a program' : null;
  }
  const lines = withoutRemarks(all.map((line) => line.trimStart()));
  const share = (matches: (line: string) => boolean): number =>
    lines.filter(matches).length / Math.max(1, lines.length);
  if (share((line) => account.test(line)) > 0.8) return 'a table of accounts';
  if (share((line) => logged.test(line)) > 0.8) return 'a log';
  if (isEven(all)) return 'a table';
  const settings = share((line) => setting.test(line));
  if (settings > 0.9 && lines.length >= minLines) return 'a configuration file';
  if (share((line) => quotedText.test(line)) > 0.5 && share(isProgrammed) > 0.9) return 'a program';
  const prose = share(isProse);
  // A story among the boxes of its page, or beside much code, is a story.
  if (prose > 0.25 || lines.filter((line) => line.length > paragraphLength && isProse(line)).length >= minLines)
    return null;
  const programmed = share(isProgrammed);
  if (settings > 0.8) return 'a configuration file';
  // The lines of a poem may end in semicolons.
  if (programmed > 0.5 && programmed > settings && lines.some((line) => /[{}()=<>$]/.test(line))) return 'a program';
  const isNested = all.filter((line) => indentedKey.test(line)).length >= 2;
  if (isNested && prose < 0.1 && share((line) => key.test(line) || line.startsWith('- ')) > 0.6)
    return 'a configuration file';
  if (prose === 0 && share((line) => key.test(line) || line.startsWith('- ')) > 0.9) return 'a configuration file';
  const remarks = all.filter((line) => /^#(?:[^#]|$)/.test(line)).length;
  if (remarks > minLines && remarks >= all.length / 2 && prose === 0) return 'a configuration file';
  return isDense(lines.join('')) ? 'a program' : null;
}

/** Remarks of a line, and those of many lines between triple quotes. */
function withoutRemarks(lines: readonly string[]): string[] {
  let mark: string | null = null;
  return lines.filter((line) => {
    if (mark !== null) {
      if (line.includes(mark)) mark = null;
      return false;
    }
    const opened = /^[a-z]?("{3}|'{3})/.exec(line)?.[1];
    if (opened && !line.slice(4).includes(opened)) mark = opened;
    return !opened && !comment.test(line);
  });
}

/** One sign in sixteen: packed programs are a line or two. */
function isDense(text: string): boolean {
  return text.length > 200 && (text.match(sign)?.length ?? 0) > text.length / 16;
}

/** Six words in a row with nothing but blanks and commas between, or a long run of a script that has no blanks. */
function isProse(line: string): boolean {
  return /(?:[\p{L}\p{M}’'-]{1,40}[,:;.]? ){5}[\p{L}\p{M}]/u.test(line) || /[\p{Lo}\p{M}]{12}/u.test(line);
}
