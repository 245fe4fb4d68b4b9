// @ts-check

/** A failure that a person can mend. Its message says what is wrong and what to do, so it is shown without a stack. */
export class HostError extends Error {
  /**
   * @param {string} message
   * @param {{ cause?: unknown }} [options]
   */
  constructor(message, options) {
    super(message, options);
    this.name = 'HostError';
  }
}
