// When it was said: bars of days, months or years, which narrow the time.

function unit_of(first, last) {
  const days = (new Date(last) - new Date(first)) / 864e5;
  return days <= 62 ? 10 : days <= 366 * 6 ? 7 : 4;
}

/** All units from the first to the last, also those in which nothing was said. */
function units(first, last, length) {
  const all = [];
  const date = new Date(first.padEnd(10, '-01').slice(0, 10) + 'T00:00:00Z');
  while (all.length < 400) {
    const unit = date.toISOString().slice(0, length);
    if (unit > last.slice(0, length)) break;
    all.push(unit);
    if (length === 10) date.setUTCDate(date.getUTCDate() + 1);
    else if (length === 7) date.setUTCMonth(date.getUTCMonth() + 1, 1);
    else date.setUTCFullYear(date.getUTCFullYear() + 1, 0, 1);
  }
  return all;
}

function last_day(unit) {
  if (unit.length === 10) return unit;
  if (unit.length === 4) return `${unit}-12-31`;
  const [year, month] = unit.split('-');
  return new Date(Date.UTC(+year, +month, 0)).toISOString().slice(0, 10);
}

const unit_name = (unit) => unit.length === 10 ? day(unit) : unit.length === 7 ? `${MONTHS[unit.slice(5) - 1]} ${unit.slice(0, 4)}` : unit;

function show_timeline(found) {
  const dated = sorted(found.filter((number) => /^\d{4}-\d\d-\d\d$/.test(statements[number].date || '')), 'date');
  const undated = found.length - dated.length;
  if (!dated.length) return el('p', { class: 'notice' }, 'None of these statements has a date.');
  const [first, last] = [dated[0], dated[dated.length - 1]].map((number) => statements[number].date);
  const length = unit_of(first, last);
  const counts = new Map();
  for (const number of dated) {
    const unit = statements[number].date.slice(0, length);
    counts.set(unit, (counts.get(unit) || 0) + 1);
  }
  const most = Math.max(...counts.values());
  let all = units(first.slice(0, length) === first ? first : first.slice(0, length) + (length === 7 ? '-01' : '-01-01'), last, length);
  const is_sparse = all.length > 150;
  if (is_sparse) all = [...counts.keys()];
  const bars = all.map((unit) => {
    const count = counts.get(unit) || 0;
    if (!count) return el('li', { class: 'bar none' }, el('span', { class: 'tick' }, ''));
    const change = { from: length === 10 ? unit : unit + (length === 7 ? '-01' : '-01-01'), to: last_day(unit) };
    return el('li', { class: 'bar' }, link(change, { 'aria-label': `${unit_name(unit)}: ${counted(count, 'statement')}`, title: `${unit_name(unit)}: ${counted(count, 'statement')}`, vars: { height: (count / most).toFixed(3) } }));
  });
  let before = '';
  const entries = paged(dated, PER_PAGE * 2).map((number) => {
    const statement = statements[number];
    const time = period(statement);
    const head = time !== before ? el('h3', {}, time) : null;
    before = time;
    return [head, el('p', { class: 'line', id: `c-${statement.id}` }, entity_links(statement.speakers), statement.speakers.length ? '' : statement.source || 'somebody', ' ', el('span', { class: 'cue' }, statement.cue), ' ', link({ s: statement.id }, { class: 'words' }, el('bdi', {}, with_hits(statement.text))))];
  });
  return [
    el('figure', { class: 'timeline' },
      el('figcaption', {}, `${counted(dated.length, 'statement')} by ${{ 10: 'day', 7: 'month', 4: 'year' }[length]}, ${unit_name(all[0])} to ${unit_name(all[all.length - 1])}${undated ? `; ${undated.toLocaleString('en')} without a date` : ''}${is_sparse ? '; years of which nothing is told are left out' : ''}. A bar narrows the time to itself.`),
      el('ol', { class: 'bars', tabindex: 0, 'aria-label': 'Statements over time' }, bars)),
    state.from || state.to ? el('p', {}, link({ from: '', to: '' }, { class: 'button' }, 'All of the time')) : null,
    el('div', { class: 'lines' }, entries),
    pager(dated.length, PER_PAGE * 2),
  ];
}
