import type { MarkdownFacts, SourceText, Switch } from '../markdown/facts.ts';
import { lowerBound } from '../markdown/sequences.ts';
import type { Problem } from './problem.ts';

/** What a comment switches off: problems, or places where there may be one. */
type Place = Pick<Problem, 'code' | 'span'>;

/** The comments of a file that switch rules off, and of what use each is. */
export class Switches {
  readonly #facts: MarkdownFacts;
  /** Line → the comments that concern it alone. */
  readonly #single = new Map<number, Switch[]>();
  readonly #lasting = new Map<string, readonly Switch[]>();
  /** Comment → the codes of what it switches off. */
  readonly #uses = new Map<Switch, Set<string>>();

  constructor(facts: MarkdownFacts) {
    this.#facts = facts;
    for (const each of facts.switches) {
      if (isLasting(each)) continue;
      const line = each.kind === 'disable-line' ? each.line : each.line + 1;
      const known = this.#single.get(line);
      if (known === undefined) this.#single.set(line, [each]);
      else known.push(each);
    }
  }

  /** Whether a comment switches a problem off where it lies; those that do are of use. */
  isOff(place: Place): boolean {
    let isOff = false;
    for (const each of this.at(place)) {
      isOff = true;
      const uses = this.#uses.get(each) ?? new Set();
      // Then so are the others there.
      if (uses.has(place.code)) break;
      this.#uses.set(each, uses.add(place.code));
    }
    return isOff;
  }

  /** Whether a comment switches off any problem of a rule, or of some rule. */
  isOfUse(comment: Switch, code?: string): boolean {
    const uses = this.#uses.get(comment);
    return uses !== undefined && (code === undefined || uses.has(code));
  }

  /** Each comment that switches off a problem, the last one first. */
  *at({ code, span }: Place): Iterable<Switch> {
    const { lines, frontMatter, bodyStart } = this.#facts;
    const line = lines.lineAt(span.start);
    for (const each of this.#single.get(line) ?? []) if (concerns(each, code)) yield each;
    const lasting =
      this.#lasting.get(code) ?? this.#facts.switches.filter((each) => isLasting(each) && concerns(each, code));
    this.#lasting.set(code, lasting);
    // No comment can stand in front matter: the line behind it counts for all of it.
    const end = frontMatter !== undefined && span.start < bodyStart ? lines.lineAt(bodyStart) : line;
    for (let at = lowerBound(lasting.length, (each) => (lasting[each] as Switch).line <= end) - 1; at >= 0; at--) {
      const each = lasting[at] as Switch;
      if (each.kind === 'enable') return;
      yield each;
    }
  }
}

/**
 * The `adr-enable` comments that name what is not switched off there, with these codes; with none where they name none and
 * nothing is. What `isGone` is not there any more.
 */
export function findIdleEnables(
  switches: readonly Switch[],
  isGone: (comment: Switch, code?: string) => boolean = () => false,
): Map<Switch, readonly SourceText[]> {
  const idle = new Map<Switch, readonly SourceText[]>();
  /** The codes that are off, or that are on where all others are off. */
  const [off, on] = [new Set<string>(), new Set<string>()];
  let areAllOff = false;
  for (const each of switches.filter(isLasting)) {
    const isEnable = each.kind === 'enable';
    if (each.codes.length === 0) {
      if (isEnable ? !areAllOff && off.size === 0 : isGone(each)) {
        if (isEnable) idle.set(each, []);
        continue;
      }
      areAllOff = !isEnable;
      off.clear();
      on.clear();
      continue;
    }
    const isOff = (code: string) => (areAllOff ? !on.has(code) : off.has(code));
    const own = isEnable ? each.codes.filter(({ raw }) => !isOff(raw)) : [];
    if (own.length > 0) idle.set(each, own);
    for (const { raw } of each.codes) {
      if (!isEnable && isGone(each, raw)) continue;
      const others = areAllOff ? on : off;
      if (isEnable === areAllOff) others.add(raw);
      else others.delete(raw);
    }
  }
  return idle;
}

function concerns({ codes }: Switch, code: string): boolean {
  return codes.length === 0 || codes.some(({ raw }) => raw === code);
}

function isLasting({ kind }: Switch): boolean {
  return kind === 'disable' || kind === 'enable';
}
