import { selectField } from '../controls/select_field';
import type { Speed } from '../engine/messages';
import type { PageContext } from './context';

const SPEEDS: readonly Speed[] = [1, 10, 100, 'fastest'];

/** How many epochs a second the reader wants to see. */
export function speedField({ texts, actions, store }: PageContext) {
  const field = selectField({
    label: texts.get('page.run.speed'),
    hint: texts.get('page.run.speedHint'),
    options: SPEEDS.map((value) => ({
      value: String(value),
      label:
        value === 'fastest'
          ? texts.get('page.run.fastest')
          : texts.get('page.run.epochsPerSecond', { count: value }),
    })),
    value: String(store.get().speed),
    onChange: (value) => actions.setSpeed(value === 'fastest' ? 'fastest' : Number(value)),
  });
  field.element.classList.add('speed');
  return {
    element: field.element,
    stop: store.watch(
      (state) => state.speed,
      (value) => field.set(String(value)),
    ),
  };
}
