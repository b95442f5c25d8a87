// The terms of a formula. One that is pointed at lights up with its spots on the picture, and the
// other way round; one that has just changed is marked for a moment. No word goes to the kernel.

const LAB = '.neuronlab-lab';
const BOX = '.widget-html-content'; // stays when what it says is replaced
const MOMENT = 800; // milliseconds that a mark takes to fade, as in lab.css

let lit = { lab: null, terms: [] }; // there is one pointer
let walked = 0; // to which of its terms the arrow keys have come in the formula with the focus
const since = new WeakMap(); // when a term changed

const termsIn = (root) => [...root.querySelectorAll('[data-term]')];
const belongs = (term) => lit.terms.includes(term.dataset.term);

function light(lab, terms) {
  for (const term of lit.lab ? termsIn(lit.lab) : []) term.classList.remove('neuronlab-lit');
  lit = { lab, terms };
  for (const term of lab ? termsIn(lab).filter(belongs) : []) term.classList.add('neuronlab-lit');
}

// Light a term, or none, and its spots on the pictures of its lab.
function pointAt(term) {
  const [lab, terms] = [term?.closest(LAB) ?? null, term ? [term.dataset.term] : []];
  const before = lit.lab;
  light(lab, terms);
  for (const one of new Set([before, lab])) {
    for (const stage of one?.querySelectorAll('.neuronlab-stage') ?? []) {
      const told = one === lab ? terms : [];
      stage.dispatchEvent(new CustomEvent('neuronlab-term', { detail: told }));
    }
  }
}

// A finger points where it taps, until it taps elsewhere: only what comes next ends a pointing.
let pointed = null;
function follow({ target }) {
  const term = target.closest?.(`${LAB} [data-term]`) ?? null;
  if (term || pointed) pointAt(term);
  pointed = term;
}

// By keys: Tab comes to a formula as a whole, arrows go from term to term.
function walk(event) {
  const box = event.target.closest?.(`${LAB} ${BOX}`);
  if (!box?.matches(':focus-visible')) return;
  const terms = termsIn(box);
  const step = { focusin: -walked, ArrowLeft: -1, ArrowRight: 1 }[event.key ?? event.type];
  if (step === undefined || !terms.length) return;
  walked = Math.min(Math.max(walked + step, 0), terms.length - 1);
  pointAt(terms[walked]);
  event.preventDefault();
}

export function nameFormulas() {
  for (const box of document.querySelectorAll(`${LAB} ${BOX}`)) {
    if (!box.querySelector('[data-term]')) {
      box.removeAttribute('tabindex');
    } else if (!box.hasAttribute('tabindex')) {
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', 'formula');
    }
  }
}

// Terms by their names; one that stands there twice is told apart by which of them it is.
function known(nodes) {
  const found = new Map();
  for (const term of [...nodes].filter((node) => node.querySelectorAll).flatMap(termsIn)) {
    let k = 0;
    while (found.has(`${term.dataset.term} ${k}`)) k += 1;
    found.set(`${term.dataset.term} ${k}`, term);
  }
  return found;
}

// What a formula says is replaced as a whole. Marked is what is new in it, unless hardly anything
// is not, or it plays: then marks would only flicker. A mark goes on where more changes meanwhile.
function renew({ target, removedNodes, addedNodes }) {
  if (!removedNodes.length || !target.matches?.(`${LAB} ${BOX}`)) return;
  const [before, after] = [known(removedNodes), known(addedNodes)];
  const both = [...after.keys()].filter((name) => before.has(name));
  const changed = both.filter((name) =>
    before.get(name).textContent !== after.get(name).textContent);
  const now = performance.now();
  const playing = target.closest(LAB).querySelector('.neuronlab-primary.mod-active');
  if (!playing && changed.length <= Math.max(1, (both.length * 2) / 3)) {
    for (const name of changed) since.set(after.get(name), now);
  }
  for (const name of playing ? [] : both) {
    const term = after.get(name);
    if (!since.has(term)) since.set(term, since.get(before.get(name)) ?? -MOMENT);
    const passed = now - since.get(term);
    if (passed >= MOMENT) continue;
    term.classList.add('neuronlab-changed');
    term.style.animationDelay = `${-passed}ms`;
  }
  if (target.closest(LAB) === lit.lab) light(lit.lab, lit.terms);
}

export function watchTerms() {
  document.addEventListener('pointerover', follow);
  document.addEventListener('focusin', walk);
  document.addEventListener('focusout', (event) => {
    if (event.target.closest?.(`${LAB} ${BOX}`)) pointAt(null);
  });
  document.addEventListener('keydown', walk);
  document.addEventListener('neuronlab-spot', ({ target, detail }) =>
    light(detail.length ? target.closest(LAB) : null, detail));
  document.addEventListener('animationend', ({ target, animationName }) => {
    if (animationName === 'neuronlab-changed') target.classList.remove(animationName);
  });
  new MutationObserver((records) => records.forEach(renew))
    .observe(document.body, { childList: true, subtree: true });
}
