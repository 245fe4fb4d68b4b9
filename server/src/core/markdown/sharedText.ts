import { ownText } from './ownText.ts';
import { remember } from './remember.ts';

/** The same text as one string for all who have it, and never a part of a longer one, as with {@link ownText}. */
export const sharedText: (slice: string) => string = remember(ownText);
