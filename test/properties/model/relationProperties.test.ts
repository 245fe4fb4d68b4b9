import fc from 'fast-check';
import { expect, test } from 'vitest';
import { says } from '../../../server/src/core/model/relatedRecords.ts';
import { findSupersedeProblem, supersede } from '../../../server/src/core/operations/record/supersede.ts';
import { checkFile, findFixes } from '../../../server/src/core/rules/checkFile.ts';
import { applyEdit } from '../../support/applyEdit.ts';
import { type LoadedFiles, loadFiles } from '../../support/loadFixture.ts';

/** How a language says it; `{}` is the other record. Written out here: the product's own words prove nothing. */
interface Words {
  readonly replacedBy: readonly string[];
  readonly replaces: readonly string[];
  readonly partly: readonly string[];
  readonly accepted: string;
  readonly proposed: string;
}

const languages: Readonly<Record<string, Words>> = {
  en: {
    replacedBy: [
      'Superseded by {}',
      'superseded by {}',
      '**Superseded** by {}',
      'Superseded, see {}',
      'Superseded → {}',
      'Superseded {}',
      'Superseded (never built) by {}',
      'Superseded in favour of {}',
      'Superseded on 2024-05-06 by {}',
      'Superseded by\n{}',
      'Replaced by {}',
      'This record was replaced by {}.',
    ],
    replaces: ['Supersedes {}', 'Replaces {}.', 'This ADR supersedes {}.', '**Supersedes** {}', 'Supersedes\n{}'],
    partly: ['Supersedes parts of {}', 'Partially supersedes {}', 'Supersedes {} in part', 'Supersedes §2 of {}'],
    accepted: 'Accepted',
    proposed: 'Proposed',
  },
  de: {
    replacedBy: [
      'Ersetzt durch {}',
      'Abgelöst durch {}',
      'Wurde durch {} ersetzt',
      'Diese Entscheidung wurde von {} abgelöst.',
    ],
    replaces: ['Ersetzt {}', 'Löst {} ab', 'Dieses ADR ersetzt {}.', 'Ersetzt die Entscheidung {}'],
    partly: ['Ersetzt {} teilweise', 'Ersetzt einen Teil von {}'],
    accepted: 'Akzeptiert',
    proposed: 'Vorgeschlagen',
  },
  fr: {
    replacedBy: ['Remplacé par {}', 'Remplacée par {}', 'Cette décision a été remplacée par {}.'],
    replaces: ['Remplace {}', 'Annule et remplace {}', 'Cette décision remplace {}.'],
    partly: ['Remplace partiellement {}', 'Remplace une partie de {}'],
    accepted: 'Accepté',
    proposed: 'Proposé',
  },
  es: {
    replacedBy: ['Reemplazado por {}', 'Sustituida por {}', 'Esta decisión fue reemplazada por {}.'],
    replaces: ['Reemplaza a {}', 'Sustituye {}', 'Esta decisión sustituye a {}.'],
    partly: ['Reemplaza parcialmente a {}'],
    accepted: 'Aceptado',
    proposed: 'Propuesto',
  },
  pt: {
    replacedBy: ['Substituído por {}', 'Substituída pelo {}', 'Esta decisão foi substituída por {}.'],
    replaces: ['Substitui {}', 'Esta decisão substitui a {}.'],
    partly: ['Substitui parcialmente {}'],
    accepted: 'Aceito',
    proposed: 'Proposto',
  },
  it: {
    replacedBy: ['Sostituito da {}', 'Sostituita dalla {}'],
    replaces: ['Sostituisce {}', 'Questa decisione sostituisce la {}.'],
    partly: ['Sostituisce in parte {}'],
    accepted: 'Accettato',
    proposed: 'Proposto',
  },
  nl: {
    replacedBy: ['Vervangen door {}', 'Dit besluit is vervangen door {}.', 'Werd door {} vervangen'],
    replaces: ['Vervangt {}', 'Dit besluit vervangt {}.'],
    partly: ['Vervangt gedeeltelijk {}'],
    accepted: 'Geaccepteerd',
    proposed: 'Voorgesteld',
  },
  pl: {
    replacedBy: ['Zastąpiony przez {}', 'Zastąpiona przez {}', 'Zastąpione przez {}'],
    replaces: ['Zastępuje {}', 'Ta decyzja zastępuje {}.'],
    partly: ['Częściowo zastępuje {}'],
    accepted: 'Zaakceptowane',
    proposed: 'Zaproponowane',
  },
  ru: {
    replacedBy: ['Заменено на {}', 'Заменён {}', 'Заменена {}'],
    replaces: ['Заменяет {}', 'Это решение заменяет {}.'],
    partly: ['Частично заменяет {}'],
    accepted: 'Принято',
    proposed: 'Предложено',
  },
  zh: {
    replacedBy: ['被 {} 取代', '已被 {} 替代', '已被{}取代'],
    replaces: ['取代 {}', '本 ADR 取代 {}', '本决策替代了 {}'],
    partly: ['部分取代 {}'],
    accepted: '已接受',
    proposed: '提议',
  },
  ja: {
    replacedBy: ['{} により置き換え', '{} に置き換えられた', '{} によって廃止'],
    replaces: ['{} を置き換える', '本 ADR は {} を置き換える'],
    partly: ['{} の一部を置き換える'],
    accepted: '承認済み',
    proposed: '提案中',
  },
};

