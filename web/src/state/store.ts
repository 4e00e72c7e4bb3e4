/** Something that can be called to stop. */
export type Stop = () => void;

/** One plain state; listeners hear only of the part they watch. */
export interface Store<State extends object> {
  get(): State;
  /** Replaces some fields; listeners whose part changed are called once. */
  update(change: Partial<State>): void;
  /** Calls `listener` now and whenever the selected part becomes another value (Object.is). */
  watch<Part>(select: (state: State) => Part, listener: (part: Part) => void): Stop;
}

/** Updates made by a listener are applied at once and told after the present round. */
export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial;
  const checks = new Set<() => void>();
  let telling = false;
  let again = false;

  const tell = () => {
    if (telling) {
      again = true;
      return;
    }
    telling = true;
    try {
      do {
        again = false;
        for (const check of [...checks]) if (checks.has(check)) check();
      } while (again);
    } finally {
      telling = false;
    }
  };

  return {
    get: () => state,
    update(change) {
      state = { ...state, ...change };
      tell();
    },
    watch(select, listener) {
      let seen = select(state);
      const check = () => {
        const part = select(state);
        if (Object.is(part, seen)) return;
        seen = part;
        listener(part);
      };
      checks.add(check);
      listener(seen);
      return () => checks.delete(check);
    },
  };
}
