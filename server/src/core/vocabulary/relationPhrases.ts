import type { Language } from './language.ts';

/** What one record is to another. */
export type RelationKind =
  | 'supersedes'
  | 'superseded-by'
  | 'amends'
  | 'amended-by'
  | 'depends-on'
  | 'needed-by'
  | 'precedes'
  | 'relates-to';

/** Words that state a relation, as the source of a regular expression that takes linear time. */
export interface RelationPhrase {
  readonly kind: RelationKind;
  readonly words: string;
  /**
   * For a phrase that follows the records it names: the words before them, such as `durch` of `durch [2] ersetzt`; an
   * empty text where there are none. Undefined for a phrase that they follow.
   */
  readonly after?: string;
  /** Whether the same words are both "replaces" and "replaced": at the beginning of a status they are uncertain. */
  readonly isAmbiguous?: boolean;
}

/** The words of one language. All texts are sources of regular expressions, except `written`. */
export interface RelationLanguage {
  readonly language: Language;
  /** The first letters of all phrases: a text without one of them states no relation in this language. */
  readonly stems: string;
  readonly phrases: readonly RelationPhrase[];
  /** What follows a participle before the record that did it: `by`. */
  readonly agents: string;
  /** Words before a phrase that leave it a claim of this whole record: `this record`, `is`, `also`. */
  readonly subjects: string;
  /** Words between a phrase and a record that say no more than that it is one: `the decision in`. */
  readonly fillers: string;
  /** Words that restrict a relation to a part of the other record, or leave a part of it in effect. */
  readonly partly: string;
  /** What joins the last two records of a list. */
  readonly and: string;
  /** Whether a participle needs an agent before the record that did it: a case or the order of words may show it, too. */
  readonly needsAgent: boolean;
  /** Whether blanks separate words. */
  readonly hasBlanks: boolean;
  /** How new text says it; `{}` is the other record. */
  readonly written: Readonly<Record<Exclude<RelationKind, 'precedes'>, string>>;
}

const blank = '[\\s_-]+';

