// The clock ticks in the browser. With the page it stops, and with the kernel it waits.
/* global Flow, sent */
function initialize({ model, signal }) {
  const flow = new Flow(16);
  const me = Math.random().toString(36).slice(2);
  let timer = null;
  let due = 0;

  const interval = () => 1000 / model.get('per_second');

  function go() {
    timer = null;
    if (!model.get('playing')) return;
    const now = performance.now();
    if (now < due) return wait(due - now);
    if (!flow.room(interval())) return; // an answer goes on
    due = Math.max(due + Math.max(interval(), 0.9 * flow.work), now);
    window.dispatchEvent(new Event('neuronlab-tick')); // the extension hears it
    if (sent(model, { kind: 'tick', number: flow.send(), clock: me })) wait(due - now);
  }

  function wait(milliseconds) {
    if (timer === null) timer = setTimeout(go, milliseconds);
  }

  function change() {
    flow.reset();
    due = performance.now();
    go();
  }

  function hear(message) {
    if (message.kind !== 'tock' || message.clock !== me) return;
    flow.answer(message.number, message.work);
    wait(Math.max(0, due - performance.now()));
  }

  model.on('change:playing', change);
  model.on('msg:custom', hear);
  signal?.addEventListener('abort', () => clearTimeout(timer));
  change();
  return () => clearTimeout(timer);
}

export default { initialize };
