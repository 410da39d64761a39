// The rows of an answer that are no statements: numbers, names, pairs. Each leads to the statements behind it.

const is_of_statements = !data.answer || data.answer.columns.includes('statement');
if (data.answer && !is_of_statements) {
  VIEWS.answer = 'Answer';
  first_view = 'answer';
}

const is_number = (value) => typeof value === 'number';

/** The rows in the order that is asked for, each with its number. */
function answer_rows() {
  const { columns: heads, rows } = data.answer;
  const numbered = rows.map((row, place) => ({ row, number: place + 1 }));
  const column = heads.findIndex((_, place) => state.sort === `column-${place}` || state.sort === `-column-${place}`);
  if (column < 0) return numbered;
  const collator = new Intl.Collator('en', { numeric: true });
  const by = state.sort.startsWith('-') ? -1 : 1;
  const compare = (left, right) => is_number(left) && is_number(right) ? left - right : collator.compare(cell_text(left), cell_text(right));
  return numbered.sort((left, right) => by * compare(left.row[column], right.row[column]) || left.number - right.number);
}

function show_answer() {
  const { columns: heads, rows, behind } = data.answer;
  const greatest = heads.map((_, place) => rows.length > 1 && rows.every((row) => is_number(row[place]) && row[place] >= 0) && rows.some((row, number) => row[place] !== number + 1) ? Math.max(...rows.map((row) => row[place])) : 0);
  const has_behind = behind.some((numbers) => numbers.length);
  const list = answer_rows();
  const shown = paged(list, ROWS).map(({ row, number }) => el('tr', {},
    el('th', { scope: 'row', class: 'count' }, number),
    row.map((value, place) => el('td', { 'data-title': heads[place], class: is_number(value) ? 'amount' : '', dir: 'auto' },
      greatest[place] ? el('span', { class: 'share', vars: { share: (value / greatest[place]).toFixed(3) } }) : null,
      by_key.has(value) ? entity_link(by_key.get(value)) : cell_text(value))),
    has_behind ? el('td', {}, behind[number - 1]?.length ? link({ row: String(number), view: 'cards' }, { class: 'button' }, counted(behind[number - 1].length, 'statement')) : '') : null));
  return [
    el('p', { class: 'order' }, order_choice(heads.map((head, place) => [`column-${place}`, head.replaceAll('_', ' ')])), save_button(() => csv(heads, list.map(({ row }) => row)))),
    el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'The answer' }, el('table', { class: 'list answer' },
      el('caption', { class: 'hidden' }, about.title),
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, el('span', { class: 'hidden' }, 'Number')), heads.map((head, place) => sort_head(`column-${place}`, head.replaceAll('_', ' '))), has_behind ? el('th', { scope: 'col' }, 'Behind it') : null)),
      el('tbody', {}, shown))),
    pager(list.length, ROWS),
  ];
}
