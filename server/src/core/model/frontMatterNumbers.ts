import type { Field, MarkdownFacts, SourceText } from '../markdown/facts.ts';
import { noSeries, type SeriesPrefixes } from '../markdown/seriesPrefixes.ts';
import { asAdr } from './recordName.ts';
import { lettered } from './recordNumber.ts';

/** A field of the front matter that may be the record's number: `number: 3`, `id: ADR-0003`. */
export interface NumberField {
  /** In lower case. */
  readonly key: string;
  /** The digits as they are written. */
  readonly number: SourceText;
}

/** Whether a field of front matter is one for the record's number by its name. */
export function isNumberKey({ origin, key }: Field): boolean {
  return origin === 'front-matter' && numberKey.test(key);
}

const numberKey = /^(?:number|nr|no|id|adr|(?:adr|record)[-_ ](?:number|id|no))$/i;

/** The fields of the front matter that may be a record's number. An `id` of another kind, such as a hash or a slug, is none. */
export function findNumberFields({ fields }: MarkdownFacts, series?: SeriesPrefixes): NumberField[] {
  return fields.flatMap((field) => readNumberField(field, series) ?? []);
}

const numberValue = new RegExp(
  String.raw`^(["']?(?:[\p{L}\d_ -]{0,40}ADR[-_ #]?)?)(${lettered}|\d{1,8}(?:-\d{1,2})?)["']?$`,
  'iu',
);

/** A field as one that may be the record's number. */
export function readNumberField(field: Field, series = noSeries): NumberField | undefined {
  const { key, value } = field;
  if (!isNumberKey(field)) return undefined;
  const match = numberValue.exec(asAdr(value.raw, series));
  if (match === null) return undefined;
  const [, lead = '', number = ''] = match;
  const start = value.span.start + lead.length;
  return { key: key.toLowerCase(), number: { raw: number, span: { start, end: start + number.length } } };
}

/** A field of front matter that holds a record's title, without its quotes. */
export interface TitleField {
  readonly text: string;
  /** Between the quotes, where there are some. */
  readonly span: SourceText['span'];
  readonly quote: '"' | "'" | '';
}

/** The `title:` of the front matter. */
export function findTitleField({ fields }: MarkdownFacts): TitleField | undefined {
  const field = fields.find(({ origin, key }) => origin === 'front-matter' && /^title$/i.test(key));
  if (field === undefined) return undefined;
  const { raw, span } = field.value;
  const quoted = /^(["'])(.*)\1$/.exec(raw);
  if (quoted === null) return { text: raw, span, quote: '' };
  const quote = quoted[1] === '"' ? '"' : "'";
  const inner = quoted[2] ?? '';
  const text = quote === "'" ? inner.replaceAll("''", "'") : inner.replace(/\\(["\\])/g, '$1');
  return { text, span: { start: span.start + 1, end: span.end - 1 }, quote };
}

/** Text as the value of a field: between the given quotes, or in double ones of its own where YAML would read it otherwise. */
export function writeYaml(text: string, quote: TitleField['quote']): string {
  const escaped = text.replace(/["\\]/g, '\\$&');
  if (quote === '"') return escaped;
  if (quote === "'") return text.replaceAll("'", "''");
  const isPlain =
    /^[\p{L}\p{N}_]/u.test(text) && !/: |:$|\s#|^[\d.,_-]+$|^(?:true|false|null|yes|no|on|off)$/i.test(text);
  return isPlain ? text : `"${escaped}"`;
}
