// Python in a thread of its own, so that the page stays awake whatever the reader writes.
const here = new URL('.', import.meta.url);

async function text(name) {
  return (await fetch(new URL(name, here))).text();
}

async function begin() {
  const live = new URL('live/', here);
  const parts = await (await fetch(new URL('live.json', live))).json();
  const { loadPyodide } = await import(new URL(parts.pyodide, live));
  const [python, source, ...wheels] = await Promise.all([
    loadPyodide({ indexURL: new URL('.', new URL(parts.pyodide, live)).href }),
    text('live.py'),
    ...parts.wheels.map(async (name) => (await fetch(new URL(name, live))).arrayBuffer()),
  ]);
  wheels.forEach((wheel) => python.unpackArchive(wheel, 'wheel'));
  python.FS.writeFile('live.py', source);
  python.runPython('import json, live');
  return python;
}

const ready = begin();
ready.then(
  () => postMessage({ ready: true }),
  (wrong) => postMessage({ failed: String(wrong) }),
);

onmessage = async ({ data }) => {
  const python = await ready;
  python.globals.set('asked', JSON.stringify(data.asked));
  const answer = python.runPython('json.dumps(live.answer(json.loads(asked)))');
  postMessage({ turn: data.turn, answer: JSON.parse(answer) });
};