/** A record, and what it says of the one before it and the one after it in its chain. */
interface Plan {
  readonly status: 'accepted' | 'proposed' | 'replaced' | 'none';
  readonly claim: 'whole' | 'part' | 'none';
  readonly form: number;
  readonly reference: number;
  readonly place: 'status' | 'paragraph';
}

const plan = fc.record<Plan>({
  status: fc.constantFrom('accepted', 'accepted', 'proposed', 'replaced', 'none'),
  claim: fc.constantFrom('whole', 'whole', 'part', 'none'),
  form: fc.nat(),
  reference: fc.nat(3),
  place: fc.constantFrom('status', 'paragraph'),
});

const logs = fc.record({
  language: fc.constantFrom(...Object.keys(languages)),
  plans: fc.array(plan, { minLength: 2, maxLength: 4 }),
});

const nameOf = (at: number) => `00${at + 1}-${['ant', 'bee', 'cat', 'dog'][at]}.md`;

function referenceTo(at: number, style: number): string {
  const number = `00${at + 1}`;
  return [`[ADR-${number}](${nameOf(at)})`, `ADR-${number}`, `[${at + 1}. A title](./${nameOf(at)})`, `[[${number}]]`][
    style
  ] as string;
}

const pick = (forms: readonly string[], at: number, reference: string) =>
  (forms[at % forms.length] as string).replace('{}', reference);

interface Written {
  readonly files: Map<string, string>;
  /** What each record says, such as `001 superseded-by 002`. */
  readonly said: readonly string[];
  /** The records that are in effect, by their place. */
  readonly effective: ReadonlySet<number>;
}

/** The files of a log; records with the status `replaced` name the one after them. */
function write({ language, plans }: { readonly language: string; readonly plans: readonly Plan[] }): Written {
  const words = languages[language] as Words;
  const files = new Map([['docs/adr/.adr-keeper.yaml', 'sections: [Context]\n']]);
  const said: string[] = [];
  const effective = new Set<number>();
  for (const [at, each] of plans.entries()) {
    const isReplaced = each.status === 'replaced' && at < plans.length - 1;
    const isProposed = each.status === 'proposed';
    const status = isReplaced
      ? pick(words.replacedBy, each.form, referenceTo(at + 1, each.reference))
      : isProposed
        ? words.proposed
        : words.accepted;
    const claims = at > 0 ? each.claim : 'none';
    const forms = claims === 'whole' ? words.replaces : claims === 'part' ? words.partly : undefined;
    const claim = forms === undefined ? '' : pick(forms, each.form, referenceTo(at - 1, each.reference));
    const isSection = each.status !== 'none' || isReplaced;
    // A paragraph of its own, and where the claim is no whole sentence after a full stop, the same line.
    const isInline = each.place === 'status' && isSection && !isReplaced && !claim.includes('\n');
    const head = isSection ? `## Status\n\n${status}${isInline && claim !== '' ? `. ${claim}` : ''}\n\n` : '';
    const rest = claim !== '' && !isInline ? `${claim}\n\n` : '';
    files.set(`docs/adr/${nameOf(at)}`, `# ${at + 1}. Title\n\n${head}${rest}## Context\n\nText.\n`);
    if (isReplaced) said.push(`${nameOf(at)} superseded-by ${nameOf(at + 1)}`);
    if (claims === 'whole') said.push(`${nameOf(at)} supersedes ${nameOf(at - 1)}`);
    if (claims === 'part') said.push(`${nameOf(at)} relates-to ${nameOf(at - 1)}`);
    if (!isReplaced && !isProposed) effective.add(at);
  }
  return { files, said: said.sort(), effective };
}

function relationsIn({ log }: LoadedFiles): string[] {
  const found = [...log.records.values()].flatMap((record) =>
    record.relations.flatMap(({ kind, reference }) =>
      log.resolve(reference, record).map((other) => `${record.file.name} ${kind} ${other.file.name}`),
    ),
  );
  return [...new Set(found)].sort();
}

