// Statements as cards, some at a time.

const PER_PAGE = 30;

/** The text with what was searched for marked. */
function with_hits(text) {
  const words = terms(state.q).map((term) => term.trim()).filter((term) => term.length > 1);
  if (!words.length) return [text];
  const pattern = new RegExp(`(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '[^\\p{L}\\p{N}]+')).join('|')})`, 'giu');
  return text.split(pattern).map((piece, place) => place % 2 ? el('mark', { class: 'hit' }, piece) : piece);
}

/** What is to be known of how a statement was made. */
function badges(statement) {
  const list = [];
  if (statement.negated) list.push('not said');
  if (statement.attitude) list.push('thought or wanted');
  if (statement.hedged) list.push('hedged');
  if (statement.act && statement.act !== 'assertion') list.push(act_name(statement.act));
  if (statement.copy) list.push('copy');
  return list.map((text) => el('span', { class: 'badge' }, text));
}

function card(number) {
  const statement = statements[number];
  const own = document_of(statement);
  const open = { s: statement.id };
  const speaker = statement.speakers.length ? entity_links(statement.speakers) : el('span', { class: 'name nameless' }, statement.source || 'somebody');
  const also = [
    statement.to.length ? [' to ', entity_links(statement.to)] : null,
    statement.via.length ? [' on ', entity_links(statement.via)] : null,
    statement.according_to.length ? [', according to ', entity_links(statement.according_to)] : null,
  ];
  const subjects = statement.about.length ? statement.about : statement.near;
  return el('article', { class: 'card', id: `c-${statement.id}`, 'aria-label': `${who(statement)}: ${statement.text.slice(0, 80)}` },
    el('p', { class: 'who' }, speaker, ' ', el('span', { class: 'cue' }, statement.cue), also, badges(statement)),
    el('blockquote', { dir: 'auto', class: statement.form, onclick: () => { if (own && !String(getSelection())) go(open); } }, with_hits(statement.text)),
    subjects.length ? el('p', { class: 'about' }, el('span', { class: 'hint' }, statement.about.length ? 'about ' : 'near '), entity_links(subjects)) : null,
    extra(number),
    disputes(statement),
    el('p', { class: 'place' },
      statement.date ? el('time', { datetime: statement.date }, period(statement)) : 'no date',
      own ? [' · ', own.publisher ? `${own.publisher} · ` : '', link(open, { class: 'title' }, el('bdi', {}, own.name))] : null,
      printed(statement)),
    el('p', { class: 'tools' },
      statement.confidence === undefined ? null : el('span', { class: 'sure', title: 'How sure it is that this was found rightly' },
        el('meter', { min: 0, max: 1, low: 0.5, high: 0.8, optimum: 1, value: statement.confidence, 'aria-hidden': 'true' }), el('span', { class: 'hidden' }, 'confidence '), percent(statement.confidence)),
      own ? link(open, { class: 'button', 'aria-label': `Show in the article: ${statement.text.slice(0, 60)}` }, 'In the article') : null,
      el('button', { type: 'button', onclick: () => copy(quotation(statement), 'The quote is copied, with where it stands.') }, 'Copy quote'),
      el('a', { href: `#s=${statement.id}`, class: 'button', onclick: (event) => { event.preventDefault(); copy(location.href.split('#')[0] + `#s=${statement.id}`, 'The link to this statement is copied.'); } }, 'Link')));
}

/** In which papers else a statement is. */
function printed(statement) {
  if (!statement.papers) return null;
  const named = statement.also_in.map((number) => paper(documents[number]) === 'not named' ? documents[number].name : paper(documents[number]));
  const unnamed = statement.papers - 1 - named.length;
  const rest = unnamed > 0 ? counted(unnamed, named.length ? 'other' : 'other paper') : '';
  return el('span', { class: 'papers' }, ' · also in ', el('bdi', {}, [...new Set(named), rest].filter(Boolean).join(', ')));
}

