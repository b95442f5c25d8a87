// What labs need of JupyterLab itself.
//
// A lab that was run, saved and opened again shows its picture, and a card its text: a saved output
// holds a picture and a text beside the live view, whose model is gone when the notebook is opened
// again; the widget manager then says "model not found" in place of the lab.
//
// A lab's stored picture is shown on a card, dark in a dark page.
//
// While a lab plays or is dragged, the page counts as busy all the time: see holdBusy.
//
// A page that is opened on a running kernel shows all its labs, be the network slow: see patient. So
// does a page that is busy with many of them: see unhurried.
//
// This file is the whole extension, in the form in which JupyterLab and Notebook 7 load prebuilt
// ones; nothing is compiled.
(() => {
  const VIEW = 'application/vnd.jupyter.widget-view+json';
  const FAILED = 'Error displaying widget';

  // Only what this course writes.
  function isOurs(model) {
    return model.data[VIEW]?.made_by === 'neuronlab';
  }

  function line(text) {
    const div = document.createElement('div');
    div.className = 'neuronlab-stored';
    div.textContent = text;
    Object.assign(div.style, {
      padding: '4px 8px', lineHeight: '1.5', borderLeft: '4px solid var(--jp-brand-color1, #1976d2)',
      background: 'var(--jp-layout-color2)', color: 'var(--jp-ui-font-color1)', width: 'fit-content',
    });
    return div;
  }

  const SAVED = 'This is how it was saved: run this cell to make it live.';
  const MISSING = "It can't be live here: the server that shows this page has no widgets. Where" +
    ' JupyterLab is installed, run "pip install jupyterlab_widgets", then start it anew and load' +
    ' this page again.';

  // Also in a lesson as it comes, which holds no live views: a lab's text is the call that makes it,
  // and the text of a lesson's head begins with its number.
  function isPicture(type, model) {
    return type === 'image/png' && /^(\w+Lab\(|Lesson \d\d: )/.test(model.data['text/plain'] ?? '');
  }

  // A stored picture is drawn on light paper. In a dark page it is turned over as the live one is
  // (darkFilter in stage.js); and it stands on a card, as the lab does.
  function dress(node) {
    node.classList.add('neuronlab-stored-picture');
    if (document.getElementById('neuronlab-stored')) return;
    const row = (own) => [0.2126, 0.7152, 0.0722].map((y, k) => (k === own) - 1.86 * y);
    const rows = [0, 1, 2].map((own) => [...row(own), 0, 0.93].join(' '));
    const dark = 'body[data-jp-theme-light="false"] .neuronlab-stored-picture';
    document.body.insertAdjacentHTML('beforeend', `<div id="neuronlab-stored" aria-hidden="true">
      <svg width="0" height="0" style="position: absolute">
        <filter id="neuronlab-stored-dark" color-interpolation-filters="sRGB" x="0" y="0"
          width="100%" height="100%"><feColorMatrix values="${rows.join(' ')} 0 0 0 1 0"/></filter>
      </svg>
      <style>
        .jp-OutputArea-output.neuronlab-stored-picture, .neuronlab-stored-picture {
          box-sizing: border-box; flex: 0 1 auto; width: fit-content; max-width: 100%;
          padding: 10px 16px;
          border: 1px solid #d5d8db; border-radius: 10px; background: #fcfcfa;
        }
        ${dark} { border-color: #43484d; background: #151513; }
        ${dark} img { filter: url(#neuronlab-stored-dark); }
      </style></div>`);
  }

  async function showStored(renderer, model, rendermime) {
    const type = ['image/png', 'text/plain'].find((name) => model.data[name] !== undefined);
    const stored = rendermime.createRenderer(type);
    await stored.renderModel(model);
    renderer.node.textContent = '';
    renderer.addWidget(stored);
    renderer.node.append(line(SAVED));
  }

  // ipywidgets (8.1.9) waits two seconds for a model, asleep most of the time; then an output says
  // "model not found" where all models have come by now, and waits for them where they have not. If
  // they come in its last sleep, they are there, and it says that they are missing.
  const known = new WeakSet();

  function patient(manager) {
    if (known.has(manager)) return;
    known.add(manager);
    const load = manager.loadClass.bind(manager);
    manager.loadClass = async (name, module, version) => {
      const found = await load(name, module, version);
      if (module === 'anywidget' && name === 'AnyModel') unhurried(found);
      return found;
    };
    const find = manager.get_model.bind(manager);
    manager.get_model = (id) => find(id).catch((error) => {
      if (manager.restoredStatus) return find(id);
      throw error;
    });
  }

  // anywidget (0.11) gives a widget's script two seconds. If the page is busy for as long, it drops all
  // that the kernel says to that widget from then on, and its picture stays empty. So it gets no
  // deadline: a script that fails says so by itself.
  function unhurried(Model) {
    if (known.has(Model)) return;
    known.add(Model);
    const begin = Model.prototype.initialize;
    Model.prototype.initialize = function initialize(...given) {
      const { timeout } = AbortSignal;
      AbortSignal.timeout = () => new AbortController().signal;
      try {
        return begin.apply(this, given);
      } finally {
        AbortSignal.timeout = timeout;
      }
    };
  }

  function withFallback(renderer, rendermime) {
    const live = renderer.renderModel.bind(renderer);
    renderer.renderModel = async (model) => {
      await live(model);
      const failed = renderer.node.textContent.startsWith(FAILED);
      if (failed && isOurs(model)) await showStored(renderer, model, rendermime);
    };
    return renderer;
  }

  // Without a widget manager the next best of the output's types is shown, and nobody says why.
  function withReason(renderer, rendermime, type) {
    const live = renderer.renderModel.bind(renderer);
    renderer.renderModel = async (model) => {
      await live(model);
      if (isPicture(type, model)) dress(renderer.node);
      if (isOurs(model) && !rendermime.mimeTypes.includes(VIEW)) renderer.node.append(line(MISSING));
    };
    return renderer;
  }

  // With each message the kernel is busy and idle again, and each time JupyterLab fetches another
  // icon for its tab: two requests a frame.
  function holdBusy(status) {
    let held = null;
    let ending = null;
    const hold = () => {
      held ??= status.setBusy();
      clearTimeout(ending);
      ending = setTimeout(() => {
        held.dispose();
        held = null;
      }, 500);
    };
    const inBlock = ({ target }) => target instanceof Element && target.closest('.neuronlab');
    window.addEventListener('neuronlab-tick', hold);
    window.addEventListener('keydown', (event) => { if (inBlock(event)) hold(); }, true);
    window.addEventListener('pointermove', (event) => {
      if (event.buttons && inBlock(event)) hold();
    }, true);
  }

  const busy = {
    id: 'neuronlab:busy',
    description: 'Keeps the icon of the tab from flickering while a lab plays.',
    autoStart: true,
    activate(app) {
      if (app.status?.setBusy) holdBusy(app.status);
    },
  };

  const stored = {
    id: 'neuronlab:stored',
    description: 'Shows the stored picture or text of a lab whose kernel is gone.',
    autoStart: true,
    activate(app) {
      app.docRegistry.addWidgetExtension('Notebook', {
        createNew(panel) {
          const { rendermime } = panel.content;
          const create = rendermime.createRenderer.bind(rendermime);
          const add = rendermime.addFactory.bind(rendermime);
          rendermime.addFactory = (factory, ...rank) => {
            add(factory, ...rank);
            if (!factory.mimeTypes.includes(VIEW)) return;
            const first = create(VIEW); // its manager is there before any model is
            first._manager?.promise?.then(patient).then(() => first.dispose());
          };
          rendermime.createRenderer = (type) => {
            const renderer = create(type);
            renderer._manager?.promise?.then(patient);
            return (type === VIEW ? withFallback : withReason)(renderer, rendermime, type);
          };
        },
      });
    },
  };

  const late = {
    id: 'neuronlab:late',
    description: 'Shows labs whose models come late from the kernel.',
    autoStart: true,
    activate(app) {
      app.widgetManagerPromise?.promise.then(patient); // Voilà has one manager for the page
    },
  };

  (window._JUPYTERLAB = window._JUPYTERLAB || {}).neuronlab = {
    init() {},
    get: async () => () => ({ __esModule: true, default: [stored, busy, late] }),
  };
})();
