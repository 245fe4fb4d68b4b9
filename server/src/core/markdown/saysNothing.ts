/**
 * Whether a text says only that there is nothing: `none`, `- None yet.`, `_keine_`, `—`, in the languages that records are
 * written in. Under the heading of an empty group it waits for the first row.
 */
export function saysNothing(text: string): boolean {
  if (text.length > longest) return false;
  const words = text
    .toLowerCase()
    .replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '')
    .replace(/^[\s*_~`([]+/, '')
    .replace(/(?<![\s*_~`)\].!。])[\s*_~`)\].!。]+$/, '');
  return words === '' ? /[-–—…]/.test(text) : nothing.has(words);
}

const longest = 40;

const nothing: ReadonlySet<string> = new Set([
  ...['-', '–', '—', '…', 'n/a', 'none', 'none yet', 'none so far', 'none at the moment', 'nothing', 'nothing yet'],
  ...['nothing here yet', 'empty', 'no records', 'no records yet', 'no decisions', 'no decisions yet', 'no adrs'],
  ...['no adrs yet', 'not yet', 'keine', 'keiner', 'keine einträge', 'noch keine', 'noch keiner', 'derzeit keine'],
  ...['zurzeit keine', 'nichts', 'leer', 'aucun', 'aucune', 'aucun pour le moment', 'aucune pour le moment', 'vide'],
  ...['ninguno', 'ninguna', 'ninguno aún', 'ninguna aún', 'nada', 'vacío', 'nenhum', 'nenhuma', 'nenhum ainda'],
  ...['nenhuma ainda', 'vazio', 'nessuno', 'nessuna', 'ancora nessuno', 'ancora nessuna', 'vuoto', 'geen', 'nog geen'],
  ...['leeg', 'brak', 'żadne', 'żaden', 'žádné', 'žádný', 'žádná', 'zatím žádné', 'нет', 'пока нет', 'пусто'],
  ...['无', '無', '暂无', '暫無', '没有', '空', 'なし', '無し', 'まだなし', '該当なし', 'ありません'],
]);
