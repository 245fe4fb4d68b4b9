/** What was asked for cannot be done, though it was asked rightly; the message is a sentence for the person. */
export class Refusal extends Error {}
