// The filters beside the statements, and the chips that say which are on.

/** So many values of a filter are listed before one is looked for. */
const LISTED = 7;

const parts = {};

function build_filters() {
  const form = byId('filter-form');
  form.addEventListener('submit', (event) => event.preventDefault());
  parts.q = el('input', { type: 'search', id: 'q', placeholder: 'Words, "a phrase", a name', autocomplete: 'off', oninput: (event) => go({ q: event.target.value }, true) });
  parts.role = el('select', { id: 'role', onchange: (event) => go({ role: event.target.value }) },
    Object.entries(ROLES).map(([value, name]) => el('option', { value }, name)));
  for (const [key, title] of [['from', 'From'], ['to', 'To']]) {
    parts[key] = el('input', { type: 'date', id: key, 'aria-label': title === 'From' ? 'Said on this day or later' : 'Said on this day or before', onchange: (event) => go({ [key]: event.target.value }) });
  }
  parts.min = el('input', { type: 'range', id: 'min', min: 0, max: 100, step: 5, 'aria-describedby': 'min-said', oninput: (event) => go({ min: event.target.value }, true) });
  parts.min_said = el('output', { id: 'min-said', for: 'min' });
  parts.copies = el('input', { type: 'checkbox', id: 'copies', onchange: (event) => go({ copies: event.target.checked ? '1' : '' }) });
  parts.facets = columns.map(build_facet);
  const copies = !data.answer && statements.some((statement) => statement.copy);
  put(form,
    el('div', { class: 'field' }, el('label', { for: 'q' }, 'Search'), parts.q),
    el('div', { class: 'field' }, el('label', { for: 'role' }, 'Who or what is chosen'), parts.role),
    parts.facets.slice(0, 6).map((facet) => facet.box),
    el('fieldset', {}, el('legend', {}, 'Time'), el('div', { class: 'times dates' }, el('label', { for: 'from' }, 'from'), parts.from, el('label', { for: 'to' }, 'to'), parts.to)),
    el('div', { class: 'field' }, el('label', { for: 'min' }, 'Confidence'), el('div', { class: 'times' }, parts.min, parts.min_said)),
    parts.facets.slice(6).map((facet) => facet.box),
    copies ? el('label', { class: 'option' }, parts.copies, ' Show copies, too') : null,
  );
}

function build_facet(column) {
  const { id, title } = column.facet;
  const list = el('ul', {});
  const find = el('input', { type: 'search', placeholder: `Find ${/^[aeiou]/i.test(title) ? 'an' : 'a'} ${title.toLowerCase()}`, 'aria-label': `Find: ${title}`, autocomplete: 'off', oninput: () => show_facet(facet) });
  const box = el('fieldset', { class: 'facet', id: `facet-${id}` }, el('legend', {}, title), find, list);
  const facet = { column, list, find, box };
  return facet;
}

/** Lists the values that most of the statements have, those that are chosen first. */
function show_facet(facet, counts = facet.counts) {
  const { column, find, list, box } = facet;
  const { id } = column.facet;
  facet.counts = counts;
  const picked = state[id];
  const values = [];
  counts.forEach((count, value) => { if (count) values.push({ key: value_key(column, value), name: value_name(column, value), value, count }); });
  for (const key of picked) {
    if (!values.some((one) => one.key === key)) values.push({ key, name: key, count: 0 });
  }
  const wanted = fold(find.value.trim());
  const is_picked = (one) => picked.includes(one.key);
  const matches = wanted ? values.filter((one) => is_picked(one) || fold([one.name, ...entities[one.value]?.aliases || []].join(' ')).includes(wanted)) : values;
  matches.sort((left, right) => is_picked(right) - is_picked(left) || right.count - left.count || (left.name < right.name ? -1 : 1));
  const shown = matches.slice(0, Math.max(wanted ? 12 : LISTED, picked.length));
  const focused = list.contains(document.activeElement) ? document.activeElement.value : null;
  put(list, shown.map((one) => {
    const check = el('input', { type: 'checkbox', checked: is_picked(one), value: one.key, onchange: () => go(toggled(id, one.key)) });
    return el('li', {}, el('label', {}, check, el('bdi', { class: 'value' }, one.name), el('span', { class: 'number' }, el('span', { class: 'hidden' }, ', '), one.count.toLocaleString('en'))));
  }), matches.length > shown.length ? el('li', { class: 'more' }, `${(matches.length - shown.length).toLocaleString('en')} more: write a part of the name`) : null);
  if (focused !== null) [...list.querySelectorAll('input')].find((input) => input.value === focused)?.focus();
  find.hidden = values.length <= LISTED && !find.value;
  box.hidden = values.length === 0 || (values.length === 1 && !picked.length);
}

function show_filters(counts) {
  if (parts.q.value !== state.q) parts.q.value = state.q;
  parts.role.value = state.role;
  parts.from.value = state.from;
  parts.to.value = state.to;
  parts.min.value = state.min;
  put(parts.min_said, `${state.min} % or more`);
  parts.copies.checked = Boolean(state.copies);
  parts.facets.forEach((facet, place) => show_facet(facet, counts[place]));
  show_chips();
}

/** What is on, each with a way to take it off. */
function show_chips() {
  const chips = [];
  const chip = (text, change) => chips.push(el('li', {}, link(change, { class: 'chip', 'aria-label': `Take off: ${text}` }, text, el('span', { 'aria-hidden': 'true' }, ' ×'))));
  if (state.q.trim()) chip(`“${state.q.trim()}”`, { q: '' });
  columns.forEach((column) => {
    const { id, title, name } = column.facet;
    const role = column.facet.label && column.facet.label !== 'Topic' && state.role !== 'either' ? ` ${ROLES[state.role]}` : '';
    for (const value of state[id]) chip(`${title}: ${name ? name(value) : value}${role}`, toggled(id, value));
  });
  if (state.from) chip(`from ${day(state.from)}`, { from: '' });
  if (state.to) chip(`to ${day(state.to)}`, { to: '' });
  if (state.min !== usual('min')) chip(`confidence ${state.min} % or more`, { min: usual('min') });
  if (state.row) chip(`row ${state.row} of the answer`, { row: '' });
  const all = { q: '', from: '', to: '', min: usual('min'), row: '', copies: '' };
  for (const facet of FACETS) all[facet.id] = [];
  if (chips.length > 1) chips.push(el('li', {}, link(all, { class: 'chip all' }, 'Take off all')));
  put(byId('chips'), chips.length ? el('ul', { 'aria-label': 'Filters that are on' }, chips) : null);
  put(byId('filters-on'), chips.length ? `(${Math.max(1, chips.length - (chips.length > 1))} on)` : '');
}
