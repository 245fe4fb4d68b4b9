import type { ExplorerWords } from '../../client/src/explorer/explorerWords.ts';

/** The sidebar's words as tests read them. */
export const englishWords: ExplorerWords = {
  notInIndex: 'not in the index',
  differs: 'differs from the index',
  noStatus: 'No Status',
  noNumber: 'No Number',
  noArea: 'No Area',
  noDate: 'No Date',
  records: (count) => `${count} records`,
  problems: (count) => `${count} problems`,
  places: (count) => `${count} references`,
  relations: {
    supersedes: 'Supersedes',
    'superseded-by': 'Superseded by',
    amends: 'Amends',
    'amended-by': 'Amended by',
    'depends-on': 'Depends on',
    'needed-by': 'Required by',
    precedes: 'Precedes',
    'preceded-by': 'Preceded by',
    'relates-to': 'Relates to',
    'cited-by': 'Cited by',
  },
};
