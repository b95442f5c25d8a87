// How many messages may be under way to the kernel: as many as the shortest round trip seen holds
// at the pace at which they are sent, and one more. So a far kernel works at its own speed, not at
// one message a round trip, and a slow one is never buried.
export class Flow {
  constructor(most) {
    this.most = most;
    this.reset();
  }

  reset() {
    this.sent = new Map();
    this.number = 0;
    this.shortest = Infinity; // milliseconds on the way, without the kernel's own work
    this.work = 0; // milliseconds the kernel takes for one
  }

  room(interval) {
    const pace = Math.max(interval, this.work, 1);
    const held = this.shortest < Infinity ? Math.ceil(this.shortest / pace) : 0;
    return this.sent.size < Math.min(this.most, held + 1);
  }

  send() {
    this.sent.set(++this.number, performance.now());
    return this.number;
  }

  answer(number, work) {
    const at = this.sent.get(number);
    if (at === undefined) return;
    // What was sent before it has been answered too, or never will be.
    for (const earlier of this.sent.keys()) if (earlier <= number) this.sent.delete(earlier);
    this.shortest = Math.min(this.shortest, Math.max(0, performance.now() - at - work));
    this.work += (work - this.work) / (this.work ? 8 : 1);
  }
}

// Whether a message could be sent: a kernel that is gone takes none, and the page says that already.
export function sent(model, message) {
  try {
    model.send(message);
    return true;
  } catch {
    return false;
  }
}