/** The words for relations in each language; the first language that knows a phrase counts. */
export const relationLanguages: readonly RelationLanguage[] = [
  {
    language: 'en',
    stems: 'super[sc]|replac|obsolet|amend|extend|depend|needed|required|preced|relate',
    phrases: [
      { kind: 'superseded-by', words: 'supers?[sc]ee?ded|replaced|obsoleted' },
      { kind: 'supersedes', words: 'supers?[sc]ee?d(?:es|s|ing)|replac(?:es|ing)|obsolet(?:es|ing)' },
      { kind: 'amended-by', words: `(?:amended|extended)${blank}by` },
      { kind: 'amends', words: 'amends|amending|extends|extending' },
      { kind: 'depends-on', words: `depend(?:s|ing|ent)${blank}(?:up)?on` },
      { kind: 'needed-by', words: `(?:needed|required)${blank}by` },
      { kind: 'precedes', words: 'precedes' },
      { kind: 'relates-to', words: `relate[sd]${blank}to` },
    ],
    agents: `by|through|with|in${blank}favou?r${blank}of`,
    subjects:
      '(?:this|the|present)\\s+(?:(?:new|current|architecture|architectural|design)\\s+)*(?:(?:adr|decision)\\s+)?(?:adr|record|decision|document|proposal|rfc|madr)|' +
      'status|note|notice|update|updated|date|see|is|was|were|has|have|been|being|it\\s+has\\s+been|now|later|since|also|and|but|then|therefore|hereby|fully|completely|entirely|wholly|subsequently|eventually|' +
      'updates|refines|revises|consolidates|merges|clarifies|revisits|reverses|in\\s+effect',
    fillers:
      'the|an?|our|this|these|new|newer|later|earlier|previous|prior|former|old|older|original|initial|both|also|and|architecture|architectural|decision|decisions|design|record|records|adrs?|madr|document|proposal|in|from|of|see|described|documented|made|namely|accepted',
    partly:
      "parts?|partial|partially|partly|portions?|some|aspects?|sections?|candidate|clauses?|points?|only|except|items?|['’]s|§|in\\s+part|(?:the\\s+)?rest\\s+of|remainder|(?:remains|stays|stands)\\s+(?:in\\s+force|in\\s+effect|valid|accepted|unchanged|as\\s+it\\s+is)",
    and: 'and|as\\s+well\\s+as',
    needsAgent: true,
    hasBlanks: true,
    written: {
      supersedes: 'Supersedes {}',
      'superseded-by': 'Superseded by {}',
      amends: 'Amends {}',
      'amended-by': 'Amended by {}',
      'depends-on': 'Depends on {}',
      'needed-by': 'Needed by {}',
      'relates-to': 'Relates to {}',
    },
  },
  {
    language: 'de',
    stems:
      'ersetz|abgel|l(?:ö|oe)st|überholt|ergänzt|geändert|ändert|erweitert|hängt|abhängig|benötigt|verwandt|bezieht',
    phrases: [
      { kind: 'superseded-by', words: 'ersetzt|abgel(?:ö|oe)st|überholt', after: 'durch|von|mit' },
      { kind: 'superseded-by', words: `ersetzt${blank}(?:durch|von|worden)|abgel(?:ö|oe)st|überholt${blank}durch` },
      { kind: 'supersedes', words: 'ersetzt', isAmbiguous: true },
      { kind: 'supersedes', words: 'ab', after: 'l(?:ö|oe)st' },
      { kind: 'amended-by', words: `(?:ergänzt|geändert|erweitert)${blank}(?:durch|von)` },
      { kind: 'amends', words: 'ergänzt|ändert|erweitert' },
      { kind: 'depends-on', words: 'ab', after: 'hängt\\s+von' },
      { kind: 'depends-on', words: `hängt${blank}ab${blank}von|abhängig${blank}von` },
      { kind: 'needed-by', words: `benötigt${blank}(?:von|durch)` },
      { kind: 'relates-to', words: `verwandt${blank}mit|bezieht${blank}sich${blank}auf` },
    ],
    agents: 'durch|von|mit|zugunsten(?:\\s+von)?',
    subjects:
      '(?:diese[rs]?|die|das|der)\\s+(?:adr|entscheidung|beschluss|dokument|eintrag)|status|hinweis|datum|siehe|ist|war|wurde|wird|worden|hat|jetzt|nun|inzwischen|später|auch|und|aber|dann|damit|vollständig|komplett|ganz',
    fillers:
      'der|die|das|den|dem|des|eine[rsnm]?|unsere[rnms]?|diese[rnms]?|neue[rnms]?|neuere[rnms]?|frühere[rnms]?|bisherige[rnms]?|alte[rnms]?|vorherige[rnms]?|entscheidung|entscheidungen|beschluss|adrs?|dokument|in|aus|von|sowohl|auch|siehe|s',
    partly:
      'teil|teile|teilweise|teils|zum\\s+teil|abschnitt|abschnitte|punkte?|einige|nur|außer|§|(?:der\\s+)?rest|übrigen?',
    and: 'und|sowie',
    needsAgent: true,
    hasBlanks: true,
    written: {
      supersedes: 'Ersetzt {}',
      'superseded-by': 'Ersetzt durch {}',
      amends: 'Ergänzt {}',
      'amended-by': 'Ergänzt durch {}',
      'depends-on': 'Hängt ab von {}',
      'needed-by': 'Benötigt von {}',
      'relates-to': 'Verwandt mit {}',
    },
  },
  {
    language: 'fr',
    stems: 'rempla|supplant|annul|modifi|compl[èé]t|dépend|requis|liée? à|en relation',
    phrases: [
      { kind: 'superseded-by', words: `(?:remplac|supplant)ée?s?|remplacee?s?${blank}par` },
      { kind: 'supersedes', words: 'remplace|remplaçant|supplante|annule\\s+et\\s+remplace' },
      { kind: 'amended-by', words: `(?:modifi|complét)ée?s?${blank}par` },
      { kind: 'amends', words: 'modifie|complète' },
      { kind: 'depends-on', words: `dépend(?:ant)?${blank}de` },
      { kind: 'needed-by', words: `requise?s?${blank}par` },
      { kind: 'relates-to', words: `liée?s?${blank}à|en${blank}relation${blank}avec` },
    ],
    agents: 'par|au\\s+profit\\s+de',
    subjects:
      "(?:cette|cet|ce|la|le|l['’])\\s*(?:présente?\\s+)?(?:adr|décision|document|proposition|enregistrement)|statut|note|date|voir|est|était|été|a|désormais|maintenant|ensuite|aussi|et|mais|donc|entièrement|totalement|complètement",
    fillers:
      "l['’]|la|le|les|une?|d['’]|du|des|de|notre|cette|cet|nouvelle|nouveau|ancienne|ancien|précédente?|décisions?|adrs?|document|dans|voir|aussi|à",
    partly:
      'partie|parties|partiel|partielle|partiellement|en\\s+partie|section|sections|points?|seulement|uniquement|sauf|certains|certaines|§|le\\s+reste',
    and: 'et|ainsi\\s+que',
    needsAgent: true,
    hasBlanks: true,
    written: {
      supersedes: 'Remplace {}',
      'superseded-by': 'Remplacé par {}',
      amends: 'Modifie {}',
      'amended-by': 'Modifié par {}',
      'depends-on': 'Dépend de {}',
      'needed-by': 'Requis par {}',
      'relates-to': 'En relation avec {}',
    },
  },
  {
    language: 'es',
    stems: 'reemplaz|remplaz|sustitu|modific|ampl[ií]|depende|requerid|relacionad',
    phrases: [
      { kind: 'superseded-by', words: 're?emplazad[oa]s?|sustituid[oa]s?' },
      { kind: 'supersedes', words: 're?emplaza|re?emplazando|sustituye|sustituyendo' },
      { kind: 'amended-by', words: `(?:modificad|ampliad)[oa]s?${blank}por` },
      { kind: 'amends', words: 'modifica|amplía' },
      { kind: 'depends-on', words: `depende${blank}de(?:l)?` },
      { kind: 'needed-by', words: `requerid[oa]s?${blank}por` },
      { kind: 'relates-to', words: `relacionad[oa]s?${blank}con` },
    ],
    agents: 'por|a\\s+favor\\s+de|en\\s+favor\\s+de',
    subjects:
      '(?:esta|este|la|el)\\s+(?:presente\\s+)?(?:adr|decisión|documento|registro|propuesta)|estado|nota|fecha|véase|ver|es|fue|ha|sido|está|ahora|después|también|y|pero|totalmente|completamente',
    fillers:
      'el|la|los|las|una?|del?|al?|nuestra|nuestro|esta|este|nuev[oa]|anterior|antigu[oa]|previ[oa]|decisi(?:ón|ones)|adrs?|documento|registro|en|ver|véase|también',
    partly:
      'parte|partes|parcial|parcialmente|en\\s+parte|sección|secciones|puntos?|solo|sólo|solamente|salvo|algun[oa]s|§|el\\s+resto',
    and: 'y|e|así\\s+como',
    needsAgent: true,
    hasBlanks: true,
    written: {
      supersedes: 'Reemplaza a {}',
      'superseded-by': 'Reemplazado por {}',
      amends: 'Modifica {}',
      'amended-by': 'Modificado por {}',
      'depends-on': 'Depende de {}',
      'needed-by': 'Requerido por {}',
      'relates-to': 'Relacionado con {}',
    },
  },
  {
    language: 'pt',
    stems: 'substitu|modific|alter|depende|requerid|relacionad',
    phrases: [
      { kind: 'superseded-by', words: 'substitu[íi]d[oa]s?' },
      { kind: 'supersedes', words: 'substitui|substituindo' },
      { kind: 'amended-by', words: `(?:modificad|alterad)[oa]s?${blank}p(?:or|el[oa])` },
      { kind: 'amends', words: 'modifica|altera' },
      { kind: 'depends-on', words: `depende${blank}d[eoa]` },
      { kind: 'needed-by', words: `requerid[oa]s?${blank}p(?:or|el[oa])` },
      { kind: 'relates-to', words: `relacionad[oa]s?${blank}(?:com|a)` },
    ],
    agents: 'por|pelo|pela|pelos|pelas|em\\s+favor\\s+d[eoa]',
    subjects:
      '(?:esta|este|a|o)\\s+(?:presente\\s+)?(?:adr|decisão|documento|registro|registo|proposta)|estado|situação|status|nota|data|ver|veja|é|foi|está|sido|agora|depois|também|e|mas|totalmente|completamente',
    fillers:
      'o|a|os|as|uma?|d[eoa]|nossa|nosso|esta|este|nov[oa]|anterior|antig[oa]|prévi[oa]|decis(?:ão|ões)|adrs?|documento|registro|registo|em|na|no|ver|também',
    partly:
      'parte|partes|parcial|parcialmente|em\\s+parte|seção|secção|seções|pontos?|só|somente|apenas|exceto|algun[sm]a?s?|§|o\\s+resto|o\\s+restante',
    and: 'e|bem\\s+como',
    needsAgent: true,
    hasBlanks: true,
    written: {
      supersedes: 'Substitui {}',
      'superseded-by': 'Substituído por {}',
      amends: 'Altera {}',
      'amended-by': 'Alterado por {}',
      'depends-on': 'Depende de {}',
      'needed-by': 'Requerido por {}',
      'relates-to': 'Relacionado com {}',
    },
  },
  {
    language: 'it',
    stems: 'sostitu|superat|rimpiazz|modific|estes|estende|dipend|richiest|correlat',
    phrases: [
      { kind: 'superseded-by', words: `(?:sostituit|rimpiazzat)[oae]|superat[oa]${blank}da(?:l|lla)?` },
      { kind: 'supersedes', words: 'sostituisce|sostituendo|rimpiazza' },
      { kind: 'amended-by', words: `(?:modificat|estes)[oa]${blank}da(?:l|lla)?` },
      { kind: 'amends', words: 'modifica|estende' },
      { kind: 'depends-on', words: `dipende${blank}da(?:l|lla)?` },
      { kind: 'needed-by', words: `richiest[oa]${blank}da(?:l|lla)?` },
      { kind: 'relates-to', words: `correlat[oa]${blank}(?:a|con)` },
    ],
    agents: "da|dal|dalla|dall['’]|a\\s+favore\\s+di|con",
    subjects:
      "(?:questa|questo|la|il|l['’])\\s*(?:presente\\s+)?(?:adr|decisione|documento|registro|proposta)|stato|nota|data|vedi|è|era|stata|viene|ora|poi|anche|e|ma|completamente|totalmente",
    fillers:
      "il|la|lo|le|gli|i|l['’]|una?|del|della|dell['’]|di|nostra|nuov[oa]|precedente|vecchi[oa]|decision[ei]|adrs?|documento|in|nella|vedi|anche",
    partly:
      'parte|parti|parziale|parzialmente|in\\s+parte|sezione|sezioni|punt[oi]|solo|soltanto|tranne|alcun[ei]|§|il\\s+resto',
    and: 'e|ed|nonché',
    needsAgent: true,
    hasBlanks: true,
    written: {
      supersedes: 'Sostituisce {}',
      'superseded-by': 'Sostituito da {}',
      amends: 'Modifica {}',
      'amended-by': 'Modificato da {}',
      'depends-on': 'Dipende da {}',
      'needed-by': 'Richiesto da {}',
      'relates-to': 'Correlato a {}',
    },
  },
  {
    language: 'nl',
    stems: 'vervang|aangevuld|gewijzigd|wijzigt|vult|afhankelijk|hangt|nodig voor|verwant|gerelateerd',
    phrases: [
      { kind: 'superseded-by', words: 'vervangen', after: 'door' },
      { kind: 'superseded-by', words: 'vervangen' },
      { kind: 'supersedes', words: 'vervangt' },
      { kind: 'amended-by', words: `(?:aangevuld|gewijzigd)${blank}door` },
      { kind: 'amends', words: 'wijzigt' },
      { kind: 'amends', words: 'aan', after: 'vult' },
      { kind: 'depends-on', words: `afhankelijk${blank}van|hangt${blank}af${blank}van` },
      { kind: 'needed-by', words: `nodig${blank}voor` },
      { kind: 'relates-to', words: `(?:verwant|gerelateerd)${blank}aan` },
    ],
    agents: 'door|ten\\s+gunste\\s+van',
    subjects:
      '(?:dit|deze|de|het)\\s+(?:adr|besluit|beslissing|document|voorstel)|status|opmerking|datum|zie|is|was|werd|wordt|geworden|nu|inmiddels|later|ook|en|maar|volledig|geheel',
    fillers:
      'de|het|een|ons|onze|dit|deze|nieuwe|nieuwere|eerdere|vorige|oude|besluit|besluiten|beslissing|adrs?|document|in|uit|van|zie|ook',
    partly:
      'deel|delen|deels|gedeeltelijk|ten\\s+dele|sectie|secties|punt|punten|alleen|behalve|enkele|§|de\\s+rest|overige',
    and: 'en|alsmede',
    needsAgent: true,
    hasBlanks: true,
    written: {
      supersedes: 'Vervangt {}',
      'superseded-by': 'Vervangen door {}',
      amends: 'Wijzigt {}',
      'amended-by': 'Gewijzigd door {}',
      'depends-on': 'Afhankelijk van {}',
      'needed-by': 'Nodig voor {}',
      'relates-to': 'Gerelateerd aan {}',
    },
  },
  {
    language: 'pl',
    stems: 'zast[ąa]p|zastęp|zmienion|zmienia|rozszerz|zależy|wymagan|powiązan',
    phrases: [
      { kind: 'superseded-by', words: 'zast[ąa]pi(?:one|ona|ony|ono)' },
      { kind: 'supersedes', words: 'zast[ęe]puje' },
      { kind: 'amended-by', words: `(?:zmienion|rozszerzon)[eay]${blank}przez` },
      { kind: 'amends', words: 'zmienia|rozszerza' },
      { kind: 'depends-on', words: `zależy${blank}od` },
      { kind: 'needed-by', words: `wymagan[eay]${blank}przez` },
      { kind: 'relates-to', words: `powiązan[eay]${blank}z` },
    ],
    agents: 'przez|na\\s+rzecz',
    subjects:
      '(?:ta|ten|to|niniejsz[ay])\\s+(?:adr|decyzja|dokument|zapis)|status|uwaga|data|zob|zobacz|jest|był[ao]?|został[ao]?|teraz|obecnie|później|także|również|i|ale|całkowicie|w\\s+pełni',
    fillers:
      'now[aąye]|nowsz[aąye]|poprzedni[aąe]?|wcześniejsz[aąe]|star[aąye]|decyzj[aęąei]|adrs?|dokument|w|z|zob|także|naszą',
    partly: 'część|części|częściowo|częściow[aye]|sekcj[aęi]|punkt|punkty|tylko|oprócz|niektóre|§|reszta',
    and: 'i|oraz',
    needsAgent: true,
    hasBlanks: true,
    written: {
      supersedes: 'Zastępuje {}',
      'superseded-by': 'Zastąpione przez {}',
      amends: 'Zmienia {}',
      'amended-by': 'Zmienione przez {}',
      'depends-on': 'Zależy od {}',
      'needed-by': 'Wymagane przez {}',
      'relates-to': 'Powiązane z {}',
    },
  },
  {
    language: 'cs',
    stems: 'nahraz|měn[íě]n?|změněn|rozšiř|závisí|vyžadován|souvisí',
    phrases: [
      { kind: 'superseded-by', words: 'nahrazen[oáaýé]?' },
      { kind: 'supersedes', words: 'nahrazuje' },
      { kind: 'amended-by', words: `změněn[oáaýé]?${blank}(?:v|na\\s+základě)` },
      { kind: 'amends', words: 'mění|rozšiřuje' },
      { kind: 'depends-on', words: `závisí${blank}na` },
      { kind: 'needed-by', words: `vyžadován[oaé]?${blank}v` },
      { kind: 'relates-to', words: `souvisí${blank}s` },
    ],
    agents: 've\\s+prospěch|pomocí',
    subjects:
      '(?:toto|tato|tento)\\s+(?:adr|rozhodnutí|dokument|záznam)|stav|poznámka|datum|viz|je|byl[oa]?|bylo|nyní|později|také|a|ale|zcela|plně',
    fillers: 'nov[ýéám]+|novější[m]?|předchozí|původní|star[éý]|rozhodnutí[m]?|adrs?|dokument|v|ve|z|viz|také',
    partly: 'část|části|částečně|částečné|zčásti|oddíl|bod|body|pouze|jen|kromě|některé|§|zbytek',
    and: 'a|i',
    needsAgent: false,
    hasBlanks: true,
    written: {
      supersedes: 'Nahrazuje {}',
      'superseded-by': 'Nahrazeno {}',
      amends: 'Mění {}',
      'amended-by': 'Změněno v {}',
      'depends-on': 'Závisí na {}',
      'needed-by': 'Vyžadováno v {}',
      'relates-to': 'Souvisí s {}',
    },
  },
  {
    language: 'ru',
    stems: 'замен|измен|дополн|завис|требуется|связан',
    phrases: [
      { kind: 'superseded-by', words: 'замен(?:ено|ена|ён|ен)' },
      { kind: 'supersedes', words: 'заменяет|заменяя' },
      { kind: 'amended-by', words: `(?:изменен|изменён|дополнен)[оа]?${blank}в` },
      { kind: 'amends', words: 'изменяет|дополняет' },
      { kind: 'depends-on', words: `зависит${blank}от` },
      { kind: 'needed-by', words: `требуется${blank}для` },
      { kind: 'relates-to', words: `связан[оа]?${blank}с` },
    ],
    agents: 'на|в\\s+пользу',
    subjects:
      '(?:это|этот|эта|данное|данный)\\s+(?:adr|решение|документ|запись)|статус|примечание|дата|см|было?|была|был|теперь|позже|также|и|но|полностью',
    fillers:
      'нов(?:ым|ое|ый|ой)|предыдущ(?:ее|ий|им)|прежн(?:ее|ий|им)|стар(?:ое|ый)|решени(?:е|ем|я)|adrs?|документ(?:ом)?|в|из|см|также',
    partly:
      'часть|части|частично|частичн[ао]|отчасти|раздел|раздела|пункт|пункты|только|кроме|некоторые|§|остальн(?:ое|ая|ые)',
    and: 'и|а\\s+также',
    needsAgent: false,
    hasBlanks: true,
    written: {
      supersedes: 'Заменяет {}',
      'superseded-by': 'Заменено на {}',
      amends: 'Дополняет {}',
      'amended-by': 'Дополнено в {}',
      'depends-on': 'Зависит от {}',
      'needed-by': 'Требуется для {}',
      'relates-to': 'Связано с {}',
    },
  },
  {
    language: 'zh',
    stems: '取代|替代|替换|替換|代替|修订|修訂|依赖|依賴|相关|相關',
    phrases: [
      { kind: 'superseded-by', words: '(?:所)?(?:取代|替代|替换|替換|代替)', after: '被|由' },
      { kind: 'superseded-by', words: '被(?:取代|替代|替换|替換|代替)(?:于|為|为)?' },
      { kind: 'supersedes', words: '(?:取代|替代|替换|替換|代替)了?', isAmbiguous: true },
      { kind: 'amended-by', words: '(?:修订|修訂)', after: '被|由' },
      { kind: 'amends', words: '(?:修订|修訂)了?' },
      { kind: 'needed-by', words: '(?:所)?(?:依赖|依賴)', after: '被' },
      { kind: 'depends-on', words: '(?:依赖|依賴)(?:于|於)?' },
      { kind: 'relates-to', words: '(?:相关|相關)', after: '与|和|與' },
    ],
    agents: '由|见|見|参见',
    subjects:
      '本|此|该|該|这个|這個|已|已经|已經|现|現|并|並|且|而|也|状态|狀態|决策|決策|决定|決定|记录|記錄|文档|文件|adr|完全',
    fillers: '了|之前|的|旧|舊|原|决策|決策|决定|決定|记录|記錄|文档|文件|adr|见|見|参见|中',
    partly: '部分|一部分|章节|仅|僅|其余|其餘',
    and: '和|与|與|及|以及',
    needsAgent: false,
    hasBlanks: false,
    written: {
      supersedes: '取代 {}',
      'superseded-by': '被 {} 取代',
      amends: '修订 {}',
      'amended-by': '被 {} 修订',
      'depends-on': '依赖 {}',
      'needed-by': '被 {} 依赖',
      'relates-to': '与 {} 相关',
    },
  },
  {
    language: 'ja',
    stems: '置き換え|置換|廃止|代替|改訂|修正|依存|関連',
    phrases: [
      {
        kind: 'superseded-by',
        words:
          '(?:により|によって|で|に)\\s*(?:置き換え(?:られ(?:た|ました|ている)|済み)?|置換(?:された|され|済み)?|代替(?:された|され)?|廃止(?:された|され|済み)?)',
        after: '',
      },
      {
        kind: 'supersedes',
        words: '(?:を|に)\\s*(?:置き換え(?:る|ます|た)|置換(?:する|します|した)|代わる|廃止(?:する|します|した))',
        after: '',
      },
      { kind: 'superseded-by', words: '置き換え(?:られ(?:た|ました)|済み)|置換済み|置き換え先|置換先|後継' },
      { kind: 'supersedes', words: '置き換え(?:対象|元)|置換対象' },
      { kind: 'amended-by', words: '(?:により|によって|で)\\s*(?:改訂|修正)(?:された|され|済み)?', after: '' },
      { kind: 'amends', words: 'を\\s*(?:改訂|修正)(?:する|します|した)?', after: '' },
      { kind: 'needed-by', words: '(?:から|が|により|によって)\\s*依存(?:され(?:ている|る|ます))?', after: '' },
      { kind: 'depends-on', words: 'に\\s*依存(?:する|します|している)?', after: '' },
      { kind: 'relates-to', words: '(?:に|と)\\s*関連(?:する|します|している)?', after: '' },
    ],
    agents: 'により|によって|参照',
    subjects: '本|この|当該|は|が|、|現在|既に|すでに|また|状態|ステータス|決定|記録|文書|adr|完全に',
    fillers: 'の|以前|旧|決定|記録|文書|adr|参照',
    partly: '一部|部分的|部分|章|のみ|残り|以外',
    and: 'と|および|及び|ならびに',
    needsAgent: false,
    hasBlanks: false,
    written: {
      supersedes: '{} を置き換える',
      'superseded-by': '{} により置き換え',
      amends: '{} を改訂',
      'amended-by': '{} により改訂',
      'depends-on': '{} に依存',
      'needed-by': '{} から依存',
      'relates-to': '{} に関連',
    },
  },
];

/** What introduces a record that is only worth a look: `see also`. */
export const seeWords = 'see|cf|siehe|vgl|voir|véase|vea|ver|veja|vedi|zie|zob|zobacz|viz|см|参见|參見|参照|见';

/** Whether a text may state a relation in some language: a quick look, which most texts do not survive. */
export const relationStem: RegExp = new RegExp(relationLanguages.map(({ stems }) => stems).join('|'), 'i');

/**
 * Whether a line begins with a word that is a status in its own right, and with the record that it replaces as its object
 * says what this record does: "Ersetzt [1]", where "Ersetzt" and "Ersetzt durch [1]" say what was done to it.
 */
export function saysReplacing(line: string): boolean {
  return replacing.test(line);
}

const ambiguousWords = relationLanguages.flatMap(({ phrases }) =>
  phrases.flatMap(({ kind, words, isAmbiguous }) => (kind === 'supersedes' && isAmbiguous === true ? [words] : [])),
);
const replacing = new RegExp(String.raw`^[\s*_>-]*(?:${ambiguousWords.join('|')})[\s:：*_]*(?=\[|M?ADR|\d)`, 'iu');
