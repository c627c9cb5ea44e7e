// The page: it sends what the reader writes to Python in a worker, and shows what comes back.
const here = new URL('.', import.meta.url);
const $ = (selector) => document.querySelector(selector);
const SAYS = {
  sv: {
    loading: 'Hämtar Python och biblioteket, några megabyte …', ready: 'Klart: biblioteket körs nu i din webbläsare.',
    absent: 'Den levande delen finns inte i det här bygget av webbplatsen.', failed: 'Python kunde inte startas här: ',
    slow: 'Det tog för lång tid och avbröts.', sound: 'Inga anmärkningar.', end: 'Idén har kommit till sitt slut.',
    lost: 'Nästa beslut går inte längre: ', remove: 'Ta bort', party: 'Part', pays: 'Betalar', people: 'Invånare', why: 'Varför?',
  },
  en: {
    loading: 'Fetching Python and the library, some megabytes …', ready: 'Ready: the library now runs in your browser.',
    absent: 'The live part is not in this build of the site.', failed: 'Python could not be started here: ',
    slow: 'It took too long and was stopped.', sound: 'Nothing to remark.', end: 'The idea has come to its end.',
    lost: 'The next decision is not possible any more: ', remove: 'Remove', party: 'Party', pays: 'Pays', people: 'Inhabitants', why: 'Why?',
  },
};

let worker;
let awake; // a promise: Python is there
let turns = 0;
const waiting = new Map();
let language = 'en';
let taken = [];
let people = new Map();
const say = (name) => SAYS[language][name];

