// What is shown, kept in the address: a link leads back to the same view.

/** The filters that are lists of values: of an entity's label, or of what a statement itself has. */
const FACETS = [
  { id: 'person', title: 'Person', label: 'Person' },
  { id: 'organization', title: 'Organisation', label: 'Organization' },
  { id: 'country', title: 'Country', label: 'Country' },
  { id: 'topic', title: 'Topic', label: 'Topic' },
  { id: 'event', title: 'Event', label: 'Event' },
  { id: 'place', title: 'Place', label: 'Place' },
  { id: 'paper', title: 'Paper', of: (statement) => paper(document_of(statement)) },
  { id: 'article', title: 'Article', of: (statement) => document_of(statement)?.path, name: (path) => documents.find((own) => own.path === path)?.name ?? path },
  { id: 'act', title: 'Act', of: (statement) => statement.act || 'unknown', name: act_name },
  { id: 'form', title: 'Form', of: form },
  { id: 'source', title: 'Source', of: (statement) => statement.speakers.length ? 'named' : NAMELESS },
];

const VIEWS = { cards: 'Statements', timeline: 'Timeline', matrix: 'Who on what', picture: 'Picture', table: 'Table' };
const PLAIN = ['view', 'q', 'role', 'from', 'to', 'min', 'copies', 'row', 'sort', 'page', 'columns', 's'];

let first_view = 'cards';
/** What each of these is where the address does not say. */
const usual = (key) => ({
  view: first_view, role: 'either', min: String(Math.round(about.confidence * 100)), page: '1', columns: 'all',
})[key] || '';

function read_state(hash) {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const state = {};
  for (const key of PLAIN) state[key] = parameters.get(key) ?? usual(key);
  for (const facet of FACETS) state[facet.id] = parameters.getAll(facet.id);
  if (!Object.hasOwn(VIEWS, state.view)) state.view = first_view;
  if (!Object.hasOwn(ROLES, state.role)) state.role = 'either';
  return state;
}

function address(state) {
  const parameters = new URLSearchParams();
  for (const key of PLAIN) if (state[key] !== usual(key) && state[key] !== undefined) parameters.set(key, state[key]);
  for (const facet of FACETS) for (const value of state[facet.id] || []) parameters.append(facet.id, value);
  return '#' + parameters;
}

let state;

/** The address of what is shown now, with some of it changed; a change of filters begins at the first page. */
function changed(change) {
  const next = { ...state, ...change };
  const keeps_page = Object.keys(change).every((key) => key === 's' || key === 'page');
  if (!keeps_page) next.page = '1';
  return address(next);
}

/** Shows something else: as a new step of the history, or in the place of the last. */
function go(change, replace) {
  const hash = changed(change);
  if (hash === address(state)) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', hash);
  show();
}

/** A link that leads to the view after a change. */
const link = (change, attributes, ...children) => el('a', {
  href: changed(change),
  ...attributes,
  onclick: (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    attributes?.onfollow?.(event);
    go(change);
  },
}, ...children);

/** A change that has `value` in a filter, and loses it if it is there already. */
const toggled = (id, value) => ({
  [id]: state[id].includes(value) ? state[id].filter((own) => own !== value) : [...state[id], value],
});

const facet_of = (entity) => FACETS.find((facet) => facet.label === entity.label);

function entity_link(number) {
  const entity = entities[number];
  const facet = facet_of(entity);
  if (!facet) return el('bdi', { class: 'name' }, entity.name);
  const title = [entity.label, entity.role].filter(Boolean).join(', ');
  return link({ [facet.id]: [entity.key], s: '' }, { class: `name ${entity.label}`, title: `Only ${entity.name} (${title})` }, el('bdi', {}, entity.name));
}

const entity_links = (numbers) => numbers.flatMap((number, place) => place ? [', ', entity_link(number)] : [entity_link(number)]);
