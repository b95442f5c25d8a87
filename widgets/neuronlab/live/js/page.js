// What a lab or a card needs of the page around it, whatever front end that is; done once a page.
/* global watchTheme, nameFormulas, watchTerms */

const BLOCK = '.neuronlab';
const SUPPRESS = 'data-lm-suppress-shortcuts';

// JupyterLab's command mode takes plain keys from everything that is not a text field: an arrow key
// on a menu moves to another cell, and the letter x cuts one. Inside a block, keys belong to the
// control that has the focus: all but save and run. JupyterLab looks for this mark on the element
// that has the focus and on those around it.
function keepKeys(event) {
  const control = event.target;
  if (!(control instanceof Element)) return;
  const block = control.closest(BLOCK);
  if (!block) return;
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  const command = (modified && event.key === 's') ||
    (event.key === 'Enter' && (modified || event.shiftKey));
  if (command) control.removeAttribute(SUPPRESS);
  else control.setAttribute(SUPPRESS, 'true');
  if (event.key === 'Escape' && !event.defaultPrevented) leave(control, block);
}

// Escape leaves a block to its cell, from where the arrow keys go on through the notebook.
function leave(control, block) {
  const cell = block.closest('.jp-Cell');
  control.blur();
  if (!cell) return;
  if (!cell.hasAttribute('tabindex')) cell.setAttribute('tabindex', '-1');
  cell.focus({ preventScroll: true });
}

// A button that its own press switches off would lose the focus to nothing: it goes to the block's
// next control, to the last one, or to the cell.
const CONTROLS = 'button, select, input, textarea, summary, [tabindex="0"]';
let held = null;

const usable = (e) => !e.disabled && e.offsetParent;

function hold({ target }) {
  const block = target.closest?.(BLOCK);
  held = block ? { control: target, block } : null;
}

function letGo({ target }) {
  if (usable(target)) held = null;
}

function keepFocus() {
  if (!held || usable(held.control)) return;
  const { control, block } = held, at = document.activeElement;
  held = null;
  if (at !== control && at !== document.body) return;
  const others = [...block.querySelectorAll(CONTROLS)].filter(usable);
  const after = (e) =>
    control.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING;
  const next = others.find(after) ?? others.at(-1);
  if (next) next.focus({ preventScroll: true });
  else leave(control, block);
}

// ipywidgets names a slider only in a label beside its handle, where no screen reader finds it.
function nameSliders() {
  for (const handle of document.querySelectorAll(`${BLOCK} .noUi-handle:not([aria-label])`)) {
    const label = handle.closest('.widget-inline-hbox, .widget-inline-vbox')
      ?.querySelector('.widget-label');
    if (label?.textContent) handle.setAttribute('aria-label', label.textContent);
  }
  nameFormulas();
}

function install() {
  // The window hears a key before the document does, where JupyterLab listens.
  window.addEventListener('keydown', keepKeys, true);
  watchTerms();
  window.addEventListener('focusin', hold);
  window.addEventListener('focusout', letGo);
  new MutationObserver(keepFocus).observe(document.body, {
    subtree: true, attributeFilter: ['disabled'],
  });
  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => { waiting = false; nameSliders(); }, 200);
  }).observe(document.body, { childList: true, subtree: true });
}

function initialize() {
  if (!window.neuronlabPage) {
    window.neuronlabPage = true;
    install();
  }
  nameSliders();
}

function render({ el, signal }) {
  el.classList.add('neuronlab-page');
  nameSliders();
  const ending = new AbortController();
  signal?.addEventListener('abort', () => ending.abort());
  const night = (dark) => el.closest(BLOCK)?.classList.toggle('neuronlab-night', dark);
  watchTheme(el, night, ending.signal);
  return () => ending.abort();
}

export default { initialize, render };
