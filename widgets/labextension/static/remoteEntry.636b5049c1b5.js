// A lab that was run, saved and opened again shows its picture, and a card its text.
//
// A saved output holds a picture and a text beside the live view, whose model is gone when the
// notebook is opened again; the widget manager then says "model not found" in place of the lab.
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

  async function showStored(renderer, model, rendermime) {
    const type = ['image/png', 'text/plain'].find((name) => model.data[name] !== undefined);
    const stored = rendermime.createRenderer(type);
    await stored.renderModel(model);
    renderer.node.textContent = '';
    renderer.addWidget(stored);
    renderer.node.append(line(SAVED));
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
  function withReason(renderer, rendermime) {
    const live = renderer.renderModel.bind(renderer);
    renderer.renderModel = async (model) => {
      await live(model);
      if (isOurs(model) && !rendermime.mimeTypes.includes(VIEW)) renderer.node.append(line(MISSING));
    };
    return renderer;
  }

  const plugin = {
    id: 'neuronlab:stored',
    description: 'Shows the stored picture or text of a lab whose kernel is gone.',
    autoStart: true,
    activate(app) {
      app.docRegistry.addWidgetExtension('Notebook', {
        createNew(panel) {
          const { rendermime } = panel.content;
          const create = rendermime.createRenderer.bind(rendermime);
          rendermime.createRenderer = (type) => {
            const renderer = create(type);
            return (type === VIEW ? withFallback : withReason)(renderer, rendermime);
          };
        },
      });
    },
  };

  (window._JUPYTERLAB = window._JUPYTERLAB || {}).neuronlab = {
    init() {},
    get: async () => () => ({ __esModule: true, default: plugin }),
  };
})();
