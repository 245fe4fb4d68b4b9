// @ts-check

/** What VS Code says of itself in every run of a server that came from npm; none of it concerns the extension. */
const noise = [
  // The page's own log.
  /^(Resolv(ing|ed) connection token|Creating a socket|Updating additional builtin extensions|ChatSessionStore:)/,
  /^\[(reconnection-grace-time|AgentHost\S*|AccountPolicyGate|Service Worker)\]/,
  // Native modules are not compiled; the server logs in another way without them.
  /Could not locate the bindings file|Cannot find module '\.\/build\/Release\/watchdog'/,
  // The marketplace, where there is no internet.
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED)\b.*\bopen-vsx\.org\b/,
];

/**
 * @param {string} text what the console of the window got
 * @returns {boolean}
 */
export function isHostNoise(text) {
  return noise.some((pattern) => pattern.test(text));
}
