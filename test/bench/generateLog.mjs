// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRandom } from '../support/random.mjs';

/**
 * Something wrong that was put into a log. Who reports it must name the file and the evidence: what stands there, or
 * what does not. `selected` is what a person would select as wrong, in the record, or in its row where it `isInIndex`.
 *
 * @typedef {{ code: string, file: string, evidence: string, selected: string, isInIndex: boolean }} Defect
 */

/**
 * What {@link generateLog} has put into a log, and where.
 *
 * @typedef {{ root: string, count: number, folder: string, records: string[], defects: Defect[] }} GeneratedLog
 */

const words =
  'the cluster keeps its state in a store that every node can reach and a change of it is seen by all within a second so that no service has to ask twice'.split(
    ' ',
  );

/**
 * Writes a log of records with an index of them all, the same for the same count: most records have four to five
 * thousand characters, one in fifty has six times as many, and one in a hundred has a defect.
 *
 * @param {string} root where the folder `docs/adr` is made
 * @param {number} count
 * @returns {GeneratedLog}
 */
export function generateLog(root, count) {
  const folder = join(root, 'docs', 'adr');
  mkdirSync(folder, { recursive: true });
  const random = makeRandom(count);
  const nameOf = (/** @type {number} */ number) => `${pad(number)}-decision-about-thing-${number}.md`;
  /** @type {Defect[]} */
  const defects = [];
  const rows = [];
  const records = [];
  for (let number = 1; number <= count; number++) {
    const defect = number % 100 === 50 ? defectKinds[Math.floor(number / 100) % defectKinds.length] : undefined;
    const other = 1 + random(count);
    const nowhere = `99999-nowhere-${number}.md`;
    const target = defect === 'link-broken' ? nowhere : nameOf(other);
    if (defect !== undefined) {
      const title = titleOf(number);
      const selected = {
        ...evidence,
        'section-missing': title,
        'index-row-missing': title,
        'link-broken': `./${nowhere}`,
      };
      defects.push({
        code: defect,
        file: nameOf(number),
        evidence: { ...evidence, 'link-broken': nowhere }[defect],
        selected: selected[defect],
        isInIndex: defect === 'index-status-mismatch',
      });
    }
    const text = recordText(number, { random, other, target, defect });
    const path = join(folder, nameOf(number));
    writeFileSync(path, text);
    records.push(path);
    if (defect !== 'index-row-missing') rows.push(row(number, nameOf(number), defect === 'index-status-mismatch'));
  }
  const header = '| Number | Title | Status |\n|---|---|---|\n';
  writeFileSync(join(folder, 'README.md'), `# Architecture Decision Records\n\n${header}${rows.join('')}`);
  return { root, count, folder, records, defects };
}

/** @typedef {'section-missing' | 'index-row-missing' | 'link-broken' | 'index-status-mismatch' | 'status-unknown'} DefectKind */

/** The codes of the problems that are put into a log, one after the other. @type {readonly DefectKind[]} */
const defectKinds = ['section-missing', 'index-row-missing', 'link-broken', 'index-status-mismatch', 'status-unknown'];

/** What somebody says who sees a defect. */
const evidence = {
  'section-missing': 'Rationale',
  'index-row-missing': 'README',
  'index-status-mismatch': 'Proposed',
  'status-unknown': 'Perhaps',
};

/**
 * @param {number} number
 * @param {{ random: (below: number) => number, other: number, target: string, defect: string | undefined }} given
 */
function recordText(number, { random, other, target, defect }) {
  const paragraphs = number % 50 === 0 ? 36 : 6;
  const prose = () => Array.from({ length: paragraphs }, () => `${sentence(random)}\n`).join('\n');
  const sections = [
    ['Status', defect === 'status-unknown' ? 'Perhaps\n' : 'Accepted\n'],
    ['Context', `${prose()}\nSee [the other one](./${target}) and ADR-${pad(other)}.\n`],
    ['Decision', prose()],
    ['Rationale', sentence(random)],
    ['Consequences', `- ${sentence(random)}\n- ${sentence(random)}\n`],
    ['Alternatives considered', sentence(random)],
    ['Additional Notes', sentence(random)],
  ].filter(([name]) => !(defect === 'section-missing' && name === 'Rationale'));
  const body = sections.map(([name, text]) => `## ${name}\n\n${text}`).join('\n\n');
  return `# ${titleOf(number)}\n\n${body.trimEnd()}\n`;
}

/**
 * @param {number} number
 * @param {string} name
 * @param {boolean} isWrong
 */
function row(number, name, isWrong) {
  return `| [${pad(number)}](./${name}) | Decision about thing ${number} | ${isWrong ? 'Proposed' : 'Accepted'} |\n`;
}

/** @param {(below: number) => number} random */
function sentence(random) {
  return `${Array.from({ length: 45 }, () => words[random(words.length)]).join(' ')}.`;
}

/** @param {number} number */
const titleOf = (number) => `${pad(number)} Decision about thing ${number}`;

/** @param {number} number */
const pad = (number) => String(number).padStart(5, '0');
