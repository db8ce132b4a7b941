const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EROFS: 'the disk is read-only',
  EFBIG: 'the file system cannot hold a file of that size',
  EACCES: 'its permissions say no',
  EPERM: 'its permissions say no',
  EIO: 'the disk gave an error',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of it is a file',
  ENOENT: 'its folder is not there',
};

/** Why the system refused to write, in plain words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code && reasons[code]) || message || String(error);
}