function disputes(statement) {
  const links = (numbers) => numbers.map((number, place) => [place ? ', ' : '', link({ s: statements[number].id }, {}, `${who(statements[number])}: ${statements[number].text.slice(0, 60)}`)]);
  return [
    statement.disputes.length ? el('p', { class: 'about' }, el('span', { class: 'hint' }, 'disputes '), links(statement.disputes)) : null,
    statement.disputed_by.length ? el('p', { class: 'about' }, el('span', { class: 'hint' }, 'disputed by '), links(statement.disputed_by)) : null,
  ];
}

/** What the answer to a question says of a statement that a card does not say anyway. */
const SAID_BY_CARDS = new Set(['speaker', 'statement', 'to', 'according_to', 'form', 'cue', 'date', 'document', 'start', 'end', 'act', 'confidence', 'until', 'path', 'line', 'sentence', 'papers', 'manner', 'negated', 'hedged', 'attitude', 'disputed_by']);
const rows_of = new Map();
if (data.answer) data.answer.behind.forEach((numbers, row) => { if (numbers.length === 1) rows_of.set(numbers[0], row); });

function extra(number) {
  if (!data.answer?.columns.includes('statement') || !rows_of.has(number)) return null;
  const row = data.answer.rows[rows_of.get(number)];
  const told = data.answer.columns.map((column, place) => [column, row[place]]).filter(([column, value]) => !SAID_BY_CARDS.has(column) && value !== null && value !== '');
  return told.length ? el('p', { class: 'about' }, told.map(([column, value], place) => [place ? ' · ' : '', el('span', { class: 'hint' }, column.replaceAll('_', ' '), ' '), cell_text(value)])) : null;
}

/** Links to the pages of a list. */
function pager(total, per_page) {
  const last = Math.max(1, Math.ceil(total / per_page));
  if (last === 1) return null;
  const page = Math.min(+state.page || 1, last);
  const near = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, last])].filter((one) => one >= 1 && one <= last).sort((left, right) => left - right);
  const onfollow = () => { go.to_top = true; };
  return el('nav', { class: 'pager', 'aria-label': 'Pages' },
    page > 1 ? link({ page: String(page - 1) }, { rel: 'prev', onfollow }, '‹ Before') : null,
    near.map((one, place) => [place && one - near[place - 1] > 1 ? el('span', { 'aria-hidden': 'true' }, '…') : null,
      one === page ? el('a', { 'aria-current': 'page' }, one) : link({ page: String(one) }, { 'aria-label': `Page ${one}`, onfollow }, one)]),
    page < last ? link({ page: String(page + 1) }, { rel: 'next', onfollow }, 'Next ›') : null);
}

/** On paper there are no pages to turn: so many are printed one after the other. */
const PRINTED = 1000;
const printing = { is_on: false };

function paged(list, per_page) {
  if (printing.is_on) return list.slice(0, PRINTED);
  const last = Math.max(1, Math.ceil(list.length / per_page));
  const page = Math.min(+state.page || 1, last);
  return list.slice((page - 1) * per_page, page * per_page);
}

function show_cards(found) {
  const order = el('select', { id: 'order', onchange: (event) => go({ sort: event.target.value }) },
    [['', data.answer ? 'as answered' : 'oldest first'], ['-date', 'newest first'], ...data.answer ? [['date', 'oldest first']] : [], ['speaker', 'by speaker'], ['-confidence', 'surest first'], ['confidence', 'least sure first']]
      .map(([value, name]) => el('option', { value }, name)));
  order.value = state.sort;
  const list = sorted(found, state.sort);
  return [
    list.length > 1 ? el('p', { class: 'order' }, el('label', { for: 'order' }, 'Order '), order) : null,
    el('div', { class: 'cards' }, paged(list, PER_PAGE).map(card)),
    pager(list.length, PER_PAGE),
  ];
}
