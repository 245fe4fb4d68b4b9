import { type ModelLog, type ModelRecord, type ModelRow, nameFor, rightRow } from './generateLog.ts';
import { writeFaultyRow } from './writeIndex.ts';

/** Makes something wrong in a log; false where the log has no place for it. What it touches, it marks. */
export type Mutation = (model: ModelLog, random: (below: number) => number) => boolean;

const touchRecord = (record: ModelRecord): ModelRecord => {
  record.isTouched = true;
  return record;
};

const touchRow = (row: ModelRow): ModelRow => {
  row.isTouched = true;
  return row;
};

/** A record that no other mutation has changed, and that nothing refers to. */
function pickRecord(
  { records }: ModelLog,
  random: (below: number) => number,
  isWanted: (record: ModelRecord) => boolean = () => true,
): ModelRecord | undefined {
  const free = records.filter((record) => !record.isTouched && isWanted(record));
  const picked = free[random(Math.max(1, free.length))];
  return picked === undefined ? undefined : touchRecord(picked);
}

function pickRow(
  { rows, indexForm }: ModelLog,
  random: (below: number) => number,
  isWanted: (row: ModelRow) => boolean = () => true,
): ModelRow | undefined {
  if (indexForm === 'none') return undefined;
  const free = rows.filter((row) => !row.isTouched && row.raw === undefined && isWanted(row));
  const picked = free[random(Math.max(1, free.length))];
  return picked === undefined ? undefined : touchRow(picked);
}

/** Does something to a record or row up to three times: what is rare must occur often enough to prove something. */
const thrice =
  (mutation: Mutation): Mutation =>
  (model, random) =>
    [mutation, mutation, mutation].map((each) => each(model, random)).some((isDone) => isDone);

/** What three records lack is no slip of theirs, unless the log says in most cases what it demands. */
const configured =
  (mutation: Mutation): Mutation =>
  (model, random) => {
    if (!mutation(model, random)) return false;
    const { context, decision, consequences } = model.words;
    if (random(4) > 0) model.configuration ??= `sections: [${context}, ${decision}, ${consequences}]\n`;
    return true;
  };

const isAlone = ({ supersedes, supersededBy }: ModelRecord) => supersedes === undefined && supersededBy === undefined;

/** One letter is lost, as when somebody types too fast. */
function misspell(word: string): string {
  const at = Math.max(1, Math.floor(word.length / 2));
  return word.slice(0, at) + word.slice(at + 1);
}

