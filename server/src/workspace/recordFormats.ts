/** Whether a file is in a format that teams write records in, as they do in Markdown, and that is not read. */
export function isInOtherFormat(name: string): boolean {
  return /\.(?:rst|adoc|asciidoc|asc|org|mdx|textile)$/i.test(name);
}

/** The name that a file in another format would have as Markdown: `0005-e.rst` → `0005-e.md`. */
export function asMarkdownName(name: string): string {
  return `${name.slice(0, name.lastIndexOf('.'))}.md`;
}
