// Inside a lab or a question, keys belong to the control that has the focus.
//
// JupyterLab's command mode takes plain keys from everything that is not a text field: an arrow key
// on a menu moves to another cell, and the letter x cuts one. And ipywidgets names a slider only in
// a label beside its handle, where a screen reader does not find it.
//
// This file is the whole extension, in the form in which JupyterLab loads prebuilt ones; nothing is
// compiled.
(() => {
  const BLOCK = '.neuronlab';
  const SUPPRESS = 'data-lm-suppress-shortcuts';

  // All but a few: save, run the cell, leave.
  function keepKeys(event) {
    const control = event.target;
    if (!(control instanceof Element && control.closest(BLOCK))) return;
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    const command = event.key === 'Escape' || (modified && event.key === 's') ||
      (event.key === 'Enter' && (modified || event.shiftKey));
    // JupyterLab looks for this mark on the element that has the focus and on those around it.
    if (command) control.removeAttribute(SUPPRESS);
    else control.setAttribute(SUPPRESS, 'true');
  }

  function nameSliders() {
    for (const handle of document.querySelectorAll(`${BLOCK} .noUi-handle:not([aria-label])`)) {
      const label = handle.closest('.widget-inline-hbox, .widget-inline-vbox')
        ?.querySelector('.widget-label');
      if (label?.textContent) handle.setAttribute('aria-label', label.textContent);
    }
  }

  const plugin = {
    id: 'neuronlab:keyboard',
    description: 'Gives plain keys to the focused control of a lab, and names its sliders.',
    autoStart: true,
    activate() {
      // The window hears a key before the document does, where JupyterLab listens.
      window.addEventListener('keydown', keepKeys, true);
      let waiting = false;
      new MutationObserver(() => {
        if (waiting) return;
        waiting = true;
        setTimeout(() => { waiting = false; nameSliders(); }, 200);
      }).observe(document.body, { childList: true, subtree: true });
    },
  };

  (window._JUPYTERLAB = window._JUPYTERLAB || {}).neuronlab = {
    init() {},
    get: async () => () => ({ __esModule: true, default: plugin }),
  };
})();
