import { changesHtml, type ShownEdit } from '../../shared/edit-html.js';

/** What a page or feed of edits is called, and where it stands (http or https). */
export interface EditsOptions {
  title?: string;
  link?: string;
}

/** A page or feed of edits, piece by piece: it never holds them all. */
export interface EditsFormatter {
  head: () => string;
  edit: (edit: ShownEdit) => string;
  tail: (count: number) => string;
}

export const editsTitle = 'Edited after publication';

/** Longer is read at the publisher's. */
const mostInFeed = 20_000;

export const feedHtml = ({ changes }: ShownEdit): string => changesHtml(changes, { isFeed: true, most: mostInFeed });

/** One edit of a story is one item, whatever comes later. */
export const editId = ({ id, revision }: ShownEdit): string => `urn:wirecopy:${id}:${revision}`;
