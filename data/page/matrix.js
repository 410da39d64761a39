// Who talks about what: speakers in rows, what they speak of in columns.

const MOST_ROWS = 20;
const MOST_COLUMNS = 12;
const KINDS = { all: 'all', Topic: 'topics', Country: 'countries', Person: 'people', Organization: 'organisations', Event: 'events', Place: 'places' };

function most(counts, number) {
  return [...counts].sort((left, right) => right[1] - left[1] || left[0] - right[0]).slice(0, number).map(([value]) => value);
}

function tally(found) {
  const [speakers, subjects, pairs] = [new Map(), new Map(), new Map()];
  const count = (map, key) => map.set(key, (map.get(key) || 0) + 1);
  for (const number of found) {
    const { speakers: own, about: spoken } = statements[number];
    const wanted = spoken.filter((entity) => state.columns === 'all' || entities[entity].label === state.columns);
    if (!wanted.length) continue;
    for (const speaker of own) count(speakers, speaker);
    for (const subject of wanted) if (own.length) count(subjects, subject);
    for (const speaker of own) for (const subject of wanted) count(pairs, speaker * entities.length + subject);
  }
  return { speakers, subjects, pairs };
}

function show_matrix(found) {
  const { speakers, subjects, pairs } = tally(found);
  const columns_shown = most(subjects, MOST_COLUMNS);
  const rows = most(speakers, MOST_ROWS);
  const pair = (row, column) => pairs.get(row * entities.length + column) || 0;
  const greatest = Math.max(1, ...rows.flatMap((row) => columns_shown.map((column) => pair(row, column))));
  const choice = el('select', { id: 'columns', onchange: (event) => go({ columns: event.target.value }) }, Object.entries(KINDS).map(([value, name]) => el('option', { value }, name)));
  choice.value = state.columns;
  // Where both would stand in one filter, that would show what either of them has to do with: no link then.
  const cell = (row, column) => {
    const count = pair(row, column);
    if (!count) return el('td', { class: 'none' }, el('span', { class: 'hidden' }, '0'));
    const [speaker, subject] = [entities[row], entities[column]];
    const [one, other] = [facet_of(speaker), facet_of(subject)];
    const label = `${speaker.name} on ${subject.name}: ${counted(count, 'statement')}`;
    if (!one || !other || one === other) return el('td', { title: label, vars: { share: (count / greatest).toFixed(3) } }, count);
    return el('td', { vars: { share: (count / greatest).toFixed(3) } }, link({ view: 'cards', role: 'either', [one.id]: [speaker.key], [other.id]: [subject.key] }, { 'aria-label': label, title: label }, count));
  };
  return [
    el('p', { class: 'order' }, el('label', { for: 'columns' }, 'Spoken of: '), choice, ' ', save_button(() => csv(['speaker', ...columns_shown.map((column) => entities[column].name)], rows.map((row) => [entities[row].name, ...columns_shown.map((column) => pair(row, column))])))),
    rows.length ? el('p', { class: 'hint' }, `Statements by speaker and by what they are about${speakers.size > rows.length || subjects.size > columns_shown.length ? `: the ${rows.length} who speak most of ${speakers.size.toLocaleString('en')}, and ${columns_shown.length} of ${subjects.size.toLocaleString('en')} subjects` : ''}. A number leads to its statements.`) : null,
    rows.length ? el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'Who on what' }, el('table', { class: 'matrix' },
      el('caption', { class: 'hidden' }, 'Who speaks about what'),
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Speaker'), columns_shown.map((column) => el('th', { scope: 'col' }, el('span', {}, entity_link(column)))), el('th', { scope: 'col' }, el('span', {}, 'all')))),
      el('tbody', {}, rows.map((row) => el('tr', {}, el('th', { scope: 'row' }, entity_link(row)), columns_shown.map((column) => cell(row, column)), el('td', { class: 'sum' }, speakers.get(row))))))) : el('p', { class: 'notice' }, 'None of these statements has both a speaker and something that it is about.'),
  ];
}