const recordAt = ({ log, disk }: LoadedFiles, at: number) => {
  const record = log.records.get(disk.uri(`docs/adr/${nameOf(at)}`));
  if (record === undefined) throw new Error(`${nameOf(at)} is missing.`);
  return record;
};

const replacedWords =
  /supersed|replaced|ersetzt durch|abgelöst|remplacée? par|reemplazad|sustituid|substituíd|sostituit[oa] d|vervangen|zastąpion|замен(?:ено|ён|ена)|被|置き換えられ|により置き換え|によって廃止/i;

test('what a record says of another is read as it is meant, in every language and form', async () => {
  const counts = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(logs, async (given) => {
      const { files, said } = write(given);
      counts.set(given.language, (counts.get(given.language) ?? 0) + said.length);
      expect(relationsIn(await loadFiles(files))).toEqual(said);
    }),
    { numRuns: 400 },
  );
  for (const language of Object.keys(languages)) expect(counts.get(language) ?? 0).toBeGreaterThan(0);
});

test('no quick fix of supersession takes a record out of effect, unless one in effect says that it replaces it', async () => {
  let applied = 0;
  await fc.assert(
    fc.asyncProperty(logs, async (given) => {
      const { files, said, effective } = write(given);
      const loaded = await loadFiles(files);
      const { log, disk } = loaded;
      const texts = new Map([...files].map(([path, text]) => [disk.uri(path), text]));
      for (const uri of log.everyFile())
        for (const problem of checkFile(uri, log).filter(({ code }) => code.startsWith('supersede-')))
          for (const fix of findFixes(problem, uri, log)) {
            applied++;
            const after = applyEdit(fix.makeEdit(texts.get(uri) ?? '', undefined), texts);
            for (const at of effective) {
              const mayEnd = effective.has(at + 1) && said.includes(`${nameOf(at + 1)} supersedes ${nameOf(at)}`);
              const each = disk.uri(`docs/adr/${nameOf(at)}`);
              const added = (after.get(each) ?? '')
                .split('\n')
                .filter((line) => !texts.get(each)?.split('\n').includes(line));
              if (!mayEnd) {
                const claims = added.filter(
                  (line) => replacedWords.test(line) && !/^Supersedes |^Replaces /.test(line),
                );
                expect(claims).toEqual([]);
              }
            }
            // The problem is gone, and no other record says less than before.
            const again = await loadFiles(
              new Map([...after].map(([each, text]) => [decodeURIComponent(each).slice(disk.root.length + 1), text])),
            );
            expect(relationsIn(again)).toEqual(expect.arrayContaining([...said]));
            const left = checkFile(uri, again.log).filter(({ code }) => code === problem.code);
            expect(left.length).toBeLessThan(checkFile(uri, log).filter(({ code }) => code === problem.code).length);
          }
    }),
    { numRuns: 150 },
  );
  expect(applied).toBeGreaterThan(50);
});

test('what supersede writes is read as exactly that relation, and a second time it changes nothing', async () => {
  let applied = 0;
  await fc.assert(
    fc.asyncProperty(logs, fc.nat(3), fc.nat(3), async (given, one, two) => {
      const count = given.plans.length;
      const [from, to] = [one % count, two % count];
      const { files, said } = write(given);
      const loaded = await loadFiles(files);
      const [old, successor] = [recordAt(loaded, from), recordAt(loaded, to)];
      const texts = new Map([...files].map(([path, text]) => [loaded.disk.uri(path), text]));
      const state = { text: texts.get(old.file.uri) ?? '' };
      if (findSupersedeProblem(old, successor, loaded.log, state) !== undefined) return;
      applied++;
      const edit = supersede(old, successor, loaded.log, state);
      const after = applyEdit(edit, texts);
      const again = await loadFiles(
        new Map([...after].map(([uri, text]) => [decodeURIComponent(uri).slice(loaded.disk.root.length + 1), text])),
      );
      const [oldAgain, successorAgain] = [recordAt(again, from), recordAt(again, to)];
      expect(says(oldAgain, 'superseded-by', successorAgain, again.log)).toBe(true);
      expect(says(successorAgain, 'supersedes', oldAgain, again.log)).toBe(true);
      const expected = new Set([
        ...said,
        `${nameOf(from)} superseded-by ${nameOf(to)}`,
        `${nameOf(to)} supersedes ${nameOf(from)}`,
      ]);
      expect(relationsIn(again)).toEqual([...expected].sort());
      const second = supersede(oldAgain, successorAgain, again.log, { text: after.get(old.file.uri) ?? '' });
      expect(applyEdit(second, after)).toEqual(after);
    }),
    { numRuns: 200 },
  );
  expect(applied).toBeGreaterThan(50);
});