function element(tag, { text, ...properties } = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

function tell(state, more = '') {
  const status = $('#try-status');
  status.dataset.state = state;
  status.textContent = say(state) + more;
}

function start() {
  tell('loading');
  worker = new Worker(new URL('worker.js', here), { type: 'module' });
  awake = new Promise((ready, failed) => {
    worker.onmessage = ({ data }) => {
      if (data.ready) ready();
      else if (data.failed) failed(new Error(data.failed));
      else waiting.get(data.turn)?.(data.answer);
    };
    worker.onerror = (wrong) => failed(new Error(wrong.message));
  });
  return awake.then(() => tell('ready'));
}

async function ask(asked) {
  const turn = ++turns;
  await awake;
  worker.postMessage({ turn, asked: { lang: language, ...asked } });
  return new Promise((answered) => {
    const clock = setTimeout(stop, Number($('#try-it').dataset.patience));
    waiting.set(turn, (answer) => {
      clearTimeout(clock);
      waiting.delete(turn);
      answered(answer);
    });
  });
}

// What the reader wrote may never end: Python begins again, and whoever waits is told.
function stop() {
  worker.terminate();
  start();
  [...waiting.values()].forEach((answered) => answered({ fault: say('slow') }));
}

// Only the last of the questions of one kind is shown.
function latest(question, show) {
  let last = 0;
  return async () => {
    const mine = ++last;
    const answer = await ask(question());
    if (mine === last) show(answer);
  };
}

function fault(box, answer) {
  box.hidden = !answer.fault;
  box.textContent = answer.fault ?? '';
  return Boolean(answer.fault);
}

const draw = latest(
  () => ({ of: 'draw', source: $('#try-source').value, taken }),
  (answer) => {
    if (fault($('#try-graph-fault'), answer)) return;
    if ($('#try-stored').open) store();
    $('#try-drawing').innerHTML = answer.svg;
    const found = answer.findings.map((one) => element('li', { className: one.severity },
      element('strong', { text: one.label }), ` ${one.text} `, element('code', { text: one.code })));
    $('#try-findings').replaceChildren(...(found.length ? found : [element('li', { className: 'sound', text: say('sound') })]));
    taken = taken.slice(0, answer.taken);
    $('#try-story').replaceChildren(...answer.story.split('\n').filter(Boolean).map((line) => element('li', { text: line })));
    $('#try-lost').textContent = answer.refused ? say('lost') + answer.refused : '';
    $('#try-options').replaceChildren(...(answer.open.length ? answer.open.map(option) : [element('p', { text: say('end') })]));
  },
);

const store = latest(
  () => ({ of: 'json', source: $('#try-source').value }),
  (answer) => { $('#try-json').textContent = answer.json ?? answer.fault; },
);

function option(one) {
  const button = element('button', { type: 'button', className: 'md-button', disabled: one.unmet.length > 0,
    text: `${one.label} → ${one.target}` });
  button.onclick = () => {
    taken = [...taken, one.decision];
    draw();
  };
  return element('div', { className: 'try-option' }, button, ...one.unmet.map((why) => element('small', { text: why })));
}

const split = latest(
  () => ({
    of: 'share', cost: $('#try-cost').value, key: $('#try-key').value, percent: $('#try-percent').value,
    parties: [...document.querySelectorAll('#try-parties tr')].map((row) => [...row.querySelectorAll('input')].map((one) => one.value)),
  }),
  (answer) => {
    if (fault($('#try-share-fault'), answer)) return;
    $('#try-shares-title').textContent = `${answer.title}: ${answer.total}`;
    $('#try-bars').innerHTML = answer.svg;
    $('#try-python').textContent = answer.python;
    $('#try-shares').replaceChildren(...answer.shares.map((one) => element('tr', {},
      element('th', { scope: 'row', text: one.party }), element('td', { className: 'try-amount', text: one.amount }),
      element('td', {}, element('details', {}, element('summary', { text: say('why') }), ...one.why.map((line) => element('p', { text: line })))))));
  },
);

function party(name = '', count = '') {
  const remove = element('button', { type: 'button', className: 'try-remove', text: '×' });
  const row = element('tr', {},
    element('td', {}, element('input', { value: name, autocomplete: 'off' })),
    element('td', {}, element('input', { value: count, inputMode: 'numeric', autocomplete: 'off' })),
    element('td', {}, remove));
  const [who, size] = row.querySelectorAll('input');
  who.setAttribute('list', 'try-municipalities');
  who.onchange = () => {
    if (people.has(who.value)) size.value = people.get(who.value);
    split();
  };
  remove.onclick = () => {
    row.remove();
    split();
  };
  name_fields(row);
  return row;
}

function name_fields(row) {
  const [who, size] = row.querySelectorAll('input');
  who.ariaLabel = say('party');
  size.ariaLabel = say('people');
  row.querySelector('button').ariaLabel = `${say('remove')} ${who.value}`.trim();
}

function soon(act) {
  let clock;
  return () => {
    clearTimeout(clock);
    clock = setTimeout(act, 300);
  };
}

function wire() {
  $('#try-language').onchange = ({ target }) => {
    language = target.value;
    document.querySelectorAll('[data-told]').forEach((one) => { one.lang = language; });
    tell('ready');
    document.querySelectorAll('#try-parties tr').forEach(name_fields);
    draw();
    split();
  };
  $('#try-source').oninput = soon(draw);
  $('#try-start').onchange = async ({ target }) => {
    $('#try-source').value = await (await fetch(new URL(`${target.value}.txt`, here))).text();
    taken = [];
    draw();
  };
  $('#try-stored').ontoggle = ({ target }) => {
    if (target.open) store();
  };
  $('#try-again').onclick = () => {
    taken = [];
    draw();
  };
  $('#try-share').oninput = soon(split);
  $('#try-key').onchange = () => {
    $('#try-percent').disabled = $('#try-key').value !== 'base_fee';
  };
  $('#try-add').onclick = () => {
    const row = party();
    $('#try-parties').append(row);
    row.querySelector('input').focus();
  };
}

async function main() {
  const parts = await fetch(new URL('live/live.json', here), { method: 'HEAD' });
  if (!parts.ok) return tell('absent');
  try {
    await start();
  } catch (wrong) {
    return tell('failed', wrong.message);
  }
  people = new Map(await ask({ of: 'municipalities' }));
  $('#try-municipalities').append(...[...people.keys()].map((value) => element('option', { value })));
  $('#try-parties').append(...['Skövde', 'Lidköping', 'Hjo'].map((name) => party(name, people.get(name))));
  wire();
  $('#try-it').disabled = false;
  draw();
  split();
}

main();
