import type { SourceText, Switch } from '../markdown/facts.ts';
import type { Span } from '../markdown/span.ts';
import { nearestName } from '../model/nearestName.ts';
import type { SourceFile } from '../model/sourceFile.ts';
import { type Change, editFile } from '../operations/workspaceEdits.ts';
import { type Fix, suggest } from './fix.ts';
import type { IdleComment, Problem } from './problem.ts';
import type { Rule } from './rule.ts';
import { findIdleEnables } from './switchedOff.ts';

/** Each fix looks at all of a file's comments: of more, none is offered. */
const mostComments = 500;

export const disableUnused: Rule<'disable-unused'> = {
  code: 'disable-unused',
  severity: 'information',
  asksOthers: true,
  *checkSwitches({ file, uses, codes, isChecked }) {
    const comments = file.facts.switches;
    const enables = findIdleEnables(comments);
    const found: (readonly [Switch, Problem<'disable-unused'>])[] = [];
    for (const comment of comments) {
      if (comment.removal === undefined) continue;
      const kind = comment.kind === 'enable' ? 'enable' : 'disable';
      const isIdle = kind === 'enable' ? enables.has(comment) : !uses.isOfUse(comment);
      const idle =
        kind === 'enable' ? enables.get(comment) : comment.codes.filter(({ raw }) => !uses.isOfUse(comment, raw));
      const named = (idle ?? []).filter(({ raw }) => raw !== this.code && isChecked(raw));
      const add = ({ span }: Pick<SourceText, 'span'>, idle: IdleComment) => {
        const fixes = () => offerRemoval(span, idle, comment, file);
        found.push([comment, { code: this.code, span, arguments: { idle }, fixes }]);
      };
      if (isIdle && named.length === comment.codes.length && (named.length > 0 || isChecked()))
        add(comment, { kind, codes: named.map(({ raw }) => raw) });
      else for (const each of named) add(each, { kind, codes: [each.raw] });
      // Other words are not meant as codes.
      if (!comment.codes.every(({ raw }) => /^[a-z]+(?:-[a-z]+)+$/.test(raw))) continue;
      for (const each of comment.codes)
        if (!codes.includes(each.raw))
          add(each, { kind: 'unknown-rule', code: each.raw, nearest: nearestName(each.raw, codes) });
    }
    /** Those without codes that switch off what is wrong with another comment. */
    const ofUse = new Set<Switch>();
    const left = found.filter(([comment, problem]) => {
      for (const other of uses.at(problem)) {
        if (other === comment && other.codes.length === 0) continue;
        ofUse.add(other);
        return false;
      }
      return true;
    });
    for (const [comment, problem] of left) if (comment.codes.length > 0 || !ofUse.has(comment)) yield problem;
  },
};

function offerRemoval(span: Span, idle: IdleComment, comment: Switch, file: SourceFile): Fix[] {
  const comments = file.facts.switches;
  if (comments.length > mostComments) return [];
  const code = comment.codes.length > 1 ? comment.codes.find((each) => each.span.start === span.start) : undefined;
  const gone = code === undefined ? comment.codes : [code];
  const removals = [removalOf(comment, gone)];
  const before = findIdleEnables(comments);
  const isGone = (each: Switch, raw?: string) =>
    each === comment && (raw === undefined || gone.some((own) => own.raw === raw));
  for (const [enable, all] of comment.kind === 'disable' ? findIdleEnables(comments, isGone) : []) {
    const known = before.get(enable);
    const own = all.filter((each) => known?.includes(each) !== true);
    if (known === undefined || own.length > 0) removals.push(removalOf(enable, own));
  }
  const isUnknown = idle.kind === 'unknown-rule';
  const remove: Fix = {
    title: code === undefined ? { kind: 'remove-comment' } : { kind: 'remove-code', code: code.raw },
    // A code that is not known here may be that of a newer version.
    isSafe: !isUnknown && removals.every(({ isSure }) => isSure),
    makeEdit: () => editFile(file, apart(removals.flatMap(({ changes }) => changes))),
  };
  const nearest = isUnknown ? idle.nearest : undefined;
  if (nearest === undefined) return [remove];
  const makeEdit = () => editFile(file, [{ span, text: nearest }]);
  return [suggest({ kind: 'take-key', key: nearest }, makeEdit), remove];
}

/** What takes some codes out of a comment, or all of it. */
function removalOf({ codes, removal, span }: Switch, gone: readonly SourceText[]) {
  if (gone.length === codes.length)
    return { isSure: removal?.isSure === true, changes: [{ span: removal?.span ?? span, text: '' }] };
  const kept = codes.findIndex((each) => !gone.includes(each));
  const changes = codes.flatMap((each, at): Change[] => {
    if (!gone.includes(each)) return [];
    const [start, end] =
      at < kept ? [each.span.start, codes[at + 1]?.span.start] : [codes[at - 1]?.span.end, each.span.end];
    return [{ span: { start: start ?? each.span.start, end: end ?? each.span.end }, text: '' }];
  });
  return { isSure: true, changes };
}

/** Two comments may have the blank line between them in common. */
function apart(changes: readonly Change[]): Change[] {
  let end = 0;
  return changes.map(({ span, text }) => {
    const start = Math.max(span.start, end);
    end = span.end;
    return { span: { start, end }, text };
  });
}
