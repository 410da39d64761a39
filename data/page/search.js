// Which statements are wanted: one pass over all, which also counts what each filter would leave.

/** Small letters without diacritics, and one kind of apostrophe. */
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'").toLowerCase();

/** For each statement the folded words that can be found; made once, when first needed. */
let haystacks;
function haystack(number) {
  haystacks ||= statements.map((statement) => {
    const own = document_of(statement);
    const around = [...statement.by_role.either].map((entity) => [entities[entity].name, ...entities[entity].aliases || []]);
    return fold([' ', statement.text, statement.source, statement.cue, own?.title, own?.publisher, own?.path, ...around.flat()].join(' '))
      .replace(/[^\p{L}\p{N}']+/gu, ' ') + ' ';
  });
  return haystacks[number];
}

/** The words and "phrases" of a search: each has to begin a word of the statement. */
function terms(text) {
  const found = fold(text).match(/"[^"]+"|\S+/g) || [];
  return found.map((term) => term.replace(/[^\p{L}\p{N}']+/gu, ' ').trim()).filter(Boolean)
    // Where words are not parted by spaces, one may begin anywhere.
    .map((term) => /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/.test(term) ? term : ' ' + term);
}

/** For each filter the numbers of the values that each statement has, and the values' names. */
const columns = FACETS.map((facet) => {
  if (facet.label) return { facet };
  const numbers = new Map();
  const values = [];
  const of = statements.map((statement) => {
    const value = facet.of(statement);
    if (value === undefined) return [];
    if (!numbers.has(value)) numbers.set(value, values.push(value) - 1);
    return [numbers.get(value)];
  });
  return { facet, numbers, values, of };
});
/** For each entity the place of the filter that it belongs to. */
const place_of_entity = entities.map((entity) => FACETS.findIndex((facet) => facet.label === entity.label));
/**
 * For each role and filter, the values of all statements one after the other, and where those of each begin: ten
 * thousand small lists would take longer to walk than to count.
 */
const by_role_and_facet = {};
for (const role of Object.keys(ROLES)) {
  by_role_and_facet[role] = columns.map((column, place) => {
    const starts = new Uint32Array(statements.length + 1);
    const values = [];
    statements.forEach((statement, number) => {
      if (column.of) values.push(...column.of[number]);
      else for (const entity of statement.by_role[role]) if (place_of_entity[entity] === place) values.push(entity);
      starts[number + 1] = values.length;
    });
    return { starts, values: Uint32Array.from(values) };
  });
}

function has_any({ starts, values }, number, wanted) {
  for (let place = starts[number]; place < starts[number + 1]; place++) if (wanted.has(values[place])) return true;
  return false;
}

function chosen(column, values) {
  const numbers = column.facet.label ? by_key : column.numbers;
  return new Set(values.map((value) => numbers.get(value) ?? -1));
}

/** Whether what needs no counting lets a statement through. */
function gate(state) {
  const wanted = terms(state.q);
  const least = (parseFloat(state.min) || 0) / 100 - 1e-9;
  const row = state.row && data.answer ? new Set(data.answer.behind[state.row - 1] || []) : null;
  return (statement, number) => (state.copies || !statement.copy || data.answer)
    && (statement.confidence ?? 1) >= least
    && (!state.from || (statement.date && (statement.until || statement.date) >= state.from))
    && (!state.to || (statement.date && statement.date <= state.to))
    && (!row || row.has(number))
    && wanted.every((term) => haystack(number).includes(term));
}

/** The numbers of the statements that are wanted, and for each filter how many each of its values would leave. */
function select(state) {
  const began = performance.now();
  const passes = gate(state);
  const lists = by_role_and_facet[state.role];
  const picks = columns.map((column) => state[column.facet.id].length ? chosen(column, state[column.facet.id]) : null);
  const counts = columns.map((column) => new Uint32Array(column.facet.label ? entities.length : column.values.length));
  const found = [];
  statements.forEach((statement, number) => {
    if (!passes(statement, number)) return;
    let failed = -1;
    for (let place = 0; place < picks.length; place++) {
      if (!picks[place] || has_any(lists[place], number, picks[place])) continue;
      if (failed >= 0) return;
      failed = place;
    }
    if (failed < 0) found.push(number);
    for (let place = failed < 0 ? 0 : failed; place < (failed < 0 ? counts.length : failed + 1); place++) {
      const { starts, values } = lists[place];
      for (let one = starts[number]; one < starts[number + 1]; one++) counts[place][values[one]]++;
    }
  });
  return { found, counts, took: performance.now() - began };
}

const value_key = (column, value) => column.facet.label ? entities[value].key : column.values[value];
const value_name = (column, value) => column.facet.label ? entities[value].key
  : column.facet.name ? column.facet.name(column.values[value]) : column.values[value];

/** What a statement is ordered by. */
const ORDERS = {
  speaker: who, statement: (one) => one.text, about: (one) => names(one.about), to: (one) => names(one.to),
  date: (one) => one.date || '', paper: (one) => paper(document_of(one)) || '', article: (one) => document_of(one)?.name || '',
  act: (one) => one.act || '', form, confidence: (one) => one.confidence ?? 1,
};

function sorted(found, order) {
  const is_reverse = order.startsWith('-');
  const name = order.replace('-', '');
  if (!Object.hasOwn(ORDERS, name)) return found;
  const key = ORDERS[name];
  const keyed = found.map((number) => [key(statements[number]), number]);
  const compare = typeof keyed[0]?.[0] === 'number' ? (left, right) => left - right : new Intl.Collator('en', { numeric: true }).compare;
  keyed.sort((left, right) => (is_reverse ? -1 : 1) * compare(left[0], right[0]) || left[1] - right[1]);
  return keyed.map(([, number]) => number);
}
