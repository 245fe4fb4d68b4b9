/**
 * `text.charCodeAt(at)`. V8 keeps flat strings, slices, joined and shared ones apart, and looks the method up each time
 * at a place that has met more than four kinds: in a loop over characters, that is most of the time. This asks for no
 * kind. Loops keep the length in a variable for the same reason.
 */
export const codeAt: (text: string, at: number) => number = Function.prototype.call.bind(String.prototype.charCodeAt);