export const mutations = {
  'row-missing': (model, random) => {
    const row = pickRow(model, random);
    if (row === undefined || model.rows.length < 2) return false;
    touchRecord(row.record);
    model.rows = model.rows.filter((each) => each !== row);
    return true;
  },
  'rows-missing': (model) => {
    if (model.indexForm === 'none' || model.records.length < 6 || model.rows.length !== model.records.length)
      return false;
    for (const { record } of model.rows.slice(1)) touchRecord(record);
    model.rows = model.rows.slice(0, 1);
    return true;
  },
  'row-status': thrice((model, random) => {
    const row = pickRow(model, random, ({ status }) => status !== model.words.rejected);
    if (row === undefined) return false;
    row.status = row.record.stage === 'proposed' ? model.words.accepted : model.words.proposed;
    return true;
  }),
  'row-title': thrice((model, random) => {
    const row = pickRow(model, random);
    if (row === undefined) return false;
    row.title = 'Something else entirely';
    return true;
  }),
  'row-number': thrice((model, random) => {
    const row = pickRow(model, random);
    if (row === undefined) return false;
    row.number = '77'.padStart(model.widthOfNumber, '0');
    return true;
  }),
  'row-of-renamed-file': (model, random) => {
    const row = pickRow(model, random);
    if (row === undefined) return false;
    row.target = row.target.replace('.md', '-old.md');
    return true;
  },
  'row-of-deleted-file': (model, random) => {
    const row = pickRow(model, random, ({ record }) => isAlone(record) && !record.isTouched);
    if (row === undefined || model.records.length < 3) return false;
    model.records = model.records.filter((each) => each !== row.record);
    return true;
  },
  'row-with-a-typo': (model, random) => {
    const row = pickRow(model, random);
    if (row === undefined) return false;
    row.target = row.target.replace('.md', '.m');
    return true;
  },
  'row-twice': thrice((model, random) => {
    const row = pickRow(model, random);
    if (row === undefined) return false;
    model.rows.splice(model.rows.indexOf(row) + 1, 0, { ...row });
    return true;
  }),
  'number-reused': (model, random) => {
    // Renumbered by hand: the row still has the old name, and another decision has taken the number.
    const row = pickRow(model, random, ({ record }) => isAlone(record) && !record.isTouched);
    const last = model.records.at(-1);
    if (row === undefined || last === undefined) return false;
    const { record } = row;
    const slug = slugOf(record, model);
    const next = String(last.id + 1).padStart(model.widthOfNumber, '0');
    const taker: ModelRecord = { ...record, id: last.id + 2, title: 'Entirely new matter', stage: 'proposed' };
    taker.fileName = `${nameFor(model.nameForm, record.number, 'entirely-new-matter')}.md`;
    touchRecord(taker);
    touchRecord(record);
    record.number = next;
    record.fileName = `${nameFor(model.nameForm, next, slug)}.md`;
    model.records.push(taker);
    return true;
  },
  'files-swapped': (model, random) => {
    const first = pickRow(model, random, ({ record }) => isAlone(record) && !record.isTouched);
    const second = pickRow(
      model,
      random,
      ({ record }) => isAlone(record) && !record.isTouched && record !== first?.record,
    );
    if (first === undefined || second === undefined) return false;
    const [a, b] = [touchRecord(first.record), touchRecord(second.record)];
    const [slugA, slugB] = [slugOf(a, model), slugOf(b, model)];
    [a.number, b.number] = [b.number, a.number];
    a.fileName = `${nameFor(model.nameForm, a.number, slugA)}.md`;
    b.fileName = `${nameFor(model.nameForm, b.number, slugB)}.md`;
    return true;
  },
  'row-malformed': thrice((model, random) => {
    if (!/^table|^ids/.test(model.indexForm)) return false;
    const row = pickRow(model, random);
    if (row === undefined) return false;
    const { record } = row;
    if (random(2) === 0) record.title = row.title = `${record.title.replaceAll('|', 'or')} | more`;
    const fault = (['pipe', 'short', 'no-link'] as const)[random(3)] ?? 'short';
    row.raw = writeFaultyRow(row, model, fault) ?? writeFaultyRow(row, model, 'short');
    return true;
  }),
  'rows-out-of-order': (model, random) => {
    if (model.indexForm === 'none' || model.rows.length < 5) return false;
    const at = 1 + random(model.rows.length - 2);
    const [a, b] = [model.rows[at], model.rows[at + 1]];
    if (a === undefined || b === undefined) return false;
    [model.rows[at], model.rows[at + 1]] = [touchRow(b), touchRow(a)];
    return true;
  },
  conflict: (model) => {
    if (!model.indexForm.startsWith('table') || model.rows.some(({ isTouched }) => isTouched)) return false;
    model.hasConflict = true;
    return true;
  },
  'no-index': (model) => {
    if (model.rows.some(({ isTouched }) => isTouched)) return false;
    model.indexForm = 'none';
    return true;
  },
  'link-broken': thrice((model, random) => {
    const record = pickRecord(model, random);
    const other = model.records.find((each) => each !== record);
    if (record === undefined || other === undefined) return false;
    const target =
      random(2) === 0
        ? other.fileName.replace('.md', 's.md')
        : `${nameFor(model.nameForm, '0090', 'gone-for-good')}.md`;
    addText(record, `Compare [that one](${target}) with it.`);
    return true;
  }),
  'fragment-broken': thrice((model, random) => {
    const record = pickRecord(model, random);
    const other = model.records.find((each) => each !== record);
    if (record === undefined || other === undefined) return false;
    const slug = model.words.decision.toLowerCase();
    addText(record, `Compare [its decision](${other.fileName}#${misspell(slug)}) with it.`);
    return true;
  }),
  'fragment-right': (model, random) => {
    const record = pickRecord(model, random);
    const other = model.records.find((each) => each !== record);
    if (record === undefined || other === undefined) return false;
    addText(record, `Compare [its decision](${other.fileName}#${model.words.decision.toLowerCase()}) with it.`);
    return true;
  },
  'mention-unknown': thrice((model, random) => {
    const record = pickRecord(model, random);
    if (record === undefined) return false;
    addText(record, `See ADR-${String(90 + random(9)).padStart(model.widthOfNumber, '0')} for more.`);
    return true;
  }),
  'mention-right': (model, random) => {
    const record = pickRecord(model, random);
    const other = model.records.find((each) => each !== record);
    if (record === undefined || other === undefined) return false;
    addText(record, `See ADR-${other.number} for more.`);
    return true;
  },
  'section-misspelled': configured(
    thrice((model, random) => {
      const record = pickRecord(model, random);
      const section = record?.sections[random(3)];
      if (section === undefined) return false;
      section.name = misspell(section.name);
      return true;
    }),
  ),
  'section-missing': (model, random) => {
    const record = pickRecord(model, random);
    if (record === undefined) return false;
    record.sections = record.sections.slice(0, 2);
    return true;
  },
  'sections-missing': configured(
    thrice((model, random) => {
      const record = pickRecord(model, random);
      if (record === undefined) return false;
      record.sections = record.sections.slice(2);
      return true;
    }),
  ),
  'section-order': (model, random) => {
    const record = pickRecord(model, random);
    if (record === undefined) return false;
    record.sections.reverse();
    return true;
  },
  'title-missing': (model, random) => {
    const record = pickRecord(model, random);
    if (record === undefined) return false;
    record.hasTitle = false;
    return true;
  },
  'title-number': thrice((model, random) => {
    const record = pickRecord(model, random, ({ titleForm }) => titleForm !== '# T');
    if (record === undefined) return false;
    record.titleNumber = '88'.padStart(model.widthOfNumber, '0');
    addText(record, 'It is what it is.');
    return true;
  }),
  'status-misspelled': thrice((model, random) => {
    const record = pickRecord(model, random, isAlone);
    if (record === undefined) return false;
    record.statusWord = misspell(model.words[record.stage]);
    return true;
  }),
  'status-of-its-own': (model, random) => {
    const record = pickRecord(model, random, isAlone);
    if (record === undefined) return false;
    record.statusWord = 'Parked';
    return true;
  },
  'status-missing': thrice((model, random) => {
    const record = pickRecord(model, random, isAlone);
    if (record === undefined) return false;
    record.hasStatus = false;
    return true;
  }),
  'statuses-missing': (model, random) => {
    const alone = model.records.filter((record) => isAlone(record) && !record.isTouched);
    if (alone.length < model.records.length - 1 || model.records.length < 4) return false;
    for (const record of alone.slice(random(2) + 1)) touchRecord(record).hasStatus = false;
    return true;
  },
  'section-in-few': (model) => {
    // Sections that a large minority leaves out, and not only the oldest: the log is asked once.
    if (model.records.some(({ isTouched }) => isTouched)) return false;
    for (const record of model.records) touchRecord(record);
    for (const record of model.records.filter((_, at) => at % 2 === 1)) record.sections = record.sections.slice(0, 1);
    return true;
  },
  'supersession-one-sided': (model) => {
    // The newer record says it, the older one does not.
    const old = model.records.find((record) => record.supersededBy !== undefined && !record.isTouched);
    if (old === undefined) return makeClaim(model, 'accepted');
    touchRecord(old).supersededBy = undefined;
    old.stage = 'accepted';
    const row = model.rows.find(({ record }) => record === old);
    if (row !== undefined) touchRow(row);
    return true;
  },
  'supersession-proposed': (model) => makeClaim(model, 'proposed'),
  'supersession-not-claimed': (model) => {
    // The older record says it, the newer one does not.
    const old = model.records.find((record) => record.supersededBy !== undefined && !record.isTouched);
    if (old?.supersededBy === undefined) return false;
    touchRecord(old);
    touchRecord(old.supersededBy).supersedes = undefined;
    return true;
  },
  'successor-unnamed': thrice((model, random) => {
    const record = pickRecord(model, random, (each) => isAlone(each) && each !== model.records.at(-1));
    if (record === undefined) return false;
    record.stage = 'superseded';
    const row = model.rows.find((each) => each.record === record);
    if (row !== undefined && row.raw === undefined) row.status = model.words.superseded;
    return true;
  }),
  'file-name': thrice((model, random) => {
    const record = pickRecord(model, random, isAlone);
    if (record === undefined || model.records.length < 4) return false;
    record.fileName = `${slugOf(record, model)}.md`;
    for (const row of model.rows) if (row.record === record) touchRow(row).target = record.fileName;
    return true;
  }),
  'number-twice': thrice((model, random) => {
    const record = pickRecord(model, random, isAlone);
    const other = model.records.find((each) => each !== record && isAlone(each));
    if (record === undefined || other === undefined) return false;
    const slug = slugOf(record, model);
    record.number = other.number;
    record.fileName = `${nameFor(model.nameForm, record.number, slug)}.md`;
    for (const row of model.rows)
      if (row.record === record) Object.assign(touchRow(row), { target: record.fileName, number: record.number });
    return true;
  }),
  'sub-record': (model) => {
    const parent = model.records.find(({ isTouched, number }) => !isTouched && !number.includes('-'));
    if (parent === undefined || parent.titleForm === '# T') return false;
    const number = `${parent.number}-1`;
    const fileName = `${nameFor(model.nameForm, number, 'a-part-of-it')}.md`;
    const sections = parent.sections.map((section) => ({ ...section }));
    const part: ModelRecord = { ...parent, id: parent.id + 0.5, number, fileName, title: 'A part of it', sections };
    Object.assign(part, { titleForm: '# ADR-0001: T', supersedes: undefined, supersededBy: undefined });
    part.stage = 'accepted';
    model.records.splice(model.records.indexOf(parent) + 1, 0, part);
    const at = model.rows.findIndex((row) => row.record === parent);
    if (at !== -1) model.rows.splice(at + 1, 0, rightRow(part, model));
    return true;
  },
  'configured-sections': (model) => {
    if (model.configuration !== undefined) return false;
    const { context, decision, consequences } = model.words;
    model.configuration = `sections: [${context}, ${decision}, ${consequences}, Review]\n`;
    for (const record of model.records) touchRecord(record);
    return true;
  },
  'configuration-mistake': (model) => {
    if (model.configuration !== undefined) return false;
    model.configuration = '# Ours.\nrules:\n  index-ordr: off\nstaleAfterDay: 3\n';
    return true;
  },
} as const satisfies Record<string, Mutation>;

export type MutationName = keyof typeof mutations;

/** A record that nothing refers to claims to replace an earlier one that is in effect. */
function makeClaim(model: ModelLog, stage: 'accepted' | 'proposed'): boolean {
  const free = model.records.filter((record) => isAlone(record) && !record.isTouched && record.hasStatus);
  const [old] = free.filter((record) => record.stage === 'accepted');
  const successor = free.at(-1);
  if (old === undefined || successor === undefined || old.id >= successor.id) return false;
  touchRecord(successor).supersedes = touchRecord(old);
  successor.stage = stage;
  for (const row of model.rows)
    if (row.record === successor && row.raw === undefined) touchRow(row).status = model.words[stage];
  return true;
}

function addText(record: ModelRecord, text: string): void {
  const section = record.sections.at(-1);
  if (section !== undefined) section.body += `\n\n${text}`;
}

function slugOf({ fileName, number }: ModelRecord, { nameForm }: ModelLog): string {
  const rest = fileName.slice(fileName.indexOf(number) + number.length + 1).replace(/\.md$/, '');
  return nameForm.includes('_') ? rest.replaceAll('_', '-') : rest;
}
