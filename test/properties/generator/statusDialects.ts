import type { LanguageWords } from './words.ts';

/** A status to be written: its word, or its whole phrase where the record was replaced. */
export interface StatusText {
  readonly text: string;
  readonly words: LanguageWords;
  readonly date: string;
  /** `2-factor` is neither quoted nor spoilt by YAML unless it must be. */
  readonly isPhrase: boolean;
}

/** Where a dialect puts the lines of a status. */
export interface WrittenStatus {
  /** A whole block of front matter. */
  readonly front?: string;
  readonly underTitle?: string;
  readonly section?: string;
  readonly end?: string;
}

/** One way in which records say their status, and how this test finds it again: the texts that it says, in order. */
export interface StatusDialect {
  readonly write: (status: StatusText) => WrittenStatus;
  readonly read: (text: string, label: string) => readonly string[];
}

const inSection = (text: string, label: string): string | undefined =>
  new RegExp(`^## ${label}\\s*\\n([\\s\\S]*?)(?=^## |(?![\\s\\S]))`, 'm').exec(text)?.[1];

const lines = (pattern: (label: string) => string) => (text: string, label: string) =>
  [...text.matchAll(new RegExp(pattern(label), 'gm'))].map((match) => match[1] ?? '');

const yaml = (body: string, close = '---') => `---\n${body}\n${close}`;
const quoted = (text: string) => `"${text.replaceAll('"', '\\"')}"`;
const plainYaml = ({ text, isPhrase }: StatusText) => (isPhrase ? quoted(text) : text);

const frontBlock = (text: string) =>
  /^\uFEFF?(---|\+\+\+)\n([\s\S]*?)\n(?:---|\+\+\+|\.\.\.)(?:\n|$)/.exec(text)?.[2] ?? '';
