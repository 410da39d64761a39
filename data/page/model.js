// What the page was told, and what can be read off it.

const data = JSON.parse(byId('data').textContent);
const { about, entities, documents, statements } = data;

const ACTORS = ['Person', 'Organization', 'Country'];
const ROLES = { either: 'speaks or is spoken of', speaks: 'speaks', spoken: 'is spoken of' };
const NAMELESS = 'no name';

statements.forEach((statement, number) => {
  for (const list of ['about', 'near', 'to', 'according_to', 'via', 'reports', 'disputes', 'also_in']) statement[list] ||= [];
  statement.number = number;
  statement.disputed_by = [];
  const spoken = [...new Set([...statement.about, ...statement.near, ...statement.to])];
  statement.by_role = {
    speaks: statement.speakers,
    spoken,
    either: [...new Set([...statement.speakers, ...spoken, ...statement.according_to])],
  };
});
for (const statement of statements) for (const other of statement.disputes) statements[other].disputed_by.push(statement.number);

documents.forEach((document, number) => {
  document.number = number;
  document.name = document.title || document.path.split('/').pop() || 'an article';
  document.said = [];
});
for (const statement of statements) if (statement.document !== undefined) documents[statement.document].said.push(statement.number);
for (const document of documents) document.said.sort((left, right) => (statements[left].start ?? 0) - (statements[right].start ?? 0));

const by_id = new Map(statements.map((statement) => [statement.id, statement]));
const by_key = new Map(entities.map((entity, number) => [entity.key, number]));

const document_of = (statement) => documents[statement.document];
const names = (numbers) => numbers.map((number) => entities[number].name).join(', ');
const who = (statement) => names(statement.speakers) || statement.source || 'somebody';
const paper = (document) => document && (document.publisher || 'not named');
const percent = (confidence) => confidence === undefined ? '' : `${Math.round(confidence * 100)} %`;
/** Acts of speech in words that need no explanation, where they have others. */
const ACTS = { commissive: 'promise', directive: 'request' };
const act_name = (act) => Object.hasOwn(ACTS, act) ? ACTS[act] : act;
const form = (statement) => statement.attitude ? 'thought or wanted' : { direct: 'own words', mixed: 'partly own words', indirect: 'reported' }[statement.form] || 'unknown';

/** The words of a statement as they can be quoted, with what is needed to find them again. */
function quotation(statement) {
  const own = document_of(statement);
  const said = [statement.negated && 'did not say', statement.cue, period(statement)].filter(Boolean).join('; ');
  const reporter = statement.according_to.length ? `, according to ${names(statement.according_to)}` : '';
  const place = statement.start === undefined ? '' : `, characters ${statement.start}–${statement.end}`;
  const where = own ? [own.title && `“${own.title}”`, own.publisher, own.date, own.path + place].filter(Boolean).join(', ') : '';
  const note = form(statement) === 'own words' ? '' : ` [${form(statement)}]`;
  return visible(`${who(statement)}${reporter} (${said}): ${statement.text}${note}${where ? `\n— ${where}` : ''}`);
}
