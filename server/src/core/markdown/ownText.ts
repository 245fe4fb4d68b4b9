/**
 * The same text in a string of its own. V8 makes slices of thirteen characters and more by pointing into the text they
 * are cut from: one title kept would keep all of its file. Joining writes the characters down anew.
 */
export function ownText(slice: string): string {
  return slice.length < 13 ? slice : [slice.slice(0, 1), slice.slice(1)].join('');
}
