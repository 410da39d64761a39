// The page as a whole: its head, its views, and what happens when the address changes.

const SHOWN = { cards: show_cards, timeline: show_timeline, matrix: show_matrix, picture: show_picture, table: show_table, answer: () => show_answer() };

function build_head() {
  const speakers = new Set(statements.flatMap((statement) => statement.speakers));
  const articles = new Set(statements.map((statement) => statement.document).filter((own) => own !== undefined));
  const copies = documents.filter((own) => own.copy_of !== undefined).length;
  const made = new Date(about.made);
  put(byId('summary'), [
    counted(statements.filter((statement) => data.answer || !statement.copy).length, 'statement'), counted(speakers.size, 'speaker'), counted(about.question ? articles.size : documents.length, 'article'),
    isNaN(made) ? null : ['made ', el('time', { datetime: about.made }, `${made.getDate()} ${MONTHS[made.getMonth()]} ${made.getFullYear()}, ${made.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`)],
  ].filter(Boolean).flatMap((part, place) => place ? [' · ', part] : [part]), about.notes.length || about.left_out.length ? el('span', { class: 'left-out' }, [...about.notes, ...about.left_out].map((note) => el('span', { class: 'note' }, note))) : null);
  put(byId('provenance'),
    about.question ? el('p', {}, 'The question: ', el('q', {}, about.question), about.before.length ? [', after ', about.before.map((before, place) => [place ? ', ' : '', el('q', {}, before)])] : null) : el('p', {}, 'All statements that were found in these articles.'),
    [...about.notes, ...about.left_out].length ? el('ul', {}, [...about.notes, ...about.left_out].map((note) => el('li', {}, note))) : null,
    el('p', {}, `Shown are statements with a confidence of ${usual('min')} % or more; the filter changes that. What several papers print of one story is shown once, with the papers${copies ? `: ${counted(copies, 'article is a copy', 'articles are copies')} of another` : ''}.`),
    el('p', {}, `Found by ${about.program}, a program, which errs: the article beside each statement tells. Places count characters (Unicode code points) in the article's file. ${about.live ? 'This page asks only the program that made it.' : 'This page is one file, works without a network, and asks nobody anything.'}`),
    about.cypher ? [el('p', {}, 'The query that the question stands for:'), el('pre', {}, about.cypher)] : null);
}

function show_views() {
  const order = VIEWS.answer ? ['answer', ...Object.keys(VIEWS).filter((view) => view !== 'answer')] : Object.keys(VIEWS);
  put(byId('views'), el('ul', {}, order.map((view) => el('li', {}, link({ view, sort: '' }, { 'aria-current': state.view === view ? 'page' : null, 'data-view': view }, VIEWS[view])))));
}

function count_text(found, took) {
  const all = statements.filter((statement) => data.answer || state.copies || !statement.copy).length;
  byId('count').dataset.took = took.toFixed(1);
  const text = found.length === all ? counted(all, 'statement') : `${found.length.toLocaleString('en')} of ${counted(all, 'statement')}`;
  const articles = new Set(found.map((number) => statements[number].document)).size;
  if (!all) return about.problem ? 'There is no answer.' : 'Nothing was found.';
  return found.length ? `${text}, ${counted(articles, 'article')}` : `None of ${counted(all, 'statement')}: take a filter off.`;
}

/** What the view showed last, without the article beside it. */
let shown_before = null;
let count_before = null;

/** Shows what the address says. */
function show() {
  const before = document.activeElement;
  state = read_state(location.hash);
  const key = address({ ...state, s: '' });
  if (key !== shown_before) {
    shown_before = key;
    const { found, counts, took } = select(state);
    const text = count_text(found, took);
    show_filters(counts);
    show_views();
    if (text !== count_before) put(byId('count'), text);
    count_before = text;
    put(byId('view'), SHOWN[state.view](found));
    byId('view').setAttribute('aria-label', VIEWS[state.view]);
    keep_focus(before);
    if (go.to_top) byId('main').scrollIntoView();
    go.to_top = false;
  }
  show_article();
}

/** What had the focus was drawn anew: what stands in its place gets it. */
function keep_focus(before) {
  if (!before || before === document.body || before.isConnected) return;
  const again = before.id ? byId(before.id)
    : before.dataset?.view ? document.querySelector(`#views [data-view="${before.dataset.view}"]`)
      : before.dataset?.column ? document.querySelector(`[data-column="${before.dataset.column}"]`) : null;
  (again || byId('main')).focus({ preventScroll: true });
}

const THEMES = ['light', 'dark'];
function build_theme() {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const button = byId('theme');
  let own = null;
  try { own = localStorage.getItem('whosaid-theme'); } catch { /* pages from disk may keep nothing */ }
  const set = () => {
    const theme = THEMES.includes(own) ? own : system.matches ? 'dark' : 'light';
    document.documentElement.dataset.theme = theme;
    put(button, theme === 'dark' ? 'Light' : 'Dark');
    button.setAttribute('aria-label', theme === 'dark' ? 'Switch to light colours' : 'Switch to dark colours');
    if (picture && !picture.destroyed()) picture.style(picture_style());
  };
  button.addEventListener('click', () => {
    own = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
    try { localStorage.setItem('whosaid-theme', own); } catch { /* as above */ }
    set();
  });
  system.addEventListener('change', set);
  set();
}

/** Prints all that is found, dark on light, whatever the screen shows. */
function build_print() {
  let theme;
  const again = () => { shown_before = null; show(); };
  addEventListener('beforeprint', () => {
    theme = document.documentElement.dataset.theme;
    document.documentElement.dataset.theme = 'light';
    printing.is_on = true;
    again();
  });
  addEventListener('afterprint', () => {
    document.documentElement.dataset.theme = theme;
    printing.is_on = false;
    again();
  });
}

function begin() {
  build_theme();
  build_head();
  build_filters();
  build_article();
  build_ask();
  build_print();
  byId('copy-view').addEventListener('click', () => copy(location.href, 'The link to this view is copied.'));
  byId('print').addEventListener('click', () => window.print());
  document.querySelector('.skip').addEventListener('click', (event) => { event.preventDefault(); byId('main').focus(); byId('main').scrollIntoView(); });
  const filters = byId('filters');
  const roomy = matchMedia('(min-width: 48rem)');
  const fit = () => { filters.open = roomy.matches; };
  roomy.addEventListener('change', fit);
  fit();
  addEventListener('hashchange', show);
  addEventListener('popstate', show);
  show();
}

begin();