const frontValue = (text: string): readonly string[] => {
  const found = /^status\s*[:=]\s*((?:[>|]-?)?.*(?:\n[ \t]+.*)*)/m.exec(frontBlock(text))?.[1];
  return found === undefined ? [] : [found.replace(/#.*$/gm, '')];
};
const front = (body: (status: StatusText) => string, close?: string): StatusDialect => ({
  write: (status) => ({ front: yaml(body(status), close) }),
  read: frontValue,
});

/** Under the title, on a line of its own with a label. */
const line = (prefix: string, suffix: string, pattern: (label: string) => string): StatusDialect => ({
  write: ({ text, words, date }) => {
    const isItem = /^[-*] /.test(prefix);
    const other = isItem ? `\n${prefix}${words.date}${suffix}${date}` : '';
    return { underTitle: `${prefix}${words.status}${suffix}${text}${other}` };
  },
  read: lines(pattern),
});

const section = (
  format: (status: StatusText) => string,
  clean: (body: string) => string = (body) => body,
): StatusDialect => ({
  write: (status) => ({ section: `## ${status.words.status}\n\n${format(status)}` }),
  read: (text, label) => {
    const body = inSection(text, label);
    return body === undefined || clean(body).trim() === '' ? [] : [clean(body)];
  },
});

/** The line with the latest day of a section that dates its statuses: some write the newest one first, some last. */
const latestLine = (body: string) => {
  const dated = body.split('\n').flatMap((each) => {
    const day = /\d{4}-\d{2}-\d{2}/.exec(each)?.[0];
    return day === undefined ? [] : [{ day, each }];
  });
  const latest = dated.reduce((best, other) => (other.day >= best.day ? other : best), { day: '', each: body });
  return latest.each;
};

export const statusDialects = {
  section: section(({ text }) => text),
  'section-bold-dated': section(({ text, date, isPhrase }) => (isPhrase ? text : `**${text}** (${date})`), latestLine),
  'section-struck': section(({ text, words }) =>
    text === words.proposed ? `~~${words.rejected}~~ ${text}` : `~~${words.proposed}~~ ${text}`,
  ),
  'section-emoji': section(({ text }) => `✅ ${text}`),
  'section-history': section(
    ({ text, words, date }) =>
      text === words.proposed ? `- ${date}: ${text}` : `- 2023-01-02: ${words.proposed}\n- ${date}: ${text}`,
    latestLine,
  ),
  'section-accepted-then': section(({ text, words, isPhrase }) => (isPhrase ? `${words.accepted}\n\n${text}` : text)),
  'section-at-the-end': {
    write: ({ text, words }) => ({ end: `## ${words.status}\n\n${text}` }),
    read: (text, label) => {
      const body = inSection(text, label);
      return body === undefined ? [] : [body];
    },
  },
  'heading-colon': {
    write: ({ text, words }) => ({ section: `## ${words.status}: ${text}` }),
    read: lines((label) => `^## ${label}: (.*)$`),
  },
  'bold-no-colon': line('**', '** ', (label) => `^\\*\\*${label}\\*\\* (.*)$`),
  'bold-colon-in': line('**', ':** ', (label) => `^\\*\\*${label}:\\*\\* (.*)$`),
  'bold-colon-out': line('**', '**: ', (label) => `^\\*\\*${label}\\*\\*: (.*)$`),
  'italic-colon': line('*', ':* ', (label) => `^\\*${label}:\\* (.*)$`),
  'dash-item': line('- ', ': ', (label) => `^- ${label}: (.*)$`),
  'star-item': line('* ', ': ', (label) => `^\\* ${label}: (.*)$`),
  'bold-item': line('- **', ':** ', (label) => `^- \\*\\*${label}:\\*\\* (.*)$`),
  'plain-line': line('', ': ', (label) => `^${label}: (.*)$`),
  quote: line('> ', ': ', (label) => `^> ${label}: (.*)$`),
  callout: {
    write: ({ text, words }) => ({ underTitle: `> [!NOTE]\n> **${words.status}:** ${text}` }),
    read: lines((label) => `^> \\*\\*${label}:\\*\\* (.*)$`),
  },
  'table-rows': {
    write: ({ text, words, date }) => ({
      underTitle: `| ${words.status} | ${text} |\n|---|---|\n| ${words.date} | ${date} |`,
    }),
    read: lines((label) => `^\\| ${label} *\\| (.*?) *\\|$`),
  },
  'table-columns': {
    write: ({ text, words, date }) => ({
      underTitle: `| ${words.status} | ${words.date} |\n|---|---|\n| ${text} | ${date} |`,
    }),
    read: (text, label) => {
      const found = new RegExp(`^\\| ${label} *\\|.*\\n\\|[-| ]+\\n\\| (.*?) *\\|`, 'm').exec(text)?.[1];
      return found === undefined ? [] : [found];
    },
  },
  'end-of-file': {
    write: ({ text, words }) => ({ end: `${words.status}: ${text}` }),
    read: lines((label) => `^${label}: (.*)$`),
  },
  'front-plain': front((status) => `status: ${plainYaml(status)}\ndate: ${status.date}`),
  'front-quoted': front((status) => `status: ${quoted(status.text)}\ndate: ${status.date}`),
  'front-comment': front((status) => `status: ${plainYaml(status)} # as decided\ndate: ${status.date}`),
  'front-block': front((status) => `status: >-\n  ${status.text}\ndate: ${status.date}`),
  'front-list': front((status) => `status:\n  - ${plainYaml(status)}\ndate: ${status.date}`),
  'front-flow': front((status) => `status: [${quoted(status.text)}]\ndate: ${status.date}`),
  'front-dots': front((status) => `status: ${plainYaml(status)}\ndate: ${status.date}`, '...'),
  'front-toml': {
    write: ({ text, date }) => ({ front: `+++\nstatus = ${quoted(text)}\ndate = ${date}\n+++` }),
    read: frontValue,
  },
} as const satisfies Record<string, StatusDialect>;

export type StatusDialectName = keyof typeof statusDialects;
