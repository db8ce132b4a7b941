/** Whether an archive's address names a database of a server, and not a file. */
export const isServerAddress = (address: string): boolean => /^postgres(?:ql)?:\/\//i.test(address);
