// Elements, always made of text: nothing that comes from an article or a graph is read as HTML.

/** What is shown of a text: no controls, and no marks that turn the direction of reading. */
const visible = (text) => String(text ?? '')
  .replace(/[\u200e\u200f\u061c]/g, '')
  .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu, '\ufffd');

/** An element: `el('a', { href, class: 'x', onclick }, 'text', element, …)`. */
function el(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'vars') for (const [one, own] of Object.entries(value)) element.style.setProperty('--' + one, own);
    else if (key === 'value' || key === 'checked') element[key] = value;
    else element.setAttribute(key, value === true ? '' : visible(value));
  }
  add(element, children);
  return element;
}

function add(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false || child === '') continue;
    element.append(child instanceof Node ? child : document.createTextNode(visible(child)));
  }
}

function put(element, ...children) {
  element.replaceChildren();
  add(element, children);
}

const byId = (id) => document.getElementById(id);

const counted = (count, one, many) => `${count.toLocaleString('en')} ${count === 1 ? one : many || one + 's'}`;

const toast = byId('said');

/** Says something to everyone, also to those who listen: beside an open article nothing else is heard. */
function say(text) {
  const parent = byId('article').matches(':modal') ? byId('article') : document.body;
  if (toast.parentNode !== parent) parent.append(toast);
  put(toast, text);
  toast.classList.add('shown');
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { toast.classList.remove('shown'); put(toast); }, 4000);
}

async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // A page that was opened from disk may have no clipboard of its own.
    const area = el('textarea', { class: 'hidden' });
    area.value = text;
    (byId('article').open ? byId('article') : document.body).append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  say(said);
}

function download(name, type, text) {
  const link = el('a', { download: name });
  link.href = URL.createObjectURL(new Blob([text], { type }));
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** `2025-11-07` as `7 November 2025`. */
function day(date) {
  const [year, month, number] = (date || '').split('-');
  return number ? `${+number} ${MONTHS[month - 1]} ${year}` : date || '';
}

/** When a statement was made: a day, a month, a year, or from when until when. */
function period({ date, until }) {
  if (!until || until === date) return day(date);
  const year = date.slice(0, 4);
  if (date === `${year}-01-01` && until === `${year}-12-31`) return year;
  const [, month] = date.split('-');
  const last = new Date(Date.UTC(+year, +month, 0)).toISOString().slice(0, 10);
  if (date.endsWith('-01') && until === last) return `${MONTHS[month - 1]} ${year}`;
  return `${day(date)} – ${day(until)}`;
}
