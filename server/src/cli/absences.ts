/** What is said of paths without a log. */
export function noLog(paths: readonly (string | undefined)[]): string {
  const named = paths.filter((path) => path !== undefined && path !== '.');
  return `Found no decision log in ${named.join(', ') || 'this folder'}; "adr-keeper init" makes one.`;
}

/** What is said of a log without an index. */
export function noIndex(folder: string): string {
  return `The log in ${folder} has no index; "adr-keeper init ${folder}" makes one.`;
}
