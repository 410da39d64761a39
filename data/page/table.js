// Statements, or the rows of an answer, as a table that can be sorted and saved.

const ROWS = 100;

const TABLE = [
  ['speaker', 'Speaker', who], ['statement', 'Statement', (one) => one.text], ['about', 'About', (one) => names(one.about)],
  ['to', 'To', (one) => names(one.to)], ['date', 'Date', (one) => one.date || ''], ['paper', 'Paper', (one) => document_of(one)?.publisher || ''],
  ['article', 'Article', (one) => document_of(one)?.name || ''], ['act', 'Act', (one) => one.act || ''], ['confidence', 'Confidence', (one) => one.confidence],
];
/** What the file has besides. */
const MORE = [
  ['according_to', (one) => names(one.according_to)], ['source', (one) => one.source || ''], ['cue', (one) => one.cue || ''], ['form', form],
  ['until', (one) => one.until || ''], ['negated', (one) => one.negated], ['hedged', (one) => one.hedged], ['path', (one) => document_of(one)?.path || ''],
  ['start', (one) => one.start], ['end', (one) => one.end], ['line', (one) => one.line], ['papers', (one) => one.papers], ['id', (one) => one.id],
];

/** A cell of a file: text that a spreadsheet would take for a formula has an apostrophe before it. */
function csv_cell(value) {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  let text = visible(cell_text(value));
  if (/^ *[=+\-@\t\r\n＝＋－＠]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const csv = (head, rows) => [head, ...rows].map((row) => row.map(csv_cell).join(',') + '\r\n').join('');

function file_name(ending) {
  const name = fold(about.title).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60);
  return `${name || 'answer'}.${ending}`;
}

/** A value of an answer in words. */
function cell_text(value) {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cell_text).join(', ');
  if (typeof value !== 'object') return String(value);
  const own = value._value?._properties || value._value || value;
  return own.name || own.title || own.text || JSON.stringify(value);
}

/** The head of a column, which sorts by it. */
function sort_head(id, title) {
  const order = state.sort === id ? 'ascending' : state.sort === `-${id}` ? 'descending' : null;
  const next = order === 'ascending' ? `-${id}` : order === 'descending' ? '' : id;
  return el('th', { scope: 'col', 'aria-sort': order }, link({ sort: next }, { class: 'sort', 'data-column': id }, title, el('span', { 'aria-hidden': 'true' }, order === 'ascending' ? ' ↑' : order === 'descending' ? ' ↓' : '')));
}

/** The order as a choice, for screens on which a table has no head. */
function order_choice(columns) {
  const choice = el('select', { id: 'table-order', onchange: (event) => go({ sort: event.target.value }) },
    el('option', { value: '' }, 'as it is'), columns.flatMap(([id, title]) => [el('option', { value: id }, `${title} ↑`), el('option', { value: `-${id}` }, `${title} ↓`)]));
  choice.value = state.sort;
  return el('span', { class: 'narrow' }, el('label', { for: 'table-order' }, 'Order '), choice);
}

const save_button = (make) => el('button', { type: 'button', id: 'save-csv', onclick: () => { download(file_name('csv'), 'text/csv;charset=utf-8', '\ufeff' + make()); say('Saved as CSV.'); } }, 'Save as CSV');

function statements_csv(list) {
  const all = [...TABLE.map(([name, , of]) => [name, of]), ...MORE];
  return csv(all.map(([name]) => name), list.map((number) => all.map(([, of]) => of(statements[number]))));
}

function show_table(found) {
  const list = sorted(found, state.sort);
  const rows = paged(list, ROWS).map((number) => {
    const statement = statements[number];
    return el('tr', {}, TABLE.map(([id, title, of]) => {
      const value = of(statement);
      if (id === 'statement') return el('td', { 'data-title': title, class: 'words', dir: 'auto' }, link({ s: statement.id }, {}, with_hits(value)));
      return el('td', { 'data-title': title, dir: 'auto', class: id }, id === 'confidence' ? percent(value) : value);
    }));
  });
  return [
    el('p', { class: 'order' }, order_choice(TABLE), save_button(() => statements_csv(list)), el('span', { class: 'hint' }, ` ${counted(list.length, 'row')} with all columns`)),
    el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'Table of statements' },
      el('table', { class: 'list' }, el('caption', { class: 'hidden' }, 'Statements'), el('thead', {}, el('tr', {}, TABLE.map(([id, title]) => sort_head(id, title)))), el('tbody', {}, rows))),
    pager(list.length, ROWS),
  ];
}
