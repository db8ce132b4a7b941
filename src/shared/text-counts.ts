// What is counted over the characters of a text, for the runs of a page in HTML and the lines of one in plain text.

export type TextCount =
  /** Characters, Chinese, Japanese and Korean ones twice. */
  | 'length'
  | 'words'
  | 'longestWord'
  | 'sentences'
  | 'commas'
  | 'digits'
  | 'uppers'
  | 'capitalised'
  | 'quotes'
  | 'brackets'
  | 'separators'
  | 'cjk'
  | 'exclamations'
  | 'colonAt';
