/** The mark of each item of a list, in order (`•`, or `3.` where the page numbers them), from the block's HTML. */
export function listMarks(html: string | null): string[] {
  const marks: string[] = [];
  const lists: { isOrdered: boolean; count: number }[] = [];
  for (const [, end, name] of (html ?? '').matchAll(/<(\/?)(ul|ol|li)>/g)) {
    if (name === 'li') {
      const list = lists.at(-1);
      if (end === '' && list) marks.push(list.isOrdered ? `${++list.count}.` : '•');
    } else if (end === '') lists.push({ isOrdered: name === 'ol', count: 0 });
    else lists.pop();
  }
  return marks;
}
