// An article with what is said in it: source, cue and content of one statement, and where the others stand.

const PARTS = ['source', 'cue', 'content'];

/** Where each code point of a text begins in it as JavaScript counts. */
function code_points(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (place) => place;
  const places = [];
  let place = 0;
  for (const letter of text) { places.push(place); place += letter.length; }
  places.push(place);
  return (number) => places[Math.max(0, Math.min(number, places.length - 1))];
}

/** Marks of a passage: from, to, which part, of which statement; what comes later is drawn over what comes before. */
function marks_of(passage, own, chosen) {
  const [begin, text] = passage;
  const at = code_points(text);
  const marks = [];
  const mark = (spans, part, statement) => {
    for (let place = 0; place + 1 < spans.length; place += 2) {
      const [from, to] = [at(spans[place] - begin), at(spans[place + 1] - begin)];
      if (to > 0 && from < text.length && from < to) marks.push({ from: Math.max(0, from), to, part, statement });
    }
  };
  for (const number of own.said) if (statements[number] !== chosen) mark(content_of(statements[number]), 'other', number);
  if (chosen) {
    mark(content_of(chosen), 'content', chosen.number);
    mark(chosen.spans[0], 'source', chosen.number);
    mark(chosen.spans[1], 'cue', chosen.number);
  }
  return marks;
}

const content_of = (statement) => statement.spans[2].length ? statement.spans[2] : statement.start === undefined ? [] : [statement.start, statement.end];

/** A stretch of text as the last of the marks that hold it. */
function stretch(text, mark, before) {
  if (!mark) return text;
  if (mark.part === 'other') {
    const statement = statements[mark.statement];
    return el('span', { class: 'other', title: `${who(statement)} ${statement.cue || ''}`, onclick: () => go({ s: statement.id }) }, text);
  }
  // Colours say nothing to those who listen.
  const start = before !== mark ? el('span', { class: 'hidden' }, `[${mark.part}: `) : null;
  return el('mark', { class: mark.part }, start, text);
}

function paragraph(text, offset, marks) {
  const inside = marks.filter((mark) => mark.from < offset + text.length && mark.to > offset);
  const cuts = new Set([0, text.length]);
  for (const mark of inside) for (const place of [mark.from, mark.to]) if (place > offset && place < offset + text.length) cuts.add(place - offset);
  const places = [...cuts].sort((left, right) => left - right);
  const out = [];
  let before = null;
  for (let place = 0; place + 1 < places.length; place++) {
    const [from, to] = [places[place], places[place + 1]];
    const last = inside.findLast((mark) => mark.from <= from + offset && mark.to >= to + offset) || null;
    out.push(stretch(text.slice(from, to), last, before));
    before = last;
  }
  return el('p', { dir: 'auto' }, out);
}

function passage_elements(passage, own, chosen) {
  const [, text] = passage;
  const marks = marks_of(passage, own, chosen);
  const elements = [];
  let offset = 0;
  for (const piece of text.split(/(\r?\n[ \t]*(?:\r?\n)+)/)) {
    if (piece.trim()) elements.push(paragraph(piece, offset, marks));
    offset += piece.length;
  }
  return elements;
}

function facts_of(statement) {
  const words = (spans, own) => spans.length ? own : null;
  const fact = (name, kind, ...value) => value.flat(9).some(Boolean) ? [el('dt', {}, kind ? el('mark', { class: kind }, name) : name), el('dd', { dir: 'auto' }, value)] : null;
  return el('dl', { class: 'facts' },
    fact('Speaker', '', entity_links(statement.speakers)),
    fact('Source', 'source', words(statement.spans[0], statement.source) || statement.source),
    fact('Cue', 'cue', statement.cue),
    fact('Content', 'content', statement.text),
    fact('To', '', entity_links(statement.to)),
    fact('According to', '', entity_links(statement.according_to)),
    fact('About', '', entity_links(statement.about)),
    fact('Said', '', period(statement)),
    fact('Kind', '', [act_name(statement.act), form(statement), statement.negated && 'not said', statement.hedged && 'hedged'].filter(Boolean).join(', ')),
    fact('Confidence', '', percent(statement.confidence)),
    fact('Place', '', statement.start === undefined ? '' : `characters ${statement.start}–${statement.end}${statement.line ? `, line ${statement.line}` : ''}`));
}

