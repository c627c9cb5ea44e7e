// Asks for ideas like the one that is being typed; an answer that a later question has overtaken is dropped.
const form = document.querySelector('#idea');
const box = document.querySelector('#twins');
let waiting;
let asked = 0;

async function look() {
  const turn = ++asked;
  box.setAttribute('aria-busy', 'true');
  const answer = await fetch('/similar?' + new URLSearchParams(new FormData(form)));
  const text = await answer.text();
  if (turn !== asked) return;
  if (answer.ok) box.innerHTML = text;
  box.removeAttribute('aria-busy');
}

form.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(look, 200);
});
