/** The command line was wrong: the sentence says how, and the usage follows it. */
export class UsageError extends Error {}