function article_view(statement) {
  const own = document_of(statement) || { name: 'no article', path: '', passages: [[statement.start || 0, statement.text]], said: [statement.number], whole: true };
  const place = own.said.indexOf(statement.number);
  const step = (by, text) => {
    const next = statements[own.said[place + by]];
    return el('button', { type: 'button', disabled: !next, onclick: () => go({ s: next.id }, true) }, text);
  };
  const first = own.copy_of === undefined ? null : documents[own.copy_of];
  return [
    el('p', { class: 'tools steps' },
      step(-1, '‹ Before'), step(1, 'Next ›'), el('span', { class: 'hint' }, `statement ${place + 1} of ${own.said.length} here`),
      el('button', { type: 'button', class: 'close', onclick: close_article }, 'Close')),
    el('header', {},
      el('h2', { id: 'article-title', tabindex: -1, dir: 'auto' }, own.name),
      el('p', { class: 'place' }, [own.publisher, day(own.date), own.path].filter(Boolean).join(' · ')),
      first ? el('p', { class: 'place' }, 'The same story as “', el('bdi', {}, first.name), '”') : null,
      el('p', { class: 'tools' },
        el('button', { type: 'button', onclick: () => copy(quotation(statement), 'The quote is copied, with where it stands.') }, 'Copy quote'),
        el('button', { type: 'button', onclick: () => copy(location.href, 'The link to this is copied.') }, 'Copy link'),
        own.path ? link({ article: [own.path], s: '', view: 'cards' }, { class: 'button' }, 'Only this article') : null)),
    facts_of(statement),
    own.whole ? null : el('p', { class: 'notice' }, 'The article itself was not there when this page was made: these are the paragraphs in which something is said.'),
    el('div', { class: 'text' }, own.passages.map((passage, number) => [number ? el('p', { class: 'gap' }, '…') : null, passage_elements(passage, own, statement)])),
  ];
}

const is_wide = matchMedia('(min-width: 70rem)');
/** What had the focus before the article was opened. */
let opener = null;

function close_article() {
  go({ s: '' });
}

function show_article() {
  const dialog = byId('article');
  const statement = by_id.get(state.s);
  byId('layout').classList.toggle('reading', Boolean(statement));
  document.querySelectorAll('.card.open').forEach((open) => open.classList.remove('open'));
  if (!statement) {
    if (state.s) say('There is no such statement on this page.');
    if (!dialog.open) return;
    dialog.close();
    put(dialog);
    const back = opener && (byId(opener.card)?.querySelector('a.button') || (opener.element.isConnected && opener.element));
    (back || byId('main')).focus();
    opener = null;
    return;
  }
  if (!dialog.open) {
    const element = document.activeElement;
    opener = { element, card: element?.closest?.('.card')?.id };
  }
  byId(`c-${statement.id}`)?.classList.add('open');
  put(dialog, article_view(statement));
  if (!dialog.open) {
    if (is_wide.matches) dialog.show();
    else dialog.showModal();
  }
  byId('article-title').focus({ preventScroll: true });
  dialog.scrollTop = 0;
  const mark = dialog.querySelector('.text mark.content') || dialog.querySelector('.text mark');
  if (mark) {
    const room = dialog.getBoundingClientRect();
    dialog.scrollTop += mark.getBoundingClientRect().top - room.top - room.height / 3;
  }
}

function build_article() {
  const dialog = byId('article');
  dialog.addEventListener('cancel', (event) => { event.preventDefault(); close_article(); });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && dialog.open && !event.target.closest?.('#filters, #ask')) close_article();
  });
  is_wide.addEventListener('change', () => {
    if (!dialog.open) return;
    dialog.close();
    if (is_wide.matches) dialog.show();
    else dialog.showModal();
  });
}
