// The box for questions, where a server made the page.

/** So many of the questions before are told to the server: `and Xi?` goes on with them. */
const TOLD = 3;

function build_ask() {
  if (about.problem) byId('ask').after(el('pre', { class: 'problem', role: 'alert' }, about.problem));
  if (!about.live) return;
  const form = byId('ask');
  form.hidden = false;
  form.setAttribute('action', '/');
  const box = el('input', { type: 'text', name: 'q', id: 'ask-q', value: about.question || '', autocomplete: 'off', spellcheck: 'false', role: 'combobox', 'aria-expanded': 'false', 'aria-autocomplete': 'list', 'aria-controls': 'ask-list', placeholder: 'who said what about Taiwan' });
  const list = el('ul', { id: 'ask-list', role: 'listbox', 'aria-label': 'Ways to go on', hidden: true });
  const before = about.question ? [...about.before, about.question].slice(-TOLD) : [];
  put(form,
    el('label', { for: 'ask-q' }, 'Ask'),
    el('span', { class: 'box' }, box, list),
    before.map((value) => el('input', { type: 'hidden', name: 'after', value })),
    el('button', {}, 'Ask'),
    about.question ? el('a', { class: 'button', href: '/' }, 'All') : null,
    el('p', { class: 'hint' }, about.question ? 'A question can go on with the last one: “and Xi?”, “to whom?”, “only in November”.' : 'English, or Cypher that reads.'));
  build_completion(box, list);
}

function build_completion(box, list) {
  let asked = 0;
  let active = -1;
  const close = () => { put(list); list.hidden = true; active = -1; box.setAttribute('aria-expanded', 'false'); box.removeAttribute('aria-activedescendant'); };
  const take = (option) => { box.value = option.dataset.line; close(); box.focus(); };
  const mark = (place) => {
    const options = [...list.children];
    active = (place + options.length) % options.length;
    options.forEach((option, number) => option.setAttribute('aria-selected', String(number === active)));
    box.setAttribute('aria-activedescendant', options[active].id);
    options[active].scrollIntoView({ block: 'nearest' });
  };
  box.addEventListener('input', async () => {
    const typed = box.value;
    const number = ++asked;
    if (!typed.trim()) return close();
    let found;
    try {
      found = await (await fetch('/api/complete?' + new URLSearchParams({ q: typed }))).json();
    } catch { return close(); }
    // Only the answer to what was typed last counts.
    if (number !== asked || !found.completions?.length) return number === asked && close();
    const start = [...typed].slice(0, found.start).join('');
    active = -1;
    put(list, found.completions.slice(0, 8).map((word, place) => el('li', { role: 'option', id: `ask-${place}`, 'aria-selected': 'false', 'data-line': start + word, onpointerdown: (event) => { event.preventDefault(); take(event.currentTarget); } }, el('bdi', {}, word))));
    list.hidden = false;
    box.setAttribute('aria-expanded', 'true');
    return undefined;
  });
  box.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    if (event.key === 'ArrowDown') mark(active + 1);
    else if (event.key === 'ArrowUp') mark(active < 0 ? -1 : active - 1);
    else if (event.key === 'Escape') close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && active >= 0) take(list.children[active]);
    else return;
    event.preventDefault();
  });
  box.addEventListener('blur', close);
}
