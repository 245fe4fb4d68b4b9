/** A text in which what is struck through, `~~Accepted~~`, is blank; everything else stands where it stood. */
export function maskStruck<Text extends { readonly raw: string }>(text: Text): Text {
  if (!text.raw.includes('~~')) return text;
  return { ...text, raw: text.raw.replace(/~~[^~]+~~/g, (struck) => ' '.repeat(struck.length)) };
}
