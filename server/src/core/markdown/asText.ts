/** A text as Markdown that shows it, whatever signs it has. */
export function asText(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&');
}
