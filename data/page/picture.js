// A picture of the part of the graph that is shown, drawn by Cytoscape.

/** So many statements are drawn themselves; of more, who speaks of what, and how often. */
const DRAWN = 60;
const MOST_TIES = 60;

const SHAPES = { Statement: 'round-rectangle', Document: 'rectangle', Person: 'ellipse', Organization: 'rectangle', Country: 'hexagon', Topic: 'round-rectangle', Place: 'pentagon', Event: 'octagon' };

let picture = null;

/** The nodes and the relationships to draw. */
function drawing(found) {
  const nodes = new Map();
  const edges = new Map();
  const node = (id, label, name, more) => { if (!nodes.has(id)) nodes.set(id, { id, label, name: visible(name), ...more }); return id; };
  const entity = (number) => node(`e${number}`, entities[number].label, entities[number].name, { entity: number });
  const edge = (from, to, type) => {
    const key = `${from} ${type} ${to}`;
    edges.set(key, { id: key, source: from, target: to, type, count: (edges.get(key)?.count || 0) + 1 });
  };
  if (found.length <= DRAWN) {
    for (const number of found) {
      const statement = statements[number];
      const own = node(`s${number}`, 'Statement', statement.text.length > 60 ? statement.text.slice(0, 58) + '…' : statement.text, { statement: number });
      for (const speaker of statement.speakers) edge(entity(speaker), own, 'SAID');
      for (const subject of statement.about) edge(own, entity(subject), 'ABOUT');
      for (const other of statement.to) edge(own, entity(other), 'TO');
      for (const other of statement.according_to) edge(own, entity(other), 'ACCORDING_TO');
      for (const other of statement.disputes) if (found.includes(other)) edge(own, `s${other}`, 'DISPUTES');
      if (statement.document !== undefined) edge(own, node(`d${statement.document}`, 'Document', documents[statement.document].name, { document: statement.document }), 'IN');
    }
  } else {
    const { pairs } = tally(found);
    for (const pair of most(pairs, MOST_TIES)) {
      const [speaker, subject] = [Math.floor(pair / entities.length), pair % entities.length];
      if (speaker === subject) continue;
      edge(entity(speaker), entity(subject), 'speaks about');
      edges.get(`e${speaker} speaks about e${subject}`).count = pairs.get(pair);
    }
  }
  const is_all = data.answer && found.length === statements.length;
  if (is_all && !found.length) entities.slice(0, 150).forEach((_, number) => entity(number));
  for (const [from, type, to] of data.ties) {
    if (type !== 'speaks about' && nodes.has(`e${from}`) && nodes.has(`e${to}`)) edge(`e${from}`, `e${to}`, type);
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}

/** A colour of the page as the drawing can use it. */
function colour(name) {
  const probe = byId('probe') || document.body.appendChild(el('span', { id: 'probe', class: 'hidden' }));
  probe.style.color = `var(--${name})`;
  return getComputedStyle(probe).color;
}

/** By how much the drawing was made smaller to fit: names are made larger by as much. */
let shrunk = 1;

function picture_style() {
  const kinds = Object.keys(SHAPES).map((label) => ({
    selector: `node[label="${label}"]`,
    style: { shape: SHAPES[label], 'background-color': colour(`${label.toLowerCase()}-fill`), 'border-color': colour(label.toLowerCase()) },
  }));
  return [
    { selector: 'node', style: { label: 'data(name)', color: colour('ink'), 'border-width': 1.5 * shrunk, width: 22 * shrunk, height: 22 * shrunk, 'font-size': 12 * shrunk, 'text-wrap': 'wrap', 'text-max-width': 110 * shrunk, 'text-valign': 'bottom', 'text-margin-y': 3 * shrunk, 'text-background-color': colour('paper'), 'text-background-opacity': 0.7, 'font-family': 'system-ui, sans-serif' } },
    ...kinds,
    { selector: 'node[label="Statement"]', style: { width: 16 * shrunk, height: 12 * shrunk, 'font-size': 10 * shrunk, 'text-max-width': 130 * shrunk } },
    { selector: 'edge', style: { width: `mapData(count, 1, 20, ${shrunk}, ${6 * shrunk})`, 'line-color': colour('line'), 'target-arrow-color': colour('line'), 'target-arrow-shape': 'triangle', 'arrow-scale': 0.8 * Math.sqrt(shrunk), 'curve-style': 'bezier', label: 'data(type)', 'font-size': 7 * shrunk, color: colour('soft'), 'text-rotation': 'autorotate', 'min-zoomed-font-size': 9 } },
    { selector: 'edge[type="speaks about"]', style: { label: 'data(count)', 'font-size': 9 * shrunk } },
    { selector: 'edge[type="DISPUTES"]', style: { 'line-color': colour('warn'), 'target-arrow-color': colour('warn') } },
    { selector: 'edge[type="IN"]', style: { 'line-style': 'dotted', label: '' } },
    { selector: '.faint', style: { opacity: 0.15 } },
    { selector: ':selected', style: { 'border-width': 4 * shrunk } },
  ];
}

function chosen_node(box, node) {
  const own = node.data();
  const count = node.connectedEdges().length;
  if (own.statement !== undefined) return put(box, card(own.statement));
  if (own.document !== undefined) return put(box, el('p', {}, el('strong', {}, own.name), ' ', link({ article: [documents[own.document].path] }, { class: 'button' }, 'Only this article')));
  const entity = entities[own.entity];
  const facet = facet_of(entity);
  return put(box, el('p', {}, el('strong', {}, entity.name), ` ${[entity.label, entity.role].filter(Boolean).join(', ')}; ${counted(count, 'tie')} here `,
    facet ? link({ [facet.id]: [entity.key] }, { class: 'button' }, 'Only this') : null, ' ',
    facet ? link({ [facet.id]: [entity.key], view: 'cards' }, { class: 'button' }, 'Its statements') : null));
}

/** Gives the drawing the shape of its box, so that names are as large as they can be. */
function fill(canvas) {
  const own = picture.nodes().boundingBox({ includeLabels: false });
  const [wide, high] = [canvas.clientWidth, canvas.clientHeight];
  if (!own.w || !own.h || !wide || !high) return;
  const longer = (wide / high) / (own.w / own.h);
  const [across, down] = longer > 1 ? [longer, 1] : [1, 1 / longer];
  picture.nodes().positions((node) => ({ x: node.position('x') * across, y: node.position('y') * down }));
  picture.fit(picture.nodes(), 40);
  // Where there are many, names would cover each other.
  shrunk = (picture.nodes().length > 50 ? 0.75 : 1) / picture.zoom();
  picture.style(picture_style());
}

/** Draws into a box that is on the page already. */
function draw(canvas, info, { nodes, edges }) {
  picture?.destroy();
  shrunk = 1;
  const is_still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  picture = cytoscape({
    container: canvas,
    elements: { nodes: nodes.map((own) => ({ data: own })), edges: edges.map((own) => ({ data: own })) },
    style: picture_style(),
    layout: { name: 'cose', animate: false, randomize: true, nodeRepulsion: () => 12000, idealEdgeLength: () => 70, nodeDimensionsIncludeLabels: true, padding: 20, numIter: nodes.length > 120 ? 400 : 800 },
    minZoom: 0.1, maxZoom: 4, autoungrabify: is_still,
  });
  fill(canvas);
  picture.on('tap', 'node', (event) => {
    const around = event.target.closedNeighborhood();
    picture.elements().addClass('faint');
    around.removeClass('faint');
    chosen_node(info, event.target);
  });
  picture.on('tap', (event) => {
    if (event.target !== picture) return;
    picture.elements().removeClass('faint');
    put(info, el('p', { class: 'hint' }, 'Choose a node to see what it is; drag to move, pinch or use the buttons to enlarge.'));
  });
}

function show_picture(found) {
  const graph = drawing(found);
  const used = [...new Set(graph.nodes.map((node) => node.label))];
  if (!graph.nodes.length) return el('p', { class: 'notice' }, 'There is nothing to draw.');
  const canvas = el('div', { class: 'canvas', role: 'img', 'aria-label': `A drawing of ${counted(graph.nodes.length, 'node')} and ${counted(graph.edges.length, 'tie')}; the list below says the same` });
  const info = el('div', { class: 'info', 'aria-live': 'polite' }, el('p', { class: 'hint' }, 'Choose a node to see what it is; drag to move, pinch or use the buttons to enlarge.'));
  const zoom = (by) => picture && picture.zoom({ level: picture.zoom() * by, renderedPosition: { x: picture.width() / 2, y: picture.height() / 2 } });
  const name = new Map(graph.nodes.map((node) => [node.id, node.name]));
  queueMicrotask(() => { if (canvas.isConnected) draw(canvas, info, graph); });
  return [
    el('p', { class: 'order' },
      el('button', { type: 'button', onclick: () => zoom(1.4) }, 'Larger'), el('button', { type: 'button', onclick: () => zoom(1 / 1.4) }, 'Smaller'), el('button', { type: 'button', onclick: () => picture?.fit(undefined, 24) }, 'Fit'),
      el('button', { type: 'button', onclick: () => picture && picture.png({ output: 'blob-promise', full: true, scale: 2, bg: colour('paper') }).then(save_picture) }, 'Save as PNG')),
    found.length > DRAWN ? el('p', { class: 'hint' }, `${counted(found.length, 'statement')} are too many to draw: these are the ${graph.edges.filter((edge) => edge.type === 'speaks about').length} strongest pairs of who speaks about what. Filters bring single statements into the picture.`) : null,
    el('ul', { class: 'legend', 'aria-label': 'Legend' }, used.map((label) => el('li', { class: label }, label))),
    canvas, info,
    el('details', {}, el('summary', {}, `The same as a list (${counted(graph.edges.length, 'tie')})`),
      el('ul', { class: 'ties' }, graph.edges.map((edge) => el('li', {}, el('bdi', {}, name.get(edge.source)), ` – ${edge.type} → `, el('bdi', {}, name.get(edge.target)), edge.count > 1 ? ` (${edge.count})` : '')))),
  ];
}

function save_picture(blob) {
  const anchor = el('a', { download: file_name('png') });
  anchor.href = URL.createObjectURL(blob);
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10000);
}
