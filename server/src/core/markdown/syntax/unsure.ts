/** What the scanner throws where it leaves a text to the reference parser; the message says why. */
export class Unsure extends Error {
  override readonly name = 'Unsure';
}
